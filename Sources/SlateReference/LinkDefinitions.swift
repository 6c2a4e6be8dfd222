/// The link reference definitions of a page, for the cells of its tables, which cmark reads apart from it.
struct LinkDefinitions {
  /// The line of each definition by its label, in lower case.
  private var lines: [String: Range<Int>] = [:]
  private let text: SourceText

  /// Collects the lines that look like `[label]: destination`.
  init(_ text: SourceText) {
    self.text = text
    for index in 0..<text.lineCount {
      let line = text.trimmed(text.line(index))
      // One that is longer is none, or would be read again with every table that refers to it.
      guard line.count < 500, let first = line.first, text.bytes[first] == UInt8(ascii: "["),
        let end = HTMLScanner.find("]:", in: text.bytes, line)
      else { continue }
      let label = text.string(first + 1..<end).lowercased()
      // The first definition of a label counts.
      if lines[label] == nil { lines[label] = line }
    }
  }

  /// The definitions that some Markdown refers to, each a paragraph.
  func lines(for markdown: [UInt8]) -> [UInt8] {
    guard !lines.isEmpty else { return [] }
    var found: [UInt8] = []
    var seen: Set<String> = []
    var open: Int?
    for index in markdown.indices {
      if markdown[index] == UInt8(ascii: "[") {
        open = index + 1
      } else if markdown[index] == UInt8(ascii: "]"), let start = open {
        open = nil
        let label = String(decoding: markdown[start..<index], as: UTF8.self).lowercased()
        guard let line = lines[label], seen.insert(label).inserted else { continue }
        found += text.bytes[line]
        found += [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
      }
    }
    return found
  }
}
