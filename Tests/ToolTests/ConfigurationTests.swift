import Foundation
import Testing

@Suite("The tool and its configuration")
struct ConfigurationTests {
  private static let index = """
    ---
    title: Bookshop API
    ---

    # Books

    ## List all books

    `GET /books`

    """

  private func package() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.index, to: "docs/index.md")
    try folder.write(
      "reference: ../../docs/index.md\noutput: Generated\nclientName: Shop\n",
      to: "Sources/Shop/slate-generator.yaml")
    return folder
  }

  @Test("A configuration says where the index is, and where the files go")
  func referenceAndOutput() throws {
    let folder = try package()
    let run = try Tool.run(
      "generate", "--config", "Sources/Shop/slate-generator.yaml", workingFolder: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("  + Sources/Shop/Generated/Shop.swift"))
    #expect(try folder.contents(of: "Sources/Shop/Generated").count == 2)
    let inside = try Tool.run(
      "generate", "--check", workingFolder: folder.url.appending(path: "Sources/Shop"))
    #expect(inside.status == 0, "\(inside.errors)")
    for command in ["schema", "lint"] {
      let run = try Tool.run(
        command, "--config", "Sources/Shop/slate-generator.yaml", workingFolder: folder.url)
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  @Test("Without an index and without a configuration, the call is wrong")
  func nothingNamed() throws {
    let folder = try TemporaryFolder()
    let run = try Tool.run(
      "generate", "--output-directory", "out", workingFolder: folder.url)
    #expect(run.status == 64)
    #expect(run.errors.contains("Name the index of the reference"))
    let index = try folder.write(Self.index, to: "docs/index.md")
    let noFolder = try Tool.run("generate", index)
    #expect(noFolder.status == 64)
    #expect(noFolder.errors.contains("Name the folder for the Swift files"))
  }

  @Test("A fault of the configuration has its place, wherever the configuration lies")
  func faultsHavePlaces() throws {
    let folder = try package()
    func run() throws -> Tool.Run {
      try Tool.run(
        "generate", "--config", "Sources/Shop/slate-generator.yaml", workingFolder: folder.url)
    }
    try folder.write("clientNme: Shop\n", to: "Sources/Shop/slate-generator.yaml")
    #expect(
      try run().errors.hasPrefix(
        "Sources/Shop/slate-generator.yaml:1:1: error: 'clientNme' is not a key"))
    try folder.write("clientName: Shop\n", to: "Sources/Shop/slate-generator.yaml")
    #expect(
      try run().errors.hasPrefix(
        "Sources/Shop/slate-generator.yaml:1:1: error: 'reference' is missing"))
    try folder.write(
      "reference: ../../docs/index.md\noutput: Generated\nfilter: {exclude: {groups: [boks]}}\n",
      to: "Sources/Shop/slate-generator.yaml")
    let warned = try run()
    #expect(warned.status == 0)
    #expect(
      warned.errors.hasPrefix("Sources/Shop/slate-generator.yaml:3:29: warning: "),
      "\(warned.errors)")
  }

  @Test("--check shows what is stale, exits with 1 and writes nothing")
  func check() throws {
    let folder = try package()
    let arguments = "Sources/Shop/slate-generator.yaml"
    _ = try Tool.run("generate", "--config", arguments, workingFolder: folder.url)
    let before = try folder.contents(of: "Sources/Shop/Generated")
    try folder.write(
      Self.index.replacing("# Books", with: "# Books\n\n## Count the books\n\n`GET /books/count`"),
      to: "docs/index.md")
    let stale = try Tool.run(
      "generate", "--config", arguments, "--check", workingFolder: folder.url)
    #expect(stale.status == 1)
    #expect(
      stale.output.hasPrefix(
        "--- Sources/Shop/Generated/Index.swift\n+++ Sources/Shop/Generated/Index.swift\n@@ -"))
    #expect(stale.output.contains("\n+    var call = APICall(\"books.count\", .get"))
    #expect(
      stale.output.hasSuffix(
        "1 file in Sources/Shop/Generated is not what the reference gives.\n"))
    #expect(try folder.contents(of: "Sources/Shop/Generated") == before)

    // What it shows is a patch.
    let patch = try folder.write(Data(stale.output.utf8), to: "stale.diff")
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "apply", "-p0", patch]
    git.currentDirectoryURL = folder.url
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    let run = try Tool.run("generate", "--config", arguments, "--check", workingFolder: folder.url)
    #expect(run.status == 0, "\(run.output)")
  }

  @Test("A folder that cannot be written is an error that names it")
  func readOnlyFolder() throws {
    let folder = try package()
    // What nobody can write into, not even root.
    #if os(Linux)
      let output = "/proc/slate"
    #else
      let output = "/System/slate"
    #endif
    let run = try Tool.run(
      "generate", "--config", "Sources/Shop/slate-generator.yaml", "--output-directory", output,
      workingFolder: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("error: The folder '\(output)' cannot be made"), "\(run.errors)")
    #expect(run.errors.contains("[output-not-written]"))
  }

  @Test("A run that was killed while it wrote is made good by the next")
  func killed() throws {
    let folder = try TemporaryFolder()
    var index = "---\ntitle: Large API\nincludes:\n"
    for page in 0..<300 {
      index += "  - page\(page)\n"
      var text = "# Things\(page)\n"
      for thing in 0..<10 { text += "\n## Get a thing \(thing)\n\n`GET /p\(page)/t\(thing)`\n" }
      try folder.write(text, to: "docs/includes/_page\(page).md")
    }
    let path = try folder.write(index + "---\n\n# Start\n", to: "docs/index.md")
    let output = folder.url.appending(path: "out")
    func names() -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: output.path)) ?? []
    }
    let process = try Tool.start("generate", path, "--output-directory", output.path)
    while process.isRunning, names().isEmpty { usleep(200) }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try #require(process.terminationReason == .uncaughtSignal, "it was done before it was killed")

    let next = try Tool.run("generate", path, "--output-directory", output.path)
    #expect(next.status == 0, "\(next.errors)")
    let whole = folder.url.appending(path: "whole")
    _ = try Tool.run("generate", path, "--output-directory", whole.path)
    #expect(try folder.contents(of: "out") == folder.contents(of: "whole"))
    #expect(!names().contains { $0.hasSuffix(".tmp") }, "\(names())")
  }
}
