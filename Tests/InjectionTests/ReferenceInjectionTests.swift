import SlateDiagnostics
import SlateGenerator
import SlateReference
import Testing

@Suite("Hostile references, as the compiler's own parser sees what comes out")
struct ReferenceInjectionTests {
  @Test(
    "A text in each place of a reference and its overlay comes out as comments, literals and names",
    arguments: Payloads.all)
  func everywhere(payload: String) throws {
    var pages = HostileReference.pages(saying: payload)
    pages["slate-generator.yaml"] = HostileReference.overlay(saying: payload)
    try expectHarmless(pages, payload)
  }

  @Test(
    "So it does in other forms: pages and envelopes, commands, HTML, lists and examples, what connects",
    arguments: HostileForms.all.indices, Payloads.all)
  func forms(form: Int, payload: String) throws {
    try expectHarmless(HostileForms.pages(form, saying: payload), payload, mayBeRefused: true)
  }

  @Test("So do fields of front matter and names of pages", arguments: Payloads.all)
  func oddNames(payload: String) throws {
    try expectHarmless(HostileForms.pagesOfOddNames(saying: payload), payload, mayBeRefused: true)
  }

  @Test("A harmless text in these forms is read", arguments: HostileForms.all.indices)
  func harmlessForms(form: Int) throws {
    let pages = HostileForms.pages(form, saying: "plain")
    let result = try SlateGenerator(options: .init(index: "index.md"), in: MemoryFolder(pages))
      .generate()
    #expect(result.files.contains { $0.contents.lowercased().contains("plain") })
    #expect(result.diagnostics.filter { $0.severity == .error } == [])
    #expect(result.schema.operations.count == HostileForms.operations[form])
  }

  @Test("So does a word of Swift", arguments: [0, 1, 2, 3])
  func keywords(offset: Int) throws {
    var number = offset * 13
    let pages = HostileReference.pages {
      number += 1
      return Payloads.keywords[number % Payloads.keywords.count]
    }
    try expectHarmless(pages, "keywords")
  }

  @Test(
    "Each entry of an overlay alone does so, too",
    arguments: HostileReference.overlayEntries.indices)
  func overlayEntry(entry: Int) throws {
    for payload in [
      "*/ \" \\(evil()) ` \r\n#if \u{202E}}", "Evil. - Returns: evil", "evil",
    ] {
      var pages = HostileReference.pages(saying: "plain")
      pages["slate-generator.yaml"] = HostileReference.overlay(saying: payload, only: entry)
      try expectHarmless(pages, payload, mayBeRefused: true)
    }
  }

  @Test("A harmless text in the same places is read wholly")
  func harmless() throws {
    var pages = HostileReference.pages(saying: "plain")
    pages["slate-generator.yaml"] = HostileReference.overlay(saying: "plain")
    let result = try SlateGenerator(options: .init(index: "index.md"), in: MemoryFolder(pages))
      .generate()
    #expect(result.schema.operations.count == 5)
    #expect(result.schema.models.map(\.name) == ["BookPlain", "BookPlainXplain", "LoanPlain"])
    #expect(result.diagnostics.filter { $0.severity == .error } == [])
  }

  /// Either the reference is refused with a place, or what comes out holds what the schema says.
  private func expectHarmless(
    _ pages: [String: String], _ payload: String, mayBeRefused: Bool = false
  ) throws {
    let result: SlateGenerator.Result
    do {
      result = try SlateGenerator(options: .init(index: "index.md"), in: MemoryFolder(pages))
        .generate()
    } catch {
      #expect(error.diagnostics.contains { $0.severity == .error && $0.location != nil })
      #expect(mayBeRefused || HostileReference.isRefusable(payload), "\(error)")
      return
    }
    var declarations: [String] = []
    for file in result.files {
      let anatomy = SwiftAnatomy(file.contents)
      #expect(anatomy.faults == [], "\(file.path)")
      declarations += anatomy.declarations
    }
    let schema = result.schema
    let types = 1 + schema.groups.count + schema.models.count + schema.enumerations.count
    #expect(declarations.count { $0.hasSuffix("structDecl") } == types)
    #expect(
      declarations.count { $0 == "extensionDecl/functionDecl" } == schema.operations.count)
    let variables =
      schema.models.reduce(0) { $0 + $1.properties.count + 1 }
      + schema.enumerations.reduce(0) { $0 + $1.values.count + 2 }
    #expect(declarations.count { $0 == "structDecl/variableDecl" } == variables + 2)
  }
}
