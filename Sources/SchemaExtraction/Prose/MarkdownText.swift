import SlateReference

/// Writes inlines and blocks as Markdown again: the form in which prose travels through the schema.
struct MarkdownText {
  /// What becomes of a link.
  enum LinkTarget {
    /// It is written with this destination.
    case destination(String)
    /// Its text stays, the link goes: there is nothing to point to.
    case textOnly
  }

  /// Decides about a link by its destination.
  var resolve: (String) -> LinkTarget

  init(resolve: @escaping (String) -> LinkTarget = { .destination($0) }) { self.resolve = resolve }

  func text(_ inlines: [Inline]) -> String {
    var out = ""
    write(inlines, to: &out)
    return String(out.trimmingSpaces())
  }

  func text(_ blocks: [Block]) -> String {
    blocks.map { text($0, indent: "") }.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private func text(_ block: Block, indent: String) -> String {
    switch block {
    case .paragraph(let paragraph): return indented(text(paragraph.content), indent)
    case .list(let list):
      var lines: [String] = []
      for (index, item) in list.items.enumerated() {
        let marker = list.isOrdered ? "\(index + 1). " : "- "
        let inner = String(repeating: " ", count: marker.count)
        var parts: [String] = []
        for block in item.blocks { parts.append(text(block, indent: indent + inner)) }
        let body = parts.filter { !$0.isEmpty }.joined(separator: "\n")
        lines.append(indent + marker + body.dropFirst(indent.count + inner.count))
      }
      return lines.joined(separator: "\n")
    case .quote(let blocks, _), .aside(_, let blocks, _):
      return blocks.map { text($0, indent: indent) }.joined(separator: "\n\n")
    case .code(let code):
      let fence = code.text.contains("```") ? "~~~~" : "```"
      return indented("\(fence)\(code.language ?? "")\n\(code.text)\(fence)", indent)
    case .table, .html, .thematicBreak: return ""
    }
  }

  private func indented(_ text: String, _ indent: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }
      .joined(separator: "\n")
  }

  private func write(_ inlines: [Inline], to out: inout String) {
    for inline in inlines {
      switch inline {
      case .text(let text): out += Self.escaped(text)
      case .code(let code):
        let fence = code.contains("`") ? "``" : "`"
        let pad = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
        out += fence + pad + code + pad + fence
      case .emphasis(let content): wrap(content, in: "*", to: &out)
      case .strong(let content): wrap(content, in: "**", to: &out)
      case .link(let destination, let content):
        switch resolve(destination) {
        case .destination(let target) where !content.plainText.isEmpty:
          out += "["
          write(content, to: &out)
          out += "](" + target.replacingSpaces() + ")"
        default: write(content, to: &out)
        }
      case .image(_, let content): write(content, to: &out)
      case .html(let tag): if tag.isLineBreakTag { out += " " }
      case .softBreak, .lineBreak: out += "\n"
      }
    }
  }

  private func wrap(_ content: [Inline], in mark: String, to out: inout String) {
    out += mark
    write(content, to: &out)
    out += mark
  }

  /// Escapes what would become markup. An underscore inside a word is harmless and stays.
  private static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: { special.contains($0) }) else { return text }
    var out = ""
    var previous: Character = " "
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      switch character {
      case "*", "`", "[", "]", "<", "\\": out.append("\\")
      case "_":
        let next = index + 1 < characters.count ? characters[index + 1] : " "
        let insideWord =
          (previous.isLetter || previous.isNumber || previous == "_")
          && (next.isLetter || next.isNumber || next == "_")
        if !insideWord { out.append("\\") }
      default: break
      }
      out.append(character)
      previous = character
    }
    return out
  }

  private static let special: Set<UInt8> = Set("*`[]<\\_".utf8)
}

extension String {
  fileprivate var isLineBreakTag: Bool { lowercased().hasPrefix("<br") }

  fileprivate func replacingSpaces() -> String {
    contains(" ")
      ? split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20") : self
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  func trimmingSpaces() -> SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex..<endIndex] }
    return self[first...last]
  }
}
