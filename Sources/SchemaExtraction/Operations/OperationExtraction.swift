import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Words of headings that say where a table's parameters go.
  static let parameterPlaceWords: Set<String> = [
    "parameter", "parameters", "params", "arguments", "argument", "query", "path", "url", "json",
    "body", "payload",
    "form", "data", "header", "headers", "request",
  ]

  /// Builds every operation, in the reference's order.
  mutating func buildOperations() {
    let othersAreAuthorized = othersAreAuthorized()
    shellIsAuthorized = othersAreAuthorizedInShell()
    for index in sites.indices {
      buildOperation(at: index, othersAreAuthorized: othersAreAuthorized)
    }
    markMessages()
  }

  /// A resource that only streams send is a message.
  mutating func markMessages() {
    func models(ofMessages: Bool) -> Set<String> {
      Set(
        schema.operations.compactMap { operation in
          guard let response = operation.response, (response.kind == .messages) == ofMessages,
            case .model(let name) = response.type
          else { return nil }
          return name
        })
    }
    let sent = models(ofMessages: true)
    let returned = models(ofMessages: false)
    for name in sent.subtracting(returned) {
      if let index = modelIndex[name] { schema.models[index].role = .message }
    }
  }

  mutating func buildOperation(at index: Int, othersAreAuthorized: Bool) {
    let site = sites[index]
    let owner = outline.nodes[site.owner]
    var operation = Operation(
      id: "\(site.group).\(site.name)", group: site.group, name: site.name,
      title: owner.heading.text,
      method: site.method, path: site.template.path, location: site.location)
    operation.kind = site.isStream ? .stream : .rest
    if let optional = site.template.optionalSegment {
      operation.namespaced = true
      operation.namespaceIndex = optional.segmentIndex
    }
    operation.documentation = operationProse(site)
    operation.samples = samples(of: site)
    let request = request(of: site, among: operation.samples)
    operation.authenticated = !isOpen(request, of: site, othersAreAuthorized: othersAreAuthorized)
    let facts = facts(of: site)
    operation.authenticated = facts.isAuthenticated ?? operation.authenticated
    checkPath(of: site, against: request)
    // Where the request itself shows no body, a block of JSON beside it may.
    let body = operation.samples.first { $0.kind == .request && $0.target == nil }
    readParameters(
      of: site, into: &operation, request: request?.body == nil ? body ?? request : request)
    if facts.sendsForm == true, operation.body?.contentType == "application/json" {
      operation.body?.contentType = "application/x-www-form-urlencoded"
    }
    operation.response = response(of: site, operation: operation)
    // A stream of one thing begins with that thing's past; one of a whole collection tells only what happens now.
    if operation.response?.kind == .messages, site.template.parameters.isEmpty {
      operation.response?.reconnects = true
    }
    schema.operations.append(operation)
  }

  // MARK: What kind of exchange it is

  /// A stream says so: by its scheme, by a sample that upgrades, or by the words of its endpoint type.
  func isStream(_ site: EndpointSite) -> Bool {
    if let host = site.template.host, host.hasPrefix("ws") { return true }
    for node in site.sections {
      for block in outline.nodes[node].blocks {
        switch block {
        case .code(let code) where code.language == "http":
          let lower = code.text.lowercased()
          if lower.contains("upgrade: websocket") { return true }
        case .paragraph(let paragraph):
          for case .strong(let content) in paragraph.content {
            let words = Words(content.plainText).words
            if words.contains("stream") || words.contains("websocket") { return true }
          }
        default: continue
        }
      }
    }
    return false
  }

  /// The reference's samples carry credentials, this one does not: the operation needs none.
  func isOpen(_ request: Sample?, of site: EndpointSite, othersAreAuthorized: Bool) -> Bool {
    guard let request else { return false }
    if shellSample(at: request.location, among: site.sections) != nil {
      return shellIsAuthorized && !Self.isAuthorized(request)
    }
    guard othersAreAuthorized, !request.headers.isEmpty else { return false }
    return !request.headers.contains { $0.name.lowercased() == "authorization" }
  }

  /// Whether of the samples beside one that has no Authorization header nine in ten have it, and two at least.
  func othersAreAuthorized() -> Bool {
    var authorized = 0
    var all = 0
    for node in outline.nodes {
      for case .code(let code) in node.blocks where code.language == "http" {
        all += 1
        if code.text.lowercased().contains("\nauthorization:") { authorized += 1 }
      }
    }
    return authorized > 1 && authorized * 10 >= (all - 1) * 9
  }

  /// The prose between the heading and the first label, then what stands below the endpoint.
  func operationProse(_ site: EndpointSite) -> String {
    var blocks: [Block] = []
    for block in outline.nodes[site.owner].blocks {
      if case .paragraph(let paragraph) = block {
        let spans = paragraph.content.filter { if case .code = $0 { true } else { false } }
        if spans.count == 1, paragraph.content.count == 1 { continue }
      }
      blocks.append(block)
    }
    return withoutResponseSentence(prose(blocks))
  }

  /// "Returns a list of `Node` objects." is what the response says, where other words describe the operation.
  private func withoutResponseSentence(_ text: String) -> String {
    guard let range = text.firstRange(of: "Returns a list of `"),
      let end = text[range.upperBound...].firstRange(of: "` objects.")
    else { return text }
    var rest = text
    rest.removeSubrange(range.lowerBound..<end.upperBound)
    let trimmed = String(rest.trimmingSpaces())
    return trimmed.isEmpty ? text : trimmed
  }

  // MARK: Samples

  mutating func samples(of site: EndpointSite) -> [Sample] {
    var samples: [Sample] = []
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        let shell = shellSamples(in: code)
        if !shell.isEmpty {
          samples += shell.map(\.request.sample)
          continue
        }
        if code.showsResponse {
          let isRequest = showsRequest(code, in: node, of: site)
          let documents = read(code)
          if isRequest {
            sentBodies[code.textLocation] = documents.first
          } else {
            responseValues.append((schema.operations.count, documents))
          }
          for document in documents {
            samples.append(
              Sample(
                kind: isRequest ? .request : .response,
                method: isRequest ? site.method : nil, body: document.json(pretty: false),
                location: code.textLocation))
          }
          continue
        }
        switch code.language {
        case "http"?:
          guard let request = RequestSample.read(code.text, at: code.textLocation) else { continue }
          if let body = request.body {
            report(body, at: code.textLocation)
            sentBodies[request.sample.location] = body.documents.first
          }
          samples.append(request.sample)
        case Self.requestBodyLanguage?:
          let reading = SampleReader.read(code.text, at: code.textLocation)
          report(reading, at: code.textLocation)
          guard let body = reading.documents.first else { continue }
          sentBodies[code.textLocation] = body
          samples.append(
            Sample(
              kind: .request, method: site.method,
              body: reading.repairs.isEmpty ? code.text : body.json(pretty: true),
              location: code.textLocation))
        default: continue
        }
      }
    }
    return samples
  }

  /// Whether a block of JSON is what is sent: the line or the heading above it says so.
  func showsRequest(_ code: CodeBlock, in node: Int, of site: EndpointSite) -> Bool {
    guard ["POST", "PUT", "PATCH"].contains(site.method) else { return false }
    var label = ""
    var isQuote = false
    for block in outline.nodes[node].blocks {
      switch block {
      case .quote(let blocks, _):
        isQuote = true
        if case .paragraph(let paragraph)? = blocks.last { label = paragraph.content.plainText }
      case .paragraph(let paragraph):
        isQuote = false
        label = paragraph.content.plainText
      case .code(let other):
        guard other.textLocation == code.textLocation else { continue }
        if let said = Self.saysRequest(LabelWords.heading(label)) { return said }
        // "> POST /books": below it stands what is sent there, where another block shows the answer.
        if isQuote, DeclaredEndpoint(in: label)?.method == site.method, showsSeveral(site) {
          return true
        }
        return node != site.owner && Self.saysRequest(outline.nodes[node].words) ?? false
      default: label = ""
      }
    }
    return false
  }

  /// Whether the operation's sections have several blocks that may show an answer.
  private func showsSeveral(_ site: EndpointSite) -> Bool {
    var count = 0
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
        count += 1
      }
    }
    return count > 1
  }

  private static func saysRequest(_ words: Words) -> Bool? {
    guard words.words.count <= 15 else { return nil }
    if !responseWords.union(["return", "reply", "answer", "output"]).isDisjoint(with: words.words) {
      return false
    }
    let said = ["request", "payload", "body", "send", "sent", "input"].contains {
      words.words.contains($0)
    }
    return said ? true : nil
  }

  /// The first body that a block of its own shows, beside requests that show none.
  func shownBody(_ samples: [Sample]) -> SampleValue? {
    guard let sample = samples.first(where: { $0.kind == .request && $0.target == nil }),
      let body = sample.body
    else { return nil }
    return sentBody(body, at: sample.location)
  }

  /// The request that shows the operation best: what goes over the wire before a command of a shell, and the
  /// operation's own method and path before another one.
  func request(of site: EndpointSite, among samples: [Sample]) -> Sample? {
    let requests = samples.filter { $0.kind == .request && $0.target != nil }
    let isShell = requests.map { shellSample(at: $0.location, among: site.sections) != nil }
    let wire = zip(requests, isShell).filter { !$0.1 }.map(\.0)
    let commands = zip(requests, isShell).filter(\.1).map(\.0)
    if let request = wire.first(where: { $0.method == site.method }) ?? wire.first {
      return request
    }
    let pattern = PathPattern(site.template)
    let agreeing = commands.first { command in
      guard command.method == site.method, let path = samplePath(of: command, in: site) else {
        return false
      }
      let match = pattern.match(path, namespaceIndex: schema.namespace?.segmentIndex)
      if case .agrees = match { return true }
      return false
    }
    return agreeing ?? commands.first { $0.method == site.method } ?? commands.first
  }

  /// The path of a request sample; that of a command has its host before it, as a base path behind one is no
  /// disagreement.
  private func samplePath(of request: Sample, in site: EndpointSite) -> SamplePath? {
    guard let target = request.target else { return nil }
    let host = shellSample(at: request.location, among: site.sections)?.request.host
    guard let host, host.contains("://") else {
      return SamplePath(withoutBasePath(target, of: site))
    }
    return SamplePath(host + target)
  }

  /// The body of a request sample.
  func sampleBody(_ request: Sample?, of site: EndpointSite) -> SampleValue? {
    guard let request, let body = request.body else { return nil }
    if request.target == nil {
      return sentBody(body, at: request.location)
    }
    if let shell = shellSample(at: request.location, among: site.sections) {
      // A command for another operation, or one that says its query as a body, shows no body.
      return shell.method == site.method ? shell.request.body?.documents.first : nil
    }
    return sentBody(body, at: request.location)
  }

  /// A request's body as it was read from the page: a sample keeps it as text, repaired and laid out anew, in which nothing
  /// stands where it stands in the page.
  private func sentBody(_ text: String, at location: SourceLocation) -> SampleValue? {
    sentBodies[location] ?? SampleReader.read(text, at: location).documents.first
  }

  mutating func checkPath(of site: EndpointSite, against request: Sample?) {
    guard let sample = request, let target = sample.target,
      let path = samplePath(of: sample, in: site)
    else { return }
    if let shell = shellSample(at: sample.location, among: site.sections), !shell.tellsMethod,
      shell.method != site.method
    {
      // The program chose the method.
      return
    }
    var reason = "the methods differ"
    let pattern = PathPattern(site.template)
    switch pattern.match(path, namespaceIndex: schema.namespace?.segmentIndex) {
    case .agrees: guard let method = sample.method, method != site.method else { return }
    case .disagrees(let disagreement):
      // It may be the request of another operation below the same heading.
      let isAnothers = sites.contains { other in
        guard other.owner == site.owner, other.template != site.template else { return false }
        let match = PathPattern(other.template)
          .match(path, namespaceIndex: schema.namespace?.segmentIndex)
        if case .agrees = match { return true }
        return false
      }
      if isAnothers { return }
      reason = disagreement.description
    }
    warn(
      .pathDisagreesWithSample,
      "The endpoint is '\(site.method) \(site.template.path)', its sample asks for "
        + "'\(sample.method ?? site.method) \(target)': \(reason). The endpoint decides; an overlay's 'path' corrects it",
      at: site.location, notes: [Diagnostic.Note("the sample's request", at: sample.location)])
  }

}
