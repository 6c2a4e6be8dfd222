import APISchema
import SlateDiagnostics

/// Requests that a sample alone shows, where the resource's table says what else may be written.
///
/// A sample sends what its author needed. Where the table of the resource marks attributes that only the server writes,
/// it says of the others that a caller may: a request that creates or changes the resource takes them all. A table
/// without such a mark does not speak of requests, and what the sample sends is all that is known.
extension Extraction {
  mutating func completeSampledRequests() {
    guard !sampledBodies.isEmpty else { return }
    let endpoints = ResourceEndpoints(schema.operations)
    var known: [String: ResourceAttributes] = [:]
    var replaced: Set<String> = []
    completedBodies = []
    for (index, members) in sampledBodies {
      let operation = schema.operations[index]
      let use = endpoints.use(of: operation)
      for name in resources(of: operation) {
        guard let attributes = known[name] ?? attributes(ofResource: name) else { continue }
        known[name] = attributes
        if let use, let body = operation.body, attributes.describe(members) {
          schema.operations[index].body?.properties = body.properties.completed(
            by: attributes, sent: members, use)
          break
        }
        let old = completeParts(of: index, members, by: attributes, use)
        replaced.formUnion(old)
        if !old.isEmpty { break }
      }
    }
    removeUnused(replaced)
    // What the sample alone had shown may have had the name.
    for name in replaced where modelIndex[name] == nil { typeNames.free(name) }
    var renamed: [String: String] = [:]
    for (name, words) in completedBodies { rename(name, to: words, in: &renamed) }
    guard !renamed.isEmpty else { return }
    schema.mapTypes { type in
      if case .model(let name) = type { renamed[name].map { .model($0) } } else { nil }
    }
  }

  /// The models that an operation may be about: that of its answer, then that of its group.
  private func resources(of operation: Operation) -> [String] {
    var names: [String] = []
    if case .model(let name)? = operation.response?.type { names.append(name) }
    if let name = group(operation.group)?.model, !names.contains(name) { names.append(name) }
    return names
  }

  private func attributes(ofResource name: String) -> ResourceAttributes? {
    guard let model = model(name), let shape = shapeOfModel[name].flatMap({ shapes[$0] }) else {
      return nil
    }
    return ResourceAttributes(model, shape.rows)
  }

  /// Completes the resources that a request holds inside: in an envelope, `{"book": {…}}`, or in lists of what is to be
  /// created and changed, `{"create": [{…}], "update": [{…}]}`.
  ///
  /// - Returns: The models that the sample alone had shown.
  private mutating func completeParts(
    of index: Int, _ members: [SampleValue.Member], by attributes: ResourceAttributes,
    _ use: ResourceEndpoints.Use?
  ) -> Set<String> {
    var replaced: Set<String> = []
    var listsAny = false
    for member in members {
      let inner: [SampleValue.Member]
      let innerUse: ResourceEndpoints.Use
      let words: [String]
      if let use, members.count == 1, let object = member.value.members {
        inner = object
        innerUse = use
        words = Words(schema.operations[index].name).words + Words(member.name).words
      } else if let verb = Words(member.name).words.first, member.value.isList,
        let listed = ResourceEndpoints.use(ofVerb: verb),
        let object = firstObject(member.value)?.members
      {
        inner = object
        innerUse = listed
        words = [verb] + Words(attributes.modelName).words
      } else {
        continue
      }
      guard attributes.describe(inner),
        let old = complete(
          partOf: index, member.name, inner, by: attributes, innerUse,
          named: Words(words: words + ["parameters"]))
      else { continue }
      replaced.insert(old)
      listsAny = listsAny || member.value.isList
    }
    // A sample shows all that can be done at once: each list may be left out.
    for position in (schema.operations[index].body?.properties ?? []).indices where listsAny {
      schema.operations[index].body?.properties[position].required = false
    }
    return replaced
  }

  private mutating func complete(
    partOf index: Int, _ name: String, _ members: [SampleValue.Member],
    by attributes: ResourceAttributes, _ use: ResourceEndpoints.Use, named words: Words
  ) -> String? {
    let operation = schema.operations[index]
    guard let position = operation.body?.properties.firstIndex(where: { $0.name == name }),
      let type = operation.body?.properties[position].type, let old = type.objectName,
      var own = model(old)
    else { return nil }
    let sent = own.properties.map { property in
      Parameter(
        name: property.name, in: .body, type: property.type, required: false,
        description: property.description, evidence: property.evidence,
        location: property.location)
    }
    // Each operation has an object of its own: what one must have, another may leave out.
    own.name = claimTypeName(words, prefix: Words(operation.group).singular)
    completedBodies.append((own.name, words))
    own.title = operation.title
    own.role = .request
    own.documentation = ""
    own.samples = []
    own.location = operation.location
    own.properties = sent.completed(by: attributes, sent: members, use).map {
      Property(
        name: $0.name, type: $0.type, optional: !$0.required, requiredIf: $0.requiredIf,
        default: $0.default, description: $0.description, evidence: $0.evidence,
        location: $0.location ?? operation.location)
    }
    add(own)
    let completed = type.replacing { $0 == .model(old) ? .model(own.name) : nil }
    schema.operations[index].body?.properties[position].type = completed
    return old
  }
}

