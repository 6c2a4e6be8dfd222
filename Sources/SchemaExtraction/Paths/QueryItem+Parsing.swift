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
    guard text.utf8.contains(where: { "{[(".utf8.contains($0) }) else { return text }
    let bytes = Array(text.utf8)
    var joined: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let isMarked = index + 1 < bytes.count && "?&".utf8.contains(bytes[index + 1])
      switch bytes[index] {
      case UInt8(ascii: "{") where isMarked:
        let names = bytes[(index + 2)...].prefix { $0 != UInt8(ascii: "}") }
        joined += "&".utf8 + expandedNames(names) + "&".utf8
        index = names.endIndex + 1
      case UInt8(ascii: "[") where isMarked, UInt8(ascii: "(") where isMarked:
        joined.append(UInt8(ascii: "&"))
        index += 2
      case let byte:
        joined.append(byte)
        index += 1
      }
    }
    return String(decoding: joined, as: UTF8.self)
  }

  /// RFC 6570's names, with commas between them and marks that say which part of a value is meant, as a query has them.
  private static func expandedNames(_ names: ArraySlice<UInt8>) -> [UInt8] {
    let separator = UInt8(ascii: names.contains(UInt8(ascii: "=")) ? "&" : ",")
    let items = names.split(separator: separator).map { name in
      name.contains(UInt8(ascii: "=")) ? name : name.prefix { !"*:".utf8.contains($0) }
    }
    return Array(items.joined(separator: "&".utf8))
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
      if !trimmed.contains(open) { while trimmed.last == close { trimmed.removeLast() } }
      while trimmed.last == open { trimmed.removeLast() }
      if !trimmed.contains(close) { while trimmed.first == open { trimmed.removeFirst() } }
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
