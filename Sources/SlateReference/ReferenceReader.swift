import SlateDiagnostics

/// Reads a Slate reference: the index, the pages that it includes, and the Markdown in them.
///
/// ```swift
/// let (reference, warnings) = try ReferenceReader().read(indexAt: "source/index.md")
/// ```
///
/// Whatever stands in the files, the reader answers with a reference or with diagnostics; it neither
/// traps nor reads outside of the folder of the index.
public struct ReferenceReader: Sendable {
  private let additionalIncludes: [AdditionalInclude]
  private let excludedPages: [ExcludedPage]
  private let limits: ReadingLimits

  /// Creates a reader.
  ///
  /// - Parameters:
  ///   - additionalIncludes: pages to include besides those that the index names.
  ///   - excludedPages: pages that are not read, even where the index names them.
  ///   - limits: how much a reference may ask for.
  public init(
    additionalIncludes: [AdditionalInclude] = [], excludedPages: [ExcludedPage] = [],
    limits: ReadingLimits = .init()
  ) {
    self.additionalIncludes = additionalIncludes
    self.excludedPages = excludedPages
    self.limits = limits
  }

  /// The name by which an index includes a file below `includes/`: `shop/orders` for `includes/shop/_orders.md`.
  public static func includeName(ofFile path: String) -> String { IncludePath.name(ofFile: path) }

  /// Reads the reference whose index lies at `path`.
  ///
  /// - Returns: the reference, and the warnings.
  /// - Throws: everything that was found, if an error is among it.
  public func read(
    indexAt path: String
  ) throws(DiagnosticsError) -> (reference: Reference, diagnostics: [Diagnostic]) {
    let (folder, name) = DiskFolder.split(filePath: path)
    return try read(index: name, in: DiskFolder(path: folder))
  }

  /// Reads the reference whose index is the file `name` of a folder.
  ///
  /// - Returns: the reference, and the warnings.
  /// - Throws: everything that was found, if an error is among it.
  public func read(
    index name: String, in folder: any SourceFolder
  ) throws(DiagnosticsError) -> (reference: Reference, diagnostics: [Diagnostic]) {
    let read = try readIntact(index: name, in: folder)
    if read.diagnostics.contains(where: { $0.severity == .error }) {
      throw DiagnosticsError(read.diagnostics)
    }
    return read
  }

  /// Reads what can be read of the reference whose index lies at `path`, however much of it is broken.
  ///
  /// - Returns: the sound part of the reference, and everything that was found, errors among it.
  /// - Throws: everything that was found, if the index itself cannot be read.
  public func readIntact(
    indexAt path: String
  ) throws(DiagnosticsError) -> (reference: Reference, diagnostics: [Diagnostic]) {
    let (folder, name) = DiskFolder.split(filePath: path)
    return try readIntact(index: name, in: DiskFolder(path: folder))
  }

  /// Reads what can be read of the reference whose index is the file `name` of a folder.
  ///
  /// - Returns: the sound part of the reference, and everything that was found, errors among it.
  /// - Throws: everything that was found, if the index itself cannot be read.
  public func readIntact(
    index name: String, in folder: any SourceFolder
  ) throws(DiagnosticsError) -> (reference: Reference, diagnostics: [Diagnostic]) {
    var reading = Reading(
      folder: folder, limits: limits, additionalIncludes: additionalIncludes,
      excludedPages: excludedPages)
    let reference = reading.read(index: name)
    let diagnostics = Diagnostic.limited(reading.diagnostics, to: limits.diagnostics)
    if reading.isIndexBroken { throw DiagnosticsError(diagnostics) }
    return (reference, diagnostics)
  }
}
