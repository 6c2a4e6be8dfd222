/// A list right below a line of text whose items are indented so far that Markdown takes them for more of the text.
enum IndentedList {
  /// Finds the list among the lines of a paragraph, without its indentation.
  ///
  /// - Returns: the index of its first line, and the bytes of its lines; nil where there is none, or where a single line that
  ///   begins with a dash may be prose.
  static func find(
    in lines: [Range<Int>], of text: SourceText
  ) -> (first: Int, lines: [Range<Int>])? {
    guard let first = lines.indices.dropFirst().first(where: { isItem(lines[$0], of: text) }) else {
      return nil
    }
    let above = text.trimmed(lines[first - 1])
    let isAnnounced = text.bytes[above.upperBound - 1] == UInt8(ascii: ":")
    guard isAnnounced || lines[(first + 1)...].contains(where: { isItem($0, of: text) }) else {
      return nil
    }
    let indentation = indentation(of: lines[first], in: text)
    return (
      first,
      lines[first...].map { line in
        line.lowerBound + min(indentation, self.indentation(of: line, in: text))..<line.upperBound
      }
    )
  }

  private static func indentation(of line: Range<Int>, in text: SourceText) -> Int {
    text.bytes[line].prefix { $0.isBlank }.count
  }

  /// Whether a line begins with a mark behind four columns or more: with fewer, Markdown has a list there.
  private static func isItem(_ line: Range<Int>, of text: SourceText) -> Bool {
    let bytes = text.bytes
    let blanks = indentation(of: line, in: text)
    let mark = line.lowerBound + blanks
    guard mark + 2 < line.upperBound, "-*+".utf8.contains(bytes[mark]), bytes[mark + 1].isBlank,
      !bytes[mark + 2].isBlank
    else { return false }
    return blanks >= 4 || bytes[line].prefix(blanks).contains(UInt8(ascii: "\t"))
  }
}
