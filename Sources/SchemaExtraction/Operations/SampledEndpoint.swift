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
  /// What the body says is called, as in JSON-RPC.
  var called: String?
  /// Whether it proves who calls, and sends nothing of what it would make.
  var makesOfNothing = false
  /// Whether its heading, or its method, says that a caller does something.
  var isUsage = false
  /// Whether the section shows this endpoint alone.
  var isAlone = true
  /// Whether a heading above it has a word of its path.
  var isAtHome = false

  /// How well the section suits an endpoint that several sections show: one that describes it goes before one that
  /// shows others as well.
  private var rank: Int {
    (described.isEmpty ? 0 : 4) + (isAlone ? 2 : 0) + (isAtHome ? 1 : 0)
  }

  /// Whether no table of its section speaks of what it sends, or of anything.
  var isUndescribed: Bool {
    described.isEmpty || !sent.isEmpty && sent.isDisjoint(with: described)
  }

  /// Takes over what another sample of the same endpoint shows beyond this one.
  mutating func merge(_ other: SampledEndpoint) {
    endpoint.template.addQuery(of: other.endpoint.template)
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
    if let called, let others = other.called, called != others { return true }
    if !described.isEmpty, !other.described.isEmpty { return described != other.described }
    return isUsage && other.isUsage
      && !described.union(sent).isSubset(of: other.described.union(other.sent))
  }

  /// Those of one section without the ones that only fill in another one's template: `GET /books/7/notes` below
  /// `GET /{kind}/{id}/notes`.
  static func withoutExamples(_ found: [SampledEndpoint]) -> [SampledEndpoint] {
    var templates: [Int: [Int]] = [:]
    for (index, endpoint) in found.enumerated()
    where endpoint.guessedNames.isEmpty && endpoint.endpoint.template.parameters.count > 1 {
      templates[endpoint.owner, default: []].append(index)
    }
    guard !templates.isEmpty else { return found }
    var found = found
    var examples: Set<Int> = []
    for (index, endpoint) in found.enumerated() {
      let template = templates[endpoint.owner]?.prefix(8).first { other in
        other != index && !examples.contains(other)
          && endpoint.isExample(of: found[other].endpoint)
      }
      guard let template else { continue }
      found[template].merge(endpoint)
      examples.insert(index)
    }
    return found.indices.filter { !examples.contains($0) }.map { found[$0] }
  }

  /// Those of one section without the ones that leave out the last value of another one's path: `PATCH /books/` beside
  /// `PATCH /books/{id}`. What changes one thing changes that one.
  static func withoutMissingValues(_ found: [SampledEndpoint]) -> [SampledEndpoint] {
    func isShort(_ endpoint: SampledEndpoint) -> Bool {
      ["PUT", "PATCH", "DELETE"].contains(endpoint.endpoint.method)
        && endpoint.endpoint.template.path.hasSuffix("/")
        && endpoint.endpoint.template.path.utf8.count > 1
    }
    guard found.contains(where: isShort) else { return found }
    var whole: [String: Int] = [:]
    for (index, endpoint) in found.enumerated() {
      let path = endpoint.endpoint.template.path
      guard path.hasSuffix("}"), let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else {
        continue
      }
      whole["\(endpoint.owner) \(endpoint.endpoint.method) \(path[...slash])"] = index
    }
    var found = found
    var left: Set<Int> = []
    for (index, endpoint) in found.enumerated() where isShort(endpoint) {
      let path = endpoint.endpoint.template.path
      guard let other = whole["\(endpoint.owner) \(endpoint.endpoint.method) \(path)"] else {
        continue
      }
      found[other].merge(endpoint)
      left.insert(index)
    }
    return found.indices.filter { !left.contains($0) }.map { found[$0] }
  }

  private func isExample(of other: DeclaredEndpoint) -> Bool {
    guard endpoint.method == other.method,
      endpoint.template.parameters.count < other.template.parameters.count,
      case .agrees = PathPattern(other.template).match(
        SamplePath(endpoint.template.path), namespaceIndex: nil)
    else { return false }
    return true
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
  var key: String { "\(endpoint.method) \(KnownPaths.unnamed(endpoint.template))" }
}
