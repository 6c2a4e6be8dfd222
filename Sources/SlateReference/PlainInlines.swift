/// Inline text that can be read without cmark: plain words and code spans, which is what most cells hold.
enum PlainInlines {
  /// The inlines of a line, or nil where it has markup that only cmark can judge.
  static func read(_ bytes: [UInt8], _ range: Range<Int>) -> [Inline]? {
    var inlines: [Inline] = []
    var index = range.lowerBound
    let end = range.upperBound
    var start = index
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "["),
        UInt8(ascii: "<"), 0x0A, 0x0D:
        return nil
      case UInt8(ascii: "_"):
        // Between letters an underscore is one; names have many.
        var next = index
        while next < end && bytes[next] == UInt8(ascii: "_") { next += 1 }
        guard index > range.lowerBound, next < end, bytes[index - 1].isASCIIAlphanumeric,
          bytes[next].isASCIIAlphanumeric
        else { return nil }
        index = next
      case UInt8(ascii: "`"):
        let opening = CodeSpans.runEnd(index, in: bytes, before: end)
        guard let closing = closing(opening - index, from: opening, in: bytes, before: end)
        else { return nil }
        if start < index {
          inlines.append(.text(String(decoding: bytes[start..<index], as: UTF8.self)))
        }
        inlines.append(.code(code(bytes, opening..<closing)))
        index = closing + (opening - index)
        start = index
      default: index += 1
      }
    }
    if start < end { inlines.append(.text(String(decoding: bytes[start..<end], as: UTF8.self))) }
    return inlines
  }

  private static func closing(
    _ length: Int, from index: Int, in bytes: [UInt8], before end: Int
  ) -> Int? {
    var index = index
    while index < end {
      guard bytes[index] == UInt8(ascii: "`") else {
        index += 1
        continue
      }
      let run = CodeSpans.runEnd(index, in: bytes, before: end)
      if run - index == length { return index }
      index = run
    }
    return nil
  }

  /// CommonMark takes one space off both ends, unless there are only spaces.
  private static func code(_ bytes: [UInt8], _ range: Range<Int>) -> String {
    var range = range
    if range.count > 2, bytes[range.lowerBound] == UInt8(ascii: " "),
      bytes[range.upperBound - 1] == UInt8(ascii: " "),
      range.contains(where: { bytes[$0] != UInt8(ascii: " ") })
    {
      range = range.lowerBound + 1..<range.upperBound - 1
    }
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
