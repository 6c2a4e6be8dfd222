import APISchema
import SlateDiagnostics
import SlateReference

/// Parameters of the query that sentences name: "by setting a `page` parameter in the request URL".
extension Extraction {
  /// The names that an operation's text says are parameters of its query, each once.
  func toldQuery(of site: EndpointSite) -> [(item: QueryItem, location: SourceLocation)] {
    guard site.method == "GET" else { return [] }
    var told: [(item: QueryItem, location: SourceLocation)] = []
    var names = Set(site.template.query.map(\.name) + site.template.parameters.map(\.name))
    for node in site.sections {
      for case .paragraph(let paragraph) in outline.nodes[node].blocks {
        for name in Self.namesOfQuery(in: paragraph.content)
        where !CredentialNames.holdsSecret(name) && names.insert(name).inserted {
          told.append((QueryItem(name: name), paragraph.location))
        }
      }
    }
    return told
  }

  /// Whether a name is that of a page's number, or of how many come at once.
  static func numbersPages(_ name: String) -> Bool {
    ["page", "pagenumber", "pagesize", "perpage", "limit", "offset"].contains(Words(name).folded)
  }

  private static func namesOfQuery(in content: [Inline]) -> [String] {
    var names: [String] = []
    for (inline, behind) in zip(content, content.dropFirst()) {
      guard case .code(let name) = inline, case .text(let text) = behind,
        let first = text.utf8.dropFirst().first, "pPqQuU".utf8.contains(first),
        (1...60).contains(name.utf8.count),
        name.utf8.allSatisfy({ $0.isASCIIWord || "-_[]".utf8.contains($0) })
      else { continue }
      let words = Words(text.prefix(60)).words
      let isOfQuery =
        ["query", "querystring", "url"].contains(words.first ?? "")
        && words.dropFirst().first == "parameter"
        || words.first == "parameter"
          && placesOfQuery.contains { words.dropFirst().starts(with: $0) }
      if isOfQuery { names.append(name) }
    }
    guard !names.isEmpty else { return [] }
    // What is told of them may be that they are no more.
    let words = Words(content.plainText).words
    return words.contains { goneWords.contains($0) } ? [] : names
  }

  private static let placesOfQuery = [
    ["in", "the", "url"], ["in", "the", "request", "url"], ["in", "the", "query"],
    ["in", "the", "querystring"], ["to", "the", "url"], ["to", "the", "request", "url"],
    ["to", "the", "query"],
  ]
  private static let goneWords: WordSet = [
    "deprecated", "removed", "longer", "obsolete", "not", "never", "cannot", "without",
  ]
}
