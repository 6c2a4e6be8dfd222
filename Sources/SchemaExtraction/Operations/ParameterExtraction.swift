import APISchema
import SlateDiagnostics
import SlateReference

/// Which tables of an operation hold parameters, and where these go.
extension Extraction {
  mutating func readParameters(
    of site: EndpointSite, into operation: inout Operation, request: OperationSample?,
    body: SampleValue?, query shown: [(item: QueryItem, location: SourceLocation)]
  ) {
    let bodyMembers = body?.members?.byName ?? [:]
    if let members = body?.members { sentMembers.append((schema.operations.count, members)) }
    var bodyContext = FieldContext(
      node: site.owner, role: .request, owner: resourceWords(of: site), model: operation.id,
      page: page(of: site.owner).name)
    var bodyParameters: [Parameter] = []
    var bodyTables: [BodyTable] = []
    var described: [String: Parameter] = [:]
    var order: [String] = []
    var queryParameters: [Parameter] = []
    var sectionOfRow: [SourceLocation: Int] = [:]
    let templateNames = site.template.parameters.map(\.name)
    let others = siblings(of: site)
    for node in site.sections {
      let holdsShape = shapes[node] != nil
      for reading in tables[node] where reading.columns.kind == .fields {
        // A section may have a table of what is sent and one of what comes back.
        if holdsShape, !parameterTables.contains(reading.table.location) { continue }
        var place = place(ofTableIn: node, site: site)
        bodyContext.node = node
        // A name of the template is spelled as it is there.
        let spelled = zip(reading.rows, reading.rows.spelled(as: body?.members ?? []))
          .map { templateNames.contains($0.name) ? $0 : $1 }
          .map { $0.named(asIn: site.template.query) }
        let (own, whole) = withoutUnsendable(spelled, in: node, of: site, body: body)
          .withoutWholeBody(besides: bodyMembers)
        let rows = whole.map { self.rows(ofWholeBody: $0, besides: own, of: site) } ?? own
        let evidence = PlaceEvidence(site, samples: operation.samples, body: body)
        if place == .query, evidence.showsBody(rows, of: site) { place = nil }
        var bodyRows: [FieldRow] = []
        lazy var rowNames = Set(rows.map(\.name))
        let isOfPath = place == .path || !site.template.renamings.isEmpty
        // A word that says what may be left out says of the rest that it is needed.
        lazy var isUnmarked = !rows.contains {
          $0.required != nil || $0.requiredInProse == true
        }
        for row in rows {
          // Several endpoints stand below one heading, and one table is about the paths of all.
          if !templateNames.contains(row.name),
            let other = others.first(where: { $0.declares(row.name) })
          {
            mergedRows[row.location] = other.location
            continue
          }
          sectionOfRow[row.location] = node
          // What the host has in its place is no parameter of the request.
          if let host = site.template.host,
            host.contains("<\(row.name)>")
              || host.contains("{\(row.name)}")
          {
            mergedRows[row.location] = site.location
            continue
          }
          var rowPlace = self.place(of: row, tableSays: place, site: site, evidence)
          // "URL parameters" are those of the path and those of the query.
          let only = rowPlace == .path ? onlyTemplateName(for: row, among: rows, of: site) : nil
          let isLeftOver =
            rowPlace == .path && row.place == nil && !templateNames.isEmpty
            && templateNames.allSatisfy { described[$0] != nil }
            && templateName(for: row.name, among: templateNames, taken: [:]) == nil
          if rowPlace == .path, isURLTable(node) || isLeftOver, only == nil,
            templateName(for: row.name, among: templateNames, taken: described) == nil
          {
            if !isURLTable(node) { warnThatPathLacks(row, site) }
            // What the sample sends in its body is no part of the URL, whatever the heading says.
            rowPlace = evidence.bodyNames.contains(row.rootName) ? .body : .query
          }
          // The template's parameter is described already, in its own spelling: this is another one.
          if rowPlace == .path, (row.place ?? place) == nil, !templateNames.contains(row.name),
            let named = templateName(for: row.name, among: templateNames, taken: [:]),
            described[named] != nil
          {
            rowPlace = isSentInQuery(row, of: site, evidence) ? .query : .body
          }
          // "user_id" describes the `id` behind `users`.
          var told: String?
          if isOfPath, row.place != .body, !templateNames.contains(row.name),
            !evidence.bodyNames.contains(row.name), !evidence.queryNames.contains(row.name),
            let name = site.template.parameter(calledByPlace: row.name), described[name] == nil,
            !rowNames.contains(name)
          {
            told = name
            rowPlace = .path
          }
          if rowPlace == .path { told = told ?? repeatedName(of: row, site, taken: described) }
          switch rowPlace {
          case .path:
            let name =
              told ?? templateName(for: row.name, among: templateNames, taken: described)
              ?? only ?? row.name
            guard described[name] == nil else { continue }
            let facts = facts(of: row)
            let (type, evidence) = pathType(row, site: site)
            described[name] = Parameter(
              name: name, in: .path, type: type, required: true, description: facts.description,
              evidence: evidence, location: row.location)
            order.append(name)
            if !templateNames.contains(name) {
              warnThatPathLacks(row, site)
            } else if name != row.name, site.template.parameters(written: row.name).isEmpty {
              warn(
                .pathParameterName,
                "The table calls '\(row.name)' what the path '\(site.template.path)' calls '\(name)'",
                at: row.location, notes: [Diagnostic.Note("the endpoint", at: site.location)])
            }
          case .header where row.name.lowercased() == "content-type":
            // So does a body: what stands in this header is the client's to write.
            mergedRows[row.location] = site.location
          case .header where credentialLocation(row.name) != nil:
            // The client sends it with every request.
            mergedRows[row.location] = credentialLocation(row.name)
          case .query where queryCredentialLocation(row.name) != nil:
            mergedRows[row.location] = queryCredentialLocation(row.name)
          case .query, .header:
            queryParameters += parameters(
              of: row, in: rowPlace, site: site,
              context: FieldContext(
                node: node, role: .response, owner: bodyContext.owner, model: operation.id,
                page: bodyContext.page))
          case .body:
            bodyRows.append(row)
          }
        }
        // What an object of the body holds stands in the same table: `address.city`.
        let tree = bodyRows.nested(besides: Set(bodyMembers.keys))
          .inEnvelope(of: body?.members ?? [], mayBeWhole: true)
        bodyTables.append((node, isUnmarked, tree))
      }
    }
    for (node, isUnmarked, rows) in [BodyTable].joiningEnvelopes(bodyTables) {
      bodyContext.node = node
      for row in rows {
        bodyParameters.append(
          bodyParameter(
            of: row, member: bodyMembers[row.name], isUnmarked: isUnmarked, site: site,
            in: bodyContext))
      }
    }
    var parameters: [Parameter] = []
    let spanning = spanningParameters(of: site, samples: operation.samples)
    for name in templateNames {
      var parameter =
        described[name] ?? sharedPathParameter(name, site: site, besides: others)
        ?? undescribedPathParameter(name, site: site)
      parameter.spansSegments = spanning.contains(name)
      parameters.append(parameter)
    }
    // A parameter that the template forgot stays known: a correction of the path finds it here.
    for name in order where !templateNames.contains(name) {
      if let parameter = described[name] { parameters.append(parameter) }
    }
    // A query that the path itself shows; the tables' words about it count for more.
    let known = Set(queryParameters.map(\.name)).union(bodyParameters.map(\.name))
    for item in site.template.query where !known.contains(item.name) {
      queryParameters.append(Self.parameter(item, at: site.location))
    }
    let isDescribed = !queryParameters.isEmpty
    for (item, location) in shown where !known.contains(item.name) && described[item.name] == nil {
      if isDescribed {
        warn(
          .parameterNotInTable,
          "'\(item.name)' stands in the query of the sample but not in its table; it is taken from the sample",
          at: location)
      }
      queryParameters.append(Self.parameter(item, at: location))
    }
    queryParameters += shownHeaders(of: operation, besides: queryParameters)
    operation.parameters = parameters + unrepeated(queryParameters, in: sectionOfRow)
    if bodyParameters.isEmpty, let members = body?.members, !members.isEmpty {
      sampledBodies.append((schema.operations.count, members))
    }
    bodyParameters += sampleOnlyParameters(
      body, besides: bodyParameters, site: site, in: bodyContext)
    if !bodyParameters.isEmpty {
      operation.body = Body(properties: unrepeated(bodyParameters, in: sectionOfRow))
      if let shell = request?.shell, shell.method == site.method {
        if let contentType = shell.contentType { operation.body?.contentType = contentType }
        if shell.sendsTexts { operation.body?.properties.replaceAny(with: .string) }
      }
    }
  }

