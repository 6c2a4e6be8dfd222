import APISchema

// What a client's initialiser asks for, since the reference cannot know it or offers a choice.
extension ClientEmission {
  /// A parameter of an initialiser.
  struct ConnectionParameter {
    var name: String
    var declaration: String
    var text: String
  }

  private var restServers: [Server] { plan.schema.servers.filter { $0.kind == .rest } }

  /// The servers of which a caller chooses one, the one that is used otherwise first; empty where there is no choice.
  var offeredServers: [Server] {
    let servers = restServers
    return servers.count > 1 && !asksForServer
      ? servers.filter { $0.isPlaceholder != true } : []
  }

  /// Whether each caller has a server of their own, or the reference names none.
  var asksForServer: Bool { restServers.first.map { $0.isPlaceholder == true } ?? true }

  /// The server, where the reference has none that answers.
  var serverParameters: [ConnectionParameter] {
    if let choice = ServerChoice(plan) {
      return [
        ConnectionParameter(
          name: "server",
          declaration: "server: \(choice.type) = .\(SwiftNaming.escaped(choice.cases[0].name))",
          text: "The server to talk to, unless `configuration` names another one.")
      ]
    }
    guard asksForServer else { return [] }
    let form = restServers.first.map { "in the form of `\(SourceText.commentLine($0.url))`" }
    return [
      ConnectionParameter(
        name: "server", declaration: "server: String",
        text: "The server with its scheme, \(form ?? "which the reference does not name").")
    ]
  }

  /// What every initializer takes behind the credentials.
  var commonParameters: [ConnectionParameter] {
    var parameters = [
      ConnectionParameter(
        name: "configuration",
        declaration: "configuration: ClientConfiguration = ClientConfiguration()",
        text: configurationText),
      ConnectionParameter(
        name: "transport", declaration: "transport: any ClientTransport",
        text: "What carries the requests."),
      ConnectionParameter(
        name: "streamTransport", declaration: "streamTransport: (any StreamTransport)? = nil",
        text: "What carries the streams, for operations that open one."),
    ]
    guard hasNamespaces else { return parameters }
    parameters.insert(
      ConnectionParameter(
        name: "namespace", declaration: "namespace: String? = nil",
        text: "The namespace to work in; nil for the caller's own."), at: 0)
    return parameters
  }

  /// Takes the server over into the configuration.
  func writeServer(to writer: inout SourceWriter) {
    guard !serverParameters.isEmpty else { return }
    writer.line("var configuration = configuration")
    writer.line(
      asksForServer
        ? "configuration.restHost = server"
        : "configuration.restHost = configuration.restHost ?? server.rawValue")
  }

  /// What there is to configure; servers beside the caller's own, where there are any.
  var configurationText: String {
    let text = "Hosts, limits, retries and middlewares."
    let others = restServers.dropFirst()
    guard asksForServer, !others.isEmpty else { return text }
    let list = others.map { server in
      let url = "`\(SourceText.commentLine(server.url))`"
      return server.name.map { "\(url) (\(SourceText.commentLine($0)))" } ?? url
    }
    return "\(text) The reference also names \(list.joined(separator: ", "))."
  }

  /// The credentials; an API that asks for none needs none.
  var credentialsDeclaration: String {
    plan.schema.authentication.isEmpty
      ? "credentials: Credentials = .none" : "credentials: Credentials"
  }

  /// Which credentials fit, in the order in which the reference offers them.
  var credentialsText: String {
    let forms = plan.schema.authentication.map(Self.form)
    if forms.isEmpty {
      return "How the client proves who is calling, if at all: the reference does not say."
    }
    return "How the client proves who is calling: \(forms.joined(separator: "; or "))."
  }

  private static func form(_ scheme: AuthenticationScheme) -> String {
    let name = SourceText.commentLine(scheme.name)
    switch scheme.kind {
    case .basic where scheme.keyIsUser == true:
      return "`.token` with the key, sent as the user of `Authorization: Basic`"
    case .basic: return "`.basic`, sent as `Authorization: Basic`"
    case .bearer: return "`.token`, sent as `Authorization: Bearer`"
    case .oauth2: return "`.token` with an OAuth 2 access token, sent as `Authorization: Bearer`"
    case .header:
      let prefix = scheme.prefix.map { ": \(SourceText.commentLine($0))" } ?? ""
      return "`.token`, sent in the header `\(name)\(prefix)`"
    case .query:
      guard let user = scheme.user else { return "`.token`, sent in the query as `\(name)`" }
      return "`.basic`, sent in the query as `\(SourceText.commentLine(user))` and `\(name)`"
    case .together:
      let names = scheme.pieces.map { "`\(SourceText.commentLine($0.name))`" }
      return "`.together`, with \(names.joined(separator: " and "))"
    }
  }

  /// Whether the environment can hold credentials: without any, nothing could be made from it.
  var hasCredentialsInEnvironment: Bool {
    let schemes = plan.schema.authentication
    // The environment has one credential, and none that is sent in parts.
    if !schemes.isEmpty, schemes.allSatisfy({ $0.kind == .together }) { return false }
    let roles = Set(plan.schema.environment.map(\.role))
    return plan.schema.credentialsFile != nil || roles.contains(.token)
      || roles.contains(.authorization) || (roles.contains(.user) && roles.contains(.secret))
  }
}

extension APISchema {
  /// Whether anything in it is a link to a resource that a client could follow.
  var hasResourceURIs: Bool {
    models.contains { $0.properties.contains { $0.type.holdsResourceURI } }
      || responseHeaders.contains { $0.type.holdsResourceURI }
      || operations.contains { $0.response?.type.holdsResourceURI == true }
  }
}

extension ValueType {
  fileprivate var holdsResourceURI: Bool {
    switch self {
    case .resourceURI: true
    case .array(let element), .dictionary(let element), .nullable(let element):
      element.holdsResourceURI
    default: false
    }
  }
}
