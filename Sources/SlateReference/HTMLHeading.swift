import SlateDiagnostics

/// A heading that an author wrote as a block of HTML: `<h2 id="books">Books</h2>`, perhaps with empty anchors behind it.
enum HTMLHeading {
  /// Reads a block that begins with lines which are headings, each of its own: `<h1>Books</h1>`, and below it
  /// `<h2>List books</h2>`.
  ///
  /// - Returns: The headings, and what stands below them; nil where the first line is none.
  static func readLines(_ html: HTML) -> (headings: [Heading], rest: HTML?)? {
    guard html.text.hasPrefix("<h") || html.text.hasPrefix("<H") else { return nil }
    var headings: [Heading] = []
    var rest = html.text[...]
    var location = html.location
    while !rest.isEmpty {
      let end = rest.firstIndex(where: \.isNewline) ?? rest.endIndex
      let line = rest[..<end]
      if !line.allSatisfy(\.isWhitespace) {
        guard let read = read(HTML(String(line), at: location)) else { break }
        headings.append(read.heading)
      }
      rest = end < rest.endIndex ? rest[rest.index(after: end)...] : rest[end...]
      location = SourceLocation(file: location.file, line: location.line + 1, column: 1)
    }
    guard !headings.isEmpty else { return nil }
    return (headings, rest.isEmpty ? nil : HTML(String(rest), at: location))
  }

  /// Reads a block; nil for one that is more than a heading and anchors, or another thing.
  ///
  /// - Returns: the heading, and the anchors, which belong to its section.
  static func read(_ html: HTML) -> (heading: Heading, anchors: HTML?)? {
    let bytes = Array(html.text.utf8.prefix(longest))
    guard bytes.count < longest else { return nil }
    var start = bytes.startIndex
    var end = bytes.endIndex
    while start < end, bytes[start].isBlank { start += 1 }
    while end > start, bytes[end - 1].isBlank { end -= 1 }
    let block = bytes[start..<end]
    // `<h2>a</h2>` is the shortest.
    guard block.count >= 10, block[start] == UInt8(ascii: "<"),
      block[start + 1] == UInt8(ascii: "h") || block[start + 1] == UInt8(ascii: "H"),
      (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(block[start + 2]),
      block[start + 3] == UInt8(ascii: ">") || block[start + 3].isBlank,
      let open = block.firstIndex(of: UInt8(ascii: ">")),
      let close = block[open...].firstIndex(of: UInt8(ascii: "<")), close > open,
      block[close...].starts(with: "</h".utf8 + [block[start + 2]] + ">".utf8)
    else { return nil }
    let inner = block[(open + 1)..<close]
    let text = String(decoding: inner, as: UTF8.self)
    guard !inner.allSatisfy(\.isBlank) else { return nil }
    let words = text.foldingSpaces
    let heading = Heading(
      level: Int(block[start + 2] - UInt8(ascii: "0")), content: [.text(words)],
      location: html.location)
    let behind = String(decoding: block[(close + 5)...], as: UTF8.self)
    guard holdsAnchorsAlone(behind) else { return nil }
    let anchors = opening(block[start..<open]) + behind
    return (heading, anchors.isEmpty ? nil : HTML(anchors, at: html.location))
  }

  /// The heading's own `id` as an anchor.
  private static func opening(_ tag: ArraySlice<UInt8>) -> String {
    let text = String(decoding: tag, as: UTF8.self)
    guard let range = text.firstRange(of: " id=\"") else { return "" }
    return "<a id=\"\(text[range.upperBound...].prefix { $0 != "\"" })\"></a>"
  }

  /// Whether some HTML is `<a id="books"></a>` and nothing else, once or several times.
  private static func holdsAnchorsAlone(_ text: String) -> Bool {
    var rest = text.drop(while: \.isWhitespace)
    while !rest.isEmpty {
      guard rest.hasPrefix("<a "), let end = rest.firstIndex(of: ">") else { return false }
      rest = rest[rest.index(after: end)...]
      guard rest.hasPrefix("</a>") else { return false }
      rest = rest.dropFirst(4).drop(while: \.isWhitespace)
    }
    return true
  }

  private static let longest = 2000
}
