import APISchema
import SlateDiagnostics

/// A schema without what Swift could not express: names are unique, references lead somewhere, and
/// every path parameter has its place.
///
/// The schema of a sound reference passes unchanged. The emitter behind this gate need not doubt it.
struct ExpressibleSchema {
  /// What is left of the schema.
  private(set) var schema: APISchema
  /// What was left out or widened.
  private(set) var diagnostics: [Diagnostic] = []

  private let models: Set<String>
  private let enumerations: Set<String>

  /// Goes through `schema`.
  init(_ schema: APISchema) {
    self.schema = schema
    models = Set(schema.models.map(\.name))
    enumerations = Set(schema.enumerations.map(\.name))
    self.schema.models = distinct(
      schema.models, by: \.name, .duplicateModel, { "two models are called '\($0.name)'" },
      at: \.location)
    self.schema.enumerations = distinct(
      schema.enumerations, by: \.name, .duplicateEnumeration,
      { "two enumerations are called '\($0.name)'" }, at: \.location)
    self.schema.models = self.schema.models.map { checked($0) }
    self.schema.enumerations = self.schema.enumerations.map { checked($0) }
    checkOperations()
    for index in self.schema.responseHeaders.indices {
      let header = self.schema.responseHeaders[index]
      self.schema.responseHeaders[index].type = checked(header.type, at: header.location)
    }
    checkServers()
  }

  private mutating func checked(_ model: Model) -> Model {
    var model = model
    let name = model.name
    model.properties = distinct(
      model.properties, by: \.name, .duplicateAttribute,
      { "'\($0.name)' is listed twice in '\(name)'" }, at: \.location)
    for index in model.properties.indices {
      let type = model.properties[index].type
      let checkedType = checked(type, at: model.properties[index].location)
      // Writing copies the whole list, and hardly ever is there anything to write.
      if checkedType != type { model.properties[index].type = checkedType }
    }
    return model
  }

  private mutating func checked(_ enumeration: Enumeration) -> Enumeration {
    var enumeration = enumeration
    let name = enumeration.name
    enumeration.values = distinct(
      enumeration.values, by: \.value, .duplicateValue,
      { "'\($0.value)' is listed twice in '\(name)'" }, at: \.location)
    return enumeration
  }

  private mutating func checkOperations() {
    schema.groups = distinct(
      schema.groups, by: \.id, .duplicateGroup, { "two groups are called '\($0.id)'" },
      at: \.location)
    schema.operations = distinct(
      schema.operations, by: \.id, .duplicateOperation,
      { "two operations are called '\($0.id)'" }, at: \.location)
    let groups = Set(schema.groups.map(\.id))
    var operations: [Operation] = []
    for var operation in schema.operations {
      guard groups.contains(operation.group) else {
        warn(
          .unknownGroup,
          "'\(operation.id)' is left out: there is no group '\(operation.group)'",
          at: operation.location)
        continue
      }
      guard HTTPMethod(rawValue: operation.method) != nil else {
        warn(
          .unknownMethod,
          "'\(operation.id)' is left out: '\(operation.method)' is not an HTTP method",
          at: operation.location)
        continue
      }
      check(&operation)
      operations.append(operation)
    }
    schema.operations = operations
  }

  private mutating func check(_ operation: inout Operation) {
    check(&operation.parameters)
    if var body = operation.body {
      check(&body.properties, mayBeFiles: true)
      operation.body = body
    }
    if let response = operation.response, response.type != .file {
      operation.response?.type = checked(
        response.type, at: response.location ?? operation.location)
    }
    checkPath(of: &operation)
  }

