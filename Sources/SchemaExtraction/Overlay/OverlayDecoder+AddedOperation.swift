import APISchema
import SlateDiagnostics
import Yams

/// The operations that an overlay adds.
extension OverlayDecoder {
  private static let operationKeys = [
    "method", "path", "group", "name", "title", "description", "kind", "authenticated",
    "namespaced", "deprecated", "contentType", "body", "parameters",
    "response",
  ]
  private static let parameterKeys = [
    "name", "in", "type", "required", "requiredIf", "default", "description", "spansSegments",
  ]

  /// Reads `addOperation: {…}`. `body`, `response` and `parameters` may stand inside of it or beside
  /// it.
  mutating func addedOperation(_ node: Node, _ outer: YAMLFields) -> Overlay.AddedOperation? {
    let context = "'addOperation'"
    guard let fields = fields(of: node, known: Self.operationKeys, in: context) else { return nil }
    for key in ["method", "path", "group", "name"] where fields[key] == nil {
      missing(key, in: context, fields)
    }
    let method = method(in: fields)
    let path = path(in: fields)
    let group = identifier("group", in: fields)
    let name = identifier("name", in: fields)
    guard let method, let path, let group, let name else { return nil }
    var operation = Operation(
      id: "\(group).\(name)", group: group, name: name, title: string("title", in: fields) ?? name,
      documentation: string("description", in: fields) ?? "",
      kind: word("kind", in: fields, among: [Operation.Kind.rest, .stream]) ?? .rest,
      method: method, path: path.path, location: fields.location)
    operation.deprecated = deprecation(in: fields)
    operation.authenticated = flag("authenticated", in: fields) ?? true
    operation.namespaced = flag("namespaced", in: fields) ?? (path.optionalSegment != nil)
    operation.namespaceIndex = operation.namespaced ? path.optionalSegment?.segmentIndex : nil
    let contentType = string("contentType", in: fields) ?? BodyType.json.rawValue

    var added = Overlay.AddedOperation(operation: operation, types: [])
    let response = response(in: fields) ?? response(in: outer)
    if let response {
      added.operation.response = response.value.shape
      added.types.append(.init(response.value.shape.type, at: response.location))
    }
    if case .whole(let body, let type)? = body(in: fields) ?? body(in: outer) {
      added.operation.body = body
      added.types.append(type)
    }
    let nodes = (list("parameters", in: fields) ?? []) + (list("parameters", in: outer) ?? [])
    readParameters(nodes, path: path, contentType: contentType, into: &added)
    return added
  }

  private mutating func readParameters(
    _ nodes: [Node], path: PathTemplate, contentType: String,
    into added: inout Overlay.AddedOperation
  ) {
    var read: [Parameter] = []
    for node in nodes {
      guard let entry = self.parameter(node) else { continue }
      if let type = entry.type { added.types.append(type) }
      let parameter = entry.parameter
      let isInPath = path.parameters.contains { $0.name == parameter.name }
      guard isInPath == (parameter.in == .path) else {
        let message =
          isInPath
          ? "'\(parameter.name)' stands in the path, so it is 'in: path'"
          : "The path has no parameter '\(parameter.name)'"
        fail(.overlayInvalidValue, message, node)
        continue
      }
      read.append(parameter)
    }
    added.operation.parameters = path.parameters.map { declared in
      read.first { $0.in == .path && $0.name == declared.name }
        ?? Parameter(
          name: declared.name, in: .path, type: .string, required: true, evidence: .overlay,
          location: added.operation.location)
    }
    added.operation.parameters += read.filter { $0.in == .query || $0.in == .header }
    let properties = read.filter { $0.in == .body }
    if let property = properties.first, added.operation.body?.isWhole == true {
      fail(
        .overlayInvalidValue, "The body is one value, and has no '\(property.name)'",
        nodes[0])
    } else if !properties.isEmpty {
      added.operation.body = Body(contentType: contentType, properties: properties)
    }
  }

  mutating func parameter(_ node: Node) -> Overlay.AddedParameter? {
    let context = "a parameter"
    guard let fields = fields(of: node, known: Self.parameterKeys, in: context) else { return nil }
    guard let name = wireName("name", in: fields) else {
      if fields["name"] == nil { missing("name", in: context, fields) }
      return nil
    }
    let places: [Parameter.Place] = [.path, .query, .header, .body]
    guard let place = word("in", in: fields, among: places) else {
      if fields["in"] == nil { missing("in", in: context, fields) }
      return nil
    }
    let type = type(in: fields)
    let parameter = Parameter(
      name: name, in: place, type: type?.value ?? .string,
      required: flag("required", in: fields) ?? (place == .path),
      requiredIf: string("requiredIf", in: fields), default: string("default", in: fields),
      description: string("description", in: fields) ?? "",
      spansSegments: flag("spansSegments", in: fields) ?? false, evidence: .overlay,
      location: fields.location)
    return Overlay.AddedParameter(parameter: parameter, type: type)
  }
}