  private mutating func warnThatPathLacks(_ row: FieldRow, _ site: EndpointSite) {
    warn(
      .pathParameterNotInTemplate,
      "'\(row.name)' is described as a path parameter, but '\(site.template.path)' has none of that name. "
        + "An overlay's 'path' corrects the template",
      at: row.location, notes: [Diagnostic.Note("the endpoint", at: site.location)])
  }

  /// The other operations whose endpoints stand below the same heading.
  private func siblings(of site: EndpointSite) -> [EndpointSite] {
    // Each would look at all others; nobody writes one table for more.
    guard let same = sitesOfOwner[site.owner], (2...50).contains(same.count) else { return [] }
    return same.lazy.map { sites[$0] }.filter { $0.template != site.template }
  }

  /// A parameter of the path that a table among the sections of an operation below the same heading describes.
  private func sharedPathParameter(
    _ name: String, site: EndpointSite, besides others: [EndpointSite]
  ) -> Parameter? {
    for other in others {
      for node in other.sections where shapes[node] == nil {
        for reading in tables[node] where reading.columns.kind == .fields {
          guard let row = reading.rows.first(where: { $0.name == name }), row.place != .body else {
            continue
          }
          let facts = DescriptionFacts(row.description, name: row.name, markdown: markdown)
          let (type, evidence) = pathType(row, site: site)
          return Parameter(
            name: name, in: .path, type: type, required: true, description: facts.description,
            evidence: evidence, location: row.location)
        }
      }
    }
    return nil
  }

