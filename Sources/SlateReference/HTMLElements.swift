/// The elements of HTML: what stands in angle brackets and is none of them is a placeholder, such as `<id>`.
public enum HTMLElements {
  /// Whether a piece of inline HTML is a tag of an element, or a comment, and not a placeholder.
  public static func isTag(_ html: String) -> Bool {
    beginsTag(0, in: Array(html.utf8))
  }

  /// Whether a tag of a known element, or a comment, begins at `index`.
  static func beginsTag(_ index: Int, in bytes: [UInt8]) -> Bool {
    guard index + 1 < bytes.count else { return false }
    if bytes[index + 1] == UInt8(ascii: "!") { return true }
    var name = HTMLScanner.tagName(index, in: bytes, before: bytes.count)
    if name.hasPrefix("/") { name.removeFirst() }
    return names.contains(name)
  }

  private static let names: Set<String> = [
    "a", "abbr", "address", "article", "aside", "audio", "b", "big", "blockquote", "br", "button",
    "canvas", "caption", "center", "cite", "code", "col", "colgroup", "dd", "del", "details", "dfn",
    "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hr", "i", "iframe", "img", "input", "ins", "kbd", "label", "li",
    "main", "mark", "nav", "ol", "option", "p", "pre", "q", "s", "samp", "script", "section",
    "select", "small", "source", "span", "strike", "strong", "style", "sub", "summary", "sup",
    "svg", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "tt", "u", "ul",
    "var", "video",
  ]
}
