import SlateDiagnostics
import SlateReference

/// Requests that only show how a caller proves who calls: `GET /books?token=k3y` below "Authentication".
extension Extraction {
  /// Leaves out such a request, where endpoints are declared elsewhere: nothing else is told of it.
  mutating func withoutExamplesOfCredentials(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    let examples = examplesOfCredentials(among: found)
    guard !examples.isEmpty, found.count - examples.count > 1 else { return found }
    for endpoint in examples.sorted().map({ found[$0] }) {
      // Where it goes is the server all the same.
      if unmarkedServer == nil, let host = endpoint.candidate.endpoint.template.host {
        unmarkedServer = Self.server(host, at: endpoint.candidate.location)
      }
      warn(
        .requestNotDeclared,
        "'\(endpoint.candidate.endpoint.method) \(endpoint.candidate.endpoint.template.path)' shows how a caller proves "
          + "who calls, and nothing else tells of it, so it is taken for an example and left out",
        at: endpoint.candidate.location)
    }
    return found.indices.filter { !examples.contains($0) }.map { found[$0] }
  }

  private func examplesOfCredentials(among found: [FoundEndpoint]) -> Set<Int> {
    Set(found.indices.filter { showsCredentials(found[$0]) })
  }

  private func showsCredentials(_ endpoint: FoundEndpoint) -> Bool {
    let node = outline.nodes[endpoint.node]
    let template = endpoint.candidate.endpoint.template
    guard !endpoint.isHeading, !endpoint.isAtHome, node.words.words.count <= 4,
      Self.namesAuthentication(node.words), template.parameters.isEmpty,
      template.query.contains(where: { $0.value != nil && Self.givesCredentials($0.name) })
    else { return false }
    return !Self.givesCredentials(template.path)
      && !node.blocks.contains { block in
        if case .code(let code) = block { code.showsResponse } else { false }
      }
  }
}
