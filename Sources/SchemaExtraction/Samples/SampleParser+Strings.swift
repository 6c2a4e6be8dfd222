/// Strings between quotation marks of any kind.
extension SampleParser {
  /// What opens a string, and how long it is in bytes.
  struct Quote {
    var repair: Repair.Kind?
    var length: Int
    /// The byte that closes it, or nil for a typographic mark.
    var ascii: UInt8?
    var isDouble: Bool
  }

  /// The quotation mark at the cursor, with Python's `u'…'`; nil where there is none.
  func quoteAtCursor() -> Quote? {
    switch cursor.peek() {
    case UInt8(ascii: "\""):
      return Quote(repair: nil, length: 1, ascii: UInt8(ascii: "\""), isDouble: true)
    case UInt8(ascii: "'"), UInt8(ascii: "`"):
      return Quote(repair: .singleQuotes, length: 1, ascii: cursor.peek(), isDouble: false)
    case UInt8(ascii: "u"), UInt8(ascii: "b"):
      guard let next = cursor.peek(1), next == UInt8(ascii: "'") || next == UInt8(ascii: "\"")
      else { return nil }
      return Quote(
        repair: .singleQuotes, length: 2, ascii: next, isDouble: next == UInt8(ascii: "\""))
    case 0xE2:
      if cursor.startsWith("“") || cursor.startsWith("”") || cursor.startsWith("„") {
        return Quote(repair: .smartQuotes, length: 3, ascii: nil, isDouble: true)
      }
      if cursor.startsWith("‘") || cursor.startsWith("’") || cursor.startsWith("‚") {
        return Quote(repair: .smartQuotes, length: 3, ascii: nil, isDouble: false)
      }
      return nil
    default: return nil
    }
  }

  /// Reads the string whose quotation mark stands at the cursor.
  ///
  /// - Parameter asKey: Whether the string is a key, which a colon ends even inside the mark: `"id:" 8`.
  mutating func readQuoted(asKey: Bool = false) throws(Failure) -> String {
    guard let quote = quoteAtCursor() else { throw unexpected() }
    let opening = cursor.location
    if let repair = quote.repair { note(repair) }
    cursor.advance(quote.length)
    if let text = readPlainString(quote) { return text }
    var text: [UInt8] = []
    while let byte = cursor.peek() {
      if let length = closingLength(of: quote, byte) {
        if endsString(after: length, quote: quote) || (asKey && text.last == UInt8(ascii: ":")) {
          cursor.advance(length)
          return String(decoding: text, as: UTF8.self)
        }
        note(.unescapedQuote)
        text += cursor.bytes[cursor.offset..<cursor.offset + length]
        cursor.advance(length)
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"):
        readEscape(into: &text, quote: quote)
      case UInt8(ascii: "\n"):
        if nextLineIsJSON() {
          note(.missingQuote)
          return endAtLineEnd(text)
        }
        note(.rawControlCharacter)
        text.append(byte)
        cursor.advance()
      case UInt8(ascii: "\r") where cursor.peek(1) == UInt8(ascii: "\n"):
        cursor.advance()
      case 0..<0x20:
        note(.rawControlCharacter)
        text.append(byte)
        cursor.advance()
      default:
        text.append(byte)
        cursor.advance()
      }
    }
    throw Failure("the string that begins here does not end", at: opening)
  }

