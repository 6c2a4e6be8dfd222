import SlateReference

/// Labels that have an endpoint below them, and name no operation.
extension Extraction {
  /// Headings of parameters with the only endpoint below what they stand in: "### Query parameters", a table, and then
  /// `GET /books`.
  func parameterLabels(aboveEndpoints holdsEndpoint: [Bool]) -> Set<Int> {
    var labels: Set<Int> = []
    for parent in outline.nodes where !holdsEndpoint[parent.id] {
      let holding = parent.children.filter { holdsEndpoint[$0] }
      if holding.count == 1, isParameterLabel(outline.nodes[holding[0]]) {
        labels.insert(holding[0])
      }
    }
    return labels
  }

  /// The titles of operations whose labels stand on the level of the title: "### Get a book", "### Parameters" and "### HTTP
  /// request" below one heading, and then "### Get a page" with labels of its own.
  ///
  /// Two of them tell that headings are used like that; each has one label with an endpoint.
  func titlesBesideLabels(_ holdsEndpoint: [Bool], _ declares: [Bool]) -> [Int: Int] {
    var titles: [Int: Int] = [:]
    for node in outline.nodes where node.children.count > 3 {
      var labels: [Int: [Int]] = [:]
      var title: Int?
      for child in node.children {
        let section = outline.nodes[child]
        if isRequestLabel(section) || isParameterLabel(section) {
          if let title, holdsEndpoint[child] { labels[title, default: []].append(child) }
        } else if !namesPartOfOperation(child) {
          title = outline.subtree(of: child).contains { declares[$0] } ? nil : child
        }
      }
      let told = labels.filter { $0.value.count == 1 }
      guard told.count > 1 else { continue }
      for (title, labels) in told { titles[labels[0]] = title }
    }
    return titles
  }

  /// Whether a heading says that parameters stand below it, and nothing else.
  private func isParameterLabel(_ node: Outline.Node) -> Bool {
    let words = node.words.words
    return namesPartOfOperation(node.id) && Self.responseWords.isDisjoint(with: words)
      && words.contains { Self.parameterWords.contains($0) }
  }

  private static let parameterWords: WordSet = [
    "parameter", "parameters", "params", "argument", "arguments", "body", "payload", "headers",
  ]
}
