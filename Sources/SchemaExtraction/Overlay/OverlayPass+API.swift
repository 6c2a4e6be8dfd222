import APISchema
import SlateDiagnostics

/// Corrections of what holds for the whole API, beside its servers and its authentication.
extension OverlayPass {
  mutating func applyConventions(_ overlay: Overlay) {
    for denied in overlay.denied { deny(denied) }
    if let text = overlay.description {
      if schema.documentation == text.value { notNeeded("'description'", at: text.location) }
      schema.documentation = text.value
    }
    if let namespace = overlay.namespace { apply(namespace) }
    for header in overlay.requestHeaders { apply(header) }
    for header in overlay.responseHeaders { apply(header) }
    for error in overlay.errors { apply(error) }
    if let body = overlay.errorBody { apply(body) }
  }

  private mutating func apply(_ change: Overlay.ErrorBodyChange) {
    let type = change.type.map { resolve($0) }
    let before = schema.errorBody
    guard let path = change.messagePath ?? before?.messagePath else {
      fail(
        .overlayMissingKey,
        "The reference does not say where an error's message stands: 'errorBody' needs 'message'",
        at: change.location)
      return
    }
    if before?.messagePath == path, type == nil || before?.type == type {
      notNeeded("'errorBody'", at: change.location)
    }
    schema.errorBody = ErrorBody(
      messagePath: path, properties: before?.properties ?? [], type: type ?? before?.type,
      location: change.location)
  }

  private mutating func deny(_ denied: Overlay.Located<Overlay.WholeFact>) {
    let before = schema
    switch denied.value {
    case .server(let kind): schema.servers.removeAll { $0.kind == kind }
    case .environment(let role): schema.environment.removeAll { $0.role == role }
    case .namespace: schema.namespace = nil
    case .listEnvelope: schema.listEnvelope = nil
    case .errorBody: schema.errorBody = nil
    }
    if schema == before { notNeeded("'false' here", at: denied.location) }
  }

  private mutating func apply(_ namespace: NamespaceConvention) {
    var namespace = namespace
    if let known = schema.namespace {
      if known.template == namespace.template && known.segmentIndex == namespace.segmentIndex {
        notNeeded("'namespace'", at: namespace.location)
        return
      }
      namespace.documentation = known.documentation
    }
    schema.namespace = namespace
  }

  private mutating func apply(_ change: Overlay.RequestHeaderChange) {
    let name = change.name.value.lowercased()
    let index = schema.requestHeaders.firstIndex { $0.name.lowercased() == name }
    guard let value = change.value else {
      guard let index else {
        matchesNothing(
          "no request carries a header", change.name.value, schema.requestHeaders.map(\.name),
          at: change.name.location)
        return
      }
      schema.requestHeaders.remove(at: index)
      return
    }
    guard let index else {
      schema.requestHeaders.append(
        Header(name: change.name.value, value: value, location: change.name.location))
      return
    }
    if schema.requestHeaders[index].value == value {
      notNeeded("header '\(change.name.value)'", at: change.name.location)
    }
    schema.requestHeaders[index].value = value
  }

  private mutating func apply(_ change: Overlay.ResponseHeaderChange) {
    let name = change.name.value.lowercased()
    let type = change.type.map { resolve($0) }
    guard let index = schema.responseHeaders.firstIndex(where: { $0.name.lowercased() == name })
    else {
      guard !change.drop else {
        matchesNothing(
          "no response has a header", change.name.value, schema.responseHeaders.map(\.name),
          at: change.name.location)
        return
      }
      schema.responseHeaders.append(
        ResponseHeader(
          name: change.name.value, type: type ?? .string, documentation: change.description ?? "",
          location: change.name.location))
      return
    }
    guard !change.drop else {
      schema.responseHeaders.remove(at: index)
      return
    }
    let before = schema.responseHeaders[index]
    if let type { schema.responseHeaders[index].type = type }
    if let text = change.description { schema.responseHeaders[index].documentation = text }
    if schema.responseHeaders[index] == before {
      notNeeded("header '\(change.name.value)'", at: change.name.location)
    }
  }

  private mutating func apply(_ change: Overlay.ErrorChange) {
    guard let index = schema.errors.firstIndex(where: { $0.code == change.code.value }) else {
      guard !change.drop else {
        matchesNothing(
          "there is no error", String(change.code.value), schema.errors.map { String($0.code) },
          at: change.code.location)
        return
      }
      let error = ErrorCode(
        code: change.code.value, name: change.name ?? "", description: change.description ?? "",
        location: change.code.location)
      let place = schema.errors.firstIndex { $0.code > error.code } ?? schema.errors.count
      schema.errors.insert(error, at: place)
      return
    }
    guard !change.drop else {
      schema.errors.remove(at: index)
      return
    }
    let before = schema.errors[index]
    if let name = change.name { schema.errors[index].name = name }
    if let text = change.description { schema.errors[index].description = text }
    if schema.errors[index] == before {
      notNeeded("error \(change.code.value)", at: change.code.location)
    }
  }
}
