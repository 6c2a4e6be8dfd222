import APISchema
import SlateDiagnostics
import SlateReference

/// A sample of an operation, with what was read in it: the schema keeps its body as text, repaired and laid out anew, in
/// which nothing stands where it stands in the page.
struct OperationSample {
  var sample: Sample
  /// The body as it was read from the page.
  var body: SampleValue?
  /// The command of a shell that shows it.
  var shell: ShellSample?

  init(_ sample: Sample, body: SampleValue?) {
    self.sample = sample
    self.body = body
  }

  init(_ shell: ShellSample) {
    sample = shell.request.sample
    body = shell.request.body?.documents.first
    self.shell = shell
  }

  /// Whether it is a body that stands in a block of its own.
  var showsBodyAlone: Bool { sample.kind == .request && sample.target == nil }
}

/// What the code beside an operation shows: requests, bodies and answers.
extension Extraction {
  mutating func samples(of site: EndpointSite) -> [OperationSample] {
    var samples: [OperationSample] = []
    var several: Bool?
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        let shell = shellSamples(in: code)
        if !shell.isEmpty {
          samples += shell.map { OperationSample($0) }
          continue
        }
        if code.showsResponse {
          let isRequest = showsRequest(code, in: node, of: site, several: &several)
          let documents = read(code)
          if !isRequest, showsFailure(code, in: node, of: site) { continue }
          if !isRequest { responseValues.append((schema.operations.count, documents)) }
          for document in documents {
            samples.append(
              OperationSample(
                Sample(
                  kind: isRequest ? .request : .response,
                  method: isRequest ? site.method : nil, body: document.json(pretty: false),
                  location: code.textLocation), body: document))
          }
          continue
        }
        if let request = takeWireRequest(in: code) {
          if let body = request.body, request.sample.sentWhole == nil {
            report(body, at: code.textLocation)
          }
          samples.append(OperationSample(request.sample, body: request.body?.documents.first))
          continue
        }
        switch code.language {
        case Self.requestBodyLanguage?:
          let reading = SampleReader.read(code)
          report(reading, at: code.textLocation)
          guard let body = reading.documents.first else { continue }
          samples.append(
            OperationSample(
              Sample(
                kind: .request, method: site.method,
                body: reading.repairs.isEmpty ? code.text : body.json(pretty: true),
                location: code.textLocation), body: body))
        default: continue
        }
      }
    }
    return samples
  }

  /// Whether a block of JSON is what is sent: the line or the heading above it says so.
  ///
  /// - Parameter several: Whether the operation's sections have several blocks that may show an answer, as soon as that is known.
  func showsRequest(
    _ code: CodeBlock, in node: Int, of site: EndpointSite, several: inout Bool?
  ) -> Bool {
    guard ["POST", "PUT", "PATCH"].contains(site.method) else { return false }
    guard let label = codeReadings[code.textLocation]?.label else {
      return standsBeforeAnswer(code, in: node, of: site)
    }
    if let said = Self.saysRequest(LabelWords.heading(label.text)) { return said }
    if let group = label.group, let said = Self.saysRequest(LabelWords.heading(group)) {
      return said
    }
    // "> POST /books": below it stands what is sent there, where another block shows the answer.
    if label.isQuote, DeclaredEndpoint(in: label.text)?.method == site.method,
      showsSeveral(site, &several)
    {
      return true
    }
    if node != site.owner, let said = Self.saysRequest(outline.nodes[node].words) { return said }
    if label.isQuote { return false }
    return showsSeveral(site, &several)
      ? standsBeforeAnswer(code, in: node, of: site) : showsBodyRows(code, of: site)
  }

  /// Whether a block that nothing is said about has the keys of what a table below "Body" describes, and no others.
  private func showsBodyRows(_ code: CodeBlock, of site: EndpointSite) -> Bool {
    var names: Set<String> = []
    for node in site.sections
    where node != site.owner && place(ofTableIn: node, site: site) == .body {
      for row in tables[node].lazy.flatMap(\.rows) { names.insert(row.rootName) }
    }
    guard !names.isEmpty, let members = reading(of: code).documents.first?.members else {
      return false
    }
    return members.count > 1 && members.allSatisfy { names.contains($0.name) }
  }

  /// Whether the line above a block says that it is what a failed request answers: "404 Response", "default Response",
  /// "Errors".
  func showsFailure(_ code: CodeBlock) -> Bool {
    guard let label = codeReadings[code.textLocation]?.label else { return false }
    if label.text.utf8.count <= 80, Self.announcesFailure(LabelWords.heading(label.text)) {
      return true
    }
    guard label.isQuote else { return false }
    let words = label.text.split(separator: " ")
    guard words.count == 2, words[1].lowercased() == "response" else { return false }
    if words[0].lowercased() == "default" { return true }
    return TableColumns.statusCode(in: String(words[0])).map { $0 >= 300 } ?? false
  }

  /// Whether a block in an operation's sections shows how a request fails: the line or the heading above it says so, or it is an
  /// object with nothing but an error.
  func showsFailure(_ code: CodeBlock, in node: Int, of site: EndpointSite) -> Bool {
    if site.isAboutErrors { return false }
    if showsFailure(code) { return true }
    if node != site.owner, Self.announcesFailure(outline.nodes[node].words) { return true }
    return reading(of: code).documents.first?.members.map { Self.tellsFailure($0) } ?? false
  }

  /// Whether an object holds nothing but what went wrong: an error alone, or beside a status and words about it; words beside
  /// `"success": false` or `"status": "error"`.
  private static func tellsFailure(_ members: [SampleValue.Member]) -> Bool {
    guard members.count <= 6 else { return false }
    var isTold = false
    for member in members {
      let name = member.name.lowercased()
      switch (name, member.value) {
      case ("error", .string(let text)), ("errors", .string(let text)):
        isTold = isTold || !text.isEmpty
      case ("error", .object(let inner)), ("errors", .object(let inner)):
        isTold = isTold || !inner.isEmpty
      case ("error", .array(let items)), ("errors", .array(let items)):
        isTold = isTold || !items.isEmpty
      case ("error", .bool(true)): isTold = true
      case ("success", .bool(let isSuccess)), ("ok", .bool(let isSuccess)):
        guard !isSuccess else { return false }
        isTold = true
      case ("status", .string(let text)):
        if statesOfFailure.contains(text.lowercased()) { isTold = true }
      default: guard keysBesideErrors.contains(name) else { return false }
      }
    }
    return isTold
  }

  private static let statesOfFailure: WordSet = ["error", "fail", "failed", "failure"]
  private static let keysBesideErrors: WordSet = [
    "status", "code", "message", "messages", "statuscode", "status_code", "error", "errors",
    "error_code", "errorcode", "error_message", "error_description", "detail", "details", "reason",
    "timestamp", "path", "type", "title", "description", "request_id", "requestid",
  ]

  /// "Errors", "Error response", "Example of a failure".
  static func announcesFailure(_ words: Words) -> Bool {
    (1...5).contains(words.words.count)
      && words.words.contains { failureWords.contains($0) }
      && words.words.allSatisfy { failureWords.contains($0) || wordsBesideFailure.contains($0) }
  }

  private static let failureWords: WordSet = [
    "error", "errors", "failure", "failed", "unsuccessful", "fail", "fails",
  ]
  private static let wordsBesideFailure: WordSet = [
    "response", "responses", "example", "examples", "sample", "json", "body", "the", "a", "an",
    "of",
    "on", "in", "case", "message", "messages", "result", "request", "when", "it", "possible",
    "returns",
    "return",
  ]

  /// Whether the operation's sections have several blocks that may show an answer.
  func showsSeveral(_ site: EndpointSite, _ known: inout Bool?) -> Bool {
    if let known { return known }
    var count = 0
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
        count += 1
        if count > 1 {
          known = true
          return true
        }
      }
    }
    known = false
    return false
  }

  private static func saysRequest(_ words: Words) -> Bool? {
    guard words.words.count <= 15 else { return nil }
    if !responseWords.union(["return", "reply", "answer", "output"]).isDisjoint(with: words.words)
      || words.words.contains(where: speaksOfSuccess)
    {
      return false
    }
    let said = ["request", "payload", "body", "send", "sent", "input"].contains {
      words.words.contains($0)
    }
    return said ? true : nil
  }

  /// The request that shows the operation best: what goes over the wire before a command of a shell, and the
  /// operation's own method and path before another one.
  func request(of site: EndpointSite, among samples: [OperationSample]) -> OperationSample? {
    let requests = samples.filter { $0.sample.kind == .request && $0.sample.target != nil }
    let wire = requests.filter { $0.shell == nil }
    let commands = requests.filter { $0.shell != nil }
    if let request = wire.first(where: { $0.sample.method == site.method }) ?? wire.first {
      return request
    }
    let pattern = PathPattern(site.template)
    let agreeing = commands.first { command in
      guard command.sample.method == site.method, let path = samplePath(of: command, in: site)
      else {
        return false
      }
      let match = pattern.match(path, namespaceIndex: schema.namespace?.segmentIndex)
      if case .agrees = match { return true }
      return false
    }
    return agreeing ?? commands.first { $0.sample.method == site.method } ?? commands.first
  }

  /// The path of a request sample; that of a command has its host before it, as a base path behind one is no
  /// disagreement.
  func samplePath(of request: OperationSample, in site: EndpointSite) -> SamplePath? {
    guard let target = request.sample.target else { return nil }
    guard let host = request.shell?.request.host, host.contains("://") else {
      return SamplePath(withoutBasePath(target, of: site))
    }
    return SamplePath(host + target)
  }

  /// The value of the body that an operation takes.
  ///
  /// - Parameters:
  ///   - request: The request that shows the operation best.
  ///   - beside: The first block that shows a body and nothing else.
  func body(
    _ request: OperationSample?, _ beside: OperationSample?, of site: EndpointSite
  ) -> SampleValue? {
    guard let request, request.sample.body != nil else { return beside?.body }
    // A command for another operation, or one that says its query as a body, shows no body.
    if let shell = request.shell, shell.method != site.method,
      !changesTheSame(site, as: shell.method), !choosesPost(shell, for: site)
    {
      return beside?.body
    }
    if request.shell == nil, isOfAnotherEndpoint(request, than: site) { return beside?.body }
    if site.method == "GET", sendsRowsOfQuery(request, of: site) { return beside?.body }
    return request.body ?? beside?.body
  }

  /// Whether a command that sends fields leaves it to the program how, where a line says another method.
  func choosesPost(_ shell: ShellSample, for site: EndpointSite) -> Bool {
    !shell.tellsMethod && shell.method == "POST" && ["PUT", "PATCH"].contains(site.method)
  }

  /// Whether what a sample sends as a body is in truth the query: a table of it has some of the names.
  private func sendsRowsOfQuery(_ request: OperationSample, of site: EndpointSite) -> Bool {
    let sent = Set((request.body?.members ?? []).map(\.name))
    guard !sent.isEmpty else { return false }
    return site.sections.contains { node in
      place(ofTableIn: node, site: site) == .query
        && tables[node].contains { $0.rows.contains { sent.contains($0.name) } }
    }
  }

  /// Whether a request that goes over the wire is none of the operation's: several stand below one heading, and it is
  /// for another method or another path.
  private func isOfAnotherEndpoint(_ request: OperationSample, than site: EndpointSite) -> Bool {
    guard (sitesOfOwner[site.owner] ?? []).count > 1, let path = samplePath(of: request, in: site)
    else { return false }
    if let method = request.sample.method, method != site.method,
      !changesTheSame(site, as: method)
    {
      return true
    }
    if isBehindPlaceholder(path, of: request, site) { return false }
    let match = PathPattern(site.template)
      .match(path, namespaceIndex: schema.namespace?.segmentIndex)
    if case .agrees = match { return false }
    return true
  }

  /// Whether one line declares an operation for `PATCH` and for `PUT`: both take what a sample of one of them sends.
  private func changesTheSame(_ site: EndpointSite, as method: String) -> Bool {
    Set([site.method, method]) == ["PATCH", "PUT"]
      && (sitesOfOwner[site.owner] ?? []).contains { index in
        sites[index].method == method && sites[index].template == site.template
      }
  }

  /// Whether a request leaves out what the path begins with: a command that has something else in place of its host,
  /// `curl $API_URL/books` for `/v1/books`, or what goes over the wire to a host that is not told.
  private func isBehindPlaceholder(
    _ path: SamplePath, of request: OperationSample, _ site: EndpointSite
  ) -> Bool {
    let isToldHost =
      request.shell.map { $0.request.host?.contains("://") == true }
      ?? request.sample.headers.contains { $0.name.lowercased() == "host" }
    guard !isToldHost, request.sample.method == site.method,
      site.template.optionalSegments.isEmpty
    else { return false }
    var template = site.template
    var segments = template.path.parts(separatedBy: UInt8(ascii: "/"))[...]
    for _ in 0..<3 {
      guard segments.count > 1, segments.first?.contains("{") == false else { return false }
      segments = segments.dropFirst()
      template.path = "/" + segments.joined(separator: "/")
      if case .agrees = PathPattern(template).match(path, namespaceIndex: nil) { return true }
    }
    return false
  }

  /// The queries of the requests that are shown for a declared endpoint, each name once, without credentials.
  func shownQuery(
    of site: EndpointSite, among samples: [OperationSample]
  ) -> [(item: QueryItem, location: SourceLocation)] {
    guard !site.isSampled else { return [] }
    var shown: [(item: QueryItem, location: SourceLocation)] = []
    var names = Set(site.template.query.map(\.name))
    var pattern: PathPattern?
    for sample in samples where sample.sample.kind == .request {
      let sent = queryAsData(sample, of: site)
      guard sample.sample.method == site.method || sent != nil, let target = sample.sample.target,
        let path = samplePath(of: sample, in: site)
      else { continue }
      let mark = target.utf8.firstIndex(of: UInt8(ascii: "?"))
      let written = mark.map { QueryItem.items(in: target[target.index(after: $0)...]) } ?? []
      guard !written.isEmpty || sent?.isEmpty == false else { continue }
      let known = pattern ?? PathPattern(site.template)
      pattern = known
      guard
        case .agrees = known.match(path, namespaceIndex: schema.namespace?.segmentIndex)
      else { continue }
      for item in written + (sent ?? []) {
        guard !CredentialNames.holdsSecret(item.name), !isCredential(item.name),
          names.insert(item.name).inserted
        else { continue }
        shown.append((item, sample.sample.location))
      }
    }
    return shown
  }

  /// The fields that a command sends as a form to an endpoint that is asked with `GET`: `-d` without the option that puts
  /// them into the query, where they belong. Nil for every other sample.
  private func queryAsData(_ sample: OperationSample, of site: EndpointSite) -> [QueryItem]? {
    guard site.method == "GET", let shell = sample.shell,
      !shell.tellsMethod && shell.method == "POST" && (shell.sendsTexts || sample.body == nil)
        || shell.method == "GET" && sendsRowsOfQuery(sample, of: site)
    else { return nil }
    return (sample.body?.members ?? []).compactMap { member in
      switch member.value {
      case .string(let text): QueryItem(name: member.name, value: text)
      case .integer, .number, .bool:
        QueryItem(name: member.name, value: member.value.json(pretty: false))
      default: nil
      }
    }
  }

  /// Whether callers prove who they are with a query parameter of this name.
  private func isCredential(_ name: String) -> Bool {
    schema.authentication.contains { scheme in
      scheme.pieces.contains { $0.kind == .query && $0.name == name }
    }
  }

  mutating func checkPath(of site: EndpointSite, against request: OperationSample?) {
    guard let request, let target = request.sample.target,
      let path = samplePath(of: request, in: site)
    else { return }
    let sample = request.sample
    if let shell = request.shell, !shell.tellsMethod, shell.method != site.method {
      // The program chose the method.
      return
    }
    var reason = "the methods differ"
    let pattern = PathPattern(site.template)
    switch pattern.match(path, namespaceIndex: schema.namespace?.segmentIndex) {
    case .agrees:
      guard let method = sample.method, method != site.method else { return }
      // Two methods of one path, and a sample of one of them.
      let isDeclared = sites.contains {
        $0.owner == site.owner && $0.method == method && $0.template == site.template
      }
      if isDeclared { return }
    case .disagrees(let disagreement):
      // It may be the request of another operation below the same heading.
      let isAnothers = (sitesOfOwner[site.owner] ?? []).contains { index in
        guard sites[index].template != site.template else { return false }
        let match = PathPattern(sites[index].template)
          .match(path, namespaceIndex: schema.namespace?.segmentIndex)
        if case .agrees = match { return true }
        return false
      }
      if isAnothers || isBehindPlaceholder(path, of: request, site) { return }
      reason = disagreement.description
    }
    warn(
      .pathDisagreesWithSample,
      "The endpoint is '\(site.method) \(site.template.path)', its sample asks for "
        + "'\(sample.method ?? site.method) \(target)': \(reason). The endpoint decides; an overlay's 'path' corrects it",
      at: site.location, notes: [Diagnostic.Note("the sample's request", at: sample.location)])
  }
}
