import APISchema
import SlateDiagnostics
import SlateReference

/// Parameters of request bodies.
extension Extraction {
  mutating func bodyParameter(
    of row: FieldRow, member: SampleValue.Member?, isUnmarked: Bool, site: EndpointSite,
    in context: FieldContext
  ) -> Parameter {
    var facts = facts(of: row)
    facts.defaultValue = row.defaultValue ?? facts.defaultValue
    var resolved = bodyType(of: row, facts, member: member, site: site, in: context)
    // What is shown as text is text, whatever it is called, and an "Audio File" may be an object of the reference.
    if [.any, .string, .array(.any), .array(.string)].contains(resolved.type),
      let type = row.typeText.flatMap({ FileWords.type(of: $0) }),
      !(member?.value.isText ?? false)
    {
      resolved = ResolvedType(type: type, evidence: .typeColumn)
    }
    // A table that marks nothing: what its own sample creates with is needed, as far as anyone can tell.
    let assumed = isUnmarked && site.method == "POST" && member != nil
    return Parameter(
      name: row.name, in: .body, type: resolved.type,
      required: row.required ?? facts.required ?? assumed,
      requiredIf: facts.requiredIf ?? row.condition, default: facts.defaultValue,
      description: facts.description, evidence: resolved.evidence, location: row.location)
  }

  mutating func bodyType(
    of row: FieldRow, _ facts: DescriptionFacts, member: SampleValue.Member?, site: EndpointSite,
    in context: FieldContext
  ) -> ResolvedType {
    if let anchor = facts.sameParametersAnchor, let linked = linkedParameters(anchor) {
      let isList = facts.kind == .list || member?.value.isList ?? false
      linkedSamples[linked, default: []] += firstObject(member?.value)?.members ?? []
      return ResolvedType(type: isList ? .array(.model(linked)) : .model(linked), evidence: .link)
    }
    let attribute = attribute(named: row.name, of: site)
    // What the sample shows under the attribute is one thing with what the model says about it.
    if facts.tableNames.isEmpty, facts.possibleValues.isEmpty, row.typeText == nil,
      facts.typeText == nil,
      row.children.isEmpty, let attribute
    {
      switch attribute.type {
      // What is sent as text is none of the objects that come back.
      case .model where !isObjectOrUnknown(member?.value),
        .array(.model) where !isObjectOrUnknown(member?.value),
        .dictionary where !isObjectOrUnknown(member?.value):
        break
      // Nor is an object with keys that those have not.
      case .model(let name) where sends(member?.value, moreThan: name),
        .array(.model(let name)) where sends(member?.value, moreThan: name):
        break
      case .model, .array(.model), .dictionary:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      case .enumeration, .array(.enumeration), .array(.resourceURI):
        return ResolvedType(type: attribute.type, evidence: .sameName)
      case .date where member?.value == nil && facts.dateFormatName == nil,
        .resourceURI where member?.value == nil:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      default: break
      }
    }
    let example = facts.exampleJSON.lazy
      .map { SampleReader.read($0, saidAt: row.location) }.compactMap(\.documents.first).first
    let field = FieldDescription(
      row, facts, sample: member?.value ?? example, sampleLocation: member?.location ?? row.location
    )
    let resolved = resolveType(field, in: context)
    if resolved.evidence == .none || resolved.evidence == .name, let attribute {
      switch attribute.type {
      // What is sent may be written in another way than what comes back.
      case .date where facts.dateFormatName != nil:
        return ResolvedType(type: .date(dateFormat(facts)), evidence: .sentence)
      case .array, .date, .resourceURI, .integer, .number, .boolean:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      default: break
      }
    }
    return resolved
  }

  /// Whether an object that is sent has a key that is no attribute of a model.
  private func sends(_ value: SampleValue?, moreThan name: String) -> Bool {
    guard let members = firstObject(value)?.members, let model = model(name) else { return false }
    let names = Set(model.properties.map(\.name))
    return members.contains { !names.contains($0.name) }
  }

