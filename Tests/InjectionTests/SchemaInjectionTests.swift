import APISchema
import SwiftEmission
import Testing

@Suite("Hostile schemas, as the compiler's own parser sees what comes out")
struct SchemaInjectionTests {
  private static let harmlessTexts = Emitted(SpelledSchema(text: { $0 + " plain" }).make())
  private static let harmlessNames = Emitted(SpelledSchema(name: { "plain " + $0 }).make())

  @Test("The schema of these tests has something in each place that a schema has")
  func everyPlace() {
    let marked = SpelledSchema(text: { "¶" + $0 }, name: { "¶" + $0 }, path: { "¶" + $0 }).make()
    let places = SchemaPlaces(marked)
    // What the generator makes itself, or knows as one of a few words.
    let own: Set<String> = [
      "Body.contentType", "Enumeration.page", "Model.page", "Operation.method",
      "OperationGroup.page", "PageSummary.name", "Sample.method",
    ]
    #expect(places.unmarked.subtracting(own) == [])
    #expect(places.empty == [])
    #expect(places.marked.count > 50)
  }

  @Test(
    "What a reference says changes comments and literals, and no other token",
    arguments: Payloads.all)
  func texts(payload: String) {
    let hostile = Emitted(SpelledSchema(text: { payload + $0 + payload }).make())
    #expect(hostile.faults == [])
    #expect(hostile.names == Self.harmlessTexts.names)
    for (name, file) in hostile.files {
      let difference = file.firstDifference(from: Self.harmlessTexts.files[name])
      #expect(difference == nil, "\(name)")
    }
  }

  @Test(
    "What a reference names is the name of one declaration each, and a path is literals and parameters",
    arguments: Payloads.all)
  func names(payload: String) {
    let path: (String) -> String = { "\($0)\(payload)/{id}/{\(payload)}/\(payload)}{\(payload)" }
    let hostile = Emitted(SpelledSchema(name: { payload + $0 }, path: path).make())
    #expect(hostile.faults == [])
    #expect(hostile.declarations == Self.harmlessNames.declarations)
    #expect(hostile.repeatedNames == [])
  }

  @Test("Words of Swift are names like any others")
  func keywords() {
    let hostile = Emitted(SpelledSchema.words(Payloads.keywords))
    let harmless = Emitted(SpelledSchema.words(Payloads.keywords.indices.map { "plain\($0)" }))
    #expect(hostile.faults == [])
    #expect(hostile.declarations == harmless.declarations)
    #expect(hostile.repeatedNames == [])
  }

  @Test("A page's name is a file's name and nothing more", arguments: Payloads.all)
  func pages(payload: String) {
    let names = fileNames(pages: ["index", payload, payload, "../" + payload, payload + "/../../x"])
    #expect(Set(names.map { $0.lowercased() }).count == 5)
    for name in names + [sharedFileName(clientName: payload, pages: [payload])] {
      #expect(name.wholeMatch(of: /[A-Za-z0-9]{1,130}\.swift/) != nil, "\(name)")
    }
  }

  @Test(
    "The options of a caller are no way in either",
    arguments: Payloads.keywords.suffix(20) + Payloads.endsOfLiterals)
  func options(payload: String) {
    let hostile = Emitted(SpelledSchema().make(), moduleName: payload, clientName: payload)
    #expect(hostile.faults == [])
    #expect(hostile.names.allSatisfy { $0.wholeMatch(of: /[A-Za-z0-9]{1,130}\.swift/) != nil })
  }
}

/// What came out for a schema.
private struct Emitted {
  let files: [String: SwiftAnatomy]

  init(
    _ schema: APISchema, moduleName: String = "Library", clientName: String = "LibraryClient"
  ) {
    let options = EmissionOptions(moduleName: moduleName, clientName: clientName)
    let result = SwiftEmitter(options: options).emit(schema)
    files = Dictionary(
      uniqueKeysWithValues: result.files.map { ($0.path, SwiftAnatomy($0.contents)) })
  }

  var names: [String] { files.keys.sorted() }

  var faults: [String] {
    files.flatMap { name, file in file.faults.map { "\(name): \($0)" } }.sorted()
  }

  var declarations: [String] { files.values.flatMap(\.declarations).sorted() }

  /// Types of one name; members may share theirs with those of other types.
  var repeatedNames: [String] {
    var seen: Set<String> = []
    return files.values.flatMap(\.typeNames).filter { !seen.insert($0).inserted }
  }
}

extension SwiftAnatomy {
  /// The first tokens that are not the same.
  func firstDifference(from other: SwiftAnatomy?) -> String? {
    guard let other else { return "there is no such file" }
    if code == other.code { return nil }
    let index = zip(code, other.code).enumerated().first { $1.0 != $1.1 }?.offset
    let start = max(0, (index ?? min(code.count, other.code.count)) - 8)
    return "\(code.dropFirst(start).prefix(16)) is not \(other.code.dropFirst(start).prefix(16))"
  }
}
