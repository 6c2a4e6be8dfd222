import APISchema
import SlateDiagnostics
import SlateReference

/// Where the API answers.
extension Extraction {
  /// A sentence outside of operations that says where the API is: "The base URL is `https://…`".
  static func speaksOfServer(_ text: String) -> Bool {
    let lower = text.lowercased()
    return serverPhrases.standIn(lower) || tellsWhereItIs(lower)
  }

  private static let serverPhrases: PhraseList = [
    "base url", "base uri", "baseurl", "base path", "base endpoint", "base address", "uri base",
    "url base",
    "basis-url", "base api url", "root endpoint", "root url", "root uri", "api url", "api root",
    "api host", "api server", "answers at", "served at", "served from", "hosted at", "located at",
    "available at", "endpoint available on", "api available on", "api is available on",
    "reached at", "lives at", "found at", "all requests", "all endpoints",
    "every request", "every endpoint", "all urls", "all api calls",
    "all api requests",
    "requests go to", "relative to",
  ]

  /// "The API is at https://…", "our production server: `https://…`": between the noun and the URL stands nothing
  /// but the verb and a place's words.
  private static func tellsWhereItIs(_ text: String) -> Bool {
    guard let url = text.firstRange(of: "://") else { return false }
    let sentence = text[..<url.lowerBound].split { ".?!\n".contains($0) }.last ?? ""
    // The last word is the URL's scheme.
    let words = Words(sentence).words.dropLast()
    guard let noun = words.lastIndex(where: { ["api", "server", "host", "service"].contains($0) })
    else { return false }
    let between = words[(noun + 1)...]
    let isToldOfIt = between.contains { ["is", "lives", "runs"].contains($0) }
    return between.allSatisfy { placeWords.contains($0) }
      && (isToldOfIt || (sentence.contains(":") && between.count <= 1))
  }

  private static let placeWords: Set<String> = [
    "is", "lives", "runs", "at", "on", "under", "url", "address", "host", "server", "endpoint",
    "base", "root", "available", "located", "reachable", "accessible", "hosted", "the", "itself",
    "currently", "now",
  ]

  /// A URL in code that a remark follows: "`https://…` - the main server".
  static func explainsFirstSpan(_ paragraph: Paragraph) -> Bool {
    guard paragraph.content.count > 1, case .code = paragraph.content[0],
      case .text(let text) = paragraph.content[1], let mark = text.trimmingSpaces().first
    else { return false }
    return "-–—(:".contains(mark)
  }

  /// The server in a sentence about it that writes no code: "The base URL is https://…".
  static func unmarkedServer(in paragraph: Paragraph) -> Server? {
    let words = paragraph.content.plainText.split(whereSeparator: \.isWhitespace).lazy
    for word in words where word.contains("://") {
      let url = word.drop { "(\"'<".contains($0) }
      let end = url.lastIndex { !".,;:)\"'>".contains($0) } ?? url.startIndex
      if let server = Self.server(String(url[...end]), at: paragraph.location) { return server }
    }
    return nil
  }

  /// A bare URL: scheme, host, and perhaps a path that all endpoints share. The host may be a template.
  ///
  /// - Parameter used: Whether requests go there: a host without a dot that stands for the caller's own is one then.
  static func server(
    _ span: String, at location: SourceLocation, used: Bool = false
  ) -> Server? {
    for (scheme, kind) in [
      ("https://", Server.Kind.rest), ("http://", .rest), ("wss://", .stream), ("ws://", .stream),
    ] where span.hasPrefix(scheme) {
      let rest = span[span.utf8.index(span.startIndex, offsetBy: scheme.utf8.count)...]
      let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
      let (host, path) = (rest[..<end], rest[end...])
      let isBare = used && PlaceholderHost.isBare(host)
      guard isBare || host.contains(".") || host.hasPrefix("localhost"), !rest.contains(" "),
        !path.utf8.contains(where: { "<{(?#;,%".utf8.contains($0) }), !path.contains("/:"),
        !isKeptElsewhere(host), !isFile(path)
      else { return nil }
      return Server(
        kind: kind, url: span, isPlaceholder: isBare || PlaceholderHost.isOne(host) ? true : nil,
        location: location)
    }
    return nil
  }

  /// The server in a sentence about it whose host stands for the caller's own: "All requests go to `https://<server>/api`".
  static func bareServer(_ span: String, at location: SourceLocation) -> Server? {
    let (host, _) = HostPrefix.split(span)
    guard let host, PlaceholderHost.isBare(HostPrefix.authority(of: host)) else { return nil }
    return server(span, at: location, used: true)
  }

