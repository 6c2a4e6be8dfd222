/// The line that opens fenced code, as CommonMark has it.
struct CodeFence {
  /// The backticks or tildes.
  let mark: Substring
  /// How many spaces stand before them.
  let indentation: Int

  /// Reads a line; nil for any other one, such as one that begins with a span of code.
  init?(_ line: Substring) {
    let text = line.withoutIndentation
    guard let first = text.utf8.first, text.begins(with: "```") || text.begins(with: "~~~") else {
      return nil
    }
    let end = text.utf8.firstIndex { $0 != first } ?? text.endIndex
    if first == UInt8(ascii: "`"), text[end...].holds(first) { return nil }
    mark = text[..<end]
    indentation = line.utf8.count - text.utf8.count
  }

  /// The line that ends the code, wherever the one of the reference stands.
  var closing: Substring { String(repeating: " ", count: indentation) + mark }

  /// Whether a line ends the code: as many marks or more, and nothing behind them.
  func isClosed(by line: Substring) -> Bool {
    let text = line.withoutIndentation
    guard text.utf8.starts(with: mark.utf8) else { return false }
    return text.utf8.drop { $0 == mark.utf8.first }.allSatisfy { $0 == UInt8(ascii: " ") }
  }

  /// A line of the code, with the indentation without which the item that holds it would end, and the code with it.
  func inside(_ line: Substring) -> Substring {
    let text = line.withoutIndentation
    if text.isEmpty || line.utf8.count - text.utf8.count >= indentation { return line }
    return String(repeating: " ", count: indentation) + text
  }
}
