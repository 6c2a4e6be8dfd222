/// The names that an operation may have, the best first: each rests on a piece of evidence, and these are ranked.
///
/// An operation does one word where the method and the path say it, else what its heading says. A name that another
/// operation of the group has is passed over for the next one.
struct OperationNaming {
  /// A name with what it rests on.
  struct Name {
    var text: String
    var evidence: Evidence
  }

  /// What a name rests on, the strongest first.
  enum Evidence: Int, CaseIterable {
    /// The path, where one line declares several: `/orders/buy` and `/orders/sell`.
    case path
    /// The heading, where several sections say what one method and path do.
    case usage
    /// The heading's noun, which is another thing than the group's: `orders.getBook`.
    case subject
    /// What stands behind the path's last parameter, an action or a part of the resource: `…/{uuid}/stop`.
    case part
    /// What the method does by convention: `get`, `list`, `create`.
    case convention
    /// The same, for what the path is asked of, or which one: `listForUser`, `getByEmail`.
    case owner
    /// The heading.
    case heading
    /// What the method does to something else than the group's resource.
    case foreignConvention
  }

  let method: String
  let isStream: Bool
  let group: Words
  /// The words of the heading, without a label before a colon; none where it is the endpoint itself.
  let heading: Words
  let wholeHeading: Words
  let isEndpoint: Bool
  let isOneUsage: Bool
  let isAlternative: Bool
  let sharesHeading: Bool
  /// Whether nothing is sent, and a sample shows a list to come back.
  let asksForList: Bool
  let site: EndpointSite
  let segments: [String]
  /// The verb of the heading, or of the path.
  let verb: String?
  /// Whether the verb is known as one, and not merely what stands before an article.
  let isKnownVerb: Bool
  /// What stands behind the last parameter, without the group's resource.
  let part: [String]

  /// - Parameters:
  ///   - isOneUsage: Whether other operations have its method and path.
  ///   - isAlternative: Whether the line that declares it declares other paths.
  ///   - sharesHeading: Whether other operations stand below its heading.
  ///   - asksForList: Whether it sends nothing, and its sample shows a list.
  ///   - isOfGroup: Whether a segment is the resource that the group is about.
  init(
    of site: EndpointSite, heading title: String, isOneUsage: Bool, isAlternative: Bool,
    sharesHeading: Bool, asksForList: Bool, isOfGroup: (String) -> Bool
  ) {
    self.site = site
    self.asksForList = asksForList
    self.isOneUsage = isOneUsage
    self.isAlternative = isAlternative
    self.sharesHeading = sharesHeading
    method = site.method
    isStream = site.isStream
    group = Words(site.group)
    segments = Self.segments(of: site.template.path)
    // A heading that is the endpoint itself has a method in front, and no verb.
    let title = LabelWords.withoutOptionalPlurals(title)
    isEndpoint = DeclaredEndpoint(in: title) != nil
    heading = ForeignWords.withoutArticles(Self.inOneScript(Self.withoutLabel(title)))
    wholeHeading = Words(title)
    let spoken =
      isEndpoint || Self.beginsWithNoun(heading, at: segments, site.method)
      ? nil : Self.verb(of: heading, group: group)
    // "Fetch books" above several endpoints says nothing of the one that deletes.
    let isAnothers =
      sharesHeading && ["DELETE", "PUT", "PATCH"].contains(site.method)
      && ["get", "list", "search"].contains(spoken)
    let told = isAnothers ? nil : spoken
    isKnownVerb = told != nil && heading.words.first.flatMap { OperationVerbs.known($0) } == told
    verb = told ?? Self.verb(ofPath: segments, heading, group, site.method, isEndpoint: isEndpoint)
    part = Self.part(of: segments, group: group, isOfGroup: isOfGroup)
  }

