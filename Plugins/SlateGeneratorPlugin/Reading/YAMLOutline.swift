/// The values of a YAML file's top-level keys, as far as a plugin needs them: texts, and lists of texts or of
/// mappings of texts.
///
/// A plugin cannot import a library, and so has no YAML parser. What this reader does not understand it does
/// not guess at: such a value is nil, and the tool, which has a parser, says what is to be said about it.
struct YAMLOutline {
  /// A value.
  enum Value: Equatable {
    case text(String)
    case list([Value])
    case mapping([String: Value])
    /// A key with nothing behind it.
    case nothing

    /// The text, where the value is one.
    var text: String? {
      if case .text(let text) = self { text } else { nil }
    }
  }

  private struct Entry {
    var line: Int
    var column: Int
    var value: Value?
  }

  private var entries: [String: Entry] = [:]

  /// Reads lines of YAML.
  ///
  /// - Parameter firstLine: the number that the first of the lines has in its file.
  init(_ lines: some Sequence<Substring>, firstLine: Int = 1) {
    var key: (name: String, line: Int, column: Int, rest: Substring)?
    var block: [Substring] = []
    func entry() -> Entry? {
      key.map {
        Entry(
          line: $0.line, column: $0.column,
          value: YAMLValueReader.value(after: $0.rest, block: block))
      }
    }
    for (offset, line) in lines.enumerated() {
      if let (name, rest) = YAMLValueReader.key(of: line) {
        if let key { entries[key.name] = entry() }
        let value = rest.drop { $0 == " " || $0 == "\t" }
        let column = line.utf8.distance(from: line.startIndex, to: value.startIndex) + 1
        key = (name, firstLine + offset, column, rest)
        block = []
      } else {
        block.append(line)
      }
    }
    if let key { entries[key.name] = entry() }
  }

  /// Reads a whole file.
  init(text: String) {
    self.init(Self.lines(of: text))
  }

  /// The value of a key; nil where there is none, or none that is understood.
  subscript(key: String) -> Value? { entries[key]?.value }

  /// Whether a key is there, understood or not.
  func has(_ key: String) -> Bool { entries[key] != nil }

  /// The line of a key, counted from 1.
  func line(of key: String) -> Int? { entries[key]?.line }

  /// The column in which a key's value begins, counted from 1 in bytes, where it begins on the key's line.
  func column(of key: String) -> Int? { entries[key]?.column }

  /// The lines of a text, however they end.
  static func lines(of text: String) -> [Substring] {
    var bytes = text.utf8[...]
    // A byte order mark.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    var lines: [Substring] = []
    var start = bytes.startIndex
    var index = start
    while index != bytes.endIndex {
      let next = bytes.index(after: index)
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") {
        lines.append(Substring(bytes[start..<index]))
        let isPair =
          byte == UInt8(ascii: "\r") && next != bytes.endIndex && bytes[next] == UInt8(ascii: "\n")
        start = isPair ? bytes.index(after: next) : next
        index = start
      } else {
        index = next
      }
    }
    if start != bytes.endIndex { lines.append(Substring(bytes[start...])) }
    return lines
  }
}
