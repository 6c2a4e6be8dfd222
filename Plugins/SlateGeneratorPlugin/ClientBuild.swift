import Foundation
import PackagePlugin

/// The generation of a target's client, as a command of the build.
struct ClientBuild {
  /// The target's name.
  var target: String
  /// The module that the target becomes.
  var module: String
  /// The target's files.
  var files: [URL]
  /// The target's folder.
  var folder: URL
  /// The package's folder.
  var package: URL
  /// The folder for the outputs.
  var output: URL
  /// The generator.
  var tool: URL

  /// The command.
  ///
  /// - Throws: ``Problem``
  func command() throws -> Command {
    let configuration = try configuration()
    try checkSources()
    let reference = ReferenceOutline(
      index: configuration.index, configuration: configuration.outline)
    let taken = Set(swiftFiles.map { $0.deletingPathExtension().lastPathComponent })
    let pageFiles = fileNames(pages: reference.pages, taken: taken)
    let clientFile = sharedFileName(
      clientName: configuration.outline.clientName ?? module + "Client", pages: reference.pages,
      taken: taken)
    let names = output.appending(path: "outputs.txt")
    try Self.write(
      clientFile + "\n" + zip(pageFiles, reference.pages).map { "\($0) \($1)\n" }.joined(),
      to: names)
    // The tool finds the index in the configuration: that may change while the build keeps its plan.
    return .buildCommand(
      displayName:
        "Generating the client of \(target) from \(configuration.index.lastPathComponent)",
      executable: tool,
      arguments: [
        "generate", "--config", configuration.file.path, "--package-directory", package.path,
        "--output-directory", output.path, "--declared-outputs", names.path, "--module-name",
        module,
        "--quiet",
      ],
      inputFiles: reference.files + [configuration.file, names],
      outputFiles: ([clientFile] + pageFiles).map { output.appending(path: $0) })
  }

  /// The configuration of the target.
  ///
  /// - Throws: ``Problem``
  func configuration() throws -> Configuration {
    try Configuration(files: files, folder: folder, package: package, target: target)
  }

  /// Writes a file where its text changes: the build looks at its time.
  private static func write(_ text: String, to file: URL) throws {
    if let old = try? String(contentsOf: file, encoding: .utf8), old == text { return }
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }

  private var swiftFiles: [URL] { files.filter { $0.pathExtension == "swift" } }

  /// A client that is checked in and generated at build time as well would be declared twice.
  private func checkSources() throws {
    for file in swiftFiles {
      guard let handle = try? FileHandle(forReadingFrom: file) else { continue }
      let head = (try? handle.read(upToCount: GeneratedHeader.text.utf8.count)) ?? Data()
      try? handle.close()
      guard head.elementsEqual(GeneratedHeader.text.utf8) else { continue }
      throw Problem(
        "The target '\(target)' generates its client at build time, and has it checked in as well. Remove "
          + "the files that begin with '\(GeneratedHeader.text)', or take SlateGeneratorPlugin out of the "
          + "target's plugins and go on with 'swift package generate-slate-client'", at: file,
        line: 1)
    }
  }
}
