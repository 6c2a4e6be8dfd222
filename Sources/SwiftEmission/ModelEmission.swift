import APISchema

/// A model as a struct.
struct ModelEmission {
  private let model: Model
  private let plan: EmissionPlan
  private let name: String
  private let properties: [StoredProperty]

  init(_ model: Model, plan: EmissionPlan) {
    self.model = model
    self.plan = plan
    name = plan.names.model(model.name)
    var scope = NameScope(reserved: ReservedNames.modelMembers, suffix: "Value")
    let members = model.properties.map {
      scope.claim(SwiftNaming.member($0.name, noun: "value"))
    }
    properties = zip(model.properties, members).map { property, name in
      let path = PropertyPath(model: model.name, property: property.name)
      let storage = plan.boxed.contains(path) ? scope.claim(name + "Storage") : nil
      return StoredProperty(property, name: name, storage: storage, types: plan.types)
    }
  }

  func write(to writer: inout SourceWriter) {
    var doc = DocComment(
      plan.prose(model.documentation), fallback: SourceText.commentLine(model.title))
    if case .model(model.name)? = plan.schema.errorBody?.type {
      doc.addParagraph(
        "The server sends it with an error: `error.decodedBody(as: \(name).self)` reads it out of an `APIError`."
      )
    }
    doc.origin = plan.origin(model.title, model.location)
    writer.doc(doc)
    writer.type("\(plan.access)struct \(name)", "Hashable, Sendable, Codable") { writer in
      for property in properties { write(property, to: &writer) }
      writer.doc("What the server sent beyond the reference, and which attributes it left out.")
      writer.line("\(plan.access)var unlisted: UnlistedAttributes = UnlistedAttributes()")
      writer.blank()
      writeInitializer(to: &writer)
      writer.blank()
      writeDecoding(to: &writer)
      writer.blank()
      writeEncoding(to: &writer)
    }
  }

  private func write(_ property: StoredProperty, to writer: inout SourceWriter) {
    writer.doc(documentation(of: property.property))
    let name = property.declaredName
    writer.noteVariable(property.name, type: property.type)
    if let storage = property.storage {
      writer.block("\(plan.access)var \(name): \(property.type)?") { writer in
        writer.line("get { \(storage).first }")
        writer.line("set { \(storage) = newValue.map { [$0] } ?? [] }")
      }
      writer.blank()
      writer.line("// An array, because a struct cannot hold a value of its own type.")
      writer.property("private var \(storage)", type: "[\(property.type)]", initial: "[]")
    } else {
      writer.property(
        "\(plan.access)var \(name)", type: property.storedType, initial: property.initial)
    }
    writer.blank()
  }

  private func documentation(of property: Property) -> DocComment {
    let name = SourceText.commentLine(property.name)
    var doc = DocComment(
      plan.prose(property.description),
      fallback: "`\(name)`; the reference does not describe it")
    PropertyNotes(property).add(to: &doc, plan: plan)
    return doc
  }
}

// Initializers.
extension ModelEmission {
  private func writeInitializer(to writer: inout SourceWriter) {
    guard plan.inRequests.contains(model.name), !properties.isEmpty else {
      writer.doc("Creates an object without any attributes.")
      writer.line("\(plan.access)init() {}")
      return
    }
    let isRequest = model.role == .request
    let required = properties.filter { isRequest && $0.isRequired }
    let ordered = required + properties.filter { !isRequest || !$0.isRequired }
    var doc = DocComment("Creates an object to send.", fallback: "")
    for property in ordered {
      let text = DocComment(plan.prose(property.property.description), fallback: property.fallback)
      doc.parameters.append((property.name, text.summary))
    }
    writer.doc(doc)
    let parameters = ordered.map { property in
      let label = SwiftNaming.label(property.name)
      if isRequest && property.isRequired { return "\(label): \(property.type)" }
      return "\(label): \(property.storedType) = \(property.initial ?? "nil")"
    }
    writer.function("\(plan.access)init", parameters, "") { writer in
      for property in properties {
        writer.line(
          "self.\(property.name) = ", .text(property.declaredName))
      }
    }
  }
}

// Coding.
extension ModelEmission {
  private func writeDecoding(to writer: inout SourceWriter) {
    writer.block("\(plan.access)init(from decoder: any Decoder) throws") { writer in
      writer.line(
        "\(properties.isEmpty ? "let" : "var") attributes = try ",
        .call(
          "AttributeReader",
          [
            .init(nil, .text("decoder")), .init("of", literal: name),
            .init("in", literal: model.location.file),
          ]))
      for property in properties { writeReading(of: property, to: &writer) }
      writer.line("unlisted = attributes.finish()")
    }
  }

  private func writeReading(of property: StoredProperty, to writer: inout SourceWriter) {
    var arguments = [SwiftExpression.Argument(nil, literal: property.property.name)]
    if let format = property.dateFormat {
      arguments.append(.init(nil, .text(".\(format.rawValue)")))
    }
    arguments.append(.init("line", .text("\(property.property.location.line)")))
    let read = SwiftExpression.call(
      property.dateFormat == nil ? "attributes.read" : "attributes.readDate", arguments)
    if let storage = property.storage {
      let name = property.declaredName
      writer.line("let \(name): \(property.type)? = try ", read)
      writer.line("\(storage) = \(name).map { [$0] } ?? []")
    } else {
      writer.line("\(property.reference) = try ", read)
    }
  }

  private func writeEncoding(to writer: inout SourceWriter) {
    writer.block("\(plan.access)func encode(to encoder: any Encoder) throws") { writer in
      writer.line("var attributes = AttributeWriter(encoder, unlisted)")
      for property in properties {
        var arguments: [SwiftExpression.Argument] = [
          .init(nil, literal: property.property.name), .init(nil, .text(property.reference)),
        ]
        if let format = property.dateFormat {
          arguments.append(.init(nil, .text(".\(format.rawValue)")))
        }
        let callee = property.dateFormat == nil ? "attributes.write" : "attributes.writeDate"
        writer.line("try ", .call(callee, arguments))
      }
      writer.line("try attributes.finish()")
    }
  }
}
