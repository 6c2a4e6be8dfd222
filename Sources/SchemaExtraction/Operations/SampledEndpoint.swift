import APISchema
import SlateDiagnostics
import SlateReference

/// An endpoint that only samples of requests show.
struct SampledEndpoint {
  /// The section whose heading names the operation.
  var owner: Int
  /// The section that holds the first sample.
  var node: Int
  var endpoint: DeclaredEndpoint
  var location: SourceLocation
  var host: String?
  /// The parameters of the path whose names are made of what stands before them.
  var guessedNames: Set<String> = []
  /// The names in the tables of the section, and of those below it.
  var described: Set<String> = []
  /// The names in the bodies and queries that the section's samples send.
  var sent: Set<String> = []
  /// Whether its heading, or its method, says that a caller does something.
  var isUsage = false
  /// Whether the section shows this endpoint alone.
  var isAlone = true

  /// How well the section suits an endpoint that several sections show: one that describes it goes before one that
  /// shows others as well.
  private var rank: Int { (described.isEmpty ? 0 : 2) + (isAlone ? 1 : 0) }

  /// Whether no table of its section speaks of what it sends, or of anything.
  var isUndescribed: Bool {
    described.isEmpty || !sent.isEmpty && sent.isDisjoint(with: described)
  }

  /// Takes over what another sample of the same endpoint shows beyond this one.
  mutating func merge(_ other: SampledEndpoint) {
    let known = Set(endpoint.template.query.map(\.name))
    endpoint.template.query += other.endpoint.template.query.filter { !known.contains($0.name) }
    host = host ?? other.host
    sent.formUnion(other.sent)
  }

  /// Each endpoint once, where a section describes it, else where one shows nothing else.
  ///
  /// Two sections that describe the same method and path differently, or send different things, are two operations: a
  /// token for a password and a token for an older one are asked for at one place.
  ///
  /// - Returns: Those, and the others with the one that each repeats.
  static func distinct(
    _ found: [SampledEndpoint]
  ) -> (kept: [SampledEndpoint], repeated: [(SampledEndpoint, of: SampledEndpoint)]) {
    var kept: [String: [Int]] = [:]
    for (index, endpoint) in found.enumerated() {
      let same = kept[endpoint.key] ?? []
      let isAnother = endpoint.isAlone && same.allSatisfy { endpoint.isAnother(than: found[$0]) }
      if same.isEmpty || (isAnother && same.count < 20) {
        kept[endpoint.key] = same + [index]
      } else if endpoint.rank > found[same[0]].rank {
        kept[endpoint.key] = [index]
      }
    }
    let indices = Set(kept.values.joined())
    let repeated = found.indices.lazy.filter { !indices.contains($0) }.compactMap { index in
      kept[found[index].key]?.first.map { (found[index], of: found[$0]) }
    }
    return (indices.sorted().map { found[$0] }, Array(repeated))
  }

  /// Whether another section with the same method and path is about another operation.
  private func isAnother(than other: SampledEndpoint) -> Bool {
    guard other.isAlone, owner != other.owner else { return false }
    if !described.isEmpty, !other.described.isEmpty { return described != other.described }
    return isUsage && other.isUsage
      && !described.union(sent).isSubset(of: other.described.union(other.sent))
  }

  /// Calls a parameter that samples only show values of as other paths call the one in its place.
  static func shareNames(_ found: inout [SampledEndpoint], with sites: [EndpointSite]) {
    var names: [String: String] = [:]
    func learn(_ template: PathTemplate, besides guessed: Set<String>) {
      for (place, name) in KnownPaths.places(of: template) where !guessed.contains(name) {
        names[place] = names[place] ?? name
      }
    }
    for site in sites { learn(site.template, besides: []) }
    for endpoint in found { learn(endpoint.endpoint.template, besides: endpoint.guessedNames) }
    for index in found.indices where !found[index].guessedNames.isEmpty {
      let template = found[index].endpoint.template
      for (place, name) in KnownPaths.places(of: template) {
        guard found[index].guessedNames.contains(name), let better = names[place] else { continue }
        found[index].endpoint.template.rename(name, to: better)
      }
    }
  }

