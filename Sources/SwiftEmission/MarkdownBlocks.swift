/// Markdown in pieces that a comment treats alike: text that may be wrapped, and lines that may not.
enum MarkdownBlock {
  /// A paragraph, its lines joined by spaces.
  case paragraph(String)
  /// An item of a list: the marker with the spaces before and behind it, and the text.
  case item(marker: String, text: String)
  /// Lines that keep their form: code, tables, headings, quotes.
  case verbatim([Substring])
  /// An empty line.
  case gap

  /// Takes Markdown apart. Line ends are line feeds.
  static func blocks(of markdown: String) -> [MarkdownBlock] {
    if isOneParagraph(markdown) { return [.paragraph(markdown)] }
    var reader = MarkdownReader()
    for line in markdown.lines { reader.take(line) }
    return reader.finish()
  }

  /// Whether the text is certainly one paragraph, as most descriptions are.
  private static func isOneParagraph(_ markdown: String) -> Bool {
    guard let first = markdown.utf8.first else { return false }
    let small = first | 0x20
    let isLetter = small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z")
    return isLetter && !markdown.holds { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "|") }
  }
}

/// Reads Markdown line by line.
private struct MarkdownReader {
  private var blocks: [MarkdownBlock] = []
  private var fence: (mark: Substring, lines: [Substring])?
  private var isOpen = false

  mutating func take(_ line: Substring) {
    if var open = fence {
      open.lines.append(line)
      let isEnd = line.withoutIndentation.utf8.starts(with: open.mark.utf8)
      fence = isEnd ? nil : open
      if isEnd { blocks.append(.verbatim(open.lines)) }
      return
    }
    let text = line.withoutIndentation
    guard let first = text.utf8.first else { return gap() }
    if text.begins(with: "```") || text.begins(with: "~~~") {
      isOpen = false
      fence = (text[..<(text.utf8.firstIndex { $0 != first } ?? text.endIndex)], [line])
    } else if let end = MarkdownBlock.itemMarkerEnd(text) {
      let marker = String(line[..<text.startIndex]) + text[..<end]
      blocks.append(.item(marker: marker, text: String(text[end...].withoutIndentation)))
      isOpen = true
    } else if isOpen && !keepsForm(first, text) {
      extendLast(with: text)
    } else if keepsForm(first, text) || line.utf8.count - text.utf8.count >= 4 {
      blocks.append(.verbatim([Self.harmless(line)]))
      isOpen = false
    } else {
      blocks.append(.paragraph(String(text)))
      isOpen = true
    }
  }

  /// The line without what would swallow the lines behind it, or speak for the declaration.
  private static func harmless(_ line: Substring) -> Substring {
    let text = line.withoutIndentation
    if text.utf8.first == UInt8(ascii: "<") {
      // A block of HTML may go on to the end of the comment; escaped, the tag is text.
      return Substring(line[..<text.startIndex] + "\\" + text)
    }
    return text.utf8.first == UInt8(ascii: ">") ? DocField.escaped(inQuote: line) : line
  }

  mutating func finish() -> [MarkdownBlock] {
    if let open = fence {
      // A fence that nobody closed would swallow all that follows in the comment.
      blocks.append(.verbatim(open.lines + [open.mark]))
    }
    while case .gap? = blocks.last { blocks.removeLast() }
    return blocks
  }

  private mutating func gap() {
    isOpen = false
    if case .gap? = blocks.last { return }
    if !blocks.isEmpty { blocks.append(.gap) }
  }

  private mutating func extendLast(with text: Substring) {
    switch blocks.popLast() {
    case .paragraph(var paragraph)?:
      paragraph += " "
      paragraph += text
      blocks.append(.paragraph(paragraph))
    case .item(let marker, var itemText)?:
      itemText += " "
      itemText += text
      blocks.append(.item(marker: marker, text: itemText))
    case let other:
      if let other { blocks.append(other) }
      blocks.append(.paragraph(String(text)))
    }
  }

  /// Tables, headings, quotes and blocks of HTML.
  private func keepsForm(_ first: UInt8, _ text: Substring) -> Bool {
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: "#"), UInt8(ascii: ">"): true
    case UInt8(ascii: "<"): !isOpen
    default: text.holds(spaced: UInt8(ascii: "|"))
    }
  }
}

extension MarkdownBlock {
  /// Where the text of an item begins, behind `- ` or `1. `; nil where the text begins no item.
  static func itemMarkerEnd(_ text: Substring) -> Substring.Index? {
    let bytes = text.utf8
    var index = bytes.startIndex
    guard let first = bytes.first else { return nil }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
      index = bytes.index(after: index)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while index != bytes.endIndex, isDigit(bytes[index]) { index = bytes.index(after: index) }
      guard index != bytes.endIndex,
        bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ")")
      else { return nil }
      index = bytes.index(after: index)
    default: return nil
    }
    guard index != bytes.endIndex, bytes[index] == UInt8(ascii: " ") else { return nil }
    return bytes.index(after: index)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
