import SlateDiagnostics
import SlateReference

/// A section that declares the endpoint of another one, though it is about something else: a path that was copied and
/// not changed.
struct RepeatedEndpoint {
  /// The section whose heading says what it is about.
  var owner: Int
  /// Method and path.
  var endpoint: DeclaredEndpoint
  /// Where it stands there.
  var location: SourceLocation
  /// The section that the endpoint belongs to.
  var keptOwner: Int
  /// Where it stands there.
  var kept: SourceLocation
}

/// Where operations stand: how many sections with endpoints each section has directly below it.
struct OperationNeighbours {
  private var counts: [Int: Int] = [:]

  init(_ owners: some Sequence<Int>, _ outline: Outline) {
    for owner in Set(owners) { counts[Self.parent(of: owner, outline), default: 0] += 1 }
  }

  /// Whether a section stands beside another one with an endpoint: a guide that shows a request does not.
  func stands(_ node: Int, _ outline: Outline) -> Bool {
    counts[Self.parent(of: node, outline), default: 0] > 1
  }

  /// The section above; for the highest ones of a page, a number of its own.
  private static func parent(of node: Int, _ outline: Outline) -> Int {
    outline.nodes[node].parent ?? -1 - outline.nodes[node].page
  }
}

extension Extraction {
  /// Whether a section that repeats the endpoint of another one is about something else.
  ///
  /// Its heading names another action, or one on another thing, or what comes back there is another thing; and it stands
  /// among operations.
  ///
  /// - Parameter describes: Whether it describes parameters.
  mutating func isSlip(
    _ other: Int, repeating main: Int, _ method: String, describes: Bool,
    _ neighbours: OperationNeighbours
  ) -> Bool {
    let (heading, mainHeading) = (outline.nodes[other].words, outline.nodes[main].words)
    guard !heading.isEmpty, heading != mainHeading,
      Self.commonSubjects.isDisjoint(with: heading.words)
    else { return false }
    let action = OperationVerbs.verb(of: heading)
    let isAction = action != nil
    guard neighbours.stands(other, outline) else {
      // A section with a chapter of its own may be a guide, unless it shows that something else comes back.
      guard isAction, !describes, let shown = answerKeys(below: other),
        let expected = answerKeys(below: main)
      else { return false }
      return shown.keys.isDisjoint(with: expected.keys)
    }
    // "Sorting" says more about the same operation, whatever it shows.
    guard isAction || !describes else { return false }
    if isAction {
      let nouns = Self.nouns(of: heading, isAction: true)
      let others = Self.nouns(
        of: mainHeading, isAction: OperationVerbs.verb(of: mainHeading) != nil)
      if !nouns.isEmpty, !others.isEmpty, nouns.isDisjoint(with: others) { return true }
      // There are many words for asking; "Cancel an order" and "Refund an order" are two things to do.
      if method != "GET", method != "HEAD", !describes, let action,
        let mainAction = OperationVerbs.verb(of: mainHeading), action != mainAction,
        Self.use(of: action) != Self.use(of: mainAction) || Self.use(of: action) == nil
      {
        return true
      }
    }
    guard let shown = answerKeys(below: other), let expected = answerKeys(below: main) else {
      return false
    }
    // "List the themes" and "Show a theme": one comes back where many do.
    if isAction, !describes, method == "GET", shown.isList != expected.isList { return true }
    return shown.keys.intersection(expected.keys).count * 2
      < min(shown.keys.count, expected.keys.count)
  }

  private static func use(of verb: String) -> ResourceEndpoints.Use? {
    ResourceEndpoints.use(ofVerb: verb)
  }

  /// The words for what a heading is about.
  private static func nouns(of heading: Words, isAction: Bool) -> Set<String> {
    let words = isAction ? OperationSubjects.noun(of: heading) : heading.words
    return Set(words.map { Words.singular(of: $0) })
  }

  /// The keys of the first object in a section's JSON, those of the object inside where one only wraps it, and whether
  /// there are many of it.
  private mutating func answerKeys(below owner: Int) -> (keys: Set<String>, isList: Bool)? {
    for node in sectionsOfSample(below: owner) {
      for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
        let document = reading(of: code).documents.first
        guard var members = firstObject(document)?.members else { continue }
        var isList = document?.isList ?? false
        if members.count < 4 {
          let inner = members.filter { firstObject($0.value)?.members != nil }
          if inner.count == 1, let wrapped = firstObject(inner[0].value)?.members {
            members = wrapped
            isList = isList || inner[0].value.isList
          }
        }
        return members.count > 1 ? (Set(members.map(\.name)), isList) : nil
      }
    }
    return nil
  }

  /// Says which sections were left out, since another one has their endpoint.
  mutating func reportRepeatedEndpoints() {
    var shown: [Int: EndpointSite] = [:]
    for site in sites where site.isSampled && shown[site.owner] == nil { shown[site.owner] = site }
    for repeated in repeatedEndpoints {
      let text = "\(repeated.endpoint.method) \(repeated.endpoint.template.path)"
      let heading = outline.nodes[repeated.owner].heading.text
      let rest =
        shown[repeated.owner].map {
          "its sample asks for '\($0.method) \($0.template.path)', which is taken"
        }
        ?? "the section is left out. An overlay's 'addOperation' adds what is meant"
      warn(
        .endpointRepeated,
        "'\(heading)' has the endpoint '\(text)' of '\(outline.nodes[repeated.keptOwner].heading.text)', and is about "
          + "something else: \(rest)",
        at: repeated.location,
        notes: [Diagnostic.Note("the endpoint that is kept", at: repeated.kept)])
    }
  }
}
