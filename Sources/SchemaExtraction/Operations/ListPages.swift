import APISchema
import SlateReference

extension Extraction {
  /// Makes lists that come page by page of answers whose samples, and whose query, show how to get the next page.
  ///
  /// Where nobody could tell, the answer keeps the type of its sample.
  mutating func findPages() {
    let linkHeader = namesLinkHeader
    var shown: [Int: SampleValue] = [:]
    for (operation, values) in responseValues where shown[operation] == nil {
      shown[operation] = values.first
    }
    var unwrapped: Set<String> = []
    for index in schema.operations.indices {
      let operation = schema.operations[index]
      guard operation.kind == .rest, operation.method == "GET", var response = operation.response
      else { continue }
      switch (response.kind, response.type) {
      case (.list, _):
        guard shown[index].map({ $0.isList }) ?? true else { continue }
        response.paging = PageMarkers(listWith: operation.parameters)
          .paging(linkHeader: linkHeader)
      case (.item, .model(let name)):
        guard let members = shown[index]?.members,
          let markers = PageMarkers(members, operation.parameters), let items = markers.items,
          let property = model(name)?.properties.first(where: { $0.name == items }),
          case .array(let element) = property.type, element != .any,
          let paging = markers.paging(linkHeader: linkHeader)
        else { continue }
        response.kind = .list
        response.type = element.withoutNull
        response.paging = paging
        unwrapped.insert(name)
      default: continue
      }
      schema.operations[index].response = response
    }
    removeUnused(unwrapped)
  }

  /// Whether some blocks say that links to pages stand in a header: `rel="next"`.
  static func namesLinkHeader(_ blocks: [Block]) -> Bool {
    blocks.contains { block in
      switch block {
      case .paragraph(let paragraph):
        paragraph.content.mayNameLinkHeader && namesLinkHeader(paragraph.content.plainText)
      case .list(let list): list.items.contains { namesLinkHeader($0.blocks) }
      case .aside(_, let inner, _), .quote(let inner, _): namesLinkHeader(inner)
      case .code(let code): namesLinkHeader(code.text)
      default: false
      }
    }
  }

  private static func namesLinkHeader(_ text: String) -> Bool {
    // The equals sign and the capital are found faster than what begins with an "r", and are missing nearly always.
    if text.holds(UInt8(ascii: "=")),
      text.firstOffset(of: "rel=\"next\"") != nil || text.firstOffset(of: "rel=next") != nil
    {
      return true
    }
    return text.firstOffset(of: "Link header") != nil
  }

  /// Removes envelopes that nothing needs any more, and what only they hold. What a table describes stays.
  mutating func removeUnused(_ envelopes: Set<String>) {
    var candidates = envelopes
    while !candidates.isEmpty {
      var used = Set(schema.groups.compactMap(\.model))
      schema.forEachModelName { used.insert($0) }
      let unused = candidates.filter { !used.contains($0) && shapeOfModel[$0] == nil }
      guard !unused.isEmpty else { return }
      candidates = []
      for model in schema.models where unused.contains(model.name) {
        for property in model.properties {
          if case .model(let name) = property.type { candidates.insert(name) }
        }
      }
      schema.models.removeAll { unused.contains($0.name) }
      modelIndex = [:]
      for (index, model) in schema.models.enumerated() { modelIndex[model.name] = index }
    }
  }
}

extension APISchema {
  /// Calls `body` with the name of each model that a type holds.
  fileprivate func forEachModelName(_ body: (String) -> Void) {
    func visit(_ type: ValueType) {
      switch type {
      case .model(let name): body(name)
      case .resourceURI(let name): if let name { body(name) }
      case .array(let element), .dictionary(let element), .nullable(let element): visit(element)
      default: return
      }
    }
    for operation in operations {
      for parameter in operation.parameters { visit(parameter.type) }
      for parameter in operation.body?.properties ?? [] { visit(parameter.type) }
      if let response = operation.response { visit(response.type) }
    }
    for model in models { for property in model.properties { visit(property.type) } }
    for header in responseHeaders { visit(header.type) }
    if let type = errorBody?.type { visit(type) }
  }
}

extension [Inline] {
  /// Whether a capital or an equals sign stands in some text of it, without which no link header is named.
  fileprivate var mayNameLinkHeader: Bool {
    contains { inline in
      switch inline {
      case .text(let text), .code(let text):
        text.holds(UInt8(ascii: "L")) || text.holds(UInt8(ascii: "="))
      case .emphasis(let content), .strong(let content), .link(_, let content),
        .image(_, let content):
        content.mayNameLinkHeader
      case .html, .softBreak, .lineBreak: false
      }
    }
  }
}