  /// Reads a key without its closing mark, `"ids: ["b1"]`; nil, and nothing read, for every other key.
  mutating func readUnclosedKey() -> String? {
    guard cursor.peek() == UInt8(ascii: "\"") else { return nil }
    var end = cursor.offset + 1
    let bytes = cursor.bytes
    while end < bytes.endIndex, bytes[end].isASCIIWord || bytes[end] == UInt8(ascii: "_") {
      end += 1
    }
    guard end > cursor.offset + 1, end < bytes.endIndex, bytes[end] == UInt8(ascii: ":") else {
      return nil
    }
    let value = bytes[(end + 1)...].first { $0 != UInt8(ascii: " ") }
    let mark = bytes[end...].firstIndex { $0 == UInt8(ascii: "\"") || $0 < 0x20 } ?? bytes.endIndex
    let isText = mark < bytes.endIndex && bytes[mark] == UInt8(ascii: "\"")
    if !isText {
      // `"ids: null`: nothing on the line closes the mark, and a literal stands behind the colon.
      let rest = String(decoding: bytes[(end + 1)..<mark], as: UTF8.self)
      guard Self.literals.contains(rest.filter { $0 != " " && $0 != "," }) else { return nil }
    } else {
      guard value == UInt8(ascii: "[") || value == UInt8(ascii: "{"),
        // The next mark opens a string: what it would close is no key.
        bytes[(mark + 1)...].first(where: { $0 != UInt8(ascii: " ") }) != UInt8(ascii: ":")
      else { return nil }
    }
    note(.missingQuote)
    let key = cursor.text(from: cursor.offset + 1, to: end)
    cursor.advance(inLine: end - cursor.offset)
    return key
  }

  private static let literals: Set<String> = ["null", "true", "false"]

  /// Reads the rest of a string that goes to its closing mark without anything to look at, as most do; nil, and
  /// nothing read, for every other one.
  private mutating func readPlainString(_ quote: Quote) -> String? {
    guard let mark = quote.ascii else { return nil }
    let begin = cursor.offset
    let end = cursor.bytes[begin...].firstIndex {
      $0 == mark || $0 == UInt8(ascii: "\\") || $0 < 0x20
    }
    guard let end, cursor.bytes[end] == mark else { return nil }
    let before = cursor
    cursor.advance(inLine: end - begin)
    guard endsString(after: 1, quote: quote) else {
      cursor = before
      return nil
    }
    cursor.advance()
    return cursor.text(from: begin, to: end)
  }

  private func closingLength(of quote: Quote, _ byte: UInt8) -> Int? {
    if let ascii = quote.ascii { return byte == ascii ? 1 : nil }
    if quote.isDouble {
      if byte == UInt8(ascii: "\"") { return 1 }
      return byte == 0xE2 && (cursor.startsWith("”") || cursor.startsWith("“")) ? 3 : nil
    }
    if byte == UInt8(ascii: "'") { return 1 }
    return byte == 0xE2 && (cursor.startsWith("’") || cursor.startsWith("‘")) ? 3 : nil
  }

