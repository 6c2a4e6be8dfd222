import SlateReference

/// Markup of HTML inside of a path: `/books/<em>id</em>`, where `<id>` alone is a placeholder.
enum PathMarkup {
  /// Elements that mark what is to be replaced, whatever it is called.
  private static let elementsOfVariables: Set<Substring> = ["em", "i", "var"]

  /// The path without the tags of elements that are closed in it.
  ///
  /// A whole segment between them is a parameter, if they are those of variables, or if it is called like a value.
  static func removed(from path: String) -> String {
    var text = path
    for _ in 0..<maximumElements {
      guard let (name, tags) = firstElement(in: text) else { break }
      let inner = text[tags.opening.upperBound..<tags.closing.lowerBound]
      let isWhole =
        text[..<tags.opening.lowerBound].last.map { $0 == "/" || $0 == "=" } ?? false
        && text[tags.closing.upperBound...].first.map { "/?&".contains($0) } ?? true
      let isParameter =
        isWhole && isName(inner)
        && (elementsOfVariables.contains(name)
          || Words(inner).words.last.map { ShownSegments.valueWords.contains($0) } ?? false)
      text.replaceSubrange(
        tags.opening.lowerBound..<tags.closing.upperBound,
        with: isParameter ? "{\(inner)}" : String(inner))
    }
    return text
  }

  /// A path with more of them is none.
  private static let maximumElements = 32

  private typealias Tags = (opening: Range<String.Index>, closing: Range<String.Index>)

  /// The first element that is known to HTML and closed, with its tags.
  private static func firstElement(in text: String) -> (name: Substring, tags: Tags)? {
    var start = text.startIndex
    for _ in 0..<maximumElements {
      guard let open = text[start...].firstIndex(of: "<") else { break }
      start = text.index(after: open)
      let name = text[start...].prefix { $0.isLetter || $0.isNumber }
      guard !name.isEmpty, let end = text[name.endIndex...].firstIndex(of: ">"),
        text[name.endIndex] == ">" || text[name.endIndex] == " ",
        HTMLElements.isTag("<\(name)>"),
        let closing = text[end...].firstRange(of: "</\(name)>")
      else { continue }
      return (name, (open..<text.index(after: end), closing))
    }
    return nil
  }

  private static func isName(_ text: Substring) -> Bool {
    text.first?.isLetter == true
      && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
  }
}
