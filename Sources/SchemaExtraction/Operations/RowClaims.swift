import APISchema
import SlateDiagnostics
import SlateReference

/// What a row of an operation's table is about.
enum RowClaim {
  /// A parameter of the path, by its name there.
  case path(String)
  /// One of the query or of the header.
  case sent(Parameter.Place)
  case body
}

/// Rows of tables, and the parameters of the path that they describe.
extension Extraction {
  mutating func claim(
    _ row: FieldRow, of table: ParameterTable, in reading: inout ParameterReading
  ) -> RowClaim {
    if let name = nameByPlace(of: row, in: table, &reading) { return .path(name) }
    if let name = nameWithoutID(for: row, among: table.rows, of: reading.site),
      reading.path.described[name] == nil
    {
      return .path(name)
    }
    let place = place(
      of: row, tableSays: table.place, site: reading.site, reading.evidence)
    switch place {
    case .path: return claimPath(row, of: table, in: &reading)
    case .query, .header: return .sent(place)
    case .body: return .body
    }
  }

  /// "user_id" describes the `id` behind `users`.
  private func nameByPlace(
    of row: FieldRow, in table: ParameterTable, _ reading: inout ParameterReading
  ) -> String? {
    guard table.isOfPath, row.place != .body, !reading.path.names.contains(row.name),
      !reading.evidence.bodyNames.contains(row.name),
      !reading.evidence.queryNames.contains(row.name),
      let name = reading.site.template.parameter(calledByPlace: row.name),
      reading.path.described[name] == nil, !table.names.contains(name)
    else { return nil }
    return name
  }

  /// What a row is about that its table, or its name, places in the path: "URL parameters" are those of the path and those
  /// of the query.
  private mutating func claimPath(
    _ row: FieldRow, of table: ParameterTable, in reading: inout ParameterReading
  ) -> RowClaim {
    let site = reading.site
    let names = reading.path.names
    let described = reading.path.described
    let open = templateName(for: row.name, among: names, taken: described)
    let only = onlyTemplateName(for: row, among: table.rows, of: site)
    if open == nil, only == nil {
      let isOfURL = isURLTable(table.node)
      if isOfURL || isLeftOver(row, reading.path) {
        if !isOfURL { warnThatPathLacks(row, site) }
        // What the sample sends in its body is no part of the URL, whatever the heading says.
        return reading.evidence.bodyNames.contains(row.rootName) ? .body : .sent(.query)
      }
    }
    // The template's parameter is described already, in its own spelling: this is another one.
    if (row.place ?? table.place) == nil, !names.contains(row.name),
      let named = templateName(for: row.name, among: names, taken: [:]), described[named] != nil
    {
      return isSentInQuery(row, of: site, reading.evidence) ? .sent(.query) : .body
    }
    return .path(repeatedName(of: row, site, taken: described) ?? open ?? only ?? row.name)
  }

  /// Whether a row of a table of the path has none of its parameters left to describe.
  private func isLeftOver(_ row: FieldRow, _ path: PathClaims) -> Bool {
    row.place == nil && !path.names.isEmpty && path.areAllDescribed
      && templateName(for: row.name, among: path.names, taken: [:]) == nil
  }

  /// Takes what a row says of a parameter of the path, unless another one said it before.
  mutating func readPathRow(_ row: FieldRow, name: String, into reading: inout ParameterReading) {
    guard reading.path.described[name] == nil else { return }
    let site = reading.site
    let facts = facts(of: row)
    var (type, evidence) = pathType(row, site: site)
    if type == .string,
      let values = listedSegments(
        facts.possibleValues.isEmpty || !row.meanings.isEmpty ? row.values : facts.possibleValues,
        row.meanings, of: name, at: row.location, in: reading.context)
    {
      (type, evidence) = (values, .sentence)
    }
    reading.path.add(
      Parameter(
        name: name, in: .path, type: type, required: true, description: facts.description,
        evidence: evidence, location: row.location))
    if !reading.path.names.contains(name) {
      warnThatPathLacks(row, site)
    } else if name != row.name, site.unwrittenNames.contains(name) {
      reading.path.foundNames.append((name, row.name))
    } else if name.lowercased() != row.name.lowercased(),
      site.template.parameters(written: row.name).isEmpty
    {
      warn(
        .pathParameterName,
        "The table calls '\(row.name)' what the path '\(site.template.path)' calls '\(name)'",
        at: row.location, notes: [Diagnostic.Note("the endpoint", at: site.location)])
    }
  }

  private mutating func warnThatPathLacks(_ row: FieldRow, _ site: EndpointSite) {
    warn(
      .pathParameterNotInTemplate,
      "'\(row.name)' is described as a path parameter, but '\(site.template.path)' has none of that name. "
        + "An overlay's 'path' corrects the template",
      at: row.location, notes: [Diagnostic.Note("the endpoint", at: site.location)])
  }
}
