import APISchema
import SlateDiagnostics
import SlateReference

/// Which tables of an operation hold parameters, and where these go.
extension Extraction {
  mutating func readParameters(
    of site: EndpointSite, into operation: inout Operation, request: OperationSample?,
    body: SampleValue?, sometimes: Set<String>,
    query shown: [(item: QueryItem, location: SourceLocation)]
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
    var foundNames: [(old: String, new: String)] = []
    var queryParameters: [Parameter] = []
    var sectionOfRow: [SourceLocation: Int] = [:]
    let templateNames = site.template.parameters.map(\.name)
    let others = siblings(of: site)
    let alternatives = alternativeParameters(of: site)
    let leavesBodies = leavesBodiesToOthers(site)
    for node in site.sectionsOfParameters {
      let holdsShape = shapes[node] != nil
      for reading in tables[node] where reading.columns.kind == .fields {
        // A section may have a table of what is sent and one of what comes back.
        if holdsShape, !parameterTables.contains(reading.table.location) { continue }
        if site.othersTables.contains(reading.table.location) { continue }
        var place = place(ofTableIn: node, site: site)
        if place == .body, leavesBodies { continue }
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
          let row = row.settled(by: alternatives, among: rowNames)
          // Several endpoints stand below one heading, and one table is about the paths of all.
          if !templateNames.contains(row.name),
            let other = others.first(where: {
              $0.declares(row.name)
                || place == .path && describes(row, among: rows, pathOf: $0)
                  && !describes(row, among: rows, pathOf: site)
            })
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
            } else if name != row.name, site.unwrittenNames.contains(name) {
              foundNames.append((name, row.name))
            } else if name.lowercased() != row.name.lowercased(),
              site.template.parameters(written: row.name).isEmpty
            {
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
            of: row, member: bodyMembers[row.name],
            isUnmarked: isUnmarked && !sometimes.contains(row.name), site: site,
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
    for item in site.template.query
    where !known.contains(item.name) && queryCredentialLocation(item.name) == nil {
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
    for (old, new) in foundNames { operation.renamePathParameter(old, to: new) }
    if bodyParameters.isEmpty, let members = body?.members, !members.isEmpty {
      sampledBodies.append((schema.operations.count, members))
    }
    bodyParameters += sampleOnlyParameters(
      body, sometimes: sometimes, besides: bodyParameters, site: site, in: bodyContext)
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

  /// Whether a table of a body is about other operations below the same heading, as this one sends none.
  private func leavesBodiesToOthers(_ site: EndpointSite) -> Bool {
    guard let same = sitesOfOwner[site.owner], (2...50).contains(same.count) else { return false }
    let sending = ["POST", "PUT", "PATCH"]
    return !sending.contains(site.method) && same.contains { sending.contains(sites[$0].method) }
  }

  /// Whether a row of a table of the path is one of an endpoint's parameters.
  private func describes(_ row: FieldRow, among rows: [FieldRow], pathOf site: EndpointSite) -> Bool
  {
    templateName(for: row.name, among: site.template.parameters.map(\.name), taken: [:]) != nil
      || onlyTemplateName(for: row, among: rows, of: site) != nil
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
