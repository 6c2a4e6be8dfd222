import SlateDiagnostics
import SlateReference

/// A place in the bytes of a sample that knows its line and column.
struct SampleCursor {
  let bytes: [UInt8]
  private let places: SourceMap
  private(set) var offset = 0
  private var line = 0
  private var lineStart = 0

  init(_ text: String, in places: SourceMap) {
    self.bytes = Array(text.utf8)
    self.places = places
  }

  /// The byte at the cursor, or behind it; nil past the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    let index = offset + ahead
    return index < bytes.count ? bytes[index] : nil
  }

  /// Where the cursor stands in the file; behind the text it is the end of its last line that is not blank.
  var location: SourceLocation {
    guard offset == bytes.count, isAtLineStart else {
      return places.location(at: offset, line: line, lineStart: lineStart)
    }
    var end = offset
    var endLine = line
    while end > 0, bytes[end - 1].isASCIIWhitespace {
      end -= 1
      if bytes[end] == UInt8(ascii: "\n") { endLine -= 1 }
    }
    let before = bytes[..<end].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return places.location(at: end, line: endLine, lineStart: before)
  }

  /// Whether nothing but blanks stands between the start of the line and the cursor.
  var isAtLineStart: Bool {
    var index = offset
    while index > lineStart {
      index -= 1
      if !Self.isBlank(bytes[index]) { return false }
    }
    return true
  }

  mutating func advance(_ count: Int = 1) {
    for _ in 0..<count where offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      if byte == UInt8(ascii: "\n") {
        line += 1
        lineStart = offset
      }
    }
  }

  /// Goes on in the same line: no line feed is among what is passed over.
  mutating func advance(inLine count: Int) { offset = min(offset + count, bytes.count) }

  /// Goes back to an offset in the same line.
  mutating func goBack(to earlier: Int) {
    offset = max(lineStart, min(offset, earlier))
  }

  /// Whether the text goes on with `word`.
  func startsWith(_ word: StaticString, ahead: Int = 0) -> Bool {
    let count = word.utf8CodeUnitCount
    guard offset + ahead + count <= bytes.count else { return false }
    for index in 0..<count where bytes[offset + ahead + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  func text(from lower: Int, to upper: Int) -> String {
    guard lower < upper, upper <= bytes.count else { return "" }
    return String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// The offset of the line's end: of its line feed, or of the text's end.
  func lineEnd() -> Int {
    var index = offset
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  /// Skips spaces and tabs, and what looks like a space: no-break spaces, byte order marks.
  mutating func skipBlanks() {
    while let byte = peek() {
      if Self.isBlank(byte) {
        offset += 1
      } else if byte < 0x80 {
        return
      } else if startsWith("\u{A0}") {
        offset += 2
      } else if startsWith("\u{FEFF}") || startsWith("\u{200B}") {
        offset += 3
      } else {
        return
      }
    }
  }

  mutating func skipLine() {
    offset = lineEnd()
    advance()
  }

  /// Goes to the line's end, before its line feed.
  mutating func skipToLineEnd() {
    offset = lineEnd()
  }

  /// The length of the ellipsis at the cursor: `...`, `..` or `…`; nil where there is none.
  func ellipsisLength(ahead: Int = 0) -> Int? {
    if startsWith("(...)", ahead: ahead) { return 5 }
    var length = 0
    while true {
      if peek(ahead + length) == UInt8(ascii: ".") {
        length += 1
      } else if peek(ahead + length) == 0xE2, startsWith("…", ahead: ahead + length) {
        length += 3
      } else {
        return length >= 2 ? length : nil
      }
    }
  }

  /// A space, a tab or the carriage return of a line's end.
  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// A letter, a digit, `_`, or a byte of a character beyond ASCII.
  static func isWordByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  /// The value of a hexadecimal digit; nil for any other byte.
  static func hexValue(_ byte: UInt8) -> UInt32? {
    if isDigit(byte) { return UInt32(byte - UInt8(ascii: "0")) }
    let lower = byte | 0x20
    guard lower >= UInt8(ascii: "a"), lower <= UInt8(ascii: "f") else { return nil }
    return UInt32(lower - UInt8(ascii: "a")) + 10
  }
}
