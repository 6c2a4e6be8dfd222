import APISchema

// The facts about the API as a whole, for the runtime.
extension ClientEmission {
  func writeDescription(to writer: inout SourceWriter) {
    let schema = plan.schema
    func server(_ kind: Server.Kind) -> String? { schema.servers.first { $0.kind == kind }?.url }
    var arguments: [SwiftExpression.Argument] = [
      .init("name", literal: schema.name),
      .init("restServer", literal: asksForServer ? "" : server(.rest) ?? ""),
    ]
    if let stream = server(.stream) { arguments.append(.init("streamServer", literal: stream)) }
    let methods = schema.authentication.compactMap { method($0) }
    if !methods.isEmpty { arguments.append(.init("authentication", .array(methods))) }
    if !schema.environment.isEmpty { arguments.append(.init("environment", environment)) }
    if let file = schema.credentialsFile {
      arguments.append(
        .init(
          "credentialsFile",
          .call(
            "CredentialsFile",
            [.init("path", literal: file.path), .init("pointer", literal: file.pointer)])))
    }
    if !schema.requestHeaders.isEmpty {
      let headers = schema.requestHeaders.map { header in
        SwiftExpression.call(
          "RequestHeader",
          [.init("name", literal: header.name), .init("value", literal: header.value)])
      }
      arguments.append(.init("requestHeaders", .array(headers)))
    }
    if let envelope = schema.listEnvelope {
      arguments.append(.init("listEnvelope", expression(envelope)))
    }
    if let body = schema.errorBody {
      arguments.append(.init("errorMessagePath", literal: body.messagePath))
    }
    if !schema.errors.isEmpty {
      arguments.append(.init("errorMeanings", .text("errorMeanings")))
    }
    writer.doc("What the reference says about the API as a whole.")
    writer.line(
      "\(plan.access)static let description = ", .call("APIDescription", arguments))
  }

  /// Writes what the reference says about the status codes of errors.
  func writeErrorMeanings(to writer: inout SourceWriter) {
    let meanings = plan.schema.errors.map { error in
      SwiftExpression.call(
        "ErrorMeaning",
        [
          .init("code", .text("\(error.code)")), .init("name", literal: error.name),
          .init("text", literal: error.description),
        ])
    }
    writer.block("extension \(plan.names.client)") { writer in
      writer.doc("What the reference says about the status codes of errors.")
      writer.line("static let errorMeanings: [ErrorMeaning] = ", .array(meanings))
    }
  }

  /// Where single credentials go; nil for those that say it themselves, part by part.
  private func method(_ scheme: AuthenticationScheme) -> SwiftExpression? {
    switch scheme.kind {
    case .together: return nil
    case .basic: return .text(scheme.keyIsUser == true ? ".basicKey" : ".basic")
    case .bearer, .oauth2: return .text(".bearer")
    case .header:
      var arguments = [SwiftExpression.Argument("name", literal: scheme.name)]
      if let prefix = scheme.wirePrefix { arguments.append(.init("prefix", literal: prefix)) }
      return .call(".header", arguments)
    case .query:
      guard let user = scheme.user else {
        return .call(".query", [.init("name", literal: scheme.name)])
      }
      return .call(
        ".queryPair", [.init("user", literal: user), .init("secret", literal: scheme.name)])
    }
  }

  private var environment: SwiftExpression {
    // In the order of the runtime's initializer; of two variables with one role, the first counts.
    let roles: [EnvironmentVariable.Role] = [
      .user, .secret, .token, .authorization, .namespace, .restHost, .streamHost,
    ]
    var arguments: [SwiftExpression.Argument] = []
    for role in roles {
      guard let variable = plan.schema.environment.first(where: { $0.role == role }) else {
        continue
      }
      arguments.append(.init(role.rawValue, literal: variable.name))
    }
    return .call("EnvironmentNames", arguments)
  }

  private func expression(_ envelope: ListEnvelope) -> SwiftExpression {
    var arguments = [SwiftExpression.Argument("items", literal: envelope.items)]
    let paths: [(String, String?)] = [
      ("next", envelope.next), ("previous", envelope.previous),
      ("totalCount", envelope.totalCount), ("limit", envelope.limit), ("offset", envelope.offset),
    ]
    for case (let label, let path?) in paths { arguments.append(.init(label, literal: path)) }
    return .call("ListEnvelope", arguments)
  }
}
