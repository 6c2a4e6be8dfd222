/// Bytes of source text, to which everything is appended in the order of the file.
struct SourceBuffer {
  /// The bytes, valid UTF-8.
  private(set) var bytes: [UInt8] = []

  /// Makes room in advance.
  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// How many bytes there are.
  var count: Int { bytes.count }

  /// Appends text in one piece.
  mutating func append(_ text: some StringProtocol) {
    let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isAppended == nil { bytes.append(contentsOf: text.utf8) }
  }

  /// Appends bytes that are UTF-8 already.
  mutating func append(_ slice: ArraySlice<UInt8>) {
    bytes.append(contentsOf: slice)
  }

  /// Appends an ASCII character.
  mutating func append(ascii scalar: Unicode.Scalar) {
    bytes.append(UInt8(ascii: scalar))
  }

  /// Appends some spaces.
  mutating func append(spaces count: Int) {
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: count))
  }

  /// Appends the text as a string literal.
  mutating func append(literal text: String) {
    append(ascii: "\"")
    if SourceText.isPlain(text) {
      append(text)
    } else {
      append(SourceText.escaped(text))
    }
    append(ascii: "\"")
  }

  /// Removes all that was appended since there were `count` bytes.
  mutating func cut(to count: Int) {
    bytes.removeLast(bytes.count - count)
  }

  /// Ends a line of a comment that began at `start`: whatever came into it, it is one line.
  ///
  /// This is the one gate between a reference's text and a comment, and no caller has to be right for
  /// it to hold.
  mutating func endComment(from start: Int) {
    bytes.withUnsafeMutableBufferPointer { bytes in
      for index in start..<bytes.count where bytes[index] == 0x0A || bytes[index] == 0x0D {
        bytes[index] = UInt8(ascii: " ")
      }
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    append(ascii: "\n")
  }
}
