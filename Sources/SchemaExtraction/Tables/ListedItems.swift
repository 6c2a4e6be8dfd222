import SlateReference

/// A list inside of a cell: `<ul><li>…</li></ul>`, or lines with `<br>` between them.
struct ListedItems {
  /// An item that begins with something short: a value, or a name, and what is said about it.
  struct Entry {
    var value: String
    var isCode: Bool
    var meaning: [Inline]
  }

  /// What stands before the first item.
  var lead: [Inline] = []
  var items: [[Inline]] = []
  /// What stands behind the last one.
  var tail: [Inline] = []
  /// Whether it is a list by its tags, and not lines that look like one.
  let isMarked: Bool

  /// - Returns: nil where there is no list.
  init?(_ content: [Inline]) {
    isMarked = content.contains { Self.tag($0).map { $0 == "li" } ?? false }
    let content = Self.withCode(content)
    if isMarked { readTags(content) } else { readLines(content) }
    items.removeAll { $0.plainText.isEmpty }
    guard items.count > (isMarked ? 0 : 1) else { return nil }
  }

  /// `<code>open</code>` among Markdown is code as well.
  private static func withCode(_ content: [Inline]) -> [Inline] {
    var kept: [Inline] = []
    var index = 0
    while index < content.count {
      if index + 2 < content.count, tag(content[index]) == "code",
        case .text(let text) = content[index + 1], tag(content[index + 2]) == "/code"
      {
        kept.append(.code(text))
        index += 3
      } else {
        kept.append(content[index])
        index += 1
      }
    }
    return kept
  }

  private mutating func readTags(_ content: [Inline]) {
    var depth = 0
    for inline in content {
      switch Self.tag(inline) {
      case "ul"?, "ol"?: depth += 1
      case "/ul"?, "/ol"?: depth -= 1
      case "li"?: items.append([])
      case "/li"?: continue
      default:
        if items.isEmpty {
          lead.append(inline)
        } else if depth <= 0, !tail.isEmpty || !inline.isBlank {
          tail.append(inline)
        } else if !items.isEmpty {
          items[items.count - 1].append(inline)
        }
      }
    }
  }

  /// Lines that all begin with a bullet, or with code, but for the first.
  private mutating func readLines(_ content: [Inline]) {
    var lines: [[Inline]] = [[]]
    for inline in content {
      if Self.isBreak(inline) { lines.append([]) } else { lines[lines.count - 1].append(inline) }
    }
    lines.removeAll { $0.plainText.isEmpty }
    guard lines.count > 2 || lines.count == 2 && Self.beginsLikeItem(lines[0]) else { return }
    let first = Self.beginsLikeItem(lines[0]) ? 0 : 1
    guard lines[first...].allSatisfy({ Self.beginsLikeItem($0) }) else { return }
    lead = first == 1 ? lines[0] : []
    items = Array(lines[first...])
  }

  private static func beginsLikeItem(_ line: [Inline]) -> Bool {
    guard let first = line.first(where: { !$0.isBlank }) else { return false }
    switch first {
    case .code: return true
    case .text(let text):
      return ["- ", "• ", "* ", "– ", "·"].contains { text.trimmingSpaces().hasPrefix($0) }
        || ["-", "•", "*", "–"].contains(text.trimmingSpaces())
    default: return false
    }
  }

  /// Each item as a value with its meaning; nil where one is a sentence.
  var entries: [Entry]? {
    var entries: [Entry] = []
    for item in items {
      guard let entry = Entry(item) else { return nil }
      entries.append(entry)
    }
    return entries
  }

  /// The text with the items in a row: a cell's description is one paragraph.
  var flattened: [Inline] {
    var text = lead
    if !lead.isEmpty { text.append(.text(" ")) }
    for (index, item) in items.enumerated() {
      if index > 0 { text.append(.text("; ")) }
      text += item.trimmed
    }
    if !tail.isEmpty {
      let end = items.last?.plainText.last
      text.append(.text(end.map { ".!?".contains($0) } ?? false ? " " : ". "))
    }
    return text + tail
  }

