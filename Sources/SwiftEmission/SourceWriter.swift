/// Swift source as it grows: lines, indented by the blocks that they stand in.
struct SourceWriter {
  /// The greatest width of a line, as in the formatter's configuration.
  static let lineWidth = 100

  private var bytes: [UInt8] = []
  private var depth = 0

  /// Whether something written here is of the type `Date`.
  var usesDate = false

  /// Whether a variable written here has a name beyond ASCII.
  var namesNonASCIIVariable = false

  /// Whether nothing has been written.
  var isEmpty: Bool { bytes.isEmpty }

  /// The columns that are left for a line at this depth.
  var columns: Int { Self.lineWidth - 2 * depth }

  /// All that was written.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes note of what a variable's name and type ask of the file.
  mutating func noteVariable(_ name: String, type: String) {
    if type == "Date" { usesDate = true }
    if !name.utf8.allSatisfy({ $0 < 0x80 }) { namesNonASCIIVariable = true }
  }

  /// Writes a line.
  mutating func line(_ text: String) {
    indent()
    append(text)
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes an empty line.
  mutating func blank() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes an empty line behind what was written, if anything was.
  mutating func separate() {
    if !isEmpty { blank() }
  }

  /// Writes a line of a documentation comment.
  ///
  /// Whatever the text is, it stays on its line: this is the one gate between a reference's text and a
  /// comment, and no caller has to be right for it to hold.
  mutating func commentLine(_ text: Substring) {
    indent()
    for _ in 0..<3 { bytes.append(UInt8(ascii: "/")) }
    bytes.append(UInt8(ascii: " "))
    let start = bytes.count
    append(text)
    for index in start..<bytes.count where bytes[index] == 0x0A || bytes[index] == 0x0D {
      bytes[index] = UInt8(ascii: " ")
    }
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Writes what another writer holds, as it is.
  mutating func append(_ other: SourceWriter) {
    bytes.append(contentsOf: other.bytes)
  }

  /// Writes lines that stand one step further in.
  mutating func indented(_ body: (inout SourceWriter) -> Void) {
    depth += 1
    body(&self)
    depth -= 1
  }

  /// Writes a block: `head {`, its lines, `}`.
  mutating func block(_ head: String, _ body: (inout SourceWriter) -> Void) {
    line(head + " {")
    indented(body)
    line("}")
  }

  /// Appends the text in one piece, not byte by byte.
  private mutating func append(_ text: some StringProtocol) {
    let isAppended: Void? = text.utf8.withContiguousStorageIfAvailable {
      bytes.append(contentsOf: $0)
    }
    if isAppended == nil { bytes.append(contentsOf: text.utf8) }
  }

  private mutating func indent() {
    for _ in 0..<depth {
      bytes.append(UInt8(ascii: " "))
      bytes.append(UInt8(ascii: " "))
    }
  }
}
