import APISchema
import SlateDiagnostics
import SlateReference

extension String {
  fileprivate var words: [Substring] { split(separator: " ") }
}

extension Extraction {
  /// Words of headings that say what stands below them instead of naming an operation.
  static let requestLabels: WordSet = [
    "http", "https", "request", "requests", "endpoint", "endpoints", "url", "uri", "definition",
    "path",
    "route", "method", "rest", "api", "the", "resource", "information", "info",
  ]

  /// Finds every declared endpoint and the sections that belong to its operation.
  mutating func findEndpoints() {
    let outline = outline
    let candidates = outline.nodes.concurrentMap { node in
      (
        heading: EndpointCandidate.all(in: node.heading),
        blocks: node.blocks.map { EndpointCandidate.all(in: $0) },
        parts: EndpointDefinition.parts(in: node, of: outline)
      )
    }
    let holdsEndpoint = candidates.map { candidates in
      candidates.blocks.contains { $0.contains { $0.form == .declared } }
    }
    recurringLabels = recurringLabels(aboveEndpoints: holdsEndpoint)
      .union(parameterLabels(aboveEndpoints: holdsEndpoint))
    let declares = zip(candidates, holdsEndpoint).map { candidates, holdsEndpoint in
      holdsEndpoint || candidates.heading.contains { $0.form == .declared }
    }
    titlesBesideLabels = titlesBesideLabels(holdsEndpoint, declares)
    var found: [FoundEndpoint] = []
    for (node, candidates) in zip(outline.nodes, candidates) {
      found += candidates.heading.map { candidate in
        var found = foundEndpoint(candidate, in: node)
        found.isHeading = true
        return found
      }
      let isOverview = EndpointCandidate.explainsSeveral(node.blocks, candidates.blocks)
      // Several lists of endpoints are an overview, also where one of them has one point only.
      let areListed =
        zip(node.blocks, candidates.blocks).count { block, candidates in
          if case .list = block { !candidates.isEmpty } else { false }
        } > 1
      let isAboveOthers =
        candidates.blocks.contains { $0.count > 1 }
        && node.children.contains { child in
          outline.subtree(of: child).contains { declares[$0] }
        }
      for (block, candidates) in zip(node.blocks, candidates.blocks) {
        let severalInBlock = candidates.count > 1
        found += candidates.map { candidate in
          var found = foundEndpoint(candidate, in: node)
          if isOverview, case .paragraph = block, candidate.form == .mentioned {
            found.candidate.form = .listed
          }
          if areListed, case .list = block { found.candidate.form = .listed }
          // Lines of a block, above sections with endpoints of their own.
          if isAboveOthers, severalInBlock, case .code = block { found.candidate.form = .listed }
          return found
        }
        if candidates.isEmpty, case .paragraph(let paragraph) = block { reportUnread(paragraph) }
        if case .table(let table) = block { reportUnread(table) }
      }
    }
    let defined = definedEndpoints(of: candidates.map(\.parts), besides: found)
    found = Self.inReadingOrder(found, defined.found)
    pathsWithoutMethod = defined.withoutMethod
    found = withoutExamplesOfCredentials(withoutReadersOwn(found))
    found = FoundEndpoint.withQueriesOfRows(
      FoundEndpoint.withoutBareRepetitions(withoutBaseURLs(found)))
    titledEndpoints = titles(ofEndpointHeadings: candidates.map { !$0.heading.isEmpty })
    let shown = ShownSegments(found.lazy.map(\.candidate.endpoint.template))
    var rows: [Int: Set<String>] = [:]
    for index in found.indices {
      let template = withCapitalsNamed(
        found[index].candidate.endpoint.template, in: found[index].node, &rows)
      let named = shown.naming(template)
      found[index].candidate.endpoint.template = named
      found[index].candidate.unwrittenNames = named.names(missingIn: template)
    }
    found = joiningNames(
      withoutCopiedMethods(joiningHeadings(withoutExamples(withWholePaths(found)))))
    let usages = endpointUsages(of: found)
    for (index, endpoint) in usages.kept.enumerated() {
      addSite(endpoint.candidate, in: endpoint.node)
      sites[index].furtherOwners = usages.more[index] ?? []
    }
    addStreamAddresses(besides: found)
    assignSections()
    dropServerAddresses()
  }

