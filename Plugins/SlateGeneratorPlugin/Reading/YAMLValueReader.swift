/// Reads single values of YAML: in block style by their indentation, in flow style by their brackets.
enum YAMLValueReader {
  /// The key that a line at the left margin begins with, and what stands behind its colon.
  static func key(of line: Substring) -> (name: String, rest: Substring)? {
    guard let first = line.utf8.first, first != UInt8(ascii: " "), first != UInt8(ascii: "\t"),
      first != UInt8(ascii: "#"), first != UInt8(ascii: "-")
    else { return nil }
    return pair(in: line)
  }

  /// The value of a key: what stands behind its colon, or in the lines below it.
  static func value(after rest: Substring, block: [Substring]) -> YAMLOutline.Value? {
    let inline = withoutComment(rest)
    if !inline.isEmpty { return value(beginning: inline, block) }
    let lines = block.filter { !withoutComment($0).isEmpty }
    guard let first = lines.first else { return .nothing }
    if isItem(first) { return list(lines) }
    return mapping(lines) ?? value(beginning: withoutComment(first), Array(lines.dropFirst()))
  }

  /// A value whose first line is known.
  private static func value(beginning first: Substring, _ others: [Substring]) -> YAMLOutline.Value?
  {
    if first.hasPrefix("[") || first.hasPrefix("{") {
      // Brackets may close on a later line.
      let text = ([first] + others.map(withoutComment)).joined(separator: " ")
      var flow = YAMLFlowReader(text)
      return flow.readAll()
    }
    // A plain or quoted text that goes on below would have to be folded.
    guard others.allSatisfy({ withoutComment($0).isEmpty }) else { return nil }
    return scalar(first).map(YAMLOutline.Value.text)
  }

  // MARK: Lists and mappings in block style

  private static func list(_ lines: [Substring]) -> YAMLOutline.Value? {
    guard let first = lines.first else { return nil }
    let margin = indentation(of: first)
    var items: [[Substring]] = []
    for line in lines {
      let indentation = indentation(of: line)
      if indentation == margin, isItem(line) {
        items.append([line])
      } else if indentation > margin, !items.isEmpty {
        items[items.count - 1].append(line)
      } else {
        return nil
      }
    }
    var values: [YAMLOutline.Value] = []
    for item in items {
      guard let value = listItem(item) else { return nil }
      values.append(value)
    }
    return .list(values)
  }

  /// `- name`, or `- key: value` with further keys below.
  private static func listItem(_ lines: [Substring]) -> YAMLOutline.Value? {
    guard let first = lines.first else { return nil }
    let content = withoutComment(first).dropFirst().drop { $0 == " " || $0 == "\t" }
    if content.isEmpty {
      let rest = Array(lines.dropFirst())
      return rest.isEmpty ? nil : value(after: "", block: rest)
    }
    let startsFlow = content.hasPrefix("{") || content.hasPrefix("[")
    if !startsFlow, pair(in: content) != nil {
      // The first key stands as far to the right as those below it.
      let margin = first.utf8.count - content.utf8.count
      let padded = String(repeating: " ", count: max(0, margin)) + content
      return mapping([Substring(padded)] + lines.dropFirst())
    }
    return value(beginning: content, Array(lines.dropFirst()))
  }

  private static func mapping(_ lines: [Substring]) -> YAMLOutline.Value? {
    guard let first = lines.first else { return nil }
    let margin = indentation(of: first)
    var values: [String: YAMLOutline.Value] = [:]
    var index = 0
    while index < lines.count {
      let line = lines[index].dropFirst(margin)
      guard indentation(of: lines[index]) == margin, let (name, rest) = pair(in: line) else {
        return nil
      }
      var end = index + 1
      while end < lines.count, indentation(of: lines[end]) > margin { end += 1 }
      // A value that is not understood hides itself, not its neighbours.
      values[name] = value(after: rest, block: Array(lines[index + 1..<end]))
      index = end
    }
    return .mapping(values)
  }

  /// `name: rest`, with blank or nothing behind the colon.
  private static func pair(in line: Substring) -> (name: String, rest: Substring)? {
    if let quote = line.first, quote == "\"" || quote == "'" {
      guard let (name, rest) = quoted(line), rest.first == ":" else { return nil }
      return (name, rest.dropFirst())
    }
    var index = line.startIndex
    while let colon = line[index...].firstIndex(of: ":") {
      let rest = line[line.index(after: colon)...]
      if rest.isEmpty || rest.first == " " || rest.first == "\t" {
        let name = line[..<colon]
        guard let first = name.first, !"-?&*!|>%@`{[#,".contains(first) else { return nil }
        return (String(trimmed(name)), rest)
      }
      index = rest.startIndex
    }
    return nil
  }

  // MARK: Texts

  /// A text on one line, in quotes or without; nil where it is something else.
  static func scalar(_ text: Substring) -> String? {
    guard let first = text.first else { return nil }
    if first == "\"" || first == "'" {
      guard let (value, rest) = quoted(text), trimmed(rest).isEmpty else { return nil }
      return value
    }
    // Anchors, aliases, tags, text in block style; a mapping on the line of another.
    guard !"&*!|>%@`{}[],?".contains(first), pair(in: text) == nil else { return nil }
    return String(text)
  }

  /// The text inside of quotes, and what follows them.
  static func quoted(_ text: Substring) -> (value: String, rest: Substring)? {
    guard let quote = text.first else { return nil }
    var value = ""
    var index = text.index(after: text.startIndex)
    while index != text.endIndex {
      let character = text[index]
      let next = text.index(after: index)
      if character == quote {
        // Two single quotes stand for one.
        guard quote == "'", next != text.endIndex, text[next] == quote else {
          return (value, text[next...])
        }
        value.append(quote)
        index = text.index(after: next)
      } else if character == "\\", quote == "\"" {
        guard next != text.endIndex, "\\\"/".contains(text[next]) else { return nil }
        value.append(text[next])
        index = text.index(after: next)
      } else {
        value.append(character)
        index = next
      }
    }
    return nil
  }

  /// The line without blanks at its ends and without a comment.
  static func withoutComment(_ line: Substring) -> Substring {
    var quote: Character?
    var previous: Character = " "
    for index in line.indices {
      let character = line[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "#", previous == " " || previous == "\t" {
        return trimmed(line[..<index])
      } else if character == "\"" || character == "'", " \t[{,:-".contains(previous) {
        quote = character
      }
      previous = character
    }
    return trimmed(line)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }

  private static func indentation(of line: Substring) -> Int {
    line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
  }

  private static func isItem(_ line: Substring) -> Bool {
    let content = line.drop { $0 == " " }
    guard content.first == "-" else { return false }
    let next = content.dropFirst().first
    return next == nil || next == " " || next == "\t"
  }
}
