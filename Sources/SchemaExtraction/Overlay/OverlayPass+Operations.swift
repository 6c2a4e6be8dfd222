import APISchema
import SlateDiagnostics

/// Corrections of operations and of their groups.
extension OverlayPass {
  /// The operations that a correction names: by an id, or as `METHOD /path/`, whatever the names of
  /// its parameters.
  func operationIndices(_ subject: String) -> [Int] {
    let id = renamed.operations.current(subject)
    if let index = schema.operations.firstIndex(where: { $0.id == id }) { return [index] }
    guard let endpoint = DeclaredEndpoint(in: subject) else { return [] }
    let exact = schema.operations.indices.filter {
      schema.operations[$0].method == endpoint.method
        && schema.operations[$0].path == endpoint.template.path
    }
    if !exact.isEmpty { return exact }
    let key = Self.key(method: endpoint.method, path: endpoint.template.path)
    let similar = schema.operations.indices.filter { Self.key(schema.operations[$0]) == key }
    if !similar.isEmpty { return similar }
    let successor = renamed.operations.current(key)
    return schema.operations.indices.filter { schema.operations[$0].id == successor }
  }

  func groupIndex(_ id: String) -> Int? {
    let current = renamed.groups.current(id)
    return schema.groups.firstIndex { $0.id == current }
  }

  /// `GET /users/{}/`: the same for all names of parameters.
  private static func key(method: String, path: String) -> String {
    var key = "\(method) "
    var isInside = false
    for character in path {
      if character == "}" { isInside = false }
      if !isInside { key.append(character) }
      if character == "{" { isInside = true }
    }
    return key
  }

  private static func key(_ operation: Operation) -> String {
    key(method: operation.method, path: operation.path)
  }

  // MARK: Operations

  mutating func apply(_ change: Overlay.OperationChange, _ correction: Overlay.Correction) {
    let indices = operationIndices(correction.subject)
    guard !indices.isEmpty else {
      if isFulfilled(change, correction.subject) {
        notNeeded("correction of '\(correction.subject)'", at: correction.location)
      } else {
        let all = schema.operations.map(\.id) + schema.operations.map { "\($0.method) \($0.path)" }
        matchesNothing("there is no operation", correction.subject, all, at: correction.location)
      }
      return
    }
    if change.drop {
      for index in indices.reversed() { schema.operations.remove(at: index) }
      return
    }
    let response = change.response.map { response in
      var change = response.value
      change.shape.type = resolve(.init(change.shape.type, at: response.location))
      return change
    }
    if case .whole(_, let type)? = change.body { _ = resolve(type) }
    let refusals = diagnostics.count
    var isChanged = false
    for index in indices {
      let before = schema.operations[index]
      update(index, change, response, correction)
      if schema.operations[index] != before { isChanged = true }
    }
    if !isChanged && change.addParameters.isEmpty && diagnostics.count == refusals {
      notNeeded("correction of '\(correction.subject)'", at: correction.location)
    }
  }

  /// Whether the reference has by now what a correction that finds nothing wanted to make.
  private func isFulfilled(_ change: Overlay.OperationChange, _ subject: String) -> Bool {
    if let path = change.path {
      let method = change.method ?? DeclaredEndpoint(in: subject)?.method
      return schema.operations.contains {
        $0.path == path.path && (method == nil || $0.method == method)
      }
    }
    guard change.name != nil || change.group != nil else { return false }
    let parts = subject.split(separator: ".").map(String.init)
    guard parts.count == 2 else { return false }
    let id = "\(change.group ?? parts[0]).\(change.name ?? parts[1])"
    return schema.operations.contains { $0.id == id }
  }

