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
  private var open: (fence: CodeFence, lines: [Substring])?
  private var isOpen = false

  mutating func take(_ line: Substring) {
    if let fence = open?.fence {
      if fence.isClosed(by: line) { return close() }
      open?.lines.append(fence.inside(line))
      return
    }
    let text = line.withoutIndentation
    guard let first = text.utf8.first else { return gap() }
    if let fence = CodeFence(line) {
      isOpen = false
      open = (fence, [line])
    } else if let end = MarkdownBlock.itemMarkerEnd(text) {
      let marker = String(line[..<text.startIndex]) + text[..<end]
      let content = text[end...].withoutIndentation
      let code = Substring(String(repeating: " ", count: marker.utf8.count) + content)
      if let fence = CodeFence(code) {
        blocks.append(.item(marker: marker, text: ""))
        isOpen = false
        open = (fence, [code])
      } else {
        blocks.append(.item(marker: marker, text: BlockStart.escapedFence(String(content))))
        isOpen = true
      }
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
    switch text.utf8.first {
    case UInt8(ascii: "|"), UInt8(ascii: "#"): return line
    case UInt8(ascii: ">"): return DocField.escaped(inQuote: line)
    default: return line[..<text.startIndex] + BlockStart.escaped(String(text))
    }
  }

  mutating func finish() -> [MarkdownBlock] {
    // A fence that nobody closed would swallow all that follows in the comment.
    close()
    while case .gap? = blocks.last { blocks.removeLast() }
    return blocks
  }

  private mutating func close() {
    if let (fence, lines) = open { blocks.append(.verbatim(lines + [fence.closing])) }
    open = nil
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
