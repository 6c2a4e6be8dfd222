import APISchema
import SlateDiagnostics
import SlateReference

/// What a program sends as the body of its request, where it stands there as a literal.
///
/// It is the object behind `json=`, `data=`, `body:` and the like, or in `JSON.stringify(…)` and its kin; or a variable in
/// such a place that is given a literal somewhere. A value that is a variable or a call shows its name alone.
struct ProgramBody {
  /// The object that is sent; nil where the program builds it in another way.
  var value: SampleValue?
  /// Whether it is sent as a form.
  var isForm = false

  /// Reads a program; nil where it shows no body.
  init?(_ code: CodeBlock) {
    let bytes = Array(code.text.utf8)
    var scanner = ProgramScanner(bytes: bytes)
    guard let place = scanner.nextBody(isRuby: ["ruby", "rb"].contains(code.language)) else {
      return nil
    }
    guard let literal = place.literal,
      let object = ProgramLiteral(bytes, literal, scanner.strings)?.bytes
    else {
      return
    }
    // What stands before the literal stays as blanks, so that its members keep their places on the page.
    let blanks = bytes[..<literal.lowerBound].map { $0 == UInt8(ascii: "\n") ? $0 : 0x20 }
    let text = String(decoding: blanks + object, as: UTF8.self)
    let reading = SampleReader.read(text, in: code.places)
    guard reading.failure == nil, reading.documents.count == 1,
      reading.repairs.allSatisfy({ Self.spellings.contains($0.kind) }),
      let members = reading.documents[0].members, !members.isEmpty
    else { return }
    value = reading.documents[0]
    isForm = place.isForm
  }

  /// What a literal of these languages has in another way than JSON.
  private static let spellings: Set<Repair.Kind> = [
    .singleQuotes, .unquotedKey, .trailingComma, .literalSpelling, .colonSpelling, .comment,
    .elision,
    .numberSpelling, .missingValue, .extraComma, .rawControlCharacter,
  ]

  /// The languages of programs, as code blocks name them.
  static let languages: WordSet = [
    "python", "py", "ruby", "rb", "php", "javascript", "js", "node", "nodejs", "typescript", "ts",
  ]
}

/// Where the strings of a program stand.
private struct ProgramStrings {
  private var ends: [Int: Int] = [:]

  /// Finds them in one pass; a quotation mark that nothing closes on its line, or a backtick that nothing closes at all,
  /// begins no string, and neither do the marks of its kind behind it.
  init(in bytes: [UInt8]) {
    var unclosed: [UInt8: Int] = [:]
    var index = 0
    while index < bytes.count {
      let quote = bytes[index]
      guard "\"'`".utf8.contains(quote), index >= unclosed[quote] ?? 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] != quote {
        if bytes[end] == UInt8(ascii: "\n"), quote != UInt8(ascii: "`") { break }
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      if end < bytes.count, bytes[end] == quote {
        ends[index] = end + 1
        index = end + 1
      } else {
        unclosed[quote] = end
        index += 1
      }
    }
  }

  /// The end of the string that begins at an offset; nil where none does.
  func end(at offset: Int) -> Int? { ends[offset] }
}

/// A literal object of a program, each value in it that is a variable or a call left out.
private struct ProgramLiteral {
  private(set) var bytes: [UInt8]
  private let strings: ProgramStrings
  /// Where the object begins in the program.
  private let offset: Int
  private var index = 0