  private mutating func update(
    _ index: Int, _ change: Overlay.OperationChange, _ response: Overlay.ResponseChange?,
    _ correction: Overlay.Correction
  ) {
    let before = schema.operations[index]
    if let method = change.method { schema.operations[index].method = method }
    if let path = change.path { setPath(path, of: index, correction) }
    if let title = change.title { schema.operations[index].title = title }
    if let text = change.description { schema.operations[index].documentation = text }
    if let kind = change.kind { schema.operations[index].kind = kind }
    if let reason = change.deprecated { schema.operations[index].deprecated = reason }
    if let authenticated = change.authenticated {
      schema.operations[index].authenticated = authenticated
    }
    if let namespaced = change.namespaced { setNamespaced(namespaced, of: index, correction) }
    if let response { setResponse(response, of: index) }
    if let body = change.body { setBody(body, of: index) }
    add(change.addParameters, toOperationAt: index)
    if let type = change.contentType { setContentType(type, of: index, correction) }
    if Self.key(before) != Self.key(schema.operations[index]) {
      renamed.operations.rename(Self.key(before), to: before.id)
    }
    if change.name != nil || change.group != nil {
      let group = change.group.map { renamed.groups.current($0) } ?? before.group
      move(index, to: group, as: change.name ?? before.name, correction)
    }
  }

  private mutating func setResponse(_ change: Overlay.ResponseChange, of index: Int) {
    let known = schema.operations[index].response
    var response = change.shape
    let isSame = known?.kind == response.kind && known?.type == response.type
    if isSame {
      response.envelope = response.envelope ?? known?.envelope
      response.paging = response.paging ?? known?.paging
      response.description = response.description ?? known?.description
    }
    if change.isBare { response.envelope = nil }
    if change.isUnpaged { response.paging = nil }
    response.status = response.status ?? known?.status
    response.reconnects = response.reconnects || known?.reconnects ?? false
    var unchanged = known
    unchanged?.evidence = response.evidence
    unchanged?.location = response.location
    guard unchanged != response else { return }
    if let known, !isSame { replacedTypes.append(known.type) }
    schema.operations[index].response = response
  }

  private mutating func setBody(_ change: Overlay.BodyChange, of index: Int) {
    guard case .whole(var body, _) = change else {
      replaceBody(of: index, with: nil)
      return
    }
    for place in body.properties.indices {
      body.properties[place].type = renamed.apply(to: body.properties[place].type)
    }
    var known = schema.operations[index].body
    if known?.isWhole == true, body.properties.count == known?.properties.count {
      for place in body.properties.indices {
        known?.properties[place].evidence = body.properties[place].evidence
        known?.properties[place].location = body.properties[place].location
        if body.properties[place].description.isEmpty {
          body.properties[place].description = known?.properties[place].description ?? ""
        }
      }
    }
    if known != body { replaceBody(of: index, with: body) }
  }

  private mutating func replaceBody(of index: Int, with body: Body?) {
    replacedTypes += (schema.operations[index].body?.properties ?? []).map(\.type)
    schema.operations[index].body = body
  }

  private mutating func setContentType(
    _ type: String, of index: Int, _ correction: Overlay.Correction
  ) {
    guard schema.operations[index].body != nil else {
      fail(
        .overlayInvalidValue,
        "'\(schema.operations[index].id)' has no body: add its parameters with 'in: body'",
        at: correction.location)
      return
    }
    schema.operations[index].body?.contentType = type
  }

  private mutating func setNamespaced(
    _ namespaced: Bool, of index: Int, _ correction: Overlay.Correction
  ) {
    let operation = schema.operations[index]
    guard namespaced else {
      schema.operations[index].namespaced = false
      schema.operations[index].namespaceIndex = nil
      return
    }
    guard let place = operation.namespaceIndex ?? schema.namespace?.segmentIndex else {
      fail(
        .overlayInvalidValue,
        "The reference does not say where a namespace stands: write it into 'path', as in "
          + "'/api/[namespace/]users/'", at: correction.location)
      return
    }
    schema.operations[index].namespaced = true
    schema.operations[index].namespaceIndex = place
  }

  // MARK: Paths

  private mutating func setPath(
    _ path: PathTemplate, of index: Int, _ correction: Overlay.Correction
  ) {
    var operation = schema.operations[index]
    if operation.path != path.path {
      operation.setPathParameters(of: path, at: correction.location)
      operation.path = path.path
      if operation.namespaced {
        operation.namespaceIndex = schema.namespace?.segmentIndex ?? operation.namespaceIndex
      }
    }
    if let optional = path.optionalSegment {
      operation.namespaced = true
      operation.namespaceIndex = optional.segmentIndex
    }
    schema.operations[index] = operation
  }

  // MARK: Names

