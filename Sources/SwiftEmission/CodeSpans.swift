/// Code spans of the reference, in a form that DocC takes for code.
///
/// DocC reads what stands between two or more backticks as a link to a symbol. Markdown has several backticks
/// around code that holds one itself; in a comment, one backtick has to do, and those inside become apostrophes.
enum CodeSpans {
  private static let backtick = UInt8(ascii: "`")

  /// The text with one backtick at each end of every code span, outside of fenced code.
  static func withoutSymbolLinks(_ text: String) -> String {
    guard holdsPair(text) else { return text }
    var result: [String] = []
    var paragraph: [Substring] = []
    var fence: CodeFence?
    func finish() {
      if !paragraph.isEmpty { result.append(plain(paragraph.joined(separator: "\n"))) }
      paragraph = []
    }
    for line in text.lines {
      if let open = fence {
        if open.isClosed(by: line) { fence = nil }
        result.append(String(line))
      } else if let open = CodeFence(line) {
        finish()
        fence = open
        result.append(String(line))
      } else if line.withoutIndentation.isEmpty {
        finish()
        result.append("")
      } else {
        paragraph.append(line)
      }
    }
    finish()
    return result.joined(separator: "\n")
  }

  /// A paragraph with one backtick at each end of every code span.
  private static func plain(_ paragraph: String) -> String {
    let bytes = Array(paragraph.utf8)
    let runs = runs(in: bytes)
    // For each run, the next one of its length, which closes a span that it opens.
    var closing = [Int?](repeating: nil, count: runs.count)
    var next: [Int: Int] = [:]
    for index in runs.indices.reversed() {
      closing[index] = next[runs[index].count]
      next[runs[index].count] = index
    }
    var result: [UInt8] = []
    var position = 0
    var index = 0
    while index < runs.count {
      guard let end = closing[index] else {
        index += 1
        continue
      }
      result += bytes[position..<runs[index].lowerBound]
      result.append(backtick)
      for byte in code(in: bytes[runs[index].upperBound..<runs[end].lowerBound]) {
        result.append(byte == backtick ? UInt8(ascii: "'") : byte)
      }
      result.append(backtick)
      position = runs[end].upperBound
      index = end + 1
    }
    result += bytes[position...]
    return String(decoding: result, as: UTF8.self)
  }

  /// The code without the space at each end that only kept its backticks from those around it.
  private static func code(in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let space = UInt8(ascii: " ")
    guard bytes.count > 2, bytes.first == space, bytes.last == space else { return bytes }
    return bytes.dropFirst().dropLast()
  }

  private static func runs(in bytes: [UInt8]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, bytes[index] == backtick { index += 1 }
      if index > start { runs.append(start..<index) } else { index += 1 }
    }
    return runs
  }

  private static func holdsPair(_ text: String) -> Bool {
    guard text.holds(backtick) else { return false }
    let found = text.utf8.withContiguousStorageIfAvailable { holdsPair($0) }
    return found ?? Array(text.utf8).withUnsafeBufferPointer { holdsPair($0) }
  }

  private static func holdsPair(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      if byte == backtick && before == backtick { return true }
      before = byte
    }
    return false
  }
}