  /// Both in one, section by section.
  private static func inReadingOrder(
    _ found: [FoundEndpoint], _ defined: [FoundEndpoint]
  ) -> [FoundEndpoint] {
    guard !defined.isEmpty else { return found }
    return (found + defined).enumerated().sorted {
      ($0.element.node, $0.offset) < ($1.element.node, $1.offset)
    }.map(\.element)
  }

  /// The endpoints of sections that say method and path apart, and nowhere together.
  ///
  /// - Parameter parts: What each section says.
  private func definedEndpoints(
    of parts: [[(EndpointDefinition.Part, SourceLocation)]], besides found: [FoundEndpoint]
  ) -> (found: [FoundEndpoint], withoutMethod: [PathWithoutMethod]) {
    let taken = Set(
      found.lazy.filter { $0.candidate.form == .declared }.map {
        owner(ofDeclarationIn: outline.nodes[$0.node])
      })
    var definitions: [(owner: Int, definition: EndpointDefinition)] = []
    for (node, parts) in zip(outline.nodes, parts) where !parts.isEmpty {
      let owner = owner(ofDeclarationIn: node)
      if taken.contains(owner) { continue }
      if definitions.last?.owner != owner { definitions.append((owner, EndpointDefinition())) }
      for (part, location) in parts {
        definitions[definitions.count - 1].definition.add(part, at: location)
      }
    }
    let withoutMethod = definitions.compactMap { PathWithoutMethod($0.definition, of: $0.owner) }
    let whole = definitions.flatMap { owner, definition -> [FoundEndpoint] in
      guard let location = definition.location else { return [] }
      return definition.endpoints.map {
        let candidate = EndpointCandidate(endpoint: $0, location: location, form: .declared)
        return foundEndpoint(candidate, in: outline.nodes[owner])
      }
    }
    return (whole, withoutMethod)
  }

  private func foundEndpoint(_ candidate: EndpointCandidate, in node: Outline.Node) -> FoundEndpoint
  {
    FoundEndpoint(
      candidate: candidate, node: node.id, isAtHome: isAtHome(candidate.endpoint, in: node.id))
  }

  /// Whether a section's heading, or one above it, has a word of an endpoint's path.
  func isAtHome(_ endpoint: DeclaredEndpoint, in node: Int) -> Bool {
    let path = Set(Words(endpoint.template.path).words.map { Words.singular(of: $0) })
      .filter { !Self.requestLabels.contains($0) }
    return ([node] + outline.ancestors(of: node)).contains { section in
      outline.nodes[section].words.words.contains { path.contains(Words.singular(of: $0)) }
    }
  }

  mutating func addSite(_ candidate: EndpointCandidate, in node: Int) {
    sites.append(
      EndpointSite(
        owner: owner(ofDeclarationIn: labelledSection(outline.nodes[node])), declaration: node,
        method: candidate.endpoint.method, template: candidate.endpoint.template,
        location: candidate.location, isListed: candidate.form == .listed,
        isMentioned: candidate.form == .mentioned, unwrittenNames: candidate.unwrittenNames))
  }

  /// A method and a path alone in a paragraph are meant as an endpoint, even where the path cannot be read.
  private mutating func reportUnread(_ paragraph: Paragraph) {
    guard paragraph.content.count == 1 else { return }
    let code: String
    switch paragraph.content[0] {
    case .code(let text): code = text
    // A sentence may begin with such a word.
    case .text(let text) where DeclaredEndpoint.mayBegin(text) && text.words.count == 2:
      code = text
    default: return
    }
    let method = code.prefix { $0.isLetter }
    let rest = code[method.endIndex...].drop { $0 == ":" || $0.isWhitespace }
    guard HTTPMethod.isMethod(method), rest.startIndex > method.endIndex,
      rest.hasPrefix("/") || rest.contains("://")
    else { return }
    warn(
      .endpointNotRead,
      "'\(code.shortened)' looks like an endpoint, but its path cannot be read, so the operation is left out",
      at: paragraph.location)
  }

  /// The same for a table of one endpoint whose path was never filled in.
  private mutating func reportUnread(_ table: Table) {
    guard let unread = EndpointDefinition.unread(in: table) else { return }
    warn(
      .endpointNotRead,
      "'\(unread.text.shortened)' looks like an endpoint, but its path cannot be read, so the operation is left out",
      at: unread.location)
  }

