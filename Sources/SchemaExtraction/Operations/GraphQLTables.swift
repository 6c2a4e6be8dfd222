import SlateDiagnostics

/// Tables below the endpoint of GraphQL: their fields are asked for inside of a query, and are no parameters of a request.
extension Extraction {
  /// The rows of a table that an operation's requests have as they are; the rest goes to `left`.
  mutating func withoutFieldsOfGraphQL(
    _ rows: [FieldRow], of site: EndpointSite, left: inout [FieldRow]
  ) -> [FieldRow] {
    guard site.takesGraphQL else { return rows }
    var kept: [FieldRow] = []
    for row in rows {
      let isSent =
        row.place == .header || Self.partsOfGraphQL.contains(row.rootName.lowercased())
        || site.template.parameters.contains { $0.name == row.name }
      if isSent { kept.append(row) } else { left.append(row) }
    }
    return kept
  }

  /// Says what became of the rows that an endpoint of GraphQL left.
  mutating func reportFieldsOfGraphQL(_ left: [FieldRow], of site: EndpointSite) {
    guard let first = left.first else { return }
    markUnderstood(left)
    warn(
      .graphQLNotRead,
      "'\(site.method) \(site.template.path)' takes GraphQL: the fields in its tables (\(left.count)) stand in queries, so they "
        + "are no parameters",
      at: first.location)
  }

  /// What a request of GraphQL consists of.
  private static let partsOfGraphQL: WordSet = [
    "query", "variables", "operationname", "operation_name", "extensions",
  ]
}

extension EndpointSite {
  /// Whether its path ends like those of GraphQL do.
  var takesGraphQL: Bool {
    template.path.split(separator: "/").last?.lowercased() == "graphql"
  }
}
