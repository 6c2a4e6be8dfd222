// As with searching: what divides names, paths and samples is ASCII, and dividing bytes gives the parts that dividing
// characters gives, without asking Unicode's tables where each character ends.

extension StringProtocol {
  /// Whether every character is ASCII, so that rules about bytes are rules about characters.
  var isASCII: Bool { withBytes { $0.allSatisfy { $0 < 0x80 } } }

  /// The parts between the places of an ASCII character; empty parts are left out, unless they are asked for.
  func parts(separatedBy separator: UInt8, keepingEmpty: Bool = false) -> [SubSequence] {
    parts(keepingEmpty: keepingEmpty) { $0 == separator ? 1 : 0 }
  }

  /// What dividing at a character gives. In ASCII a line feed behind a carriage return is the one character that is
  /// not a byte.
  func split(
    separator: Character, maxSplits: Int = .max, omittingEmptySubsequences: Bool = true
  ) -> [SubSequence] {
    guard maxSplits == .max, let byte = separator.asciiValue, isASCII,
      !byte.isASCIIWhitespace || !utf8.contains(0x0D)
    else {
      return split(
        maxSplits: maxSplits, omittingEmptySubsequences: omittingEmptySubsequences,
        whereSeparator: { $0 == separator })
    }
    return parts(separatedBy: byte, keepingEmpty: !omittingEmptySubsequences)
  }

  /// The words between white space.
  var spacedWords: [SubSequence] {
    guard isASCII else { return split(whereSeparator: \.isWhitespace) }
    return parts(keepingEmpty: false) { $0.isASCIIWhitespace ? 1 : 0 }
  }

  /// The lines without their ends, empty ones among them.
  var lines: [SubSequence] {
    guard isASCII else {
      // `\r\n` is one character: `isNewline` covers it.
      return split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }
    return parts(keepingEmpty: true) { byte, next in
      guard (0x0A...0x0D).contains(byte) else { return 0 }
      return byte == 0x0D && next == 0x0A ? 2 : 1
    }
  }

  /// The text without white space at its beginning.
  var trimmingLeadingSpaces: SubSequence {
    let offset = withBytes { bytes in
      bytes.firstIndex { !$0.isASCIIWhitespace } ?? bytes.count
    }
    let rest = self[utf8.index(startIndex, offsetBy: offset)...]
    guard let first = rest.utf8.first, first >= 0x80 else { return rest }
    return drop(while: \.isWhitespace)
  }

  private func parts(
    keepingEmpty: Bool, separatorLength: (_ byte: UInt8) -> Int
  ) -> [SubSequence] {
    parts(keepingEmpty: keepingEmpty) { byte, _ in separatorLength(byte) }
  }

  /// The parts between separators, whose lengths in bytes a closure tells by their first byte and the next one.
  @inline(__always)
  private func parts(
    keepingEmpty: Bool, separatorLength: (_ byte: UInt8, _ next: UInt8) -> Int
  ) -> [SubSequence] {
    withBytes { bytes in
      var parts: [SubSequence] = []
      parts.reserveCapacity(Swift.min(8, bytes.count))
      var begin = 0
      var lower = startIndex
      func append(before end: Int) {
        guard end > begin || keepingEmpty else { return }
        parts.append(self[lower..<utf8.index(lower, offsetBy: end - begin)])
      }
      var index = 0
      while index < bytes.count {
        let length = separatorLength(bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0)
        guard length > 0 else {
          index += 1
          continue
        }
        append(before: index)
        index += length
        lower = utf8.index(lower, offsetBy: index - begin)
        begin = index
      }
      append(before: bytes.count)
      return parts
    }
  }
}
