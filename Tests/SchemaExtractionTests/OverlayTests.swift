import APISchema
import SchemaExtraction
import SlateDiagnostics
import Testing

private func read(_ text: String, strict: Bool = false) -> (Overlay, [String]) {
  let (overlay, diagnostics) = OverlayReader.read(text: text, file: "o.yaml", strict: strict)
  return (overlay, diagnostics.map(\.description))
}

@Suite("An overlay file")
struct OverlayReaderTests {
  @Test("may be empty, or nothing but comments")
  func empty() {
    for text in ["", "\n", "# nothing yet\n", "---\n"] {
      let (overlay, diagnostics) = read(text)
      #expect(overlay == Overlay())
      #expect(diagnostics.isEmpty)
    }
  }

  @Test("holds the generator's options")
  func options() {
    let (overlay, diagnostics) = read(
      """
      reference: source/index.md
      clientName: ZooClient
      moduleName: Zoo
      accessLevel: package
      documentationURL: https://docs.example.com/
      output: Generated
      filter:
        include:
          groups: [animals]
          operations: [keepers.list]
          pages: [cages]
        exclude:
          operations:
            - animals.remove
      """)
    #expect(diagnostics.isEmpty)
    #expect(overlay.reference?.value == "source/index.md")
    #expect(overlay.clientName == "ZooClient")
    #expect(overlay.moduleName == "Zoo")
    #expect(overlay.accessLevel == "package")
    #expect(overlay.documentationURL == "https://docs.example.com/")
    #expect(overlay.output == "Generated")
    #expect(overlay.filter?.location.description == "o.yaml:7:1")
    #expect(overlay.filter?.include?.groups.map(\.value) == ["animals"])
    #expect(overlay.filter?.include?.operations.map(\.value) == ["keepers.list"])
    #expect(overlay.filter?.include?.pages.map(\.value) == ["cages"])
    #expect(overlay.filter?.exclude?.operations.map(\.location.description) == ["o.yaml:14:9"])
  }

