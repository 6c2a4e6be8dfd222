// White space is looked for among bytes: what begins one beyond ASCII is one of four bytes, and asking Unicode's tables
// where each character ends, and what it is, costs a hundred times as much in a text that is not ASCII alone.

extension String {
  /// The text with one space in place of each run of white space, and none at its ends.
  var foldingSpaces: String {
    utf8.withContiguousStorageIfAvailable { Self.isFolded($0) ? self : Self.folded($0) }
      ?? Array(utf8).withUnsafeBufferPointer { Self.isFolded($0) ? self : Self.folded($0) }
  }

  private static func isFolded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var afterSpace = true
    for index in bytes.indices {
      let byte = bytes[index]
      if byte > 0x20 && byte < 0x80 || spaceLength(bytes, at: index) == 0 {
        afterSpace = false
      } else {
        if afterSpace || byte != UInt8(ascii: " ") { return false }
        afterSpace = true
      }
    }
    return !afterSpace || bytes.isEmpty
  }

  private static func folded(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let length = spaceLength(bytes, at: index)
      if length == 0 {
        folded.append(bytes[index])
      } else if folded.last != UInt8(ascii: " "), !folded.isEmpty {
        folded.append(UInt8(ascii: " "))
      }
      index += Swift.max(length, 1)
    }
    if folded.last == UInt8(ascii: " ") { folded.removeLast() }
    return String(decoding: folded, as: UTF8.self)
  }

  /// How many bytes the white space has that begins at a byte; 0 where none does.
  private static func spaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
    let byte = bytes[index]
    if byte < 0x80 { return byte == 0x20 || (0x09...0x0D).contains(byte) ? 1 : 0 }
    guard byte == 0xC2 || (0xE1...0xE3).contains(byte), index + 1 < bytes.count else { return 0 }
    let second = bytes[index + 1]
    if byte == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
    guard index + 2 < bytes.count else { return 0 }
    let third = bytes[index + 2]
    switch (byte, second) {
    case (0xE1, 0x9A), (0xE3, 0x80): return third == 0x80 ? 3 : 0
    case (0xE2, 0x80):
      // U+2000 to U+200A, the separators of lines and of paragraphs, and the narrow space.
      let isSpace = (0x80...0x8A).contains(third) || third == 0xA8 || third == 0xA9 || third == 0xAF
      return isSpace ? 3 : 0
    case (0xE2, 0x81): return third == 0x9F ? 3 : 0
    default: return 0
    }
  }
}
