import SlateReference

/// A line of a paragraph as its reader sees it: emphasis and tags are gone, code has its backticks.
struct VisibleLine {
  var text = ""
  /// The code spans of the line.
  var spans: [String] = []
  /// Whether all of it is a link.
  var isLink = false
  /// The elements inside of a path that are open at its end.
  private var openMarkup: [Substring] = []

  /// What stands before an explanation: the `` GET `/books` `` of `` GET `/books`: all books ``.
  var beforeRemark: Substring {
    guard spans.count <= 2, let last = spans.last, last.contains("/"),
      let range = text.range(ofLast: "`\(last)`")
    else { return "" }
    let remark = text[range.upperBound...].drop { $0 == " " }
    guard let mark = remark.first, ":-–—(".contains(mark) else { return "" }
    return text[..<range.upperBound]
  }

  /// Whether some line of it can be an endpoint: there is a code span, or a word that begins like a method.
  static func mayHoldEndpoint(_ content: [Inline]) -> Bool {
    for (index, inline) in content.enumerated() {
      switch inline {
      case .code: return true
      case .strong(let inner), .emphasis(let inner), .link(_, let inner):
        if mayHoldEndpoint(inner) { return true }
      case .text(let text):
        // Plain words are an endpoint at the beginning of a line only.
        let isFirst = index == 0 || isBreak(content[index - 1]) || isTag(content[index - 1])
        guard isFirst || isStrong(content[index - 1]) else { continue }
        let first = text.utf8.first { !$0.isASCIIWhitespace }
        if let first, "GPDHO[(".utf8.contains(first) { return true }
        // A label with the endpoint behind it.
        if isFirst, text.utf8.count < 2000, EndpointDefinition.Label.mayBegin(text),
          text.holds(UInt8(ascii: "/"))
        {
          return true
        }
      case .image, .html, .softBreak, .lineBreak: continue
      }
    }
    return false
  }

  private static func isBreak(_ inline: Inline) -> Bool {
    if case .softBreak = inline { return true }
    if case .lineBreak = inline { return true }
    return false
  }

  private static func isStrong(_ inline: Inline) -> Bool {
    if case .strong = inline { return true }
    return false
  }

  private static func isTag(_ inline: Inline) -> Bool {
    if case .html = inline { return true }
    return false
  }

  /// The lines of some inline text; a link's and an emphasis' text stands in its line.
  static func lines(of content: [Inline]) -> [VisibleLine] {
    var lines = [VisibleLine()]
    append(content, to: &lines)
    if content.count == 1, case .link = content[0] { lines[0].isLink = true }
    return lines
  }

  private static func append(_ content: [Inline], to lines: inout [VisibleLine]) {
    for (index, inline) in content.enumerated() {
      switch inline {
      case .text(let text): lines[lines.count - 1].text += text
      case .code(let code):
        lines[lines.count - 1].text += "`\(code)`"
        lines[lines.count - 1].spans.append(code)
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): append(inner, to: &lines)
      case .html(let tag):
        if let code = codeBegun(by: tag, content[(index + 1)...]) {
          lines[lines.count - 1].text += "`"
          lines[lines.count - 1].spans.append(code)
          continue
        }
        if tag == "</code>", lines[lines.count - 1].endsCode {
          lines[lines.count - 1].text += "`"
          continue
        }
        let last = lines[lines.count - 1].text.last
        let isInPath = last == "/" || last == "="
        if isInPath, let name = elementClosed(soonBehind: tag, content[(index + 1)...]) {
          // Markup of a part of the path: who reads the path says what comes of it.
          lines[lines.count - 1].text += "<\(name)>"
          lines[lines.count - 1].openMarkup.append(name)
        } else if !HTMLElements.isTag(tag) || (isInPath && isBareOpening(tag)) {
          // `<id>` without backticks looks like a tag, and so does `<address>`, which is one elsewhere.
          lines[lines.count - 1].text += tag
        } else if let name = lines[lines.count - 1].openMarkup.last, tag == "</\(name)>" {
          lines[lines.count - 1].text += tag
          lines[lines.count - 1].openMarkup.removeLast()
        }
      case .softBreak, .lineBreak: lines.append(VisibleLine())
      case .image: continue
      }
    }
  }

  /// The endpoint in an element of code that a tag begins: `<code>POST /books</code>` is a code span.
  private static func codeBegun(by tag: String, _ rest: ArraySlice<Inline>) -> String? {
    guard tag == "<code>", rest.count > 1, case .text(let text)? = rest.first,
      case .html("</code>") = rest[rest.startIndex + 1], DeclaredEndpoint.mayBegin(text),
      !text.contains("`")
    else { return nil }
    return text
  }

  /// Whether its text ends with its last code span, which is still open.
  private var endsCode: Bool { spans.last.map { text.hasSuffix("`" + $0) } ?? false }

  /// The name of the element that a tag begins and one not far behind it ends.
  private static func elementClosed(
    soonBehind tag: String, _ rest: ArraySlice<Inline>
  ) -> Substring? {
    guard HTMLElements.isTag(tag), tag.hasPrefix("<"), !tag.hasPrefix("</") else { return nil }
    let name = tag.dropFirst().prefix { $0.isLetter || $0.isNumber }
    let isClosed = rest.prefix(4).contains { inline in
      if case .html(let other) = inline { other == "</\(name)>" } else { false }
    }
    return isClosed ? name : nil
  }

  private static func isBareOpening(_ tag: String) -> Bool {
    tag.utf8.dropFirst().dropLast().allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
  }
}

extension String {
  fileprivate func range(ofLast needle: String) -> Range<Index>? {
    var found: Range<Index>?
    var rest = self[...]
    while let range = rest.firstRange(of: needle) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }
}
