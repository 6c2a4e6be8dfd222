import SlateDiagnostics
import SlateReference

/// What a section about pages says in its sentences alone: "All list operations are paginated. You control that with the
/// `page` and `per_page` parameters."
extension Extraction {
  /// Makes common parameters of the names in such sentences, where one of them speaks of all lists.
  mutating func readToldPages() {
    var told: [CommonParameters] = []
    for node in outline.nodes
    where siteOfNode[node.id] == nil && node.words.words.contains(where: Self.pagingWords.contains)
    {
      guard !tables[node.id].contains(where: { $0.columns.kind == .fields }) else { continue }
      var speaksOfAll = false
      var rows: [FieldRow] = []
      for case .paragraph(let paragraph) in node.blocks {
        let text = MarkdownText().text(paragraph.content)
        guard text.utf8.count <= 4_000 else { continue }
        for sentence in Self.sentences(in: text) {
          let words = Words(sentence).words
          speaksOfAll =
            speaksOfAll || Self.scope(of: words, taking: Self.comingWords) == .lists
          guard !words.contains(where: { Self.denyingWords.contains($0) }) else { continue }
          for name in Self.parameters(namedIn: sentence)
          where !rows.contains(where: { $0.name == name }) {
            rows.append(FieldRow(name: name, description: [], location: paragraph.location))
          }
        }
      }
      guard speaksOfAll, (1...8).contains(rows.count) else { continue }
      told.append(CommonParameters(node: node.id, scope: .lists, rows: rows))
    }
    commonParameters += told
  }

  /// The names in code right before or behind the word: "the `page` and `per_page` parameters", "parameters `from` and `to`".
  private static func parameters(namedIn sentence: String) -> [String] {
    // Every second part stands in code.
    let parts = sentence.split(separator: "`", maxSplits: 40, omittingEmptySubsequences: false)
    var names: [String] = []
    for index in stride(from: 1, to: parts.count - 1, by: 2) where isName(parts[index]) {
      var last = index
      // To the last of a row of names.
      while last + 2 < parts.count - 1, joins(parts[last + 1]) { last += 2 }
      var first = index
      while first > 2, joins(parts[first - 1]) { first -= 2 }
      let behind = Words(parts[last + 1].prefix(40)).words.prefix(2)
      let before = Words(parts[first - 1].suffix(40)).words.suffix(1)
      if (behind + before).contains(where: { $0 == "parameter" || $0 == "parameters" }) {
        names.append(String(parts[index]))
      }
    }
    return names
  }

  private static func joins(_ text: Substring) -> Bool {
    [",", "and", "or", ", and", ", or", "/"].contains(text.trimmingSpaces())
  }

  private static func isName(_ text: Substring) -> Bool {
    text.utf8.count <= 40 && text.utf8.first.map { SampleCursor.isLetter($0) } == true
      && text.utf8.allSatisfy { $0.isASCIIWord || "_-[]".utf8.contains($0) }
  }

  private static let pagingWords: WordSet = ["pagination", "paging", "paginating", "pages"]
  private static let comingWords: WordSet = ["paginated", "paged", "pages", "pagination"]
  private static let denyingWords: WordSet = [
    "not", "no", "cannot", "deprecated", "response", "answer", "responses", "returns", "instead",
  ]
}
