import SlateDiagnostics

extension HTML {
  /// Text between two tags.
  public struct TextRun: Hashable, Sendable {
    /// What it says: entities decoded, no white space at its ends.
    public var text: String
    /// Where it begins.
    public var location: SourceLocation

    /// Creates a run.
    public init(_ text: String, at location: SourceLocation) {
      self.text = text
      self.location = location
    }
  }

  /// What a browser would show of it, tag by tag, in its order.
  ///
  /// `<id>`, which is no element of HTML, belongs to the text: authors forget to escape it.
  public var textRuns: [TextRun] {
    let bytes = Array(text.utf8)
    var runs: [TextRun] = []
    var place = location
    var placed = 0
    func add(_ range: Range<Int>) {
      guard let first = range.first(where: { !bytes[$0].isBlank }),
        let last = range.last(where: { !bytes[$0].isBlank })
      else { return }
      for byte in bytes[placed..<first] {
        place.column += 1
        guard byte == UInt8(ascii: "\n") else { continue }
        place.line += 1
        place.column = 1
      }
      placed = first
      let text = String(decoding: bytes[first...last], as: UTF8.self)
      runs.append(TextRun(HTMLEntities.decode(text), at: place))
    }
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<"), HTMLElements.beginsTag(index, in: bytes),
        let end = HTMLScanner.tagEnd(index, in: bytes, before: bytes.count)
      else {
        index += 1
        continue
      }
      add(start..<index)
      index = end
      start = end
    }
    add(start..<bytes.count)
    return runs
  }
}

extension HTML {
  /// What it says where that is a heading or a few words alone, such as stand above a sample: `<h3>Request body</h3>`.
  public var caption: String? {
    guard text.utf8.count <= 400 else { return nil }
    let runs = textRuns
    guard runs.count == 1, runs[0].text.utf8.count <= 80 else { return nil }
    return runs[0].text
  }
}
