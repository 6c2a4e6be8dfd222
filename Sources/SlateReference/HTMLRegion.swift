/// A run of lines that begins with an element of HTML that the reader understands: what it is made of.
enum HTMLRegion {
  /// An element whose content is read.
  enum Tag {
    case aside, table, definitions

    var opening: StaticString {
      switch self {
      case .aside: "<aside"
      case .table: "<table"
      case .definitions: "<dl"
      }
    }

    var closing: StaticString {
      switch self {
      case .aside: "</aside"
      case .table: "</table"
      case .definitions: "</dl"
      }
    }
  }

  /// A piece of the region.
  enum Part {
    /// Text around the elements.
    case markdown(Range<Int>)
    /// An aside that begins at an offset, with the range of its content.
    case aside(kind: String, content: Range<Int>, at: Int, isClosed: Bool)
    /// A table, its tags included.
    case table(Range<Int>, isClosed: Bool)
    /// A list of definitions, its tags included.
    case definitions(Range<Int>, isClosed: Bool)
  }

  /// How deep tables may stand in one another.
  static let tableDepth = 6

  /// The offset of the tag that ends an element, unless another one begins before; tables may stand inside of tables.
  static func closing(_ tag: Tag, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    var index = range.lowerBound
    var depth = 0
    while index < range.upperBound {
      if bytes[index] == UInt8(ascii: "<") {
        if HTMLScanner.hasTag(tag.closing, at: index, in: bytes, before: range.upperBound) {
          if depth == 0 { return index }
          depth -= 1
        } else if HTMLScanner.hasTag(tag.opening, at: index, in: bytes, before: range.upperBound) {
          depth += 1
          // An element that is not closed is not looked for behind all that follow.
          if tag != .table || depth >= tableDepth { return nil }
        }
      }
      index += 1
    }
    return nil
  }

  /// The pieces of a region, in their order.
  static func parts(of region: SourceText) -> [Part] {
    let bytes = region.bytes
    let end = bytes.count
    var parts: [Part] = []
    var index = 0
    while true {
      while index < end && bytes[index].isBlank { index += 1 }
      guard index < end else { return parts }
      if let tag = tag(at: index, in: bytes),
        let content = HTMLScanner.tagEnd(index, in: bytes, before: end)
      {
        let closing = closing(tag, in: bytes, content..<end)
        // One that is not closed ends where the next one begins.
        let contentEnd = closing ?? nextTag(from: content, in: region)
        let elementEnd = closing.map { HTMLScanner.tagEnd($0, in: bytes, before: end) ?? end }
        switch tag {
        case .aside:
          let kind = HTMLScanner.attribute("class", in: bytes, index..<content) ?? ""
          parts.append(
            .aside(
              kind: kind, content: content..<contentEnd, at: index, isClosed: closing != nil))
        case .table:
          parts.append(.table(index..<(elementEnd ?? contentEnd), isClosed: closing != nil))
        case .definitions:
          parts.append(.definitions(index..<(elementEnd ?? contentEnd), isClosed: closing != nil))
        }
        index = elementEnd ?? contentEnd
      } else {
        let next = nextTag(from: index + 1, in: region)
        parts.append(.markdown(index..<next))
        index = next
      }
    }
  }

  private static func tag(at index: Int, in bytes: [UInt8]) -> Tag? {
    for tag in [Tag.aside, .table, .definitions]
    where HTMLScanner.hasTag(tag.opening, at: index, in: bytes, before: bytes.count) {
      return tag
    }
    return nil
  }

  /// The offset of the next line that begins with one of the elements; the end if none does.
  private static func nextTag(from index: Int, in region: SourceText) -> Int {
    var line = region.line(of: index) + 1
    while line < region.lineCount {
      let start = region.trimmed(region.line(line)).lowerBound
      if start < region.bytes.count && tag(at: start, in: region.bytes) != nil { return start }
      line += 1
    }
    return region.bytes.count
  }
}
