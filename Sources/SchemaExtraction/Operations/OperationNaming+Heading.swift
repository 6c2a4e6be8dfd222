/// What a heading says of an operation.
extension OperationNaming {
  /// "Retrieve: Get a reader": what stands before a colon is a label where a verb stands behind it.
  static func withoutLabel(_ title: String) -> Words {
    if let colon = title.firstIndex(of: ":") {
      let rest = Words(title[title.index(after: colon)...])
      // "Method: verify": what kind of thing the name is of.
      if !rest.isEmpty, kindsOfNames.contains(Words(title[..<colon]).folded) { return rest }
      if rest.words.count > 1, let first = rest.words.first, OperationVerbs.known(first) != nil {
        return rest
      }
    }
    return withoutOccasion(Words(title))
  }

  private static let kindsOfNames: WordSet = [
    "method", "function", "command", "action", "call", "operation", "rpc", "apimethod", "apicall",
  ]

  /// "借书 Borrow a book": the words that begin with a verb, of a heading in two scripts.
  static func inOneScript(_ title: Words) -> Words {
    guard !title.isLatin else { return title }
    let latin = title.inOneScript
    guard latin.isLatin, let first = latin.words.first, OperationVerbs.known(first) != nil else {
      return title
    }
    return latin
  }

  /// "When a book is created": create a book.
  private static func withoutOccasion(_ title: Words) -> Words {
    let words = title.words
    guard words.count > 3, words[0] == "when", let last = words.last, last.hasSuffix("ed"),
      let verb = [last.dropLast(), last.dropLast(2)].map(String.init)
        .first(where: { OperationVerbs.known($0) != nil })
    else { return title }
    let noun = words.dropFirst().dropLast()
      .filter { !["is", "are", "was", "has", "been", "a", "an", "the", "new"].contains($0) }
    return Words(words: [verb] + noun)
  }

  /// "Opening hours", "Closing balance": a word with the form of a verb is part of a name where the path spells it so, and
  /// where something is read that a day, or a shop, begins and ends with.
  static func beginsWithNoun(
    _ heading: Words, at segments: [String], _ method: String
  ) -> Bool {
    guard let first = heading.words.first, OperationVerbs.isGerund(first) else { return false }
    if segments.contains(where: { Words($0).words.contains(first) }) { return true }
    return ["GET", "HEAD"].contains(method) && heading.words.count == 2
      && ["opening", "closing", "starting", "running"].contains(first)
  }

  /// The verb that a heading begins with, or ends with behind the group's name: "Shelf create".
  static func verb(of heading: Words, group: Words) -> String? {
    if let verb = OperationVerbs.verb(of: heading) { return verb }
    guard heading.words.count > 1, let last = heading.words.last,
      Words(words: heading.words.dropLast()).singular == group.singular
    else { return nil }
    return OperationVerbs.known(last)
  }

  /// The verb that a path and a heading spell the same: "Deregister a device" at `/device/deregister`, "Force close" at
  /// `/forceclose`, "Login" at `/login`.
  static func verb(
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
    // "Log in with a name" at `/login`.
    if heading.words.count > 2, !isEndpoint, heading.words[0] + heading.words[1] == folded {
      return Words(words: Array(heading.words.prefix(2))).lowerCamel
    }
    if heading.words.count == 2, !isEndpoint, heading.folded == folded,
      heading.folded != group.folded, !OperationVerbs.isGerund(first)
    {
      return heading.lowerCamel
    }
    return nil
  }

  /// "Get all kittens", "Get kittens": a verb for one, a noun for many.
  func namesSeveral(_ showsSeveral: (String) -> Bool?) -> Bool {
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

extension Words {
  /// Other words, of which each that two or more of these make together is divided as they are: "Match all books" divides
  /// the `matchall` of a path.
  func dividing(_ joined: Words) -> Words {
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