  /// Where the reference says that a header carries the caller's credentials.
  func credentialLocation(_ header: String) -> SourceLocation? {
    schema.authentication.lazy.flatMap(\.pieces).first {
      $0.kind != .query && $0.name.lowercased() == header.lowercased()
    }?.location
  }

  /// Where the reference says that a parameter of the query carries the caller's credentials, and nothing else does: then
  /// the client sends it with every request.
  func queryCredentialLocation(_ name: String) -> SourceLocation? {
    let pieces = schema.authentication.lazy.flatMap(\.pieces)
    guard pieces.allSatisfy({ $0.kind == .query }) else { return nil }
    return pieces.first { $0.name == name || $0.user == name }?.location
  }

  /// The names that an operation's path and its samples show in a query, and those that they show in a body.
  struct PlaceEvidence {
    var queryNames: Set<String>
    var bodyNames: Set<String>

    init(_ site: EndpointSite, samples: [Sample], body: SampleValue?) {
      queryNames = Set(site.template.query.map(\.name))
      for sample in samples where sample.kind == .request {
        guard let target = sample.target, let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        else { continue }
        for item in QueryItem.items(in: target[target.index(after: mark)...]) {
          queryNames.insert(item.name)
        }
      }
      bodyNames = Set(body?.members?.map(\.name) ?? [])
    }

    /// Whether the samples send rows of a table in the body, and none of them in the query, whatever its heading says.
    func showsBody(_ rows: [FieldRow], of site: EndpointSite) -> Bool {
      guard !bodyNames.isEmpty, ["POST", "PUT", "PATCH"].contains(site.method) else {
        return false
      }
      return rows.contains { bodyNames.contains($0.rootName) }
        && !rows.contains { queryNames.contains($0.name) }
    }
  }

  /// A parameter that only the endpoint's own query shows: `GET /books?page=2`.
  private static func parameter(_ item: QueryItem, at location: SourceLocation) -> Parameter {
    let type: ValueType =
      switch item.value {
      case "true", "false": .boolean
      case let value? where Int(value) != nil: .integer
      default: .string
      }
    return Parameter(
      name: item.name, in: .query, type: type, required: false,
      evidence: item.value == nil ? .none : .sample, location: location)
  }

