/// The little that the reader understands of HTML: tags by their names, attributes, comments.
enum HTMLScanner {
  /// The offset of the first `needle`, letters of either case, in some bytes.
  static func find(_ needle: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let count = needle.utf8CodeUnitCount
    guard range.count >= count else { return nil }
    return needle.withUTF8Buffer { needle in
      var index = range.lowerBound
      let last = range.upperBound - count
      while index <= last {
        if bytes[index] == needle[0] && matches(needle, at: index, in: bytes) { return index }
        index += 1
      }
      return nil
    }
  }

  /// Whether the bytes from `index` on are `needle`, letters of either case.
  static func has(_ needle: StaticString, at index: Int, in bytes: [UInt8], before end: Int) -> Bool
  {
    guard index + needle.utf8CodeUnitCount <= end else { return false }
    return needle.withUTF8Buffer { matches($0, at: index, in: bytes) }
  }

  /// Whether a tag of that name begins at `index`, and not one whose name only begins so.
  static func hasTag(_ tag: StaticString, at index: Int, in bytes: [UInt8], before end: Int) -> Bool
  {
    guard has(tag, at: index, in: bytes, before: end) else { return false }
    let next = index + tag.utf8CodeUnitCount
    return next >= end || !(bytes[next].isASCIIAlphanumeric || bytes[next] == UInt8(ascii: "-"))
  }

  /// The offset behind the `>` of the tag that begins at `index`; quoted attributes may hold one.
  static func tagEnd(_ index: Int, in bytes: [UInt8], before end: Int) -> Int? {
    var index = index
    var quote: UInt8?
    while index < end {
      let byte = bytes[index]
      index += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return nil
  }

  /// The name of the tag that begins at `index`, in lower case, with the `/` of a closing one.
  static func tagName(_ index: Int, in bytes: [UInt8], before end: Int) -> String {
    let name = bytes[min(index + 1, end)..<end].prefix {
      $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "-")
    }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    // `<br/>` is `br`.
    return text.hasSuffix("/") ? String(text.dropLast()) : text
  }

  /// The value of an attribute of the tag in `range`.
  static func attribute(_ name: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> String? {
    var rest = range
    while let found = find(name, in: bytes, rest) {
      var index = found + name.utf8CodeUnitCount
      rest = index..<range.upperBound
      guard found > range.lowerBound, bytes[found - 1].isBlank else { continue }
      func skipBlanks() { while index < range.upperBound && bytes[index].isBlank { index += 1 } }
      skipBlanks()
      guard index < range.upperBound, bytes[index] == UInt8(ascii: "=") else { continue }
      index += 1
      skipBlanks()
      guard index < range.upperBound else { return nil }
      let quote = bytes[index]
      let isQuoted = quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
      if isQuoted { index += 1 }
      let start = index
      while index < range.upperBound {
        let byte = bytes[index]
        if isQuoted ? byte == quote : (byte.isBlank || byte == UInt8(ascii: ">")) { break }
        index += 1
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    return nil
  }

  /// The bytes without comments, and the offset of one that is not closed, which takes the rest with it.
  ///
  /// - Returns: nil where there is no comment at all.
  static func withoutComments(_ bytes: [UInt8]) -> (bytes: [UInt8], openComment: Int?)? {
    guard var open = find("<!--", in: bytes, 0..<bytes.count) else { return nil }
    var result: [UInt8] = []
    var index = 0
    while true {
      result += bytes[index..<open]
      // `<!-->` and `<!--->` are comments as well.
      guard let close = find("-->", in: bytes, min(open + 2, bytes.count)..<bytes.count) else {
        return (result, open)
      }
      index = close + 3
      guard let next = find("<!--", in: bytes, index..<bytes.count) else {
        return (result + bytes[index...], nil)
      }
      open = next
    }
  }

  private static func matches(
    _ needle: UnsafeBufferPointer<UInt8>, at index: Int, in bytes: [UInt8]
  ) -> Bool {
    for offset in needle.indices {
      var byte = bytes[index + offset]
      if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") { byte += 32 }
      if byte != needle[offset] { return false }
    }
    return true
  }
}
