/// The place of the first byte that text in UTF-8 cannot have, if there is one.
enum UTF8Validation {
  /// What is wrong with a byte.
  enum Fault: Equatable {
    case invalid(offset: Int)
    case nul(offset: Int)
  }

  /// Looks through the bytes, eight at a time where they are ASCII.
  static func firstFault(in bytes: [UInt8]) -> Fault? {
    bytes.withUnsafeBytes { buffer in
      var index = 0
      let count = buffer.count
      while index < count {
        while index + 8 <= count {
          let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
          // The second term is not zero where a byte is: the classic test for a zero byte in a word.
          let zeros = (word &- 0x0101_0101_0101_0101) & ~word
          if (word | zeros) & 0x8080_8080_8080_8080 != 0 { break }
          index += 8
        }
        guard index < count else { break }
        let byte = buffer[index]
        if byte == 0 { return .nul(offset: index) }
        if byte < 0x80 {
          index += 1
          continue
        }
        guard let length = length(at: index, in: buffer) else { return .invalid(offset: index) }
        index += length
      }
      return nil
    }
  }

  /// The length of the well-formed sequence that begins here (Unicode, table 3-7).
  private static func length(at index: Int, in buffer: UnsafeRawBufferPointer) -> Int? {
    func continues(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      index + offset < buffer.count && range.contains(buffer[index + offset])
    }
    switch buffer[index] {
    case 0xC2...0xDF: return continues(1) ? 2 : nil
    case 0xE0: return continues(1, 0xA0...0xBF) && continues(2) ? 3 : nil
    case 0xED: return continues(1, 0x80...0x9F) && continues(2) ? 3 : nil
    case 0xE1...0xEF: return continues(1) && continues(2) ? 3 : nil
    case 0xF0: return continues(1, 0x90...0xBF) && continues(2) && continues(3) ? 4 : nil
    case 0xF1...0xF3: return continues(1) && continues(2) && continues(3) ? 4 : nil
    case 0xF4: return continues(1, 0x80...0x8F) && continues(2) && continues(3) ? 4 : nil
    default: return nil
    }
  }
}
