import APISchema
import SlateDiagnostics

/// Which servers the endpoints and their sample requests are on.
extension Extraction {
  /// Puts the server first that is used most, and adds those of the same owner that only samples use.
  ///
  /// - Parameter used: The hosts that endpoints are declared on or sample requests go to.
  mutating func chooseServers(by used: Tally) {
    let known = schema.servers.indices.filter { schema.servers[$0].kind == .rest }
    guard let first = known.first, schema.servers[first].isPlaceholder != true else { return }
    if known.count == 1 {
      addUsedServers(used, beside: first)
      return
    }
    var counts: [String: Int] = [:]
    for (host, _) in used.mostFrequentFirst {
      counts[HostPrefix.authority(of: host), default: 0] += used.count(of: host)
    }
    func count(_ index: Int) -> Int {
      counts[HostPrefix.authority(of: schema.servers[index].url), default: 0]
    }
    var most = first
    for index in known where count(index) > count(most) { most = index }
    guard most != first else { return }
    schema.servers.insert(schema.servers.remove(at: most), at: first)
  }

  /// Two requests to one other host are no slip.
  private mutating func addUsedServers(_ used: Tally, beside first: Int) {
    let main = schema.servers[first].url
    var names = [schema.servers[first].name]
    for (host, location) in used.mostFrequentFirst where used.count(of: host) > 1 {
      guard HostPrefix.authority(of: host) != HostPrefix.authority(of: main),
        RelatedHosts.areRelated(host, main),
        var server = Self.server(host, at: location), server.isPlaceholder != true
      else { continue }
      let labels = Words(HostPrefix.name(of: host)).words
      // A host without such a word serves something else as likely as the same.
      guard let name = labels.lazy.compactMap({ Self.environmentNames[$0] }).first,
        !names.contains(name)
      else { continue }
      names.append(name)
      server.name = name
      server.url = host + Self.path(of: main)
      schema.servers[first].name = schema.servers[first].name ?? "production"
      schema.servers.append(server)
    }
  }

  /// The path of a server's URL, without a slash at its end.
  static func path(of url: String) -> String {
    let path = HostPrefix.split(url).rest
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }
}
