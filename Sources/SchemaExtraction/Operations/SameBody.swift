import APISchema
import SlateDiagnostics
import SlateReference

/// Operations that take what another one takes: "It may be configured in the same manner as [PUT /books](#change-a-book)".
extension Extraction {
  /// Adds the parameters of the bodies that sentences link to; what an operation's own table says about one goes first.
  mutating func takeSameBodies() {
    for (index, site) in sites.enumerated() where ["POST", "PUT", "PATCH"].contains(site.method) {
      guard schema.operations.indices.contains(index), let other = operationWithSameBody(as: site),
        other != index, let body = schema.operations[other].body, !body.isWhole,
        schema.operations[index].body?.isWhole != true
      else { continue }
      let own = schema.operations[index].body?.properties ?? []
      let names = Set(own.map(\.name)).union(site.template.parameters.map(\.name))
      // Nothing says that one operation needs what the other one does.
      let added = body.properties.filter { !names.contains($0.name) }.map { property in
        var property = property
        property.required = false
        property.evidence = .link
        return property
      }
      guard !added.isEmpty else { continue }
      if schema.operations[index].body == nil {
        schema.operations[index].body = Body(properties: added)
        schema.operations[index].body?.contentType = body.contentType
      } else {
        schema.operations[index].body?.properties += added
      }
    }
  }

  private func operationWithSameBody(as site: EndpointSite) -> Int? {
    for node in site.sections {
      for case .paragraph(let paragraph) in outline.nodes[node].blocks {
        let fragments = paragraph.content.fragments
        guard !fragments.isEmpty else { continue }
        let lower = paragraph.content.plainText.lowercased()
        guard Self.bodyPhrases.contains(where: { lower.firstRange(of: $0) != nil }) else {
          continue
        }
        if let index = fragments.lazy.flatMap({ operations(behind: $0) }).first { return index }
      }
    }
    return nil
  }

  private static let bodyPhrases = [
    "in the same manner as", "in the same way as", "same parameters as", "same arguments as",
    "same fields as", "same body as", "same attributes as", "same options as",
  ]
}
