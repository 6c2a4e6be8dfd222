import SlateReference

/// Tags that give a section a further fragment: `<a id="books"></a>`, `<span id="books">`, `<a name="books">`.
enum AnchorTags {
  /// The fragments of a block of nothing but such tags, one or several.
  static func fragments(in block: Block) -> [String] {
    switch block {
    case .html(let html): return fragments(alone: html.text)
    case .paragraph(let paragraph):
      guard case .html? = paragraph.content.first else { return [] }
      var tags: [String] = []
      for inline in paragraph.content {
        switch inline {
        case .html(let tag): tags.append(tag)
        case .softBreak, .lineBreak: continue
        default: return []
        }
      }
      return tags.flatMap { fragments(alone: $0) }
    default: return []
    }
  }

  /// The fragments of the tags in a heading.
  static func fragments(in heading: Heading) -> [String] {
    heading.content.flatMap { inline -> [String] in
      if case .html(let tag) = inline { fragments(of: tag) } else { [] }
    }
  }

  /// The fragments of some HTML in which nothing stands between the tags.
  private static func fragments(alone text: String) -> [String] {
    guard text.utf8.count < 2000, names.contains(where: { text.hasPrefix($0) }) else { return [] }
    let tags = text.split(separator: "<")
    let isAlone = tags.allSatisfy { tag in
      guard let end = tag.lastIndex(of: ">") else { return false }
      return tag[tag.index(after: end)...].utf8.allSatisfy(\.isASCIIWhitespace)
    }
    return isAlone || text.hasPrefix("<a ") ? fragments(of: text) : []
  }

  private static func fragments(of text: String) -> [String] {
    text.split(separator: "<").flatMap { tag -> [String] in
      let isTag = names.contains { name in tag.hasPrefix(String(name.dropFirst())) }
      guard isTag else { return [] }
      return ["id=\"", "name=\"", "id='", "name='"].compactMap { key in
        guard let start = tag.firstRange(of: key)?.upperBound, let quote = key.last else {
          return nil
        }
        return String(tag[start...].prefix { $0 != quote })
      }
    }
  }

  private static let names = ["<a ", "<span ", "<div "]
}
