// Views of text in bytes of UTF-8: all that the emitter looks for is ASCII, and walking a string by
// characters costs many times as much.

extension StringProtocol {
  /// The lines, without their line feeds; an empty text is one empty line.
  var lines: [SubSequence] {
    var lines: [SubSequence] = []
    var rest = self[...]
    while let end = rest.utf8.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(rest[..<end])
      rest = rest[rest.utf8.index(after: end)...]
    }
    lines.append(rest)
    return lines
  }

  /// The text behind the spaces that it begins with.
  var withoutIndentation: SubSequence {
    let start = utf8.firstIndex { $0 != UInt8(ascii: " ") }
    return self[(start ?? utf8.endIndex)...]
  }

  /// Whether the text begins with `prefix`, byte for byte.
  func begins(with prefix: StaticString) -> Bool {
    prefix.withUTF8Buffer { utf8.starts(with: $0) }
  }

  /// Whether the text ends with `suffix`, byte for byte.
  func ends(with suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { suffix in
      utf8.count >= suffix.count && utf8.suffix(suffix.count).elementsEqual(suffix)
    }
  }

  /// Whether a byte of the text meets a condition.
  ///
  /// Every byte is looked at: without a way out of the loop, the compiler can look at many at a time.
  @inline(__always)
  func holds(where condition: (UInt8) -> Bool) -> Bool {
    let found = utf8.withContiguousStorageIfAvailable { bytes in
      var found: UInt8 = 0
      for byte in bytes { found |= condition(byte) ? 1 : 0 }
      return found != 0
    }
    return found ?? utf8.contains(where: condition)
  }

  /// Whether the text holds `byte`.
  func holds(_ byte: UInt8) -> Bool { holds { $0 == byte } }

  /// Whether the text holds `byte` between two spaces.
  func holds(spaced byte: UInt8) -> Bool {
    guard holds(byte) else { return false }
    let space = UInt8(ascii: " ")
    var twoBefore: UInt8 = 0
    var before: UInt8 = 0
    for current in utf8 {
      if current == space && before == byte && twoBefore == space { return true }
      twoBefore = before
      before = current
    }
    return false
  }

  /// Whether the text holds `word` without a letter on either side: `60GB` holds `GB`.
  func holds(word: String) -> Bool {
    func isLetter(_ byte: UInt8?) -> Bool {
      guard let byte else { return false }
      let small = byte | 0x20
      return small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z") || byte >= 0x80
    }
    var before: UInt8?
    var rest = utf8[...]
    while let first = rest.first {
      if !isLetter(before), rest.starts(with: word.utf8),
        !isLetter(rest.dropFirst(word.utf8.count).first)
      {
        return true
      }
      before = first
      rest = rest.dropFirst()
    }
    return false
  }

  /// The text with each run of white space as one space, and none at its ends.
  var folded: String {
    var isFolded = true
    var before = UInt8(ascii: " ")
    for byte in utf8 {
      if byte < 0x20 || byte == UInt8(ascii: " ") && before == byte { isFolded = false }
      before = byte
    }
    if isFolded && before != UInt8(ascii: " ") { return String(self) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      let isSpace = byte == UInt8(ascii: " ") || byte >= 0x09 && byte <= 0x0D
      if !isSpace {
        bytes.append(byte)
      } else if let last = bytes.last, last != UInt8(ascii: " ") {
        bytes.append(UInt8(ascii: " "))
      }
    }
    if bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
