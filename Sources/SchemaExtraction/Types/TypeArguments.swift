import SlateReference

extension [Inline] {
  /// The plain text of a type, with the arguments that Markdown takes for HTML: `list<Address>`.
  var typeText: String {
    guard contains(where: { Self.argument($0) != nil }) else { return plainText }
    return map { Self.argument($0) ?? [$0].plainText }.joined()
  }

  /// What stands in angle brackets and is no element of HTML.
  private static func argument(_ inline: Inline) -> String? {
    guard case .html(let html) = inline, html.hasPrefix("<"), html.hasSuffix(">") else {
      return nil
    }
    let name = html.dropFirst().dropLast()
    guard name.utf8.first.map({ SampleCursor.isLetter($0) }) == true,
      name.utf8.allSatisfy({ $0.isASCIIWord }),
      !HTMLElementNames.inCells.contains(name.lowercased())
    else { return nil }
    return html
  }
}

private enum HTMLElementNames {
  /// The elements that stand in cells; others are rare enough.
  static let inCells: WordSet = [
    "a", "abbr", "b", "big", "br", "center", "cite", "code", "del", "div", "em", "font", "h1", "h2",
    "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "label", "li", "mark", "nobr", "ol",
    "p", "pre", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "table",
    "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "var", "wbr",
  ]
}
