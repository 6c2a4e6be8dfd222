import APISchema
import SlateDiagnostics

/// The request that shows an operation: which one it is, what it sends, and whether it goes where the endpoint says.
extension Extraction {
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
  func sendsRowsOfQuery(_ request: OperationSample, of site: EndpointSite) -> Bool {
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
    return !showsTheSame(path, as: site)
  }

  /// Whether a request is that of another endpoint below the heading that does the same with other things around it.
  private func showsTheSame(_ path: SamplePath, as site: EndpointSite) -> Bool {
    (sitesOfOwner[site.owner] ?? []).prefix(8).contains { index in
      guard sites[index].asksForTheSame(as: site),
        case .agrees = PathPattern(sites[index].template)
          .match(path, namespaceIndex: schema.namespace?.segmentIndex)
      else { return false }
      return true
    }
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
