/// An endpoint with the section it was found in.
struct FoundEndpoint {
  var candidate: EndpointCandidate
  var node: Int
  /// Whether a heading above it has a word of its path: the section is about that resource.
  var isAtHome = false
  /// Whether a heading is the endpoint.
  var isHeading = false

  /// What makes two places one endpoint: a stream and a request may share method and path; their hosts tell them apart.
  var key: String {
    let template = candidate.endpoint.template
    let scheme = template.host?.hasPrefix("ws") == true ? "ws" : ""
    return "\(scheme)\(candidate.endpoint.method) \(template.path.withoutEndingSlash)"
  }

  /// Each endpoint once, where it is written most plainly, in reading order.
  ///
  /// An overview and a sentence may write a path in another way than the section that is about it: without the part
  /// that all paths begin with, with other parameter names, with a sample's values. They add no endpoint then.
  static func distinct(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    var chosen: [String: Int] = [:]
    for (index, endpoint) in found.enumerated() {
      let key = endpoint.key
      if let other = chosen[key], !endpoint.isPlainer(than: found[other]) { continue }
      chosen[key] = index
    }
    let declared = chosen.values.filter { found[$0].candidate.form == .declared }
    var known = KnownPaths(declared.sorted().map { found[$0].candidate.endpoint })
    var kept = declared
    let templates = Dictionary(grouping: declared, by: { found[$0].node }).mapValues { indices in
      indices.prefix(8).map { found[$0].candidate.endpoint }
    }
    for form in [EndpointCandidate.Form.quoted, .mentioned, .listed] {
      let others = chosen.values.filter {
        found[$0].candidate.form == form && !known.contains(found[$0].candidate.endpoint)
          && !(templates[found[$0].node] ?? []).contains(where: found[$0].isExample)
      }
      for index in others { known.insert(found[index].candidate.endpoint) }
      kept += others
    }
    return kept.sorted().map { found[$0] }
  }

  /// Whether a sentence only fills in the endpoint of its section: "`GET /books/7/notes`" below
  /// `GET /{kind}/{id}/notes`.
  func isExample(of declared: DeclaredEndpoint) -> Bool {
    guard candidate.endpoint.method == declared.method,
      declared.template.parameters.count > candidate.endpoint.template.parameters.count
        || candidate.endpoint.template.path != declared.template.path,
      case .agrees = PathPattern(declared.template).match(
        SamplePath(candidate.endpoint.template.path), namespaceIndex: nil)
    else { return false }
    return true
  }

  /// Gives each endpoint of a table the queries that other rows of the section have for it: `/loans?book={id}` above
  /// `/loans?reader={id}`.
  static func withQueriesOfRows(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    guard found.contains(where: { $0.candidate.form == .listed && $0.hasQuery }) else {
      return found
    }
    var found = found
    var first: [String: Int] = [:]
    var names: [String: Set<String>] = [:]
    for index in found.indices where found[index].candidate.form == .listed {
      let key = "\(found[index].node) \(found[index].key)"
      let query = found[index].candidate.endpoint.template.query
      guard let other = first[key] else {
        first[key] = index
        names[key] = Set(query.map(\.name))
        continue
      }
      for item in query where names[key, default: []].insert(item.name).inserted {
        found[other].candidate.endpoint.template.query.append(item)
      }
    }
    return found
  }

  /// Whether its query has a name and nothing else that another template has not: `POST /parcels?send` does something else
  /// than `POST /parcels`.
  func hasFlag(besides other: PathTemplate) -> Bool {
    guard candidate.endpoint.method != "GET" else { return false }
    let names = Set(other.query.map(\.name))
    return candidate.endpoint.template.query.contains {
      $0.value == nil && $0.placeholder == nil && !names.contains($0.name)
    }
  }

  private var hasQuery: Bool { !candidate.endpoint.template.query.isEmpty }

  private func isPlainer(than other: FoundEndpoint) -> Bool {
    if candidate.form != other.candidate.form { return candidate.form > other.candidate.form }
    return isAtHome && !other.isAtHome
  }
}

extension Extraction {
  /// Leaves out what a section called "Examples" shows of the endpoint above it: `GET /books/7` below `GET /books/{id}`.
  func withoutExamples(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    func isInExamples(_ endpoint: FoundEndpoint) -> Bool {
      let words = outline.nodes[endpoint.node].words.words
      return !words.isEmpty && words.count <= 2
        && words.contains { $0 == "example" || $0 == "examples" }
    }
    guard found.contains(where: isInExamples) else { return found }
    let byNode = Dictionary(grouping: found, by: \.node)
    return found.filter { endpoint in
      guard !endpoint.isHeading, isInExamples(endpoint),
        let parent = outline.nodes[endpoint.node].parent
      else { return true }
      return byNode[parent]?.prefix(8).contains { above in
        above.candidate.form == .declared
          && endpoint.isExample(of: above.candidate.endpoint)
      } != true
    }
  }
}
