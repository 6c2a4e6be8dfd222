import APISchema
import SlateDiagnostics
import SlateReference

/// What samples of requests get wrong, and requests that are no endpoints.
extension Extraction {
  /// A section that shows many requests and describes none is a tour through an API whose endpoints are declared
  /// elsewhere.
  mutating func withoutTours(
    _ found: [SampledEndpoint], shown: [Int: Set<String>]
  ) -> [SampledEndpoint] {
    let paths = found.map { $0.endpoint.template.path }
    var counts: [Int: Int] = [:]
    for endpoint in found { counts[endpoint.owner, default: 0] += 1 }
    let others = found.count { !isAboutAllRequests($0) }
    return found.filter { endpoint in
      if endpoint.isUndescribed, isAboutAllRequests(endpoint),
        Self.isBase(endpoint.endpoint.template.path, of: paths)
      {
        return false
      }
      // More are declared than the section shows, and than all others do that are not about all requests.
      let own = counts[endpoint.owner] ?? 0
      guard endpoint.isUndescribed || isAboutErrors(endpoint.owner), sites.count > own,
        sites.count > others - (isAboutAllRequests(endpoint) ? 0 : own),
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

  /// Whether all other paths, two at least, go on behind one: `/api/2.0/`, which shows how any of them is asked for.
  private static func isBase(_ path: String, of paths: [String]) -> Bool {
    let base = path.hasSuffix("/") ? path : path + "/"
    let others = paths.lazy.filter { $0 != path }
    return paths.count > 2 && others.count > 1 && others.allSatisfy { $0.hasPrefix(base) }
  }

  /// Whether a section tells of failures: its table is about these, and its sample is one that fails.
  private func isAboutErrors(_ node: Int) -> Bool {
    let heading = outline.nodes[node].words.words
    return heading.count <= 3 && heading.contains { $0 == "errors" || $0 == "error" }
  }

  /// Whether a section tells how to call any operation, and its sample is one of them: "Authentication".
  private func isAboutAllRequests(_ endpoint: SampledEndpoint) -> Bool {
    let heading = outline.nodes[endpoint.owner].words.words
    return heading.count <= 4 && !Self.commonSubjects.isDisjoint(with: heading)
      && (!Self.givesCredentials(endpoint.endpoint.template.path) || endpoint.makesOfNothing)
  }

  /// Whether a request carries what proves who calls, and would make something of nothing: `POST /users` without a body.
  static func makesOfNothing(_ request: RequestSample) -> Bool {
    guard request.sample.method == "POST", request.sample.body == nil, request.query.isEmpty,
      isAuthorized(request.sample), let last = request.path.split(separator: "/").last
    else { return false }
    return ["users", "accounts"].contains(last.lowercased())
  }

  /// Whether a path, or a name, has a word of what proves who calls.
  static func givesCredentials(_ text: String) -> Bool {
    Words(text).words.contains { word in credentialWords.contains { word.contains($0) } }
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
  mutating func readMethod(
    of sample: RequestSample, isTold: Bool, owner: Int
  ) -> String {
    let location = sample.sample.location
    let method = sample.sample.method ?? "GET"
    guard method == "POST", let first = outline.nodes[owner].words.words.first,
      Self.readingVerbs.contains(first), !isTold,
      // "Get or create": it does more than that.
      !outline.nodes[owner].words.words.contains(where: { ResourceEndpoints.use(ofVerb: $0) != nil }
      )
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
  mutating func onTheSameHost(
    _ found: [SampledEndpoint], hosts: [String: Int]
  ) -> [SampledEndpoint] {
    var counts: [String: Int] = [:]
    for site in sites { count(site.template.host, in: &counts) }
    if counts.isEmpty { counts = hosts }
    let real = counts.filter { !PlaceholderHost.isReserved($0.key) }
    if let most = counts.values.max(), let own = real.values.max(), own * 4 >= most {
      counts = real
    }
    // Of two that are as frequent nobody knows which one is the API's.
    guard let main = counts.max(by: { $0.value < $1.value }),
      counts.count(where: { $0.value == main.value }) == 1
    else { return found }
    var kept: [SampledEndpoint] = []
    var aliases: Set<String>?
    for endpoint in found {
      if let domain = Self.domain(of: endpoint.host), domain != main.key {
        let known = aliases ?? domainsOfSamples()
        aliases = known
        if known.contains(domain) {
          kept.append(endpoint)
          continue
        }
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

  /// The domains that samples ask for what endpoints declare on the API's own: a host of those who develop it.
  private mutating func domainsOfSamples() -> Set<String> {
    var domains: Set<String> = []
    for site in sites where site.template.host != nil {
      for shown in shownBases(of: site) {
        if let domain = Self.domain(of: shown.host) { domains.insert(domain) }
      }
    }
    return domains
  }

  func count(_ host: String?, in counts: inout [String: Int]) {
    if let domain = Self.domain(of: host) { counts[domain, default: 0] += 1 }
  }

  /// The last two labels of a host; nil for a placeholder and for a machine of one's own.
  static func domain(of host: String?) -> String? {
    guard let host else { return nil }
    let labels = HostPrefix.name(of: host).split(separator: ".")
    guard labels.count >= 2, let last = labels.last, last.allSatisfy(\.isLetter),
      labels.suffix(2).allSatisfy({ label in
        label.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
      })
    else { return nil }
    return labels.suffix(2).joined(separator: ".")
  }
}
