/// How much a reference may ask of its reader before it gets a diagnostic in place of memory and time.
///
/// The defaults lie far above any reference that people read, and far below what would hurt.
public struct ReadingLimits: Hashable, Sendable {
  /// The greatest size of one file in bytes; a larger one is an error. By default 32 MiB.
  public var fileSize: Int
  /// The greatest size of all files together in bytes; pages behind it are left out with an error. By
  /// default 128 MiB.
  public var totalSize: Int
  /// The greatest size of front matter in bytes; a larger one is an error. By default 1 MiB. It may not nest
  /// deeper than ``nestingDepth`` either.
  public var frontMatterSize: Int
  /// The greatest size of an overlay in bytes; a larger one is an error. By default 1 MiB.
  public var overlaySize: Int
  /// The greatest number of included pages; those behind it are left out with an error. By default 2,000.
  public var includes: Int
  /// How deep lists, quotes and emphasis may nest; what lies deeper becomes plain text, with a warning.
  /// By default 100.
  public var nestingDepth: Int
  /// The greatest number of columns of a table; a wider one stays a paragraph, with a warning.
  /// By default 200.
  public var tableColumns: Int
  /// The greatest number of diagnostics of a page, and of a run; one more says that there would have been
  /// others. By default 10,000.
  public var diagnostics: Int

  /// Creates limits.
  public init(
    fileSize: Int = 32 << 20, totalSize: Int = 128 << 20, frontMatterSize: Int = 1 << 20,
    overlaySize: Int = 1 << 20, includes: Int = 2_000, nestingDepth: Int = 100,
    tableColumns: Int = 200, diagnostics: Int = 10_000
  ) {
    self.fileSize = fileSize
    self.totalSize = totalSize
    self.frontMatterSize = frontMatterSize
    self.overlaySize = overlaySize
    self.includes = includes
    self.nestingDepth = nestingDepth
    self.tableColumns = tableColumns
    self.diagnostics = diagnostics
  }
}
