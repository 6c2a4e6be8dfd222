/// What headings say that an operation does.
enum OperationVerbs {
  /// The verb of a heading, in the word that names operations: a known one, one in a row ("Batch delete"), or whatever stands
  /// before an article.
  static func verb(of heading: Words) -> String? {
    guard let first = heading.words.first else { return nil }
    if first == "batch" || first == "bulk", heading.words.count > 1,
      let second = known(heading.words[1])
    {
      return Words(words: [first, second]).lowerCamel
    }
    if let known = known(first) {
      // "Scale up"
      let isPair =
        heading.words.count == 2 && ["up", "down", "in", "out"].contains(heading.words[1])
      return isPair ? heading.lowerCamel : known
    }
    if let known = ForeignWords.verbs[first] ?? ForeignWords.verbs.part(of: first) { return known }
    guard heading.words.count > 2, !["when", "how", "where", "what", "why", "if"].contains(first),
      ["a", "an", "the", "all"].contains(heading.words[1])
    else {
      return nil
    }
    return first
  }

  /// The word that names operations for a verb that is known, in any of its forms: "Retrieves", "Removing".
  static func known(_ word: String) -> String? {
    if let known = table[word] { return known }
    guard isGerund(word) else { return nil }
    let stem = String(word.dropLast(3))
    return table[stem] ?? table[stem + "e"] ?? table[String(stem.dropLast())]
  }

  /// Whether a noun is what a verb does: "opening" of "open", "duplication" of "duplicate", "approval" of "approve", and "cut" of "cut".
  static func isDone(_ noun: String, by verb: String) -> Bool {
    if noun == verb || known(noun) == verb { return true }
    guard let ending = ["ation", "ion", "ment", "al"].first(where: { noun.hasSuffix($0) }),
      verb.utf8.count > 3
    else { return false }
    let stem = noun.dropLast(ending.utf8.count)
    return stem == verb || stem + "e" == verb || stem + "ate" == verb
      || stem.dropLast() == verb && stem.last == stem.dropLast().last
  }

  /// Whether a word has the form that verbs share with nouns: "removing", "opening".
  static func isGerund(_ word: String) -> Bool {
    word.utf8.count > 4 && word.utf8.last == UInt8(ascii: "g") && word.hasSuffix("ing")
  }

  /// Whether a word of a heading says in another language that several things come back: "查询Charge列表".
  static func saysList(_ word: String) -> Bool { ForeignWords.verbs[word] == "list" }

  private static let table: [String: String] = {
    var table: [String: String] = [:]
    for line in plain {
      for word in line.split(separator: " ") { table[String(word)] = String(word) }
    }
    for (name, forms) in spellings {
      for form in forms.split(separator: " ") { table[String(form)] = name }
    }
    return table
  }()

  /// Verbs that name operations as they are.
  private static let plain = [
    "replace terminate destroy cancel archive register unregister search send upload listen",
    "subscribe watch stream revoke import export generate refresh authenticate exchange set",
    "enable disable start stop check validate verify confirm approve reject accept decline",
    "open close connect disconnect activate deactivate submit assign attach detach refund",
    "capture redeem calculate initiate place resend publish suspend resume pause restore",
    "reset invite block unblock lock unlock install uninstall download insert save sync",
    "rename reorder purge encode embed fire apply clear duplicate clone merge unlink retry",
    "reboot deploy redeploy restart run execute invoke withdraw annotate toggle follow",
    "unfollow receive find count move copy renew rotate initialize authorize scale",
  ]

  /// Verbs that are spelled in several ways, and those that say the same as others.
  private static let spellings = [
    ("list", "list lists all"),
    ("get", "get gets retrieve retrieves fetch show view read query querying"),
    ("create", "create creates creating"),
    ("add", "add adds adding"),
    ("update", "update updates updating edit modify change"),
    ("delete", "delete deletes deleting"),
    ("remove", "remove removes removing"),
  ]
}
