import APISchema
import SlateDiagnostics
import Testing

@testable import SwiftEmission

@Suite("What Swift cannot express")
struct ExpressibleSchemaTests {
  private func rules(_ schema: APISchema) -> [String] {
    ExpressibleSchema(schema).diagnostics.map(\.rule)
  }

  private func operation(
    _ name: String, method: String = "GET", path: String = "/", parameters: [Parameter] = []
  ) -> Operation {
    Operation(
      id: "books.\(name)", group: "books", name: name, title: name, method: method, path: path,
      parameters: parameters, location: .line7)
  }

  @Test("a sound schema passes unchanged")
  func soundSchema() {
    let result = ExpressibleSchema(Bookshop.schema)
    #expect(result.schema == Bookshop.schema)
    #expect(result.diagnostics.isEmpty)
  }

  @Test("a model that does not exist becomes any JSON")
  func unknownModel() {
    let schema = APISchema.onePage { schema in
      schema.models = [
        Model(
          name: "Book", title: "Book", page: "index",
          properties: [
            Property(name: "a", type: .array(.model("Ghost")), location: .line7),
            Property(name: "b", type: .resourceURI("Ghost"), location: .line7),
            Property(name: "c", type: .enumeration("Ghost"), location: .line7),
          ], location: .line7)
      ]
    }
    let types = ExpressibleSchema(schema).schema.models[0].properties.map(\.type)
    #expect(types == [.array(.any), .resourceURI(nil), .string])
    #expect(rules(schema) == ["unknown-model", "unknown-model", "unknown-enumeration"])
  }

  @Test("a file is a part of a body or a whole response, and text everywhere else")
  func misplacedFiles() {
    let schema = APISchema.onePage { schema in
      schema.models = [
        Model(
          name: "Book", title: "Book", page: "index",
          properties: [Property(name: "scan", type: .array(.file), location: .line7)],
          location: .line7)
      ]
      var upload = operation("upload", method: "POST")
      upload.parameters = [Parameter(name: "kind", in: .query, type: .file, required: false)]
      upload.body = Body(
        contentType: "multipart/form-data",
        properties: [
          Parameter(name: "cover", in: .body, type: .file, required: true),
          Parameter(name: "pages", in: .body, type: .array(.file), required: false),
          Parameter(name: "deep", in: .body, type: .array(.array(.file)), required: false),
        ])
      upload.response = ResponseShape(kind: .item, type: .file)
      schema.operations = [upload]
    }
    let expressible = ExpressibleSchema(schema).schema
    let upload = expressible.operations[0]
    #expect(expressible.models[0].properties.map(\.type) == [.array(.string)])
    #expect(upload.parameters.map(\.type) == [.string])
    #expect(
      upload.body?.properties.map(\.type) == [.file, .array(.file), .array(.array(.string))])
    #expect(upload.response?.type == .file)
    #expect(rules(schema) == ["misplaced-file", "misplaced-file", "misplaced-file"])
  }

  @Test("an operation without a group, or with a method that HTTP does not know, is left out")
  func unusableOperations() {
    let schema = APISchema.onePage { schema in
      var lost = operation("lost")
      lost.group = "ghosts"
      schema.operations = [lost, operation("odd", method: "LIST"), operation("list")]
    }
    #expect(ExpressibleSchema(schema).schema.operations.map(\.name) == ["list"])
    #expect(rules(schema) == ["unknown-group", "unknown-method"])
  }

  @Test("path and parameters are made to agree")
  func pathParameters() {
    let schema = APISchema.onePage { schema in
      let stray = Parameter(name: "stray", in: .path, type: .integer, required: true)
      schema.operations = [operation("get", path: "/{uuid}/", parameters: [stray])]
    }
    let parameters = ExpressibleSchema(schema).schema.operations[0].parameters
    #expect(parameters.map(\.name) == ["uuid"])
    #expect(rules(schema) == ["undescribed-path-parameter", "unplaced-path-parameter"])
  }

  @Test("what is there twice counts once")
  func duplicates() {
    let schema = APISchema.onePage { schema in
      let twice = Property(name: "a", type: .string, location: .line7)
      let model = Model(
        name: "Book", title: "Book", page: "index", properties: [twice, twice], location: .line7)
      schema.models = [model, model]
      schema.enumerations = [
        Enumeration(
          name: "Binding", title: "Binding", page: "index",
          values: [.init("x", location: .line7), .init("x", location: .line7)], location: .line7)
      ]
      schema.operations = [operation("list"), operation("list")]
    }
    #expect(
      rules(schema) == [
        "duplicate-model", "duplicate-attribute", "duplicate-value", "duplicate-operation",
      ])
  }
}
