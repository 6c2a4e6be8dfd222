/// A table of one column without pipes, which Markdown takes for a heading with its line below it:
///
///     Field
///     -----
///     title
///     shelf
enum NameColumn {
  /// Whether the text of a heading heads a column of names, and is no title of a section.
  static func isHeader(_ text: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard (4...10).contains(text.count) else { return false }
    return headers.contains { header in
      header.utf8.count == text.count
        && zip(header.utf8, bytes[text]).allSatisfy { $0 == $1 | 0x20 }
    }
  }

  private static let headers = [
    "field", "fields", "parameter", "parameters", "param", "params", "attribute", "attributes",
    "property", "properties", "argument", "arguments",
  ]

  /// Whether a line is one name and nothing else.
  static func isName(_ line: Range<Int>, of bytes: [UInt8]) -> Bool {
    guard let first = line.first, line.count <= 60 else { return false }
    let isWritten = line.allSatisfy {
      bytes[$0].isASCIIAlphanumeric || "_-.[]`*".utf8.contains(bytes[$0])
    }
    // A name is written in lower case, or with a mark; "Introduction" begins a text.
    return isWritten
      && ((UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[first])
        || "_`*".utf8.contains(bytes[first]))
  }
}
