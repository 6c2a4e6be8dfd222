import APISchema
import SlateDiagnostics

/// The queries that requests show and no table lists.
extension Extraction {
  /// The queries of the requests that are shown for a declared endpoint, each name once, without credentials.
  func shownQuery(
    of site: EndpointSite, among samples: [OperationSample]
  ) -> [(item: QueryItem, location: SourceLocation)] {
    guard !site.isSampled else { return [] }
    var shown: [(item: QueryItem, location: SourceLocation)] = []
    var names = Set(site.template.query.map(\.name))
    var pattern: PathPattern?
    for sample in samples where sample.sample.kind == .request {
      let sent = queryAsData(sample, of: site)
      guard sample.sample.method == site.method || sent != nil, let target = sample.sample.target,
        let path = samplePath(of: sample, in: site)
      else { continue }
      let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
      let written = mark.map { QueryItem.items(in: target[target.index(after: $0)...]) } ?? []
      guard !written.isEmpty || sent?.isEmpty == false else { continue }
      let known = pattern ?? PathPattern(site.template)
      pattern = known
      guard
        case .agrees = known.match(path, namespaceIndex: schema.namespace?.segmentIndex)
      else { continue }
      for item in written + (sent ?? []) {
        guard !CredentialNames.holdsSecret(item.name), !isCredential(item.name),
          names.insert(item.name).inserted
        else { continue }
        shown.append((item, sample.sample.location))
      }
    }
    return shown
  }

  /// The fields that a command sends as a form to an endpoint that is asked with `GET`: `-d` without the option that puts
  /// them into the query, where they belong. Nil for every other sample.
  private func queryAsData(_ sample: OperationSample, of site: EndpointSite) -> [QueryItem]? {
    guard site.method == "GET", let shell = sample.shell,
      !shell.tellsMethod && shell.method == "POST" && (shell.sendsTexts || sample.body == nil)
        || shell.method == "GET" && sendsRowsOfQuery(sample, of: site)
    else { return nil }
    return (sample.body?.members ?? []).compactMap { member in
      switch member.value {
      case .string(let text): QueryItem(name: member.name, value: text)
      case .integer, .number, .bool:
        QueryItem(name: member.name, value: member.value.json(pretty: false))
      default: nil
      }
    }
  }

  /// Whether callers prove who they are with a query parameter of this name.
  private func isCredential(_ name: String) -> Bool {
    schema.authentication.contains { scheme in
      scheme.pieces.contains { $0.kind == .query && $0.name == name }
    }
  }
}
