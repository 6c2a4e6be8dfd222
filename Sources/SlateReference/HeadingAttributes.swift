/// What authors write behind a heading for their renderer: `{#books}`, `{: .wide}`, `{{id:books}}`.
enum HeadingAttributes {
  /// The heading's content without them.
  static func removed(from content: [Inline]) -> [Inline] {
    guard case .text(let text)? = content.last,
      let end = text.utf8.lastIndex(where: { !$0.isBlank }),
      text.utf8[end] == UInt8(ascii: "}")
    else { return content }
    // `/books/{id}` has no space before its brace, and a placeholder no mark behind it.
    guard let open = opening(in: text[...end]) else { return content }
    var kept = content
    kept.removeLast()
    let rest = text[..<open]
    if rest.utf8.contains(where: { !$0.isBlank }) {
      let last = rest.utf8.lastIndex { !$0.isBlank } ?? rest.startIndex
      kept.append(.text(String(text[...last])))
    }
    return kept.isEmpty ? content : kept
  }

  /// Where the braces open that end a text, if an attribute stands in them.
  private static func opening(in text: Substring) -> Substring.Index? {
    guard let brace = text.utf8.lastIndex(of: UInt8(ascii: "{")) else { return nil }
    var open = brace
    if open > text.startIndex, text.utf8[text.utf8.index(before: open)] == UInt8(ascii: "{") {
      open = text.utf8.index(before: open)
    }
    let inner = text[brace...].utf8.dropFirst()
    let isDouble = open < brace
    let isAttribute =
      inner.first == UInt8(ascii: "#") || inner.first == UInt8(ascii: ":")
      || inner.first == UInt8(ascii: ".") || (isDouble && inner.contains(UInt8(ascii: ":")))
    let standsApart =
      open == text.startIndex || text.utf8[text.utf8.index(before: open)].isBlank
    return isAttribute && standsApart ? open : nil
  }
}
