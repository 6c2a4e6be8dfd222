/// Tables of what the service sends on its own account.
extension Extraction {
  /// Whether a section below an operation says what the API sends to its caller later: "### Callback".
  func describesCallback(_ node: Int, of site: EndpointSite) -> Bool {
    guard Self.calledBackWords.isDisjoint(with: Words(site.template.path).words) else {
      return false
    }
    var current = node
    while current != site.owner {
      if !Self.calledBackWords.isDisjoint(with: outline.nodes[current].words.words) {
        return Self.calledBackWords.isDisjoint(with: outline.nodes[site.owner].words.words)
      }
      guard let parent = outline.nodes[current].parent else { break }
      current = parent
    }
    return false
  }

  /// Whether a table below the address of a WebSocket describes what comes through it: all but its own section's, and
  /// what is called parameters, does.
  func describesMessage(
    _ reading: TableReading, in node: Int, isRequest: Bool, of site: EndpointSite
  ) -> Bool {
    guard site.isAddress, !isRequest else { return false }
    let head = Words(reading.table.header[reading.columns.name].text).words
    if head.contains(where: { Self.wordsOfRequests.contains($0) || $0 == "param" }) { return false }
    let names = site.template.parameters.map(\.name) + site.template.query.map(\.name)
    return !reading.rows.contains { names.contains($0.name) }
  }

  static let calledBackWords: WordSet = ["callback", "callbacks", "webhook", "webhooks"]
}