  /// Whether a quotation mark at the cursor closes its string: what follows it in JSON, or in what
  /// people write for JSON, must follow. A letter does not, so the mark belongs to the text.
  private func endsString(after length: Int, quote: Quote) -> Bool {
    var ahead = length
    while let byte = cursor.peek(ahead), SampleCursor.isBlank(byte) { ahead += 1 }
    let isApart = ahead > length
    switch cursor.peek(ahead) {
    case nil, UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: "\n"), UInt8(ascii: ")"), UInt8(ascii: "|"),
      UInt8(ascii: "#"), UInt8(ascii: "="):
      return true
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "["):
      return isApart
    case 0xEF: return cursor.startsWith("：", ahead: ahead)
    case UInt8(ascii: "/"):
      return cursor.startsWith("//", ahead: ahead) || cursor.startsWith("/*", ahead: ahead)
    case UInt8(ascii: "o"):
      guard isApart, cursor.startsWith("or ", ahead: ahead) else { return false }
      return cursor.peek(ahead + 3) == quote.ascii
    default:
      if cursor.ellipsisLength(ahead: ahead) != nil { return true }
      return isApart && annotationAtCursor(ahead: ahead) != nil
    }
  }

  /// Whether the line after the one that ends at the cursor goes on with JSON: then the string lacks its mark.
  private func nextLineIsJSON() -> Bool {
    var ahead = 1
    while let byte = cursor.peek(ahead), SampleCursor.isBlank(byte) { ahead += 1 }
    switch cursor.peek(ahead) {
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      ahead += 1
      if cursor.peek(ahead) == UInt8(ascii: ",") { ahead += 1 }
      while let byte = cursor.peek(ahead), SampleCursor.isBlank(byte) { ahead += 1 }
      return cursor.peek(ahead) == nil || cursor.peek(ahead) == UInt8(ascii: "\n")
    case UInt8(ascii: "\""):
      // Keys are short: a longer text is none, and looking further would cost time on each line.
      for index in ahead + 1...ahead + 64 {
        switch cursor.peek(index) {
        case UInt8(ascii: "\""): return cursor.peek(index + 1) == UInt8(ascii: ":")
        case nil, UInt8(ascii: "\n"): return false
        default: continue
        }
      }
      return false
    default: return false
    }
  }

  /// Ends a string without a closing mark, and leaves a comma at the line's end to the object.
  private mutating func endAtLineEnd(_ text: [UInt8]) -> String {
    var text = text
    var end = cursor.offset
    while let last = text.last, SampleCursor.isBlank(last) {
      text.removeLast()
      end -= 1
    }
    if text.last == UInt8(ascii: ",") {
      text.removeLast()
      while let byte = byteBefore(end), SampleCursor.isBlank(byte) { end -= 1 }
      cursor.goBack(to: end - 1)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func byteBefore(_ offset: Int) -> UInt8? {
    offset > 0 ? cursor.bytes[offset - 1] : nil
  }

  private mutating func readEscape(into text: inout [UInt8], quote: Quote) {
    let simple: UInt8? =
      switch cursor.peek(1) {
      case UInt8(ascii: "\""): UInt8(ascii: "\"")
      case UInt8(ascii: "\\"): UInt8(ascii: "\\")
      case UInt8(ascii: "/"): UInt8(ascii: "/")
      case UInt8(ascii: "b"): 0x08
      case UInt8(ascii: "f"): 0x0C
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      default: nil
      }
    if let simple {
      text.append(simple)
      cursor.advance(2)
      return
    }
    switch cursor.peek(1) {
    case let mark? where mark == UInt8(ascii: "'") || mark == UInt8(ascii: "`"):
      if mark != quote.ascii { note(.invalidEscape) }
      text.append(mark)
      cursor.advance(2)
    case UInt8(ascii: "u"):
      if let unit = hexUnit(ahead: 2) {
        readUnicodeEscape(unit, into: &text)
      } else {
        note(.invalidEscape)
        text.append(UInt8(ascii: "\\"))
        cursor.advance()
      }
    case UInt8(ascii: "\n"):
      // JavaScript continues a string on the next line so.
      note(.rawControlCharacter)
      cursor.advance(2)
    default:
      note(.invalidEscape)
      text.append(UInt8(ascii: "\\"))
      cursor.advance()
    }
  }

  /// Appends the character of `\uXXXX`, or of the two that make a surrogate pair.
  private mutating func readUnicodeEscape(_ unit: UInt32, into text: inout [UInt8]) {
    if let scalar = Unicode.Scalar(unit) {
      text += Array(String(Character(scalar)).utf8)
      cursor.advance(6)
      return
    }
    if unit < 0xDC00, cursor.startsWith("\\u", ahead: 6), let low = hexUnit(ahead: 8),
      low >= 0xDC00, low < 0xE000,
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      text += Array(String(Character(scalar)).utf8)
      cursor.advance(12)
      return
    }
    note(.invalidEscape)
    text += Array("\u{FFFD}".utf8)
    cursor.advance(6)
  }

  private func hexUnit(ahead: Int) -> UInt32? {
    var unit: UInt32 = 0
    for index in 0..<4 {
      guard let byte = cursor.peek(ahead + index), let digit = SampleCursor.hexValue(byte)
      else { return nil }
      unit = unit << 4 | digit
    }
    return unit
  }
}
