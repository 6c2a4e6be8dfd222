/// The fields of a documentation comment, which DocC finds in the items of any list.
enum DocField {
  /// The text of a list's item, such that DocC does not take it for a field.
  ///
  /// `Returns: a list` in the prose of a reference is about something else than the function, and the
  /// function has a field of that name already. Emphasis keeps the words and is no field.
  static func escaped(_ text: String) -> String {
    let start = contentStart(of: text[...])
    guard let end = fieldEnd(in: text[start...]) else { return text }
    return "\(text[..<start])*\(text[start..<end])*\(text[end...])"
  }

  /// A line of a quote, such that an item of a list in it is no field.
  static func escaped(inQuote line: Substring) -> Substring {
    let start = contentStart(of: line)
    // Behind the marks of quotes alone there is no item.
    let marks = line[..<start].utf8
    guard marks.contains(where: { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: " ") }),
      let end = fieldEnd(in: line[start...])
    else { return line }
    return "\(line[..<start])*\(line[start..<end])*\(line[end...])"
  }

  /// Where the text begins behind marks of quotes and of lists, which may stand in each other on one line.
  private static func contentStart(of line: Substring) -> Substring.Index {
    var rest = line.withoutIndentation
    while true {
      if rest.utf8.first == UInt8(ascii: ">") {
        rest = rest.dropFirst().withoutIndentation
      } else if let end = MarkdownBlock.itemMarkerEnd(rest) {
        rest = rest[end...].withoutIndentation
      } else {
        return rest.startIndex
      }
    }
  }

  /// Where the name of a field ends; nil where there is none.
  private static func fieldEnd(in text: Substring) -> Substring.Index? {
    // A letter or the colon may be written as an entity, or the colon behind a backslash. Nobody writes the words
    // of a list like that who does not want them to be something else than they seem.
    let word = text.prefix { $0 != " " && $0 != ":" }
    if word.utf8.contains(UInt8(ascii: "&")) {
      return word.isEmpty ? nil : word.endIndex
    }
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let end =
      text[..<colon].utf8.last == UInt8(ascii: "\\") ? text.utf8.index(before: colon) : colon
    let words = text[..<end].split(separator: " ")
    guard let name = words.first?.lowercased() else { return nil }
    let isField =
      switch words.count {
      case 1: ["parameters", "returns", "throws"].contains(name)
      case 2: name == "parameter"
      default: false
      }
    return isField ? end : nil
  }
}