  /// The names, the best first.
  ///
  /// - Parameter showsSeveral: Whether a sample shows a list of some noun; nil where there is none.
  func names(_ subjects: OperationSubjects, showsSeveral: (String) -> Bool?) -> [Name] {
    var names: [Name] = []
    func add(_ words: [String], _ evidence: Evidence) {
      // "dailyReport" and "report export": a word that ends one part and begins the next stands once.
      var words = words
      if words.count > 1, let last = Words(words[0]).words.last, last != words[0],
        last == words[1]
      {
        words.remove(at: 1)
      }
      let text = Words(words: words).lowerCamel
      if !text.isEmpty { names.append(Name(text: text, evidence: evidence)) }
    }
    if isAlternative, let last = segments.last(where: { !$0.contains("{") }),
      Words(last).singular.folded != group.singular.folded
    {
      add(Words(last).words, .path)
    }
    if isOneUsage, !isEndpoint, heading.isLatin {
      let rest = verb == nil ? heading.words[...] : heading.words.dropFirst()
      let telling = rest.filter { !Words.articles.contains($0) }
      if let verb, isKnownVerb {
        add([verb] + OperationSubjects.telling(Array(telling), group: group), .usage)
        add([verb] + OperationSubjects.withoutGroup(Array(telling), group: group), .usage)
      }
      add((verb.map { [$0] } ?? []) + telling, .usage)
    }
    let convention = convention(showsSeveral: showsSeveral)
    var conventionRank = Evidence.convention
    if let verb, behindIsGroup, !isOneUsage {
      if verb != heading.lowerCamel, heading.isLatin, let plain = convention ?? partNames.first,
        let other = subjects.other(than: site.group, of: site, heading: heading)
      {
        add([plain == "get" ? verb : plain] + other, .subject)
        conventionRank = .foreignConvention
      } else if let kind = subjects.kind(of: site, heading: heading) {
        add([verb] + kind, .subject)
      } else if method == "DELETE", heading.words.count > 2, heading.words[1] == "all" {
        add([verb, "all"], .subject)
      }
    }
    if let convention, let part = partBeforeParameter {
      add(method == "POST" ? part : [convention] + part, .subject)
      conventionRank = .foreignConvention
    }
    if verb == nil, convention == "list" || convention == "get",
      let words = singleWords(showsSeveral)
    {
      add(words, .convention)
      conventionRank = .foreignConvention
    }
    for name in partNames { add([name], .part) }
    if let convention { add([convention], conventionRank) }
    let base = names.first { $0.evidence == .subject }?.text ?? convention ?? partNames.first
    if let base, tellsByOwner(base, isConvention: convention != nil) {
      for words in ownerWords { add(words.first == "get" ? words : [base] + words, .owner) }
    }
    if heading.isLatin {
      let spoken = OperationSubjects.shortened(heading, group: site.group).words
      add(spoken, .heading)
      if sharesHeading {
        for words in ownerWords where words.first != "get" { add(spoken + words, .heading) }
        if !endsWithParameter, let convention = convention ?? verb, let literal = segments.last {
          add([convention] + Words(literal).words, .heading)
        }
      }
    } else {
      let own = group.singular.folded
      // What stands before a version is who serves it.
      let version = segments.prefix(4).lastIndex { $0.first == "v" && Int($0.dropFirst()) != nil }
      let behind =
        segments.count > (version ?? 0) + 1
        ? segments.dropFirst((version ?? -1) + 1) : segments[...]
      let literals = behind.filter { segment in
        !segment.contains("{") && Words(segment).singular.folded != own
          && !Extraction.gatheringWords.contains(segment.lowercased())
      }
      add(Words(literals.suffix(2).joined(separator: " ")).words, .heading)
    }
    if sharesHeading, let base {
      // "GET or POST /books": one thing, asked for in two ways.
      for words in ownerWords.prefix(1) {
        add([base] + words + ["using", method.lowercased()], .heading)
      }
      add([base, "using", method.lowercased()], .heading)
    }
    add(wholeHeading.words, .heading)
    if names.isEmpty { add([method.lowercased()], .convention) }
    return Evidence.allCases.flatMap { evidence in names.filter { $0.evidence == evidence } }
  }

  /// Whether a name says first what is done.
  func beginsWithVerb(_ name: String) -> Bool {
    guard let first = Words(name).words.first else { return false }
    if method != "GET", partNames.contains(name) { return true }
    return OperationVerbs.known(first) != nil
      || verb.map { Words($0).words.first == first } ?? false
  }

  /// Whether nothing but the group's resource stands behind the last parameter.
  var behindIsGroup: Bool { part.isEmpty }
}
