/// Items of a list that documentation tools take for fields of the declaration: `- Returns: …`.
///
/// A reference that says so speaks of its own API, and must not speak for the generated function, whose
/// fields stand in the same comment.
enum DocumentationFields {
  /// The line, with the name of the field in strong type if it is one: then it is a word like others.
  ///
  /// - Parameter line: A line of Markdown, or the text of an item behind its marker.
  /// - Parameter isItem: Whether the text is that of an item, so that no marker has to come before the name.
  static func neutralized(_ line: Substring, isItem: Bool) -> String? {
    let (start, isInItem) = contentStart(of: line, isItem: isItem)
    guard isInItem, let end = nameEnd(in: line[start...]) else { return nil }
    return "\(line[..<start])**\(line[start..<end])**\(line[end...])"
  }

  /// Names of fields, in small letters, as DocC and Xcode know them.
  private static let names: Set<String> = [
    "author", "authors", "bug", "complexity", "copyright", "date", "dictionarykey",
    "dictionarykeys",
    "httpbody", "httpbodyparameter", "httpbodyparameters", "httpparameter", "httpparameters",
    "httpresponse", "httpresponses", "invariant", "keyword", "localizationkey", "mutatingvariant",
    "nonmutatingvariant", "parameter", "parameters", "possiblevalue", "possiblevalues",
    "postcondition", "precondition", "recommended", "recommendedover", "requires", "return",
    "returns", "seealso", "since", "tag", "throws", "todo", "version",
  ]

  /// Where the text begins behind marks of quotes and lists, and whether a mark of a list is among them.
  private static func contentStart(
    of line: Substring, isItem: Bool
  ) -> (start: Substring.Index, isInItem: Bool) {
    var rest = line.withoutIndentation
    var isInItem = isItem
    while true {
      if rest.utf8.first == UInt8(ascii: ">") {
        rest = rest.dropFirst().withoutIndentation
      } else if let end = MarkdownBlock.itemMarkerEnd(rest) {
        isInItem = true
        rest = rest[end...].withoutIndentation
      } else {
        return (rest.startIndex, isInItem)
      }
    }
  }

  /// Where the name of a field ends: behind its word, and a parameter's behind the parameter's name.
  private static func nameEnd(in text: Substring) -> Substring.Index? {
    let bytes = text.utf8
    guard let first = bytes.first else { return nil }
    // What is written as an entity or behind a backslash reads as the character itself.
    if first == UInt8(ascii: "&") || first == UInt8(ascii: "\\") {
      return bytes.firstIndex { $0 == UInt8(ascii: " ") } ?? text.endIndex
    }
    let end = bytes.firstIndex { !isLetter($0) } ?? bytes.endIndex
    let word = text[..<end].lowercased()
    if names.contains(word) {
      let rest = bytes[end...]
      let colon = rest.firstIndex(of: UInt8(ascii: ":"))
      let hasColon = colon != nil || rest.contains(UInt8(ascii: "&"))
      return hasColon ? end : nil
    }
    // `Return&#115;:` is a word and an entity.
    guard end != bytes.endIndex else { return nil }
    let isEntity = bytes[end] == UInt8(ascii: "&") || bytes[end] == UInt8(ascii: "\\")
    let isBeginning = isEntity && names.contains { $0.hasPrefix(word) }
    return isBeginning ? end : nil
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let small = byte | 0x20
    return small >= UInt8(ascii: "a") && small <= UInt8(ascii: "z")
  }
}
