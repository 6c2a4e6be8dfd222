import Foundation
import SlateDiagnostics
import Testing

@Suite("Rules.md")
struct RulesTests {
  private static let page = "Rules.md"

  @Test("It says of every rule what it means, what is printed, and how to answer")
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

  @Test(
    "The example of a rule gives that rule and no other", arguments: DiagnosticRule.all.map(\.name))
  func exampleGivesTheRule(name: String) throws {
    let rule = try #require(DiagnosticRule.named(name))
    let entry = try #require(Self.entries(try Documents.text(of: Self.page))[rule.name])
    let found = try Self.diagnostics(of: rule, entry)
    #expect(!found.isEmpty)
    for diagnostic in found {
      #expect(diagnostic.rule == rule.name, "\(diagnostic)")
      #expect(diagnostic.severity == rule.severity)
    }
  }

  @Test("Every rule that is declared is in the list, and names are words with hyphens")
  func listIsWhole() throws {
    let folder = Documents.root.appending(path: "Sources/SlateDiagnostics/Rules")
    var declared: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: #/= DiagnosticRule\(\s*"([^"]*)"/#) {
        #expect(declared.insert(String(match.1)).inserted, "\(match.1)")
      }
    }
    #expect(Set(DiagnosticRule.all.map(\.name)) == declared)
    #expect(DiagnosticRule.all.count == declared.count)
    for name in declared { #expect(name.wholeMatch(of: #/[a-z0-9]+(-[a-z0-9]+)*/#) != nil) }
  }

  @Test("Other documents name only rules that there are")
  func namesExist() throws {
    let chapters = DiagnosticRule.chapters.map {
      $0.title.lowercased().replacingOccurrences(of: " ", with: "-")
    }
    for page in ["ReadingRules.md", "Overlay.md", "Schema.md"] {
      for match in try Documents.text(of: page).matches(of: #/\(doc:Rules#([A-Za-z0-9-]+)\)/#) {
        let anchor = match.1.lowercased()
        #expect(chapters.contains(anchor) || DiagnosticRule.named(anchor) != nil, "\(anchor)")
      }
    }
  }

  // MARK: The page

  private static func entries(_ text: String) -> [String: DocumentSection] {
    Dictionary(
      DocumentSection.sections(of: text, level: 3).map { ($0.title, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func diagnostics(
    of rule: DiagnosticRule, _ entry: DocumentSection
  ) throws -> [Diagnostic] {
    if let example = ExampleReference(fences: entry.fences) { return try example.diagnostics() }
    return try Situations.diagnostics(of: rule) ?? []
  }

  /// The page with what the rules say today; examples are a person's.
  private static func page(from old: String) throws -> String {
    let entries = entries(old)
    let start = try #require(old.range(of: "\n## "))
    var text = String(old[..<start.lowerBound])
    for (title, rules) in DiagnosticRule.chapters {
      text += "\n## \(title)\n"
      for rule in rules {
        let entry = try #require(entries[rule.name], "Rules.md has no example of '\(rule.name)'")
        let printed = try diagnostics(of: rule, entry).map { $0.description + "\n" }.joined()
        text += "\n### \(rule.name)\n\n"
        text += "*\(rule.severity == .error ? "Error" : "Warning").* \(rule.meaning)\n\n"
        text += example(in: entry).joined(separator: "\n")
        text += "\n\n```text\n\(printed)```\n\n**Answer.** \(rule.answer)\n"
      }
    }
    return text
  }

  /// The lines between what the rule means and what is printed.
  private static func example(in entry: DocumentSection) -> [String] {
    var lines = entry.lines.drop { $0.isEmpty }.drop { !$0.isEmpty }
    if let printed = lines.lastIndex(where: { $0 == "```text" }) { lines = lines[..<printed] }
    lines = lines.drop { $0.isEmpty }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return Array(lines)
  }
}
