import Foundation

/// Programs that are run as a user runs them, and what they say.
enum Shell {
  /// What a program left behind.
  struct Run {
    var status: Int32
    /// Both of its outputs, as they came.
    var text: String

    var succeeded: Bool { status == 0 }
  }

  /// Runs a program to its end, without holding up a thread that others need.
  static func run(
    _ program: String, _ arguments: [String], in folder: URL? = nil,
    settings: [String: String] = [:]
  ) async throws -> Run {
    let program = try Program(program, arguments, in: folder, settings: settings)
    return try await program.end()
  }

  /// The variables of a fresh terminal. What `swift test` sets is for the package under test alone.
  static let environment: [String: String] = ProcessInfo.processInfo.environment.filter { name, _ in
    [
      "PATH", "HOME", "USER", "LOGNAME", "TMPDIR", "LANG", "DEVELOPER_DIR", "SDKROOT", "TOOLCHAINS",
      "PKG_CONFIG_PATH", "CPATH", "LIBRARY_PATH", "LD_LIBRARY_PATH",
    ].contains(name) || ["GIT_", "LC_", "SSL_", "XDG_"].contains { name.hasPrefix($0) }
      || name.lowercased().hasSuffix("_proxy")
  }
}

/// A program that runs.
final class Program: Sendable {
  let identifier: Int32
  private let log: URL
  private let ending: AsyncStream<Int32>

  init(
    _ program: String, _ arguments: [String], in folder: URL? = nil,
    settings: [String: String] = [:]
  ) throws {
    // A file, not a pipe: a pipe that nobody empties would stop a talkative program.
    log = FileManager.default.temporaryDirectory.appending(path: "log-\(UUID().uuidString).txt")
    _ = FileManager.default.createFile(atPath: log.path, contents: nil)
    let handle = try FileHandle(forWritingTo: log)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = Shell.environment.merging(settings) { $1 }
    if let folder { process.currentDirectoryURL = folder }
    process.standardOutput = handle
    process.standardError = handle
    process.standardInput = FileHandle.nullDevice
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { process in
      continuation.yield(process.terminationStatus)
      continuation.finish()
    }
    ending = stream
    try process.run()
    try handle.close()
    identifier = process.processIdentifier
  }

  /// Waits for the program.
  func end() async throws -> Shell.Run {
    var status: Int32 = -1
    for await value in ending { status = value }
    defer { try? FileManager.default.removeItem(at: log) }
    return Shell.Run(
      status: status, text: String(decoding: try Data(contentsOf: log), as: UTF8.self))
  }
}
