/// What stands in a sample without quotation marks: numbers, literals, words, keys, placeholders.
extension SampleParser {
  /// Reads a number, a literal or some words in place of a value.
  mutating func readToken() throws(Failure) -> SampleValue {
    let location = cursor.location
    let start = cursor.offset
    let end = tokenEnd()
    let text = cursor.text(from: start, to: end)
    guard let first = text.utf8.first, Self.beginsToken(first) else { throw unexpected() }
    cursor.advance(end - start)
    if let value = literal(text) {
      if let repair = value.repair { note(repair, at: location) }
      return value.value
    }
    // `true or false`, `60 (the default)`: the value counts, the rest explains it.
    if let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")), let value = literal(text[..<blank])
    {
      let length = text.utf8.distance(from: text.startIndex, to: blank)
      cursor.goBack(to: start + length)
      cursor.skipBlanks()
      if annotationAtCursor() != nil {
        if let repair = value.repair { note(repair, at: location) }
        return value.value
      }
      cursor.advance(end - cursor.offset)
    }
    note(.bareWord, at: location)
    return .string(text)
  }

  /// Reads a document that is a number or a literal, alone in its text; nil for anything else.
  mutating func readTopLevelToken() -> SampleValue? {
    let location = cursor.location
    let end = tokenEnd()
    guard let value = literal(cursor.text(from: cursor.offset, to: end)) else { return nil }
    if let repair = value.repair { note(repair, at: location) }
    cursor.advance(end - cursor.offset)
    return value.value
  }

  private static func beginsToken(_ byte: UInt8) -> Bool {
    if SampleCursor.isWordByte(byte) { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "$"),
      UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "*"),
      UInt8(ascii: "/"), UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: "~"):
      return true
    default: return false
    }
  }

  /// Where the token at the cursor ends, the blanks before its end left out. It ends with its line.
  private func tokenEnd() -> Int {
    var index = cursor.offset
    var end = index
    var parentheses = 0
    scan: while index < cursor.bytes.count {
      let byte = cursor.bytes[index]
      let ahead = index - cursor.offset
      switch byte {
      case UInt8(ascii: "\n"): break scan
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses -= 1
      case _ where parentheses > 0: break
      case UInt8(ascii: "["):
        // `string[]` is a type.
        guard ahead > 0, cursor.peek(ahead + 1) == UInt8(ascii: "]") else { break scan }
        index += 1
      case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ";"),
        UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "{"):
        break scan
      case UInt8(ascii: "#") where ahead > 0 && end < index: break scan
      case UInt8(ascii: "/"):
        // `http://host` is a word, ` // …` a comment.
        if end < index && cursor.startsWith("//", ahead: ahead) { break scan }
        if cursor.startsWith("/*", ahead: ahead) { break scan }
      case UInt8(ascii: "."), 0xE2:
        if cursor.ellipsisLength(ahead: ahead) != nil { break scan }
      default: break
      }
      if !SampleCursor.isBlank(cursor.bytes[index]) { end = index + 1 }
      index += 1
    }
    return end
  }

  /// A number or a literal, in JSON's spelling or another; nil for any other text.
  private func literal(_ text: some StringProtocol) -> (value: SampleValue, repair: Repair.Kind?)? {
    switch text {
    case "null": return (.null, nil)
    case "true": return (.bool(true), nil)
    case "false": return (.bool(false), nil)
    case "True", "TRUE": return (.bool(true), .literalSpelling)
    case "False", "FALSE": return (.bool(false), .literalSpelling)
    case "None", "nil", "Nil", "NULL", "Null", "undefined": return (.null, .literalSpelling)
    case "NaN", "Infinity", "-Infinity", "+Infinity": return (.null, .notANumber)
    default:
      guard let number = NumberSpelling(text) else { return nil }
      let value: SampleValue = number.isInteger ? .integer(number.text) : .number(number.text)
      return (value, number.isJSON ? nil : .numberSpelling)
    }
  }

  /// Reads a key without quotes: a name, Ruby's `:name`, a placeholder; nil where there is none.
  mutating func readUnquotedKey() -> String? {
    if let placeholder = readPlaceholder() { return placeholder }
    // Ruby's symbol.
    if cursor.peek() == UInt8(ascii: ":"), let next = cursor.peek(1), SampleCursor.isWordByte(next)
    {
      cursor.advance()
    }
    let start = cursor.offset
    while let byte = cursor.peek() {
      let isName =
        SampleCursor.isWordByte(byte) || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "@") || byte == UInt8(ascii: "/")
        || (byte == UInt8(ascii: ".") && cursor.ellipsisLength() == nil)
      guard isName else { break }
      cursor.advance()
    }
    return cursor.offset > start ? cursor.text(from: start, to: cursor.offset) : nil
  }

  /// Reads `<string>`, `{{id}}` or `{id}` on one line; nil, and nothing read, where there is none.
  mutating func readPlaceholder() -> String? {
    let start = cursor.offset
    let close: UInt8
    let marks: Int
    if cursor.peek() == UInt8(ascii: "<") {
      (close, marks) = (UInt8(ascii: ">"), 1)
    } else if cursor.peek() == UInt8(ascii: "{") {
      (close, marks) = (UInt8(ascii: "}"), cursor.peek(1) == UInt8(ascii: "{") ? 2 : 1)
    } else {
      return nil
    }
    var index = start + marks
    while index < cursor.bytes.count, index - start < 80, cursor.bytes[index] != close {
      let byte = cursor.bytes[index]
      let isName =
        SampleCursor.isWordByte(byte) || byte == UInt8(ascii: " ") || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "/") || (byte == UInt8(ascii: ".") && marks == 2)
        || (close == UInt8(ascii: ">") && (0x21..<0x7F).contains(byte))
      guard isName else { return nil }
      index += 1
    }
    // A closing mark must follow, and more than blanks stand before it: `{ }` is an empty object.
    var end = index
    while end < cursor.bytes.count, cursor.bytes[end] == close, end - index < 3 { end += 1 }
    if close == UInt8(ascii: "}") {
      guard end - index >= marks else { return nil }
      end = index + marks
    }
    guard end > index,
      cursor.bytes[start + marks..<index].contains(where: { SampleCursor.isWordByte($0) })
    else { return nil }
    let text = cursor.text(from: start, to: end)
    cursor.advance(end - start)
    return text
  }
}

