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
    for index in sites.indices {
      buildOperation(at: index, othersAreAuthorized: othersAreAuthorized)
    }
    markMessages()
  }

  /// A resource that only streams send is a message.
  mutating func markMessages() {
    func models(of kinds: Set<ResponseShape.Kind>, besides: Bool) -> Set<String> {
      Set(
        schema.operations.compactMap { operation in
          guard let response = operation.response, kinds.contains(response.kind) != besides,
            case .model(let name) = response.type
          else { return nil }
          return name
        })
    }
    let sent = models(of: [.messages], besides: false)
    let returned = models(of: [.messages], besides: true)
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
    let request =
      operation.samples.first { $0.kind == .request && $0.method == site.method }
      ?? operation.samples.first { $0.kind == .request }
    operation.authenticated = !isOpen(request, othersAreAuthorized: othersAreAuthorized)
    checkPath(of: site, against: operation.samples)
    readParameters(of: site, into: &operation, request: request)
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
  func isOpen(_ request: Sample?, othersAreAuthorized: Bool) -> Bool {
    guard othersAreAuthorized, let request, !request.headers.isEmpty else { return false }
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
        switch code.language {
        case "http"?:
          guard let request = RequestSample.read(code.text, at: code.textLocation) else { continue }
          if let body = request.body { report(body, at: code.textLocation) }
          samples.append(request.sample)
        case "json"?:
          let documents = read(code)
          responseValues.append((schema.operations.count, documents))
          for document in documents {
            samples.append(
              Sample(
                kind: .response, body: document.json(pretty: false), location: code.textLocation))
          }
        default: continue
        }
      }
    }
    return samples
  }

  /// The body of the first request sample of the operation's own method.
  func sampleBody(_ request: Sample?) -> SampleValue? {
    guard let request, let body = request.body else { return nil }
    return SampleReader.read(body, at: request.location).documents.first
  }

  mutating func checkPath(of site: EndpointSite, against samples: [Sample]) {
    guard let sample = samples.first(where: { $0.kind == .request }), let target = sample.target
    else { return }
    var reason = "the methods differ"
    let pattern = PathPattern(site.template)
    switch pattern.match(SamplePath(target), namespaceIndex: schema.namespace?.segmentIndex) {
    case .agrees: guard let method = sample.method, method != site.method else { return }
    case .disagrees(let disagreement): reason = disagreement.description
    }
    warn(
      .pathDisagreesWithSample,
      "The endpoint is '\(site.method) \(site.template.path)', its sample asks for "
        + "'\(sample.method ?? site.method) \(target)': \(reason). The endpoint decides; an overlay's 'path' corrects it",
      at: site.location, notes: [Diagnostic.Note("the sample's request", at: sample.location)])
  }

}
