import SlateDiagnostics
import SlateReference
import Testing

@testable import SchemaExtraction

/// Keys of samples, and what stands in the page where they are said to stand.
private struct Places {
  let bytes: [[UInt8]]
  var found: [String] = []

  init(_ page: String) throws {
    let text = "---\ntitle: T\n---\n" + page
    bytes = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map(Array.init)
    let (reference, _) = try ReferenceReader().read(
      index: "index.md", in: MemoryFolder(["index.md": text]))
    for page in reference.pages {
      for block in page.preamble + page.sections.flatMap(\.blocks) { look(at: block) }
    }
  }

  private mutating func look(at block: Block) {
    switch block {
    case .code(let code): look(at: code)
    case .quote(let blocks, _), .aside(_, let blocks, _): for block in blocks { look(at: block) }
    case .list(let list): for item in list.items { for block in item.blocks { look(at: block) } }
    default: return
    }
  }

  private mutating func look(at code: CodeBlock) {
    let shell = ShellCommand.commands(in: code.text, places: code.places)
      .compactMap { ShellRequest($0) }.map { ShellSample($0).request }
    for request in shell + [RequestSample.read(code)].compactMap(\.self) {
      for header in request.sample.headers {
        if let place = header.location { note(header.name, at: place) }
      }
      for document in request.body?.documents ?? [] { look(at: document) }
    }
    if shell.isEmpty, code.language == "json" {
      for document in SampleReader.read(code).documents { look(at: document) }
    }
  }

  private mutating func look(at value: SampleValue) {
    if case .array(let items) = value { for item in items { look(at: item) } }
    for member in value.members ?? [] {
      note(member.name, at: member.location)
      look(at: member.value)
    }
  }

  private mutating func note(_ name: String, at place: SlateDiagnostics.SourceLocation) {
    let line = bytes[place.line - 1]
    guard (1...line.count).contains(place.column) else {
      found.append("\(name): no column \(place)")
      return
    }
    let rest = String(decoding: line[(place.column - 1)...], as: UTF8.self)
    found.append("\(name): \(rest.prefix(name.count + 2))")
  }
}

@Suite("The place of what a sample holds")
struct PlacesTests {
  /// Pages, with each key of theirs and what is to stand where it stands.
  @Test(
    "is the one that it has in the page",
    arguments: [
      ("```json\n{\"a\": 1,\n  \"é\": {\"c\": 2}}\n```\n", ["a: \"a\"", "é: \"é\"", "c: \"c\""]),
      // Each line loses its own indentation.
      ("  ```json\n{\"a\":\n \"x\",\n\n   \"b\": 2}\n  ```\n", ["a: \"a\"", "b: \"b\""]),
      ("- item\n\n  ```json\n  {\n\n    \"a\": 1\n\n  }\n  ```\n", ["a: \"a\""]),
      ("> ```json\n>{\n>  \"a\": 1,\n> \"b\": 2}\n> ```\n", ["a: \"a\"", "b: \"b\""]),
      (">> ```json\n>> {\n> >   \"a\": 1}\n>> ```\n", ["a: \"a\""]),
      // A tab that is cut in two.
      ("- item\n\n\t```json\n\t{\n\t\t\"a\": 1}\n\t```\n", ["a: \"a\""]),
      (" ```json\n {\n\t\"a\": 1}\n ```\n", ["a: \"a\""]),
      ("1. item\n\n\t ```json\n\t {\"a\": 1,\n\t\t\"b\": 2}\n\t ```\n", ["a: \"a\"", "b: \"b\""]),
    ] as [(String, [String])])
  func json(page: String, expected: [String]) throws {
    #expect(try Places(page).found == expected)
  }

  @Test(
    "is that in the command, whatever a shell takes off",
    arguments: [
      (#"curl a.example/x -d '{"a": 1, "b": {"c": 2}}'"#, [#"a: "a""#, #"b: "b""#, #"c: "c""#]),
      (#"curl a.example/x --data='{"a": 1}' -H 'X: y'"#, ["X: 'X:", #"a: "a""#]),
      (#"curl -XPOST -d'{"a": 1}' a.example/x"#, [#"a: "a""#]),
      (#"curl a.example/x -d "{\"a\": \"\$b\", \"c\": 1}""#, [#"a: "a\"#, #"c: "c\"#]),
      (
        "curl a.example/x \\\n   -H \"X: y\" \\\n  -d $'{\"a\": \\'b\\',\\n\"c\": 1,\\t\"d\": 2}'",
        ["X: \"X:", "a: \"a\"", "c: \"c\"", "d: \"d\""]
      ),
      ("curl a.example/x -d '{\n  \"a\": 1, \\\n  \"b\": 2\n}'", ["a: \"a\"", "b: \"b\""]),
      ("curl a.example/x -d \"{\n  'a': 1, \\\n  'b': 2\n}\"", ["a: 'a'", "b: 'b'"]),
      (
        "curl a.example/x -d ‘{“a”: 1, “b”: “c”,’ -d '\"d\": 1}'",
        ["a: “a”", "b: “b”", "d: \"d\""]
      ),
      ("curl a.example/x -d @- <<EOF\n{\n  \"a\": 1,\n  b: 2}\nEOF\n", ["a: \"a\"", "b: b: "]),
      ("curl a.example/x -d @- <<< '{\"a\": 1}'", ["a: \"a\""]),
      ("curl -d '{\"a\": '\"1\"', \"b\": 2}' a.example/x", ["a: \"a\"", "b: \"b\""]),
      ("http PUT a.example/x <<< '{\"a\": 1}'", ["a: \"a\""]),
      (
        "http a.example/x b:='{\"a\": [{\"c\": 1}]}' d=1",
        ["b: b:=", "a: \"a\"", "c: \"c\"", "d: d=1"]
      ),
      ("curl a.example/x -d a=1 \\\n  -F x=y", ["x: x=y"]),
      ("curl a.example/x -d a=1 \\\n  -d b=2", ["a: a=1", "b: b=2"]),
    ] as [(String, [String])])
  func shell(command: String, expected: [String]) throws {
    #expect(try Places("```shell\n\(command)\n```\n").found == expected)
    // The same in a list, where it is indented, and where blank lines are not.
    let lines = command.split(separator: "\n", omittingEmptySubsequences: false)
    let indented = lines.map { "  \($0)\n" }.joined()
    #expect(try Places("- item\n\n  ```shell\n\n\(indented)  ```\n").found == expected)
  }

  @Test(
    "is that in the request",
    arguments: [
      (
        "POST /x\nX-A: b\n  c\nHost: d\n\n{\"a\": 1,\n \"b\": 2}",
        ["X-A: X-A: ", "Host: Host: ", "a: \"a\"", "b: \"b\""]
      ),
      // What ends a line for readers, but not for the file.
      ("POST /x\nY: é\u{2028}X: y\n\n\n{\"a\": 1}", ["Y: Y: ", "X: X: ", "a: \"a\""]),
      (
        "POST /x\nX: y\u{B}Y: z\n\n{\"a\": 1,\n\"b\": 1}",
        ["X: X: ", "Y: Y: ", "a: \"a\"", "b: \"b\""]
      ),
      ("POST /x\u{2029}{\"a\": 1,\n\"b\": 1}", ["a: \"a\"", "b: \"b\""]),
    ] as [(String, [String])])
  func wire(request: String, expected: [String]) throws {
    #expect(try Places("```http\n\(request)\n```\n").found == expected)
    let quoted = request.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? ">\n" : "> \($0)\n" }.joined()
    #expect(try Places("> ```http\n\(quoted)> ```\n").found == expected)
  }
}
