/// Swift source as it grows: lines, indented by the blocks that they stand in.
struct SourceWriter {
  /// The greatest width of a line, as in the formatter's configuration.
  static let lineWidth = 100

  private var buffer = SourceBuffer()
  /// How many blocks a line stands in.
  var depth = 0

  /// Whether something written here has the access level of the options.
  var declaresForOthers = false

  /// Whether something written here is of the type `Date`.
  var usesDate = false

  /// Whether a variable written here has a name beyond ASCII.
  var namesNonASCIIVariable = false

  /// Whether nothing has been written.
  var isEmpty: Bool { buffer.count == 0 }

  /// The columns that are left for a line at this depth.
  var columns: Int { Self.lineWidth - 2 * depth }

  /// All that was written.
  var text: String { String(decoding: buffer.bytes, as: UTF8.self) }

  /// Creates a writer that holds nothing yet.
  init() { buffer.reserve(1 << 15) }

  /// Takes note of what a variable's name and type ask of the file.
  mutating func noteVariable(_ name: String, type: String) {
    if type == "Date" { usesDate = true }
    if !name.utf8.allSatisfy({ $0 < 0x80 }) { namesNonASCIIVariable = true }
  }

  /// Writes a line.
  mutating func line(_ text: String) {
    indent()
    buffer.append(text)
    buffer.append(ascii: "\n")
  }

  /// Writes a line, and takes it back where it is too wide.
  ///
  /// - Parameters:
  ///   - spare: Columns that have to stay free behind it.
  ///   - write: Writes the line.
  /// - Returns: Whether the line stands.
  mutating func fits(sparing spare: Int = 0, _ write: (inout SourceBuffer) -> Void) -> Bool {
    let start = buffer.count
    indent()
    write(&buffer)
    if buffer.count - start + spare > Self.lineWidth {
      buffer.cut(to: start)
      return false
    }
    buffer.append(ascii: "\n")
    return true
  }

  /// Writes an empty line.
  mutating func blank() {
    buffer.append(ascii: "\n")
  }

  /// Writes an empty line behind what was written, if anything was.
  mutating func separate() {
    if !isEmpty { blank() }
  }

  /// Writes a line of a documentation comment.
  mutating func comment(_ write: (inout SourceBuffer) -> Void) {
    indent()
    buffer.append("///")
    let start = buffer.count
    buffer.append(ascii: " ")
    write(&buffer)
    buffer.endComment(from: start)
  }

  /// Writes what another writer holds, as it is.
  mutating func append(_ other: SourceWriter) {
    buffer.append(other.buffer.bytes[...])
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

  private mutating func indent() {
    buffer.append(spaces: 2 * depth)
  }
}
