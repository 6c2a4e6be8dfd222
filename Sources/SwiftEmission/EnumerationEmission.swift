import APISchema

/// A set of values as a struct that also holds the values which the reference does not list.
struct EnumerationEmission {
  private let enumeration: Enumeration
  private let plan: EmissionPlan
  private let name: String
  private let members: [(name: String, value: Enumeration.Value)]

  init(_ enumeration: Enumeration, plan: EmissionPlan) {
    self.enumeration = enumeration
    self.plan = plan
    name = plan.names.enumeration(enumeration.name)
    // `init` in `ServiceState` becomes `initState`.
    let noun = IdentifierWords(name).words.last ?? "value"
    var scope = NameScope(
      reserved: ReservedNames.enumerationMembers, suffix: SwiftNaming.capitalized(noun))
    members = enumeration.values.map { value in
      (scope.claim(SwiftNaming.member(value.value, noun: "value")), value)
    }
  }

  func write(to writer: inout SourceWriter) {
    var doc = DocComment(
      plan.prose(enumeration.documentation), fallback: SourceText.commentLine(enumeration.title))
    doc.origin = plan.origin(enumeration.title, enumeration.location)
    writer.doc(doc)
    writer.type("\(plan.access)struct \(name)", "OpenEnumeration") { writer in
      writer.doc("The value on the wire.")
      writer.line("\(plan.access)let rawValue: String")
      // Inside a module the initializer comes of itself, and the linter asks to leave it at that.
      if !plan.access.isEmpty {
        writer.blank()
        writer.doc("Creates a value from its form on the wire, also one that is not listed here.")
        writer.line("\(plan.access)init(rawValue: String) { self.rawValue = rawValue }")
      }
      for member in members {
        writer.blank()
        write(member.name, member.value, to: &writer)
      }
      writer.blank()
      writer.doc("The values that the reference lists, in its order.")
      writer.line(
        "\(plan.access)static let knownValues: [\(name)] = ",
        .array(members.map { .text(".\(SwiftNaming.escaped($0.name))") }))
      writeAllowedActions(to: &writer)
    }
  }

  private func write(
    _ name: String, _ value: Enumeration.Value, to writer: inout SourceWriter
  ) {
    let wireName = SourceText.commentLine(value.value)
    var doc = DocComment(
      plan.prose(value.description),
      fallback: wireName.isEmpty ? "The empty string" : "`\(wireName)`")
    if let actions = value.allowedActions {
      let list = actions.map { "`\(SourceText.commentLine($0))`" }.joined(separator: ", ")
      doc.addParagraph(actions.isEmpty ? "Allowed actions: none." : "Allowed actions: \(list).")
    }
    writer.doc(doc)
    writer.noteVariable(name, type: "Self")
    writer.getter(
      "\(plan.access)static var \(SwiftNaming.escaped(name))", type: "Self",
      .call("Self", [.init("rawValue", literal: value.value)]))
  }

  private func writeAllowedActions(to writer: inout SourceWriter) {
    guard members.contains(where: { $0.value.allowedActions != nil }) else { return }
    writer.blank()
    writer.doc("The actions that the reference allows in this state; nil where it does not say.")
    writer.block("\(plan.access)var allowedActions: [String]?") { writer in
      writer.line("switch rawValue {")
      for member in members {
        guard let actions = member.value.allowedActions else { continue }
        let pattern = "case \(SourceText.literal(member.value.value)):"
        let list = SwiftExpression.array(actions.map { .literal($0) })
        let isOneLine = writer.fits(sparing: list.spareColumns) { buffer in
          buffer.append(pattern)
          buffer.append(ascii: " ")
          list.write(to: &buffer)
        }
        if !isOneLine {
          writer.line(pattern)
          writer.indented { $0.line("", list) }
        }
      }
      writer.line("default: nil")
      writer.line("}")
    }
  }
}
