import APISchema

/// An operation as a function.
struct OperationEmission {
  private let operation: Operation
  private let plan: EmissionPlan
  private let template: PathTemplate
  private let signature: OperationSignature
  private let answer: Answer

  init(_ operation: Operation, plan: EmissionPlan) {
    self.operation = operation
    self.plan = plan
    template = PathTemplate(
      operation.path, namespaceIndex: operation.namespaced ? operation.namespaceIndex : nil)
    answer = Answer(operation, types: plan.types)
    signature = OperationSignature(
      operation, template: template, reconnects: operation.response?.reconnects == true,
      types: plan.types)
  }

  func write(to writer: inout SourceWriter) {
    writer.doc(documentation)
    for argument in signature.arguments { writer.noteVariable("", type: argument.type) }
    let name = SwiftNaming.escaped(plan.names.function(operation))
    let effects = answer.isAwaited ? " async throws" : ""
    var parameters = signature.arguments.map(\.declaration)
    if let label = signature.reconnection { parameters.append("\(label): Bool = true") }
    // Who stops a service may not care for the service that comes back.
    if answer.isAwaited, !["GET", "HEAD"].contains(operation.method) {
      writer.line("@discardableResult")
    }
    if let reason = operation.deprecated {
      let message = SourceText.literal(reason)
      let isShort = !reason.isEmpty && message.utf8.count <= 50
      writer.line("@available(*, deprecated\(isShort ? ", message: \(message)" : ""))")
    }
    writer.function(
      "\(plan.access)func \(name)", parameters, "\(effects) -> \(answer.type)"
    ) { writer in
      writeCall(to: &writer)
      let reconnection = signature.reconnection.map { ", reconnects: \($0)" } ?? ""
      let wait = answer.isAwaited ? "try await " : ""
      if let paging = answer.paging {
        writer.line(
          "return ",
          .call("api.\(answer.function)", [.init(nil, .text("call")), .init("paging", paging)]))
      } else if let envelope = answer.envelope {
        let arguments: [SwiftExpression.Argument] = [
          .init(nil, .text("call")), .init("in", literal: envelope),
        ]
        writer.line("return \(wait)", .call("api.\(answer.function)", arguments))
      } else {
        writer.line("return \(wait)api.\(answer.function)(call\(reconnection))")
      }
    }
  }

  private func writeCall(to writer: inout SourceWriter) {
    let place = "\(operation.location.file):\(operation.location.line)"
    var arguments: [SwiftExpression.Argument] = [
      .init(nil, literal: operation.id),
      .init(nil, .text(HTTPMethod(rawValue: operation.method)?.expression ?? ".get")),
      .init("from", literal: place),
    ]
    if !operation.authenticated { arguments.append(.init("authenticated", .text("false"))) }
    writer.line("var call = ", .call("APICall", arguments))
    for piece in template.pieces { writePath(piece, to: &writer) }
    for argument in signature.arguments where argument.parameter.in != .path {
      if argument.parameter.in == .body, let body = operation.body, body.isWhole {
        writeWhole(body, argument, to: &writer)
      } else {
        writeValue(of: argument, to: &writer)
      }
    }
    if operation.body?.isWhole == true { return }
    switch operation.body?.type {
    case .form?: writer.line("call.sendBodyAsForm()")
    case .multipart? where !signature.sendsFiles: writer.line("call.sendBodyAsMultipart()")
    case .json?, .multipart?, nil: break
    }
  }

  private func writePath(_ piece: PathTemplate.Piece, to writer: inout SourceWriter) {
    switch piece {
    case .literal(let text):
      writer.line("", .call("call.appendPath", [.init(nil, literal: text)]))
    case .namespace:
      writer.line("call.appendNamespace()")
    case .parameter(let name):
      let argument = signature.arguments.first {
        $0.parameter.in == .path && $0.parameter.name == name
      }
      guard let argument else { return }
      let function = argument.parameter.spansSegments ? "appendSegments" : "appendSegment"
      writer.line("call.\(function)(\(SwiftNaming.escaped(argument.name)))")
    }
  }

  /// Writes a body that is one value: a file, a text that is no JSON, or JSON.
  private func writeWhole(
    _ body: Body, _ argument: OperationSignature.Argument, to writer: inout SourceWriter
  ) {
    let name = SwiftNaming.escaped(argument.name)
    if argument.parameter.type == .file {
      writer.line("call.setBody(file: \(name))")
    } else if argument.type == "String", BodyType(in: body.contentType) == nil {
      let arguments: [SwiftExpression.Argument] = [
        .init("text", .text(name)), .init("contentType", literal: body.contentType),
      ]
      writer.line("", .call("call.setBody", arguments))
    } else {
      writer.line("call.setBody(\(name))")
    }
  }

  private func writeValue(
    of argument: OperationSignature.Argument, to writer: inout SourceWriter
  ) {
    let function: String
    switch argument.parameter.in {
    case .path: return
    case .query: function = "call.addQuery"
    case .header: function = "call.setHeader"
    case .body: function = argument.parameter.type.isFile ? "call.addFile" : "call.setBody"
    }
    var arguments: [SwiftExpression.Argument] = [
      .init(nil, literal: argument.parameter.name),
      .init(nil, .text(SwiftNaming.escaped(argument.name))),
    ]
    let format = argument.type == "Date" ? argument.parameter.type.dateFormat : nil
    if let format { arguments.append(.init(nil, .text(".\(format.rawValue)"))) }
    writer.line("", .call(format == nil ? function : function + "Date", arguments))
  }

  private var documentation: DocComment {
    var prose = operation.documentation
    if let reason = operation.deprecated, !reason.isEmpty {
      if prose.isEmpty { prose = SourceText.commentLine(operation.title) + "." }
      prose += "\n\nDeprecated: " + reason
    }
    var doc = DocComment(
      plan.prose(prose), fallback: SourceText.commentLine(operation.title))
    doc.summary = DirectSummary.of(doc.summary)
    for argument in signature.arguments {
      doc.parameters.append((argument.label, text(for: argument)))
    }
    if let label = signature.reconnection {
      doc.parameters.append(
        (
          label,
          "Whether to open the connection again when it drops; what is sent meanwhile is lost."
        ))
    }
    let told = plan.prose(operation.response?.description ?? "").folded
    doc.returns =
      told.isEmpty
      ? answer.documentation : Sentence.begun(Sentence.ended(told)) + " " + answer.documentation
    doc.errors = answer.isAwaited ? "`APIError`, unless the server accepts the request." : nil
    doc.origin = plan.origin(operation.title, operation.location)
    return doc
  }

  private func text(for argument: OperationSignature.Argument) -> String {
    let parameter = argument.parameter
    let wireName = SourceText.commentLine(parameter.name)
    let description = plan.prose(parameter.description).folded
    let isWhole = parameter.in == .body && operation.body?.isWhole == true
    var text =
      description.isEmpty
      ? isWhole ? "The body." : "`\(wireName)` \(Self.phrase(parameter.in))."
      : Sentence.begun(Sentence.ended(description))
    for sentence in PropertyNotes(parameter).sentences(behind: text, plan: plan) {
      text += " " + sentence
    }
    return text
  }

  private static func phrase(_ place: Parameter.Place) -> String {
    switch place {
    case .path: "in the path"
    case .query: "in the query"
    case .header: "among the headers"
    case .body: "in the body"
    }
  }
}
