import SlateDiagnostics
import SlateReference

/// Parameters without any mark before them, one a line, right below their label: "Query parameters:" above `page - integer - which`.
enum LabelledLines {
  /// The blocks with lists in place of such lines; nil where there are none.
  static func parted(_ blocks: [Block], isAnnounced: Bool) -> [Block]? {
    guard blocks.contains(where: { mayBe($0, isAnnounced) }) else { return nil }
    var result: [Block] = []
    var isChanged = false
    for block in blocks {
      guard mayBe(block, isAnnounced), case .paragraph(let paragraph) = block else {
        result.append(block)
        continue
      }
      let lines = lines(of: paragraph)
      let label = Block.paragraph(Paragraph(lines[0].content, at: paragraph.location))
      if lines.count > 1, !saysMore(lines[0].content), ParameterAnnouncement(line: label) != nil,
        let list = list(lines.dropFirst())
      {
        result += [label, .list(list)]
        isChanged = true
      } else if case .text? = paragraph.content.first,
        result.last.map({ ParameterAnnouncement(line: $0) != nil }) ?? isAnnounced,
        let list = list(lines[...])
      {
        result.append(.list(list))
        isChanged = true
      } else {
        result.append(block)
      }
    }
    return isChanged ? result : nil
  }

  /// Whether a paragraph has a short first line and more of them, or is the one that a heading announces.
  private static func mayBe(_ block: Block, _ isAnnounced: Bool) -> Bool {
    guard case .paragraph(let paragraph) = block else { return false }
    switch paragraph.content.first {
    case .text(let text)?:
      if isAnnounced { return true }
      // A text's first line is longer than a label is, and begins with no name.
      guard text.utf8.count <= 60 || beginsWithName(text) else { return false }
    case .strong?, .emphasis?: break
    default: return false
    }
    return paragraph.content.prefix(3).dropFirst().contains { inline in
      switch inline {
      case .softBreak, .lineBreak: true
      default: false
      }
    }
  }

  private static func beginsWithName(_ text: String) -> Bool {
    let rest = text.utf8.drop { $0.isASCIIWord || "_-.[]".utf8.contains($0) }
    guard let mark = rest.first, rest.startIndex > text.utf8.startIndex else { return false }
    return mark == UInt8(ascii: ":")
      || [" - ", " – ", " — ", " ("].contains { rest.starts(with: $0.utf8) }
  }

  /// Whether a line is a parameter itself, `fields: which of them`, and no label.
  private static func saysMore(_ line: [Inline]) -> Bool {
    guard let entry = ParameterEntry(line, at: SourceLocation(file: "", line: 1, column: 1)) else {
      return false
    }
    return !entry.description.plainText.trimmingSpaces().isEmpty
  }

  private struct Line {
    var content: [Inline] = []
    var location: SourceLocation
  }

  private static func lines(of paragraph: Paragraph) -> [Line] {
    var lines = [Line(location: paragraph.location)]
    for inline in paragraph.content {
      switch inline {
      case .softBreak, .lineBreak:
        let place = SourceLocation(
          file: paragraph.location.file, line: paragraph.location.line + lines.count)
        lines.append(Line(location: place))
      default: lines[lines.count - 1].content.append(inline)
      }
    }
    return lines
  }

  /// The list that lines are which begin with a name and say what it is; others go on with the one before them.
  private static func list(_ lines: ArraySlice<Line>) -> List? {
    var items: [List.Item] = []
    for line in lines {
      if let entry = ParameterEntry(line.content, at: line.location), !entry.isRemark {
        items.append(
          List.Item(
            [.paragraph(Paragraph(line.content, at: line.location))], at: line.location))
      } else if let last = items.indices.last,
        case .paragraph(var paragraph)? = items[last].blocks.first
      {
        paragraph.content += [.softBreak] + line.content
        items[last].blocks[0] = .paragraph(paragraph)
      } else {
        return nil
      }
    }
    // A single line of words with a colon in it is a sentence as likely.
    guard let first = items.first, items.count > 1 || items.count == lines.count else { return nil }
    return List(isOrdered: false, items: items, location: first.location)
  }
}
