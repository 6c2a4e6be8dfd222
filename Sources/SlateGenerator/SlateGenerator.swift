import APISchema
import SchemaExtraction
import SlateDiagnostics
import SlateReference
import SwiftEmission

/// The whole pipeline as one call: a reference and its overlay in, a schema or Swift files out.
///
/// It reads files and writes none: ``OutputFolder`` does that.
public struct SlateGenerator: Sendable {
  /// What a caller may set. What the overlay sets, too, the caller decides.
  public struct Options: Sendable {
    /// The path of the index.
    public var index: String
    /// The path of the overlay; nil takes `slate-generator.yaml` beside the index, where it is.
    public var overlay: String?
    /// The name of the generated module.
    public var moduleName: String?
    /// The name of the generated client's type.
    public var clientName: String?
    /// The access level of the generated declarations.
    public var accessLevel: EmissionOptions.AccessLevel?
    /// How much the reference may ask for.
    public var limits = ReadingLimits()
    /// What becomes of a reference of which a part cannot be read.
    public var brokenPages: BrokenPages
    /// The names of the output files, where a build system chose them; nil takes the generator's own.
    public var outputs: DeclaredOutputs?

    /// Creates options.
    public init(
      index: String, overlay: String? = nil, moduleName: String? = nil, clientName: String? = nil,
      accessLevel: EmissionOptions.AccessLevel? = nil, outputs: DeclaredOutputs? = nil,
      brokenPages: BrokenPages = .refuse
    ) {
      self.index = index
      self.overlay = overlay
      self.moduleName = moduleName
      self.clientName = clientName
      self.accessLevel = accessLevel
      self.brokenPages = brokenPages
      self.outputs = outputs
    }

    /// The path that places in the overlay have: as the pages', it is relative to the folder of the index,
    /// so that what comes out is the same on every machine.
    public var overlayLabel: String {
      guard let overlay else { return ConfigurationFile.defaultName }
      return FilePath.relative(overlay, to: DiskFolder.split(filePath: index).folder)
    }
  }

  /// What becomes of a reference of which a part cannot be read: a page that is missing, a table that is none.
  ///
  /// In every case all of it is looked at, and everything that was found is told.
  public enum BrokenPages: Sendable {
    /// Nothing comes out, unless the overlay says `keepGoing: true`.
    case refuse
    /// What could be read comes out, and the diagnostics have errors among them.
    case report
    /// What could be read comes out, and the errors are warnings.
    case tolerate
  }

  /// What was read.
  public struct SchemaResult: Sendable {
    /// The schema, corrected by the overlay.
    public var schema: APISchema
    /// Warnings, in the order of the pages.
    public var diagnostics: [Diagnostic]
    /// How much of the reference became schema, before the overlay corrected it.
    public var coverage: Coverage
    /// The overlay that was applied; empty where there is none.
    public var overlay: Overlay
    /// How long the stages took.
    public var timings: StageTimings
  }

  /// What comes out.
  public struct Result: Sendable {
    /// The schema that the files were made from.
    public var schema: APISchema
    /// The files, by paths relative to the output folder.
    public var files: [GeneratedFile]
    /// Pages without a file of their own, where a build system chose the files and did not foresee them.
    public var undeclaredPages: [String]
    /// Warnings, in the order of the pages.
    public var diagnostics: [Diagnostic]
    /// How much of the reference became schema, before the overlay corrected it.
    public var coverage: Coverage
    /// How long the stages took.
    public var timings: StageTimings
  }

  /// What the caller set.
  public let options: Options
  private let folder: (any SourceFolder)?

  /// Creates a generator for a reference on a disk.
  public init(options: Options) {
    self.options = options
    folder = nil
  }

  /// Creates a generator for a reference in any other kind of folder, such as a `MemoryFolder`.
  ///
  /// - Parameters:
  ///   - options: The index and the overlay are names in the folder.
  ///   - folder: The folder that holds the reference and the overlay.
  public init(options: Options, in folder: any SourceFolder) {
    self.options = options
    self.folder = folder
  }

  /// Reads the reference and applies the overlay.
  ///
  /// - Throws: `DiagnosticsError` with everything that was found, where an error is among it: an unreadable file,
  ///   an overlay that is not valid, a reference without endpoints.
  public func schema() throws(DiagnosticsError) -> SchemaResult {
    try schema(with: Overlay())
  }

