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
    let reader = ReferenceReader(additionalIncludes: overlay.additionalIncludes)
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
      corrections:
        - attribute: Book.reference
          rename: x
      """
    let foreseen = ConfigurationOutline(text: text)
    let (overlay, _) = OverlayReader.read(text: text, file: "o.yaml")
    #expect(foreseen.reference?.path == overlay.reference?.value)
    #expect(foreseen.reference?.line == 2)
    #expect(foreseen.output == overlay.output)
    #expect(foreseen.additionalPages.map(\.name) == overlay.additionalIncludes.map(\.name))
    #expect(foreseen.completed(["books", "orders"]) == ["books", "tags", "orders", "more"])
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
