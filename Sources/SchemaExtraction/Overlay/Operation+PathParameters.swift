import APISchema
import SlateDiagnostics

extension Operation {
  /// Makes the parameters of the path those of a template.
  ///
  /// A parameter keeps what is known of its name; one without a name that is known gets the row of a
  /// table that has it, or, where as many names went as came, the place of the one that went.
  mutating func setPathParameters(of template: PathTemplate, at location: SourceLocation) {
    let declared = template.parameters.map(\.name)
    let known = parameters.filter { $0.in == .path }
    let gone = known.filter { !declared.contains($0.name) }
    let unknown = declared.filter { name in
      !known.contains { $0.name == name } && !hasRow(name)
    }
    let successors: [String: Parameter] =
      gone.count == unknown.count
      ? Dictionary(zip(unknown, gone)) { first, _ in first } : [:]
    let spanning = spanningParameters(of: template)

    var path: [Parameter] = []
    for name in declared {
      var parameter =
        known.first { $0.name == name } ?? takeRow(name) ?? successors[name]
        ?? Parameter(
          name: name, in: .path, type: .string, required: true, evidence: .overlay,
          location: location)
      parameter.name = name
      parameter.in = .path
      parameter.required = true
      if spanning.contains(name) { parameter.spansSegments = true }
      path.append(parameter)
    }
    parameters = path + parameters.filter { $0.in != .path }
    if body?.properties.isEmpty == true { body = nil }
  }

  private func hasRow(_ name: String) -> Bool {
    parameters.contains { $0.name == name } || body?.properties.contains { $0.name == name } == true
  }

  /// Takes a parameter that a table describes, but not as one of the path.
  private mutating func takeRow(_ name: String) -> Parameter? {
    if let index = parameters.firstIndex(where: { $0.in != .path && $0.name == name }) {
      return parameters.remove(at: index)
    }
    guard let index = body?.properties.firstIndex(where: { $0.name == name }) else { return nil }
    return body?.properties.remove(at: index)
  }

  /// The parameters whose value has slashes in a sample request.
  private func spanningParameters(of template: PathTemplate) -> Set<String> {
    var names: Set<String> = []
    for sample in samples where sample.kind == .request {
      guard let target = sample.target,
        case .agrees(let agreement) = PathMatch(
          template, sample: target, namespaceIndex: namespaceIndex)
      else { continue }
      names.formUnion(agreement.bindings.filter(\.spansSegments).map(\.name))
    }
    return names
  }
}
