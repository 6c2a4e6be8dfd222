import SchemaExtraction
import SlateDiagnostics
import SlateReference

/// The file that holds the generator's options, and a person's corrections: `slate-generator.yaml`.
///
/// It is read here for the options that a caller needs before the generator runs: where the index is, and
/// where the Swift files go.
public struct ConfigurationFile: Sendable {
  /// The name that it has where nobody says otherwise.
  public static let defaultName = "slate-generator.yaml"

  private static let indexNames = ["index.md", "index.html.md"]

  /// Its path, as it was given.
  public let path: String
  /// The path of the index, as seen from the working folder: that of the configuration's `reference`, or that
  /// of the index beside it.
  public let index: String?
  private let referenceLocation: SourceLocation?
  /// The folder of the Swift files: that of the configuration's `output`, as seen from the working folder.
  public let outputFolder: String?

  /// Reads a configuration.
  ///
  /// - Throws: `DiagnosticsError` where it cannot be read or is not valid. Places in it have the path that
  ///   was given.
  public init(path: String) throws(DiagnosticsError) {
    let (overlay, _) = try Self.read(path, label: path)
    let folder = DiskFolder.split(filePath: path).folder
    self.path = path
    referenceLocation = overlay.reference?.location
    index =
      overlay.reference.map { FilePath.join(folder, $0.value) }
      ?? Self.indexNames.map { FilePath.join(folder, $0) }.first(where: Self.exists)
    outputFolder = overlay.output.map { FilePath.join(folder, $0) }
  }

  /// The path of the index.
  ///
  /// - Parameter package: The folder that the reference has to lie in, if it has to.
  /// - Throws: `DiagnosticsError` where the configuration does not lead to one.
  public func requiredIndex(inPackage package: String? = nil) throws(DiagnosticsError) -> String {
    guard let index else {
      throw DiagnosticsError([
        Diagnostic(
          .referenceNotNamed,
          "'reference' is missing: the path of the reference's index, relative to this file",
          at: SourceLocation(file: path, line: 1))
      ])
    }
    if let package, FilePath.relative(index, to: package).hasPrefix("../") {
      throw DiagnosticsError([
        Diagnostic(
          .referenceOutsidePackage,
          "The reference lies outside of the package, and would be missing wherever else the package is "
            + "built; put it into the package",
          at: referenceLocation ?? SourceLocation(file: path, line: 1))
      ])
    }
    return index
  }

  /// The path of the configuration that lies beside an index, if there is one.
  public static func path(besideIndex index: String) -> String {
    FilePath.join(DiskFolder.split(filePath: index).folder, defaultName)
  }

  /// Whether there is something at a path.
  public static func exists(_ path: String) -> Bool {
    let (folder, name) = DiskFolder.split(filePath: path)
    do throws(SourceFolderError) {
      _ = try DiskFolder(path: folder).identity(of: name)
      return true
    } catch {
      return error != .absent
    }
  }

  /// What the file says, and warnings about it.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - folder: The folder that the path is relative to; nil for the disk's.
  ///   - limit: The greatest number of bytes that are read.
  ///   - label: The path that places in the file have.
  static func read(
    _ path: String, in folder: (any SourceFolder)? = nil,
    limit: Int = ReadingLimits().overlaySize, label: String
  ) throws(DiagnosticsError) -> (Overlay, [Diagnostic]) {
    let text: String
    do throws(SourceFolderError) {
      let bytes: [UInt8]
      if let folder {
        bytes = try folder.contents(of: path, limit: limit)
      } else {
        let (parent, name) = DiskFolder.split(filePath: path)
        bytes = try DiskFolder(path: parent).contents(of: name, limit: limit)
      }
      guard let valid = String(validating: bytes, as: UTF8.self) else {
        throw SourceFolderError.unreadable("it is not UTF-8")
      }
      text = valid
    } catch {
      throw DiagnosticsError([
        Diagnostic(
          .overlayUnreadable, "The overlay '\(path)' cannot be read: \(error.reason)",
          at: SourceLocation(file: label, line: 1))
      ])
    }
    let (overlay, diagnostics) = OverlayReader.read(text: text, file: label)
    if diagnostics.contains(where: { $0.severity == .error }) {
      throw DiagnosticsError(diagnostics)
    }
    return (overlay, diagnostics)
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
