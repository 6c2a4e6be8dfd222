import SlateDiagnostics

/// Terms with what they mean, read as a list whose items begin with the term: `<dl>`, and lines that begin with `: `.
enum DefinitionList {
  /// Reads the element that stands in `range`, its tags included; nil where it holds no term with a definition.
  static func read(_ text: SourceText, _ range: Range<Int>, limits: ReadingLimits) -> List? {
    let bytes = text.bytes
    var items: [List.Item] = []
    var term: (content: [Inline], location: SourceLocation, isDefined: Bool)?
    var open: (isTerm: Bool, start: Int)?
    var index = range.lowerBound
    func end(at end: Int) {
      guard let (isTerm, start) = open, start <= end else { return }
      open = nil
      let piece = text.trimmed(start..<end)
      let content = HTMLInlines.read(bytes, piece, depth: limits.nestingDepth)
      if isTerm {
        term = (content, text.location(offset: piece.lowerBound), false)
      } else if let known = term {
        if known.isDefined, let last = items.indices.last,
          case .paragraph(var paragraph)? = items[last].blocks.first
        {
          paragraph.content += [.text(" ")] + content
          items[last].blocks[0] = .paragraph(paragraph)
        } else {
          items.append(
            item(
              known.content, [.paragraph(Paragraph(content, at: known.location))],
              at: known.location))
          term?.isDefined = true
        }
      }
    }
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      guard let close = HTMLScanner.tagEnd(index, in: bytes, before: range.upperBound)
      else { return nil }
      switch HTMLScanner.tagName(index, in: bytes, before: close) {
      case "dt", "dd":
        end(at: index)
        open = (HTMLScanner.hasTag("<dt", at: index, in: bytes, before: close), close)
      case "/dt", "/dd", "/dl": end(at: index)
      default: break
      }
      index = close
    }
    end(at: range.upperBound)
    guard !items.isEmpty else { return nil }
    return List(isOrdered: false, items: items, location: text.location(offset: range.lowerBound))
  }

  /// The pieces of some lines: a term, and the lines that begin with `: ` below it; nil where they are something else.
  static func pieces(
    of lines: [Range<Int>], in text: SourceText
  ) -> [(term: Int, definition: Range<Int>)]? {
    func begins(_ line: Range<Int>) -> Bool {
      let line = text.trimmed(line)
      return line.count > 2 && text.bytes[line.lowerBound] == UInt8(ascii: ":")
        && text.bytes[line.lowerBound + 1].isBlank
    }
    guard lines.count > 1, begins(lines[1]), !begins(lines[0]) else { return nil }
    var pieces: [(term: Int, definition: Range<Int>)] = []
    var index = 0
    while index < lines.count {
      guard !begins(lines[index]), index + 1 < lines.count, begins(lines[index + 1]) else {
        return nil
      }
      var end = index + 2
      while end < lines.count,
        begins(lines[end]) || !(end + 1 < lines.count && begins(lines[end + 1]))
      {
        end += 1
      }
      pieces.append((index, index + 1..<end))
      index = end
    }
    return pieces
  }

  /// The item of a term: the term stands out, and a colon stands behind it.
  static func item(
    _ term: [Inline], _ definition: [Block], at location: SourceLocation
  ) -> List.Item {
    var content = term
    if term.count == 1, case .text = term[0] { content = [.strong(term)] }
    content.append(.text(": "))
    var blocks = definition
    if case .paragraph(let paragraph)? = blocks.first {
      content += paragraph.content
      blocks.removeFirst()
    }
    return List.Item([.paragraph(Paragraph(content, at: location))] + blocks, at: location)
  }
}
