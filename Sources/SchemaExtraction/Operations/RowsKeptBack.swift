import SlateDiagnostics
import SlateReference

/// Rows that say themselves in which requests they must not be sent: "Do not submit this when creating a book".
extension Extraction {
  /// The rows without those that an operation must not send.
  mutating func withoutKeptBack(_ rows: [FieldRow], of site: EndpointSite) -> [FieldRow] {
    guard site.method != "GET" else { return rows }
    var kept: [FieldRow] = []
    kept.reserveCapacity(rows.count)
    for row in rows {
      if Self.isKeptBack(row, from: site.method) {
        mergedRows[row.location] = site.location
      } else {
        kept.append(row)
      }
    }
    return kept
  }

  private static func isKeptBack(_ row: FieldRow, from method: String) -> Bool {
    guard row.required != true, mayForbid(row.description) else { return false }
    return sentences(in: row.description.plainText).contains { sentence in
      let words = Words(sentence).words
      guard (4...14).contains(words.count),
        words.starts(with: ["do", "not"]) || words.starts(with: ["don", "t"]),
        words.dropFirst(2).first.map({ sendingVerbs.contains($0) }) ?? false
      else { return false }
      let makes = words.contains { makingWords.contains($0) }
      let changes = words.contains { changingWords.contains($0) }
      // Of both nobody would have a row.
      return makes != changes && (method == "POST" ? makes : changes && method != "DELETE")
    }
  }

  /// Whether a description has the word that a prohibition begins with; nearly none does.
  private static func mayForbid(_ description: [Inline]) -> Bool {
    description.contains { inline in
      guard case .text(let text) = inline else { return false }
      return text.firstOffset(of: "Do not ") != nil || text.firstOffset(of: "Don't ") != nil
    }
  }

  private static let sendingVerbs: WordSet = [
    "submit", "send", "pass", "include", "provide", "set", "specify", "use",
  ]
  private static let makingWords: WordSet = ["creation", "creating", "create", "created"]
  private static let changingWords: WordSet = ["update", "updating", "updates", "editing", "edit"]
}
