/// Slate's own parser takes `##Title` for a heading; CommonMark wants a space behind the marks. It takes `- | -` below a
/// header for the row of a table; CommonMark takes that for a list, unless a pipe stands before it.
extension SourceText {
  /// The text with a space behind the marks of every heading that has none, a pipe before a table's row that would begin
  /// a list, and spaces for tags that stand alone directly above Markdown; what stays keeps its place.
  ///
  /// Code between fences is left as it is, and so is what stands between tags that hold no Markdown.
  func withSpacedHeadings() -> SourceText {
    let (insertions, tags) = unspacedHeadings()
    if insertions.isEmpty && tags.isEmpty { return self }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(self.bytes.count - start + insertions.count)
    var cuts = [Int32](repeating: 0, count: lineCount)
    var copied = start
    for (line, offset, mark) in insertions {
      bytes.append(contentsOf: self.bytes[copied..<offset])
      bytes.append(mark)
      cuts[line] = -1
      copied = offset
    }
    bytes.append(contentsOf: self.bytes[copied...])
    // Marks that were put in before a line have moved it.
    var moved = 0
    var rest = insertions[...]
    for line in tags {
      while let next = rest.first, next.offset <= line.lowerBound {
        moved += 1
        rest = rest.dropFirst()
      }
      for index in line { bytes[index - start + moved] = UInt8(ascii: " ") }
    }
    return replacing(bytes: bytes, cuts: cuts)
  }

  /// The lines with such a heading or row, each with the offset where a mark is missing, and with the mark; and what lines
  /// hold that are nothing but tags above Markdown.
  private func unspacedHeadings() -> (
    insertions: [(line: Int, offset: Int, mark: UInt8)], tags: [Range<Int>]
  ) {
    var found: [(line: Int, offset: Int, mark: UInt8)] = []
    var tags: [Range<Int>] = []
    var fence: (byte: UInt8, count: Int)?
    var rawTag: [UInt8]?
    for index in 0..<lineCount {
      let line = contentOfLine(index)
      guard let first = line.isEmpty ? nil : bytes[line.lowerBound] else { continue }
      if let open = fence {
        if first == open.byte, run(of: open.byte, in: line) >= open.count { fence = nil }
      } else if let tag = rawTag {
        if contains(tag, in: line) { rawTag = nil }
      } else if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
        let count = run(of: first, in: line)
        if count >= 3 { fence = (first, count) }
      } else if first == UInt8(ascii: "<") {
        rawTag =
          Self.rawTags.first { tag in
            bytes[line].starts(with: tag.opening) && !contains(tag.closing, in: line)
          }?.closing
        if rawTag == nil, index + 1 < lineCount,
          holdsTagsAboveMarkdown(index, line, above: contentOfLine(index + 1))
        {
          tags.append(line)
        }
      } else if first == UInt8(ascii: "-") {
        let behind = line.lowerBound + 1
        if index > 0, behind < line.upperBound, bytes[behind].isBlank,
          bytes[self.line(index - 1)].contains(UInt8(ascii: "|")),
          TableRow.delimiterColumns(line, of: self) ?? 0 > 1
        {
          found.append((index, line.lowerBound, UInt8(ascii: "|")))
        }
      } else if first == UInt8(ascii: "#") {
        let count = run(of: first, in: line)
        let behind = line.lowerBound + count
        if count <= 6, behind < line.upperBound, !bytes[behind].isBlank, !isTableRow(index) {
          found.append((index, behind, UInt8(ascii: " ")))
        }
      }
    }
    return (found, tags)
  }

  /// A row needs no pipe in front: `#1 | first` below another row is one.
  private func isTableRow(_ index: Int) -> Bool {
    index > 0
      && [index - 1, index].allSatisfy { bytes[self.line($0)].contains(UInt8(ascii: "|")) }
  }

  /// What a line holds behind at most three spaces and the marks of quotes.
  private func contentOfLine(_ index: Int) -> Range<Int> {
    let line = self.line(index)
    var start = line.lowerBound
    var spaces = 0
    while start < line.upperBound {
      if bytes[start] == UInt8(ascii: ">") {
        spaces = 0
      } else if bytes[start] == UInt8(ascii: " "), spaces < 3 {
        spaces += 1
      } else {
        break
      }
      start += 1
    }
    return start..<line.upperBound
  }

  private func run(of byte: UInt8, in line: Range<Int>) -> Int {
    bytes[line].prefix { $0 == byte }.count
  }

  private func contains(_ tag: [UInt8], in line: Range<Int>) -> Bool {
    line.count >= tag.count
      && (line.lowerBound...line.upperBound - tag.count).contains { bytes[$0...].starts(with: tag) }
  }

  /// Elements whose content is not Markdown.
  private static let rawTags: [(opening: [UInt8], closing: [UInt8])] = [
    "style", "script", "pre", "textarea",
  ].map { (Array("<\($0)".utf8), Array("</\($0)".utf8)) }
}
