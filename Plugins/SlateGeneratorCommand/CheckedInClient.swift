import Foundation

/// The client of a target, in a folder of the package.
struct CheckedInClient {
  private let configuration: Configuration
  private let module: String
  private let package: URL
  private let output: URL

  /// Finds the configuration of a target.
  ///
  /// - Throws: ``Problem``
  init(target: String, module: String, files: [URL], folder: URL, package: URL) throws {
    configuration = try Configuration(
      files: files, folder: folder, package: package, target: target)
    self.module = module
    self.package = package
    if let path = configuration.outline.output {
      output =
        configuration.file.deletingLastPathComponent().appending(path: path)
        .standardizedFileURL
    } else {
      output = folder.appending(path: "GeneratedSources")
    }
    guard Configuration.contains(package, output) else {
      throw Problem(
        "The output folder \(output.path) lies outside of the package in \(package.path)",
        at: configuration.file, line: 1)
    }
  }

  /// Runs the generator, or compares what it would write.
  ///
  /// - Returns: Whether it went well; if not, the generator has said why.
  func generate(with tool: URL, isCheck: Bool) throws -> Bool {
    let process = Process()
    process.executableURL = tool
    process.currentDirectoryURL = package
    // As seen from the package, which makes a difference that can be read and applied.
    process.arguments =
      [
        "generate", path(of: configuration.index), "--config", path(of: configuration.file),
        "--output-directory", path(of: output), "--module-name", module,
      ] + (isCheck ? ["--check"] : [])
    try process.run()
    process.waitUntilExit()
    return process.terminationReason == .exit && process.terminationStatus == 0
  }

  private func path(of file: URL) -> String {
    let root = package.standardizedFileURL.path + "/"
    let path = file.standardizedFileURL.path
    return path.hasPrefix(root) ? String(path.dropFirst(root.count)) : path
  }
}
