/// The splitting of one line of a pipe table into its cells.
///
/// The rules are those of GFM, with the one difference that Slate's renderer (Redcarpet) makes as well: a
/// pipe inside a closed code span does not split.
enum TableRow {
  /// The text of each cell of a line, without the white space around it.
  ///
  /// - Parameters:
  ///   - line: the bytes of the line in `text`.
  ///   - cells: emptied, then filled: a caller with many lines need not allocate for each.
  static func split(_ line: Range<Int>, of text: SourceText, into cells: inout [Range<Int>]) {
    cells.removeAll(keepingCapacity: true)
    let bytes = text.bytes
    let row = text.trimmed(line)
    var index = row.lowerBound
    let end = row.upperBound
    if index < end && bytes[index] == UInt8(ascii: "|") { index += 1 }
    guard index < end else { return }
    var spans = CodeSpans()
    var start = index
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index = min(index + 2, end)
      case UInt8(ascii: "`"): index = spans.end(of: index, in: bytes, before: end)
      case UInt8(ascii: "|"):
        cells.append(text.trimmed(start..<index))
        index += 1
        start = index
      default: index += 1
      }
    }
    if start < end { cells.append(text.trimmed(start..<end)) }
  }

  /// Whether a line was meant as a delimiter row: dashes and pipes, perhaps colons, and nothing else.
  static func resemblesDelimiters(_ line: Range<Int>, of text: SourceText) -> Bool {
    var (dashes, pipes) = (0, 0)
    for index in line {
      switch text.bytes[index] {
      case UInt8(ascii: "-"): dashes += 1
      case UInt8(ascii: "|"): pipes += 1
      case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): break
      default: return false
      }
    }
    return pipes > 0 && dashes >= 3
  }

  /// Whether a line was meant to divide a header from rows, whatever its marks: `==== | ====`, `----+----`, `—— | ——`.
  static func divides(_ line: Range<Int>, of text: SourceText) -> Bool {
    var (marks, bars) = (0, 0)
    for index in text.trimmed(line) {
      switch text.bytes[index] {
      case UInt8(ascii: "-"), UInt8(ascii: "="), 0x93, 0x94, 0x95: marks += 1
      case UInt8(ascii: "|"), UInt8(ascii: "+"): bars += 1
      case UInt8(ascii: ":"), UInt8(ascii: " "), UInt8(ascii: "\t"), 0xE2, 0x80: break
      default: return false
      }
    }
    return bars > 0 && marks > bars
  }

  /// Whether a line has a pipe at both ends.
  static func isFramed(_ line: Range<Int>, of text: SourceText) -> Bool {
    let row = text.trimmed(line)
    return row.count > 2 && text.bytes[row.lowerBound] == UInt8(ascii: "|")
      && text.bytes[row.upperBound - 1] == UInt8(ascii: "|")
  }

  /// The number of columns that a delimiter row (`--- | :---:`) declares; nil for any other line.
  static func delimiterColumns(_ line: Range<Int>, of text: SourceText) -> Int? {
    let bytes = text.bytes
    let row = text.trimmed(line)
    guard let first = row.first,
      bytes[first] == UInt8(ascii: "|") || bytes[first] == UInt8(ascii: "-")
        || bytes[first] == UInt8(ascii: ":")
    else { return nil }
    var index = row.lowerBound
    let end = row.upperBound
    var columns = 0
    var pipes = 0
    if bytes[index] == UInt8(ascii: "|") {
      pipes += 1
      index += 1
    }
    while index < end {
      func skipBlanks() { while index < end && bytes[index].isBlank { index += 1 } }
      skipBlanks()
      if index < end && bytes[index] == UInt8(ascii: ":") { index += 1 }
      let dashes = index
      while index < end && bytes[index] == UInt8(ascii: "-") { index += 1 }
      guard index > dashes else { return nil }
      if index < end && bytes[index] == UInt8(ascii: ":") { index += 1 }
      skipBlanks()
      columns += 1
      guard index < end else { break }
      guard bytes[index] == UInt8(ascii: "|") else { return nil }
      pipes += 1
      index += 1
    }
    // Without a pipe it is a thematic break or the underline of a heading.
    return pipes > 0 ? columns : nil
  }
}

/// Finds the ends of code spans in one line, in time that grows with the line.
struct CodeSpans {
  /// The lengths of backtick runs that have no partner in the rest of the line, one bit each.
  private var unmatched: UInt64 = 0

  /// The offset behind the code span that begins at `index`, or behind the backticks where none does.
  mutating func end(of index: Int, in bytes: [UInt8], before end: Int) -> Int {
    let opening = Self.runEnd(index, in: bytes, before: end)
    let length = opening - index
    // A run that long is decoration; to remember more lengths would help nobody.
    guard length < 64, unmatched & (1 << UInt64(length)) == 0 else { return opening }
    var position = opening
    while position < end {
      guard bytes[position] == UInt8(ascii: "`") else {
        position += 1
        continue
      }
      let closing = Self.runEnd(position, in: bytes, before: end)
      if closing - position == length { return closing }
      position = closing
    }
    unmatched |= 1 << UInt64(length)
    return opening
  }

  /// The offset behind a run of backticks.
  static func runEnd(_ index: Int, in bytes: [UInt8], before end: Int) -> Int {
    var index = index
    while index < end && bytes[index] == UInt8(ascii: "`") { index += 1 }
    return index
  }
}
