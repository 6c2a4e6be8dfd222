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

    /// Creates options.
    public init(
      index: String, overlay: String? = nil, moduleName: String? = nil, clientName: String? = nil,
      accessLevel: EmissionOptions.AccessLevel? = nil
    ) {
      self.index = index
      self.overlay = overlay
      self.moduleName = moduleName
      self.clientName = clientName
      self.accessLevel = accessLevel
    }
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
    /// Warnings, in the order of the pages.
    public var diagnostics: [Diagnostic]
    /// How much of the reference became schema, before the overlay corrected it.
    public var coverage: Coverage
    /// How long the stages took.
    public var timings: StageTimings
  }

  private let options: Options
  private let folder: (any SourceFolder)?

  /// Creates a generator for a reference on a disk.
  public init(options: Options) {
    self.options = options
    folder = nil
  }

  /// Creates a generator for a reference in any other kind of folder, such as a ``MemoryFolder``.
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
  /// - Throws: ``DiagnosticsError`` with everything that was found, where an error is among it: an unreadable file,
  ///   an overlay that is not valid, a reference without endpoints.
  public func schema() throws(DiagnosticsError) -> SchemaResult {
    var timings = StageTimings()
    let (overlay, overlayDiagnostics) = try timings.measure(.overlay) {
      () throws(DiagnosticsError) in try readOverlay()
    }
    var diagnostics = overlayDiagnostics
    let reader = ReferenceReader(
      additionalIncludes: overlay.additionalIncludes, limits: options.limits)
    let reference: Reference
    do {
      let result = try timings.measure(.read) { () throws(DiagnosticsError) in
        guard let folder else { return try reader.read(indexAt: options.index) }
        return try reader.read(index: options.index, in: folder)
      }
      reference = result.reference
      diagnostics += result.diagnostics
    } catch {
      throw DiagnosticsError(diagnostics + error.diagnostics)
    }
    let extractor = SchemaExtractor(
      options: SchemaExtractor.Options(
        apiName: overlay.apiName, documentationURL: overlay.documentationURL))
    let extracted = timings.measure(.extract) { extractor.extract(reference) }
    var schema = extracted.schema
    diagnostics += timings.measure(.correct) {
      let uncorrected = FactsByPlace(schema)
      let overlayFindings = OverlayApplication.apply(overlay, to: &schema)
      return uncorrected.unanswered(extracted.diagnostics, after: FactsByPlace(schema))
        + overlayFindings
    }
    if schema.operations.isEmpty {
      let index = DiskFolder.split(filePath: options.index).name
      diagnostics.append(
        Diagnostic(
          .noEndpoints,
          "No endpoints were found. An endpoint is a method and a path in code, such as `GET /books/{id}`, "
            + "alone in a paragraph, in a heading or on a line of a plain code block",
          at: SourceLocation(file: index, line: 1)))
    }
    diagnostics = Diagnostic.limited(diagnostics, to: options.limits.diagnostics)
    if diagnostics.contains(where: { $0.severity == .error }) {
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
    let read = try schema()
    let emitter = SwiftEmitter(options: emissionOptions(read))
    var timings = read.timings
    let (files, found) = timings.measure(.emit) { emitter.emit(read.schema) }
    let told = Set(
      read.diagnostics.filter { $0.rule == DiagnosticRule.pathParameterNotInTemplate.name }
        .map(\.location))
    // The reading has said of this row that the path has no place for it.
    let news = found.filter {
      $0.rule != DiagnosticRule.unplacedPathParameter.name || !told.contains($0.location)
    }
    let diagnostics = read.diagnostics + news
    if diagnostics.contains(where: { $0.severity == .error }) {
      throw DiagnosticsError(diagnostics)
    }
    return Result(
      schema: read.schema, files: files, diagnostics: diagnostics, coverage: read.coverage,
      timings: timings)
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
    let (indexFolder, _) = DiskFolder.split(filePath: options.index)
    let path = options.overlay ?? "\(indexFolder)/slate-generator.yaml"
    let (overlayFolder, name) = DiskFolder.split(filePath: path)
    // Locations are relative to the index's folder, so a file that lies elsewhere keeps its own path.
    let label = overlayFolder == indexFolder ? name : path
    do {
      let place = folder ?? DiskFolder(path: overlayFolder)
      let bytes = try place.contents(of: name, limit: options.limits.overlaySize)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw SourceFolderError.unreadable("it is not UTF-8")
      }
      let (overlay, diagnostics) = OverlayReader.read(text: text, file: label)
      if diagnostics.contains(where: { $0.severity == .error }) {
        throw DiagnosticsError(diagnostics)
      }
      return (overlay, diagnostics)
    } catch let error as SourceFolderError {
      if case .absent = error, options.overlay == nil { return (Overlay(), []) }
      throw DiagnosticsError([
        Diagnostic(
          .overlayUnreadable, "The overlay '\(path)' cannot be read: \(error.reason)",
          at: SourceLocation(file: label, line: 1))
      ])
    } catch let error as DiagnosticsError {
      throw error
    } catch {
      throw DiagnosticsError([Diagnostic(.overlayUnreadable, "\(error)")])
    }
  }
}

extension SourceFolderError {
  /// The reason in words for a person.
  var reason: String {
    switch self {
    case .absent: "there is no such file"
    case .outside: "it lies outside of its folder"
    case .notAFile: "it is not a file"
    case .tooLarge(let size): "it is too large, \(size) bytes"
    case .unreadable(let reason): reason
    }
  }
}
