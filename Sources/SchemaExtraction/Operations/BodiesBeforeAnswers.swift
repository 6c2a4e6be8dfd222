import SlateReference

/// Bodies that nothing is said about, with the answer behind them: an object, and then another one below "Response".
extension Extraction {
  /// Whether a block is the first of its section, an object, and the next one is called the answer, while no command shows
  /// what is sent.
  func standsBeforeAnswer(_ code: CodeBlock, in node: Int, of site: EndpointSite) -> Bool {
    guard code.language == "json" || code.language == nil,
      let members = reading(of: code).documents.first?.members, !members.isEmpty,
      !code.text.hasPrefix("HTTP/")
    else { return false }
    var isFirst = true
    for case .code(let other) in outline.nodes[node].blocks.prefix(Self.blocksBeforeAnswers) {
      if isFirst {
        // A command before it shows what is sent, and a body before it is the one.
        guard other.textLocation == code.textLocation else { return false }
        isFirst = false
        continue
      }
      guard other.showsResponse else { return false }
      return isCalledAnswer(other, in: node, of: site)
    }
    return false
  }

  /// How far down a section such a body and its answer stand.
  private static let blocksBeforeAnswers = 50

  private func isCalledAnswer(_ code: CodeBlock, in node: Int, of site: EndpointSite) -> Bool {
    guard let label = codeReadings[code.textLocation]?.label, label.text.utf8.count <= 80,
      !showsFailure(code, in: node, of: site)
    else { return false }
    let words = LabelWords.heading(label.text).words
    // "Another response", "Response without a shelf": the one before it is an answer, too.
    return words.count <= 4 && words.contains { Self.responseWords.contains($0) }
      && words.allSatisfy {
        Self.responseWords.contains($0) || Self.wordsBesideAnswer.contains($0)
          || Int($0).map { (200..<300).contains($0) } ?? false
      }
  }

  private static let wordsBesideAnswer: WordSet = [
    "example", "sample", "json", "body", "the", "an", "a", "http", "ok", "success", "successful",
    "api", "server", "created",
  ]
}
