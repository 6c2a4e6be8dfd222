/// Lines of nothing but tags directly above Markdown: `<div class="public"></div>`, and `## Sign in` below it. CommonMark
/// takes what follows for HTML up to the next empty line; Slate's own parser, and who wrote it, do not.
extension SourceText {
  /// Whether a line holds tags alone that say nothing, and the next one begins a heading, a table, a list or code.
  ///
  /// - Parameters:
  ///   - index: The line.
  ///   - line: What it holds.
  ///   - next: What the line below it holds.
  func holdsTagsAboveMarkdown(_ index: Int, _ line: Range<Int>, above next: Range<Int>) -> Bool {
    beginsMarkdown(next, at: index + 1) && holdsEmptyTagsAlone(line)
  }

  private func beginsMarkdown(_ line: Range<Int>, at index: Int) -> Bool {
    guard let first = line.isEmpty ? nil : bytes[line.lowerBound] else { return false }
    let behind = bytes[line].dropFirst().first
    switch first {
    case UInt8(ascii: "#"): return true
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      return behind == UInt8(ascii: " ")
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return bytes[line].prefix { $0 == first }.count >= 3
    case UInt8(ascii: "<"): return false
    default:
      guard index + 1 < lineCount, bytes[line].contains(UInt8(ascii: "|")) else { return false }
      return TableRow.delimiterColumns(self.line(index + 1), of: self) ?? 0 > 1
    }
  }

  private func holdsEmptyTagsAlone(_ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound {
      if bytes[index].isBlank {
        index += 1
        continue
      }
      guard bytes[index] == UInt8(ascii: "<"),
        let end = HTMLScanner.tagEnd(index, in: bytes, before: line.upperBound),
        Self.emptyTags.contains(HTMLScanner.tagName(index, in: bytes, before: end)),
        // What links lead to stays.
        HTMLScanner.attribute("id", in: bytes, index..<end) == nil,
        HTMLScanner.attribute("name", in: bytes, index..<end) == nil
      else { return false }
      index = end
    }
    return true
  }

  private static let emptyTags: Set<String> = [
    "div", "/div", "p", "/p", "center", "/center", "section", "/section", "br", "hr",
  ]
}
