import APISchema
import SlateDiagnostics
import SlateReference

/// Where the parameters of an operation go: what a heading, the path, the samples and the method say of it.
extension Extraction {
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

  /// The names that an operation's path and its samples show in a query, those that they show in a body, and those of the
  /// headers that they send.
  struct PlaceEvidence {
    var queryNames: Set<String>
    var bodyNames: Set<String>
    var headerNames: Set<String> = []
    /// The names inside of the only object that the body is.
    private var innerNames: Set<String> = []

    init(_ site: EndpointSite, samples: [Sample], body: SampleValue?) {
      queryNames = Set(site.template.query.map(\.name))
      for sample in samples
      where sample.kind == .request && (sample.method ?? site.method) == site.method {
        headerNames.formUnion(sample.headers.lazy.map(\.name))
        guard let target = sample.target, let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
        else { continue }
        for item in QueryItem.items(in: target[target.index(after: mark)...]) {
          queryNames.insert(item.name)
        }
      }
      bodyNames = Set(body?.members?.map(\.name) ?? [])
      if let members = body?.members, members.count == 1, let inner = members[0].value.members {
        innerNames = Set(inner.map(\.name))
      }
    }

    /// Whether the samples send a name as a header, and nowhere else. The `host` of a filter is not the `Host` that any request
    /// has.
    func showsHeader(_ name: String) -> Bool {
      headerNames.contains(name) && !queryNames.contains(name) && !bodyNames.contains(name)
        && !Extraction.isOfEveryRequest(name.lowercased())
    }

    /// Whether the samples send rows of a table in the body, and none of them in the query, whatever its heading says.
    func showsBody(_ rows: [FieldRow], of site: EndpointSite) -> Bool {
      guard !bodyNames.isEmpty, ["POST", "PUT", "PATCH"].contains(site.method) else {
        return false
      }
      return rows.contains {
        bodyNames.contains($0.rootName) || innerNames.contains($0.rootName)
      }
        && !rows.contains { queryNames.contains($0.name) }
    }
  }

  /// Where the heading above a table says that its parameters go; nil where it does not say.
  func place(ofTableIn node: Int, site: EndpointSite) -> Parameter.Place? {
    let words = Set(outline.nodes[node].words.words)
    if words.contains("header") || words.contains("headers") { return .header }
    if words.contains("path") { return .path }
    if words.contains("query") || words.contains("querystring") { return .query }
    if !words.isDisjoint(with: ["body", "payload"]) { return .body }
    if !words.isDisjoint(with: ["json", "form", "data", "post"]) {
      // "Data" is what comes back, and "Post" may be a thing.
      let takesBody = !["GET", "HEAD", "DELETE"].contains(site.method)
      if takesBody || words.contains("request") || showsBody(site) { return .body }
    }
    if words.contains("url") || words.contains("uri") {
      return site.template.parameters.isEmpty ? .query : .path
    }
    return nil
  }

  /// Whether a request of an operation's own method is shown with a body.
  private func showsBody(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      outline.nodes[node].blocks.contains { block in
        guard case .code(let code) = block else { return false }
        if code.language == Self.requestBodyLanguage { return true }
        if let request = wireRequest(in: code) {
          return request.body != nil && request.sample.method == site.method
        }
        return shellSamples(in: code).contains {
          $0.method == site.method && $0.request.body != nil
        }
      }
    }
  }

  func isURLTable(_ node: Int) -> Bool {
    let words = Set(outline.nodes[node].words.words)
    return !words.contains("path") && (words.contains("url") || words.contains("uri"))
  }

  func place(
    of row: FieldRow, tableSays place: Parameter.Place?, site: EndpointSite,
    _ evidence: PlaceEvidence
  ) -> Parameter.Place {
    let isInTemplate =
      templateName(for: row.name, among: site.template.parameters.map(\.name), taken: [:]) != nil
    // Whatever stands above the table: the sample shows where it goes.
    if row.place == nil, !isInTemplate, evidence.showsHeader(row.name) { return .header }
    switch row.place ?? place {
    case .path?: return evidence.queryNames.contains(row.name) && !isInTemplate ? .query : .path
    case .header?: return .header
    case .body?: return .body
    case .query?: return isInTemplate ? .path : .query
    case nil:
      // What may be left out is no part of a path: it has the name of one, and stands in the body.
      let isOfBody =
        row.required == false && !evidence.bodyNames.isEmpty
        && !["GET", "HEAD", "DELETE"].contains(site.method)
      if isInTemplate, !isOfBody { return .path }
      return isSentInQuery(row, of: site, evidence) ? .query : .body
    }
  }

  /// Whether a row that nothing else places goes to the query: a sample of the request shows it, else the method says it.
  func isSentInQuery(
    _ row: FieldRow, of site: EndpointSite, _ evidence: PlaceEvidence
  ) -> Bool {
    if evidence.bodyNames.contains(row.rootName) { return false }
    return evidence.queryNames.contains(row.name)
      || ["GET", "HEAD", "DELETE"].contains(site.method)
  }
}