  /// Where the heading above a table says that its parameters go; nil where it does not say.
  func place(ofTableIn node: Int, site: EndpointSite) -> Parameter.Place? {
    let words = Set(outline.nodes[node].words.words)
    if words.contains("header") || words.contains("headers") { return .header }
    if words.contains("path") { return .path }
    if words.contains("query") || words.contains("querystring") { return .query }
    if !words.isDisjoint(with: ["json", "body", "payload", "form", "data", "post"]) {
      return .body
    }
    if words.contains("url") || words.contains("uri") {
      return site.template.parameters.isEmpty ? .query : .path
    }
    return nil
  }

  private func isURLTable(_ node: Int) -> Bool {
    let words = Set(outline.nodes[node].words.words)
    return !words.contains("path") && (words.contains("url") || words.contains("uri"))
  }

  func place(
    of row: FieldRow, tableSays place: Parameter.Place?, site: EndpointSite,
    _ evidence: PlaceEvidence
  ) -> Parameter.Place {
    let isInTemplate =
      templateName(for: row.name, among: site.template.parameters.map(\.name), taken: [:]) != nil
    switch row.place ?? place {
    case .path?: return evidence.queryNames.contains(row.name) && !isInTemplate ? .query : .path
    case .header?: return .header
    case .body?: return .body
    case .query?: return isInTemplate ? .path : .query
    case nil:
      if isInTemplate { return .path }
      return isSentInQuery(row, of: site, evidence) ? .query : .body
    }
  }

  /// Whether a row that nothing else places goes to the query: a sample of the request shows it, else the method says it.
  private func isSentInQuery(
    _ row: FieldRow, of site: EndpointSite, _ evidence: PlaceEvidence
  ) -> Bool {
    if evidence.bodyNames.contains(row.rootName) { return false }
    return evidence.queryNames.contains(row.name)
      || ["GET", "HEAD", "DELETE"].contains(site.method)
  }

  /// The template's name for a row of the table: the same, or one whose first or last word it is.
  func templateName(
    for name: String, among templateNames: [String], taken: [String: Parameter]
  ) -> String? {
    if templateNames.contains(name) { return name }
    let wanted = Words(name).words
    let open = templateNames.filter { taken[$0] == nil }
    let byFirst = open.filter { Words($0).words.starts(with: wanted) && $0.contains(".") }
    if byFirst.count == 1 { return byFirst[0] }
    let byFolded = open.filter { Words($0).folded == Words(name).folded }
    if byFolded.count == 1 { return byFolded[0] }
    return nil
  }

  /// Which of the parameters that stand in the path under a row's name it describes: the one whose place the description
  /// names, or else the first that has no description yet.
  private func repeatedName(
    of row: FieldRow, _ site: EndpointSite, taken: [String: Parameter]
  ) -> String? {
    let open = site.template.parameters(written: row.name).filter { taken[$0.name] == nil }
    guard open.count > 1 else { return open.first?.name }
    let words = Set(Words(row.description.plainText).words)
    let named = open.filter { !$0.segment.words.isEmpty && words.isSuperset(of: $0.segment.words) }
    return named.count == 1 ? named[0].name : open[0].name
  }

  /// The template's only parameter, for the only row of a table of the path that has a name of its own: "ID" for
  /// `/books/{title}`.
  private func onlyTemplateName(
    for row: FieldRow, among rows: [FieldRow], of site: EndpointSite
  ) -> String? {
    let names = site.template.parameters.map(\.name)
    guard names.count == 1, rows.count == 1, site.template.query.isEmpty,
      ["id", "uuid", "guid", "slug", "key"].contains(Words(row.name).words.last)
    else { return nil }
    return names[0]
  }

  func pathType(_ row: FieldRow, site: EndpointSite) -> (ValueType, Evidence) {
    guard let text = row.typeText,
      let type = TypeColumn.type(of: text) ?? TypeColumn.looseType(of: text)
    else {
      return isIntegerAttribute(row.name, of: site) ? (.integer, .sameName) : (.string, .convention)
    }
    switch type {
    case .integer, .string, .boolean, .number: return (type, .typeColumn)
    default: return (.string, .typeColumn)
    }
  }