  /// The method and the path without the names of its parameters.
  fileprivate var key: String { "\(endpoint.method) \(KnownPaths.unnamed(endpoint.template))" }
}

extension Extraction {
  /// Gives an endpoint that a sample shows the template that stands alone below its heading, without a method:
  /// `https://host/users/{user}` beside `curl https://host/users/ada`.
  mutating func adoptShownTemplates() {
    for index in sites.indices {
      let site = sites[index]
      for node in site.sections {
        for case .paragraph(let paragraph) in outline.nodes[node].blocks {
          let shown = paragraph.content.filter { inline in
            if case .html = inline { return false }
            if case .text(let text) = inline { return !text.trimmingSpaces().isEmpty }
            return true
          }
          guard shown.count == 1, case .code(let text)? = shown.first,
            text.contains("/"), text.contains("{") || text.contains(":") || text.contains("<"),
            let template = PathTemplate(parsing: text),
            template.parameters.count > site.template.parameters.count,
            case .agrees = PathPattern(template).match(
              SamplePath(site.template.path), namespaceIndex: nil)
          else { continue }
          sites[index].template.path = template.path
          sites[index].template.parameters = template.parameters
          sites[index].template.query = template.query
        }
      }
    }
  }

  /// More sections than this that repeat others are no slips.
  private static let maximumRepetitions = 1_000

  /// Words of headings above mere samples.
  private static let sampleLabels: WordSet = [
    "example", "examples", "sample", "samples", "code", "curl", "shell", "usage", "command",
  ]

  /// Finds the endpoints of sections that declare none: what their samples of requests ask for.
  mutating func findSampledEndpoints() {
    // Where every section has an endpoint of its own, nobody asks for it.
    var knownPaths: KnownPaths?
    var found: [SampledEndpoint] = []
    var indices: [String: Int] = [:]
    var shown: [Int: Set<String>] = [:]
    var hosts: [String: Int] = [:]
    for node in outline.nodes where mayShowEndpoint(node) {
      for endpoint in sampledEndpoints(in: node) {
        shown[endpoint.owner, default: []].insert(endpoint.key)
        count(endpoint.host, in: &hosts)
        let known =
          knownPaths
          ?? KnownPaths(sites.map { DeclaredEndpoint(method: $0.method, template: $0.template) })
        knownPaths = known
        if known.containsBehindBase(endpoint.endpoint) { continue }
        let key = "\(endpoint.owner) \(endpoint.key)"
        if let same = indices[key] {
          found[same].merge(endpoint)
        } else {
          indices[key] = found.count
          found.append(endpoint)
        }
      }
    }
    let owners = Dictionary(grouping: found.indices) { found[$0].owner }
    for (owner, indices) in owners {
      let described = describedNames(below: owner)
      for index in indices {
        found[index].described = described
        found[index].isAlone = indices.count == 1
        found[index].isUsage =
          ["POST", "PUT", "PATCH"].contains(found[index].endpoint.method)
          || OperationVerbs.verb(of: outline.nodes[owner].words) != nil
      }
    }
    let (distinct, repeated) = SampledEndpoint.distinct(withoutTours(found, shown: shown))
    let neighbours = OperationNeighbours(sites.map(\.owner) + found.map(\.owner), outline)
    for (other, main) in repeated.prefix(Self.maximumRepetitions)
    where other.isAlone && other.owner != main.owner
      && isSlip(
        other.owner, repeating: main.owner, other.endpoint.method,
        describes: !other.described.isEmpty, neighbours)
    {
      repeatedEndpoints.append(
        RepeatedEndpoint(
          owner: other.owner, endpoint: other.endpoint, location: other.location,
          keptOwner: main.owner, kept: main.location))
    }
    found = onTheSameHost(distinct, hosts: hosts)
    guard !found.isEmpty else { return }
    SampledEndpoint.shareNames(&found, with: sites)
    for endpoint in found {
      sites.append(
        EndpointSite(
          owner: endpoint.owner, declaration: endpoint.node, method: endpoint.endpoint.method,
          template: endpoint.endpoint.template, location: endpoint.location, isSampled: true))
    }
    sites.sort { ($0.declaration, $0.location) < ($1.declaration, $1.location) }
    siteOfNode = [:]
    assignSections()
  }

