import APISchema
import SlateDiagnostics
import SlateReference

/// The path that all endpoints share, where only the samples show it: `GET /books` is called as
/// `https://host/api/v2/books`.
extension Extraction {
  /// Compares the servers' URLs with what the sample requests begin with.
  mutating func compareServersWithSamples() {
    guard let index = schema.servers.firstIndex(where: { $0.kind == .rest }) else { return }
    let told = Self.path(of: schema.servers[index].url)
    let hosts = Set(
      schema.servers.filter { $0.kind == .rest }.map { HostPrefix.authority(of: $0.url) })
    var bases = Tally()
    var used = Tally()
    var count = 0
    for site in sites where !site.isStream {
      if let host = site.template.host { used.add(host, at: site.location) }
      for (base, host, location) in shownBases(of: site) {
        if let host { used.add(host, at: location) }
        guard host.map({ hosts.contains(HostPrefix.authority(of: $0)) }) ?? true else { continue }
        bases.add(base, at: location)
        count += 1
      }
    }
    // Which one comes first is told by those that are used.
    defer { chooseServers(by: used) }
    // One sample among many operations may be a slip; nine in ten are none.
    guard let (base, location) = bases.mostFrequentFirst.first,
      base != told, count > 1 || sites.count == 1
    else { return }
    let agreeing = bases.count(of: base)
    guard agreeing * 10 >= count * 9, told.isEmpty || !base.isEmpty else { return }
    let notes = [Diagnostic.Note("the first sample", at: location)]
    if told.isEmpty {
      warn(
        .basePathInSamples,
        "The server is '\(schema.servers[index].url)', but the samples ask for '\(base)' before what the endpoints say; "
          + "it is taken for a part of the server's URL. An overlay's 'servers' says otherwise",
        at: schema.servers[index].location, notes: notes)
      for other in schema.servers.indices where schema.servers[other].kind == .rest {
        let (host, path) = HostPrefix.split(schema.servers[other].url)
        guard let host, path.isEmpty || path == "/" else { continue }
        schema.servers[other].url = String(host) + base + path
      }
      takeOffPaths(base)
    } else {
      warn(
        .basePathInSamples,
        "The server is '\(schema.servers[index].url)', but the samples ask for '\(base)' in place of '\(told)'; "
          + "the URL decides, and an overlay's 'servers' corrects it",
        at: schema.servers[index].location, notes: notes)
    }
  }

  /// What stands before the endpoint's path in each sample request that asks for it, with the host if it names one.
  mutating func shownBases(
    of site: EndpointSite
  ) -> [(base: String, host: String?, location: SourceLocation)] {
    let declared = site.template.path.parts(separatedBy: UInt8(ascii: "/"))
    // A path of parameters alone fits everything.
    guard declared.contains(where: { !$0.contains("{") }) else { return [] }
    var bases: [(String, String?, SourceLocation)] = []
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        for request in shownRequests(in: code) where request.sample.method == site.method {
          let segments = request.path.parts(separatedBy: UInt8(ascii: "/"))
          let extra = segments.count - declared.count
          guard extra >= 0,
            zip(segments[extra...], declared).allSatisfy({ $1.contains("{") || $0 == $1 }),
            segments[..<extra].allSatisfy({ Self.isPlain($0) })
          else { continue }
          bases.append(
            (
              segments[..<extra].map { "/" + $0 }.joined(), request.host,
              request.sample.location
            ))
        }
      }
    }
    return bases
  }

  /// The requests that a block shows, by a command or as they go over the wire.
  private mutating func shownRequests(in code: CodeBlock) -> [RequestSample] {
    let shell = shellSamples(in: code).map(\.request)
    return shell.isEmpty ? wireRequest(in: code).map { [$0] } ?? [] : shell
  }

  /// A part of a path that is the same for all callers: no parameter, no account's number.
  private static func isPlain(_ segment: Substring) -> Bool {
    !Identifier.isOne(segment)
      && segment.utf8.allSatisfy { $0.isASCIIWord || "-._".utf8.contains($0) }
  }

  /// A sample's target without the path of the server's URL, where the endpoints are written without it.
  func withoutBasePath(_ target: String, of site: EndpointSite) -> String {
    let server = schema.servers.first { $0.kind == .rest }
    guard var base = server.map({ HostPrefix.split($0.url).rest }) ?? relativeBase else {
      return target
    }
    if base.hasSuffix("/") { base.removeLast() }
    guard !base.isEmpty, target.hasPrefix(base + "/"), !site.template.path.hasPrefix(base + "/")
    else { return target }
    return String(target.dropFirst(base.count))
  }
}

/// Endpoints that are declared on a host which is not the server's.
extension Extraction {
  /// Warns once for each such host.
  mutating func compareServersWithEndpoints() {
    compareServersWithEndpoints(of: .rest)
    compareServersWithEndpoints(of: .stream)
  }

  private mutating func compareServersWithEndpoints(of kind: Server.Kind) {
    let servers = Set(
      schema.servers.filter { $0.kind == kind }.map { HostPrefix.authority(of: $0.url) })
    guard !servers.isEmpty, !servers.contains(where: { PlaceholderHost.isOne($0) }) else { return }
    var hosts = Tally()
    for site in sites where site.isStream == (kind == .stream) {
      guard let host = site.template.host, host.firstRange(of: "://") != nil,
        // An example's host is the server's own; a part that the caller fills in leads elsewhere.
        !PlaceholderHost.isOne(HostPrefix.authority(of: host)) || Self.hasVariable(host),
        !servers.contains(HostPrefix.authority(of: host))
      else { continue }
      hosts.add(host, at: site.location)
    }
    let server = schema.servers.first { $0.kind == kind }
    for (host, location) in hosts.mostFrequentFirst {
      let count = hosts.count(of: host)
      warn(
        .endpointsOnAnotherServer,
        "\(count == 1 ? "This endpoint is" : "This endpoint and \(count - 1) more are") on '\(host)', but the server is "
          + "'\(server?.url ?? "")', where the client asks for all of them",
        at: location, notes: [Diagnostic.Note("the server", at: server?.location ?? location)])
    }
  }

  /// Whether a part of a host is a variable and the rest is not: `https://{shop}.example.net`, `http://<host>`.
  private static func hasVariable(_ host: String) -> Bool {
    !host.contains("$") && !host.contains("{{")
      && host.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "{") }
  }
}
