import Foundation

/// The runtime as this test run built it: its modules to compile against, its objects to link with.
enum BuiltRuntime {
  /// The folder of the products of the build.
  static var folder: URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent()
      }
    #endif
    return Bundle.main.bundleURL
  }

  /// The folder of the Swift modules.
  static var modules: URL { folder.appending(path: "Modules") }

  /// The objects of the runtime and of what it stands on.
  static func objects() throws -> [String] {
    let files = FileManager.default
    return try ["SlateRuntime", "HTTPTypes", "Logging"].flatMap { module in
      let build = folder.appending(path: "\(module).build")
      let names = try files.contentsOfDirectory(atPath: build.path)
      return names.filter { $0.hasSuffix(".o") }.sorted().map { build.appending(path: $0).path }
    }
  }
}

/// A program that a test runs.
struct ToolRun {
  var status: Int32
  var output: String

  /// Runs a program to its end; what it prints, on stdout or stderr, is `output`.
  static func run(_ program: String, _ arguments: [String]) throws -> ToolRun {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    // A file, not a pipe: a pipe that nobody empties would stop a talkative program.
    let file = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    defer { try? FileManager.default.removeItem(at: file) }
    let handle = try FileHandle(forWritingTo: file)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    return ToolRun(
      status: process.terminationStatus, output: try String(contentsOf: file, encoding: .utf8))
  }

  /// The lines that tell what is wrong, at most ten.
  var complaints: String {
    let lines = output.split(separator: "\n").filter {
      $0.contains("error:") || $0.contains("warning:")
    }
    return lines.prefix(10).joined(separator: "\n")
  }
}

/// A folder for one test.
final class ScratchFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "corpus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