  /// A parameter of the template that no table describes: the resource's attribute of its name does.
  private func undescribedPathParameter(_ name: String, site: EndpointSite) -> Parameter {
    guard let attribute = exactAttribute(named: name, of: site) else {
      return Parameter(
        name: name, in: .path, type: .string, required: true, evidence: .none,
        location: site.location)
    }
    return Parameter(
      name: name, in: .path, type: attribute.type == .integer ? .integer : .string, required: true,
      description: attribute.description, evidence: .sameName, location: site.location)
  }

  /// A number in the resource is a number in its path: what comes back from one call goes into the next.
  private func isIntegerAttribute(_ name: String, of site: EndpointSite) -> Bool {
    exactAttribute(named: name, of: site)?.type == .integer
  }

  private func exactAttribute(named name: String, of site: EndpointSite) -> Property? {
    group(site.group)?.model.flatMap { model($0) }?.properties.first { $0.name == name }
  }

  /// The parameters whose samples have slashes where the template has one segment.
  func spanningParameters(of site: EndpointSite, samples: [Sample]) -> Set<String> {
    guard !site.template.parameters.isEmpty else { return [] }
    let pattern = PathPattern(site.template)
    var names: Set<String> = []
    for sample in samples where sample.kind == .request {
      guard let target = sample.target, pattern.mayBeSpanned(by: target),
        case .agrees(let agreement) = pattern.match(
          SamplePath(target), namespaceIndex: schema.namespace?.segmentIndex)
      else { continue }
      for binding in agreement.bindings where binding.spansSegments { names.insert(binding.name) }
    }
    return names
  }

  /// The first description of each parameter; a second one in its section is warned of.
  ///
  /// - Parameter sections: The section of each row: tables below headings of their own tell what one of several objects
  ///   has, and what they have in common stands in all of them.
  mutating func unrepeated(
    _ parameters: [Parameter], in sections: [SourceLocation: Int]
  ) -> [Parameter] {
    var kept: [Parameter] = []
    var places: [String: [String: Int]] = [:]
    for parameter in parameters {
      guard let index = places[parameter.in.rawValue]?[parameter.name] else {
        places[parameter.in.rawValue, default: [:]][parameter.name] = kept.count
        kept.append(parameter)
        continue
      }
      let first = kept[index]
      if let row = parameter.location { mergedRows[row] = first.location }
      // Said in the same words again: nothing is lost.
      if parameter.description == first.description, parameter.type == first.type { continue }
      if let section = parameter.location.flatMap({ sections[$0] }),
        section != first.location.flatMap({ sections[$0] }),
        parameter.type == first.type || join(parameter.type, into: first.type)
      {
        continue
      }
      warn(
        .parameterRepeated,
        "'\(parameter.name)' is described twice; the first description counts",
        at: parameter.location, notes: [Diagnostic.Note("the first", at: first.location)])
    }
    return kept
  }
}

extension Extraction {
  /// Gives the object of a request the attributes of another one that may be sent in its place.
  ///
  /// - Returns: whether both are such objects.
  private mutating func join(_ other: ValueType, into type: ValueType) -> Bool {
    guard case .model(let name) = type, case .model(let otherName) = other,
      let index = modelIndex[name], let known = model(otherName),
      schema.models[index].role == .request, known.role == .request
    else { return false }
    let names = Set(schema.models[index].properties.map(\.name))
    for property in known.properties {
      guard names.contains(property.name) else {
        schema.models[index].properties.append(property)
        continue
      }
      mergedRows[property.location] = schema.models[index].location
    }
    return true
  }
}

extension FieldRow {
  /// The row by the name of the query's parameter in whose place it stands: `page` for `PAGE_NUMBER` in
  /// `?page={PAGE_NUMBER}`.
  fileprivate func named(asIn query: [QueryItem]) -> FieldRow {
    guard !query.contains(where: { $0.name == name }),
      let item = query.first(where: { $0.placeholder == name })
    else { return self }
    var row = self
    row.name = item.name
    return row
  }
}

extension [Parameter] {
  /// Gives the parameters a type that nothing is known of.
  fileprivate mutating func replaceAny(with type: ValueType) {
    for index in indices where self[index].type == .any {
      // A column says "object": a form has its parts, whatever they are.
      if self[index].evidence == .typeColumn { continue }
      self[index].type = type
    }
  }
}
