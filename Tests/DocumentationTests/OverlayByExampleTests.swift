import Foundation
import SlateDiagnostics
import SlateGenerator
import Testing

@Suite("OverlayByExample.md")
struct OverlayByExampleTests {
  private typealias Fence = (info: String, text: String)

  private static let sections: [DocumentSection] = {
    let text = (try? Documents.text(of: "OverlayByExample.md")) ?? ""
    return DocumentSection.sections(of: text, level: 2).filter { !$0.fences.isEmpty }
  }()

  /// What comes out of the files that fences show: the lines of all Swift files, and what is said.
  private func output(_ fences: [Fence]) throws -> (lines: Set<String>, diagnostics: Set<String>) {
    let example = try #require(ExampleReference(fences: fences))
    return try example.withIndex { index in
      let result = try SlateGenerator(options: SlateGenerator.Options(index: index)).generate()
      let lines = result.files.flatMap {
        $0.contents.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      }
      return (
        Set(lines),
        Set(result.diagnostics.flatMap { "\($0)".split(separator: "\n") }.map(String.init))
      )
    }
  }

  @Test(
    "Each correction changes the lines that the example shows", arguments: sections.map(\.title))
  func correctionsChangeLines(title: String) throws {
    let section = try #require(Self.sections.first { $0.title == title })
    let page = section.fences.filter { $0.info.hasPrefix("markdown") }
    let overlay = section.fences.filter { $0.info.hasPrefix("yaml") }
    let difference = try #require(section.fences.first { $0.info == "diff" })
    #expect(!page.isEmpty && !overlay.isEmpty)
    let before = try output(page)
    let after = try output(page + overlay)
    for line in difference.text.split(separator: "\n") {
      let code = line.dropFirst().trimmingCharacters(in: .whitespaces)
      let (holds, lacks) = line.hasPrefix("-") ? (before, after) : (after, before)
      #expect(holds.lines.contains(code), "\(line)")
      #expect(!lacks.lines.contains(code), "\(line)")
    }
    for text in section.fences.filter({ $0.info == "text" }) {
      let message = text.text.trimmingCharacters(in: .newlines)
      #expect(before.diagnostics.contains(message), "\(before.diagnostics.sorted())")
      #expect(!after.diagnostics.contains(message))
    }
  }

  @Test("There are examples")
  func thereAreSome() {
    #expect(Self.sections.count > 6)
  }
}