  /// Whether a path leads to a picture or a document: no operation stands below it.
  private static func isFile(_ path: Substring) -> Bool {
    guard let dot = path.utf8.lastIndex(of: UInt8(ascii: ".")), path.utf8.count <= 2000 else {
      return false
    }
    let ending = path[path.utf8.index(after: dot)...]
    return ending.utf8.count <= 5 && fileEndings.contains(ending.lowercased())
  }

  private static let fileEndings: WordSet = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "pdf", "html", "htm", "md", "txt", "css",
    "js", "zip", "mp4", "yaml", "yml",
  ]

  /// Whether a host is one where programs and packages are kept: no API of a reference answers there.
  private static func isKeptElsewhere(_ host: Substring) -> Bool {
    let name = host.hasPrefix("www.") ? host.dropFirst(4) : host
    return codeHosts.contains(name.lowercased())
  }

  private static let codeHosts: WordSet = [
    "github.com", "gitlab.com", "bitbucket.org", "npmjs.com", "pypi.org", "rubygems.org",
    "packagist.org", "nuget.org", "crates.io", "hub.docker.com",
  ]

  /// A block without a language that is one bare URL.
  static func server(in code: CodeBlock) -> Server? {
    guard code.text.utf8.count < 200, code.language == nil || code.language == "plaintext" else {
      return nil
    }
    let text = String(code.text.trimmingSpaces())
    return text.contains("\n") ? nil : server(text, at: code.textLocation)
  }

  /// Whether a URL is one that an operation asks for, and with its path no base of others.
  mutating func isEndpoint(_ server: Server) -> Bool {
    let (host, path) = HostPrefix.split(server.url)
    guard let host, path.utf8.count > 1 else { return false }
    let declared = declaredURLs ?? DeclaredURLs(sites)
    declaredURLs = declared
    return declared.contains(host: String(host), path: String(path))
      && !declared.goOn(behind: String(path))
  }

  mutating func add(_ server: Server) {
    guard !schema.servers.contains(where: { $0.kind == server.kind }) else { return }
    schema.servers.append(server)
  }

  /// Endpoints may be declared with their host; the one that most of them have is the server.
  ///
  /// - Parameter most: Whether half of the endpoints must have one, as where a sentence names another.
  mutating func readServersFromEndpoints(most: Bool) {
    var hosts = Tally()
    var count = 0
    for site in sites {
      guard let host = site.template.host else { continue }
      hosts.add(host, at: site.location)
      count += 1
    }
    if most, count * 2 < sites.count { return }
    let inOrder = hosts.mostFrequentFirst
    let own = inOrder.first { !PlaceholderHost.isOne(HostPrefix.authority(of: $0.0)) }
      .map { hosts.count(of: $0.0) }
    for (host, location) in inOrder {
      // An example's host that was left beside the API's own, which every fourth endpoint has, or more of them.
      if let own, own * 4 >= hosts.count(of: host),
        PlaceholderHost.isReserved(HostPrefix.name(of: host))
      {
        continue
      }
      // One host in both spellings: where it can, a client keeps its credentials to itself.
      let secure = host.hasPrefix("http://") ? "https" + host.dropFirst(4) : host
      let isSecure =
        hosts.count(of: secure) * 4 >= hosts.count(of: host)
        || schema.servers.isEmpty && secure != host && isShown(secure)
      if let server = Self.server(isSecure ? secure : host, at: location, used: true) {
        add(server)
      }
    }
  }

  /// Whether a sample has a URL on a host.
  private func isShown(_ host: String) -> Bool {
    outline.nodes.contains { node in
      node.blocks.contains { block in
        guard case .code(let code) = block, let found = code.text.firstRange(of: host) else {
          return false
        }
        return code.text[found.upperBound...].first.map { "/?\"' \n:".contains($0) } ?? true
      }
    }
  }

  /// Where no sentence and no endpoint names the host, the URLs of the samples do: what stands before the part
  /// that the endpoint beside them declares. Without any, a `Host` header does.
  mutating func readServersFromSamples() {
    guard !schema.servers.contains(where: { $0.kind == .rest }) else { return }
    var bases = Tally()
    var hosts = Tally()
    for node in outline.nodes {
      for case .code(let code) in node.blocks {
        if let (host, location) = Self.hostHeader(of: code) { hosts.add(host, at: location) }
        let templates = siteOfNode[node.id].map { [sites[$0].template] } ?? []
        guard let sample = CredentialSample(code), !sample.isOfProgram else {
          // A program names the URL that it asks for; of its others none is the operation's.
          guard !templates.isEmpty, !Self.dataLanguages.contains(code.language ?? ""),
            let url = Self.firstURL(in: code.text),
            let base = Self.base(of: url, declaring: templates)
          else { continue }
          bases.add(base, at: code.textLocation)
          continue
        }
        for url in sample.urls {
          if let base = Self.base(of: url.text, declaring: templates) {
            bases.add(base, at: url.location)
          }
        }
      }
    }
    for (base, location) in bases.mostFrequentFirst.prefix(1) + hosts.mostFrequentFirst.prefix(1) {
      if let server = Self.server(base, at: location, used: true) { add(server) }
    }
  }

  private static let dataLanguages: WordSet = ["json", "xml", "yaml", "html", "csv"]

  /// The first URL in a program, up to the mark that ends its text.
  private static func firstURL(in text: String) -> String? {
    guard text.utf8.count < 20_000, let start = text.firstRange(of: "http"),
      text[start.lowerBound...].hasPrefix("http://")
        || text[start.lowerBound...].hasPrefix("https://")
    else { return nil }
    return String(
      text[start.lowerBound...].prefix { !$0.isWhitespace && !"\"'`<>,)".contains($0) })
  }

  private static func hostHeader(of code: CodeBlock) -> (String, SourceLocation)? {
    guard code.language == "http" || RequestSample.beginsWithRequestLine(code) else { return nil }
    for line in code.text.split(separator: "\n") where line.lowercased().hasPrefix("host:") {
      let host = line.dropFirst(5).trimmingSpaces()
      if host.contains("."), !host.contains(" ") { return ("https://\(host)/", code.location) }
    }
    return nil
  }

  /// The part of a sample's URL before the endpoint that stands beside it; scheme and host where none fits.
  private static func base(of url: String, declaring templates: [PathTemplate]) -> String? {
    let (host, path) = HostPrefix.split(String(url.prefix { $0 != "?" && $0 != "#" }))
    guard let host else { return nil }
    let segments = path.split(separator: "/")
    for template in templates {
      let declared = template.path.split(separator: "/")
      let extra = segments.count - declared.count
      guard !declared.isEmpty, extra >= 0,
        zip(segments[extra...], declared).allSatisfy({ $1.hasPrefix("{") || $0 == $1 })
      else { continue }
      return ([String(host)] + segments[..<extra].map(String.init)).joined(separator: "/")
    }
    return templates.isEmpty ? nil : String(host)
  }

  /// A base URL's path that the endpoints repeat is theirs.
  mutating func takeBasePathOffServers() {
    for index in schema.servers.indices where schema.servers[index].kind == .rest {
      let (host, path) = HostPrefix.split(schema.servers[index].url)
      let base = path.hasSuffix("/") ? String(path.dropLast()) : path
      guard let host, !base.isEmpty else { continue }
      let repeating = sites.count { $0.template.path.hasPrefix(base + "/") }
      if repeating * 2 > sites.count {
        schema.servers[index].url = String(host)
      } else if repeating > 0, index == 0 {
        takeOffPaths(base)
      }
    }
  }

  /// A few endpoints, those of samples mostly, repeat what the others leave to the server.
  mutating func takeOffPaths(_ base: String) {
    for index in sites.indices where sites[index].template.path.hasPrefix(base + "/") {
      let old = sites[index].template
      guard old.optionalSegments.isEmpty,
        var template = PathTemplate(parsing: old.path.dropFirst(base.count))
      else { continue }
      template.host = old.host
      template.query = old.query
      sites[index].template = template
    }
  }
}

