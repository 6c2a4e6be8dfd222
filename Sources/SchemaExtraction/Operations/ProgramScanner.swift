/// Looks for the body in a program, byte by byte.
struct ProgramScanner {
  let bytes: [UInt8]
  let strings: ProgramStrings
  private let language: ProgramLanguage
  private var position = 0

  init(bytes: [UInt8], _ language: ProgramLanguage) {
    self.bytes = bytes
    self.language = language
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
  mutating func nextBody() -> Place? {
    var unread: Place?
    var given: Place?
    var attempts = 0
    while let word = nextWord(), attempts < Self.maximumAttempts {
      guard let start = valueStart(behind: word) else { continue }
      attempts += 1
      guard let literal = literal(at: start.offset) else {
        // Lists, and what a method is given that posts it.
        if byte(start.offset) == UInt8(ascii: "[") || start.isPosted {
          unread = unread ?? Place(literal: nil, isForm: false)
        }
        continue
      }
      let isData = bytes[word].elementsEqual("data".utf8) && start.isArgument
      let isBody =
        (language == .ruby || language == .php) && !bytes[word].elementsEqual("json".utf8)
      let isForm =
        start.isForm
        || !start.isWritten && !isWritten(literal.upperBound) && !isWritten(wordEnd(start.offset))
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
        let inner = position + 1..<end - 1
        position = end
        // A key of PHP's arrays: `'body' => [`.
        if language == .php, Self.keys.contains(where: { bytes[inner].elementsEqual($0.utf8) }) {
          return inner
        }
        continue
      }
      position += 1
    }
    return nil
  }

  /// Where the value begins that a word gives to a body: behind `json=`, `body:`, `:body =>` or `JSON.stringify(`.
  private func valueStart(behind word: Range<Int>) -> ValueStart? {
    var offset = word.upperBound
    if Self.writers.contains(where: { bytes[word].elementsEqual($0.utf8) }) {
      guard byte(offset) == UInt8(ascii: "(") else { return nil }
      return ValueStart(offset: skipSpace(offset + 1), isWritten: true)
    }
    if language == .php, bytes[word].elementsEqual("http_build_query".utf8) {
      guard byte(offset) == UInt8(ascii: "(") else { return nil }
      return ValueStart(offset: skipSpace(offset + 1), isArgument: true, isForm: true)
    }
    if language == .script, Self.posts.contains(where: { bytes[word].elementsEqual($0.utf8) }) {
      return postedValue(behind: word)
    }
    let isKey = strings.end(at: word.lowerBound - 1) == word.upperBound + 1
    if isKey { offset += 1 }
    guard isKey || Self.names.contains(where: { bytes[word].elementsEqual($0.utf8) }) else {
      return nil
    }
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
      return ValueStart(
        offset: skipSpace(offset + writer.utf8.count), isWritten: true, isArgument: isArgument)
    }
    let isForm = bytes[word].elementsEqual("form_params".utf8)
    return ValueStart(offset: offset, isArgument: isArgument, isForm: isForm)
  }

  /// Where the value of a body begins, and how it gets there.
  private struct ValueStart {
    var offset: Int
    /// Whether it is turned into JSON there.
    var isWritten = false
    /// Whether it is sent there, and not merely given to a variable.
    var isArgument = false
    /// Whether it goes out as a form.
    var isForm = false
    /// Whether a method sends it that is called with it: whatever it is, it is the body.
    var isPosted = false
  }

  /// The second argument of `axios.post(url, {…})`, `$.post(url, {…})`, `this.http.put(url, {…})`.
  private func postedValue(behind word: Range<Int>) -> ValueStart? {
    guard word.lowerBound > 0, bytes[word.lowerBound - 1] == UInt8(ascii: "."),
      byte(word.upperBound) == UInt8(ascii: "(")
    else { return nil }
    let end = word.lowerBound - 1
    var start = end
    while start > 0, Self.isWord(bytes[start - 1]) { start -= 1 }
    let receiver = bytes[start..<end]
    guard Self.senders.contains(where: { receiver.elementsEqual($0.utf8) }) else { return nil }
    var depth = 0
    var index = word.upperBound + 1
    while index < bytes.count, index < word.upperBound + 4096 {
      if let end = strings.end(at: index) {
        index = end
        continue
      }
      let byte = bytes[index]
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      if depth < 0 { return nil }
      if depth == 0, byte == UInt8(ascii: ",") {
        let offset = skipSpace(index + 1)
        let isNothing = ["null", "undefined", ")"].contains {
          bytes[offset...].starts(with: $0.utf8)
        }
        if isNothing { return nil }
        return ValueStart(
          offset: offset, isArgument: true,
          isForm: receiver.last != UInt8(ascii: "s")
            && receiver.last != UInt8(ascii: "p"), isPosted: true)
      }
      index += 1
    }
    return nil
  }

  private static let posts = ["post", "put", "patch"]
  private static let senders = ["axios", "http", "$", "jQuery"]
  private static let keys = ["json", "body", "form_params"]

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
