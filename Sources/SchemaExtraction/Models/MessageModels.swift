import APISchema
import SlateDiagnostics
import SlateReference

/// Models of what the samples of operations show, and which of them are the same.
extension Extraction {
  /// A model of what a sample beside an operation shows; one with the same attributes is the same.
  ///
  /// - Parameter otherwise: What it is called where its name is taken.
  mutating func message(
    named words: Words, members: [SampleValue.Member], role: Model.Role, node: Int, code: CodeBlock,
    isResource: Bool = false, otherwise: Words? = nil
  ) -> String {
    let keys = members.map(\.name).inOneText
    if role == .response, !isResource, let known = equalModel(members) {
      add(members, to: known, in: node)
      answerWords[known]?.append(words.dropping(lastIn: ["response"]))
      return known
    }
    let page = page(of: node).name
    // The whole has its name before its parts: what stands under `response` in it is the one that gets another.
    let name = claimTypeName([words] + (otherwise.map { [$0] } ?? []))
    if role == .response, !isResource {
      answerWords[name] = [words.dropping(lastIn: ["response"])]
    }
    let context = FieldContext(
      node: node, role: .response, owner: isResource || role == .message ? words : Words(words: []),
      qualifier: words, model: name, page: page)
    var properties: [Property] = []
    for member in members {
      let resolved = resolveType(
        FieldDescription(
          name: member.name,
          facts: DescriptionFacts([], name: member.name, markdown: MarkdownText()),
          sample: member.shownValue, sampleLocation: member.location, location: member.location),
        in: context)
      properties.append(
        Property(
          name: member.name, type: resolved.type,
          optional: member.value == .null, evidence: resolved.evidence,
          location: member.location))
    }
    var model = Model(
      name: name, title: outline.nodes[node].heading.text, page: page, role: role,
      properties: properties, location: code.location)
    model.samples = [
      ModelSample(
        json: SampleValue.object(members).json(pretty: false), location: code.textLocation)
    ]
    add(model)
    resourceKinds[name] = Self.resourceKind(of: members)
    if role == .response { modelsByKeys[keys, default: []].append(name) }
    return name
  }

  /// A model that samples of other answers show with the same attributes, whose values are of the same kinds.
  mutating func equalModel(_ members: [SampleValue.Member]) -> String? {
    let shown = (modelsByKeys[members.map(\.name).inOneText] ?? []).prefix(Self.compared)
    if let name = shown.first(where: { misfits(members, $0) == 0 }) { return name }
    // Where a table and a sample have the same many names, one value of another kind is a slip of either.
    guard let name = describedModel(with: members), let misfits = misfits(members, name),
      misfits * 6 <= members.count
    else { return nil }
    return name
  }

  /// How many values are not of the type that a model has for them; nil where it is another model.
  private func misfits(_ members: [SampleValue.Member], _ name: String) -> Int? {
    guard let model = model(name), isOneKind(members, model) else { return nil }
    let types = Dictionary(model.properties.lazy.map { ($0.name, $0.type) }) { first, _ in first }
    return members.count { member in types[member.name].map { !fits(member.value, $0) } ?? true }
  }

  /// The one model whose section lists these attributes and no others, where they are too many for chance.
  private mutating func describedModel(with members: [SampleValue.Member]) -> String? {
    guard members.count > 3,
      let node = sectionsByRows[members.map(\.name).sorted().inOneText].flatMap({ $0 })
    else { return nil }
    return buildShape(node, role: .response, sample: nil, location: nil)
  }

  /// Notes the sections that describe objects, by the attributes of these: not those that say what an operation takes,
  /// or what it gives as a whole.
  mutating func noteDescribedModels() {
    for node in shapeOrder {
      guard let site = shapes[node], site.rows.count > 3, site.list == nil,
        !site.isInOperation || (site.isResponse && site.owner == site.node)
      else { continue }
      let key = Set(site.rows.map(\.rootName)).sorted().inOneText
      // Of two with the same attributes neither is meant.
      sectionsByRows[key] = sectionsByRows[key] == nil ? .some(.some(node)) : .some(.none)
    }
  }

  /// Of more models with the same attributes of different types, one more does no harm.
  private static let compared = 100

  private func fits(_ value: SampleValue, _ type: ValueType) -> Bool {
    switch (value, type) {
    case (.null, _), (.bool, .boolean), (.integer, .integer), (.integer, .number),
      (.number, .number), (.number, .integer), (.string, .string), (.string, .date),
      (.string, .enumeration), (.string, .resourceURI), (.integer, .date), (.object, .dictionary):
      true
    case (.array(let items), .array(let element)):
      element == .any || items.first.map { fits($0, element) } ?? true
    case (.object(let members), .model(let name)):
      model(name).map { Self.agrees(members, $0) && isOneKind(members, $0) } ?? false
    default: false
    }
  }
}
