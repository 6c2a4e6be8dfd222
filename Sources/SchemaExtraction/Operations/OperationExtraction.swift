import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Words of headings that say where a table's parameters go.
  static let parameterPlaceWords: Set<String> = [
    "parameter", "parameters", "params", "arguments", "argument", "query", "path", "url", "json", "body", "payload",
    "form", "data", "header", "headers", "request",
  ]

  /// Builds every operation, in the reference's order.
  mutating func buildOperations() {
    let authorizedSamples = countAuthorizedSamples()
    for index in sites.indices { buildOperation(at: index, samplesAreAuthorized: authorizedSamples) }
  }

  private mutating func buildOperation(at index: Int, samplesAreAuthorized: Bool) {
    let site = sites[index]
    let owner = outline.nodes[site.owner]
    var operation = Operation(
      id: "\(site.group).\(site.name)", group: site.group, name: site.name, title: owner.heading.text,
      method: site.method, path: site.template.path, location: site.location)
    operation.kind = isStream(site) ? .stream : .rest
    if let optional = site.template.optionalSegment {
      operation.namespaced = true
      operation.namespaceIndex = optional.segmentIndex
    }
    operation.documentation = operationProse(site)
    operation.samples = samples(of: site)
    let request = operation.samples.first { $0.kind == .request && $0.method == site.method }
      ?? operation.samples.first { $0.kind == .request }
    operation.authenticated = !isOpen(request, samplesAreAuthorized: samplesAreAuthorized)
    checkPath(of: site, against: operation.samples)
    readParameters(of: site, into: &operation, request: request)
    operation.response = response(of: site, operation: operation)
    schema.operations.append(operation)
  }

  // MARK: What kind of exchange it is

  /// A stream says so: by its scheme, by a sample that upgrades, or by the words of its endpoint type.
  func isStream(_ site: EndpointSite) -> Bool {
    if let host = site.template.host, host.hasPrefix("ws") { return true }
    for node in site.sections {
      for block in outline.nodes[node].blocks {
        switch block {
        case .code(let code) where code.language == "http":
          let lower = code.text.lowercased()
          if lower.contains("upgrade: websocket") { return true }
        case .paragraph(let paragraph):
          for case .strong(let content) in paragraph.content {
            let words = Words(content.plainText).words
            if words.contains("stream") || words.contains("websocket") { return true }
          }
        default: continue
        }
      }
    }
    return false
  }

  /// The reference's samples carry credentials, this one does not: the operation needs none.
  private func isOpen(_ request: Sample?, samplesAreAuthorized: Bool) -> Bool {
    guard samplesAreAuthorized, let request, !request.headers.isEmpty else { return false }
    return !request.headers.contains { $0.name.lowercased() == "authorization" }
  }

  /// Whether nine in ten request samples carry an Authorization header.
  private func countAuthorizedSamples() -> Bool {
    var authorized = 0
    var all = 0
    for node in outline.nodes {
      for case .code(let code) in node.blocks where code.language == "http" {
        all += 1
        if code.text.lowercased().contains("\nauthorization:") { authorized += 1 }
      }
    }
    return all > 0 && authorized * 10 >= all * 9
  }

  /// The prose between the heading and the first label, then what stands below the endpoint.
  private func operationProse(_ site: EndpointSite) -> String {
    var blocks: [Block] = []
    for block in outline.nodes[site.owner].blocks {
      if case .paragraph(let paragraph) = block {
        let spans = paragraph.content.filter { if case .code = $0 { true } else { false } }
        if spans.count == 1, paragraph.content.count == 1 { continue }
      }
      blocks.append(block)
    }
    return prose(blocks)
  }

  // MARK: Samples

  private mutating func samples(of site: EndpointSite) -> [Sample] {
    var samples: [Sample] = []
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        switch code.language {
        case "http"?:
          guard let request = RequestSample.read(code.text, at: code.textLocation) else { continue }
          if let body = request.body { report(body) }
          samples.append(request.sample)
        case "json"?:
          for document in read(code) {
            samples.append(
              Sample(kind: .response, body: document.json(pretty: false), location: code.textLocation))
          }
        default: continue
        }
      }
    }
    return samples
  }

  /// The body of the first request sample of the operation's own method.
  private func sampleBody(_ request: Sample?) -> SampleValue? {
    guard let request, let body = request.body else { return nil }
    return SampleReader.read(body, at: request.location).documents.first
  }

  private mutating func checkPath(of site: EndpointSite, against samples: [Sample]) {
    guard let sample = samples.first(where: { $0.kind == .request }), let target = sample.target else { return }
    var reason = "the methods differ"
    switch PathMatch(site.template, sample: target, namespaceIndex: schema.namespace?.segmentIndex) {
    case .agrees: guard let method = sample.method, method != site.method else { return }
    case .disagrees(let disagreement): reason = disagreement.description
    }
    warn(
      "path-disagrees-with-sample",
      "The endpoint is '\(site.method) \(site.template.path)', its sample asks for "
        + "'\(sample.method ?? site.method) \(target)': \(reason). The endpoint decides; an overlay's 'path' corrects it",
      at: site.location, notes: [Diagnostic.Note("the sample's request", at: sample.location)])
  }

  // MARK: Parameters

  private mutating func readParameters(of site: EndpointSite, into operation: inout Operation, request: Sample?) {
    let body = sampleBody(request)
    var bodyContext = FieldContext(
      node: site.owner, role: .request, owner: resourceWords(of: site), model: operation.id,
      page: page(of: site.owner).name)
    var bodyParameters: [Parameter] = []
    var described: [String: Parameter] = [:]
    var order: [String] = []
    var queryParameters: [Parameter] = []
    let templateNames = site.template.parameters.map(\.name)
    for node in site.sections {
      if shapes[node] != nil { continue }
      for case .table(let table) in outline.nodes[node].blocks {
        let columns = TableColumns(table)
        guard columns.kind == .fields else { continue }
        let place = place(ofTableIn: node, site: site)
        bodyContext.node = node
        for row in FieldRow.rows(of: table, columns: columns) {
          let rowPlace = self.place(of: row, tableSays: place, site: site)
          switch rowPlace {
          case .path:
            let name = templateName(for: row.name, among: templateNames, taken: described) ?? row.name
            guard described[name] == nil else { continue }
            let facts = DescriptionFacts(row.description, name: row.name, markdown: markdown)
            let type = pathType(row, facts)
            described[name] = Parameter(
              name: name, in: .path, type: type, required: true, description: facts.description,
              evidence: row.typeText == nil ? .convention : .typeColumn, location: row.location)
            order.append(name)
            if !templateNames.contains(name) {
              warn(
                "path-parameter-not-in-template",
                "'\(row.name)' is described as a path parameter, but '\(site.template.path)' has none of that name. "
                  + "An overlay's 'path' corrects the template",
                at: row.location, notes: [Diagnostic.Note("the endpoint", at: site.location)])
            } else if name != row.name {
              warn(
                "path-parameter-name",
                "The table calls '\(row.name)' what the path '\(site.template.path)' calls '\(name)'",
                at: row.location, notes: [Diagnostic.Note("the endpoint", at: site.location)])
            }
          case .query, .header:
            queryParameters += parameters(
              of: row, in: rowPlace, site: site, context: FieldContext(
                node: node, role: .response, owner: bodyContext.owner, model: operation.id,
                page: bodyContext.page))
          case .body:
            bodyParameters.append(
              bodyParameter(of: row, sample: body, table: table, columns: columns, site: site, in: bodyContext))
          }
        }
      }
    }
    var parameters: [Parameter] = []
    for name in templateNames {
      var parameter =
        described[name]
        ?? Parameter(name: name, in: .path, type: .string, required: true, evidence: .none, location: site.location)
      parameter.spansSegments = spansSegments(name, site: site, samples: operation.samples)
      parameters.append(parameter)
    }
    // A parameter that the template forgot stays known: a correction of the path finds it here.
    for name in order where !templateNames.contains(name) {
      if let parameter = described[name] { parameters.append(parameter) }
    }
    operation.parameters = parameters + queryParameters
    if !bodyParameters.isEmpty {
      operation.body = Body(properties: bodyParameters)
    }
  }

  /// Where the heading above a table says that its parameters go; nil where it does not say.
  private func place(ofTableIn node: Int, site: EndpointSite) -> Parameter.Place? {
    let words = Set(Words(outline.nodes[node].heading.text).words)
    if words.contains("header") || words.contains("headers") { return .header }
    if words.contains("path") { return .path }
    if words.contains("query") || words.contains("querystring") { return .query }
    if !words.isDisjoint(with: ["json", "body", "payload", "form", "data", "post"]) { return .body }
    if words.contains("url") || words.contains("uri") {
      return site.template.parameters.isEmpty ? .query : .path
    }
    return nil
  }

  private func place(of row: FieldRow, tableSays place: Parameter.Place?, site: EndpointSite) -> Parameter.Place {
    let isInTemplate = site.template.parameters.contains { $0.name == row.name }
    switch place {
    case .path?: return .path
    case .header?: return .header
    case .body?: return .body
    case .query?: return isInTemplate ? .path : .query
    case nil:
      if isInTemplate { return .path }
      return ["GET", "HEAD", "DELETE"].contains(site.method) ? .query : .body
    }
  }

  /// The template's name for a row of the table: the same, or one whose first or last word it is.
  private func templateName(for name: String, among templateNames: [String], taken: [String: Parameter]) -> String? {
    if templateNames.contains(name) { return name }
    let wanted = Words(name).words
    let open = templateNames.filter { taken[$0] == nil }
    let byFirst = open.filter { Words($0).words.starts(with: wanted) && $0.contains(".") }
    if byFirst.count == 1 { return byFirst[0] }
    let byFolded = open.filter { Words($0).folded == Words(name).folded }
    if byFolded.count == 1 { return byFolded[0] }
    return nil
  }

  private func pathType(_ row: FieldRow, _ facts: DescriptionFacts) -> ValueType {
    guard let text = row.typeText, let type = TypeColumn.type(of: text) else { return .string }
    switch type {
    case .integer, .string, .boolean, .number: return type
    default: return .string
    }
  }

  /// A parameter whose sample has slashes where the template has one segment.
  private func spansSegments(_ name: String, site: EndpointSite, samples: [Sample]) -> Bool {
    samples.contains { sample in
      guard sample.kind == .request, let target = sample.target else { return false }
      guard case .agrees(let agreement) = PathMatch(
        site.template, sample: target, namespaceIndex: schema.namespace?.segmentIndex)
      else { return false }
      return agreement.bindings.contains { $0.name == name && $0.spansSegments }
    }
  }

  // MARK: Queries and headers

  /// One row may stand for several parameters: `start_date` for `start_date__gte` and `start_date__lte`.
  private mutating func parameters(
    of row: FieldRow, in place: Parameter.Place, site: EndpointSite, context: FieldContext
  ) -> [Parameter] {
    let facts = DescriptionFacts(row.description, name: row.name, markdown: markdown)
    let resolved = queryType(of: row, facts, site: site, context: context)
    let base = Parameter(
      name: row.name, in: place, type: resolved.type, required: row.required ?? facts.required ?? false,
      requiredIf: facts.requiredIf, default: row.defaultValue ?? facts.defaultValue,
      description: facts.description, evidence: resolved.evidence, location: row.location)
    guard !facts.variants.isEmpty else { return [base] }
    return facts.variants.map { variant in
      var parameter = base
      parameter.name = variant
      return parameter
    }
  }

  private mutating func queryType(
    of row: FieldRow, _ facts: DescriptionFacts, site: EndpointSite, context: FieldContext
  ) -> ResolvedType {
    let attribute = attribute(named: row.name, of: site)
    if row.typeText == nil, !facts.possibleValues.isEmpty,
      case .enumeration(let name)? = attribute?.type, let known = enumeration(name),
      facts.possibleValues.allSatisfy({ value in known.values.contains { $0.value == value } })
    {
      let missing = known.values.map(\.value).filter { !facts.possibleValues.contains($0) }
      if !missing.isEmpty {
        warn(
          "enumeration-value-missing",
          "The filter '\(row.name)' leaves out \(missing.map { "'\($0)'" }.joined(separator: ", ")), which the "
            + "table of values has; all of them are accepted",
          at: row.location, notes: [Diagnostic.Note("the values of \(name)", at: known.location)])
      }
      return ResolvedType(type: .enumeration(name), evidence: .table)
    }
    let field = FieldDescription(
      name: row.name, facts: facts, typeText: row.typeText, values: row.values, location: row.location)
    let isPlainFilter = row.typeText == nil && facts.possibleValues.isEmpty && !facts.isResourceURI
      && facts.kind != .boolean && facts.defaultValue == nil
    if isPlainFilter, let attribute {
      switch attribute.type {
      case .array(let element): return ResolvedType(type: element, evidence: .sameName)
      case .string, .integer, .number, .boolean, .date, .enumeration, .resourceURI:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      case .any, .dictionary, .model: break
      }
    }
    let resolved = resolveType(field, in: context)
    switch resolved.type {
    case .model, .dictionary, .any: return ResolvedType(type: .string, evidence: .none)
    case .array(let element) where facts.isResourceURI: return ResolvedType(type: element, evidence: resolved.evidence)
    default: return resolved
    }
  }

  /// The attribute that a filter filters by: of the same name, in the singular or the plural.
  private func attribute(named name: String, of site: EndpointSite) -> Property? {
    guard let group = schema.groups.first(where: { $0.id == site.group }),
      let model = group.model.flatMap({ model($0) })
    else { return nil }
    return model.properties.first { $0.name == name }
      ?? model.properties.first { Words($0.name).singular == Words(name).singular }
  }

  func resourceWords(of site: EndpointSite) -> Words {
    if let model = schema.groups.first(where: { $0.id == site.group })?.model { return Words(model) }
    return Words(site.group).singular
  }

  // MARK: Bodies

  private mutating func bodyParameter(
    of row: FieldRow, sample: SampleValue?, table: Table, columns: TableColumns, site: EndpointSite,
    in context: FieldContext
  ) -> Parameter {
    let facts = DescriptionFacts(row.description, name: row.name, markdown: markdown)
    let member = sample?.members?.first { $0.name == row.name }
    let resolved = bodyType(of: row, facts, member: member, site: site, in: context)
    let isUnmarked = !FieldRow.rows(of: table, columns: columns).contains { other in
      other.required != nil
        || DescriptionFacts(other.description, name: other.name, markdown: MarkdownText()).required != nil
    }
    // A table that marks nothing: what its own sample creates with is needed, as far as anyone can tell.
    let assumed = isUnmarked && site.method == "POST" && member != nil
    return Parameter(
      name: row.name, in: .body, type: resolved.type, required: row.required ?? facts.required ?? assumed,
      requiredIf: facts.requiredIf, default: row.defaultValue ?? facts.defaultValue,
      description: facts.description, evidence: resolved.evidence, location: row.location)
  }

  private mutating func bodyType(
    of row: FieldRow, _ facts: DescriptionFacts, member: SampleValue.Member?, site: EndpointSite,
    in context: FieldContext
  ) -> ResolvedType {
    if let anchor = facts.sameParametersAnchor, let linked = linkedParameters(anchor) {
      let isList = facts.kind == .list || member?.value.isList ?? false
      return ResolvedType(type: isList ? .array(.model(linked)) : .model(linked), evidence: .link)
    }
    let attribute = attribute(named: row.name, of: site)
    // What the sample shows under the attribute is one thing with what the model says about it.
    if facts.tableNames.isEmpty, facts.possibleValues.isEmpty, row.typeText == nil, let attribute {
      switch attribute.type {
      case .model, .array(.model), .dictionary:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      case .enumeration, .array(.enumeration), .array(.resourceURI):
        return ResolvedType(type: attribute.type, evidence: .sameName)
      case .date, .resourceURI where member?.value == nil:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      default: break
      }
    }
    let example = facts.exampleJSON.lazy
      .map { SampleReader.read($0, at: row.location) }.compactMap(\.documents.first).first
    let field = FieldDescription(
      name: row.name, facts: facts, typeText: row.typeText, values: row.values, sample: member?.value ?? example,
      sampleLocation: member?.location ?? row.location, location: row.location)
    let resolved = resolveType(field, in: context)
    if resolved.evidence == .none || resolved.evidence == .name, let attribute {
      switch attribute.type {
      case .array, .date, .resourceURI, .integer, .number, .boolean:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      default: break
      }
    }
    return resolved
  }

  /// The model of another operation's body, for bodies that hold what that operation takes.
  private mutating func linkedParameters(_ anchor: String) -> String? {
    for node in outline.nodesByAnchor[anchor] ?? [] {
      guard let index = siteOfNode[node], sites[index].owner == node else { continue }
      let key = ShapeKey(node: node, role: .request)
      if let name = builtShapes[key] { return name }
      let words = Words(words: Words(sites[index].name).words + resourceWords(of: sites[index]).words + ["parameters"])
      let name = claimTypeName(words)
      builtShapes[key] = name
      linkedBodies.append((name, "\(sites[index].group).\(sites[index].name)"))
      return name
    }
    return nil
  }

  /// Makes the models of linked bodies, now that all operations are there.
  mutating func buildLinkedBodies() {
    for (name, id) in linkedBodies {
      guard let operation = schema.operations.first(where: { $0.id == id }), let body = operation.body else { continue }
      add(
        Model(
          name: name, title: operation.title,
          page: schema.groups.first { $0.id == operation.group }?.page ?? "", role: .request,
          documentation: "What ``\(operation.id)`` takes, as a part of another request.",
          properties: body.properties.map { parameter in
            Property(
              name: parameter.name, type: parameter.type, optional: !parameter.required,
              requiredIf: parameter.requiredIf, default: parameter.default, description: parameter.description,
              evidence: parameter.evidence, location: parameter.location ?? operation.location)
          }, location: operation.location))
    }
  }
}

extension SampleValue {
  var isList: Bool { if case .array = self { true } else { false } }
}
