import SlateReference

/// JSON beside an operation is what comes back, unless it is what is sent.
extension Extraction {
  /// The language that a block of JSON has in the outline where it shows what is sent.
  static let requestBodyLanguage = "json request"

  /// Words of a label that say which of the two a sample is.
  private static let requestWords: WordSet = [
    "request", "body", "payload", "send", "sent", "input",
  ]
  private static let answerWords: WordSet = [
    "response", "responses", "returns", "return", "returned", "result", "results", "output",
    "answer",
    "answers",
  ]

  /// Tells the blocks of JSON that show what is sent from those that show what comes back.
  mutating func markRequestBodies() {
    for site in sites where ["POST", "PUT", "PATCH", "DELETE"].contains(site.method) {
      for node in site.sections { markRequestBodies(in: node, of: site) }
    }
  }

  private mutating func markRequestBodies(in node: Int, of site: EndpointSite) {
    let blocks = outline.nodes[node].blocks
    let json = blocks.indices.filter { index in
      if case .code(let code) = blocks[index] { return code.language == "json" }
      return false
    }
    guard !json.isEmpty else { return }
    let labels = labels(of: json, in: node)
    var sawRequest = false
    if site.method != "DELETE", let answer = labels.firstIndex(of: .answer), answer > 0,
      labels[..<answer].allSatisfy({ $0 == nil }),
      showRows(json[..<answer].lazy.map { blocks[$0] }, of: site)
    {
      for index in json[..<answer] {
        outline.setLanguage(Self.requestBodyLanguage, ofBlock: index, in: node)
      }
    }
    for (position, index) in json.enumerated() {
      // In turn: what stands before an answer, as another request before another answer does, is one.
      let standsInTurn =
        labels[position] == nil && sawRequest && labels[position - 1] == .answer
        && position + 1 < json.count && labels[position + 1] == .answer
      guard labels[position] == .request || standsInTurn else { continue }
      sawRequest = true
      outline.setLanguage(Self.requestBodyLanguage, ofBlock: index, in: node)
    }
    if site.method != "DELETE", let head = json.first, isBehindHead(head, in: blocks, of: site) {
      outline.setLanguage(Self.requestBodyLanguage, ofBlock: head, in: node)
      return
    }
    // Without labels: of two blocks in a row behind a command that shows no body, the first is the body.
    guard json.count == 2, json[1] == json[0] + 1, json[0] > 0, site.method != "DELETE",
      case .code(let command) = blocks[json[0] - 1], labels[0] == nil,
      let sample = shellSamples(in: command).first, sample.method == site.method,
      sample.request.sample.body == nil
    else { return }
    outline.setLanguage(Self.requestBodyLanguage, ofBlock: json[0], in: node)
  }

  /// Whether tables of parameters have a row for each key of what some blocks show: where a later block is said to come back,
  /// these are sent.
  private func showRows(_ blocks: some Sequence<Block>, of site: EndpointSite) -> Bool {
    var names: Set<String> = []
    for section in site.sections
    where Self.responseWords.isDisjoint(with: outline.nodes[section].words.words) {
      for reading in tables[section] { for row in reading.rows { names.insert(row.rootName) } }
    }
    guard !names.isEmpty else { return false }
    return blocks.allSatisfy { block in
      guard case .code(let code) = block,
        let members = reading(of: code).documents.first?.members, !members.isEmpty
      else { return false }
      return members.allSatisfy { names.contains($0.name) }
    }
  }

  /// Whether a block stands directly behind the head of a request that shows no body, and the head of the answer comes
  /// only after it.
  private func isBehindHead(_ index: Int, in blocks: [Block], of site: EndpointSite) -> Bool {
    guard index > 0, case .code(let head) = blocks[index - 1],
      let request = wireRequest(in: head), request.sample.method == site.method,
      request.sample.body == nil
    else { return false }
    return blocks[(index + 1)...].contains { block in
      if case .code(let code) = block { code.beginsWithStatusLine } else { false }
    }
  }

  private enum Label {
    case request, answer
  }

  /// What the quotes or the heading above some blocks call them: a quote goes for all blocks up to the next one.
  private func labels(of wanted: [Int], in node: Int) -> [Label?] {
    let blocks = outline.nodes[node].blocks
    // "HTTP Request" stands above whole operations; "Request body" and "Example request" above a sample.
    let words = outline.nodes[node].words.words
    let isAboutSample = !Set(words).isDisjoint(with: ["body", "payload", "example", "sample"])
    var current = words.count <= 3 && isAboutSample ? Self.label(words) : nil
    var labels: [Label?] = []
    var rest = wanted[...]
    // What a quote directly above another one says goes for the parts that are named below it.
    var group: Label?
    var previous: Label?
    for (index, block) in blocks.enumerated() {
      guard let next = rest.first else { break }
      switch block {
      case .quote(let inner, _):
        if case .paragraph(let paragraph)? = inner.first {
          let namesPart = CodeReading.namesPart(paragraph)
          if previous != nil || !namesPart { group = previous }
          let said = Self.label(Words(paragraph.content.plainText).words)
          current = namesPart ? group ?? said : said
        } else {
          current = nil
        }
        previous = current
        continue
      case .code:
        previous = nil
        guard index == next else { continue }
        labels.append(current)
        rest = rest.dropFirst()
      case .paragraph(let paragraph):
        // A line such as "Request body:" is a label of the block behind it as well; other prose is none.
        current = nil
        if index + 1 == next {
          let words = Words(paragraph.content.plainText).words
          labels.append(words.count <= 4 ? Self.label(words) : nil)
          rest = rest.dropFirst()
        }
      case .html(let html): current = html.caption.flatMap { Self.label(Words($0).words) }
      default: current = nil
      }
      previous = nil
    }
    return labels
  }

  /// Whether a word is "success" or "successful", as few spell it: only an answer is one.
  static func speaksOfSuccess(_ word: String) -> Bool {
    word.hasPrefix("succes") || word.hasPrefix("sucess")
  }

  private static func label(_ words: [String]) -> Label? {
    if words.contains(where: { answerWords.contains($0) || speaksOfSuccess($0) }) { return .answer }
    return words.contains { requestWords.contains($0) } ? .request : nil
  }
}
