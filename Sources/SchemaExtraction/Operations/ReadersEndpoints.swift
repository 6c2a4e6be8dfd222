import SlateDiagnostics
import SlateReference

/// Which sections are about what the API sends to its reader, by their numbers: those above count for all that they hold.
struct ToldCallbacks {
  /// Whether the text says so.
  var say: [Bool] = []
  /// Whether the text or a heading says so.
  var areAbout: [Bool] = []
}

/// Requests that the API sends to a server of its reader's: webhooks. They are no operations, and what they carry is what
/// callers get.
extension Extraction {
  /// Leaves out the endpoints that are the reader's own, each with a warning.
  mutating func withoutReadersOwn(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    var own: Set<Int> = []
    for (index, endpoint) in found.enumerated() {
      let template = endpoint.candidate.endpoint.template
      guard
        isReadersOwn(
          host: template.host, path: template.path, in: endpoint.node, besides: found)
      else { continue }
      own.insert(index)
      leaveOut(
        endpoint.candidate.endpoint.method, template.host, template.path, in: endpoint.node,
        at: endpoint.candidate.location)
    }
    return own.isEmpty ? found : found.indices.filter { !own.contains($0) }.map { found[$0] }
  }

  mutating func leaveOut(
    _ method: String, _ host: String?, _ path: String, in node: Int, at location: SourceLocation
  ) {
    sectionsOfCallbacks.insert(node)
    warn(
      .endpointOnAnotherHost,
      "'\(method) \(host.map { HostPrefix.name(of: $0) } ?? "")\(path)' is what the API sends to a server of its "
        + "reader's own, so it is no operation",
      at: location)
  }

  /// Whether a request goes to the reader, as its section says, and its path or its host.
  ///
  /// - Parameter found: The endpoints that are declared; those of other sections have the API's hosts.
  mutating func isReadersOwn(
    host: String?, path: String, in node: Int, besides found: [FoundEndpoint] = []
  ) -> Bool {
    let saysYours = Self.namesReader(path)
    guard host != nil || saysYours, tellsOfCallbacks(node) else { return false }
    if saysYours { return true }
    guard let host else { return false }
    let isTold = saysWhatIsSent(node)
    guard isTold || PlaceholderHost.isOne(HostPrefix.name(of: host)) else { return false }
    let known = hostsOfOthers ?? findHostsOfOthers(found)
    hostsOfOthers = known
    if known.contains(Self.hostKey(host)) { return false }
    return !known.isEmpty || isTold && Words(HostPrefix.name(of: host)).words.contains("your")
  }

  /// `/path/to/your/endpoint`
  private static func namesReader(_ path: String) -> Bool {
    guard path.utf8.count < 500 else { return false }
    let segments = path.split(separator: "/").prefix { !"{<:".contains($0.first ?? "/") }
    return segments.contains { Words($0).words.contains("your") }
      || segments.count > 2 && segments.starts(with: ["path", "to"])
  }

  private static func hostKey(_ host: String) -> String {
    domain(of: host) ?? HostPrefix.name(of: host)
  }

  private mutating func tellsOfCallbacks(_ node: Int) -> Bool { toldCallbacks().areAbout[node] }

  private mutating func saysWhatIsSent(_ node: Int) -> Bool { toldCallbacks().say[node] }

  private mutating func toldCallbacks() -> ToldCallbacks {
    if let known = knownCallbacks { return known }
    var told = ToldCallbacks()
    // Sections stand behind those that hold them.
    for node in outline.nodes {
      let says = node.parent.map { told.say[$0] } ?? false || Self.saysWhatIsSent(node)
      let isAbout =
        says || node.parent.map { told.areAbout[$0] } ?? false
        || node.words.words.contains { Self.callbackWords.contains($0) }
      told.say.append(says)
      told.areAbout.append(isAbout)
    }
    knownCallbacks = told
    return told
  }

  private static func saysWhatIsSent(_ node: Outline.Node) -> Bool {
    node.blocks.prefix(readParagraphs).contains { block in
      guard case .paragraph(let paragraph) = block else { return false }
      return sendingPhrases.standIn(paragraph.content.plainText.lowercased())
    }
  }

  private static let readParagraphs = 50

  private static let sendingPhrases: PhraseList = [
    "to your endpoint", "to your server", "to your url", "to your webhook", "to your callback",
    "to your application", "to your own server", "to your own url", "to your own endpoint",
    "your server receives", "your server will receive", "your endpoint receives",
    "your endpoint will receive", "your webhook receives", "your webhook will receive",
    "your application receives", "your application will receive", "to the url you",
    "to the url that you", "to the endpoint you", "to the endpoint that you",
    "to the address that you", "to the address you", "to the callback url", "to the webhook url",
  ]

  /// The hosts of endpoints, requests and URLs in sections that are about what callers send.
  private mutating func findHostsOfOthers(_ found: [FoundEndpoint]) -> Set<String> {
    let told = toldCallbacks()
    let others = outline.nodes.filter { !told.areAbout[$0.id] }
    let isOther = Set(others.map(\.id))
    var hosts = Set(
      found.lazy.filter { isOther.contains($0.node) }
        .compactMap { $0.candidate.endpoint.template.host.map(Self.hostKey) })
    let texts =
      reference.pages.flatMap(\.preamble) + others.flatMap(\.blocks)
    for block in texts {
      switch block {
      case .paragraph(let paragraph): hosts.formUnion(Self.hosts(in: paragraph))
      case .list(let list):
        for case .paragraph(let paragraph) in list.items.flatMap(\.blocks) {
          hosts.formUnion(Self.hosts(in: paragraph))
        }
      case .aside(_, let inner, _):
        for case .paragraph(let paragraph) in inner { hosts.formUnion(Self.hosts(in: paragraph)) }
      case .code(let code):
        if let server = Self.server(in: code) { hosts.insert(Self.hostKey(server.url)) }
        let requests = wireRequest(in: code).map { [$0] } ?? shellSamples(in: code).map(\.request)
        hosts.formUnion(requests.compactMap(\.host).map(Self.hostKey))
      default: continue
      }
    }
    return hosts
  }

  /// The hosts that a paragraph names; an example's, which an API may have, is one where a request goes to it.
  private static func hosts(in paragraph: Paragraph) -> [String] {
    let text = paragraph.content.plainText
    guard text.firstOffset(of: "://") != nil else { return [] }
    return text.split { $0.isWhitespace || "`\"'<>(),".contains($0) }
      .filter { $0.hasPrefix("http") && $0.contains("://") }
      .filter { !PlaceholderHost.isReserved(HostPrefix.name(of: String($0))) }
      .map { hostKey(String($0)) }
  }
}
