/// Looks for the body in a program, byte by byte.
struct ProgramScanner {
  let bytes: [UInt8]
  let strings: ProgramStrings
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
    strings = ProgramStrings(in: bytes)
  }

  /// Where a body stands: its literal, where it is one.
  struct Place {
    var literal: Range<Int>?
    var isForm: Bool
  }

  /// More places than this are no body's.
  private static let maximumAttempts = 8

  /// The first body that is a literal; else one that is something else.
  mutating func nextBody(isRuby: Bool) -> Place? {
    var unread: Place?
    var given: Place?
    var attempts = 0
    while let word = nextWord(), attempts < Self.maximumAttempts {
      guard let start = valueStart(behind: word) else { continue }
      attempts += 1
      guard let literal = literal(at: start.offset) else {
        // PHP's arrays, and lists.
        if byte(start.offset) == UInt8(ascii: "[") {
          unread = unread ?? Place(literal: nil, isForm: false)
        }
        continue
      }
      let isData = bytes[word].elementsEqual("data".utf8) && start.isArgument
      let isBody = isRuby && !bytes[word].elementsEqual("json".utf8)
      let isForm =
        !start.isWritten && !isWritten(literal.upperBound) && !isWritten(wordEnd(start.offset))
        && (isData || isBody)
      let place = Place(literal: literal, isForm: isForm)
      // A variable that is called `data` may be sent further on.
      if start.isArgument || start.isWritten { return place }
      given = given ?? place
    }
    return given ?? unread
  }

  /// Whether what ends at an offset is turned into JSON there: `{…}.to_json`.
  private func isWritten(_ end: Int) -> Bool { bytes[end...].starts(with: ".to_json".utf8) }

  private func wordEnd(_ start: Int) -> Int {
    var end = start
    while end < bytes.count, Self.isWord(bytes[end]) { end += 1 }
    return end
  }

  private func byte(_ offset: Int) -> UInt8 { offset < bytes.count ? bytes[offset] : 0 }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
  }

  /// The next word, strings left out.
  private mutating func nextWord() -> Range<Int>? {
    while position < bytes.count {
      let byte = bytes[position]
      if Self.isWord(byte) {
        let start = position
        while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
        return start..<position
      }
      if let end = strings.end(at: position) {
        // A key of a hash: `"body" => {`.
        position = end
        continue
      }
      position += 1
    }
    return nil
  }

  /// Where the value begins that a word gives to a body: behind `json=`, `body:`, `:body =>` or `JSON.stringify(`.
  private func valueStart(
    behind word: Range<Int>
  ) -> (offset: Int, isWritten: Bool, isArgument: Bool)? {
    var offset = word.upperBound
    if Self.writers.contains(where: { bytes[word].elementsEqual($0.utf8) }) {
      guard byte(offset) == UInt8(ascii: "(") else { return nil }
      return (skipSpace(offset + 1), true, false)
    }
    guard Self.names.contains(where: { bytes[word].elementsEqual($0.utf8) }) else { return nil }
    let hasSpace = byte(offset) == 0x20
    offset = skipSpace(offset)
    let separator = byte(offset)
    guard separator == UInt8(ascii: "=") || separator == UInt8(ascii: ":") else { return nil }
    offset += 1
    // Not a comparison; the arrow of a hash.
    if byte(offset) == UInt8(ascii: "=") { return nil }
    let isArrow = byte(offset) == UInt8(ascii: ">")
    if isArrow { offset += 1 }
    offset = skipSpace(offset)
    // `data = {` gives a variable a value; `data={`, `body: {` and `request.body = {` send it.
    let isProperty = word.lowerBound > 0 && bytes[word.lowerBound - 1] == UInt8(ascii: ".")
    let isArgument = separator == UInt8(ascii: ":") || !hasSpace || isProperty || isArrow
    // `body: JSON.stringify({`, `data=json.dumps(payload)`.
    for writer in Self.writerCalls where bytes[offset...].starts(with: writer.utf8) {
      return (skipSpace(offset + writer.utf8.count), true, isArgument)
    }
    return (offset, false, isArgument)
  }

  private static let names = ["json", "data", "body"]
  private static let writers = ["stringify", "dumps", "generate", "json_encode"]
  private static let writerCalls = [
    "JSON.stringify(", "json.dumps(", "JSON.generate(", "json_encode(",
  ]

  private func skipSpace(_ start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset].isASCIIWhitespace { offset += 1 }
    return offset
  }

  /// The object that begins at an offset, or that the variable there was given.
  private func literal(at offset: Int) -> Range<Int>? {
    if byte(offset) == UInt8(ascii: "{") { return object(at: offset) }
    let end = wordEnd(offset)
    guard end > offset, !SampleCursor.isDigit(byte(offset)) else { return nil }
    return definition(of: bytes[offset..<end])
  }

  /// The object that a variable is given: `payload = {`, `const payload = {`.
  private func definition(of name: ArraySlice<UInt8>) -> Range<Int>? {
    var index = 0
    while index < bytes.count {
      guard Self.isWord(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
      guard bytes[start..<index].elementsEqual(name) else { continue }
      let sign = skipSpace(index)
      guard byte(sign) == UInt8(ascii: "="), byte(sign + 1) != UInt8(ascii: "=") else { continue }
      let value = skipSpace(sign + 1)
      if byte(value) == UInt8(ascii: "{") { return object(at: value) }
    }
    return nil
  }

  /// An object up to the brace that closes it.
  private func object(at start: Int) -> Range<Int>? {
    var depth = 0
    var index = start
    while index < bytes.count {
      if let end = strings.end(at: index) {
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return start..<index + 1 }
      }
      index += 1
    }
    return nil
  }
}
