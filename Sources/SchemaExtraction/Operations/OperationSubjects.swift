/// What the operations of each group are about: the group's own resource, or another thing that stands beside it.
struct OperationSubjects {
  /// The literal part of the path that half the operations of a group share, where several do.
  private var homes: [String: String] = [:]
  private var counts: [String: Int] = [:]

  init(_ sites: [EndpointSite]) {
    var paths: [String: [String: Int]] = [:]
    for site in sites {
      counts[site.group, default: 0] += 1
      paths[site.group, default: [:]][Self.literals(of: site), default: 0] += 1
    }
    for (group, paths) in paths {
      let best = paths.max { ($0.value, $1.key) < ($1.value, $0.key) }
      if let best, best.value > 1, best.value * 2 >= counts[group, default: 0] {
        homes[group] = best.key
      }
    }
  }

  /// The words for what an operation is about, where that is not the group's resource: the noun of its heading is no
  /// word of the group, and its path is not the one that the group's operations share.
  func other(than group: String, of site: EndpointSite, heading: Words) -> [String]? {
    guard counts[group, default: 0] > 1, homes[group] != Self.literals(of: site) else { return nil }
    let noun = Self.noun(of: heading)
    guard (1...3).contains(noun.count), noun != ["requests"], noun != ["request"] else {
      return nil
    }
    let own = Set(Words(group).words.map { Words.singular(of: $0) })
    guard let head = noun.last, !own.contains(Words.singular(of: head)) else { return nil }
    // "Get order fees" among the orders: fees.
    return Array(noun.drop { own.contains(Words.singular(of: $0)) })
  }

  /// The words before the group's own in the heading of an operation whose path is another than the group's: "own" of
  /// "List own orders".
  func kind(of site: EndpointSite, heading: Words) -> [String]? {
    guard let home = homes[site.group], home != Self.literals(of: site) else { return nil }
    let noun = Self.noun(of: heading)
    let own = Words(site.group).singular.words
    guard (1...2).contains(noun.count - own.count),
      Words(words: Array(noun.suffix(own.count))).singular.words == own
    else { return nil }
    return Array(noun.dropLast(own.count))
  }

  /// What some words behind a verb say beside the group's own name: "via URI" of "a channel via URI" among the channels.
  static func telling(_ words: [String], group: Words) -> [String] {
    withoutGroup(words.filter { !fillers.contains($0) || $0 == "all" }, group: group)
  }

  /// Some words behind a verb without the group's own name at their end: "multiple" of "multiple channels".
  static func withoutGroup(_ words: [String], group: Words) -> [String] {
    var words = words
    let own = group.singular.words
    if words.count >= own.count, Words(words: Array(words.suffix(own.count))).singular.words == own
    {
      words.removeLast(own.count)
    }
    return words
  }

  /// A heading as a name: no articles, and not the group's own name behind a verb and a word: `listOwn`.
  static func shortened(_ heading: Words, group: String) -> Words {
    var words = heading.words
    if words.count > 1, let verb = OperationVerbs.known(words[0]) ?? ForeignWords.verbs[words[0]] {
      words[0] = verb
    }
    if words.count > 2 {
      words.removeAll { Words.articles.contains($0) || $0 == "specific" }
    }
    let own = Words(group).words
    let rest = words.dropLast(own.count)
    if rest.count > 1, let last = rest.last, !prepositions.contains(last),
      Words(words: Array(words.suffix(own.count))).singular == Words(words: own).singular
    {
      words = Array(rest)
    }
    return Words(words: words)
  }

  /// "Get the order book of a pair": order book.
  static func noun(of heading: Words) -> [String] {
    var rest = heading.words.dropFirst()
    // "Create or update a book", "Create/Update a book": two verbs.
    if heading.words.first == "batch" || heading.words.first == "bulk" { rest = rest.dropFirst() }
    if let next = rest.first, ["or", "and"].contains(next) { rest = rest.dropFirst(2) }
    while let next = rest.first, pairedVerbs.contains(next) { rest = rest.dropFirst() }
    rest = rest.drop { fillers.contains($0) || Words.articles.contains($0) }
    var noun = rest.prefix { !prepositions.contains($0) }
    while noun.count > 1, let last = noun.last, trailers.contains(last) { noun.removeLast() }
    return Array(noun)
  }

  private static func literals(of site: EndpointSite) -> String {
    let path = site.template.path
    guard path.isASCII else {
      return path.parts(separatedBy: UInt8(ascii: "/")).filter { !$0.contains("{") }
        .joined(separator: "/").lowercased()
    }
    return path.withBytes { bytes in
      var literals: [UInt8] = []
      literals.reserveCapacity(bytes.count)
      var start = 0
      while start < bytes.count {
        let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
        let segment = bytes[start..<end]
        start = end + 1
        if segment.isEmpty || segment.contains(UInt8(ascii: "{")) { continue }
        if !literals.isEmpty { literals.append(UInt8(ascii: "/")) }
        for byte in segment { literals.append(byte.lowercasedASCII) }
      }
      return String(decoding: literals, as: UTF8.self)
    }
  }

  /// Verbs that stand beside another one.
  private static let pairedVerbs: Set<String> = [
    "create", "update", "delete", "add", "edit", "remove", "replace", "modify", "retrieve",
  ]
  private static let fillers: WordSet = [
    "all", "single", "new", "existing", "list", "of", "your", "my", "one", "specific", "every",
    "current", "multiple", "several", "some",
  ]
  /// Words behind a noun that add nothing to it.
  private static let trailers: WordSet = [
    "index", "list", "details", "detail", "info", "information", "data", "object", "objects",
    "resource", "record", "records",
  ]
  private static let prepositions: WordSet = [
    "by", "for", "from", "to", "with", "in", "of", "on", "using", "at", "via", "into", "and", "or",
    "v1", "v2", "v3",
  ]
}