/// A number as people write it, and as JSON does.
struct NumberSpelling {
  /// The number in JSON's spelling.
  private(set) var text: String
  /// Whether it has neither fraction nor exponent.
  private(set) var isInteger: Bool
  /// Whether it was JSON as it stood.
  private(set) var isJSON: Bool

  init?(_ source: some StringProtocol) {
    var bytes = Array(source.utf8)[...]
    guard let last = bytes.last, SampleCursor.isWordByte(last) || last == UInt8(ascii: ".") else {
      return nil
    }
    var sign = ""
    isJSON = true
    if bytes.first == UInt8(ascii: "-") {
      sign = "-"
      bytes.removeFirst()
    } else if bytes.first == UInt8(ascii: "+") {
      isJSON = false
      bytes.removeFirst()
    }
    if bytes.count > 2, bytes.starts(with: "0x".utf8) || bytes.starts(with: "0X".utf8) {
      let digits = String(decoding: bytes.dropFirst(2), as: UTF8.self)
      guard let value = UInt64(digits, radix: 16) else { return nil }
      text = sign + String(value)
      isInteger = true
      isJSON = false
      return
    }
    var whole = Self.takeDigits(&bytes)
    var fraction: String?
    if bytes.first == UInt8(ascii: ".") {
      bytes.removeFirst()
      fraction = Self.takeDigits(&bytes)
    }
    guard !whole.isEmpty || !(fraction ?? "").isEmpty else { return nil }
    var exponent = ""
    if let mark = bytes.first, mark | 0x20 == UInt8(ascii: "e") {
      exponent.unicodeScalars.append(Unicode.Scalar(mark))
      bytes.removeFirst()
      if let plus = bytes.first, plus == UInt8(ascii: "+") || plus == UInt8(ascii: "-") {
        exponent.unicodeScalars.append(Unicode.Scalar(plus))
        bytes.removeFirst()
      }
      let digits = Self.takeDigits(&bytes)
      guard !digits.isEmpty else { return nil }
      exponent += digits
    }
    guard bytes.isEmpty else { return nil }
    if whole.isEmpty || fraction?.isEmpty == true { isJSON = false }
    if whole.utf8.count > 1, whole.utf8.first == UInt8(ascii: "0") {
      isJSON = false
      whole = String(whole.drop { $0 == "0" })
    }
    if whole.isEmpty { whole = "0" }
    if fraction?.isEmpty == true { fraction = "0" }
    text = sign + whole + (fraction.map { "." + $0 } ?? "") + exponent
    isInteger = fraction == nil && exponent.isEmpty
  }

  private static func takeDigits(_ bytes: inout ArraySlice<UInt8>) -> String {
    let digits = bytes.prefix { SampleCursor.isDigit($0) }
    bytes = bytes.dropFirst(digits.count)
    return String(decoding: digits, as: UTF8.self)
  }
}
