/// A literal object of a program, each value in it that is a variable or a call left out.
struct ProgramLiteral {
  private(set) var bytes: [UInt8]
  private let strings: ProgramStrings
  /// Where the object begins in the program.
  private let offset: Int
  private var index = 0

  /// Reads an object from its brace to the one that closes it; nil where a key has no value.
  init?(
    _ program: [UInt8], _ range: Range<Int>, _ strings: ProgramStrings, _ language: ProgramLanguage
  ) {
    // `{ title, pages: 3 }`: a key alone has a variable of its name.
    let mayStandAlone = language == .script
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
        if byte == UInt8(ascii: "}"), !isValue, hasKey, !mayStandAlone { return nil }
        _ = open.popLast()
        isValue = true
        index += 1
      } else if byte == UInt8(ascii: ",") {
        if !isValue, hasKey, !mayStandAlone { return nil }
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