  @Test("holds facts about the whole API")
  func wholeFacts() {
    let (overlay, diagnostics) = read(
      """
      title: Zoo
      includes:
        - page: cage
          after: animal
          reason: The index forgot it
        - page: food
      servers:
        rest: https://zoo.example.com/
        stream: wss://ws.zoo.example.com/
      authentication:
        - kind: header
          name: X-Key
          prefix: Key
        - kind: basic
      environment: {user: ZOO_USER, restHost: ZOO_HOST}
      listEnvelope: {items: objects, next: meta.next, totalCount: meta.total}
      """)
    #expect(diagnostics.isEmpty)
    #expect(overlay.apiName == "Zoo")
    #expect(overlay.additionalIncludes.map(\.name) == ["cage", "food"])
    #expect(overlay.additionalIncludes.map(\.after) == ["animal", nil])
    #expect(overlay.additionalIncludes.first?.location.description == "o.yaml:3:11")
    #expect(
      overlay.servers.map(\.url) == ["https://zoo.example.com/", "wss://ws.zoo.example.com/"])
    #expect(overlay.authentication?.value.map(\.kind) == [.header, .basic])
    #expect(overlay.authentication?.value.map(\.name) == ["X-Key", "Authorization"])
    #expect(overlay.environment.map(\.role) == [.user, .restHost])
    #expect(overlay.listEnvelope?.items == "objects")
    #expect(overlay.listEnvelope?.next == "meta.next")
    #expect(overlay.listEnvelope?.totalCount == "meta.total")
    #expect(overlay.listEnvelope?.location?.line == 16)
  }

  @Test("holds corrections, each with its subject, its reason and its place")
  func corrections() throws {
    let (overlay, diagnostics) = read(
      """
      corrections:
        - attribute: Animal.nmae
          rename: name
          type: array<resourceURI<Cage>>
          optional: true
          reason: A slip
        - parameter: animals.create.weight
          required: false
          in: query
        - operation: GET /zoo/(name)/
          path: /zoo/v1/[ns/]zoo/(name)/
          group: zoos
          response: {kind: list, type: model<Animal>, status: 200}
          authenticated: no
        - enumeration: Mood
          addValues: [Sleepy, {value: Wild, description: Run}]
        - model: Cage
          drop: true
        - group: animals
          rename: beasts
      """)
    #expect(diagnostics.isEmpty)
    #expect(overlay.corrections.count == 6)
    #expect(overlay.corrections.first?.reason == "A slip")
    #expect(overlay.corrections.map(\.location.line) == [2, 7, 10, 15, 17, 19])
    guard case .attribute(let attribute) = overlay.corrections[0].change,
      case .operation(let operation) = overlay.corrections[2].change,
      case .enumeration(let enumeration) = overlay.corrections[3].change
    else {
      Issue.record("the corrections are of other kinds")
      return
    }
    #expect(attribute.type?.value == .array(.resourceURI("Cage")))
    #expect(attribute.type?.location.description == "o.yaml:4:11")
    #expect(operation.path?.path == "/zoo/v1/zoo/{name}/")
    #expect(operation.group == "zoos")
    #expect(operation.response?.value.shape.kind == .list)
    #expect(operation.response?.value.shape.status == 200)
    #expect(operation.authenticated == false)
    #expect(enumeration.addValues.map(\.value) == ["Sleepy", "Wild"])
  }

  @Test("can add an operation with its parameters and its body")
  func addedOperation() throws {
    let (overlay, diagnostics) = read(
      """
      corrections:
        - addOperation:
            method: POST
            path: /zoo/[ns/]cages/{id}/clean/
            group: cages
            name: clean
            parameters:
              - {name: deep, in: query, type: boolean}
              - {name: soap, in: body, required: true}
          response: {type: any}
          reason: The support told us
      """)
    #expect(diagnostics.isEmpty)
    guard case .addOperation(let added)? = overlay.corrections.first?.change else {
      Issue.record("no operation was read")
      return
    }
    #expect(added.operation.id == "cages.clean")
    #expect(added.operation.path == "/zoo/cages/{id}/clean/")
    #expect(added.operation.namespaceIndex == 1)
    #expect(added.operation.parameters.map(\.name) == ["id", "deep"])
    #expect(added.operation.body?.properties.map(\.name) == ["soap"])
    #expect(added.operation.response?.kind == .item)
  }

  @Test("that is not YAML is an error at its place")
  func notYAML() {
    let (_, diagnostics) = read("title: Zoo\ncorrections: [a, b\ntitle: x\n")
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasPrefix("o.yaml:3:") == true)
    #expect(diagnostics.first?.contains("[overlay-not-yaml]") == true)
    #expect(read("a: 1\n\tb: 2\n").1.first?.hasPrefix("o.yaml:2:1: error:") == true)
    #expect(read("title: a\ntitle: b\n").1.first?.contains("a key twice: 'title'") == true)
    let deep = String(repeating: "[", count: 100_000)
    #expect(read(deep).1.count == 1)
  }

  @Test(
    "that does not fit is an error that says what would",
    arguments: [
      (
        "- a\n",
        "o.yaml:1:1: error: Keys with values should stand here, for the overlay [overlay-wrong-type]"
      ),
      (
        "clientname: A\n",
        "o.yaml:1:1: error: 'clientname' is not a key of the overlay; did you mean 'clientName'? [overlay-unknown-key]"
      ),
      ("title: [a]\n", "o.yaml:1:8: error: 'title' should be text [overlay-wrong-type]"),
      ("title:\n", "o.yaml:1:7: error: 'title' should be text [overlay-wrong-type]"),
      (
        "filter: {include: {pages: a}}\n",
        "o.yaml:1:27: error: 'pages' should be a list [overlay-wrong-type]"
      ),
      (
        "accessLevel: pubic\n",
        "o.yaml:1:14: error: 'pubic' is none of 'public', 'package', 'internal'; did you mean 'public'? [overlay-invalid-value]"
      ),
      (
        "clientName: 2 Fast\n",
        "o.yaml:1:13: error: 'clientName' should be letters, digits and underscores, and begin with a letter [overlay-invalid-value]"
      ),
      (
        "servers: {rest: zoo.example.com}\n",
        "o.yaml:1:17: error: 'rest' should be a URL that begins with https:// or http:// [overlay-invalid-value]"
      ),
      (
        "listEnvelope: {next: a}\n",
        "o.yaml:1:15: error: The key 'items' is missing in 'listEnvelope' [overlay-missing-key]"
      ),
      (
        "authentication: [{kind: header}]\n",
        "o.yaml:1:18: error: The key 'name' is missing in the scheme 'header' [overlay-missing-key]"
      ),
      (
        "authentication: [{kind: together}]\n",
        "o.yaml:1:18: error: The key 'parts' is missing in the scheme 'together' [overlay-missing-key]"
      ),
      (
        "authentication: [{kind: together, parts: [{kind: basic}]}]\n",
        "o.yaml:1:42: error: 'parts' should be two schemes at least, not all of them optional [overlay-invalid-value]"
      ),
      (
        "corrections: [{atribute: A.b, rename: c}]\n",
        "o.yaml:1:15: error: 'atribute' is nothing that a correction may speak of; did you mean 'attribute'? [overlay-unknown-key]"
      ),
      (
        "namespace: /api/v1/things/\n",
        "o.yaml:1:12: error: 'namespace' should be a path with an optional part, such as '/api/v1/(namespace/)<resource>/', or false [overlay-invalid-value]"
      ),
      (
        "errorBody: error..message\n",
        "o.yaml:1:12: error: 'errorBody' should be the key of the message, or keys joined by dots, or false [overlay-invalid-value]"
      ),
      (
        "errors: [{name: Teapot}]\n",
        "o.yaml:1:10: error: The key 'code' is missing in an error [overlay-missing-key]"
      ),
      (
        "errors: [{code: teapot}]\n",
        "o.yaml:1:17: error: 'code' should be an HTTP status such as 201 [overlay-wrong-type]"
      ),
      (
        "requestHeaders: [{name: X-A}]\n",
        "o.yaml:1:18: error: The key 'value' is missing in a request's header [overlay-missing-key]"
      ),
      (
        "responseHeaders: [{name: a b}]\n",
        "o.yaml:1:26: error: 'a b' is no name of a header [overlay-invalid-value]"
      ),
      (
        "ignore: [{rule: sample-repared}]\n",
        "o.yaml:1:17: error: There is no rule 'sample-repared'; did you mean 'sample-repaired'? [overlay-invalid-value]"
      ),
      (
        "ignore: [{rule: broken-table}]\n",
        "o.yaml:1:17: error: 'broken-table' is an error, and an error cannot be ignored [overlay-invalid-value]"
      ),
      (
        "corrections: [{addModel: A}]\n",
        "o.yaml:1:15: error: The key 'attributes' is missing in 'addModel' [overlay-missing-key]"
      ),
      (
        "corrections: [{addEnumeration: A}]\n",
        "o.yaml:1:15: error: The key 'values' is missing in 'addEnumeration' [overlay-missing-key]"
      ),
      (
        "corrections: [{enumeration: A, renameValues: [b]}]\n",
        "o.yaml:1:46: error: 'renameValues' should be old values with new ones: 'old: new' [overlay-wrong-type]"
      ),
      (
        "corrections: [{operation: a.b, addParameters: [{name: c, in: path}]}]\n",
        "o.yaml:1:48: error: 'c' is 'in: path': correct the operation's 'path' instead [overlay-invalid-value]"
      ),
      (
        "corrections: [{operation: a.b, contentType: form}]\n",
        "o.yaml:1:45: error: 'contentType' should be a media type such as 'application/json' [overlay-invalid-value]"
      ),
      (
        "corrections: [{attribute: A.b}]\n",
        "o.yaml:1:27: error: The correction of 'A.b' does not say what to change [overlay-missing-key]"
      ),
      (
        "corrections: [{attribute: A.b, model: C, drop: true}]\n",
        "o.yaml:1:15: error: A correction speaks of one thing, not of 'attribute' and 'model' [overlay-conflict]"
      ),
      (
        "corrections: [{attribute: A.b, optional: maybe}]\n",
        "o.yaml:1:42: error: 'optional' should be true or false [overlay-wrong-type]"
      ),
      (
        "corrections: [{attribute: A.b, path: /x}]\n",
        "o.yaml:1:32: error: 'path' is not a key of a correction of 'attribute' [overlay-unknown-key]"
      ),
      (
        "corrections: [{operation: a.b, path: 'https://x.example/y'}]\n",
        "o.yaml:1:38: error: 'path' should be a path such as '/users/{id}/', without host and query [overlay-invalid-value]"
      ),
      (
        "corrections: [{operation: a.b, method: get}]\n",
        "o.yaml:1:40: error: 'get' is none of 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'; did you mean 'GET'? [overlay-invalid-value]"
      ),
      (
        "é: 1\nx: {é: 1}\n",
        "o.yaml:1:1: error: 'é' is not a key of the overlay [overlay-unknown-key]"
      ),
    ])
  func misfits(text: String, expected: String) {
    #expect(read(text).1.first == expected)
  }

  @Test("counts columns in bytes")
  func columns() {
    #expect(read("servers: {rst: é, rest: x}\n").1.last?.hasPrefix("o.yaml:1:26: ") == true)
  }

  @Test("says a reason for each correction where a caller is strict about it")
  func reasons() {
    let text = "corrections:\n  - attribute: A.b\n    drop: true\n"
    #expect(read(text).1.isEmpty)
    #expect(
      read(text, strict: true).1 == [
        "o.yaml:2:5: warning: The correction does not say why [overlay-without-reason]"
      ])
  }

  @Test("never traps, whatever is cut off it")
  func fuzz() {
    let text =
      "title: é\nservers: {rest: https://a/}\ncorrections:\n  - attribute: A.b\n    type: array<string>\n"
      + "  - addOperation: {method: GET, path: /a/(b)/, group: a, name: b}\n"
    let bytes = Array(text.utf8)
    for length in 0...bytes.count {
      _ = read(String(decoding: bytes[..<length], as: UTF8.self))
      _ = read(String(decoding: bytes[length...], as: UTF8.self))
    }
    _ = read("a: \u{0}\u{FFFE}\n")
    _ = read("corrections: [null, 1, [], {}, {attribute: null}, {addOperation: 1}, {model: [a]}]")
  }
}