  private static func tag(_ inline: Inline) -> String? {
    guard case .html(let html) = inline else { return nil }
    let name = html.utf8.dropFirst().prefix { $0.isASCIIWord || $0 == UInt8(ascii: "/") }
    return String(decoding: name, as: UTF8.self).lowercased()
  }

  private static func isBreak(_ inline: Inline) -> Bool {
    if case .lineBreak = inline { return true }
    return tag(inline)?.hasPrefix("br") ?? false
  }

  /// Whether a description may hold a list at all.
  static func mayStand(in content: [Inline]) -> Bool {
    content.count > 2
      && content.contains {
        switch $0 {
        case .html, .lineBreak: true
        default: false
        }
      }
  }
}

extension ListedItems.Entry {
  /// Reads `` `open`: what it means ``, `open - what it means`, `"open"`; nil for a sentence.
  init?(_ item: [Inline]) {
    var rest = item.trimmed[...]
    guard let first = rest.first else { return nil }
    switch first {
    case .code(let code):
      (value, isCode) = (DescriptionFacts.unquoted(code), true)
      rest = rest.dropFirst()
    case .strong(let inner), .emphasis(let inner):
      guard inner.count == 1 else { return nil }
      switch inner[0] {
      case .code(let code): (value, isCode) = (DescriptionFacts.unquoted(code), true)
      case .text(let text):
        var name = text.trimmingSpaces()
        while name.last == ":" { name = name.dropLast() }
        (value, isCode) = (DescriptionFacts.unquoted(name), false)
      default: return nil
      }
      rest = rest.dropFirst()
    case .text(let text):
      let token = text.prefix { !" :=(".contains($0) }
      (value, isCode) = (DescriptionFacts.unquoted(token), false)
      let behind = String(text[token.endIndex...])
      // Without a mark behind it a word begins a sentence.
      guard behind.isEmpty || Self.withoutMark(behind) != nil else { return nil }
      guard !behind.isEmpty || rest.count == 1 else { return nil }
      rest = (behind.isEmpty ? [] : [.text(behind)]) + rest.dropFirst()
    default: return nil
    }
    guard !value.isEmpty, value.utf8.count <= 60, !value.contains(" ") else { return nil }
    if case .text(let text)? = rest.first, let behind = Self.withoutMark(text) {
      meaning = (behind.isEmpty ? [] : [.text(behind)]) + rest.dropFirst()
    } else {
      meaning = Array(rest)
    }
  }

  /// The text behind the mark that stands between a value and what it means; nil where it begins with another.
  private static func withoutMark(_ text: String) -> String? {
    let lead = text.trimmingSpaces()
    if lead.first == "(" { return String(lead) }
    for mark in [":", "=", "- ", "– ", "— ", "->", "=>"] where lead.hasPrefix(mark) {
      return String(lead.dropFirst(mark.count).trimmingSpaces())
    }
    return lead.isEmpty ? "" : nil
  }
}

extension Inline {
  fileprivate var isBlank: Bool {
    switch self {
    case .text(let text): text.allSatisfy(\.isWhitespace)
    case .softBreak, .lineBreak, .html: true
    default: false
    }
  }
}

extension [Inline] {
  /// Without blanks and bullets at its beginning, and blanks at its end.
  fileprivate var trimmed: [Inline] {
    var content = self
    while let first = content.first, first.isBlank { content.removeFirst() }
    while let last = content.last, last.isBlank { content.removeLast() }
    if case .text(let text)? = content.first {
      var lead = text.drop { $0.isWhitespace }
      for bullet in ["- ", "• ", "* ", "– ", "·"] where lead.hasPrefix(bullet) {
        lead = lead.dropFirst(bullet.count)
      }
      if ["-", "•", "*", "–"].contains(lead) { lead = "" }
      content[0] = .text(String(lead.drop { $0.isWhitespace }))
      if lead.isEmpty { content.removeFirst() }
    }
    if case .text(let text)? = content.last {
      content[content.count - 1] = .text(
        String(text.reversed().drop { $0.isWhitespace }.reversed()))
    }
    return content
  }
}
