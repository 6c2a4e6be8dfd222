import APISchema

/// A schema in few lines, as `WhatTheGeneratorUnderstands.md` shows it.
struct SchemaOutline {
  private let schema: APISchema
  /// What the index of all examples says, which is not worth showing.
  private let base: APISchema?

  init(_ schema: APISchema, besides base: APISchema? = nil) {
    self.schema = schema
    self.base = base
  }

  /// One line for each fact, those of an operation and a model below it.
  var text: String {
    var lines: [String] = []
    if schema.name != base?.name { lines.append("name \(schema.name)") }
    lines += connection
    for operation in schema.operations where !(base?.operations.contains(operation) ?? false) {
      lines += Self.lines(of: operation)
    }
    for model in schema.models {
      let role = model.role == .response ? "" : " (\(model.role.rawValue))"
      lines.append("model \(model.name)\(role)")
      lines += model.properties.map { "  " + Self.line(of: $0) }
    }
    for enumeration in schema.enumerations {
      let values = enumeration.values.map { value in
        value.allowedActions.map { "\(value.value) [\($0.joined(separator: " "))]" } ?? value.value
      }
      lines.append("enumeration \(enumeration.name): \(values.joined(separator: ", "))")
    }
    for error in schema.errors {
      lines.append("error \(error.code)\(error.name.isEmpty ? "" : " \(error.name)")")
    }
    if let body = schema.errorBody { lines.append("error body: \(body.messagePath)") }
    return lines.map { $0 + "\n" }.joined()
  }

  private var connection: [String] {
    var lines: [String] = []
    for server in schema.servers where !(base?.servers.map(\.url).contains(server.url) ?? false) {
      lines.append("server \(server.kind.rawValue): \(server.url)")
    }
    for scheme in schema.authentication {
      if let parts = scheme.parts {
        let names = parts.map { "\($0.name)\($0.isOptional == true ? " (optional)" : "")" }
        lines.append("authentication together: \(names.joined(separator: ", "))")
        continue
      }
      let prefix = scheme.prefix.map { " \($0)" } ?? ""
      let user = scheme.user.map { ", user \($0)" } ?? ""
      let key = scheme.keyIsUser == true ? ", the key is the user" : ""
      lines.append("authentication \(scheme.kind.rawValue): \(scheme.name)\(prefix)\(user)\(key)")
    }
    for variable in schema.environment {
      lines.append("environment \(variable.role.rawValue): \(variable.name)")
    }
    if let namespace = schema.namespace {
      lines.append("namespace: \(namespace.template), behind \(namespace.segmentIndex) segments")
    }
    for header in schema.requestHeaders {
      lines.append("request header \(header.name): \(header.value)")
    }
    for header in schema.responseHeaders {
      lines.append("response header \(header.name): \(header.type)")
    }
    if let envelope = schema.listEnvelope { lines.append("list envelope: \(envelope.items)") }
    return lines
  }

  private static func lines(of operation: Operation) -> [String] {
    var head = "\(operation.id): \(operation.method) \(operation.path)"
    if operation.kind == .stream { head += ", a stream" }
    if let index = operation.namespaceIndex { head += ", a namespace behind \(index) segments" }
    if !operation.authenticated { head += ", without authentication" }
    var lines = [head]
    for parameter in operation.parameters + (operation.body?.properties ?? []) {
      lines.append("  " + line(of: parameter))
    }
    if let body = operation.body, body.contentType != "application/json" {
      lines.append("  body as \(body.contentType)")
    }
    if let response = operation.response {
      let status = response.status.map { " (\($0))" } ?? ""
      let type = response.kind == .empty || response.kind == .textSession ? "" : " \(response.type)"
      lines.append(
        "  answers \(response.kind.rawValue)\(type)\(status)\(Self.pages(response.paging))")
    }
    return lines
  }

  private static func pages(_ paging: Paging?) -> String {
    guard let paging else { return "" }
    let facts = [paging.style.rawValue, paging.parameter, paging.path, paging.totalPages]
    return ", page by page (\(facts.compactMap { $0 }.joined(separator: " ")))"
  }

  private static func line(of parameter: Parameter) -> String {
    var line = "\(parameter.in.rawValue) \(parameter.name): \(parameter.type)"
    if parameter.required && parameter.in != .path { line += ", required" }
    if let condition = parameter.requiredIf { line += ", required if \(condition)" }
    if let text = parameter.default { line += ", default \(text)" }
    if parameter.spansSegments { line += ", spans segments" }
    return line
  }

  private static func line(of property: Property) -> String {
    var line = "\(property.name): \(property.type)"
    if property.optional { line += ", optional" }
    if let condition = property.requiredIf { line += ", required if \(condition)" }
    if let text = property.default { line += ", default \(text)" }
    if let unit = property.unit { line += ", in \(unit)" }
    return line
  }
}