  /// The nearest section whose heading is more than a label such as "HTTP Request".
  func owner(ofDeclarationIn node: Outline.Node) -> Int {
    var current = node
    while let parent = current.parent, isRequestLabel(current) {
      if let title = titlesBesideLabels[current.id] { return title }
      current = outline.nodes[parent]
    }
    return current.id
  }

  /// The sections whose heading says what an operation does, one heading below each being its endpoint and nothing else:
  /// "## Get a book" above "### `GET /books/{id}`".
  ///
  /// So it is where two sections or more below one heading are written like that, and none of them otherwise; else such
  /// sections are resources.
  private func titles(ofEndpointHeadings isEndpoint: [Bool]) -> Set<Int> {
    guard isEndpoint.contains(true) else { return [] }
    var counts: [Int: Int] = [:]
    for node in outline.nodes where isEndpoint[node.id] {
      guard let parent = node.parent else { continue }
      counts[parent, default: 0] += isEndpointAlone(node) ? 1 : 2
    }
    var titles: Set<Int> = []
    for above in Set(counts.keys.compactMap { outline.nodes[$0].parent }) {
      let sections = outline.nodes[above].children
      let titled = sections.filter { counts[$0] == 1 }
      guard titled.count > 1, counts[above] == nil,
        sections.allSatisfy({ (counts[$0] ?? 1) == 1 && !isEndpoint[$0] }),
        !outline.nodes[above].words.words.allSatisfy({ Self.gatheringWords.contains($0) })
      else { continue }
      titles.formUnion(titled)
    }
    return titles
  }

  /// Whether a heading is a method and a path, and nothing else.
  private func isEndpointAlone(_ node: Outline.Node) -> Bool {
    let parts = node.heading.text.split(separator: " ")
    return parts.count == 2 && HTTPMethod.isMethod(parts[0])
  }

  /// "### HTTP Request" above "#### `GET /books`": the heading is the request's line, and names nothing.
  private func labelledSection(_ node: Outline.Node) -> Outline.Node {
    if let parent = node.parent, titledEndpoints.contains(parent), isEndpointAlone(node) {
      return outline.nodes[parent]
    }
    guard let parent = node.parent.map({ outline.nodes[$0] }), isRequestLabel(parent),
      parent.parent != nil, Set(parent.words.words).isSubset(of: ["http", "https", "request"]),
      node.children.isEmpty, tables[node.id].isEmpty,
      !EndpointCandidate.all(in: node.heading).isEmpty
    else { return node }
    return parent
  }

  func isRequestLabel(_ node: Outline.Node) -> Bool {
    Self.isRequestLabel(node.words) || recurringLabels.contains(node.id)
  }

  /// Whether a heading says in English, or in words that are read as English, that the request stands below it.
  static func isRequestLabel(_ heading: Words) -> Bool {
    let words = heading.words
    return !words.isEmpty && words.allSatisfy { requestLabels.contains($0) }
      // What French calls a request is a query to English eyes: "Requête HTTP".
      || words == ["query", "http"] || words == ["http", "query"]
  }

  /// Headings that stand in the same words above the endpoints of several operations, each below a heading of its own:
  /// "### Usage", and what "Request" is in other languages.
  ///
  /// Below a resource that has one operation only, a heading that begins with a verb says what that does.
  private func recurringLabels(aboveEndpoints holdsEndpoint: [Bool]) -> Set<Int> {
    var headings: [String: [Int]] = [:]
    var counts: [Int: Int] = [:]
    for node in outline.nodes where holdsEndpoint[node.id] {
      guard let parent = node.parent, outline.nodes[parent].parent != nil else { continue }
      headings[node.heading.text, default: []].append(node.id)
      counts[parent, default: 0] += 1
    }
    var labels: Set<Int> = []
    for nodes in headings.values where nodes.count > 1 {
      guard let words = nodes.first.map({ outline.nodes[$0].words.words }), words.count <= 3,
        let first = words.first, OperationVerbs.known(first) == nil,
        ForeignWords.verbs[first] == nil,
        nodes.allSatisfy({ node in
          outline.nodes[node].parent.map { counts[$0] == 1 && !holdsEndpoint[$0] } ?? false
        })
      else { continue }
      labels.formUnion(nodes)
    }
    return labels
  }
}