  /// Reads the reference with more corrections than those of the overlay.
  func schema(with additions: Overlay) throws(DiagnosticsError) -> SchemaResult {
    var timings = StageTimings()
    var (overlay, overlayDiagnostics) = try timings.measure(.overlay) {
      () throws(DiagnosticsError) in try readOverlay()
    }
    overlay.merge(additions)
    var diagnostics = overlayDiagnostics
    let reader = ReferenceReader(
      additionalIncludes: overlay.additionalIncludes, excludedPages: overlay.excludedPages,
      limits: options.limits)
    let reference: Reference
    do {
      let result = try timings.measure(.read) { () throws(DiagnosticsError) in
        guard let folder else { return try reader.readIntact(indexAt: options.index) }
        return try reader.readIntact(index: options.index, in: folder)
      }
      reference = result.reference
      diagnostics += tolerable(result.diagnostics, overlay)
    } catch {
      throw DiagnosticsError(diagnostics + error.diagnostics)
    }
    if options.brokenPages != .report, diagnostics.contains(where: { $0.severity == .error }) {
      // What could be said of the rest would hide what has to be mended first.
      throw DiagnosticsError(diagnostics)
    }
    let extractor = SchemaExtractor(
      options: SchemaExtractor.Options(
        apiName: overlay.apiName, documentationURL: overlay.documentationURL))
    let extracted = timings.measure(.extract) { extractor.extract(reference) }
    var schema = extracted.schema
    diagnostics += timings.measure(.correct) {
      let uncorrected = FactsByPlace(schema, askedBy: extracted.diagnostics)
      let overlayFindings = OverlayApplication.apply(overlay, to: &schema)
      let corrected = FactsByPlace(schema, askedBy: extracted.diagnostics)
      let unanswered = uncorrected.unanswered(extracted.diagnostics, after: corrected)
      return unanswered + overlayFindings
    }
    diagnostics = overlay.unignored(diagnostics, isOutput: false)
    let isFiltered = diagnostics.contains { $0.rule == DiagnosticRule.filterLeavesNothing.name }
    if schema.operations.isEmpty, !isFiltered {
      let index = DiskFolder.split(filePath: options.index).name
      diagnostics.append(
        Diagnostic(
          .noEndpoints,
          "No endpoints were found, so perhaps this is no API reference. An endpoint is a method and a path, such as "
            + "`GET /books/{id}`: in code, in a heading, in a table, in a box of HTML or on a line of a plain code "
            + "block; or it is shown by a sample request",
          at: SourceLocation(file: index, line: 1)))
    }
    diagnostics = Diagnostic.limited(diagnostics, to: options.limits.diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }),
      options.brokenPages != .report || schema.operations.isEmpty
    {
      throw DiagnosticsError(diagnostics)
    }
    return SchemaResult(
      schema: schema, diagnostics: diagnostics, coverage: extracted.coverage, overlay: overlay,
      timings: timings)
  }

  /// Reads the reference and writes Swift for it.
  ///
  /// - Throws: As ``schema()``.
  public func generate() throws(DiagnosticsError) -> Result {
    try generate(with: Overlay())
  }

  /// Writes Swift with more corrections than those of the overlay.
  func generate(with additions: Overlay) throws(DiagnosticsError) -> Result {
    let read = try schema(with: additions)
    let emitter = SwiftEmitter(options: emissionOptions(read))
    var timings = read.timings
    var (files, found) = timings.measure(.emit) { emitter.emit(read.schema) }
    var undeclared: [String] = []
    if let outputs = options.outputs {
      let arranged = outputs.arrange(files, of: read.schema)
      files = arranged.files
      undeclared = arranged.undeclared
    }
    let told = Set(
      read.diagnostics.filter { $0.rule == DiagnosticRule.pathParameterNotInTemplate.name }
        .map(\.location))
    // The reading has said of this row that the path has no place for it.
    let news = found.filter {
      $0.rule != DiagnosticRule.unplacedPathParameter.name || !told.contains($0.location)
    }
    let diagnostics = read.diagnostics + read.overlay.unignored(news, isOutput: true)
    if diagnostics.contains(where: { $0.severity == .error }), options.brokenPages != .report {
      throw DiagnosticsError(diagnostics)
    }
    return Result(
      schema: read.schema, files: files, undeclaredPages: undeclared, diagnostics: diagnostics,
      coverage: read.coverage, timings: timings)
  }

  /// What was found in the pages, its errors as warnings where a person has decided to go on without a part.
  private func tolerable(_ diagnostics: [Diagnostic], _ overlay: Overlay) -> [Diagnostic] {
    guard options.brokenPages == .tolerate || (options.brokenPages == .refuse && overlay.keepsGoing)
    else { return diagnostics }
    return diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if diagnostic.severity == .error { diagnostic.severity = .warning }
      return diagnostic
    }
  }

  private func emissionOptions(_ read: SchemaResult) -> EmissionOptions {
    let module =
      options.moduleName ?? read.overlay.moduleName ?? Self.moduleName(for: read.schema.name)
    var emission = EmissionOptions(moduleName: module)
    if let name = options.clientName ?? read.overlay.clientName { emission.clientName = name }
    if let level = options.accessLevel
      ?? read.overlay.accessLevel.flatMap({ EmissionOptions.AccessLevel(rawValue: $0) })
    {
      emission.accessLevel = level
    }
    return emission
  }

  /// `Docker Cloud` is `DockerCloud`.
  private static func moduleName(for apiName: String) -> String {
    let words = apiName.split { !$0.isLetter && !$0.isNumber }
    return words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }

  /// The overlay that was named, or the one beside the index, or an empty one.
  private func readOverlay() throws(DiagnosticsError) -> (Overlay, [Diagnostic]) {
    let limit = options.limits.overlaySize
    if let folder {
      let name = options.overlay ?? ConfigurationFile.defaultName
      if options.overlay == nil, (try? folder.identity(of: name)) == nil { return (Overlay(), []) }
      return try ConfigurationFile.read(name, in: folder, limit: limit, label: options.overlayLabel)
    }
    if let overlay = options.overlay {
      return try ConfigurationFile.read(overlay, limit: limit, label: options.overlayLabel)
    }
    let path = ConfigurationFile.path(besideIndex: options.index)
    guard ConfigurationFile.exists(path) else { return (Overlay(), []) }
    return try ConfigurationFile.read(path, limit: limit, label: options.overlayLabel)
  }
}
