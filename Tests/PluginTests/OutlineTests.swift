import Foundation
import SchemaExtraction
import SlateReference
import SwiftEmission
import Testing

/// The plugin glances at an index; the generator reads it. Both must come to the same files.
@Suite("What the plugin foresees")
struct OutlineTests {
  @Test(
    "The names of the files are those that the generator gives", arguments: References.indices)
  func namesAreTheGenerators(index: URL) throws {
    let overlayFile = index.deletingLastPathComponent().appending(path: "slate-generator.yaml")
    let overlayText = (try? String(contentsOf: overlayFile, encoding: .utf8)) ?? ""
    let (overlay, _) = OverlayReader.read(text: overlayText, file: "slate-generator.yaml")
    let reader = ReferenceReader(
      additionalIncludes: overlay.additionalIncludes, excludedPages: overlay.excludedPages)
    // A reference with an error generates nothing, so that names do not matter.
    guard let read = try? reader.read(indexAt: index.path).reference else { return }
    let foreseen = ReferenceOutline(
      index: index, configuration: ConfigurationOutline(text: overlayText))
    let pages = read.pages.map(\.name)
    #expect(Array(foreseen.pages.prefix(pages.count)) == pages)
    let names = PluginTests.fileNames(pages: foreseen.pages)
    #expect(Array(names.prefix(pages.count)) == SwiftEmission.fileNames(pages: pages))
    #expect(foreseen.files.count == foreseen.pages.count)
  }

  @Test("There are references to compare")
  func referencesAreFound() {
    #expect(References.indices.count > 60)
  }

  @Test(
    "A list of includes is understood however it is written",
    arguments: [
      "includes:\n  - a\n  - b/c",
      "includes:\n- a\n- b/c",
      "title: x\nincludes: # pages\n\n  - a   # the first\n  # none\n  - 'b/c'\nsearch: true",
      "includes: [a, \"b/c\"]",
      "includes: [a,\n  b/c]\ntitle: 'it''s: #1'",
      "\"includes\":\n  - \"a\"\n  - b/c\ntoc_footers:\n  - <a href='#'>x</a>",
    ])
  func formsOfIncludes(text: String) {
    for newline in ["\n", "\r\n"] {
      let index = "---\n\(text)\n---\n\n# Title\n".replacingOccurrences(of: "\n", with: newline)
      #expect(FrontMatterOutline.includes(inIndex: index) == ["a", "b/c"])
    }
  }

  @Test(
    "What is not understood is not guessed at",
    arguments: [
      "includes: *pages", "includes: &all\n  - a", "includes:\n  - >\n    a", "includes: a",
      "includes: [a, [b]]", "includes:\n  - a\n - b",
    ])
  func unknownForms(text: String) {
    #expect(FrontMatterOutline.includes(inIndex: "---\n\(text)\n---\n") == nil)
  }

  @Test("An index without front matter, or without includes, includes none")
  func noIncludes() {
    for text in ["", "# Title\n", "---\ntitle: x\n---\n", "---\nincludes:\n---\n"] {
      #expect(FrontMatterOutline.includes(inIndex: text) == [])
    }
  }

  @Test("The configuration's reference, output and pages are read as the generator reads them")
  func configuration() {
    let text = """
      # The configuration.
      reference: '../docs/index.md' # here
      output: Generated
      includes:
        - page: tags
          after: books
          reason: The index forgot it
        - {page: "more", reason: x}
      excludePages:
        - drafts
        - page: old/books
          reason: They are gone
      corrections:
        - attribute: Book.reference
          rename: x
      """
    let foreseen = ConfigurationOutline(text: text)
    let (overlay, _) = OverlayReader.read(text: text, file: "o.yaml")
    #expect(foreseen.reference?.path == overlay.reference?.value)
    #expect(foreseen.reference?.line == 2)
    #expect(foreseen.reference?.column == overlay.reference?.location.column)
    #expect(foreseen.output == overlay.output)
    #expect(foreseen.additionalPages.map(\.name) == overlay.additionalIncludes.map(\.name))
    #expect(foreseen.excludedPages == Set(overlay.excludedPages.map(\.name)))
    #expect(
      foreseen.completed(["books", "drafts", "orders"]) == ["books", "tags", "orders", "more"])
    let flow = ConfigurationOutline(text: "excludePages: [drafts, {page: 'old/books'}]\n")
    #expect(flow.excludedPages == ["drafts", "old/books"])
  }

  @Test("A page that is left out has no file, no number, and is no input")
  func excludedPages() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "outline-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let index = folder.appending(path: "index.md")
    func write(_ text: String, to path: String) throws {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    try write(
      "---\nincludes:\n  - draft-s\n  - books\n  - DraftS\n  - extra\n---\n", to: "index.md")
    // `draft-s` would take the name of the file from `DraftS`.
    for page in ["draft-s", "books", "DraftS", "extra", "notes", "forgotten"] {
      try write("# A page\n\n## Get it\n\n`GET /\(page)`\n", to: "includes/_\(page).md")
    }
    let text = "excludePages:\n  - draft-s\n  - page: extra\n    reason: Not yet\n  - notes\n"
    let foreseen = ReferenceOutline(index: index, configuration: ConfigurationOutline(text: text))
    let (overlay, _) = OverlayReader.read(text: text, file: "o.yaml")
    let reader = ReferenceReader(excludedPages: overlay.excludedPages)
    let read = try reader.read(indexAt: index.path).reference.pages.map(\.name)
    #expect(read == ["index", "books", "DraftS"])
    // What nobody names may be included while the build keeps its plan.
    #expect(foreseen.pages == read + ["forgotten"])
    #expect(
      foreseen.files.map(\.lastPathComponent)
        == ["index.md", "_books.md", "_DraftS.md", "_forgotten.md"])
    let names = PluginTests.fileNames(pages: foreseen.pages)
    #expect(names == ["Index.swift", "Books.swift", "DraftS.swift", "Forgotten.swift"])
    #expect(Array(names.prefix(3)) == SwiftEmission.fileNames(pages: read))
  }

  @Test("A file of the target keeps its name; the generated one gets another")
  func namesOfTheTarget() {
    #expect(
      PluginTests.fileNames(pages: ["index", "books"], taken: ["Books"])
        == ["Index.swift", "Books2.swift"])
    #expect(
      PluginTests.sharedFileName(clientName: "Shop", pages: ["index"], taken: ["shop"])
        == "Shop2.swift")
  }
}

/// References to try things on.
enum References {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// The golden cases', Docker Cloud's, and those of the corpus, where it is.
  static let indices: [URL] = {
    let manager = FileManager.default
    func children(_ folder: URL) -> [URL] {
      let names = (try? manager.contentsOfDirectory(atPath: folder.path)) ?? []
      return names.sorted().map { folder.appending(path: $0) }
    }
    let cases = children(root.appending(path: "Tests/GoldenTests/Cases")).map {
      $0.appending(path: "input")
    }
    let corpus = children(root.deletingLastPathComponent().appending(path: "shared/corpus"))
    let folders =
      cases + [root.appending(path: "apidocs/cloud-api-source/source")]
      + corpus.flatMap { [$0, $0.appending(path: "source")] }
    return folders.flatMap { folder in
      ["index.md", "index.html.md"].map { folder.appending(path: $0) }
    }.filter { manager.fileExists(atPath: $0.path) }
  }()
}
