extension FoundEndpoint {
  /// Leaves out what a section writes a second time without the version that the path begins with:
  /// `PATCH https://host/v1/books/{id}` in one place, `PATCH books/{id}` in another.
  static func withoutBareRepetitions(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    var paths: [String: [(index: Int, path: Substring)]] = [:]
    for (index, endpoint) in found.enumerated() {
      let key = "\(endpoint.node) \(endpoint.candidate.endpoint.method)"
      paths[key, default: []].append(
        (index, endpoint.candidate.endpoint.template.path.withoutEndingSlash))
    }
    var bare: Set<Int> = []
    // A section with more is an overview.
    for paths in paths.values where (2...8).contains(paths.count) {
      for (index, path) in paths {
        let isBare = paths.contains { _, whole in
          whole.utf8.count > path.utf8.count && whole.hasSuffix(path)
            && isVersionAlone(whole.dropLast(path.count))
        }
        if isBare { bare.insert(index) }
      }
    }
    return bare.isEmpty ? found : found.indices.lazy.filter { !bare.contains($0) }.map { found[$0] }
  }

  /// Whether the beginning of a path names no thing: `/v1`, `/api/v2`.
  private static func isVersionAlone(_ beginning: Substring) -> Bool {
    let segments = beginning.split(separator: "/")
    return (1...2).contains(segments.count) && segments.contains(where: Extraction.isVersion)
      && segments.allSatisfy { Extraction.isVersion($0) || $0 == "api" || $0 == "rest" }
  }
}