  /// Reads an object from its brace to the one that closes it; nil where a key has no value.
  init?(_ program: [UInt8], _ range: Range<Int>, _ strings: ProgramStrings) {
    bytes = Array(program[range])
    self.strings = strings
    offset = range.lowerBound
    var open: [UInt8] = []
    var isValue = true
    var hasKey = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte.isASCIIWhitespace {
        index += 1
      } else if skipComment() {
        continue
      } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
        if byte == UInt8(ascii: "}"), !isValue, hasKey { return nil }
        _ = open.popLast()
        isValue = true
        index += 1
      } else if byte == UInt8(ascii: ",") {
        if !isValue, hasKey { return nil }
        isValue = open.last == UInt8(ascii: "[")
        hasKey = false
        index += 1
      } else if !isValue, !hasKey,
        bytes[index...].starts(with: "...".utf8) || bytes[index...].starts(with: "**".utf8)
      {
        // What another object adds.
        readValue(isSpread: true)
      } else if !isValue {
        readKey(&hasKey, &isValue)
      } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
        open.append(byte)
        isValue = byte == UInt8(ascii: "[")
        hasKey = false
        index += 1
      } else {
        readValue()
      }
    }
  }

  private mutating func readKey(_ hasKey: inout Bool, _ isValue: inout Bool) {
    if let end = stringEnd(at: index) {
      hasKey = true
      index = end
    } else if bytes[index] == UInt8(ascii: "="), index + 1 < bytes.count,
      bytes[index + 1] == UInt8(ascii: ">")
    {
      isValue = true
      index += 2
    } else if bytes[index] == UInt8(ascii: ":"), hasKey {
      isValue = true
      index += 1
    } else {
      // A colon before a key makes it a symbol.
      hasKey = hasKey || bytes[index] != UInt8(ascii: ":")
      index += 1
    }
  }

  /// Goes behind a value, and blanks it where it is no literal.
  private mutating func readValue(isSpread: Bool = false) {
    let start = index
    var depth = 0
    var end = index
    while index < bytes.count {
      let byte = bytes[index]
      if let next = stringEnd(at: index) {
        index = next
        end = next
        continue
      }
      if depth == 0, ",}]".utf8.contains(byte) { break }
      if skipComment() { continue }
      if "([{".utf8.contains(byte) { depth += 1 }
      if ")]}".utf8.contains(byte) { depth -= 1 }
      if !byte.isASCIIWhitespace { end = index + 1 }
      index += 1
    }
    guard isSpread || stringEnd(at: start) != end, isSpread || !Self.isLiteral(bytes[start..<end])
    else { return }
    for place in start..<end where bytes[place] != UInt8(ascii: "\n") { bytes[place] = 0x20 }
  }

  private func stringEnd(at index: Int) -> Int? {
    strings.end(at: offset + index).map { $0 - offset }
  }

  /// A number, a truth, or nothing.
  private static func isLiteral(_ text: ArraySlice<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    if SampleCursor.isDigit(first) || "-+.".utf8.contains(first) {
      return text.dropFirst().allSatisfy {
        SampleCursor.isDigit($0) || "._eE-+".utf8.contains($0)
      }
    }
    return words.contains { text.elementsEqual($0.utf8) }
  }

  private static let words = [
    "true", "false", "null", "True", "False", "None", "nil", "undefined",
  ]

  /// Goes behind a comment, which begins at the start of a word.
  private mutating func skipComment() -> Bool {
    let isLine =
      bytes[index] == UInt8(ascii: "#") || bytes[index...].starts(with: "//".utf8)
    guard isLine, index == 0 || bytes[index - 1].isASCIIWhitespace || bytes[index - 1] == 0x2C
    else { return false }
    while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    return true
  }
}

/// Looks for the body in a program, byte by byte.
private struct ProgramScanner {
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

extension Extraction {
  /// The body that a program beside an operation sends, where nothing else shows one; the place of a program whose body
  /// cannot be read.
  mutating func programBody(
    of site: EndpointSite, besides samples: [OperationSample]
  ) -> (sample: OperationSample?, isForm: Bool, unread: CodeBlock?) {
    guard ["POST", "PUT", "PATCH"].contains(site.method), !site.isStream,
      !samples.contains(where: { $0.sample.kind == .request && $0.sample.body != nil })
    else { return (nil, false, nil) }
    var unread: CodeBlock?
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        guard let language = code.language, ProgramBody.languages.contains(language),
          let body = ProgramBody(code)
        else { continue }
        guard let value = body.value else {
          unread = unread ?? code
          continue
        }
        let sample = Sample(
          kind: .request, method: site.method, body: value.json(pretty: true),
          location: code.textLocation)
        return (OperationSample(sample, body: value), body.isForm, nil)
      }
    }
    return (nil, false, unread)
  }
}
