/// A line that puts another file in its place: `<%= partial "includes/books/list" %>`.
///
/// Slate stands on Middleman, which runs such tags in files that end with `.erb`. No other tag of these files says
/// anything that a reader of Markdown could know.
struct PartialTag {
  /// The name as it is written, relative to the folder of the index.
  var name: String
  /// The line, counted from 0.
  var line: Int

  /// The tags of a text that stand alone on their lines, in their order; none between fences of code.
  static func all(in text: SourceText) -> [PartialTag] {
    // Hardly any page has one, so nothing but this is looked for at first.
    guard text.bytes[text.start...].contains(UInt8(ascii: "%")) else { return [] }
    var tags: [PartialTag] = []
    var fence: (byte: UInt8, count: Int)?
    for index in 0..<text.lineCount {
      let line = text.trimmed(text.line(index))
      guard let first = line.isEmpty ? nil : text.bytes[line.lowerBound] else { continue }
      if first == UInt8(ascii: "`") || first == UInt8(ascii: "~") {
        let count = text.bytes[line].prefix { $0 == first }.count
        if let open = fence {
          if open.byte == first, count >= open.count, count == line.count { fence = nil }
        } else if count >= 3 {
          fence = (first, count)
        }
      } else if fence == nil, first == UInt8(ascii: "<"), let name = name(in: text.bytes[line]) {
        tags.append(PartialTag(name: name, line: index))
      }
    }
    return tags
  }

  /// The name in `<%= partial "name" %>`, `<%= partial("name", locals: {…}) -%>`.
  private static func name(in line: ArraySlice<UInt8>) -> String? {
    var rest = line
    func take(_ text: String) -> Bool {
      guard rest.starts(with: text.utf8) else { return false }
      rest = rest.dropFirst(text.utf8.count).drop { $0.isBlank }
      return true
    }
    guard take("<%="), line.suffix(2).elementsEqual("%>".utf8), take("partial") else { return nil }
    if take("(") {}
    if take(":") {}
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return nil
    }
    let name = rest.dropFirst().prefix { $0 != quote }
    return name.isEmpty || name.count > 1024 ? nil : String(decoding: name, as: UTF8.self)
  }
}
