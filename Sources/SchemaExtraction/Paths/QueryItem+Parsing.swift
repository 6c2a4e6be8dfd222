extension QueryItem {
  /// The items of a query string, `a=b&c={d}`, or of RFC 6570's `a,c`, whatever says that they may be left out:
  /// `a=b[&c=d]`, `a=b(&c=<d>)`, `a=b{&c,d*}`, `[a=b]&[c=d]`.
  static func items(in text: some StringProtocol) -> [QueryItem] {
    let text = withoutOptionalParts(String(text))
    let separator: Character = text.contains("&") || text.contains("=") ? "&" : ","
    return text.split(separator: separator).compactMap { item(in: String($0)) }
  }

  /// The text with a mark between items where brackets begin some that may be left out.
  private static func withoutOptionalParts(_ text: String) -> String {
    var text = text
    for open in ["{", "[", "("] {
      for mark in ["?", "&"] where text.contains(open + mark) {
        guard open == "{" else {
          text = text.replacing(open + mark, with: "&")
          continue
        }
        // RFC 6570: names with commas between them, and marks that say which part of a value is meant.
        while let start = text.firstRange(of: open + mark) {
          let names = text[start.upperBound...].prefix { $0 != "}" }
          let items = names.split(separator: names.contains("=") ? "&" : ",").map { name in
            name.contains("=") ? name : name.prefix { $0 != "*" && $0 != ":" }
          }
          let rest = text[names.endIndex...].dropFirst()
          text = text[..<start.lowerBound] + "&" + items.joined(separator: "&") + "&" + rest
        }
      }
    }
    return text
  }

  private static func item(in text: String) -> QueryItem? {
    // `[&limit=5]`: brackets around an item say that it is optional.
    let trimmed = trimUnpaired(text)
    guard let equals = trimmed.firstIndex(of: "=") else {
      if let placeholder = Placeholder.whole(trimmed) {
        return QueryItem(name: placeholder.name, placeholder: placeholder.name)
      }
      guard trimmed.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
      return QueryItem(name: trimmed)
    }
    var name = String(trimmed[..<equals])
    // The client writes brackets as URLs have them.
    if name.holds(UInt8(ascii: "%")) {
      for (escape, bracket) in [("%5B", "["), ("%5b", "["), ("%5D", "]"), ("%5d", "]")] {
        name = name.replacing(escape, with: bracket)
      }
    }
    guard !name.isEmpty else { return nil }
    let value = trimmed[trimmed.index(after: equals)...]
    if let placeholder = Placeholder.whole(value) {
      return QueryItem(name: name, placeholder: placeholder.name)
    }
    return QueryItem(name: name, value: value.isEmpty ? nil : String(value))
  }

  /// The text without white space, and without brackets around all of it, or at its ends without a partner in it.
  private static func trimUnpaired(_ text: String) -> String {
    var trimmed = text.filter { !$0.isWhitespace }[...]
    for (open, close) in [("[", "]"), ("(", ")"), ("{", "}")] as [(Character, Character)] {
      while trimmed.last == close, !trimmed.dropLast().contains(open) { trimmed.removeLast() }
      while trimmed.last == open { trimmed.removeLast() }
      while trimmed.first == open, !trimmed.contains(close) { trimmed.removeFirst() }
      // `[page=2]`, but not `[page]`, which may be a placeholder.
      if trimmed.first == open, trimmed.last == close,
        trimmed.dropFirst().prefix(while: { $0 != close }).contains("=")
      {
        trimmed = trimmed.dropFirst().dropLast()
      }
    }
    return String(trimmed)
  }
}
