import SlateReference

/// Chapters of examples that show requests of endpoints which other chapters declare: "# Examples" above "## Lend a book",
/// whose command asks for `POST /loans`.
extension Extraction {
  /// Gives an endpoint the sections of a chapter of examples that show its request and no other one: what they show to come
  /// back is its answer.
  ///
  /// - Parameters:
  ///   - requests: Requests in sections of no operation whose endpoints stand elsewhere.
  ///   - shown: The requests that each section shows.
  mutating func takeExamplesElsewhere(_ requests: [SampledEndpoint], shown: [Int: Set<String>]) {
    let examples = examples(among: requests, shown: shown)
    guard !examples.isEmpty else { return }
    var places: [String: Int] = [:]
    for (index, site) in sites.enumerated() where !site.isListed && places[site.requestKey] == nil {
      places[site.requestKey] = index
    }
    var taken: Set<Int> = []
    for request in examples {
      guard let index = places[request.key], taken.insert(request.owner).inserted,
        !hasAnswer(sites[index])
      else { continue }
      sites[index].furtherOwners.append(request.owner)
    }
    guard !taken.isEmpty else { return }
    siteOfNode = [:]
    assignSections()
  }

  private func examples(
    among requests: [SampledEndpoint], shown: [Int: Set<String>]
  ) -> [SampledEndpoint] {
    requests.filter { request in
      shown[request.owner]?.count == 1 && siteOfNode[request.owner] == nil
        && isExample(outline.nodes[request.owner])
    }
  }

  /// Whether the sections of an endpoint show what comes back.
  private func hasAnswer(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      outline.nodes[node].blocks.contains { block in
        if case .code(let code) = block { code.showsResponse } else { false }
      }
    }
  }
}

extension EndpointSite {
  /// The method and the path without the names of its parameters, as ``SampledEndpoint/key`` has them.
  var requestKey: String { "\(method) \(KnownPaths.unnamed(template))" }
}
