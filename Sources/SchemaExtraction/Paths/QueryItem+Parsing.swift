extension QueryItem {
  /// The items of a query string, `a=b&c={d}`, or of RFC 6570's `a,c`.
  static func items(in text: some StringProtocol) -> [QueryItem] {
    let separator: Character = text.contains("&") || text.contains("=") ? "&" : ","
    return text.split(separator: separator).compactMap { item(in: String($0)) }
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

  /// The text without white space and without brackets at its ends that have no partner in it.
  private static func trimUnpaired(_ text: String) -> String {
    var trimmed = text.filter { !$0.isWhitespace }[...]
    while trimmed.last == "]", !trimmed.dropLast().contains("[") { trimmed.removeLast() }
    while trimmed.last == "[" { trimmed.removeLast() }
    while trimmed.first == "[", !trimmed.contains("]") { trimmed.removeFirst() }
    return String(trimmed)
  }
}
