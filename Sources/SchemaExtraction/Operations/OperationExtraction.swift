import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Words of headings that say where a table's parameters go.
  static let parameterPlaceWords: WordSet = [
    "parameter", "parameters", "params", "arguments", "argument", "query", "path", "url", "json",
    "body", "payload",
    "form", "data", "header", "headers", "request",
  ]

  /// Builds every operation, in the reference's order.
  mutating func buildOperations() {
    let othersAreAuthorized = othersAreAuthorized()
    shellIsAuthorized = othersAreAuthorizedInShell()
    let told = proseOfEndpointRows()
    for index in sites.indices {
      buildOperation(at: index, othersAreAuthorized: othersAreAuthorized, told: told)
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

  mutating func buildOperation(
    at index: Int, othersAreAuthorized: Bool, told: [SourceLocation: String]
  ) {
    let site = sites[index]
    let owner = outline.nodes[site.owner]
    var operation = Operation(
      id: "\(site.group).\(site.name)", group: site.group, name: site.name,
      title: HeadingOfTool.withoutMethod(owner.heading.text, of: site),
      method: site.method, path: site.template.path, location: site.location)
    operation.kind = site.isStream ? .stream : .rest
    if let optional = site.template.optionalSegment {
      operation.namespaced = true
      operation.namespaceIndex = optional.segmentIndex
    }
    operation.documentation =
      ([told[site.location] ?? "", operationProse(site)] + neededPermissions(of: site)
      + listedErrors(of: site))
      .filter { !$0.isEmpty }.joined(separator: "\n\n")
    var samples = samples(of: site)
    let program = programBody(of: site, besides: samples)
    if let sample = program.sample { samples.append(sample) }
    operation.samples = samples.map(\.sample)
    let request = request(of: site, among: samples)
    operation.authenticated = !isOpen(request, of: site, othersAreAuthorized: othersAreAuthorized)
    let facts = facts(of: site)
    operation.authenticated = facts.isAuthenticated ?? operation.authenticated
    checkPath(of: site, against: request)
    // Where the request itself shows no body, a block of JSON beside it may.
    let beside = samples.first { $0.showsBodyAlone }
    let (body, sometimes) = withFurtherBodies(
      body(request, beside, of: site), of: site, among: samples)
    let item = Self.item(ofListed: body)
    wholeRow = nil
    readParameters(
      of: site, into: &operation,
      request: request?.sample.body == nil ? beside ?? request : request,
      body: item?.object ?? body, sometimes: sometimes, query: shownQuery(of: site, among: samples))
    if let item {
      makeList(
        of: &operation, missing: item.missing, at: request?.sample.location ?? site.location,
        site: site)
    } else if operation.body == nil, site.method != "GET", site.method != "HEAD", !site.isStream {
      let shown = request.flatMap { $0.shell.map(\.sentWhole) ?? $0.sample.sentWhole }
      operation.body = wholeBody(
        of: site, operation, row: wholeRow, value: body, shown: shown)
    }
    if let code = program.unread, operation.body == nil {
      warn(
        .requestSampleNotRead,
        "What '\(site.method) \(site.template.path)' sends is shown by a program alone, which builds it in another way "
          + "than as one literal; the operation takes no body",
        at: code.location)
    }
    if facts.bodyType == .form || program.isForm, operation.body?.isWhole != true,
      operation.body?.contentType == BodyType.json.rawValue
    {
      operation.body?.contentType = BodyType.form.rawValue
    }
    if operation.body?.isWhole != true {
      readUploads(
        of: site, into: &operation, sending: (request?.shell?.files ?? []) + program.files,
        isMultipart: facts.bodyType == .multipart || request?.sample.isMultipart == true
          || !program.files.isEmpty)
    }
    operation.response = response(
      of: site, operation: operation,
      keepsAnswer: samples.contains { $0.shell?.keepsAnswer == true })
    if !answerTables.isEmpty { describeAnswer(of: site, operation.response) }
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
          if code.text.contains("pgrade"), code.text.lowercased().contains("upgrade: websocket") {
            return true
          }
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
  func isOpen(_ request: OperationSample?, of site: EndpointSite, othersAreAuthorized: Bool) -> Bool
  {
    guard let request else { return false }
    if request.shell != nil { return shellIsAuthorized && !Self.isAuthorized(request.sample) }
    guard othersAreAuthorized, !request.sample.headers.isEmpty else { return false }
    return !request.sample.headers.contains { $0.name.lowercased() == "authorization" }
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
    if site.isInCrowd { return "" }
    var blocks: [Block] = []
    for block in outline.nodes[site.owner].blocks {
      if case .paragraph(let paragraph) = block {
        let spans = paragraph.content.filter { if case .code = $0 { true } else { false } }
        if spans.count == 1, paragraph.content.count == 1 {
          // "Request:" above it says nothing more.
          if let last = blocks.last, isSampleLabel(last) { blocks.removeLast() }
          continue
        }
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
}
