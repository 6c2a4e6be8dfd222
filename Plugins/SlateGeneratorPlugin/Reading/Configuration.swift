import Foundation

/// The configuration of a target, and where its reference is.
struct Configuration {
  /// The configuration's file.
  var file: URL
  /// The index of the reference.
  var index: URL
  /// What the configuration says.
  var outline: ConfigurationOutline

  /// Finds and reads the configuration of a target.
  ///
  /// - Parameters:
  ///   - files: The files of the target.
  ///   - folder: The folder of the target.
  ///   - package: The folder of the package.
  ///   - target: The name of the target.
  /// - Throws: ``Problem``
  init(files: [URL], folder: URL, package: URL, target: String) throws {
    file = try Self.find(among: files, in: folder, of: target)
    let text: String
    do {
      text = try String(contentsOf: file, encoding: .utf8)
    } catch {
      throw Problem("The configuration cannot be read: \(error.localizedDescription)", at: file)
    }
    outline = ConfigurationOutline(text: text)
    index = try Self.index(outline, file: file, package: package)
  }

  /// Whether a file is called as a configuration is.
  static func isConfiguration(_ file: URL) -> Bool {
    file.lastPathComponent == ConfigurationOutline.fileName
  }

  /// The configurations of a target.
  static func files(among files: [URL], in folder: URL) -> [URL] {
    let found = files.filter(isConfiguration)
    // A file that the manifest excludes is not among the target's.
    let beside = folder.appending(path: ConfigurationOutline.fileName)
    if found.isEmpty, FileManager.default.fileExists(atPath: beside.path) { return [beside] }
    return found
  }

  /// Whether a file lies below a folder, as far as their paths tell.
  static func contains(_ folder: URL, _ file: URL) -> Bool {
    let root = folder.standardizedFileURL.path
    return file.standardizedFileURL.path.hasPrefix(root.hasSuffix("/") ? root : root + "/")
  }

  private static func find(among files: [URL], in folder: URL, of target: String) throws -> URL {
    let found = Self.files(among: files, in: folder)
    guard let first = found.first else {
      let missing = folder.appending(path: ConfigurationOutline.fileName)
      throw Problem(
        "The target '\(target)' has no \(missing.lastPathComponent). Create \(missing.path) with a line "
          + "'reference: path/to/index.md', relative to that file")
    }
    guard found.count == 1 else {
      let paths = found.map(\.path).sorted()
      throw Problem(
        "The target '\(target)' has \(found.count) configurations, and can have one: "
          + paths.joined(separator: ", ") + ". Move one of them into a target of its own",
        at: first,
        line: 1)
    }
    return first
  }

  private static func index(
    _ outline: ConfigurationOutline, file: URL, package: URL
  ) throws -> URL {
    let folder = file.deletingLastPathComponent()
    guard let reference = outline.reference else {
      if let line = outline.unreadableReferenceLine {
        throw Problem(
          "'reference' should be the path of the index on the same line, relative to this file",
          at: file, line: line)
      }
      for name in ["index.md", "index.html.md"] {
        let index = folder.appending(path: name)
        if FileManager.default.fileExists(atPath: index.path) { return index }
      }
      throw Problem(
        "'reference' is missing: the path of the reference's index, relative to this file",
        at: file,
        line: 1)
    }
    guard !reference.path.hasPrefix("/"), !reference.path.hasPrefix("~") else {
      throw Problem(
        "'reference' should be a path relative to the folder of this file", at: file,
        line: reference.line, column: reference.column)
    }
    let index = folder.appending(path: reference.path).standardizedFileURL
    let root = package.standardizedFileURL.path
    guard contains(package, index) else {
      throw Problem(
        "The reference '\(reference.path)' lies outside of the package in \(root), and would be missing "
          + "wherever else the package is built; put the reference into the package", at: file,
        line: reference.line, column: reference.column)
    }
    guard FileManager.default.fileExists(atPath: index.path) else {
      throw Problem(
        "There is no reference '\(reference.path)': \(index.path) does not exist", at: file,
        line: reference.line, column: reference.column)
    }
    return index
  }
}
