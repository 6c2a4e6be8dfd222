/// How much a reference may ask of its reader before it gets a diagnostic in place of memory and time.
///
/// The defaults lie far above any reference that people read, and far below what would hurt.
public struct ReadingLimits: Hashable, Sendable {
  /// The greatest size of one file in bytes; a larger one is an error. By default 32 MiB.
  public var fileSize: Int
  /// The greatest number of included pages; those behind it are left out with an error. By default 2,000.
  public var includes: Int
  /// How deep lists, quotes and emphasis may nest; what lies deeper becomes plain text, with a warning.
  /// By default 100.
  public var nestingDepth: Int
  /// The greatest number of columns of a table; a wider one stays a paragraph, with a warning.
  /// By default 200.
  public var tableColumns: Int

  /// Creates limits.
  public init(
    fileSize: Int = 32 << 20, includes: Int = 2_000, nestingDepth: Int = 100,
    tableColumns: Int = 200
  ) {
    self.fileSize = fileSize
    self.includes = includes
    self.nestingDepth = nestingDepth
    self.tableColumns = tableColumns
  }
}
