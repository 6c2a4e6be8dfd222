import SlateReference

/// Objects outside of operations that a sample alone describes, below a heading that says that it shows one: "The book
/// object", what stands below "Objects", and what the API sends to its caller later.
extension Extraction {
  /// Finds them; what a table describes has been found before.
  mutating func findShownShapes() {
    let rootsOfOperations = Set(siteOfNode.keys.map { outline.root(of: $0) })
    var found = false
    for node in outline.nodes where mayShowObject(node) {
      guard let kind = shownKind(of: node, rootsOfOperations),
        let (sample, location) = sampleObject(in: node.id), let members = sample.members,
        !members.isEmpty, !Self.isError(members)
      else { continue }
      var words = shapeWords(node.id)
      if kind == .callback, words.words.allSatisfy({ Self.callbackWords.contains($0) }) {
        words = Words(words: words.words + ["payload"])
      }
      guard !words.isEmpty else { continue }
      addShape(
        ShapeSite(
          node: node.id, owner: node.id,
          rows: members.map { FieldRow(name: $0.name, description: [], location: $0.location) },
          words: words, title: node.heading.text, isMarked: false, isInOperation: false,
          isCallback: kind == .callback, isShown: true, location: location))
      found = true
    }
    if found { shapeOrder.sort() }
  }

  private enum ShownKind { case object, callback }

  private func mayShowObject(_ node: Outline.Node) -> Bool {
    siteOfNode[node.id] == nil && shapes[node.id] == nil && !sectionsWithoutMethod.contains(node.id)
      && (payloadsOfCallbacks[node.id] != nil
        || node.blocks.contains {
          if case .code(let code) = $0 { code.showsResponse } else { false }
        })
      && !tables[node.id].contains { $0.columns.kind == .fields }
      && !node.children.contains { shapes[$0]?.owner == node.id }
  }

  /// What a section shows, as its heading, or one above it, says; nil where they say nothing of the kind.
  private func shownKind(of node: Outline.Node, _ rootsOfOperations: Set<Int>) -> ShownKind? {
    let words = node.words.words
    guard Self.otherWords.isDisjoint(with: words) else { return nil }
    if words.contains(where: { Self.callbackWords.contains($0) })
      || sectionsOfCallbacks.contains(node.id)
    {
      return .callback
    }
    if words.count > 1, let first = words.first, let last = words.last,
      Self.objectLabels.contains(last) || Self.objectWords.contains(first)
    {
      return .object
    }
    for ancestor in outline.ancestors(of: node.id) {
      let above = outline.nodes[ancestor].words.words
      guard Self.otherWords.isDisjoint(with: above) else { return nil }
      if above.contains(where: { Self.callbackWords.contains($0) }) { return .callback }
      if above.allSatisfy({ Self.shownTogetherWords.contains($0) }) { return .object }
      // "Events" that can be asked for are a resource, others come by themselves.
      if above.allSatisfy({ Self.eventWords.contains($0) }),
        !rootsOfOperations.contains(outline.root(of: ancestor))
      {
        return .callback
      }
    }
    return nil
  }

  /// Whether an object that no rule asked for is none that stands for something else: an error, an example of how to call.
  ///
  /// - Parameter repeated: The sections that are left out for another reason.
  func isUnreadObject(
    _ members: [SampleValue.Member], in node: Outline.Node, besides repeated: Set<Int>
  ) -> Bool {
    guard !Self.isError(members), shapes[node.id] == nil else { return false }
    return ([node.id] + outline.ancestors(of: node.id)).allSatisfy {
      Self.otherWords.isDisjoint(with: outline.nodes[$0].words.words) && !repeated.contains($0)
    }
  }

  /// An error's body is described by another rule.
  private static func isError(_ members: [SampleValue.Member]) -> Bool {
    members.contains { ["error", "errors"].contains($0.name.lowercased()) }
  }

  static let callbackWords: WordSet = [
    "webhook", "webhooks", "callback", "callbacks", "hook", "hooks",
  ]
  private static let objectLabels: WordSet = [
    "object", "model", "schema", "entity", "representation", "resource", "payload",
  ]
  private static let shownTogetherWords: WordSet = [
    "object", "objects", "model", "models", "schema", "schemas", "resource", "resources", "entity",
    "entities", "data", "type", "types", "structures", "definitions", "the", "api", "payloads",
  ]
  private static let eventWords: WordSet = ["event", "events", "types", "the", "api", "payloads"]
  /// Words of headings above something else.
  private static let otherWords: WordSet = [
    "error", "errors", "authentication", "authorization", "pagination", "paging", "response",
    "responses", "request", "requests", "example", "examples",
  ]
}
