import Foundation

/// The built tool, run as a user runs it.
enum Tool {
  struct Run {
    var status: Int32
    var output: String
    var errors: String
  }

  static func run(_ arguments: String..., workingFolder: URL? = nil) throws -> Run {
    try run(try executable(), arguments, workingFolder: workingFolder)
  }

  /// Where the tool lies.
  static var path: String {
    get throws { try executable().path }
  }

  /// What a shell does with a script.
  static func shell(_ script: String, environment: [String: String]) throws -> Run {
    try run(URL(filePath: "/bin/sh"), ["-c", script], environment: environment)
  }

  private static func run(
    _ executable: URL, _ arguments: [String], workingFolder: URL? = nil,
    environment: [String: String] = [:]
  ) throws -> Run {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    if let workingFolder { process.currentDirectoryURL = workingFolder }
    // Files, not pipes: a pipe that nobody empties would stop a talkative tool.
    let folder = FileManager.default.temporaryDirectory
    let output = folder.appending(path: "tool-\(UUID().uuidString).out")
    let errors = folder.appending(path: "tool-\(UUID().uuidString).err")
    _ = FileManager.default.createFile(atPath: output.path, contents: nil)
    _ = FileManager.default.createFile(atPath: errors.path, contents: nil)
    defer {
      try? FileManager.default.removeItem(at: output)
      try? FileManager.default.removeItem(at: errors)
    }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Starts the tool, and does not wait for it.
  static func start(_ arguments: String...) throws -> Process {
    let process = Process()
    process.executableURL = try executable()
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// The tool lies beside the test bundle.
  private static func executable() throws -> URL {
    #if os(macOS)
      for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
        return bundle.bundleURL.deletingLastPathComponent().appending(path: "swift-slate-generator")
      }
    #endif
    return Bundle.main.bundleURL.appending(path: "swift-slate-generator")
  }
}

/// A folder for one test.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "slate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try write(Data(text.utf8), to: name)
  }

  @discardableResult
  func write(_ data: Data, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  /// All files below `name` with their contents.
  func contents(of name: String) throws -> [String: Data] {
    let folder = url.appending(path: name)
    var files: [String: Data] = [:]
    for file in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      files[file] = try Data(contentsOf: folder.appending(path: file))
    }
    return files
  }
}
