import APISchema
import SlateDiagnostics
import SlateReference

/// A path that stands where a section says what is asked for, with nothing that says how: `/books/lend` below "URL".
struct PathWithoutMethod {
  /// The section whose heading is what the request does.
  var owner: Int
  var template: PathTemplate
  var location: SourceLocation

  /// The path of a definition that has no method.
  init?(_ definition: EndpointDefinition, of owner: Int) {
    guard definition.methods.isEmpty, let path = definition.paths.first,
      let location = definition.location
    else { return nil }
    self.owner = owner
    template = path
    self.location = location
  }
}

extension Extraction {
  /// Says which operations are left out since nothing says their method, and takes their sections from the operation that
  /// they stand below: what is written there is about another request.
  mutating func separatePathsWithoutMethod() {
    guard !pathsWithoutMethod.isEmpty, !sites.isEmpty else { return }
    var declaring: Set<Int> = []
    for site in sites {
      for node in [site.owner, site.declaration] + site.furtherOwners {
        // Those above hold it; once one is known, all above it are.
        for section in [node] + outline.ancestors(of: node) {
          guard declaring.insert(section).inserted else { break }
        }
      }
    }
    let known = KnownBeginnings(sites.map(\.template))
    let domains = Set(
      (schema.servers.map(\.url) + sites.compactMap(\.template.host)).compactMap(Self.domain(of:)))
    var separate: Set<Int> = []
    for path in pathsWithoutMethod where !declaring.contains(path.owner) {
      guard !known.contains(path.template), !isAboutNoOperation(path.owner),
        Self.domain(of: path.template.host).map({ domains.contains($0) }) ?? true
      else { continue }
      warn(
        .pathWithoutMethod,
        "Nothing says by which method '\(path.template.path)' is asked for, so the operation is left out",
        at: path.location)
      separate.formUnion(outline.subtree(of: path.owner))
    }
    guard !separate.isEmpty else { return }
    for index in sites.indices {
      sites[index].sections.removeAll { separate.contains($0) }
      sites[index].sharedSections.removeAll { separate.contains($0) }
    }
    for node in separate { siteOfNode[node] = nil }
    sectionsWithoutMethod = separate
  }

  /// Whether a table says what an operation takes that is left out for want of a method: it is no object's.
  func isSentWithoutMethod(_ reading: TableReading, in node: Outline.Node) -> Bool {
    sectionsWithoutMethod.contains(node.id)
      && (reading.rows.contains(where: \.isMarked) || namesParameters(node))
  }

  private func namesParameters(_ node: Outline.Node) -> Bool {
    !Self.wordsOfRequests.isDisjoint(with: node.words.words)
      && Self.responseWords.isDisjoint(with: node.words.words)
  }

  /// Whether a section tells what all requests have in common, or what the API sends by itself.
  private func isAboutNoOperation(_ node: Int) -> Bool {
    let words = outline.nodes[node].words.words
    return words.contains { Self.callbackWords.contains($0) || Self.commonSubjects.contains($0) }
  }
}

/// What paths begin with, whatever their parameters are called: `/books` of `/books/{id}`, too.
private struct KnownBeginnings {
  private var beginnings: Set<String> = []

  init(_ templates: [PathTemplate]) {
    for template in templates {
      // A version, and what else stands before the resource, is not written everywhere.
      for tail in Self.tails(KnownPaths.unnamed(template)) {
        var beginning = ""
        for segment in tail {
          beginning += "/" + segment
          beginnings.insert(beginning)
        }
      }
    }
  }

  func contains(_ template: PathTemplate) -> Bool {
    Self.tails(KnownPaths.unnamed(template)).contains {
      // A version alone is asked for by nobody.
      $0.isEmpty || beginnings.contains("/" + $0.joined(separator: "/"))
    }
  }

  private static func tails(_ path: String) -> [ArraySlice<Substring>] {
    let segments = path.parts(separatedBy: UInt8(ascii: "/")).prefix(16)
    let base = segments.prefix { Extraction.isBase($0) }.count
    return (0...base).map { segments.dropFirst($0) }
  }
}
