/// Items in the lines of a paragraph whose marks Markdown knows none of: `•`, and numbers other than 1 right below a text.
struct MarkedLines {
  /// Lists in items nest no deeper.
  static let maximumDepth = 16

  /// One item: the line with its mark, and those that go on with it.
  struct Item {
    /// The index of its first line.
    var line: Int
    /// Where its mark stands.
    var mark: Int
    /// The bytes of its lines, without the mark.
    var content: [Range<Int>]
  }

  let isOrdered: Bool
  private(set) var items: [Item] = []
  /// The index of the line that the first item begins in.
  var first: Int { items.first?.line ?? 0 }

  /// Finds the items among the lines of a paragraph; nil where there are none.
  static func find(in lines: PipeTable.Lines) -> MarkedLines? {
    let (text, ranges) = (lines.text, lines.ranges)
    var lastLines: [Int: Int]?
    for (index, line) in ranges.enumerated() {
      guard let mark = Mark(line, of: text.bytes) else { continue }
      // A number is one of several, below a text: what begins with one is a list for Markdown as well.
      if let number = mark.number {
        let known = lastLines ?? Self.lastLinesOfNumbers(in: lines)
        lastLines = known
        guard index > 0, known[number + 1].map({ $0 > index }) ?? false else { continue }
      }
      return MarkedLines(from: index, mark, in: lines)
    }
    return nil
  }

  /// The last line that begins with each number.
  private static func lastLinesOfNumbers(in lines: PipeTable.Lines) -> [Int: Int] {
    var last: [Int: Int] = [:]
    for (index, line) in lines.ranges.enumerated() {
      if let number = Mark(line, of: lines.text.bytes)?.number { last[number] = index }
    }
    return last
  }

  private init(from start: Int, _ first: Mark, in lines: PipeTable.Lines) {
    isOrdered = first.number != nil
    let (text, ranges) = (lines.text, lines.ranges)
    func column(_ mark: Mark, _ index: Int) -> Int {
      mark.bytes.lowerBound - text.line(lines.first + index).lowerBound
    }
    let indentation = column(first, start)
    var next = first.number
    for index in start..<ranges.count {
      if let mark = Mark(ranges[index], of: text.bytes), mark.kind == first.kind,
        mark.number == next, index == start || column(mark, index) <= indentation + 1
      {
        next = next.map { $0 + 1 }
        items.append(
          Item(
            line: index, mark: mark.bytes.lowerBound,
            content: [mark.bytes.upperBound..<ranges[index].upperBound]))
      } else {
        items[items.count - 1].content.append(ranges[index])
      }
    }
  }

  /// What a line begins with.
  private struct Mark {
    /// The mark's bytes, and the blanks around it.
    var bytes: Range<Int>
    /// Which bullet it is; nothing for a number.
    var kind: [UInt8]
    var number: Int?

    init?(_ line: Range<Int>, of bytes: [UInt8]) {
      var start = line.lowerBound
      while start < line.upperBound, bytes[start].isBlank { start += 1 }
      guard start + 2 < line.upperBound else { return nil }
      let end: Int
      switch bytes[start] {
      case 0xE2:
        guard start + 3 < line.upperBound,
          Self.bullets.contains([bytes[start + 1], bytes[start + 2]])
        else { return nil }
        kind = Array(bytes[start..<start + 3])
        end = start + 3
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        var mark = start
        var value = 0
        while mark < line.upperBound, mark < start + 2, bytes[mark].isASCIIDigit {
          value = value * 10 + Int(bytes[mark] - UInt8(ascii: "0"))
          mark += 1
        }
        guard mark + 1 < line.upperBound, ".)".utf8.contains(bytes[mark]), bytes[mark + 1].isBlank
        else { return nil }
        kind = []
        number = value
        end = mark + 1
      default: return nil
      }
      var content = end
      // U+00A0 is a space for authors.
      while content < line.upperBound, bytes[content].isBlank || 0xC2 == bytes[content] {
        if bytes[content] == 0xC2 {
          guard content + 1 < line.upperBound, bytes[content + 1] == 0xA0 else { break }
          content += 1
        }
        content += 1
      }
      guard content < line.upperBound else { return nil }
      self.bytes = start..<content
    }

    // • ‣ ◦ ● ○ ▪ ■ ▸ ⁃
    private static let bullets: [[UInt8]] = [
      [0x80, 0xA2], [0x80, 0xA3], [0x97, 0xA6], [0x97, 0x8F], [0x97, 0x8B], [0x96, 0xAA],
      [0x96, 0xA0], [0x96, 0xB8], [0x81, 0x83],
    ]
  }
}

extension UInt8 {
  fileprivate var isASCIIDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
