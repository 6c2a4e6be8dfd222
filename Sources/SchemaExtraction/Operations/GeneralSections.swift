import SlateReference

/// Sections about all operations, such as "Pagination": an endpoint that is written there belongs to the resource of its path.
extension Extraction {
  /// Whether a section is about how requests are made, and has no word of an endpoint's path.
  func isGeneral(_ node: Int, for site: EndpointSite) -> Bool {
    guard hasGeneralHeading(node) else { return false }
    let segments = site.template.path.parts(separatedBy: UInt8(ascii: "/"))
    // A path that names no resource belongs to the section.
    guard let last = segments.last(where: { !$0.contains("{") }), !Self.isBase(last) else {
      return false
    }
    let endpoint = DeclaredEndpoint(method: site.method, template: site.template)
    return !isAtHome(endpoint, in: node)
  }

  private func hasGeneralHeading(_ node: Int) -> Bool {
    let words = outline.nodes[node].words.words
    return (1...4).contains(words.count) && words.allSatisfy { Self.generalWords.contains($0) }
  }

  /// Gives an endpoint in a general section the whole path that one other endpoint has, where it leaves out what that begins
  /// with: `GET /books?page=2` below "Pagination" is no other one than `GET /v1/books`.
  func withWholePaths(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    let isShort = found.map { endpoint in
      !endpoint.isAtHome && !endpoint.isHeading && hasGeneralHeading(endpoint.node)
        && endpoint.candidate.endpoint.template.parameters.isEmpty
    }
    guard isShort.contains(true), isShort.contains(false) else { return found }
    var wholes: [String: Set<String>] = [:]
    for index in found.indices where !isShort[index] {
      let endpoint = found[index].candidate.endpoint
      guard endpoint.template.parameters.isEmpty else { continue }
      for tail in Self.tails(of: endpoint.template.path) {
        wholes["\(endpoint.method) \(tail)", default: []].insert(endpoint.template.path)
      }
    }
    var found = found
    for index in found.indices where isShort[index] {
      let endpoint = found[index].candidate.endpoint
      let short = endpoint.template.path.withoutEndingSlash
      // Of several, the one without anything of its own before the short path.
      guard let paths = wholes["\(endpoint.method) \(short)"], paths.count <= 8,
        let whole = paths.min(by: { ($0.utf8.count, $0) < ($1.utf8.count, $1) }),
        case let left = whole.withoutEndingSlash.dropLast(short.count),
        paths.allSatisfy({ $0.hasPrefix(left) })
      else { continue }
      found[index].candidate.endpoint.template.path = whole
    }
    return found
  }

  /// A path, and what is left of it without its first segments: `/v1/books`, `/books`.
  private static func tails(of path: String) -> [Substring] {
    let path = path.withoutEndingSlash
    return path.indices.lazy.filter { path[$0] == "/" }.prefix(maximumSegments).map { path[$0...] }
  }

  private static let generalWords: WordSet = [
    "introduction", "overview", "general", "getting", "started", "quickstart", "quick", "start",
    "basics", "conventions", "convention", "usage", "examples", "example", "requests", "request",
    "responses", "response", "making", "formats", "format", "pagination", "paging", "paginating",
    "filtering", "sorting", "ordering", "versioning", "errors", "error", "handling", "rate",
    "limits", "limit", "limiting", "throttling", "caching", "compression", "localization",
    "idempotency", "expanding", "expansion", "embedding", "sideloading", "and", "the", "to", "your",
    "first", "api", "http", "rest", "query", "parameters", "results", "lists",
  ]

  /// Gives the endpoints of general sections the place of one that has a section of its own and asks for the same: whose path
  /// begins as theirs does, or whose section is called as their path is.
  func takePlacesOfOthers(_ places: inout [GroupPlace]) {
    let isGeneral = zip(places, sites).map { self.isGeneral($0.node, for: $1) }
    guard isGeneral.contains(true) else { return }
    var byPath: [String: Int] = [:]
    var byName: [String: Int] = [:]
    for index in sites.indices where !isGeneral[index] {
      for beginning in Self.beginnings(of: sites[index].template.path) {
        byPath[beginning] = byPath[beginning] ?? index
      }
      let name = places[index].name.singular.folded
      byName[name] = byName[name] ?? index
    }
    let common = commonBeginning
    for index in sites.indices where isGeneral[index] {
      let beginnings = Self.beginnings(of: sites[index].template.path)
      let alike = beginnings.first.flatMap { byPath[$0] }
      let name = resource(of: sites[index], behind: common)
      if let other = alike ?? byName[name.singular.folded] {
        places[index] = places[other]
      } else {
        places[index].name = name
        places[index].key += " " + name.singular.folded
        places[index].resource = nil
      }
    }
  }

  /// How many segments all paths begin with, and what is general says nothing of.
  private var commonBeginning: Int {
    guard sites.count > 1 else { return 0 }
    var common = sites[0].template.path.parts(separatedBy: UInt8(ascii: "/"))
    for site in sites.dropFirst() {
      let parts = site.template.path.parts(separatedBy: UInt8(ascii: "/"))
      let count = zip(common, parts).prefix { $0 == $1 }.count
      common = Array(common.prefix(count))
      if common.isEmpty { break }
    }
    return common.count
  }

  private func resource(of site: EndpointSite, behind common: Int) -> Words {
    let segments = site.template.path.parts(separatedBy: UInt8(ascii: "/"))
    let named = segments.dropFirst(common).first { !$0.contains("{") && !Self.isBase($0) }
    return named.map { Words($0) } ?? pathWords(of: site)
  }

  /// What a path begins with up to each of its resources, the longest first.
  private static func beginnings(of path: String) -> [String] {
    var beginnings: [String] = []
    var begun = ""
    for segment in path.parts(separatedBy: UInt8(ascii: "/")).prefix(maximumSegments) {
      let isParameter = segment.contains("{")
      begun += isParameter ? "/{}" : "/\(segment)"
      if !isParameter, !isBase(segment) { beginnings.append(begun) }
    }
    return beginnings.reversed()
  }

  private static let maximumSegments = 16

  /// Whether a segment of a path names no resource: a version, "api".
  static func isBase(_ segment: Substring) -> Bool {
    gatheringWords.contains(segment.lowercased())
      || segment.drop { $0 == "v" }.allSatisfy { $0.isNumber || $0 == "." }
  }
}
