/// What the method and the path say of an operation.
extension OperationNaming {
  /// The segments of a path, the last one without the format that it asks for: `/books.json`.
  static func segments(of path: String) -> [String] {
    var segments = path.parts(separatedBy: UInt8(ascii: "/")).map(String.init)
    for format in [".json", ".xml"] {
      guard let last = segments.last, last.hasSuffix(format), last.utf8.count > format.utf8.count
      else { continue }
      segments[segments.count - 1] = String(last.dropLast(format.count))
    }
    return segments
  }

  var endsWithParameter: Bool { segments.last?.hasPrefix("{") ?? false }

  /// What the method does to what the path leads to; nil where an action or a part stands behind the last parameter.
  func convention(showsSeveral: (String) -> Bool?) -> String? {
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
      if verb == nil, singleWords(showsSeveral) == nil, let told = readingOfPath { return told }
      // What a heading in other letters gets, one or many, its path says.
      let isTold = verb == "get" && (heading.isLatin && heading.words.count > 1 || endsLikeOne)
      let isOne = isTold ? !namesSeveral(showsSeveral) : readsOne(showsSeveral)
      return isOne ? "get" : "list"
    case ("PATCH", _):
      return verb.flatMap { Self.repeating($0) }.map { $0 + "Update" } ?? "update"
    case ("PUT", _): return verb ?? "update"
    case ("POST", _):
      if verb == nil, let first = heading.words.first, ["batch", "bulk"].contains(first) {
        return nil
      }
      if verb == nil, !heading.isLatin, actionOfPath == nil, !hasGroupInPath { return nil }
      if verb == nil, isSaidByHeadingAlone { return nil }
      // "Peers" at `/peers`: what is called so comes back, and nothing is sent to be created.
      if verb == nil, asksForList, actionOfPath == nil, let last = segments.last.map({ Words($0) }),
        last.singular != last, heading.folded == last.folded
      {
        return "list"
      }
      // "GetInfo" below "GetInfo": both are what a remote procedure is called.
      if verb == "get", heading.words.count > 1, heading.folded == group.folded {
        return heading.lowerCamel
      }
      return verb == "get" && namesSeveral(showsSeveral) ? "list" : verb ?? actionOfPath ?? "create"
    case ("DELETE", _): return verb ?? "delete"
    default: return nil
    }
  }

  /// Whether a segment of the path is what the group is called.
  private var hasGroupInPath: Bool {
    let own = group.singular.folded
    return segments.contains { Words($0).singular.folded == own }
  }

  /// What a path without parameters says at its end that is done, where the heading says nothing of it: `/user/authenticate`.
  private var actionOfPath: String? {
    guard let last = segments.last, !segments.contains(where: { $0.contains("{") }) else {
      return nil
    }
    let words = Words(last)
    if Self.sessionVerbs.contains(words.folded) { return words.lowerCamel }
    guard segments.count > 1, let first = words.words.first,
      words.singular.folded != group.singular.folded,
      OperationVerbs.known(first) != nil || !heading.isLatin && words.singular == words
    else { return nil }
    return words.lowerCamel
  }

  /// What is done at the end of a path, where the word for it is no verb by itself.
  private static let sessionVerbs: WordSet = [
    "login", "logout", "logon", "logoff", "signin", "signout", "signup", "signoff",
  ]

  /// Whether the path is no more than a version, so that only the heading can say what is done.
  private var isSaidByHeadingAlone: Bool {
    segments.allSatisfy { !$0.contains("{") && Extraction.isBase($0[...]) } && heading.isLatin
      && !heading.isEmpty && !isEndpoint && heading.folded != group.folded
  }

  private static let readingVerbs: WordSet = ["get", "list", "search", "find", "count", "check"]

  /// What a path says at its end that is read, where the heading has no verb: `/player/getStats`.
  private var readingOfPath: String? {
    guard let last = segments.last else { return nil }
    let words = Words(last)
    guard words.words.count > 1, let first = words.words.first,
      let verb = OperationVerbs.known(first), Self.readingVerbs.contains(verb)
    else { return nil }
    let rest = Words(words: words.words.dropFirst().filter { $0 != "all" })
    guard rest.singular.folded != group.singular.folded else { return nil }
    return Words(words: [verb] + rest.words).lowerCamel
  }

  private static let wordsOfSeveral: WordSet = ["list", "all", "index", "search", "filter"]

  /// Whether a path's last word is one for a single thing.
  private var endsLikeOne: Bool {
    guard let last = segments.last else { return false }
    let words = Words(last)
    return !words.isEmpty && words.singular == words
      && !words.words.contains { Self.wordsOfSeveral.contains($0) }
  }

  /// Whether one thing is read, where the heading has no verb: the path names one, and a sample shows it. What a heading in
  /// other letters says is not known, and the path alone decides where no sample shows several.
  private func readsOne(_ showsSeveral: (String) -> Bool?) -> Bool {
    guard verb == nil || verb == "get", !isEndpoint, endsLikeOne, !namesSeveral(showsSeveral),
      let noun = segments.last.flatMap({ Words($0).words.last })
    else { return false }
    return heading.isLatin ? showsSeveral(noun) == false : showsSeveral(noun) != true
  }

  /// What stands behind the last parameter of a path; nothing where that is the group's own resource.
  static func part(
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
  var partNames: [String] {
    guard !behindIsGroup else { return [] }
    let words = heading.dividing(Words(part.joined(separator: " ")))
    var names: [String] = []
    if method != "GET", part.count == 1, let verb, !words.words.contains(verb) {
      if words.words.count == 1, OperationVerbs.isDone(words.singular.folded, by: verb) {
        // "Opening an account" at `/accounts/{id}/openings`, "Duplicating a book" at `/books/{id}/duplications`.
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
  var partBeforeParameter: [String]? {
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
  func singleWords(_ showsSeveral: (String) -> Bool?) -> [String]? {
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
  func tellsByOwner(_ name: String, isConvention: Bool) -> Bool {
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
  var ownerWords: [[String]] {
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

extension String {
  /// A segment's parameter without what marks it.
  fileprivate var trimmingPlaceholder: Substring {
    drop { $0 == "{" }.prefix { $0 != "}" }
  }
}
