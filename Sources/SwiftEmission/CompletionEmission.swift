import APISchema

/// Writes the client's function that waits for what goes on after a response.
struct CompletionEmission {
  private let plan: EmissionPlan
  private let convention: CompletionConvention
  private let type: ValueType

  /// Nil where the schema has no convention, or one that nothing answers to.
  init?(plan: EmissionPlan) {
    guard let convention = plan.schema.completion,
      let model = plan.schema.models.first(where: { $0.name == convention.model }),
      let property = model.properties.first(where: { $0.name == convention.attribute })
    else { return nil }
    switch property.type {
    case .enumeration, .string: break
    default: return nil
    }
    self.plan = plan
    self.convention = convention
    type = property.type
  }

  func write(to writer: inout SourceWriter) {
    let model = plan.types.spelling(.model(convention.model))
    let member = SwiftNaming.escaped(
      SwiftNaming.member(convention.attribute, noun: "attribute"))
    let header = SourceText.literal(convention.header)
    var doc = DocComment(
      "Waits until what a response started is over, whether it went well or not.", fallback: "")
    let attribute = SourceText.commentLine(convention.attribute)
    let values = convention.until.map { "`\(SourceText.commentLine($0))`" }.joined(separator: ", ")
    doc.addParagraph(
      "The response's header `\(SourceText.commentLine(convention.header))` leads to the ``\(model)``; "
        + "it is over when its `\(attribute)` is one of \(values).")
    doc.parameters = [
      ("response", "The response of an operation that goes on."),
      ("interval", "The wait between two requests."),
      ("timeLimit", "The time for all of it; nil for no limit."),
    ]
    doc.returns = "The ``\(model)`` as it ended."
    doc.errors =
      "`APIError` where the response has no such header, or the time limit is reached."
    writer.blank()
    writer.doc(doc)
    writer.function(
      "\(plan.access)func completion<Value>",
      [
        "of response: Response<Value>", "every interval: Duration = .seconds(2)",
        "timeLimit: Duration? = .seconds(600)",
      ], " async throws -> \(model)"
    ) { writer in
      let literals = convention.until.map { SwiftExpression.text(SourceText.literal($0)) }
      writer.line("let over: Set<String> = ", .array(literals))
      writer.line(
        "let uri = response.header(\(header)).map { ResourceURI<\(model)>(rawValue: $0) }")
      let value = type == .string ? "$0.\(member)" : "$0.\(member).rawValue"
      writer.block("return try await api.wait(for: uri, every: interval, timeLimit: timeLimit)") {
        writer in
        writer.line("over.contains(\(value))")
      }
    }
  }
}
