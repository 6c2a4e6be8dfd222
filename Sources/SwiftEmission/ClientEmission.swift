import APISchema

/// The client itself: how it is made, where its server is, and the headers that its answers carry.
struct ClientEmission {
  let plan: EmissionPlan

  private var schema: APISchema { plan.schema }
  var access: String { plan.access }
  private var name: String { plan.names.client }

  func write(to writer: inout SourceWriter) {
    let fallback = "A client of the \(SourceText.commentLine(schema.name)) API"
    var doc = DocComment("", fallback: fallback)
    doc.discussion = MarkdownBlock.blocks(of: plan.prose(schema.documentation))
    writer.doc(doc)
    writer.block("\(access)struct \(name): Sendable") { writer in
      writer.doc("What sends the calls, also those that the reference does not list.")
      writer.line("\(access)let api: APIClient")
      writer.blank()
      writeInitializers(to: &writer)
      for credentials in PartedCredentials.all(of: schema) {
        writer.blank()
        writeInitializer(taking: credentials, to: &writer)
      }
      if hasCredentialsInEnvironment {
        writer.blank()
        writeEnvironment(to: &writer)
      }
      writeMethods(to: &writer)
      writer.blank()
      writeDescription(to: &writer)
    }
    if let choice = ServerChoice(plan) {
      writer.blank()
      choice.write(to: &writer)
    }
    if !schema.responseHeaders.isEmpty {
      writer.blank()
      writeResponseHeaders(to: &writer)
    }
  }

  private func writeInitializers(to writer: inout SourceWriter) {
    writer.doc("Creates a client that sends its calls with `api`.")
    writer.line("\(access)init(api: APIClient) { self.api = api }")
    writer.blank()
    var doc = DocComment("Creates a client.", fallback: "")
    doc.parameters = serverParameters.map { ($0.name, $0.text) }
    doc.parameters.append(("credentials", credentialsText))
    doc.parameters += commonParameters.map { ($0.name, $0.text) }
    writer.doc(doc)
    writer.function(
      "\(access)init",
      serverParameters.map(\.declaration) + [credentialsDeclaration]
        + commonParameters.map(\.declaration), ""
    ) { writer in
      writeServer(to: &writer)
      writer.line(
        "api = ",
        .call(
          "APIClient",
          [
            .init("description", .text("Self.description")),
            .init("credentials", .text("credentials")),
          ] + commonParameters.map { .init($0.name, .text($0.name)) }))
    }
  }

  private func writeEnvironment(to writer: inout SourceWriter) {
    var doc = DocComment("Creates a client from the environment.", fallback: "")
    let variables = schema.environment.map { variable in
      "- `\(SourceText.commentLine(variable.name))`: \(Self.meaning(of: variable.role))"
    }
    if !variables.isEmpty {
      doc.discussion = MarkdownBlock.blocks(of: variables.joined(separator: "\n"))
    }
    let server = schema.environment.contains { $0.role == .restHost } ? [] : serverParameters
    doc.parameters =
      [("environment", "The variables; the process's own where none are given.")]
      + server.map { ($0.name, $0.text) }
    doc.parameters += [
      ("configuration", "Hosts, limits, retries and middlewares."),
      ("transport", "What carries the requests."),
      ("streamTransport", "What carries the streams, for operations that open one."),
    ]
    doc.errors = "`APIError` where a variable is missing or malformed."
    writer.doc(doc)
    writer.function(
      "\(access)static func fromEnvironment",
      [
        "_ environment: [String: String] = ProcessEnvironment.current"
      ] + server.map(\.declaration) + [
        "configuration: ClientConfiguration = ClientConfiguration()",
        "transport: any ClientTransport", "streamTransport: (any StreamTransport)? = nil",
      ], " throws -> \(name)"
    ) { writer in
      if !server.isEmpty { writeServer(to: &writer) }
      writer.line(
        "let api = try ",
        .call(
          "APIClient.fromEnvironment",
          [
            .init("description", .text("description")), .init(nil, .text("environment")),
            .init("configuration", .text("configuration")),
            .init("transport", .text("transport")),
            .init("streamTransport", .text("streamTransport")),
          ]))
      writer.line("return \(name)(api: api)")
    }
  }

  /// An API without namespaces has no words for them in its client.
  var hasNamespaces: Bool {
    schema.namespace != nil || schema.operations.contains { $0.namespaced }
  }

  private func writeMethods(to writer: inout SourceWriter) {
    if hasNamespaces {
      writer.blank()
      writer.doc("The same client, working in another namespace; nil is the caller's own.")
      writer.block("\(access)func namespace(_ name: String?) -> \(name)") { writer in
        writer.line("\(name)(api: api.namespace(name))")
      }
    }
    if plan.schema.hasResourceURIs { writeFetch(to: &writer) }
    CompletionEmission(plan: plan)?.write(to: &writer)
  }

  private func writeFetch(to writer: inout SourceWriter) {
    writer.blank()
    var doc = DocComment(
      "Fetches what a resource URI leads to. With status and headers, `api.fetch(_:)` gives it.",
      fallback: "")
    doc.errors = "`APIError` where the URI is nil or empty, or leads to nothing that can be read."
    writer.doc(doc)
    writer.function(
      "\(access)func fetch<Target: Decodable & Sendable>", ["_ uri: ResourceURI<Target>?"],
      " async throws -> Target"
    ) { $0.line("try await api.fetch(uri).value") }
  }

  private static func meaning(of role: EnvironmentVariable.Role) -> String {
    switch role {
    case .user: "the user's name"
    case .secret: "the user's password or API key"
    case .token: "the token"
    case .authorization: "the whole value of the `Authorization` header"
    case .namespace: "the namespace to work in"
    case .restHost: "another server, with its scheme"
    case .streamHost: "another stream server, with its scheme"
    }
  }
}
