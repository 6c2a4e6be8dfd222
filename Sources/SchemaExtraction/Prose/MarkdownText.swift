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
    let out: String
    if inlines.count == 1, case .text(let text) = inlines[0] {
      out = Self.escaped(text)
    } else {
      var bytes: [UInt8] = []
      bytes.reserveCapacity(128)
      write(inlines, to: &bytes)
      out = String(decoding: bytes, as: UTF8.self)
    }
    let trimmed = out.trimmingSpaces()
    return trimmed.utf8.count == out.utf8.count ? out : String(trimmed)
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
    guard !indent.isEmpty else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { indent + $0 }
      .joined(separator: "\n")
  }

  private func write(_ inlines: [Inline], to out: inout [UInt8]) {
    for inline in inlines {
      switch inline {
      case .text(let text): out.append(contentsOf: Self.escaped(text).utf8)
      case .code(let code):
        guard code.holds(UInt8(ascii: "`")) else {
          out.append(UInt8(ascii: "`"))
          out.append(contentsOf: code.utf8)
          out.append(UInt8(ascii: "`"))
          continue
        }
        let pad = code.hasPrefix("`") || code.hasSuffix("`") ? " " : ""
        out.append(contentsOf: "``\(pad)\(code)\(pad)``".utf8)
      case .emphasis(let content): wrap(content, in: "*", to: &out)
      case .strong(let content): wrap(content, in: "**", to: &out)
      case .link(let destination, let content):
        switch resolve(destination) {
        case .destination(let target) where !content.plainText.isEmpty:
          out.append(UInt8(ascii: "["))
          write(content, to: &out)
          out.append(contentsOf: "](\(target.replacingSpaces()))".utf8)
        default: write(content, to: &out)
        }
      case .image(_, let content): write(content, to: &out)
      case .html(let tag): if tag.isLineBreakTag { out.append(UInt8(ascii: " ")) }
      case .softBreak, .lineBreak: out.append(UInt8(ascii: "\n"))
      }
    }
  }

  private func wrap(_ content: [Inline], in mark: String, to out: inout [UInt8]) {
    out.append(contentsOf: mark.utf8)
    write(content, to: &out)
    out.append(contentsOf: mark.utf8)
  }

  /// Escapes what would become markup. An underscore inside a word is harmless and stays.
  private static func escaped(_ text: String) -> String {
    guard text.withBytes({ $0.contains { isSpecial($0) } }) else { return text }
    if text.isASCII { return text.withBytes { escaped($0) } }
    var out = ""
    out.reserveCapacity(text.utf8.count + 8)
    var plain = text.startIndex
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      defer { previous = character }
      guard let byte = character.asciiValue, isSpecial(byte) else { continue }
      if byte == UInt8(ascii: "_") {
        let next = text.index(after: index)
        if isWordCharacter(previous), next < text.endIndex, isWordCharacter(text[next]) { continue }
      }
      out += text[plain..<index]
      out += "\\"
      plain = index
    }
    out += text[plain...]
    return out
  }

  /// The same for ASCII, which nearly all texts are.
  private static func escaped(_ text: UnsafeBufferPointer<UInt8>) -> String {
    func isWord(_ index: Int) -> Bool {
      text.indices.contains(index)
        && (text[index].isASCIIWord || text[index] == UInt8(ascii: "_"))
    }
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 8)
    for (index, byte) in text.enumerated() {
      let isInWord = byte == UInt8(ascii: "_") && isWord(index - 1) && isWord(index + 1)
      if isSpecial(byte), !isInWord { out.append(UInt8(ascii: "\\")) }
      out.append(byte)
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isWordCharacter(_ character: Character) -> Bool {
    character == "_" || character.isLetter || character.isNumber
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...: false  // small letters, of which most texts are
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "\\"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension String {
  fileprivate var isLineBreakTag: Bool { lowercased().hasPrefix("<br") }

  fileprivate func replacingSpaces() -> String {
    contains(" ")
      ? split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20") : self
  }
}
