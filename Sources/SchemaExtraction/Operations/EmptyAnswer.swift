import SlateDiagnostics
import SlateReference

/// How a reference says that an operation succeeds with nothing to read: `204 No Content`.
enum EmptyAnswer {
  /// A sentence, the label of a sample or a status line does.
  case told(SourceLocation)
  /// The operation's table of status codes has it as the only success.
  case inTable
}

extension Extraction {
  /// Whether an operation that shows no answer says that there is none.
  func emptyAnswer(of site: EndpointSite) -> EmptyAnswer? {
    if succeedsWithNothingAlone(site) { return .inTable }
    for node in site.sections {
      for block in outline.nodes[node].blocks {
        switch block {
        case .quote(let inner, let location):
          for case .paragraph(let paragraph) in inner
          where Self.tellsOfNothing(paragraph.content.plainText) {
            return .told(location)
          }
        case .paragraph(let paragraph):
          if Self.tellsOfNothing(paragraph.content.plainText) { return .told(paragraph.location) }
        case .code(let code):
          if Self.isStatusLineOfNothing(code.text) { return .told(code.location) }
        default: continue
        }
      }
    }
    return nil
  }

  /// Whether 204 is the only code of success in the operation's tables of status codes.
  private func succeedsWithNothingAlone(_ site: EndpointSite) -> Bool {
    var codes: Set<Int> = []
    for node in site.sections {
      for reading in tables[node] where reading.columns.kind == .errors {
        for row in reading.table.rows {
          guard let code = TableColumns.statusCode(in: row[reading.columns.name].text) else {
            continue
          }
          if (200..<300).contains(code) { codes.insert(code) }
        }
      }
    }
    return codes == [204]
  }

  /// "The above command returns `204 No Content`", "A success is answered with 204".
  private static func tellsOfNothing(_ text: String) -> Bool {
    guard text.utf8.count < 1000, text.firstRange(of: "204") != nil else { return false }
    return sentences(in: text).contains { sentence in
      let words = Words(sentence).words
      // Of two codes nobody knows which one it will be.
      let codes = words.filter { $0.utf8.count == 3 && $0.first == "2" && Int($0) != nil }
      return codes == ["204"] && !conditionWords.contains { words.contains($0) }
        && (words.contains { answeringWords.contains($0) } || words.starts(with: ["204", "no"]))
    }
  }

  private static let answeringWords: Set<String> = [
    "returns", "return", "returned", "respond", "responds", "response", "answers", "answered",
    "reply", "replies", "status", "success", "successful", "result",
  ]
  private static let conditionWords: Set<String> = ["if", "when", "unless", "otherwise", "webhook"]

  /// `HTTP/1.1 204 No Content`, or the same without the version, with nothing below it.
  private static func isStatusLineOfNothing(_ text: String) -> Bool {
    guard text.utf8.count < 2000, text.firstRange(of: "204") != nil else { return false }
    var line = text.trimmingSpaces().prefix { !$0.isNewline }
    if line.hasPrefix("HTTP/") { line = line.drop { $0 != " " }.trimmingSpaces() }
    guard line.hasPrefix("204"), !line.dropFirst(3).hasPrefix(".") else { return false }
    return Words(line).words.starts(with: ["204", "no", "content"]) || line == "204"
  }
}
