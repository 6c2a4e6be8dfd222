import APISchema
import SlateDiagnostics
import SlateReference

/// Resources that no table describes: the answers to their operations show them.
extension Extraction {
  /// Operations that answer with the resource itself, the most telling first.
  private static let tellingOperations = ["get", "list", "create", "update"]

  /// Gives every group without a model the one that the samples of its operations show.
  mutating func buildSampledResources() {
    let sitesByGroup = Dictionary(grouping: sites, by: \.group)
    for index in schema.groups.indices where schema.groups[index].model == nil {
      let group = schema.groups[index]
      for name in Self.tellingOperations {
        guard let site = sitesByGroup[group.id]?.first(where: { $0.name == name }),
          !site.isStream, let (members, node, code) = shownResource(site)
        else { continue }
        let words = Words(group.id).singular
        let model = message(named: words, members: members, role: .response, node: node, code: code)
        if let position = modelIndex[model] { schema.models[position].title = group.title }
        setModel(model, ofGroupAt: index)
        sampledResources.insert(model)
        register(resource: model, words: words)
        break
      }
    }
  }

  /// The object in an operation's first sample, unless it only wraps something: `{"book": {…}}`.
  private mutating func shownResource(
    _ site: EndpointSite
  ) -> (members: [SampleValue.Member], node: Int, code: CodeBlock)? {
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.language == "json" {
        let document = reading(of: code).documents.first
        // A list of resources is an array; an object that such an operation shows is the envelope of one.
        if site.name == "list", document?.isList != true { return nil }
        guard let members = firstObject(document)?.members, members.count > 1 else { return nil }
        return (members, node, code)
      }
    }
    return nil
  }

  /// Another sample of such a resource may have more attributes, or lack some.
  mutating func addToSampledResource(
    _ name: String, _ members: [SampleValue.Member], of site: EndpointSite, node: Int
  ) {
    guard sampledResources.contains(name), let index = modelIndex[name] else { return }
    let shown = Set(members.filter { $0.value != .null }.map(\.name))
    for position in schema.models[index].properties.indices
    where !shown.contains(schema.models[index].properties[position].name) {
      schema.models[index].properties[position].optional = true
    }
    let known = Set(schema.models[index].properties.map(\.name))
    let context = FieldContext(
      node: node, role: .response, owner: Words(name), model: name, page: page(of: node).name)
    for member in members where !known.contains(member.name) {
      let property = sampleOnlyProperty(member, in: context)
      schema.models[index].properties.append(property)
    }
  }
}
