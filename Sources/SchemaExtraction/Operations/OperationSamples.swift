import APISchema
import SlateDiagnostics
import SlateReference

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
    guard ["POST", "PUT", "PATCH"].contains(site.method) else {
      // Below a GET, too, where another block shows the answer.
      guard ["GET", "DELETE"].contains(site.method), isCalledRequest(code) else { return false }
      return showsSeveral(site, &several)
    }
    guard let label = codeReadings[code.textLocation]?.label else {
      return standsBeforeAnswer(code, in: node, of: site)
    }
    if label.namesPart, let group = label.group,
      let said = Self.saysRequest(LabelWords.heading(group))
    {
      return said
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

  /// Whether the line above a block is a label that calls it what is sent: "Request body".
  private func isCalledRequest(_ code: CodeBlock) -> Bool {
    guard let label = codeReadings[code.textLocation]?.label else { return false }
    let words = LabelWords.heading(label.text)
    return words.words.count <= 4 && Self.saysRequest(words) == true
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
    if !wordsOfAnswers.isDisjoint(with: words.words)
      || words.words.contains(where: speaksOfSuccess)
    {
      return false
    }
    let said = ["request", "payload", "body", "send", "sent", "input"].contains {
      words.words.contains($0)
    }
    // "Exemple de requête": what French calls a request is a query to English eyes.
    if words.words.count == 2, words.words.contains("query"), words.words.contains("example") {
      return true
    }
    return said ? true : nil
  }
}
