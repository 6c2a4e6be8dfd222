/// Breaks Markdown text into lines, at spaces where a break does not change what it says.
struct LineWrapping {
  private let text: [UInt8]
  /// Where each word begins and ends. A code span is one word with all of its spaces.
  private let words: [Range<Int>]

  init(_ text: String) {
    self.text = Array(text.utf8)
    self.words = Self.words(of: self.text)
  }

  /// The lines, each as a range of words.
  ///
  /// - Parameters:
  ///   - firstWidth: The width of the first line.
  ///   - width: The width of the others.
  func lines(firstWidth: Int, width: Int) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var columns = 0
    for (index, word) in words.enumerated() {
      let wordColumns = columnCount(word)
      let available = lines.isEmpty ? firstWidth : width
      if index == start {
        columns = wordColumns
      } else if columns + 1 + wordColumns > available && !wouldBeginBlock(word) {
        lines.append(start..<index)
        start = index
        columns = wordColumns
      } else {
        columns += 1 + wordColumns
      }
    }
    if start < words.count { lines.append(start..<words.count) }
    return lines
  }

  /// Writes the words of a line.
  func write(_ line: Range<Int>, to buffer: inout SourceBuffer) {
    for index in line {
      if index > line.lowerBound { buffer.append(ascii: " ") }
      buffer.append(text[words[index]])
    }
  }

  /// The number of scalars: bytes that do not continue one.
  private func columnCount(_ word: Range<Int>) -> Int {
    var count = 0
    for index in word where text[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Whether the word, at the start of a line, would begin a list, a heading, a table, a directive…
  private func wouldBeginBlock(_ word: Range<Int>) -> Bool {
    let last = text[word.upperBound - 1]
    switch text[word.lowerBound] {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "="):
      return text[word].allSatisfy { $0 == last }
    case UInt8(ascii: "#"), UInt8(ascii: ">"), UInt8(ascii: "|"), UInt8(ascii: "@"),
      UInt8(ascii: "<"), UInt8(ascii: "~"):
      return true
    case UInt8(ascii: "`"):
      return word.count > 2 && text[word.lowerBound + 1] == UInt8(ascii: "`")
    case UInt8(ascii: "\\"):
      return BlockStart.isCommand(text[word])
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return last == UInt8(ascii: ".") || last == UInt8(ascii: ")")
    default:
      return false
    }
  }

  private static func words(of text: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start = 0
    var index = 0
    // One bit for each length of a run of backticks that nothing closes from here on.
    var unclosed: UInt64 = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"):
        if start < index { words.append(start..<index) }
        index += 1
        start = index
      case UInt8(ascii: "`"):
        let length = runLength(in: text, at: index)
        let bit: UInt64 = length < 64 ? 1 << UInt64(length) : 0
        if bit != 0, unclosed & bit == 0 {
          if let end = endOfCodeSpan(in: text, after: index + length, length: length) {
            index = end
          } else {
            unclosed |= bit
            index += length
          }
        } else {
          index += length
        }
      default:
        index += 1
      }
    }
    if start < index { words.append(start..<index) }
    return words
  }

  private static func runLength(in text: [UInt8], at start: Int) -> Int {
    var end = start
    while end < text.count, text[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }

  private static func endOfCodeSpan(in text: [UInt8], after start: Int, length: Int) -> Int? {
    var index = start
    while index < text.count {
      guard text[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = runLength(in: text, at: index)
      index += run
      if run == length { return index }
    }
    return nil
  }
}
