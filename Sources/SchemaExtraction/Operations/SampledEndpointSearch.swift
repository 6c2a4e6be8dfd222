import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Gives an endpoint that a sample shows the template that stands alone below its heading, without a method:
  /// `https://host/users/{user}` beside `curl https://host/users/ada`.
  mutating func adoptShownTemplates() {
    for index in sites.indices {
      let site = sites[index]
      for node in site.sections {
        for case .paragraph(let paragraph) in outline.nodes[node].blocks {
          let shown = paragraph.content.filter { inline in
            if case .html = inline { return false }
            if case .text(let text) = inline { return !text.trimmingSpaces().isEmpty }
            return true
          }
          guard shown.count == 1, case .code(let text)? = shown.first, text.contains("/") else {
            continue
          }
          if site.method == "GET", text.contains("?"), let template = PathTemplate(parsing: text),
            template.path == site.template.path
          {
            // `/books/?state=lent`: what may be asked for besides.
            sites[index].template.addQuery(of: template)
            continue
          }
          guard text.contains("{") || text.contains(":") || text.contains("<"),
            let template = PathTemplate(parsing: text),
            template.parameters.count > site.template.parameters.count,
            case .agrees = PathPattern(template).match(
              SamplePath(site.template.path), namespaceIndex: nil)
          else { continue }
          sites[index].template.path = template.path
          sites[index].template.parameters = template.parameters
          sites[index].template.query = template.query
        }
      }
    }
  }

  /// More sections than this that repeat others are no slips.
  private static let maximumRepetitions = 1_000

  /// Words of headings above mere samples.
  private static let sampleLabels: WordSet = [
    "example", "examples", "sample", "samples", "code", "curl", "shell", "usage", "command",
  ]

  /// Finds the endpoints of sections that declare none: what their samples of requests ask for.
  mutating func findSampledEndpoints() {
    // Where every section has an endpoint of its own, nobody asks for it.
    var knownPaths: KnownPaths?
    var found: [SampledEndpoint] = []
    var indices: [String: Int] = [:]
    var shown: [Int: Set<String>] = [:]
    var hosts: [String: Int] = [:]
    var overviewed: [SampledEndpoint] = []
    for node in outline.nodes where mayShowEndpoint(node) {
      for endpoint in sampledEndpoints(in: node) {
        shown[endpoint.owner, default: []].insert(endpoint.key)
        count(endpoint.host, in: &hosts)
        let known =
          knownPaths
          ?? KnownPaths(sites.map { DeclaredEndpoint(method: $0.method, template: $0.template) })
        knownPaths = known
        if known.containsBehindBase(endpoint.endpoint) {
          overviewed.append(endpoint)
          continue
        }
        let key = "\(endpoint.owner) \(endpoint.key)"
        if let same = indices[key] {
          found[same].merge(endpoint)
        } else {
          indices[key] = found.count
          found.append(endpoint)
        }
      }
    }
    found = SampledEndpoint.withoutMissingValues(SampledEndpoint.withoutExamples(found))
    moveOutOfOverviews(overviewed, shown: shown)
    takeExamplesElsewhere(overviewed, shown: shown)
    let owners = Dictionary(grouping: found.indices) { found[$0].owner }
    for (owner, indices) in owners {
      let described = describedNames(below: owner)
      for index in indices {
        found[index].described = described
        found[index].isAlone = indices.count == 1
        found[index].isAtHome = isAtHome(found[index].endpoint, in: owner)
        found[index].isUsage =
          ["POST", "PUT", "PATCH"].contains(found[index].endpoint.method)
          || OperationVerbs.verb(of: outline.nodes[owner].words) != nil
      }
    }
    var (distinct, repeated) = SampledEndpoint.distinct(withoutTours(found, shown: shown))
    addExamples(repeated, to: &distinct)
    let neighbours = OperationNeighbours(sites.map(\.owner) + found.map(\.owner), outline)
    for (other, main) in repeated.prefix(Self.maximumRepetitions)
    where other.isAlone && other.owner != main.owner
      && isSlip(
        other.owner, repeating: main.owner, other.endpoint.method,
        describes: !other.described.isEmpty, neighbours)
    {
      repeatedEndpoints.append(
        RepeatedEndpoint(
          owner: other.owner, endpoint: other.endpoint, location: other.location,
          keptOwner: main.owner, kept: main.location))
    }
    found = onTheSameHost(distinct, hosts: hosts)
    guard !found.isEmpty else { return }
    SampledEndpoint.shareNames(&found, with: sites)
    for endpoint in found {
      sites.append(
        EndpointSite(
          owner: endpoint.owner, declaration: endpoint.node, method: endpoint.endpoint.method,
          template: endpoint.endpoint.template, location: endpoint.location, isSampled: true,
          unwrittenNames: endpoint.guessedNames))
    }
    sites.sort { ($0.declaration, $0.location) < ($1.declaration, $1.location) }
    siteOfNode = [:]
    assignSections()
  }

  /// Gives endpoints what the sections inside of theirs send beyond it: "Example with a filter".
  private func addExamples(
    _ repeated: [(SampledEndpoint, of: SampledEndpoint)], to kept: inout [SampledEndpoint]
  ) {
    guard !repeated.isEmpty else { return }
    let places = Dictionary(
      kept.enumerated().map { ("\($1.owner) \($1.key)", $0) },
      uniquingKeysWith: { first, _ in first })
    for (other, main) in repeated.prefix(Self.maximumRepetitions)
    where outline.ancestors(of: other.owner).contains(main.owner) {
      if let place = places["\(main.owner) \(main.key)"] { kept[place].merge(other) }
    }
  }

  /// The endpoints that an overview lists, or an example shows.
  private func sitesOfOverviews() -> [Int] {
    sites.indices.filter { sites[$0].isListed || isExample(outline.nodes[sites[$0].declaration]) }
  }

  /// Gives an endpoint that stands in an overview alone the section that shows its request, and no other one, and
  /// describes what it sends.
  private mutating func moveOutOfOverviews(
    _ requests: [SampledEndpoint], shown: [Int: Set<String>]
  ) {
    guard !requests.isEmpty else { return }
    let listed = sitesOfOverviews()
    guard !listed.isEmpty else { return }
    let byKey = Dictionary(
      listed.map { (sites[$0].requestKey, $0) },
      uniquingKeysWith: { first, _ in first })
    var moved: Set<Int> = []
    for request in requests.prefix(Self.maximumRepetitions) {
      guard let index = byKey[request.key], !moved.contains(index),
        shown[request.owner]?.count == 1, siteOfNode[request.owner] == nil,
        sites[index].owner != request.owner, !describedNames(below: request.owner).isEmpty
      else { continue }
      moved.insert(index)
      let (left, declaration) = (sites[index].owner, sites[index].declaration)
      // What an example says of the endpoint that is its heading is about no other one.
      if left == declaration, !sites[index].isListed,
        !sites.indices.contains(where: { $0 != index && sites[$0].owner == left })
      {
        sites[index].furtherOwners.append(left)
      }
      sites[index].owner = request.owner
      sites[index].declaration = request.node
    }
    guard !moved.isEmpty else { return }
    sites.sort { ($0.declaration, $0.location) < ($1.declaration, $1.location) }
    siteOfNode = [:]
    assignSections()
  }

  /// Whether a section shows how requests are made by the endpoints of others: "Examples of signed requests".
  func isExample(_ node: Outline.Node) -> Bool {
    ([node.id] + (node.parent.map { [$0] } ?? [])).contains { section in
      outline.nodes[section].words.words.contains { $0 == "example" || $0 == "examples" }
    }
  }

  /// A section that belongs to no operation, or one below an operation with a heading of its own.
  private func mayShowEndpoint(_ node: Outline.Node) -> Bool {
    guard let index = siteOfNode[node.id] else { return true }
    let site = sites[index]
    if node.id == site.owner || node.id == site.declaration { return false }
    return owner(ofSampleIn: node) == node.id && !isLabel(node)
  }

  /// Whether a heading only says what stands below it: "Query parameters", "Response".
  private func isLabel(_ node: Outline.Node) -> Bool {
    node.words.words.contains {
      Self.parameterPlaceWords.contains($0) || Self.responseWords.contains($0)
        || Self.sampleLabels.contains($0)
    }
  }

  /// The nearest section whose heading is more than a label such as "Example request".
  private func owner(ofSampleIn node: Outline.Node) -> Int {
    var current = node
    while let parent = current.parent,
      !current.words.isEmpty,
      current.words.words.allSatisfy({
        Self.requestLabels.contains($0) || Self.sampleLabels.contains($0)
      })
    {
      current = outline.nodes[parent]
    }
    return current.id
  }

  /// The endpoints that the samples of one section show.
  private mutating func sampledEndpoints(in node: Outline.Node) -> [SampledEndpoint] {
    var found: [SampledEndpoint] = []
    var names: SampledNames?
    let owner = owner(ofSampleIn: node)
    for case .code(let code) in node.blocks {
      var samples: [(sample: RequestSample, query: [QueryItem], tellsMethod: Bool)] = []
      if let request = wireRequest(in: code) {
        samples = [(request, request.query, true)]
      } else {
        samples = shellSamples(in: code).map { ($0.request, $0.query, $0.tellsMethod) }
      }
      for (sample, query, tellsMethod) in samples {
        if isReadersOwn(host: sample.host, path: sample.path, in: node.id) {
          leaveOut(
            sample.sample.method ?? "GET", sample.host, sample.path, in: node.id,
            at: sample.sample.location)
          if let value = sample.body?.documents.first, value.members != nil,
            payloadsOfCallbacks[node.id] == nil
          {
            payloadsOfCallbacks[node.id] = ShownObject(value: value, location: code.textLocation)
          }
          continue
        }
        if Self.standsForAnyPath(sample) { continue }
        let known = names ?? sampledNames(below: owner)
        names = known
        let location = sample.sample.location
        guard let template = known.template(of: sample, query: query) else {
          // A host alone shows how to call an API, not what.
          guard sample.path.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
          warn(
            .endpointNotRead,
            "The path of '\(sample.sample.method ?? "GET") \(sample.path.shortened)' cannot be read, so the operation is left out",
            at: location)
          continue
        }
        var endpoint = DeclaredEndpoint(
          method: readMethod(of: sample, isTold: tellsMethod, owner: owner),
          template: template.path)
        if endpoint.method != sample.sample.method {
          // What was sent as a body is the query.
          endpoint.template.query += (sample.body?.documents.first?.members ?? []).map {
            QueryItem(name: $0.name)
          }
        }
        found.append(
          SampledEndpoint(
            owner: owner, node: node.id, endpoint: endpoint, location: location, host: sample.host,
            guessedNames: template.guessed,
            sent: Set(endpoint.template.query.map(\.name)).union(
              sample.body?.documents.first?.members?.map(\.name) ?? []),
            called: sample.calledByBody, makesOfNothing: Self.makesOfNothing(sample)))
      }
    }
    return found
  }

  /// Whether the path of a request stands for that of any: `https://host/end_point`, `/RESOURCE_WITH_KEY`.
  private static func standsForAnyPath(_ sample: RequestSample) -> Bool {
    let segments = sample.path.split(separator: "/")
    guard let last = segments.last, sample.body == nil, sample.query.isEmpty else { return false }
    // `/api/v3/<endpoint>`: nothing before it names anything either.
    if segments.count > 1, segments.count < 5, segments.dropLast().allSatisfy({ isBase($0) }),
      let placeholder = Placeholder.whole(String(last))
    {
      return ["endpoint", "resource", "method", "path"].contains(Words(placeholder.name).folded)
    }
    guard segments.count == 1 else { return false }
    let words = Words(segments[0]).words
    if words.contains("endpoint") || words.starts(with: ["end", "point"]) { return true }
    return words.count > 1 && words[0] == "resource"
      && Identifier.isPlaceholder(String(segments[0]))
  }

  /// The names of the rows of a section's tables, and of those below it.
  private func describedNames(below owner: Int) -> Set<String> {
    var names: Set<String> = []
    for node in sectionsOfSample(below: owner) {
      for reading in tables[node] { for row in reading.rows { names.insert(row.name) } }
    }
    return names
  }

  /// The section, and those below it that show nothing of their own.
  func sectionsOfSample(below owner: Int) -> [Int] {
    var result: [Int] = []
    var pending = [owner]
    while let next = pending.popLast() {
      result.append(next)
      pending += outline.nodes[next].children.reversed().filter { child in
        let node = outline.nodes[child]
        return isLabel(node) || !node.blocks.contains { if case .code = $0 { true } else { false } }
      }
    }
    return result
  }
}
