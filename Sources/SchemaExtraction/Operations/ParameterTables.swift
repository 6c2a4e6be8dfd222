import APISchema
import SlateDiagnostics
import SlateReference

/// Which tables of an operation hold parameters, and which of their rows are its own.
extension Extraction {
  mutating func readParameterTables(into reading: inout ParameterReading) {
    let site = reading.site
    let leavesBodies = leavesBodiesToOthers(site)
    var fieldsOfQueries: [FieldRow] = []
    for node in site.sectionsOfParameters {
      let holdsShape = shapes[node] != nil
      for table in tables[node] where table.columns.kind == .fields {
        // A section may have a table of what is sent and one of what comes back.
        if holdsShape, !parameterTables.contains(table.table.location) { continue }
        if answerTables.contains(table.table.location) { continue }
        if site.othersTables.contains(table.table.location) { continue }
        let place = place(ofTableIn: node, site: site)
        if place == .body, leavesBodies { continue }
        let rows = withoutFieldsOfGraphQL(
          sendableRows(of: table, in: node, reading), of: site, left: &fieldsOfQueries)
        let isInURL = place == .query || place == .path && isURLTable(node)
        let isBody = isInURL && reading.evidence.showsBody(rows, of: site)
        read(
          ParameterTable(rows, in: node, place: isBody ? nil : place, of: site), into: &reading)
      }
    }
    for (node, place, rows) in rowsOfDefinitions(of: site) {
      read(ParameterTable(rows, in: node, place: place, of: site), into: &reading)
    }
    reportFieldsOfGraphQL(fieldsOfQueries, of: site)
  }

  /// Whether a table of a body is about other operations below the same heading, as this one sends none.
  private func leavesBodiesToOthers(_ site: EndpointSite) -> Bool {
    guard let same = sitesOfOwner[site.owner], (2...50).contains(same.count) else { return false }
    let sending = ["POST", "PUT", "PATCH"]
    return !sending.contains(site.method) && same.contains { sending.contains(sites[$0].method) }
  }

  /// The rows of a table, by the names that the path and the body have for them.
  private mutating func sendableRows(
    of table: TableReading, in node: Int, _ reading: ParameterReading
  ) -> [FieldRow] {
    let site = reading.site
    if let parameter = parameterOfValues(table.rows, in: node) { return [parameter] }
    // A name of the template is spelled as it is there.
    let spelled = zip(table.rows, table.rows.spelled(as: reading.body?.members ?? []))
      .map { reading.path.names.contains($0.name) ? $0 : $1 }
      .map { $0.named(asIn: site.template.query) }
    let sendable = withoutKeptBack(spelled, of: site)
    let (own, whole) = withoutUnsendable(sendable, in: node, of: site, body: reading.body)
      .withoutWholeBody(besides: reading.bodyMembers)
    return whole.map { rows(ofWholeBody: $0, besides: own, of: site) } ?? own
  }

  private mutating func read(_ table: ParameterTable, into reading: inout ParameterReading) {
    var bodyRows: [FieldRow] = []
    for row in table.rows {
      let row = row.settled(by: reading.alternatives, among: table.names)
      if let other = owner(of: row, in: table, &reading) {
        mergedRows[row.location] = other
        continue
      }
      reading.sectionOfRow[row.location] = table.node
      switch claim(row, of: table, in: &reading) {
      case .path(let name): readPathRow(row, name: name, into: &reading)
      case .sent(let place): readSentRow(row, in: place, of: table, into: &reading)
      case .body: bodyRows.append(row)
      }
    }
    // What an object of the body holds stands in the same table: `address.city`.
    let tree = bodyRows.nested(besides: Set(reading.bodyMembers.keys))
      .inEnvelope(of: reading.body?.members ?? [], mayBeWhole: true)
    reading.bodyTables.append((table.node, table.isUnmarked, tree))
  }

  /// The place of what a row is about, where that is no parameter of the operation: a parameter of another endpoint's path,
  /// what the client sends by itself, or a part of the host.
  private func owner(
    of row: FieldRow, in table: ParameterTable, _ reading: inout ParameterReading
  ) -> SourceLocation? {
    let site = reading.site
    // Several endpoints stand below one heading, and one table is about the paths of all.
    if !reading.path.names.contains(row.name),
      let other = reading.others.first(where: {
        $0.declares(row.name)
          || table.place == .path && describes(row, of: table, pathOf: $0)
            && !describes(row, of: table, pathOf: site)
      })
    {
      return other.location
    }
    if let credential = credentialRepeated(by: row, in: &reading) { return credential }
    guard let host = site.template.host,
      host.contains("<\(row.name)>") || host.contains("{\(row.name)}")
    else { return nil }
    return site.location
  }

  /// Whether a row of a table of the path is one of an endpoint's parameters.
  private func describes(
    _ row: FieldRow, of table: ParameterTable, pathOf site: EndpointSite
  ) -> Bool {
    templateName(for: row.name, among: site.template.parameters.map(\.name), taken: [:]) != nil
      || onlyTemplateName(for: row, among: table.rows, of: site) != nil
  }

  /// Adds a parameter of the query or of the header, unless the client sends it by itself.
  private mutating func readSentRow(
    _ row: FieldRow, in place: Parameter.Place, of table: ParameterTable,
    into reading: inout ParameterReading
  ) {
    if let location = placeOfClientsOwn(row, in: place, reading.site) {
      mergedRows[row.location] = location
      return
    }
    var context = reading.context
    context.node = table.node
    context.role = .response
    reading.query += parameters(of: row, in: place, site: reading.site, context: context)
  }

  /// Where the reference says of a header or of a parameter of the query that the client sends it with every request.
  private func placeOfClientsOwn(
    _ row: FieldRow, in place: Parameter.Place, _ site: EndpointSite
  ) -> SourceLocation? {
    if place == .query { return queryCredentialLocation(row.name) }
    // A body says what it is: that header is the client's to write.
    return row.name.lowercased() == "content-type"
      ? site.location : credentialLocation(row.name)
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