  /// Gives an operation a name and a group, and with them an id.
  private mutating func move(
    _ index: Int, to group: String, as name: String, _ correction: Overlay.Correction
  ) {
    let old = schema.operations[index]
    let id = "\(group).\(name)"
    guard id != old.id else { return }
    guard !schema.operations.contains(where: { $0.id == id }) else {
      fail(.overlayNameTaken, "There is an operation '\(id)' already", at: correction.location)
      return
    }
    addGroup(group, for: old)
    schema.operations[index].id = id
    schema.operations[index].group = group
    schema.operations[index].name = name
    renamed.operations.rename(old.id, to: id)
  }

  /// Adds a group where there is none of that id, on the page of its first operation.
  private mutating func addGroup(_ id: String, for operation: Operation) {
    guard !schema.groups.contains(where: { $0.id == id }) else { return }
    schema.groups.append(
      OperationGroup(id: id, title: id, page: page(of: operation), location: operation.location))
  }

  private func page(of operation: Operation) -> String {
    if let group = schema.groups.first(where: { $0.id == operation.group }) { return group.page }
    let page = schema.pages.first { $0.file == operation.location.file } ?? schema.pages.first
    return page?.name ?? "index"
  }

  // MARK: Additions

  mutating func add(_ added: Overlay.AddedOperation, _ correction: Overlay.Correction) {
    var operation = added.operation
    for type in added.types { _ = resolve(type) }
    if schema.operations.contains(where: { Self.key($0) == Self.key(operation) }) {
      let subject = "addition of '\(operation.method) \(operation.path)'"
      notNeeded(subject, at: correction.location)
      return
    }
    operation.group = renamed.groups.current(operation.group)
    operation.id = "\(operation.group).\(operation.name)"
    guard !schema.operations.contains(where: { $0.id == operation.id }) else {
      fail(
        .overlayNameTaken, "There is an operation '\(operation.id)' already",
        at: correction.location)
      return
    }
    for index in operation.parameters.indices {
      operation.parameters[index].type = renamed.apply(to: operation.parameters[index].type)
    }
    for index in (operation.body?.properties ?? []).indices {
      let type = operation.body?.properties[index].type ?? .any
      operation.body?.properties[index].type = renamed.apply(to: type)
    }
    if let type = operation.response?.type { operation.response?.type = renamed.apply(to: type) }
    addGroup(operation.group, for: operation)
    let last = schema.operations.lastIndex { $0.group == operation.group }
    let place = last.map { $0 + 1 } ?? schema.operations.count
    schema.operations.insert(operation, at: place)
    if operation.namespaced { setNamespaced(true, of: place, correction) }
  }

  // MARK: Groups

  private mutating func setModel(_ name: Overlay.Located<String>, ofGroupAt index: Int) {
    guard let model = modelIndex(name.value) else {
      matchesNothing(
        "there is no model", name.value, schema.models.map(\.name), at: name.location)
      return
    }
    schema.groups[index].model = schema.models[model].name
  }

  mutating func apply(_ change: Overlay.GroupChange, _ correction: Overlay.Correction) {
    guard let index = groupIndex(correction.subject) else {
      if let name = change.rename, groupIndex(name) != nil {
        notNeeded("correction of '\(correction.subject)'", at: correction.location)
      } else {
        let ids = schema.groups.map(\.id)
        matchesNothing("there is no group", correction.subject, ids, at: correction.location)
      }
      return
    }
    let before = schema.groups[index]
    if change.drop {
      schema.operations.removeAll { $0.group == before.id }
      schema.groups.remove(at: index)
      return
    }
    if let title = change.title { schema.groups[index].title = title }
    if let description = change.description { schema.groups[index].documentation = description }
    if let model = change.model { setModel(model, ofGroupAt: index) }
    if let new = change.rename, new != before.id {
      guard !schema.groups.contains(where: { $0.id == new }) else {
        fail(.overlayNameTaken, "There is a group '\(new)' already", at: correction.location)
        return
      }
      schema.groups[index].id = new
      renamed.groups.rename(before.id, to: new)
      for operation in schema.operations.indices
      where schema.operations[operation].group == before.id {
        move(operation, to: new, as: schema.operations[operation].name, correction)
      }
    }
    if schema.groups[index] == before {
      notNeeded("correction of '\(correction.subject)'", at: correction.location)
    }
  }
}
