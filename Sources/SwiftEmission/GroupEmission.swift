import APISchema

/// A group as a struct inside the client, with a function for each operation.
struct GroupEmission {
  private let group: OperationGroup
  private let plan: EmissionPlan
  private let operations: [Operation]

  init(_ group: OperationGroup, plan: EmissionPlan) {
    self.group = group
    self.plan = plan
    operations = plan.operations(of: group)
  }

  func write(to writer: inout SourceWriter) {
    let client = plan.names.client
    let type = plan.names.groupType(group)
    let title = SourceText.commentLine(group.title)
    writer.block("extension \(client)") { writer in
      writer.doc(contents(title))
      writer.noteVariable(plan.names.groupProperty(group), type: type)
      let property = SwiftNaming.escaped(plan.names.groupProperty(group))
      writer.getter(
        "\(plan.access)var \(property)", type: type,
        .call(type, [.init("api", .text("api"))]))
      writer.blank()
      var doc = DocComment(plan.prose(group.documentation), fallback: title)
      doc.origin = plan.origin(group.title, group.location)
      writer.doc(doc)
      writer.block("\(plan.access)struct \(type): Sendable") { $0.line("let api: APIClient") }
    }
    if plan.operations(of: group, on: group.page).isEmpty { return }
    writer.blank()
    writeOperations(on: group.page, to: &writer)
  }

  /// The group's operations that a page declares, as an extension.
  func writeOperations(on page: String?, to writer: inout SourceWriter) {
    let operations = plan.operations(of: group, on: page)
    let type = plan.names.groupType(group)
    writer.block("extension \(plan.names.client).\(type)") { writer in
      for (index, operation) in operations.enumerated() {
        if index > 0 { writer.blank() }
        OperationEmission(operation, plan: plan).write(to: &writer)
      }
    }
  }

  /// What a caller finds in the group, for the list of the client's properties.
  private func contents(_ title: String) -> DocComment {
    let names = operations.map { "`\(plan.names.function($0))`" }.joined(separator: ", ")
    return DocComment("", fallback: names.isEmpty ? title : "\(title): \(names)")
  }
}
