#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// What the rules look for is ASCII, and they look for a hundred phrases in every cell. Comparing bytes finds the
// same places as comparing characters, without asking Unicode's tables where each character ends.

extension StringProtocol {
  /// Calls `body` with the text's bytes in one piece.
  func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    return try Array(utf8).withUnsafeBufferPointer(body)
  }

  /// Whether an ASCII character stands in the text.
  func holds(_ byte: UInt8) -> Bool {
    withBytes { bytes in
      guard let start = bytes.baseAddress else { return false }
      return memchr(start, Int32(byte), bytes.count) != nil
    }
  }

  /// How many bytes stand before the first place of `needle`; nil where it stands nowhere, and for an empty one.
  func firstOffset(of needle: some StringProtocol) -> Int? {
    withBytes { bytes in
      needle.withBytes { wanted in
        guard let first = wanted.first, let start = bytes.baseAddress,
          let pattern = wanted.baseAddress
        else { return nil }
        var offset = 0
        while bytes.count - offset >= wanted.count,
          let found = memchr(start + offset, Int32(first), bytes.count - offset - wanted.count + 1)
        {
          if memcmp(found, pattern, wanted.count) == 0 {
            return UnsafeRawPointer(found) - UnsafeRawPointer(start)
          }
          offset = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
        }
        return nil
      }
    }
  }

  /// The first place of an ASCII character, without asking where every character before it ends.
  ///
  /// It stands for itself where its neighbours are ASCII, too; beyond that characters decide.
  func firstIndex(of character: Character) -> Index? {
    guard let byte = character.asciiValue, !byte.isASCIIWhitespace else {
      return firstIndex { $0 == character }
    }
    let offset = withBytes { bytes -> Int? in
      guard let index = bytes.firstIndex(of: byte) else { return bytes.count }
      let isAlone =
        (index == 0 || bytes[index - 1] < 0x80)
        && (index + 1 == bytes.count || bytes[index + 1] < 0x80)
      return isAlone ? index : nil
    }
    guard let offset else { return firstIndex { $0 == character } }
    return offset == utf8.count ? nil : utf8.index(startIndex, offsetBy: offset)
  }

  /// Whether `needle` stands in the text.
  func contains(_ needle: String) -> Bool { needle.isEmpty || firstOffset(of: needle) != nil }

  /// The first place where `needle` stands.
  func firstRange(of needle: String) -> Range<Index>? {
    guard let offset = firstOffset(of: needle) else { return nil }
    let lower = utf8.index(startIndex, offsetBy: offset)
    return lower..<utf8.index(lower, offsetBy: needle.utf8.count)
  }

  /// The text with another one in place of each `needle`.
  func replacing(_ needle: String, with replacement: String) -> String {
    var rest = self[...]
    var replaced = ""
    while let range = rest.firstRange(of: needle) {
      replaced += rest[..<range.lowerBound]
      replaced += replacement
      rest = rest[range.upperBound...]
    }
    return replaced + rest
  }

  /// The text without white space at its ends.
  func trimmingSpaces() -> SubSequence {
    // Beyond ASCII a mark may belong to the space before it: characters decide there.
    let ends = withBytes { bytes -> (Int, Int)? in
      var lower = 0
      var upper = bytes.count
      while lower < upper, bytes[lower].isASCIIWhitespace { lower += 1 }
      while upper > lower, bytes[upper - 1].isASCIIWhitespace { upper -= 1 }
      guard lower < upper else { return (0, 0) }
      return bytes[lower] < 0x80 && bytes[upper - 1] < 0x80 ? (lower, upper) : nil
    }
    guard let (lower, upper) = ends else {
      guard let first = firstIndex(where: { !$0.isWhitespace }),
        let last = lastIndex(where: { !$0.isWhitespace })
      else { return self[endIndex..<endIndex] }
      return self[first...last]
    }
    let start = utf8.index(startIndex, offsetBy: lower)
    return self[start..<utf8.index(start, offsetBy: upper - lower)]
  }
}

extension Substring {
  /// Whether the text begins with `prefix`.
  func hasPrefix(_ prefix: String) -> Bool {
    withBytes { bytes in
      prefix.withBytes { wanted in
        guard bytes.count >= wanted.count else { return false }
        for index in wanted.indices where bytes[index] != wanted[index] { return false }
        return true
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes, in lower case, begin with a word.
  func beginsInAnyCase(with word: StaticString) -> Bool {
    guard count >= word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount
    where self[index].lowercasedASCII != word.utf8Start[index] { return false }
    return true
  }
}

extension UInt8 {
  /// A space, a tab or a line's end.
  var isASCIIWhitespace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }

  /// The small letter of a capital; every other byte as it is.
  var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  /// A letter or a digit.
  var isASCIIWord: Bool { SampleCursor.isLetter(self) || SampleCursor.isDigit(self) }
}
