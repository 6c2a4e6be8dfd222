import Foundation

/// A copy of the bookshop, the package that uses the plugins, and its builds.
final class ConsumerPackage: Sendable {
  /// What a build said.
  struct Build {
    var run: Shell.Run

    /// The files of the client's module that were compiled, without their folders.
    ///
    /// The log tells, not the times of the object files: the compiler leaves one alone that comes out as it was.
    var compiled: Set<String> {
      let marker = "] Compiling Bookshop "
      return Set(
        text.split(separator: "\n").flatMap { line in
          line.range(of: marker).map {
            line[$0.upperBound...].split(separator: ", ").map(String.init)
          } ?? []
        })
    }

    var succeeded: Bool { run.succeeded }
    var text: String { run.text }

    /// Whether the generator ran.
    var generated: Bool { text.contains("Generating the client of Bookshop") }
  }

  /// A generated file.
  struct Output: Equatable {
    var text: String
    var written: Date?
  }

  /// The folder of the package.
  let folder: URL
  /// The build that the package came with.
  let firstBuild: Build
  private let settings: [String: String]

  private static let original = Generator.checkout.appending(path: "Tests/Consumers/Bookshop")
  private static let parts = ["Package.swift", "Reference", "Sources"]

  /// Copies the package, and builds it.
  ///
  /// - Parameters:
  ///   - parent: The folder to put it into.
  ///   - settings: Variables that say where the generator is.
  init(in parent: URL, settings: [String: String]) async throws {
    folder = parent.appending(path: "bookshop")
    self.settings = settings
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    for part in Self.parts {
      try manager.copyItem(
        at: Self.original.appending(path: part), to: folder.appending(path: part))
    }
    firstBuild = try await Self.build(folder, settings, [])
  }

  // MARK: Programs

  /// Builds the package, as its owner does.
  ///
  /// - Parameter prefix: A program that starts the build, with its arguments.
  func build(through prefix: [String] = []) async throws -> Build {
    try await Self.build(folder, settings, prefix)
  }

  /// Starts a build, and does not wait for it.
  func startBuild() throws -> Program {
    try Program("swift", ["build"], in: folder, settings: settings)
  }

  /// Runs the program that calls the client.
  func tour() async throws -> Shell.Run {
    try await Shell.run(buildFolder.appending(path: "debug/bookshop-tour").path, [])
  }

  /// `swift package … generate-slate-client …`
  func command(_ arguments: String...) async throws -> Shell.Run { try await command(arguments) }

  /// `swift package … generate-slate-client …`
  func command(_ arguments: [String]) async throws -> Shell.Run {
    try await Shell.run(
      "swift",
      ["package", "--allow-writing-to-package-directory", "generate-slate-client"] + arguments,
      in: folder, settings: settings)
  }

  private static func build(
    _ folder: URL, _ settings: [String: String], _ prefix: [String]
  ) async throws -> Build {
    let line = prefix + ["swift", "build"]
    let run = try await Shell.run(line[0], Array(line.dropFirst()), in: folder, settings: settings)
    return Build(run: run)
  }

  // MARK: Outputs

  /// The package's build folder.
  var buildFolder: URL { folder.appending(path: ".build") }

  /// The folder of the generated files.
  var outputFolder: URL {
    buildFolder.appending(
      path: "plugins/outputs/bookshop/Bookshop/destination/SlateGeneratorPlugin")
  }

  /// The generated files, by their names.
  func outputs() throws -> [String: Output] {
    var outputs: [String: Output] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: outputFolder.path)
    where name.hasSuffix(".swift") {
      let path = outputFolder.appending(path: name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      outputs[name] = Output(
        text: try String(contentsOfFile: path, encoding: .utf8),
        written: attributes[.modificationDate] as? Date)
    }
    return outputs
  }

  /// All that was generated, as one text.
  func code() throws -> String {
    try outputs().sorted { $0.key < $1.key }.map(\.value.text).joined()
  }

  // MARK: Files

  /// A file of the package.
  func file(_ path: String) -> URL { folder.appending(path: path) }

  /// Writes a file of the package.
  func write(_ text: String, to path: String) throws {
    let file = file(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  /// Removes a file or folder of the package.
  func remove(_ path: String) throws { try FileManager.default.removeItem(at: file(path)) }

  /// Changes a text that a file has.
  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOf: file(path), encoding: .utf8)
    guard text.contains(old) else { throw MissingText(text: old, path: path) }
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  struct MissingText: Error {
    var text: String
    var path: String
  }

  /// Gives the package the files that the original has; a file that is as it was is not touched.
  func restore() throws {
    let manager = FileManager.default
    let original = try Self.entries(in: Self.original)
    // Of a folder that goes, what is in it goes with it.
    for (path, kind) in try Self.entries(in: folder).sorted(by: { $0.key > $1.key })
    where original[path] != kind { try remove(path) }
    for (path, kind) in original.sorted(by: { $0.key < $1.key }) {
      if kind == .typeDirectory {
        try manager.createDirectory(at: file(path), withIntermediateDirectories: true)
        continue
      }
      let contents = try Data(contentsOf: Self.original.appending(path: path))
      if (try? Data(contentsOf: file(path))) != contents { try contents.write(to: file(path)) }
    }
  }

  /// What belongs to the package, by path: files, folders and links.
  private static func entries(in folder: URL) throws -> [String: FileAttributeType] {
    var entries: [String: FileAttributeType] = [:]
    for part in parts {
      let below = FileManager.default.enumerator(atPath: folder.appending(path: part).path)?
        .compactMap { $0 as? String }
      for path in [part] + (below ?? []).map({ "\(part)/\($0)" }) {
        let attributes = try? FileManager.default.attributesOfItem(
          atPath: folder.appending(path: path).path)
        entries[path] = attributes?[.type] as? FileAttributeType
      }
    }
    return entries
  }
}
