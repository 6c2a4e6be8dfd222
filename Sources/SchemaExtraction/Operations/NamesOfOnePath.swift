import SlateDiagnostics
import SlateReference

/// Endpoints of one line that differ in nothing but the names of parameters: "`GET /books/:id` or `GET /books/:isbn`". They
/// are one operation, since no server could tell them apart.
extension Extraction {
  /// Of these endpoints the one whose names the tables below describe, or else the first; all of them where tables describe
  /// the names of several.
  mutating func joiningNames(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    var dropped: Set<Int> = []
    var index = 0
    while index < found.count {
      let first = found[index]
      var end = index + 1
      while end < found.count, found[end].node == first.node,
        found[end].candidate.location == first.candidate.location
      {
        end += 1
      }
      defer { index = end }
      guard end > index + 1, end - index <= Self.maximumNames else { continue }
      let forms = Dictionary(grouping: index..<end) { place in
        let endpoint = found[place].candidate.endpoint
        return "\(endpoint.method) \(KnownPaths.unnamed(endpoint.template))"
      }
      let repeated = forms.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
      if repeated.isEmpty { continue }
      let described = namesDescribed(below: first.node)
      for places in repeated {
        let templates = places.map { found[$0].candidate.endpoint.template }
        guard templates.contains(where: { $0.path != templates[0].path }) else { continue }
        let told = places.filter { place in
          let names = found[place].candidate.endpoint.template.parameters.map(\.name)
          return names.allSatisfy { described.contains($0) }
        }
        // What a table tells of both are two ways to ask.
        guard told.count < 2 else { continue }
        let chosen = told.first ?? places[0]
        dropped.formUnion(places.filter { $0 != chosen })
        let kept = found[chosen].candidate
        warn(
          .pathNamedTwice,
          "\(templates.map { "'\($0.path)'" }.joined(separator: " and ")) differ in the names of parameters only; they are "
            + "read as one operation, '\(kept.endpoint.method) \(kept.endpoint.template.path)'",
          at: kept.location)
      }
    }
    return dropped.isEmpty
      ? found : found.indices.filter { !dropped.contains($0) }.map { found[$0] }
  }

  /// A line with more endpoints is an overview.
  private static let maximumNames = 8

  /// The names of the rows in a section, and of those in the sections below the heading that it belongs to.
  private func namesDescribed(below node: Int) -> Set<String> {
    let owner = owner(ofDeclarationIn: outline.nodes[node])
    return Set(
      outline.subtree(of: owner).prefix(Self.maximumSections).flatMap { tables[$0] }
        .flatMap(\.rows).map(\.name))
  }

  private static let maximumSections = 50
}
