import APISchema
import SlateDiagnostics
import SlateReference

/// Operations that take what another one takes: "It may be configured in the same manner as [PUT /books](#change-a-book)", "The
/// parameters are the same as above".
extension Extraction {
  /// Adds the parameters that sentences say are those of another operation; what an operation's own table says about one goes
  /// first.
  mutating func takeSameBodies() {
    var indices: OperationIndex?
    for (index, site) in sites.enumerated() where schema.operations.indices.contains(index) {
      for sentence in sentencesOfSameness(of: site) {
        let known = indices ?? OperationIndex(sites, schema.operations)
        indices = known
        let other = operation(meantBy: sentence, index, known)
        if let other {
          takeParameters(of: other, for: index, besides: sentence.excluded)
          break
        }
        // What a link leads to may be a resource, whose attributes are known otherwise.
        guard sentence.isStrict, sentence.fragments.isEmpty, hasNoParameters(index) else {
          continue
        }
        warn(
          .parametersNotFound,
          "'\(schema.operations[index].title)' takes the same parameters as another operation, but no operation is called like "
            + "what this says, so it has none of them",
          at: sentence.location)
      }
    }
  }

  private func hasNoParameters(_ index: Int) -> Bool {
    let operation = schema.operations[index]
    return operation.body == nil && !operation.parameters.contains { $0.in == .query }
  }

  private mutating func takeParameters(of other: Int, for index: Int, besides excluded: [String]) {
    // Nothing says that one operation needs what the other one does.
    func taken(_ parameters: [Parameter], besides own: [Parameter]) -> [Parameter] {
      let names = Set(own.map(\.name)).union(sites[index].template.parameters.map(\.name))
        .union(excluded)
      return parameters.filter { !names.contains($0.name) }.map { parameter in
        var parameter = parameter
        parameter.required = false
        parameter.evidence = .link
        return parameter
      }
    }
    guard ["POST", "PUT", "PATCH"].contains(sites[index].method) else {
      let query = schema.operations[other].parameters.filter { $0.in == .query }
      schema.operations[index].parameters += taken(
        query, besides: schema.operations[index].parameters)
      return
    }
    guard let body = schema.operations[other].body, !body.isWhole,
      schema.operations[index].body?.isWhole != true
    else { return }
    let added = taken(body.properties, besides: schema.operations[index].body?.properties ?? [])
    guard !added.isEmpty else { return }
    if schema.operations[index].body == nil {
      schema.operations[index].body = Body(properties: added)
      schema.operations[index].body?.contentType = body.contentType
    } else {
      schema.operations[index].body?.properties += added
    }
  }

  /// The sentences of an operation that may send its reader to the parameters of another one.
  private func sentencesOfSameness(of site: EndpointSite) -> [Sameness] {
    site.sections.flatMap { node -> [Sameness] in
      let isLabelled =
        node != site.owner
        && outline.nodes[node].words.words.contains { Self.parameterPlaceWords.contains($0) }
      return outline.nodes[node].blocks.compactMap { block in
        guard case .paragraph(let paragraph) = block else { return nil }
        return Sameness(paragraph, belowParameters: isLabelled)
      }
    }
  }

  /// The operation that a sentence means: by a link, by its endpoint, by its heading, or the one before.
  private func operation(meantBy sentence: Sameness, _ index: Int, _ known: OperationIndex) -> Int?
  {
    for anchor in sentence.fragments {
      let others =
        operations(behind: anchor)
        + (outline.sections(behind: anchor) ?? []).compactMap { siteOfNode[$0] }
      if let other = others.first(where: { $0 != index && schema.operations.indices.contains($0) })
      {
        return other
      }
    }
    guard sentence.isStrict else { return nil }
    for span in sentence.spans {
      guard let endpoint = DeclaredEndpoint(in: span) else { continue }
      let key = OperationIndex.key(endpoint.method, endpoint.template)
      if let other = known.byEndpoint[key], other != index { return other }
    }
    if let other = known.operation(namedIn: sentence.behind, besides: index) { return other }
    guard sentence.meansAbove, hasNoParameters(index) else { return nil }
    let parent = outline.nodes[sites[index].owner].parent
    let before = sites.indices.prefix(index).suffix(Self.sharing).last { other in
      outline.nodes[sites[other].owner].parent == parent && !hasNoParameters(other)
    }
    return before
  }
}

