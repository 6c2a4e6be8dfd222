/// Code spans of the reference, in a form that DocC takes for code.
///
/// DocC reads what stands between two backticks as a link to a symbol. Markdown has two backticks around
/// code that holds one itself, and three do as well.
enum CodeSpans {
  private static let backtick = UInt8(ascii: "`")

  /// The text with three backticks wherever exactly two stood, outside of fenced code.
  static func withoutSymbolLinks(_ text: String) -> String {
    guard holdsPair(text) else { return text }
    var result: [UInt8] = []
    var fence: Substring?
    for line in text.lines {
      if !result.isEmpty || line.startIndex != text.startIndex { result.append(UInt8(ascii: "\n")) }
      let code = line.withoutIndentation
      if let mark = fence {
        if code.utf8.starts(with: mark.utf8) { fence = nil }
        result += line.utf8
      } else if code.begins(with: "```") || code.begins(with: "~~~") {
        let first = code.utf8.first
        fence = code[..<(code.utf8.firstIndex { $0 != first } ?? code.endIndex)]
        result += line.utf8
      } else {
        append(line, to: &result)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func append(_ line: Substring, to result: inout [UInt8]) {
    var run = 0
    for byte in line.utf8 {
      if byte != backtick && run == 2 { result.append(backtick) }
      run = byte == backtick ? run + 1 : 0
      result.append(byte)
    }
    if run == 2 { result.append(backtick) }
  }

  private static func holdsPair(_ text: String) -> Bool {
    guard text.holds(backtick) else { return false }
    var before: UInt8 = 0
    for byte in text.utf8 {
      if byte == backtick && before == backtick { return true }
      before = byte
    }
    return false
  }
}