  private mutating func checkPath(of operation: inout Operation) {
    let index = operation.namespaced ? operation.namespaceIndex : nil
    let template = PathTemplate(operation.path, namespaceIndex: index)
    if !template.holdsNamespace {
      warn(
        .misplacedNamespace,
        "the path of '\(operation.id)' has too few segments to hold a namespace; it gets none",
        at: operation.location)
    }
    let placed = template.parameters
    let known = operation.parameters.lazy.filter { $0.in == .path }.map(\.name)
    for name in placed.filter({ !known.contains($0) }) {
      warn(
        .undescribedPathParameter,
        "no table describes '\(name)' in the path of '\(operation.id)'; it is taken for a string",
        at: operation.location)
      operation.parameters.append(
        Parameter(name: name, in: .path, type: .string, required: true))
    }
    func isUnplaced(_ parameter: Parameter) -> Bool {
      parameter.in == .path && !placed.contains(parameter.name)
    }
    guard operation.parameters.contains(where: isUnplaced) else { return }
    operation.parameters.removeAll { parameter in
      guard isUnplaced(parameter) else { return false }
      warn(
        .unplacedPathParameter,
        "'\(parameter.name)' is left out: the path of '\(operation.id)' has no place for it",
        at: parameter.location ?? operation.location)
      return true
    }
  }

  private mutating func checkServers() {
    func has(_ kind: Server.Kind) -> Bool { schema.servers.contains { $0.kind == kind } }
    if !has(.rest), schema.operations.contains(where: { $0.kind == .rest }) {
      warn(.missingServer, "no server is named; a caller has to configure the host", at: nil)
    }
    if !has(.stream), schema.operations.contains(where: { $0.kind == .stream }) {
      warn(
        .missingStreamServer,
        "no stream server is named; a caller has to configure the stream host", at: nil)
    }
  }

  private mutating func check(_ parameters: inout [Parameter], mayBeFiles: Bool = false) {
    for index in parameters.indices {
      let type = parameters[index].type
      if mayBeFiles, type.isFile { continue }
      let checkedType = checked(type, at: parameters[index].location)
      if checkedType != type { parameters[index].type = checkedType }
    }
  }

  /// The type, with any JSON in place of what does not exist.
  private mutating func checked(_ type: ValueType, at location: SourceLocation?) -> ValueType {
    switch type {
    case .string, .integer, .number, .boolean, .date, .any, .resourceURI(nil):
      return type
    case .file:
      warn(
        .misplacedFile,
        "only a body's own attributes and whole responses are files; this one is a string",
        at: location)
      return .string
    case .resourceURI(let target?):
      if models.contains(target) { return type }
      warn(
        .unknownModel, "there is no model '\(target)'; the URI leads to any JSON", at: location)
      return .resourceURI(nil)
    case .model(let name):
      if models.contains(name) { return type }
      warn(.unknownModel, "there is no model '\(name)'; any JSON is taken", at: location)
      return .any
    case .enumeration(let name):
      if enumerations.contains(name) { return type }
      warn(
        .unknownEnumeration, "there is no enumeration '\(name)'; any string is taken",
        at: location)
      return .string
    case .array(let element): return .array(checked(element, at: location))
    case .dictionary(let value): return .dictionary(checked(value, at: location))
    case .nullable(let type): return checked(type, at: location).orNull
    }
  }

  /// The elements without those whose key an earlier one has.
  private mutating func distinct<Element>(
    _ elements: [Element], by key: (Element) -> String, _ rule: DiagnosticRule,
    _ message: (Element) -> String, at location: (Element) -> SourceLocation?
  ) -> [Element] {
    var seen = Set<String>(minimumCapacity: elements.count)
    if elements.allSatisfy({ seen.insert(key($0)).inserted }) { return elements }
    seen = []
    return elements.filter { element in
      if seen.insert(key(element)).inserted { return true }
      warn(rule, message(element) + "; the first one counts", at: location(element))
      return false
    }
  }

  private mutating func warn(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation?
  ) {
    diagnostics.append(Diagnostic(rule, message, at: location))
  }
}

/// The methods that a generated call can have.
enum HTTPMethod: String {
  case get = "GET"
  case head = "HEAD"
  case post = "POST"
  case put = "PUT"
  case delete = "DELETE"
  case connect = "CONNECT"
  case options = "OPTIONS"
  case trace = "TRACE"
  case patch = "PATCH"

  /// The method as it is written in Swift.
  var expression: String { ".\(rawValue.lowercased())" }
}
