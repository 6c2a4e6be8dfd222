import APISchema
import SlateReference

/// Tables that list headers of answers: no object has these attributes, and no request takes them.
extension Extraction {
  /// Takes such tables for what they are: their rows become headers that a response may carry.
  mutating func readResponseHeaderTables() {
    for node in outline.nodes where !tables[node.id].isEmpty {
      for index in tables[node.id].indices {
        let reading = tables[node.id][index]
        guard reading.columns.kind == .fields, !reading.rows.isEmpty,
          reading.rows.allSatisfy({ Self.isHeaderName($0.name) })
            || isCalledResponseHeaders(node, reading.rows),
          listsResponseHeaders(reading, in: node)
        else { continue }
        for row in reading.rows { addResponseHeader(row) }
        tables[node.id][index].columns.kind = .overview
        tables[node.id][index].rows = []
      }
    }
  }

  private mutating func addResponseHeader(_ row: FieldRow) {
    guard responseHeaderNames.insert(row.name.lowercased()).inserted else { return }
    let facts = facts(of: row)
    let type: ValueType =
      switch (row.typeText ?? facts.typeText).flatMap({ TypeColumn.type(of: $0) }) {
      case .integer?: .integer
      case .number?: .number
      case .boolean?: .boolean
      case nil where facts.kind == .integer: .integer
      default: .string
      }
    schema.responseHeaders.append(
      ResponseHeader(
        name: row.name, type: type, documentation: facts.description, location: row.location))
  }

  /// Whether the heading of a table, or the line above it, says that its rows are headers of answers; or its first column
  /// says that they are headers, and they are such as only answers have.
  private func listsResponseHeaders(_ reading: TableReading, in node: Outline.Node) -> Bool {
    let head = Words(reading.table.header[reading.columns.name].text).words
    let isOfHeaders = head.contains { Self.headerNouns.contains($0) }
    // "Response header parameters" tells no more than "response headers".
    let isShort = node.words.words.count <= 3
    var said = [node.words.words.filter { !isShort || $0 != "parameters" }]
    if let line = lineAbove(reading.table, in: node) { said.append(line) }
    for words in said where Self.requestNouns.isDisjoint(with: words) {
      let speaksOfHeaders = isOfHeaders || words.contains { Self.headerNouns.contains($0) }
      if speaksOfHeaders, !Self.answerNouns.isDisjoint(with: words) { return true }
    }
    guard isOfHeaders else { return false }
    return reading.rows.contains { Self.isOnlyAnswered($0.name) }
  }

  /// Whether a header is one that nobody sends: `Retry-After`, `X-RateLimit-Remaining`.
  static func isOnlyAnswered(_ name: String) -> Bool {
    let folded = Words(name).folded
    return answeredHeaders.contains(folded) || folded.contains("ratelimit")
  }

  /// Whether a heading says nothing but that its rows are headers of answers, which may be written in small letters then.
  private func isCalledResponseHeaders(_ node: Outline.Node, _ rows: [FieldRow]) -> Bool {
    let words = node.words.words
    return words.count == 2 && Self.headerNouns.contains(words[1])
      && Self.answerNouns.contains(words[0])
      && rows.allSatisfy { row in
        row.name.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
      }
  }

  /// The words of a paragraph directly above a table.
  private func lineAbove(_ table: Table, in node: Outline.Node) -> [String]? {
    var line: Paragraph?
    // A section of many blocks is not looked through for each of its tables.
    for block in node.blocks.prefix(40) {
      if case .table(let other) = block, other.location == table.location { break }
      if case .paragraph(let paragraph) = block { line = paragraph } else { line = nil }
    }
    guard let line, case let text = line.content.plainText, text.utf8.count < 300 else {
      return nil
    }
    return Words(text).words
  }

  /// `X-Total-Count`, `Location`: with a hyphen, or a word with a capital.
  static func isHeaderName(_ name: String) -> Bool {
    guard let first = name.utf8.first, SampleCursor.isLetter(first),
      name.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "-") })
    else { return false }
    return name.contains("-") || name.first?.isUppercase == true
  }

  private static let headerNouns: WordSet = ["header", "headers"]
  private static let requestNouns: WordSet = [
    "request", "requests", "send", "required", "parameters",
  ]
  private static let answerNouns: WordSet = [
    "response", "responses", "answer", "answers", "returned", "returns", "return", "reply",
    "replies",
  ]
  private static let answeredHeaders: WordSet = ["retryafter", "etag", "lastmodified", "location"]
}
