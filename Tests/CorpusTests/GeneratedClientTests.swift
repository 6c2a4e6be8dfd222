import Foundation
import SlateGenerator
import SwiftEmission
import Testing

@Suite("Clients of real references", .serialized)
struct GeneratedClientTests {
  @Test(
    "A client compiles in Swift 6 mode without a warning, and the formatter has nothing to say",
    .enabled(if: CorpusReference.folder != nil, Comment(rawValue: CorpusReference.absence)),
    arguments: CorpusReference.all)
  func compiles(reference: CorpusReference) throws {
    try compile(reference)
  }

  private func compile(_ reference: CorpusReference) throws {
    let scratch = try ScratchFolder()
    let client = try reference.client(scratch: scratch.url)
    let sources = try client.write(to: scratch.url.appending(path: "client"))

    let compilation = try ToolRun.run(
      "swiftc",
      [
        "-typecheck", "-swift-version", "6", "-warnings-as-errors",
        "-enable-upcoming-feature", "MemberImportVisibility",
        "-enable-upcoming-feature", "ExistentialAny",
        "-enable-upcoming-feature", "InternalImportsByDefault",
        "-module-name", "CorpusClient", "-I", BuiltRuntime.modules.path,
      ] + sources)
    #expect(compilation.status == 0, "\(compilation.complaints)")

    let configuration = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".swift-format")
    let formatting = try ToolRun.run(
      "swift",
      ["format", "lint", "--strict", "--configuration", configuration.path] + sources)
    #expect(formatting.status == 0, "\(formatting.complaints)")
  }
}

extension SlateGenerator.Result {
  /// Writes the client's files into a new folder, and gives their paths.
  func write(to folder: URL) throws -> [String] {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return try files.map { file in
      let url = folder.appending(path: file.path)
      try Data(file.contents.utf8).write(to: url)
      return url.path
    }
  }
}