/// The URLs that endpoints are declared with.
struct DeclaredURLs {
  private var urls: Set<String>
  private var paths: [String]

  init(_ sites: [EndpointSite]) {
    urls = Set(
      sites.lazy.compactMap { site in site.template.host.map { "\($0) \(site.template.path)" } })
    paths = sites.map(\.template.path).sorted()
  }

  func contains(host: String, path: String) -> Bool { urls.contains("\(host) \(path)") }

  /// Whether the path of an endpoint goes on behind some other one.
  func goOn(behind path: String) -> Bool {
    let path = path + "/"
    var (low, high) = (0, paths.count)
    while low < high {
      let middle = (low + high) / 2
      if paths[middle] < path { low = middle + 1 } else { high = middle }
    }
    return low < paths.count && paths[low].hasPrefix(path)
  }
}

/// Counts texts, and keeps where each came up first.
struct Tally {
  private var entries: [(text: String, count: Int, location: SourceLocation)] = []
  private var indices: [String: Int] = [:]

  mutating func add(_ text: String, at location: SourceLocation) {
    if let index = indices[text] {
      entries[index].count += 1
    } else {
      indices[text] = entries.count
      entries.append((text, 1, location))
    }
  }

  /// How often a text came up.
  func count(of text: String) -> Int { indices[text].map { entries[$0].count } ?? 0 }

  /// The texts, those of one count in the order in which they came up.
  var mostFrequentFirst: [(String, SourceLocation)] {
    entries.enumerated().sorted { lhs, rhs in
      lhs.element.count == rhs.element.count
        ? lhs.offset < rhs.offset : lhs.element.count > rhs.element.count
    }.map { ($0.element.text, $0.element.location) }
  }
}
