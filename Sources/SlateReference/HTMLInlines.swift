/// Inline text that was written in HTML.
enum HTMLInlines {
  /// Reads text with tags: those that Markdown has a word for become that, others stay tags.
  static func read(_ bytes: [UInt8], _ range: Range<Int>, depth: Int) -> [Inline] {
    var open: [(name: String, destination: String, content: [Inline])] = [("", "", [])]
    // A block stands below what is before it.
    var endsBlock = false
    func append(_ inline: Inline) {
      if endsBlock {
        if case .text(" ") = inline { return }
        endsBlock = false
        switch (open[open.count - 1].content.last, inline) {
        case (nil, _), (.text(" "), _), (.lineBreak, _), (_, .lineBreak): break
        default: open[open.count - 1].content.append(.lineBreak)
        }
      }
      open[open.count - 1].content.append(inline)
    }
    func close() {
      guard open.count > 1, let last = open.popLast() else { return }
      switch last.name {
      case "code": append(.code(last.content.plainText))
      case "b", "strong": append(.strong(last.content))
      case "i", "em": append(.emphasis(last.content))
      default: append(.link(destination: last.destination, last.content))
      }
    }
    var index = range.lowerBound
    var start = index
    func endText(at end: Int) {
      guard start < end else { return }
      let text = HTMLEntities.decode(String(decoding: bytes[start..<end], as: UTF8.self))
      append(.text(folded(text)))
    }
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "<"),
        let end = HTMLScanner.tagEnd(index, in: bytes, before: range.upperBound)
      else {
        index += 1
        continue
      }
      endText(at: index)
      let name = HTMLScanner.tagName(index, in: bytes, before: end)
      switch name {
      case "br": append(.lineBreak)
      case "div", "p", "/div", "/p":
        endsBlock = true
      case "code", "b", "strong", "i", "em", "a":
        if open.count > depth { break }
        let destination = HTMLScanner.attribute("href", in: bytes, index..<end) ?? ""
        open.append((name, HTMLEntities.decode(destination), []))
      case "/code", "/b", "/strong", "/i", "/em", "/a":
        if let last = open.last, "/" + last.name == name { close() }
      case "": break
      default: append(.html(String(decoding: bytes[index..<end], as: UTF8.self)))
      }
      index = end
      start = end
    }
    endText(at: range.upperBound)
    while open.count > 1 { close() }
    return open[0].content
  }

  /// The text with one space for each run of white space.
  private static func folded(_ text: String) -> String {
    var folded = ""
    var pending = false
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        pending = true
        continue
      }
      if pending { folded.append(" ") }
      pending = false
      folded.unicodeScalars.append(scalar)
    }
    if pending { folded.append(" ") }
    return folded
  }
}
