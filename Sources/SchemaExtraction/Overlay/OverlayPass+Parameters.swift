import APISchema
import SlateDiagnostics

/// Corrections of parameters, of paths, queries, headers and bodies.
extension OverlayPass {
  /// Where a parameter stands in its operation.
  private enum Spot {
    case parameters(Int)
    case body(Int)
  }

  mutating func apply(_ change: Overlay.ParameterChange, _ correction: Overlay.Correction) {
    guard let (index, name) = operation(ofParameter: correction.subject) else {
      let ids = schema.operations.map(\.id)
      let id = correction.subject.split(separator: ".").prefix(2).joined(separator: ".")
      matchesNothing("there is no operation", id, ids, at: correction.location)
      return
    }
    let before = schema.operations[index]
    let found = spot(of: name, in: before)
    guard let spot = found ?? change.rename.flatMap({ self.spot(of: $0, in: before) }) else {
      let names = before.parameters.map(\.name) + (before.body?.properties ?? []).map(\.name)
      matchesNothing("\(before.id) has no parameter", name, names, at: correction.location)
      return
    }
    guard var parameter = remove(spot, from: index) else { return }
    // A row may describe a part of the path that the path does not have.
    let isInPath = parameter.in == .path && before.path.contains("{\(parameter.name)}")
    if isInPath && (change.drop || change.place != nil) {
      schema.operations[index] = before
      fail(
        .overlayInvalidValue,
        "'\(name)' stands in the path of '\(before.id)': correct the operation's 'path' instead",
        at: correction.location)
      return
    }
    if change.drop {
      if schema.operations[index].body?.properties.isEmpty == true {
        schema.operations[index].body = nil
      }
      return
    }
    if found != nil, let new = change.rename, new != parameter.name {
      if isInPath { renamePathParameter(parameter.name, to: new, in: index) }
      parameter.name = new
      if let twin = self.spot(of: new, in: schema.operations[index]),
        let other = remove(twin, from: index)
      {
        parameter.absorb(other)
      }
    }
    update(&parameter, change)
    insert(parameter, spot, into: index)
    if schema.operations[index] == before {
      notNeeded("correction of '\(correction.subject)'", at: correction.location)
    }
  }

  private mutating func update(_ parameter: inout Parameter, _ change: Overlay.ParameterChange) {
    if let type = change.type {
      let type = resolve(type)
      if parameter.type != type {
        parameter.type = type
        parameter.evidence = .overlay
      }
    }
    if let place = change.place { parameter.in = place }
    if let required = change.required {
      parameter.required = required
      if required { parameter.requiredIf = nil }
    }
    if let condition = change.requiredIf {
      parameter.requiredIf = condition
      parameter.required = false
    }
    if let text = change.default { parameter.default = text }
    if let description = change.description { parameter.description = description }
    if let spans = change.spansSegments { parameter.spansSegments = spans }
  }

  /// The operation that a subject begins with, and the parameter's name behind it. Names have dots,
  /// too: `providers.get.provider.name`.
  private func operation(ofParameter subject: String) -> (index: Int, name: String)? {
    let parts = subject.split(separator: ".", omittingEmptySubsequences: false)
    for count in stride(from: parts.count - 1, to: 0, by: -1) {
      let id = parts[..<count].joined(separator: ".")
      if let index = operationIndices(id).first {
        return (index, parts[count...].joined(separator: "."))
      }
    }
    return nil
  }

  private func spot(of name: String, in operation: Operation) -> Spot? {
    if let index = operation.parameters.firstIndex(where: { $0.name == name }) {
      return .parameters(index)
    }
    return operation.body?.properties.firstIndex { $0.name == name }.map { .body($0) }
  }

  private mutating func remove(_ spot: Spot, from operation: Int) -> Parameter? {
    switch spot {
    case .parameters(let index): schema.operations[operation].parameters.remove(at: index)
    case .body(let index): schema.operations[operation].body?.properties.remove(at: index)
    }
  }

  /// Puts a parameter back where it was, or at the end of the list that it belongs to now.
  private mutating func insert(_ parameter: Parameter, _ spot: Spot, into operation: Int) {
    if parameter.in == .body {
      var body = schema.operations[operation].body ?? Body(properties: [])
      var place = body.properties.count
      if case .body(let index) = spot { place = min(index, place) }
      body.properties.insert(parameter, at: place)
      schema.operations[operation].body = body
      return
    }
    var place = schema.operations[operation].parameters.count
    if case .parameters(let index) = spot { place = min(index, place) }
    schema.operations[operation].parameters.insert(parameter, at: place)
    if schema.operations[operation].body?.properties.isEmpty == true {
      schema.operations[operation].body = nil
    }
  }

  private mutating func renamePathParameter(_ old: String, to new: String, in operation: Int) {
    let path = schema.operations[operation].path
    schema.operations[operation].path = path.replacing("{\(old)}", with: "{\(new)}")
  }
}

extension Parameter {
  /// Takes what another row of the same name knows.
  fileprivate mutating func absorb(_ other: Parameter) {
    if type == .any || (other.type.refines(type) && evidence != .overlay) {
      type = other.type
      evidence = other.evidence
    }
    if description.isEmpty { description = other.description }
    requiredIf = requiredIf ?? other.requiredIf
    `default` = `default` ?? other.default
  }
}