/// A sentence that says that something is the same as elsewhere.
private struct Sameness {
  /// Where its links lead.
  var fragments: [String]
  var spans: [String] = []
  /// The names that it says are not among them.
  var excluded: [String] = []
  /// Whether it speaks of parameters in words that mean nothing else.
  var isStrict = false
  /// The words behind "same".
  var behind = Words(words: [])
  var meansAbove = false
  var location: SourceLocation

  init?(_ paragraph: Paragraph, belowParameters isLabelled: Bool) {
    let text = paragraph.content.plainText
    let isShort = text.utf8.count <= 300
    fragments = paragraph.content.fragments
    location = paragraph.location
    // "Same" begins a sentence, too.
    guard isShort || !fragments.isEmpty, text.firstOffset(of: "ame") != nil else { return nil }
    let lower = text.lowercased()
    let isLinked =
      !fragments.isEmpty && Self.linkPhrases.contains { lower.firstRange(of: $0) != nil }
    if isShort, let range = lower.firstRange(of: "same") {
      let words = Words(lower).words
      behind = Words(lower[range.upperBound...])
      let speaksOfParameters = words.contains { Self.parameterWords.contains($0) }
      isStrict =
        behind.words.prefix(4).contains("as") && words.allSatisfy { !Self.answerWords.contains($0) }
        && (speaksOfParameters || isLabelled && words.count < 12)
      meansAbove =
        behind.words.contains("above") || behind.words.contains("previous")
        || behind.words.contains("preceding")
    }
    guard isLinked || isStrict else { return nil }
    var isExcluding = false
    for inline in paragraph.content {
      switch inline {
      case .code(let text):
        spans.append(text)
        if isExcluding { excluded.append(text) }
      case .text(let text):
        let lower = text.lowercased()
        if Self.exclusions.contains(where: { lower.firstRange(of: $0) != nil }) {
          isExcluding = true
        } else if lower.contains(".") {
          isExcluding = false
        }
      default: continue
      }
    }
  }

  private static let exclusions = ["apart from", "except", "excluding", "other than", "but not"]

  private static let linkPhrases = [
    "in the same manner as", "in the same way as", "same parameters as", "same arguments as",
    "same fields as", "same body as", "same attributes as", "same options as",
    "for additional parameters", "for more parameters", "for other parameters",
    "for further parameters", "for all parameters", "for available parameters",
    "all parameters from", "all parameters of", "all of the parameters from",
  ]
  private static let parameterWords: WordSet = [
    "parameters", "params", "arguments", "fields", "attributes", "options", "body", "payload",
  ]
  private static let answerWords: WordSet = [
    "response", "responses", "returns", "return", "returned", "answer", "answers", "result",
    "results",
    "requested",
  ]
}

/// The operations by what sentences call them.
private struct OperationIndex {
  var byEndpoint: [String: Int] = [:]
  /// By their headings; -1 for a heading that several have.
  private var byTitle: [String: Int] = [:]

  init(_ sites: [EndpointSite], _ operations: [Operation]) {
    for (index, site) in sites.enumerated() where operations.indices.contains(index) {
      byEndpoint[Self.key(site.method, site.template)] = index
      let title = Words(operations[index].title)
      guard (2...Self.longestTitle).contains(title.words.count) else { continue }
      let folded = Self.folded(title.words[...])
      byTitle[folded] = byTitle[folded] == nil ? index : -1
    }
  }

  static func key(_ method: String, _ template: PathTemplate) -> String {
    "\(method) \(KnownPaths.unnamed(template))"
  }

  /// The operation whose heading stands among some words, the longest first.
  func operation(namedIn words: Words, besides own: Int) -> Int? {
    let words = words.words.prefix(40)
    for length in stride(from: min(Self.longestTitle, words.count), through: 2, by: -1) {
      for start in 0...(words.count - length) {
        let found = byTitle[Self.folded(words[start..<start + length])]
        if let found, found >= 0, found != own { return found }
      }
    }
    return nil
  }

  private static let longestTitle = 8

  private static func folded(_ words: ArraySlice<String>) -> String {
    words.filter { !["a", "an", "the"].contains($0) }.joined(separator: " ")
  }
}
