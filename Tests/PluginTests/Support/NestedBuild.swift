import Foundation

/// Builds of a copy of the consumer package, one after the other, in one build folder.
final class NestedBuild {
  /// What a build said.
  struct Log {
    var status: Int32
    var text: String

    var succeeded: Bool { status == 0 }

    /// Whether the generator ran.
    var generated: Bool { text.contains("Generating the client of Bookshop") }

    /// The files of a module that were compiled.
    func compiled(_ module: String) -> Set<String> {
      let marker = "Compiling \(module) "
      return Set(
        text.split(separator: "\n").compactMap { line in
          line.range(of: marker).map { String(line[$0.upperBound...]) }
        })
    }
  }

  /// The folder of the consumer package.
  let package: URL
  /// The build folder.
  let scratch: URL
  private let environment: [String: String]

  /// Copies the consumer package.
  ///
  /// - Parameter settings: say where the generator is.
  init(in folder: URL, scratch: URL, settings: [String: String]) throws {
    package = folder.appending(path: "bookshop")
    self.scratch = scratch
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let source = References.root.appending(path: "Tests/Consumers/Bookshop")
    try FileManager.default.createDirectory(at: package, withIntermediateDirectories: true)
    for name in ["Package.swift", "Sources", "Reference"] {
      try FileManager.default.copyItem(
        at: source.appending(path: name), to: package.appending(path: name))
    }
    // What `swift test` sets is for the package under test, not for this one.
    let inherited = ProcessInfo.processInfo.environment.filter { name, _ in
      ["PATH", "HOME", "USER", "TMPDIR", "LANG", "DEVELOPER_DIR", "SDKROOT"].contains(name)
        || name.hasPrefix("GIT_CONFIG") || name.lowercased().hasSuffix("_proxy")
    }
    environment = inherited.merging(settings) { $1 }
  }

  func build() throws -> Log { try swift("build") }

  /// Runs the consumer's program.
  func tour() throws -> Log {
    try run(scratch.appending(path: "debug/bookshop-tour"), [])
  }

  /// Runs a command of SwiftPM on the package.
  func swift(_ command: String, _ arguments: String...) throws -> Log {
    try run(
      URL(filePath: "/usr/bin/env"),
      ["swift", command, "--package-path", package.path, "--scratch-path", scratch.path]
        + arguments)
  }

  /// Runs a command plugin that may write into the package.
  func command(_ arguments: [String]) throws -> Log {
    try run(
      URL(filePath: "/usr/bin/env"),
      [
        "swift", "package", "--package-path", package.path, "--scratch-path", scratch.path,
        "--allow-writing-to-package-directory",
      ] + arguments)
  }

  private func run(_ executable: URL, _ arguments: [String]) throws -> Log {
    let log = package.deletingLastPathComponent().appending(path: "log-\(UUID().uuidString).txt")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: log) }
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = environment
    let handle = try FileHandle(forWritingTo: log)
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Log(
      status: process.terminationStatus, text: try String(contentsOf: log, encoding: .utf8))
  }

  // MARK: The package's files

  func file(_ path: String) -> URL { package.appending(path: path) }

  func write(_ text: String, to path: String) throws {
    let file = file(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: file(path))
  }

  func replace(_ old: String, with new: String, in path: String) throws {
    let text = try String(contentsOf: file(path), encoding: .utf8)
    try write(text.replacingOccurrences(of: old, with: new), to: path)
  }

  /// The folder of the generated files.
  var output: URL {
    scratch.appending(path: "plugins/outputs/bookshop/Bookshop/destination/SlateGeneratorPlugin")
  }

  /// The generated files: their contents and when they were written.
  func outputs() throws -> [String: Output] {
    var outputs: [String: Output] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: output.path) {
      let path = output.appending(path: name).path
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      outputs[name] = Output(
        text: try String(contentsOfFile: path, encoding: .utf8),
        written: attributes[.modificationDate] as? Date)
    }
    return outputs
  }

  struct Output: Equatable {
    var text: String
    var written: Date?
  }
}
