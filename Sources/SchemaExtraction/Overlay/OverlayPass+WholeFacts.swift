import APISchema
import SlateDiagnostics

/// What an overlay says of the whole API: its name, servers, authentication, environment, lists.
extension OverlayPass {
  mutating func applyWholeFacts(_ overlay: Overlay) {
    // The extractor has the name already, since others follow from it.
    if let title = overlay.title {
      if (APIName.core(of: schema.title) ?? schema.title) == title.value {
        notNeeded("'title'", at: title.location)
      }
      schema.name = title.value
    }
    applyConventions(overlay)
    for list in overlay.serverLists { apply(list) }
    for server in overlay.servers { apply(server) }
    if let schemes = overlay.authentication { apply(schemes) }
    for variable in overlay.environment { apply(variable) }
    if let envelope = overlay.listEnvelope { apply(envelope) }
    if let file = overlay.credentialsFile { schema.credentialsFile = file }
    if let completion = overlay.completion { apply(completion) }
  }

  private mutating func apply(_ list: Overlay.ServerList) {
    func bare(_ servers: [Server]) -> [Server] {
      servers.map {
        Server(kind: $0.kind, url: $0.url, name: $0.name, isPlaceholder: $0.isPlaceholder)
      }
    }
    if bare(schema.servers.filter { $0.kind == list.kind }) == bare(list.servers) {
      notNeeded("list of servers", at: list.location)
      return
    }
    let place = schema.servers.firstIndex { $0.kind == list.kind } ?? schema.servers.count
    schema.servers.removeAll { $0.kind == list.kind }
    schema.servers.insert(contentsOf: list.servers, at: place)
  }

  private mutating func apply(_ server: Server) {
    guard let index = schema.servers.firstIndex(where: { $0.kind == server.kind }) else {
      schema.servers.append(server)
      return
    }
    if schema.servers[index].url == server.url {
      notNeeded("server '\(server.url)'", at: server.location)
    } else if let other = schema.servers.firstIndex(where: {
      $0.kind == server.kind && $0.url == server.url
    }) {
      // One of several: it is the one to be asked where nobody chooses.
      schema.servers.insert(schema.servers.remove(at: other), at: index)
    } else {
      schema.servers[index] = server
    }
  }

  private mutating func apply(_ schemes: Overlay.Located<[AuthenticationScheme]>) {
    // The prose of the reference stays where the overlay has none of its own.
    let completed = schemes.value.map { scheme in
      var scheme = scheme
      if scheme.documentation.isEmpty {
        scheme.documentation =
          schema.authentication.first { $0.kind == scheme.kind }?.documentation ?? ""
      }
      return scheme
    }
    func bareScheme(_ scheme: AuthenticationScheme) -> AuthenticationScheme {
      var bare = scheme
      bare.location = nil
      bare.parts = bare.parts?.map { bareScheme($0) }
      return bare
    }
    if completed.map(bareScheme) == schema.authentication.map(bareScheme) {
      notNeeded("'authentication'", at: schemes.location)
    } else {
      schema.authentication = completed
    }
  }

  private mutating func apply(_ variable: EnvironmentVariable) {
    guard let index = schema.environment.firstIndex(where: { $0.role == variable.role }) else {
      schema.environment.append(variable)
      return
    }
    if schema.environment[index].name == variable.name {
      notNeeded("environment variable '\(variable.name)'", at: variable.location)
    } else {
      schema.environment[index] = variable
    }
  }

  private mutating func apply(_ completion: CompletionConvention) {
    guard schema.responseHeaders.contains(where: { $0.name == completion.header }) else {
      matchesNothing(
        "no response has a header", completion.header, schema.responseHeaders.map(\.name),
        at: completion.location)
      return
    }
    let attributes = schema.models.filter { $0.role != .request }.flatMap { model in
      model.properties.map { "\(model.name).\($0.name)" }
    }
    let attribute = "\(completion.model).\(completion.attribute)"
    guard attributes.contains(attribute) else {
      matchesNothing(
        "there is no attribute", attribute, attributes, at: completion.location)
      return
    }
    schema.completion = completion
  }

  private mutating func apply(_ envelope: ListEnvelope) {
    var known = schema.listEnvelope
    known?.location = envelope.location
    if known == envelope {
      notNeeded("'listEnvelope'", at: envelope.location)
    } else {
      schema.listEnvelope = envelope
      // What a person says about all lists counts for those whose own samples say something else, too.
      for index in schema.operations.indices { schema.operations[index].response?.paging = nil }
    }
  }
}
