import APISchema
import SlateDiagnostics

@testable import SwiftEmission

/// A reference whose names are words that Swift, its libraries or the generated code have a use for.
enum AwkwardNames {
  static let words: [String] =
    ReservedNames.keywords.sorted() + ReservedNames.modelMembers.sorted()
    + ReservedNames.enumerationMembers.sorted() + ReservedNames.clientMembers.sorted()
    + [
      "Type", "Self", "Any", "_", "", "*", "+1", "-1", "1gb", "1.5", "15", "3", "call", "api",
      "attributes", "decoder", "encoder", "été", "日本語", "naïve name", "a`b", "a\\(b)", "a\"b",
      "a\nb", "x y", "x-y", "x_y", "XY", "rawValueStorage", "borrowing", "consuming", "isolated",
      "sending", "nonisolated", "open", "package", "weak", "lazy", "mutating", "get", "set",
      "willSet", "operator", "left", "right", "Protocol", "dynamic", "required", "optional",
      "newValue", "oldValue", "error", "uuid", "UUID", "uuIDs", "hash_value",
    ]

  static var schema: APISchema {
    let place = SourceLocation(file: "index.md", line: 1)
    var schema = APISchema(title: "Swift", name: "Swift")
    schema.pages = [PageSummary(name: "index", file: "index.md", title: "Swift")]
    schema.servers = [Server(kind: .rest, url: "https://api.example.com")]
    var seen: Set<String> = []
    let distinct = words.filter { seen.insert($0).inserted }
    let types: [ValueType] = [
      .string, .integer, .array(.model("String")), .date(.day), .enumeration("words"),
      .model("Words"), .any, .dictionary(.number), .resourceURI("Data"),
    ]
    let properties = distinct.enumerated().map { index, word in
      Property(name: word, type: types[index % types.count], location: place)
    }
    let names = ReservedNames.types.sorted() + ["1Thing", "", "*", "été", "日本語", "data", "DATA"]
    schema.models = names.map { name in
      Model(
        name: name, title: name, page: "index",
        properties: [
          Property(name: name, type: .model(name), location: place),
          Property(name: "text", type: .string, location: place),
        ], location: place)
    }
    schema.models += [
      Model(name: "Words", title: "Words", page: "index", properties: properties, location: place),
      Model(
        name: "NewWords", title: "Words", page: "index", role: .request, properties: properties,
        location: place),
      Model(name: "Nothing", title: "Nothing", page: "index", location: place),
    ]
    schema.enumerations = [
      Enumeration(
        name: "words", title: "Words", page: "index",
        values: distinct.map { .init($0, allowedActions: [$0], location: place) }, location: place)
    ]
    schema.groups =
      distinct.map { OperationGroup(id: $0, title: $0, page: "index") }
      + [OperationGroup(id: "nothings", title: "Data", page: "index", model: "Data")]
    schema.operations = distinct.enumerated().map { index, word in
      Operation(
        id: "nothings.\(word)", group: "nothings", name: word, title: word, method: "GET",
        path: "/{\(word)}/", response: nil, location: place)
    }
    let parameters = distinct.enumerated().map { index, word in
      Parameter(
        name: word, in: index % 3 == 0 ? .query : .body, type: types[index % types.count],
        required: index % 2 == 0)
    }
    schema.operations.append(
      Operation(
        id: "nothings.everything", group: "nothings", name: "everything", title: "Everything",
        method: "POST", path: "/",
        parameters: parameters.filter { $0.in == .query },
        body: Body(properties: parameters.filter { $0.in == .body }),
        response: ResponseShape(kind: .item, type: .model("Data")), location: place))
    return schema
  }
}