  /// A section that belongs to no operation, or one below an operation with a heading of its own.
  private func mayShowEndpoint(_ node: Outline.Node) -> Bool {
    guard let index = siteOfNode[node.id] else { return true }
    let site = sites[index]
    if node.id == site.owner || node.id == site.declaration { return false }
    return owner(ofSampleIn: node) == node.id && !isLabel(node)
  }

  /// Whether a heading only says what stands below it: "Query parameters", "Response".
  private func isLabel(_ node: Outline.Node) -> Bool {
    node.words.words.contains {
      Self.parameterPlaceWords.contains($0) || Self.responseWords.contains($0)
        || Self.sampleLabels.contains($0)
    }
  }

  /// The nearest section whose heading is more than a label such as "Example request".
  private func owner(ofSampleIn node: Outline.Node) -> Int {
    var current = node
    while let parent = current.parent,
      !current.words.isEmpty,
      current.words.words.allSatisfy({
        Self.requestLabels.contains($0) || Self.sampleLabels.contains($0)
      })
    {
      current = outline.nodes[parent]
    }
    return current.id
  }

  /// The endpoints that the samples of one section show.
  private mutating func sampledEndpoints(in node: Outline.Node) -> [SampledEndpoint] {
    var found: [SampledEndpoint] = []
    var names: SampledNames?
    let owner = owner(ofSampleIn: node)
    for case .code(let code) in node.blocks {
      var samples: [(sample: RequestSample, query: [QueryItem], tellsMethod: Bool)] = []
      if let request = wireRequest(in: code) {
        samples = [(request, request.query, true)]
      } else {
        samples = shellSamples(in: code).map { ($0.request, $0.query, $0.tellsMethod) }
      }
      for (sample, query, tellsMethod) in samples {
        let known = names ?? sampledNames(below: owner)
        names = known
        let location = sample.sample.location
        guard let template = known.template(of: sample, query: query) else {
          // A host alone shows how to call an API, not what.
          guard sample.path.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          warn(
            .endpointNotRead,
            "The path of '\(sample.sample.method ?? "GET") \(sample.path)' cannot be read, so the operation is left out",
            at: location)
          continue
        }
        var endpoint = DeclaredEndpoint(
          method: readMethod(of: sample, isTold: tellsMethod, owner: owner),
          template: template.path)
        if endpoint.method != sample.sample.method {
          // What was sent as a body is the query.
          endpoint.template.query += (sample.body?.documents.first?.members ?? []).map {
            QueryItem(name: $0.name)
          }
        }
        found.append(
          SampledEndpoint(
            owner: owner, node: node.id, endpoint: endpoint, location: location, host: sample.host,
            guessedNames: template.guessed,
            sent: Set(endpoint.template.query.map(\.name)).union(
              sample.body?.documents.first?.members?.map(\.name) ?? [])))
      }
    }
    return found
  }

  /// The names of the rows of a section's tables, and of those below it.
  private func describedNames(below owner: Int) -> Set<String> {
    var names: Set<String> = []
    for node in sectionsOfSample(below: owner) {
      for reading in tables[node] { for row in reading.rows { names.insert(row.name) } }
    }
    return names
  }

  /// The section, and those below it that show nothing of their own.
  func sectionsOfSample(below owner: Int) -> [Int] {
    var result: [Int] = []
    var pending = [owner]
    while let next = pending.popLast() {
      result.append(next)
      pending += outline.nodes[next].children.reversed().filter { child in
        let node = outline.nodes[child]
        return isLabel(node) || !node.blocks.contains { if case .code = $0 { true } else { false } }
      }
    }
    return result
  }

  // MARK: What samples get wrong

  /// A section that shows many requests and describes none is a tour through an API whose endpoints are declared
  /// elsewhere.
  private mutating func withoutTours(
    _ found: [SampledEndpoint], shown: [Int: Set<String>]
  ) -> [SampledEndpoint] {
    found.filter { endpoint in
      guard endpoint.isUndescribed || isAboutErrors(endpoint.owner), sites.count > found.count,
        (shown[endpoint.owner] ?? []).count > 2 || isAboutAllRequests(endpoint)
      else { return true }
      warn(
        .requestNotDeclared,
        "No endpoint is declared for '\(endpoint.endpoint.method) \(endpoint.endpoint.template.path)'; the section "
          + "describes no operation, so this request is taken for an example and left out",
        at: endpoint.location)
      return false
    }
  }

