import SlateReference

/// Tables of attributes below what only reads, which nothing shows: what comes back, and no query.
extension Extraction {
  /// Whether a table below a `GET` says of attributes what no caller could send: all of them are read-only; or they stand below
  /// a heading with the operation's subject, "Report attributes"; or below one object's path they are more than its
  /// path has, called as attributes are, and one says when the server did something.
  mutating func describesWhatServerWrites(
    _ reading: TableReading, in node: Int, of site: EndpointSite
  ) -> Bool {
    guard site.method == "GET" || site.method == "HEAD", !reading.rows.isEmpty,
      reading.rows.allSatisfy({ $0.place == nil && !$0.isMarked && $0.defaultValue == nil }),
      reading.columns.defaultValue == nil
    else { return false }
    let names = Set(site.template.parameters.map(\.name) + site.template.query.map(\.name))
    let sent = shownKeys(of: site).sent
    let others = reading.rows.filter { !names.contains($0.name) }
    guard !others.isEmpty, !others.contains(where: { sent.contains($0.name) }) else { return false }
    if reading.rows.allSatisfy(\.isReadOnly) { return true }
    // "HTTP request" is a heading of the endpoint; "Query parameters" is one of the table.
    let words = outline.nodes[node].words.words
    guard
      node == site.owner
        || !words.contains(where: { Self.wordsOfRequests.contains($0) && $0 != "request" })
    else { return false }
    let head = LabelWords.header(reading.table.header[reading.columns.name].text)
    guard head.contains(where: { Self.headsOfAttributes.contains($0) }), others.count > 1,
      !others.contains(where: { Self.namesOfQueries.contains($0.name.lowercased()) })
    else { return false }
    if node != site.owner, isHeadedByAttributes(node, of: site) { return true }
    guard reading.columns.type != nil,
      site.template.path.split(separator: "/").last?.hasPrefix("{") == true
    else { return false }
    return others.contains { Self.namesOfServer.contains(Words($0.name).folded) }
  }

  /// Whether a table below a heading that says nothing but "Attributes" or "Fields" is about the object that a `GET` shows: most
  /// of its names are keys there, whatever heads its columns.
  mutating func describesShownAttributes(
    _ reading: TableReading, in node: Int, of site: EndpointSite
  ) -> Bool {
    guard site.method == "GET" || site.method == "HEAD", reading.rows.count > 1,
      reading.columns.defaultValue == nil,
      reading.rows.allSatisfy({ $0.place == nil && !$0.isMarked && $0.defaultValue == nil })
    else { return false }
    let words = outline.nodes[node].words.droppingArticle.words.map { Words.singular(of: $0) }
    guard words.contains(where: { Self.singularAttributes.contains($0) }),
      words.allSatisfy({
        Self.singularAttributes.contains($0) || Self.wordsOfObjects.contains($0)
      })
    else { return false }
    let names = Set(site.template.parameters.map(\.name) + site.template.query.map(\.name))
    let others = reading.rows.filter { !names.contains($0.name) }
    return !others.isEmpty && isShown(others, inResponseOf: site)
  }

  /// "Report attributes" below the operation that gets a report.
  private func isHeadedByAttributes(_ node: Int, of site: EndpointSite) -> Bool {
    let words = outline.nodes[node].words.droppingArticle.words.map { Words.singular(of: $0) }
    guard words.count > 1, let last = words.last, Self.singularAttributes.contains(last) else {
      return false
    }
    let subject = Set(
      (Words(site.group).words + outline.nodes[site.owner].words.words).map {
        Words.singular(of: $0)
      })
    return words.dropLast().allSatisfy { subject.contains($0) && !Self.verbsOfReads.contains($0) }
  }

  private static let headsOfAttributes: WordSet = [
    "attribute", "attributes", "field", "fields", "property", "properties",
  ]
  private static let singularAttributes: WordSet = ["attribute", "field", "property"]
  private static let verbsOfReads: WordSet = ["get", "list", "search", "filter", "find", "query"]
  /// Names of what a caller asks for.
  private static let namesOfQueries: WordSet = [
    "page", "per_page", "perpage", "limit", "offset", "sort", "order", "sort_by", "order_by",
    "orderby", "sortby", "q", "query", "search", "filter", "filters", "fields", "include",
    "includes", "expand", "embed", "cursor", "after", "before", "since", "until", "page_size",
    "pagesize", "count", "size", "start", "direction", "sort_order", "skip", "take", "from", "to",
  ]
  /// Names of what only a server knows, folded.
  static let namesOfServer: WordSet = [
    "createdat", "updatedat", "created", "updated", "modified", "modifiedat", "createdon",
    "updatedon", "datecreated", "dateupdated", "lastmodified", "lastupdated",
  ]
}
