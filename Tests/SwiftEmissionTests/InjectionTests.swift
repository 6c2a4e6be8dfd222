import APISchema
import SlateDiagnostics
import Testing

@testable import SwiftEmission

@Suite("Hostile references")
struct InjectionTests {
  static let payloads: [String] = [
    "*/ evil() /*", "\"\"\" + evil() + \"\"\"", "\"# + evil() + #\"", "\\(evil())", "`evil()`",
    "\nevil()", "\revil()", "\r\nevil()", "\u{85}evil()", "\u{2028}evil()", "\u{2029}evil()",
    "\u{B}evil()", "\u{C}evil()", "\u{202E}evil()\u{2066}", "\u{200B}evil()\u{FEFF}",
    "```\nevil()\n", "#if true\nevil()\n#endif", "@_silgen_name(\"evil\") func evil()",
    "\"); evil(); (\"", "\0evil()", "}}}} evil() {{{{", "// evil()", "- Parameter evil: x",
    "](model:Book) [x](group:books", String(repeating: "evil() ", count: 200),
  ]

  @Test("text of the reference changes comments and literals and nothing else", arguments: payloads)
  func onlyCommentsAndLiterals(payload: String) {
    let harmless = EmittedText(Self.schema(saying: "harmless"))
    let hostile = EmittedText(Self.schema(saying: payload))
    #expect(Set(hostile.files.keys) == Set(harmless.files.keys))
    for (name, text) in hostile.files {
      let isSame = CodeOutline(text).tokens == CodeOutline(harmless.files[name] ?? "").tokens
      #expect(isSame, "\(name)")
      let hidden = text.unicodeScalars.contains {
        "\u{202E}\u{200B}\u{85}\u{2028}\0".unicodeScalars.contains($0)
      }
      #expect(!hidden, "\(name)")
    }
  }

  @Test(
    "a name on the wire becomes an identifier or a literal and nothing else", arguments: payloads)
  func onlyIdentifiers(payload: String) {
    let text = EmittedText(
      APISchema.onePage { schema in
        schema.models = [
          Model(
            name: payload, title: "", page: "index",
            properties: [Property(name: payload, type: .model(payload), location: .line7)],
            location: .line7)
        ]
        schema.enumerations = [
          Enumeration(
            name: payload + "s", title: "", page: "index",
            values: [.init(payload, allowedActions: [payload], location: .line7)],
            location: .line7)
        ]
        schema.operations = [
          Operation(
            id: payload, group: "books", name: "get", title: "", method: "GET",
            path: "/" + payload + "/{" + payload + "}/",
            parameters: [
              Parameter(name: payload, in: .query, type: .string, required: false),
              Parameter(name: payload, in: .header, type: .string, required: false),
            ],
            body: Body(properties: [
              Parameter(name: payload, in: .body, type: .model(payload), required: true)
            ]), location: .line7)
        ]
      }
    )
    let code = CodeOutline(text.all).tokens
    // An initializer would be called with a label.
    #expect(!code.contains("evil()") && !code.contains("<unterminated>"))
    #expect(!code.contains("#iftrue") && !code.contains("@"))
    for (open, close) in [("(", ")"), ("{", "}"), ("[", "]")] {
      #expect(
        code.count { String($0) == open } == code.count { String($0) == close }, "\(open)\(close)")
    }
  }

  /// The bookshop with `text` in each place that holds text.
  static func schema(saying text: String) -> APISchema {
    var schema = Bookshop.schema
    schema.title = text
    schema.documentation = text
    for index in schema.servers.indices { schema.servers[index].url = text }
    for index in schema.environment.indices { schema.environment[index].name = text }
    schema.requestHeaders = [Header(name: text, value: text)]
    schema.responseHeaders[0].documentation = text
    schema.listEnvelope = ListEnvelope(items: text, next: text)
    schema.errorBody?.messagePath = text
    for index in schema.errors.indices {
      schema.errors[index].name = text
      schema.errors[index].description = text
    }
    for index in schema.pages.indices {
      schema.pages[index].title = text
      schema.pages[index].file = text + "\(index)"
    }
    for index in schema.groups.indices {
      schema.groups[index].title = text
      schema.groups[index].documentation = text
      schema.groups[index].location?.file = text
    }
    for index in schema.operations.indices {
      schema.operations[index].title = text
      schema.operations[index].documentation = text
      schema.operations[index].location.file = text
      for parameter in schema.operations[index].parameters.indices {
        schema.operations[index].parameters[parameter].poison(with: text)
      }
      for property in schema.operations[index].body?.properties.indices ?? 0..<0 {
        schema.operations[index].body?.properties[property].poison(with: text)
      }
    }
    for index in schema.models.indices {
      schema.models[index].title = text
      schema.models[index].documentation = text
      schema.models[index].location.file = text
      for property in schema.models[index].properties.indices {
        schema.models[index].properties[property].description = text
        schema.models[index].properties[property].default = text
        schema.models[index].properties[property].requiredIf = text
        schema.models[index].properties[property].unit = text
      }
    }
    for index in schema.enumerations.indices {
      schema.enumerations[index].title = text
      schema.enumerations[index].documentation = text
      for value in schema.enumerations[index].values.indices {
        schema.enumerations[index].values[value].description = text
        if schema.enumerations[index].values[value].allowedActions != nil {
          schema.enumerations[index].values[value].allowedActions = [text]
        }
      }
    }
    return schema
  }
}

extension Parameter {
  fileprivate mutating func poison(with text: String) {
    description = text
    `default` = text
    requiredIf = text
  }
}

/// Swift source without its comments, its white space and the contents of its literals.
private struct CodeOutline {
  private(set) var tokens = ""

  init(_ source: String) {
    var scalars = source.unicodeScalars.makeIterator()
    var inComment = false
    var inLiteral = false
    var previous: Unicode.Scalar = " "
    while let scalar = scalars.next() {
      if inComment {
        inComment = scalar != "\n" && scalar != "\r"
      } else if inLiteral {
        if scalar == "\\" {
          _ = scalars.next()
        } else if scalar == "\"" {
          inLiteral = false
        } else if scalar == "\n" || scalar == "\r" {
          // A literal that its line does not end is none: show it.
          tokens += "<unterminated>"
          inLiteral = false
        }
      } else if scalar == "\"" {
        inLiteral = true
        tokens += "\"\""
      } else if scalar == "/" && previous == "/" {
        inComment = true
        tokens.unicodeScalars.removeLast()
      } else if !scalar.properties.isWhitespace && scalar != "," {
        tokens.unicodeScalars.append(scalar)
      }
      previous = inComment ? " " : scalar
    }
  }
}
