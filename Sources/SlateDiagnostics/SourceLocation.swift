/// A place in a reference or in an overlay.
///
/// Every fact that the generator reads keeps the place it was read from, so that a diagnostic, a schema
/// and the documentation of the generated client can point back to it.
public struct SourceLocation: Hashable, Sendable, Codable {
  /// The file's path, relative to the folder of the index, with `/` between its parts.
  public var file: String

  // A reference has a place for each cell and each block, so they are kept in half of the bytes.
  private var shortLine: Int32
  private var shortColumn: Int32

  /// The line, counted from 1.
  public var line: Int {
    get { Int(shortLine) }
    set { shortLine = Int32(clamping: newValue) }
  }

  /// The column, counted from 1 in bytes of UTF-8, as compilers do.
  public var column: Int {
    get { Int(shortColumn) }
    set { shortColumn = Int32(clamping: newValue) }
  }

  /// Creates a location.
  public init(file: String, line: Int, column: Int = 1) {
    self.file = file
    shortLine = Int32(clamping: line)
    shortColumn = Int32(clamping: column)
  }

  private enum CodingKeys: String, CodingKey {
    case file
    case shortLine = "line"
    case shortColumn = "column"
  }
}

extension SourceLocation: Comparable {
  /// Whether one place comes before another: by file, line and column.
  public static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
    (lhs.file, lhs.line, lhs.column) < (rhs.file, rhs.line, rhs.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  /// The location as compilers print it: `file:line:column`.
  public var description: String { "\(file):\(line):\(column)" }
}