extension ValueType {
  /// The model of an object, or of the objects in a list.
  fileprivate var objectName: String? {
    switch self {
    case .model(let name), .array(.model(let name)): name
    default: nil
    }
  }
}

/// What a resource's table says about who writes its attributes.
struct ResourceAttributes {
  private let model: Model
  var modelName: String { model.name }
  /// The rows by their names; of two rows with one name the first.
  private let rows: [String: FieldRow]
  /// The places of the rows: what only a sample shows stands elsewhere.
  private let locations: Set<SourceLocation>

  /// Reads a table; nil where it marks no attribute as one that only the server writes.
  init?(_ model: Model, _ rows: [FieldRow]) {
    guard rows.contains(where: \.isReadOnly) else { return nil }
    self.model = model
    self.rows = Dictionary(rows.lazy.map { ($0.name, $0) }) { first, _ in first }
    locations = Set(rows.lazy.map(\.location))
  }

  /// Whether what is sent is the resource, or a part of it: nearly all keys are attributes, and not all of them are the
  /// server's.
  func describe(_ members: [SampleValue.Member]) -> Bool {
    let known = members.filter { rows[$0.name] != nil }
    return known.contains { isWritable($0.name, .creation) }
      && known.count * 5 >= members.count * 4
  }

  /// Whether a caller may give an attribute. What must be given and only the server writes is given once, at the
  /// creation.
  private func isWritable(_ name: String, _ use: ResourceEndpoints.Use) -> Bool {
    guard let row = rows[name] else { return false }
    return !row.isReadOnly || (use == .creation && row.required == true)
  }

  /// The attributes that a request takes, in the table's order.
  func taken(besides sent: Set<String>, _ use: ResourceEndpoints.Use) -> [Property] {
    model.properties.filter { property in
      guard locations.contains(property.location) || rows[property.name] != nil else {
        return false
      }
      return sent.contains(property.name) || isWritable(property.name, use)
    }
  }

  /// Whether a request without an attribute is refused.
  func isRequired(_ property: Property, _ use: ResourceEndpoints.Use) -> Bool {
    guard use == .creation, let row = rows[property.name] else { return false }
    return row.required ?? row.requiredInProse ?? false
  }
}

extension [Parameter] {
  /// What a sample sends, and what else the resource's table says that a caller may write.
  fileprivate func completed(
    by attributes: ResourceAttributes, sent members: [SampleValue.Member],
    _ use: ResourceEndpoints.Use
  ) -> [Parameter] {
    let shown = Dictionary(members.lazy.map { ($0.name, $0.value) }) { first, _ in first }
    let known = Dictionary(lazy.map { ($0.name, $0) }) { first, _ in first }
    var seen: Set<String> = []
    var completed: [Parameter] = []
    for property in attributes.taken(besides: Set(known.keys), use) {
      seen.insert(property.name)
      var parameter = Parameter(
        name: property.name, in: .body, type: property.type,
        required: attributes.isRequired(property, use), description: property.description,
        evidence: property.evidence, location: property.location)
      if use == .creation {
        // What the server takes when an attribute is left out: a change leaves the attribute as it is.
        parameter.default = property.default
        parameter.requiredIf = property.requiredIf
      }
      if let own = known[property.name], let value = shown[property.name],
        property.type.saysLess(than: own.type) || !Extraction.fits(value, property.type)
      {
        parameter.type = own.type
        parameter.evidence = own.evidence
      }
      completed.append(parameter)
    }
    for var parameter in self where !seen.contains(parameter.name) {
      parameter.required = parameter.required && use == .creation
      completed.append(parameter)
    }
    return completed
  }
}

extension ValueType {
  /// Whether it leaves open what the other one says.
  fileprivate func saysLess(than other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, .any): false
    case (.any, _): true
    case (.array(let mine), .array(let others)), (.dictionary(let mine), .dictionary(let others)):
      mine.saysLess(than: others)
    default: false
    }
  }
}
