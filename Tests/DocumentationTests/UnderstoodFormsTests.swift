import APISchema
import Foundation
import SlateDiagnostics
import SlateGenerator
import Testing

@Suite("WhatTheGeneratorUnderstands.md")
struct UnderstoodFormsTests {
  private static let page = "WhatTheGeneratorUnderstands.md"

  @Test("Every form becomes the schema that stands below it")
  func pageIsUpToDate() throws {
    let old = try Documents.text(of: Self.page)
    let new = try Self.page(from: old)
    if Documents.isUpdating {
      try Documents.write(new, to: Self.page)
      return
    }
    let lines = zip(old.split(separator: "\n"), new.split(separator: "\n"))
    let difference = lines.first { $0 != $1 }
    #expect(
      old == new,
      "make golden writes it anew; first difference: \(difference.map { "\($0.0) | \($0.1)" } ?? "")"
    )
  }

  @Test("No form is refused, and each becomes something")
  func formsAreUnderstood() throws {
    let sections = DocumentSection.sections(of: try Documents.text(of: Self.page), level: 3)
    #expect(sections.count > 40)
    for section in sections {
      let outline = try Self.outline(of: section)
      #expect(!outline.isEmpty, "\(section.title)")
    }
  }

  /// What a section's example becomes; what is said about it stands below.
  private static func outline(of section: DocumentSection) throws -> String {
    let example = try #require(ExampleReference(fences: section.fences), "\(section.title)")
    let base = try #require(ExampleReference(fences: [("markdown", "# Books\n")])).schema().schema
    let (schema, diagnostics) = try example.schema()
    let said = diagnostics.filter { $0.rule != "missing-server" }.map { $0.description + "\n" }
    let isWhole = section.fences.contains { $0.info == "markdown index.md" }
    return SchemaOutline(schema, besides: isWhole ? nil : base).text + said.joined()
  }

  /// The page with what its examples become today.
  private static func page(from old: String) throws -> String {
    var sections = DocumentSection.sections(of: old, level: 3)[...]
    var lines: [String] = []
    var outline: String?
    var isInsideOutline = false
    var fence: String?
    for line in old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if isInsideOutline {
        if line == "```" {
          isInsideOutline = false
          lines += (outline ?? "").split(separator: "\n").map(String.init)
          lines.append(line)
        }
        continue
      }
      lines.append(line)
      let marks = line.prefix { $0 == "`" }
      if let open = fence {
        if marks.count >= open.count, line.allSatisfy({ $0 == "`" }) { fence = nil }
      } else if line == "```text" {
        isInsideOutline = true
      } else if marks.count >= 3 {
        fence = String(marks)
      } else if line.hasPrefix("### "), let section = sections.popFirst() {
        outline = try Self.outline(of: section)
      }
    }
    return lines.joined(separator: "\n")
  }
}
