import SlateDiagnostics
import SlateReference

/// How a reference says that an operation succeeds with nothing to read: `204 No Content`.
enum EmptyAnswer {
  /// A sentence, the label of a sample or a status line does, and may name the status.
  case told(SourceLocation, status: Int?)
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
          for case .paragraph(let paragraph) in inner {
            let text = paragraph.content.plainText
            if Self.tellsOfNothing(text) { return .told(location, status: Self.status(in: text)) }
          }
        case .paragraph(let paragraph):
          let text = paragraph.content.plainText
          if Self.tellsOfNothing(text) {
            return .told(paragraph.location, status: Self.status(in: text))
          }
        case .table(let table):
          if let row = Self.rowOfNothing(table) { return .told(row, status: 204) }
        case .code(let code):
          if Self.isStatusLineOfNothing(code.text) { return .told(code.location, status: 204) }
        default: continue
        }
      }
    }
    return nil
  }

  /// The row of a table of one endpoint that says so: "response | 204" below "method | DELETE".
  private static func rowOfNothing(_ table: Table) -> SourceLocation? {
    guard table.header.count == 2, table.rows.count <= 40 else { return nil }
    let row = table.rows.first { row in
      let value = row[1].text.trimmingSpaces().drop { $0 == "`" }
      return value.hasPrefix("204") && Words(value).words.first == "204"
        && Words(row[0].text).words.contains { $0 == "response" || $0 == "status" }
    }
    guard let row, EndpointDefinition.isWhole(table) else { return nil }
    return row[1].location
  }

  private static func status(in text: String) -> Int? {
    text.firstRange(of: "204") == nil ? nil : 204
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

  /// "The above command returns `204 No Content`", "A success is answered with 204", "Returns an empty response".
  private static func tellsOfNothing(_ text: String) -> Bool {
    guard text.utf8.count < 1000 else { return false }
    if text.firstRange(of: "204") != nil { return tellsOfNoContent(text) }
    guard
      text.firstRange(of: "mpty") != nil || text.firstRange(of: "othing") != nil
        || text.firstRange(of: "no ") != nil || text.hasPrefix("No ")
    else { return false }
    return sentences(in: text).contains { sentence in
      let words = Words(sentence).words
      return words.count < 16 && !conditionWords.contains { words.contains($0) }
        && holdsNothing(words)
    }
  }

  /// "returns an empty response", "the response body is empty", "returns nothing", "there is no response body"
  private static func holdsNothing(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      switch word {
      case "empty":
        if emptiableWords.contains(next) { return true }
        guard next.isEmpty, index > 1, words[index - 1] == "is" else { continue }
        if emptiableWords.contains(words[index - 2]) { return true }
      case "nothing":
        if index > 0, ["returns", "return"].contains(words[index - 1]) { return next.isEmpty }
        if words[(index + 1)...].starts(with: ["is", "returned"]) { return true }
      case "no":
        let what = Array(words[(index + 1)...].prefix(2))
        guard ["content", "body", "response"].contains(what.first) else { continue }
        let isBody = what == ["response", "body"] || what.first != "response"
        // "No content response"
        if index == 0, words.count <= 4, what.first == "content" || what == ["response", "body"] {
          return true
        }
        if isBody, index > 0, ["returns", "return", "has", "is"].contains(words[index - 1]) {
          return true
        }
      default: continue
      }
    }
    return false
  }

  private static let emptiableWords: Set<String> = ["response", "body", "reply", "answer"]

  private static func tellsOfNoContent(_ text: String) -> Bool {
    sentences(in: text).contains { sentence in
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
    // "204 OK" with headers below it, and nothing else.
    let isHead = text.hasPrefix("HTTP/") && !text.contains("{") && Words(line).words.count == 2
    return isHead || Words(line).words.starts(with: ["204", "no", "content"]) || line == "204"
  }
}