  /// Whether a section tells of failures: its table is about these, and its sample is one that fails.
  private func isAboutErrors(_ node: Int) -> Bool {
    let heading = outline.nodes[node].words.words
    return heading.count <= 3 && heading.contains { $0 == "errors" || $0 == "error" }
  }

  /// Whether a section tells how to call any operation, and its sample is one of them: "Authentication".
  private func isAboutAllRequests(_ endpoint: SampledEndpoint) -> Bool {
    let heading = outline.nodes[endpoint.owner].words.words
    let path = Words(endpoint.endpoint.template.path).words
    return heading.count <= 4 && !Self.commonSubjects.isDisjoint(with: heading)
      && path.allSatisfy { word in !Self.credentialWords.contains { word.contains($0) } }
  }

  static let commonSubjects: WordSet = [
    "authentication", "authorization", "authenticating", "authorizing", "introduction", "overview",
    "quickstart", "started", "pagination", "paging", "versioning", "errors", "error", "access",
    "requests", "request", "idempotency", "localization",
  ]
  /// What a path has in it that gives out credentials.
  private static let credentialWords = [
    "auth", "token", "login", "logout", "session", "signin", "sign", "key", "password", "user",
    "account", "me", "credential",
  ]

  /// A program that is given a body sends `POST` if it is not told otherwise. Below "List …" that is a slip.
  private mutating func readMethod(
    of sample: RequestSample, isTold: Bool, owner: Int
  ) -> String {
    let location = sample.sample.location
    let method = sample.sample.method ?? "GET"
    guard method == "POST", let first = outline.nodes[owner].words.words.first,
      Self.readingVerbs.contains(first), !isTold
    else { return method }
    warn(
      .methodDisagreesWithHeading,
      "The command does not say its method, so it sends POST; '\(outline.nodes[owner].heading.text)' means GET, "
        + "which is taken, with what it sends as the query",
      at: location)
    return "GET"
  }

  private static let readingVerbs: WordSet = [
    "list", "get", "retrieve", "fetch", "show", "view", "read",
  ]

  /// Leaves out what another company's server answers, such as the caller's own.
  private mutating func onTheSameHost(
    _ found: [SampledEndpoint], hosts: [String: Int]
  ) -> [SampledEndpoint] {
    var counts: [String: Int] = [:]
    for site in sites { count(site.template.host, in: &counts) }
    if counts.isEmpty { counts = hosts }
    // Of two that are as frequent nobody knows which one is the API's.
    guard let main = counts.max(by: { $0.value < $1.value }),
      counts.count(where: { $0.value == main.value }) == 1
    else { return found }
    var kept: [SampledEndpoint] = []
    for endpoint in found {
      if let domain = Self.domain(of: endpoint.host), domain != main.key {
        warn(
          .endpointOnAnotherHost,
          "'\(endpoint.endpoint.method) \(endpoint.endpoint.template.path)' is on '\(endpoint.host ?? "")', not on "
            + "'\(main.key)' as the others are, so it is taken for an example and left out",
          at: endpoint.location)
      } else {
        kept.append(endpoint)
      }
    }
    return kept
  }

  private func count(_ host: String?, in counts: inout [String: Int]) {
    if let domain = Self.domain(of: host) { counts[domain, default: 0] += 1 }
  }

  /// The last two labels of a host; nil for a placeholder and for a machine of one's own.
  private static func domain(of host: String?) -> String? {
    guard var name = host?[...] else { return nil }
    if let scheme = name.firstRange(of: "://") { name = name[scheme.upperBound...] }
    name = name.prefix { $0 != ":" && $0 != "/" }
    let labels = name.split(separator: ".")
    guard labels.count >= 2, let last = labels.last, last.allSatisfy(\.isLetter),
      labels.suffix(2).allSatisfy({ label in
        label.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
      })
    else { return nil }
    return labels.suffix(2).joined(separator: ".").lowercased()
  }
}