  /// The model of another operation's body, for bodies that hold what that operation takes.
  mutating func linkedParameters(_ anchor: String) -> String? {
    for index in operations(behind: anchor) {
      let node = sites[index].owner
      let key = ShapeKey(node: node, role: .request)
      if let name = builtShapes[key] { return name }
      let words = Words(
        words: Words(sites[index].name).words + resourceWords(of: sites[index]).words + [
          "parameters"
        ])
      let name = claimTypeName(words)
      setModel(name, of: key)
      linkedBodies.append((name, "\(sites[index].group).\(sites[index].name)"))
      return name
    }
    return nil
  }

  /// Makes the models of linked bodies, now that all operations are there.
  mutating func buildLinkedBodies() {
    guard !linkedBodies.isEmpty else { return }
    let operations = Dictionary(schema.operations.enumerated().lazy.map { ($1.id, $0) }) {
      first, _ in first
    }
    var unknown: Set<String> = []
    for (name, id) in linkedBodies {
      guard let index = operations[id], let body = schema.operations[index].body, !body.isWhole
      else {
        // The link leads to an operation that takes nothing: what belongs here stays unknown.
        unknown.insert(name)
        continue
      }
      let operation = schema.operations[index]
      add(
        Model(
          name: name, title: operation.title,
          page: group(operation.group)?.page ?? "", role: .request,
          documentation: "What [\(operation.title)](operation:\(operation.id)) takes, as a part of "
            + "another request.",
          properties: body.properties.map { parameter in
            Property(
              name: parameter.name, type: parameter.type.isFile ? .string : parameter.type,
              optional: !parameter.required,
              requiredIf: parameter.requiredIf, default: parameter.default,
              description: parameter.description,
              evidence: parameter.evidence, location: parameter.location ?? operation.location)
          } + sampleOnlyProperties(of: name, besides: body), location: operation.location))
    }
    schema.mapTypes { type in
      if case .model(let name) = type, unknown.contains(name) { .any } else { nil }
    }
  }

  /// What the samples of a linked body have beyond what the other operation takes.
  private mutating func sampleOnlyProperties(of model: String, besides body: Body) -> [Property] {
    var names = Set(body.properties.map(\.name))
    var properties: [Property] = []
    for member in linkedSamples[model] ?? [] where names.insert(member.name).inserted {
      warn(
        .parameterNotInTable,
        "'\(member.name)' stands in a sample of \(model) but not in the table that it refers to; it is taken from "
          + "the sample", at: member.location)
      properties.append(
        Property(
          name: member.name, type: plainType(of: member.value), optional: true, evidence: .sample,
          location: member.location))
    }
    return properties
  }

  /// What only the sample of the request's body has. A table that leaves something out is warned of; where there is
  /// no table, the sample is all there is.
  mutating func sampleOnlyParameters(
    _ body: SampleValue?, sometimes: Set<String>, besides known: [Parameter], site: EndpointSite,
    in context: FieldContext
  ) -> [Parameter] {
    let names = Set(known.map(\.name))
    var parameters: [Parameter] = []
    let isCall = Self.isCall(body)
    for member in body?.members ?? [] where !names.contains(member.name) {
      let row = FieldRow(name: member.name, description: [], location: member.location)
      let facts = DescriptionFacts([], name: member.name, markdown: MarkdownText())
      let resolved = bodyType(of: row, facts, member: member, site: site, in: context)
      let isOfCall = isCall && Self.callMembers.contains(member.name)
      if !known.isEmpty, !isOfCall {
        warn(
          .parameterNotInTable,
          "'\(member.name)' stands in the sample of the request but not in its table; it is taken from the "
            + "sample",
          at: member.location)
      }
      parameters.append(
        Parameter(
          name: member.name, in: .body, type: resolved.type,
          required: (known.isEmpty || isOfCall) && site.method == "POST"
            && !sometimes.contains(member.name),
          evidence: resolved.evidence,
          location: member.location))
    }
    return parameters
  }

  /// Whether a body is a call of JSON-RPC: its table is about the parameters of the call.
  private static func isCall(_ body: SampleValue?) -> Bool {
    let names = Set((body?.members ?? []).map(\.name))
    return names.contains("jsonrpc") || names.isSuperset(of: ["method", "params"])
  }

  private static let callMembers: WordSet = ["jsonrpc", "id", "method", "params"]
}
