import Foundation
import Testing

@Suite("The tool, as a user runs it")
struct ToolTests {
  private static let bookshop = """
    ---
    title: Bookshop API
    ---

    # Books

    ## Book

    ```json
    {"id": 1, "title": "Emma"}
    ```

    ### Attributes

    Attribute | Description
    --------- | -----------
    id | A number for the book
    title | What the book is called

    ## Get a book

    `GET /books/{id}`
    """

  @Test("A first run writes every file, a second one touches none")
  func secondRunTouchesNothing() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    let output = folder.url.appending(path: "out").path
    let first = try Tool.run("generate", index, "--output-directory", output)
    #expect(first.status == 0, "\(first.errors)")
    #expect(
      first.output.contains(
        "Read 1 page: 1 operation (0 of them streams), 1 model, 0 enumerations."))
    let file = folder.url.appending(path: "out/BookshopClient.swift")
    let before =
      try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    let second = try Tool.run("generate", index, "--output-directory", output)
    #expect(second.output.contains("Wrote 0 files, removed 0, left 2 alone."))
    let after =
      try FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
    #expect(before == after)
  }

  @Test("A dry run says what it would write and writes nothing")
  func dryRun() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    let run = try Tool.run(
      "generate", index, "--output-directory", folder.url.appending(path: "out").path, "--dry-run")
    #expect(run.status == 0)
    #expect(run.output.contains("Would write 2 files"))
    #expect(try folder.contents(of: "out").isEmpty)
  }

  @Test("A failed run leaves every output file as it was")
  func failureLeavesOutput() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    let output = folder.url.appending(path: "out").path
    _ = try Tool.run("generate", index, "--output-directory", output)
    let before = try folder.contents(of: "out")
    try folder.write(
      "---\ntitle: Bookshop API\nincludes:\n  - gone\n---\n\n# Books\n", to: "docs/index.md")
    let run = try Tool.run("generate", index, "--output-directory", output)
    #expect(run.status == 1)
    #expect(run.errors.contains("docs/index.md:4:5: error:"))
    #expect(run.errors.contains("[missing-include]"))
    #expect(try folder.contents(of: "out") == before)
  }

  @Test("Files of pages that are gone are removed, files that a person wrote are not")
  func staleFilesAreRemoved() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "# Authors\n\n## List authors\n\n`GET /authors`\n", to: "docs/includes/authors.md")
    let index = try folder.write(
      Self.bookshop.replacing("---\n\n# Books", with: "includes:\n  - authors\n---\n\n# Books"),
      to: "docs/index.md")
    let output = folder.url.appending(path: "out").path
    _ = try Tool.run("generate", index, "--output-directory", output)
    try folder.write("// A person's own\n", to: "out/Own.swift")
    #expect(try folder.contents(of: "out").keys.contains("Authors.swift"))
    try folder.write(Self.bookshop, to: "docs/index.md")
    let run = try Tool.run("generate", index, "--output-directory", output)
    #expect(run.status == 0, "\(run.errors)")
    let names = try folder.contents(of: "out").keys
    #expect(!names.contains("Authors.swift"))
    #expect(names.contains("Own.swift"))
  }

  @Test("A file that a person wrote is never overwritten")
  func foreignFileIsRefused() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    try folder.write("let mine = 1\n", to: "out/BookshopClient.swift")
    let run = try Tool.run(
      "generate", index, "--output-directory", folder.url.appending(path: "out").path)
    #expect(run.status == 1)
    #expect(run.errors.contains("[output-not-generated]"))
    #expect(try folder.contents(of: "out").count == 1)
  }

  @Test(
    "What cannot be read is an error with its place and exit code 1",
    arguments: [
      ("absent", "index-unreadable"), ("folder", "index-unreadable"), ("empty", "empty"),
      ("utf8", "invalid-utf-8"),
      ("yaml", "front-matter"),
    ])
  func badInput(kind: String, rule: String) throws {
    let folder = try TemporaryFolder()
    var index = folder.url.appending(path: "docs/index.md").path
    switch kind {
    case "folder":
      try FileManager.default.createDirectory(atPath: index, withIntermediateDirectories: true)
    case "empty": index = try folder.write("", to: "docs/index.md")
    case "utf8": index = try folder.write(Data([0x23, 0x20, 0xFF, 0x0A]), to: "docs/index.md")
    case "yaml": index = try folder.write("---\ntitle: [\n---\n# A\n", to: "docs/index.md")
    default: break
    }
    let run = try Tool.run(
      "generate", index, "--output-directory", folder.url.appending(path: "out").path)
    #expect(run.status == 1)
    #expect(run.errors.contains("error:"), "\(run.errors)")
    #expect(run.errors.contains("docs/index.md"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "out").path))
  }

  @Test("A reference without endpoints says what was looked for")
  func noEndpoints() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write(
      "---\ntitle: A book\n---\n\n# Chapter 1\n\nIt was raining.\n", to: "docs/index.md")
    let run = try Tool.run("lint", index)
    #expect(run.status == 1)
    #expect(run.errors.contains("[no-endpoints]"))
  }

  /// A reference with one sound page, and one that is not there.
  private func halfBrokenReference() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "---\ntitle: Zoo\nincludes:\n  - animals\n  - kepers\n  - open\n---\n", to: "docs/index.md")
    try folder.write("# Animals\n\n`GET /animals`\n", to: "docs/includes/_animals.md")
    try folder.write("# Open\n\n```\n", to: "docs/includes/_open.md")
    try folder.write("# Keepers\n", to: "docs/includes/_keepers.md")
    return folder
  }

  @Test("A broken page refuses the run, and all that is broken is told at once")
  func brokenPageRefuses() throws {
    let folder = try halfBrokenReference()
    let run = try Tool.run(
      "generate", "docs/index.md", "--output-directory", "out", workingFolder: folder.url)
    #expect(run.status == 1)
    #expect(run.errors.contains("docs/index.md:5:5: error:"), "\(run.errors)")
    #expect(run.errors.contains("did you mean `keepers`?"), "\(run.errors)")
    #expect(run.errors.contains("[unclosed-fence]"), "\(run.errors)")
    #expect(run.errors.contains("--keep-going"), "\(run.errors)")
    #expect(try folder.contents(of: "out").isEmpty)
  }

  @Test("Keeping going writes what could be read, and the errors are warnings")
  func keepGoing() throws {
    let folder = try halfBrokenReference()
    let run = try Tool.run(
      "generate", "docs/index.md", "--output-directory", "out", "--keep-going",
      workingFolder: folder.url)
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("docs/index.md:5:5: warning:"), "\(run.errors)")
    #expect(!run.errors.contains("error:"), "\(run.errors)")
    #expect(try folder.contents(of: "out").keys.contains("Animals.swift"))
  }

  @Test("The schema of what could be read is printed, with every error and exit code 1")
  func schemaOfTheOtherHalf() throws {
    let folder = try halfBrokenReference()
    let run = try Tool.run("schema", "docs/index.md", workingFolder: folder.url)
    #expect(run.status == 1)
    #expect(run.output.contains("\"/animals\""), "\(run.output)")
    #expect(run.errors.contains("[missing-include]"), "\(run.errors)")
  }

  @Test("Lint reads on behind a broken page, and sums up")
  func lintOfTheOtherHalf() throws {
    let folder = try halfBrokenReference()
    let run = try Tool.run("lint", "docs/index.md", workingFolder: folder.url)
    #expect(run.status == 1)
    #expect(run.output.contains("1 operation"), "\(run.output)")
    #expect(run.output.contains("2 errors"), "\(run.output)")
  }

  @Test("A wrong call exits with 64 and shows the usage")
  func usage() throws {
    let run = try Tool.run("generate")
    #expect(run.status == 64)
    #expect(run.errors.contains("Usage:"))
  }

  @Test("The schema is JSON on stdout, and says its version")
  func schema() throws {
    let folder = try TemporaryFolder()
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    let run = try Tool.run("schema", index)
    #expect(run.status == 0)
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(object?["schemaVersion"] as? Int == 4)
    #expect((object?["operations"] as? [[String: Any]])?.first?["path"] as? String == "/books/{id}")
  }

  @Test("lint --strict fails on a warning, lint alone does not; JSON names file and line")
  func strictLint() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Nobody\n", to: "docs/includes/nobody.md")
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    #expect(try Tool.run("lint", index).status == 0)
    #expect(try Tool.run("lint", index, "--strict").status == 1)
    let run = try Tool.run("lint", index, "--format", "json")
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    #expect(report?["version"] as? Int == 1)
    let summary = report?["summary"] as? [String: Any]
    for (key, count) in [
      "pages": 1, "operations": 1, "parameters": 1, "models": 1, "attributes": 2,
    ] {
      #expect(summary?[key] as? Int == count, "\(key)")
    }
    for (key, count) in ["endpoints": 1, "tables": 1, "rows": 2, "samples": 1] {
      let share = summary?[key] as? [String: Any]
      #expect(share?["seen"] as? Int == count, "\(key)")
      #expect(share?["read"] as? Int == count, "\(key)")
      #expect(share?["percent"] as? Double == 100, "\(key)")
    }
    let records = report?["diagnostics"] as? [[String: Any]]
    #expect(records?.first?["rule"] as? String == "page-not-included")
    #expect((records?.first?["file"] as? String)?.hasSuffix("docs/includes/nobody.md") == true)
    #expect(records?.first?["line"] as? Int == 1)
  }

  @Test("lint --suggest prints an overlay, and with that overlay nothing is left to say")
  func suggest() throws {
    let folder = try TemporaryFolder()
    try folder.write("# Nobody\n", to: "docs/includes/nobody.md")
    let index = try folder.write(Self.bookshop, to: "docs/index.md")
    let run = try Tool.run("lint", index, "--suggest")
    #expect(run.status == 0)
    #expect(run.errors.contains("[page-not-included]"))
    #expect(run.output.contains("includes:\n  # includes/nobody.md:1:1: warning:"))
    #expect(run.output.contains("\n  - page: nobody\n"))
    try folder.write(run.output, to: "docs/slate-generator.yaml")
    let second = try Tool.run("lint", index, "--strict")
    #expect(second.status == 0, "\(second.errors)")
  }

  @Test("lint --explain says what a rule means, and what was meant by one that there is not")
  func explain() throws {
    let run = try Tool.run("lint", "--explain", "page-not-included")
    #expect(run.status == 0)
    #expect(run.output.contains("excludePages"))
    let slip = try Tool.run("lint", "--explain", "page-not-inclded")
    #expect(slip.status == 64)
    #expect(slip.errors.contains("Did you mean 'page-not-included'?"))
    #expect(try Tool.run("lint").status == 64)
  }

  @Test("Where a page has many warnings of a rule, the first are printed and the others counted")
  func alikeWarnings() throws {
    let folder = try TemporaryFolder()
    let rows = (1...7).map { "name\($0) | leather | A name\n" }.joined()
    let table = "\n# Covers\n\nAttribute | Type | Description\n--- | --- | ---\n" + rows
    let index = try folder.write(Self.bookshop + "\n" + table, to: "docs/index.md")
    let run = try Tool.run("lint", index)
    #expect(run.errors.split(separator: "\n").count { $0.hasSuffix("[unknown-type]") } == 3)
    #expect(run.errors.contains("note: 4 more like it on this page, in lines"))
    #expect(run.output.contains("7 warnings") || run.output.contains("8 warnings"))
    let all = try Tool.run("lint", index, "--all")
    #expect(all.errors.split(separator: "\n").count { $0.hasSuffix("[unknown-type]") } == 7)
  }

  @Test("Where a page has a path of its own length, a diagnostic shows its beginning and the rule")
  func longPaths() throws {
    let folder = try TemporaryFolder()
    let path = "/" + String(repeating: "shelf", count: 3_000)
    let index = try folder.write(
      Self.bookshop + "\n\n## Other\n\n`GET \(path)`\n", to: "docs/index.md")
    let run = try Tool.run("lint", index)
    let line = run.errors.split(separator: "\n").first { $0.hasSuffix("[endpoint-not-read]") }
    #expect(line?.contains("'GET /shelfshelf") == true, "\(run.errors.prefix(4_000))")
    #expect(run.errors.utf8.count < 4_000)
  }
}
