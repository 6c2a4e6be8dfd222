import APISchema
import SchemaExtraction
import SlateDiagnostics
import Testing

private func place(_ line: Int) -> SlateDiagnostics.SourceLocation {
  .init(file: "zoo.md", line: line)
}

/// A small schema with a slip of every kind.
private func zoo() -> APISchema {
  var schema = APISchema(title: "Zoo API", name: "Zoo")
  schema.servers = [Server(kind: .rest, url: "https://old.example.com/")]
  schema.authentication = [
    AuthenticationScheme(kind: .basic, name: "Authorization", documentation: "Send a password.")
  ]
  schema.environment = [EnvironmentVariable(name: "ZOO_NAME", role: .user)]
  schema.namespace = NamespaceConvention(
    template: "/zoo/v1/(optional_ns/)<resource>/", segmentIndex: 2)
  schema.pages = [PageSummary(name: "zoo", file: "zoo.md", title: "Zoo")]
  schema.groups = [
    OperationGroup(id: "animals", title: "Animals", page: "zoo", model: "Animal"),
    OperationGroup(id: "cages", title: "Cages", page: "zoo", model: "Cage"),
  ]
  schema.models = [
    Model(
      name: "Animal", title: "Animal", page: "zoo",
      properties: [
        Property(name: "name", type: .string, location: place(10)),
        Property(
          name: "secuirty_opt", type: .array(.any), optional: true, description: "Its guards",
          evidence: .none, location: place(11)),
        Property(name: "cage", type: .resourceURI("Cage"), location: place(12)),
        Property(name: "mood", type: .enumeration("Mood"), location: place(13)),
        Property(
          name: "security_opt", type: .array(.string), optional: true, evidence: .sample,
          location: place(3)),
      ],
      samples: [
        ModelSample(json: #"{"name": "Leo", "security_opt": ["bars"]}"#, location: place(2))
      ],
      location: place(9)),
    Model(
      name: "Cage", title: "Cage", page: "zoo",
      properties: [Property(name: "animals", type: .array(.model("Animal")), location: place(20))],
      location: place(19)),
  ]
  schema.enumerations = [
    Enumeration(
      name: "Mood", title: "Mood", page: "zoo", values: [.init("Calm", location: place(30))],
      location: place(29))
  ]
  schema.operations = [
    Operation(
      id: "animals.get", group: "animals", name: "get", title: "Get an animal", method: "GET",
      path: "/zoo/animal/{name}/", namespaced: true, namespaceIndex: 1,
      parameters: [
        Parameter(name: "name", in: .path, type: .string, required: true, description: "Its name")
      ],
      response: ResponseShape(kind: .item, type: .model("Animal")), location: place(40)),
    Operation(
      id: "animals.create", group: "animals", name: "create", title: "Create", method: "POST",
      path: "/zoo/v1/animal/",
      body: Body(properties: [
        Parameter(name: "name", in: .body, type: .string, required: true),
        Parameter(name: "weight", in: .body, type: .integer, required: true),
      ]), location: place(50)),
    Operation(
      id: "cages.remove", group: "cages", name: "remove", title: "Remove", method: "DELETE",
      path: "/zoo/v1/cage/",
      parameters: [
        Parameter(
          name: "path", in: .query, type: .string, required: false, description: "Which cage")
      ],
      samples: [
        Sample(
          kind: .request, method: "DELETE", target: "/zoo/v1/cage/north/7/", location: place(61))
      ], location: place(60)),
  ]
  return schema
}

private func corrected(_ yaml: String) -> (schema: APISchema, diagnostics: [String]) {
  let (overlay, errors) = OverlayReader.read(text: yaml, file: "o.yaml")
  #expect(errors.isEmpty)
  var schema = zoo()
  let diagnostics = OverlayApplication.apply(overlay, to: &schema)
  return (schema, diagnostics.map(\.description))
}

/// The schema after one correction, written in one line; a warning or an error fails the test.
private func corrected(by correction: String) -> APISchema {
  let (schema, diagnostics) = corrected("corrections: [{\(correction)}]")
  #expect(diagnostics.isEmpty)
  return schema
}

@Suite("An overlay, applied")
struct OverlayApplicationTests {
  @Test("replaces facts about the whole API")
  func wholeFacts() {
    let (schema, diagnostics) = corrected(
      """
      title: Great Zoo
      servers: {rest: "https://new.example.com/", stream: "wss://new.example.com/"}
      authentication: [{kind: basic}, {kind: query, name: key}]
      environment: {user: ZOO_USER, secret: ZOO_KEY}
      listEnvelope: {items: objects}
      """)
    #expect(diagnostics.isEmpty)
    #expect(schema.name == "Great Zoo")
    #expect(schema.servers.map(\.url) == ["https://new.example.com/", "wss://new.example.com/"])
    #expect(schema.authentication.map(\.kind) == [.basic, .query])
    #expect(schema.authentication.first?.documentation == "Send a password.")
    #expect(schema.environment.map(\.name) == ["ZOO_USER", "ZOO_KEY"])
    #expect(schema.listEnvelope?.items == "objects")
  }

  @Test("makes one attribute of the table's and the sample's")
  func merge() throws {
    let animal = try #require(
      corrected(by: "attribute: Animal.secuirty_opt, rename: security_opt").models.first)
    #expect(animal.properties.map(\.name) == ["name", "security_opt", "cage", "mood"])
    let property = animal.properties[1]
    #expect(property.description == "Its guards")
    #expect(property.type == .array(.string))
    #expect(property.evidence == .sample)
    #expect(!property.optional)
    #expect(property.location.line == 11)
    let reversed = corrected(by: "attribute: Animal.security_opt, rename: secuirty_opt").models
      .first
    #expect(reversed?.properties.map(\.name) == ["name", "secuirty_opt", "cage", "mood"])
    #expect(reversed?.properties[1].description == "Its guards")
  }

  @Test("changes an attribute's type, presence and text")
  func attribute() {
    let schema = corrected(
      by: "attribute: Animal.name, type: array<model<Cage>>, optional: true, description: Names, "
        + "default: none, unit: m")
    let property = schema.models[0].properties[0]
    #expect(property.type == .array(.model("Cage")))
    #expect(property.evidence == .overlay)
    #expect(property.optional)
    #expect(property.description == "Names")
    #expect(property.default == "none")
    #expect(property.unit == "m")
    #expect(corrected(by: "attribute: Animal.name, drop: true").models[0].properties.count == 4)
  }

  @Test("changes a parameter of a body, a query and a path")
  func parameters() {
    let body = corrected(by: "parameter: animals.create.weight, required: false, rename: kilos")
    #expect(body.operations[1].body?.properties.map(\.name) == ["name", "kilos"])
    #expect(body.operations[1].body?.properties[1].required == false)
    let moved = corrected(by: "parameter: animals.create.weight, in: header")
    #expect(moved.operations[1].parameters.map(\.name) == ["weight"])
    #expect(moved.operations[1].body?.properties.map(\.name) == ["name"])
    let path = corrected(by: "parameter: animals.get.name, rename: id, spansSegments: true")
    #expect(path.operations[0].path == "/zoo/animal/{id}/")
    #expect(path.operations[0].parameters.map(\.name) == ["id"])
    #expect(path.operations[0].parameters[0].spansSegments)
    let dropped = corrected(by: "parameter: cages.remove.path, drop: true")
    #expect(dropped.operations[2].parameters.isEmpty)
  }

  @Test("fixes a path, whatever its parameters are called")
  func path() {
    let schema = corrected(by: "operation: GET /zoo/animal/(id)/, path: '/zoo/v1/animal/{id}/'")
    #expect(schema.operations[0].path == "/zoo/v1/animal/{id}/")
    #expect(schema.operations[0].parameters.map(\.name) == ["id"])
    #expect(schema.operations[0].parameters[0].description == "Its name")
    #expect(schema.operations[0].namespaceIndex == 2)
  }

  @Test("adds a path parameter from the table's row and from the sample's slashes")
  func addedPathParameter() {
    let schema = corrected(by: "operation: cages.remove, path: '/zoo/v1/cage/{path}/'")
    let parameter = schema.operations[2].parameters[0]
    #expect(schema.operations[2].parameters.count == 1)
    #expect(parameter.in == .path)
    #expect(parameter.required)
    #expect(parameter.description == "Which cage")
    #expect(parameter.spansSegments)
    let unknown = corrected(by: "operation: cages.remove, path: '/zoo/v1/cage/{cage}/'")
    #expect(unknown.operations[2].parameters.map(\.name) == ["cage", "path"])
    #expect(unknown.operations[2].parameters[0].evidence == .overlay)
  }

  @Test("changes what an operation is and answers")
  func operation() {
    let schema = corrected(
      by: "operation: animals.get, method: PUT, name: fetch, group: beasts, title: Fetch, "
        + "response: {kind: list, type: model<Cage>}, authenticated: false, namespaced: false, kind: stream"
    )
    let operation = schema.operations[0]
    #expect(operation.id == "beasts.fetch")
    #expect(operation.method == "PUT")
    #expect(operation.title == "Fetch")
    #expect(operation.kind == .stream)
    #expect(operation.response?.kind == .list)
    #expect(operation.response?.type == .model("Cage"))
    #expect(operation.response?.evidence == .overlay)
    #expect(!operation.authenticated)
    #expect(operation.namespaceIndex == nil)
    #expect(schema.groups.last?.id == "beasts")
    #expect(schema.groups.last?.page == "zoo")
  }

  @Test("drops an operation, and with the last one its group")
  func drop() {
    let schema = corrected(by: "operation: DELETE /zoo/v1/cage/, drop: true")
    #expect(schema.operations.map(\.id) == ["animals.get", "animals.create"])
    #expect(schema.groups.map(\.id) == ["animals"])
  }

  @Test("adds an operation behind those of its group")
  func addition() {
    let schema = corrected(
      by:
        "addOperation: {method: GET, path: '/zoo/v1/animal/', group: animals, name: list, namespaced: true}, "
        + "response: {kind: list, type: model<Animal>}")
    #expect(
      schema.operations.map(\.id) == [
        "animals.get", "animals.create", "animals.list", "cages.remove",
      ])
    #expect(schema.operations[2].namespaceIndex == 2)
  }

  @Test("renames a model in all places that name it")
  func renamedModel() {
    let schema = corrected(by: "model: Animal, rename: Beast")
    #expect(schema.models.map(\.name) == ["Beast", "Cage"])
    #expect(schema.models[1].properties[0].type == .array(.model("Beast")))
    #expect(schema.operations[0].response?.type == .model("Beast"))
    #expect(schema.groups[0].model == "Beast")
    #expect(
      corrected(by: "model: Cage, rename: Pen").models[0].properties[2].type == .resourceURI("Pen"))
  }

  @Test("takes a dropped type out of all places that name it")
  func droppedTypes() {
    let schema = corrected(by: "model: Cage, drop: true")
    #expect(schema.models[0].properties[2].type == .resourceURI(nil))
    #expect(schema.groups[1].model == nil)
    #expect(corrected(by: "model: Animal, drop: true").operations[0].response?.type == .any)
    #expect(corrected(by: "enumeration: Mood, drop: true").models[0].properties[3].type == .string)
  }

  @Test("renames and completes an enumeration")
  func enumeration() {
    let schema = corrected(by: "enumeration: Mood, rename: Temper, addValues: [Wild]")
    #expect(schema.enumerations[0].name == "Temper")
    #expect(schema.enumerations[0].values.map(\.value) == ["Calm", "Wild"])
    #expect(schema.models[0].properties[3].type == .enumeration("Temper"))
  }

  @Test("renames a group and with it the ids of its operations")
  func group() {
    let schema = corrected(by: "group: animals, rename: beasts, title: Beasts")
    #expect(schema.operations.map(\.id) == ["beasts.get", "beasts.create", "cages.remove"])
    #expect(schema.groups.map(\.id) == ["beasts", "cages"])
    #expect(schema.groups[0].title == "Beasts")
  }

  @Test("lets each correction use the names of the reference or the new ones")
  func order() {
    let (schema, diagnostics) = corrected(
      """
      corrections:
        - {model: Cage, rename: Pen}
        - {group: animals, rename: beasts}
        - {operation: animals.get, name: fetch}
        - {operation: 'GET /zoo/animal/{name}/', path: '/zoo/v1/animal/{name}/'}
        - {operation: 'GET /zoo/animal/{name}/', title: Fetch}
        - {parameter: beasts.fetch.name, description: Who}
        - {attribute: Cage.animals, type: array<resourceURI<Cage>>}
        - {attribute: Pen.animals, optional: true}
      """)
    #expect(diagnostics.isEmpty)
    #expect(schema.operations[0].id == "beasts.fetch")
    #expect(schema.operations[0].title == "Fetch")
    #expect(schema.operations[0].parameters[0].description == "Who")
    #expect(schema.models[1].properties[0].type == .array(.resourceURI("Pen")))
    #expect(schema.models[1].properties[0].optional)
  }

  @Test("keeps the operations that it is asked for")
  func filters() {
    #expect(
      corrected("filter: {include: {groups: [cages], operations: [animals.get]}}").schema.operations
        .map(\.id) == [
          "animals.get", "cages.remove",
        ])
    let (schema, _) = corrected("filter: {exclude: {groups: [animals]}}")
    #expect(schema.operations.map(\.id) == ["cages.remove"])
    #expect(schema.groups.map(\.id) == ["cages"])
  }

  @Test(
    "warns of what matches nothing, and says what was meant",
    arguments: [
      ("attribute: Anmial.name, drop: true", "there is no model 'Anmial'; did you mean 'Animal'?"),
      (
        "attribute: Animal.nmae, drop: true", "Animal has no attribute 'nmae'; did you mean 'name'?"
      ),
      (
        "parameter: animals.creat.name, drop: true",
        "there is no operation 'animals.creat'; did you mean 'animals.create'?"
      ),
      (
        "parameter: animals.create.wieght, drop: true",
        "animals.create has no parameter 'wieght'; did you mean 'weight'?"
      ),
      (
        "operation: animal.get, drop: true",
        "there is no operation 'animal.get'; did you mean 'animals.get'?"
      ),
      (
        "operation: 'GET /zoo/anmial/{name}/', drop: true",
        "there is no operation 'GET /zoo/anmial/{name}/'; did you mean 'GET /zoo/animal/{name}/'?"
      ),
      ("model: Elephant, drop: true", "there is no model 'Elephant'"),
      ("enumeration: Moods, drop: true", "there is no enumeration 'Moods'; did you mean 'Mood'?"),
      ("group: cage, drop: true", "there is no group 'cage'; did you mean 'cages'?"),
    ])
  func matchesNothing(correction: String, message: String) {
    let (schema, diagnostics) = corrected("corrections:\n  - {\(correction)}")
    #expect(schema == zoo())
    let column = (correction.split(separator: " ").first?.utf8.count ?? 0) + 7
    #expect(
      diagnostics == [
        "o.yaml:2:\(column): warning: The overlay corrects nothing: \(message) [overlay-matches-nothing]"
      ])
  }

  @Test(
    "warns of what the reference says by now",
    arguments: [
      "corrections: [{attribute: Animal.old_name, rename: name}]",
      "corrections: [{attribute: Animal.name, type: string}]",
      "corrections: [{attribute: Animal.name, rename: name, optional: false}]",
      "corrections: [{parameter: animals.create.weight, required: true}]",
      "corrections: [{operation: POST /zoo/animal/, path: /zoo/v1/animal/}]",
      "corrections: [{operation: animals.get, response: {kind: item, type: model<Animal>}}]",
      "corrections: [{operation: animals.fetch, name: get}]",
      "corrections: [{addOperation: {method: POST, path: /zoo/v1/animal/, group: animals, name: add}}]",
      "corrections: [{model: Beast, rename: Animal}]",
      "corrections: [{enumeration: Mood, addValues: [Calm]}]",
      "corrections: [{group: beasts, rename: animals}]",
      "servers: {rest: 'https://old.example.com/'}",
      "authentication: [{kind: basic}]",
      "environment: {user: ZOO_NAME}",
    ])
  func notNeeded(yaml: String) {
    let (schema, diagnostics) = corrected(yaml)
    #expect(schema == zoo())
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasSuffix("can go [overlay-not-needed]") == true)
  }

  @Test(
    "refuses what cannot be",
    arguments: [
      (
        "attribute: Animal.name, type: model<Anmial>",
        "There is no model 'Anmial'; did you mean 'Animal'? [overlay-unknown-type]"
      ),
      (
        "attribute: Animal.name, type: array<enumeration<Model>>",
        "There is no enumeration 'Model' [overlay-unknown-type]"
      ),
      (
        "attribute: name, drop: true",
        "'name' should be a model and its attribute: 'Model.attribute' [overlay-invalid-value]"
      ),
      ("model: Animal, rename: Mood", "There is a type 'Mood' already [overlay-name-taken]"),
      (
        "operation: animals.get, name: create",
        "There is an operation 'animals.create' already [overlay-name-taken]"
      ),
      ("group: animals, rename: cages", "There is a group 'cages' already [overlay-name-taken]"),
      (
        "parameter: animals.get.name, drop: true",
        "'name' stands in the path of 'animals.get': correct the operation's 'path' instead [overlay-invalid-value]"
      ),
    ])
  func refused(correction: String, message: String) {
    let (_, diagnostics) = corrected("corrections: [{\(correction)}]")
    #expect(diagnostics.count == 1)
    #expect(diagnostics.first?.hasSuffix("error: \(message)") == true)
  }
}
