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

  private let method: String
  private let isStream: Bool
  private let group: Words
  /// The words of the heading, without a label before a colon; none where it is the endpoint itself.
  private let heading: Words
  private let wholeHeading: Words
  private let isEndpoint: Bool
  private let isOneUsage: Bool
  private let isAlternative: Bool
  private let sharesHeading: Bool
  private let site: EndpointSite
  private let segments: [String]
  /// The verb of the heading, or of the path.
  private let verb: String?
  /// Whether the verb is known as one, and not merely what stands before an article.
  private let isKnownVerb: Bool
  /// What stands behind the last parameter, without the group's resource.
  private let part: [String]

  /// - Parameters:
  ///   - isOneUsage: Whether other operations have its method and path.
  ///   - isAlternative: Whether the line that declares it declares other paths.
  ///   - sharesHeading: Whether other operations stand below its heading.
  ///   - isOfGroup: Whether a segment is the resource that the group is about.
  init(
    of site: EndpointSite, heading title: String, isOneUsage: Bool, isAlternative: Bool,
    sharesHeading: Bool, isOfGroup: (String) -> Bool
  ) {
    self.site = site
    self.isOneUsage = isOneUsage
    self.isAlternative = isAlternative
    self.sharesHeading = sharesHeading
    method = site.method
    isStream = site.isStream
    group = Words(site.group)
    segments = site.template.path.parts(separatedBy: UInt8(ascii: "/")).map(String.init)
    // A heading that is the endpoint itself has a method in front, and no verb.
    isEndpoint = DeclaredEndpoint(in: title) != nil
    heading = ForeignWords.withoutArticles(Self.withoutLabel(title))
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
      let text = Words(words: words).lowerCamel
      if !text.isEmpty { names.append(Name(text: text, evidence: evidence)) }
    }
    if isAlternative, let last = segments.last(where: { !$0.contains("{") }) {
      add(Words(last).words, .path)
    }
    if isOneUsage, !isEndpoint, heading.isLatin {
      let rest = verb == nil ? heading.words[...] : heading.words.dropFirst()
      let telling = rest.filter { !Words.articles.contains($0) }
      if let verb, isKnownVerb {
        add([verb] + OperationSubjects.telling(Array(telling), group: group), .usage)
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
    if verb == nil, convention == "list", let words = singleWords(showsSeveral) {
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
      let literals = segments.filter { segment in
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
  private var behindIsGroup: Bool { part.isEmpty }
}

// MARK: - The heading

extension OperationNaming {
  /// "Retrieve: Get a reader": what stands before a colon is a label where a verb stands behind it.
  private static func withoutLabel(_ title: String) -> Words {
    if let colon = title.firstIndex(of: ":") {
      let rest = Words(title[title.index(after: colon)...])
      if rest.words.count > 1, let first = rest.words.first, OperationVerbs.known(first) != nil {
        return rest
      }
    }
    return Words(title)
  }

  /// "Opening hours", "Closing balance": a word with the form of a verb is part of a name where the path spells it so, and
  /// where something is read that a day, or a shop, begins and ends with.
  private static func beginsWithNoun(
    _ heading: Words, at segments: [String], _ method: String
  ) -> Bool {
    guard let first = heading.words.first, OperationVerbs.isGerund(first) else { return false }
    if segments.contains(where: { Words($0).words.contains(first) }) { return true }
    return ["GET", "HEAD"].contains(method) && heading.words.count == 2
      && ["opening", "closing", "starting", "running"].contains(first)
  }

  /// The verb that a heading begins with, or ends with behind the group's name: "Shelf create".
  private static func verb(of heading: Words, group: Words) -> String? {
    if let verb = OperationVerbs.verb(of: heading) { return verb }
    guard heading.words.count > 1, let last = heading.words.last,
      Words(words: heading.words.dropLast()).singular == group.singular
    else { return nil }
    return OperationVerbs.known(last)
  }

  /// The verb that a path and a heading spell the same: "Deregister a device" at `/device/deregister`, "Force close" at
  /// `/forceclose`, "Login" at `/login`.
  private static func verb(
    ofPath segments: [String], _ heading: Words, _ group: Words, _ method: String, isEndpoint: Bool
  ) -> String? {
    guard method != "GET", let first = heading.words.first, let last = segments.last else {
      return nil
    }
    let folded = Words(last).folded
    let isAlone =
      heading.words.count == 1 && first != group.folded && first != group.singular.folded
    if segments.count > 1 || isAlone, Words.singular(of: first) == first, first == folded {
      return first
    }
    if heading.words.count == 2, !isEndpoint, heading.folded == folded,
      heading.folded != group.folded, !OperationVerbs.isGerund(first)
    {
      return heading.lowerCamel
    }
    return nil
  }

  /// "Get all kittens", "Get kittens": a verb for one, a noun for many.
  private func namesSeveral(_ showsSeveral: (String) -> Bool?) -> Bool {
    if !Set(heading.words).isDisjoint(with: ["all", "list", "every", "index"]) { return true }
    if heading.words.contains(where: OperationVerbs.saysList) { return true }
    // "Get tags of a book": the tags are what is got.
    let noun = heading.words.dropFirst().prefix { !["of", "for", "in", "by", "from"].contains($0) }
    guard let last = noun.last ?? heading.words.last, Words.singular(of: last) != last else {
      return false
    }
    // "Get settings" may be one object: then its sample shows one.
    return showsSeveral(last) ?? true
  }
}

// MARK: - The method and the path

extension OperationNaming {
  private var endsWithParameter: Bool { segments.last?.hasPrefix("{") ?? false }

  /// What the method does to what the path leads to; nil where an action or a part stands behind the last parameter.
  private func convention(showsSeveral: (String) -> Bool?) -> String? {
    guard behindIsGroup else { return nil }
    if isStream {
      let first = heading.words.first
      if let verb = first.flatMap({ OperationVerbs.known($0) }) { return verb }
      // The heading of the group itself says nothing of what a caller does there.
      return site.isAddress && heading.folded == group.folded ? "connect" : first
    }
    switch (method, endsWithParameter) {
    case ("GET", true), ("HEAD", true):
      return verb == "list" || verb == "get" && heading.words.dropFirst().first == "all"
        ? "list" : "get"
    case ("GET", false), ("HEAD", false):
      if let verb, verb != "get", verb != "list" { return verb }
      return verb == "get" && !namesSeveral(showsSeveral) ? "get" : "list"
    case ("PATCH", _):
      return verb.flatMap { Self.repeating($0) }.map { $0 + "Update" } ?? "update"
    case ("PUT", _): return verb ?? "update"
    case ("POST", _):
      if verb == nil, let first = heading.words.first, ["batch", "bulk"].contains(first) {
        return nil
      }
      return verb == "get" && namesSeveral(showsSeveral) ? "list" : verb ?? "create"
    case ("DELETE", _): return verb ?? "delete"
    default: return nil
    }
  }

  /// What stands behind the last parameter of a path; nothing where that is the group's own resource.
  private static func part(
    of segments: [String], group: Words, isOfGroup: (String) -> Bool
  ) -> [String] {
    guard let last = segments.lastIndex(where: { $0.contains("{") }),
      // A parameter that the path begins with, such as an account, is no member of what stands behind it.
      last != segments.startIndex || segments.count <= 2
    else { return [] }
    let behind = Array(segments[(last + 1)...])
    guard let first = behind.first else { return [] }
    let isResource = Words(first).singular.folded == group.singular.folded || isOfGroup(first)
    return behind.count == 1 && isResource ? [] : behind
  }

  /// The names that what stands behind the last parameter gives: the action itself, or what is done to a part.
  private var partNames: [String] {
    guard !behindIsGroup else { return [] }
    let words = heading.dividing(Words(part.joined(separator: " ")))
    var names: [String] = []
    if method != "GET", part.count == 1, let verb, !words.words.contains(verb) {
      if words.words.count == 1, OperationVerbs.known(words.singular.folded) == verb {
        // "Opening an account" at `/accounts/{id}/openings`.
        names.append(verb)
      } else if words.singular != words {
        // "Send a message" at `/talk/{id}/messages`; "Update the tracks" keeps them many.
        let isMany = words.words.last.map { heading.words.contains($0) } ?? false
        let spoken = [verb] + (isMany ? words : words.singular).words
        names.append(Words(words: spoken).lowerCamel)
        if sharesHeading {
          names += ownerWords.map { Words(words: spoken + $0).lowerCamel }
        }
      } else if isKnownVerb, heading.contains(words),
        words.words.first.flatMap({ OperationVerbs.known($0) }) == nil
      {
        // "Change the cover" at `/books/{id}/cover`.
        names.append(Words(words: [verb] + words.words).lowerCamel)
      }
    }
    if let verb, Self.repeating(verb) != nil { names.append(verb) }
    names.append(words.lowerCamel)
    if method == "POST", verb == nil, words.singular != words {
      names.append(Words(words: ["create"] + words.singular.words).lowerCamel)
    }
    if let verb, !heading.isLatin { names.append(Words(words: [verb] + words.words).lowerCamel) }
    return names
  }

  /// "batch" of "batchUpdate".
  private static func repeating(_ verb: String) -> String? {
    ["batch", "bulk"].first { verb.hasPrefix($0) && verb != $0 }
  }

  /// The words for a part of the group's resource that a path gets one of: `…/backups/{id}/files/{file}`.
  private var partBeforeParameter: [String]? {
    guard segments.count > 3, endsWithParameter,
      let literal = segments.dropLast().last, !literal.contains("{")
    else { return nil }
    let own = group.singular.folded
    let words = Words(literal).singular
    guard words.folded != own, words.words.first.map({ OperationVerbs.known($0) }) == .some(nil),
      method == "POST"
        || segments.dropLast(3).contains(where: { Words($0).singular.folded == own })
    else { return nil }
    let said = Words(words: heading.words.map { Words.singular(of: $0) })
    guard said.contains(words) else { return nil }
    // "Page scan" at `/books/{id}/page-scan/{page}`: an action.
    return method != "POST" || verb == nil ? words.words : nil
  }

  /// The name of what a heading without a verb calls one thing, "Authorization request", where that is no resource of the
  /// group; a longer heading leaves it to the path.
  private func singleWords(_ showsSeveral: (String) -> Bool?) -> [String]? {
    guard method == "GET", !endsWithParameter, !isEndpoint, heading.isLatin,
      heading.words.allSatisfy({ $0.utf8.allSatisfy { $0 < 0x80 } }), !namesSeveral(showsSeveral)
    else { return nil }
    let noun = heading.words.prefix { !["of", "for", "in", "by", "from", "with"].contains($0) }
    guard let last = noun.last, Words.singular(of: last) == last,
      !group.words.contains(last), !group.singular.words.contains(last)
    else { return nil }
    if heading.words.count < 4 {
      return OperationSubjects.shortened(heading, group: site.group).words
    }
    let literal = segments.last { !$0.contains("{") }.map { Words($0) }
    guard let literal, literal.singular == literal, literal.folded != group.singular.folded,
      !literal.words.allSatisfy({ Extraction.gatheringWords.contains($0) })
    else { return nil }
    return literal.words
  }

  /// Whether what the path is asked of says enough behind a name: "Cancel an encoding" at `…/{id}/encode` does not encode,
  /// and "Weather" among the lamps gets no lamp.
  private func tellsByOwner(_ name: String, isConvention: Bool) -> Bool {
    if let verb { return isConvention || Words(name).words.contains(verb) }
    let own = Set(group.words.map { Words.singular(of: $0) })
    return isConvention
      && (isLabel || heading.words.contains { own.contains(Words.singular(of: $0)) })
  }

  /// Whether the heading says no more than which part of an operation stands below it: "Optional parameters".
  private var isLabel: Bool {
    heading.words.allSatisfy {
      Extraction.parameterPlaceWords.contains($0) || Extraction.partWords.contains($0)
    }
  }

  /// Whether its path is asked of something, or shows what its query asks by.
  var hasOwner: Bool { !ownerWords.isEmpty }

  /// What tells an operation from another with the same verb: what its path is asked of, "for user"; a further parameter
  /// behind the first, "for episode"; or what its query asks by, "by email".
  private var ownerWords: [[String]] {
    var found: [[String]] = []
    if sharesHeading, let name = site.template.query.first?.name {
      let words = Words(name).words
      if words.last != "by", words != ["auth"] {
        found.append(words.first == "get" ? words : ["by"] + words)
      }
    }
    let parameters = segments.indices.filter { segments[$0].hasPrefix("{") }
    let own = group.singular.folded
    if let last = parameters.last, endsWithParameter, last > 0 {
      let noun = Self.noun(ofParameter: segments[last])
      let before = Words(segments[last - 1]).singular.folded
      if !noun.isEmpty, Words(words: noun).folded != own, Words(words: noun).folded != before {
        let isFurther = segments[last - 1].hasPrefix("{") || part.isEmpty && parameters.count > 1
        found.append([isFurther ? "for" : "by"] + noun)
      }
    }
    if let last = parameters.last(where: { !endsWithParameter || $0 != parameters.last }),
      last > 0, !segments[last - 1].contains("{")
    {
      let owner = Words(segments[last - 1]).singular
      if owner.folded != own, owner.words.count < 3 { found.append(["for"] + owner.words) }
    }
    return found
  }

  /// `{stripe_customer_id}`: stripe customer.
  private static func noun(ofParameter segment: String) -> [String] {
    let words = Words(segment.trimmingPlaceholder)
    return words.dropping(lastIn: ["id", "uuid", "guid", "number", "key", "slug"]).words.filter {
      !["id", "uuid", "guid", "key", "slug", "name", "index"].contains($0)
    }
  }
}

extension Words {
  /// Other words, of which each that two or more of these make together is divided as they are: "Match all books" divides
  /// the `matchall` of a path.
  fileprivate func dividing(_ joined: Words) -> Words {
    Words(
      words: joined.words.flatMap { word -> [String] in
        guard word.utf8.count > 4, words.count < 40 else { return [word] }
        for start in words.indices where word.hasPrefix(words[start]) {
          var end = start
          var length = 0
          while end < words.count, length < word.utf8.count {
            length += words[end].utf8.count
            end += 1
          }
          let parts = words[start..<end]
          if parts.count > 1, parts.joined() == word { return Array(parts) }
        }
        return [word]
      })
  }

  /// Whether other words stand in these in a row.
  func contains(_ other: Words) -> Bool {
    guard !other.isEmpty, words.count >= other.words.count else { return false }
    return (0...words.count - other.words.count).contains { start in
      words[start...].starts(with: other.words)
    }
  }
}

extension String {
  /// A segment's parameter without what marks it.
  fileprivate var trimmingPlaceholder: Substring {
    drop { $0 == "{" }.prefix { $0 != "}" }
  }
}
