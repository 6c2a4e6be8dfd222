/// What kind of value a description speaks of, and in what unit.
extension DescriptionFacts {
  mutating func readKind(_ scanner: ProseScanner) {
    var lead = scanner.lower[...]
    for remark in scanner.remarks where remark.range.lowerBound == scanner.text.startIndex {
      lead = lead.dropFirst(scanner.text[remark.range].count)
    }
    lead = lead.trimmingSpaces()
    readDateFormat(scanner)
    if kind == .boolean { return }
    if lead.hasPrefix("a ") { lead = lead.dropFirst(2) }
    if lead.hasPrefix("an ") { lead = lead.dropFirst(3) }
    if lead.hasPrefix("the ") { lead = lead.dropFirst(4) }
    func begins(with phrases: PhraseList) -> Bool { scanner.begins(lead, withAnyOf: phrases) }
    if begins(with: Self.booleanLeads) {
      kind = .boolean
    } else if lead.hasPrefix("if ") {
      if !Self.isSetToOther(lead) {
        kind =
          Self.speaksOfBeingThere(lead)
          ? kindOfRest(lead) : Self.tellsWhatIsThere(lead) ? nil : .perhapsBoolean
      }
    } else if scanner.contains(anyOf: Self.keyedPhrases) {
      kind = .dictionary
    } else if dateFormatName != nil || begins(with: Self.dateLeads) {
      kind = .date
    } else if begins(with: Self.listLeads) {
      kind =
        scanner.contains(Self.variablesPhrase) && scanner.contains(Self.dictionaryPhrase)
        ? .dictionary : .list
      readListedName(lead)
    } else if scanner.contains(anyOf: Self.dictionaryPhrases)
      || begins(with: Self.dictionaryLeads)
    {
      kind = .dictionary
    } else if lead.hasPrefix("how many ") {
      kind = .integer
    } else if scanner.contains(Self.numberStem) || lead.hasPrefix("count"),
      Self.beginsWithNumber(lead)
    {
      kind = .integer
    }
  }

  /// "Array of `Book` objects": what there are many of.
  private mutating func readListedName(_ lead: Substring) {
    guard let span = ProseScanner.codeSpans(in: String(lead.prefix(80))).first,
      lead.hasPrefix("array of `") || lead.hasPrefix("list of `")
    else { return }
    listedName = span
  }

  /// "If set to `comments`, …": to something else than true and false.
  private static func isSetToOther(_ lead: Substring) -> Bool {
    guard let range = lead.prefix(40).firstRange(of: "set to ") else { return false }
    let value = lead[range.upperBound...]
    // "If set to a region, …": to one of many.
    if ["a ", "an ", "one of ", "specific "].contains(where: { value.hasPrefix($0) }) {
      return true
    }
    guard let quote = value.first, "`'\"".contains(quote) else { return false }
    return !["true", "false", "1", "0", "yes", "no"]
      .contains(String(value.dropFirst().prefix { $0 != quote }))
  }

  private mutating func readDateFormat(_ scanner: ProseScanner) {
    if scanner.contains(anyOf: Self.iso8601Phrases) { dateFormatName = .iso8601 }
    if scanner.contains(anyOf: Self.rfc2822Phrases) { dateFormatName = .rfc2822 }
    if scanner.contains(anyOf: Self.unixTimePhrases) {
      dateFormatName = scanner.contains(Self.millisecondPhrase) ? .unixMilliseconds : .unixSeconds
      namesEpoch = scanner.contains(anyOf: Self.epochPhrases)
    }
  }

  private static let numberStem: Phrase = "num"
  private static let variablesPhrase: Phrase = "environment variables"
  private static let dictionaryPhrase: Phrase = "dictionary"
  private static let millisecondPhrase: Phrase = "millisecond"
  private static let booleanLeads: PhraseList = [
    "whether", "flag indicating", "flag that", "filter by whether", "boolean", "`true` if",
    "`true` is", "`true` when", "true if", "set to true", "indicates if", "indicates whether",
  ]
  private static let dateLeads: PhraseList = [
    "date and time", "timestamp", "time at which", "time when", "date ",
  ]
  private static let listLeads: PhraseList = [
    "list of", "array of", "comma-separated list", "list with", "array containing",
    "list containing", "array with",
  ]
  private static let dictionaryLeads: PhraseList = ["map of", "hash of", "map from", "mapping of"]
  /// What is said of a map, even of a "list", and of nothing else.
  static let keyedPhrases: PhraseList = [
    "keyed by", "keyed on", "indexed by", "whose keys are", "where keys are", "where the keys are",
    "where the key is", "where each key is", "with keys being", "associative array",
  ]
  private static let dictionaryPhrases: PhraseList = ["dictionary", "key-value", "key/value"]
  private static let iso8601Phrases: PhraseList = ["iso 8601", "iso8601"]
  private static let rfc2822Phrases: PhraseList = ["rfc 2822", "rfc2822"]
  private static let unixTimePhrases: PhraseList = [
    "unix timestamp", "seconds since", "unix time", "unix epoch", "epoch millisecond",
    "epoch second", "epoch time", "seconds from epoch",
  ]

  private static let epochPhrases: PhraseList = ["unix", "epoch", "1970"]

  /// "If set, it limits …", but not "If set to true", which says what it is set to.
  private static func speaksOfBeingThere(_ lead: Substring) -> Bool {
    let words = Words(lead.dropFirst(3).prefix { $0 != "." }).words.prefix(2)
    guard let first = words.first, beingThere.contains(first) else { return false }
    return words.count < 2 || !["to", "true"].contains(words[1])
  }

  /// "If there were errors, they will be here": when the field is there, and not what it says.
  private static func tellsWhatIsThere(_ lead: Substring) -> Bool {
    guard lead.utf8.count < 400, !lead.contains("true"), !lead.contains("set to") else {
      return false
    }
    return ["it will be", "they will be", "this will be", "these will be", "will be available"]
      .contains { lead.firstRange(of: $0) != nil }
  }

  private static let beingThere: Set<String> = [
    "set", "given", "provided", "specified", "present", "passed", "supplied", "omitted", "empty",
    "blank", "included", "defined", "null", "nil",
  ]

  /// What a sentence says behind its condition.
  private func kindOfRest(_ lead: Substring) -> Kind? {
    lead.firstRange(of: "number of ") == nil ? nil : .integer
  }

  /// "Number of …", "The actual number of …", "The numeric …".
  private static func beginsWithNumber(_ lead: Substring) -> Bool {
    let words = lead.parts(separatedBy: UInt8(ascii: " ")).prefix(4)
    guard let first = words.first else { return false }
    if first == "numeric" || first == "count" { return true }
    guard let index = words.firstIndex(of: "number") else { return false }
    return index + 1 < words.count && (words[index + 1] == "of" || words[index + 1] == "where")
  }

  mutating func readUnit(_ scanner: ProseScanner) {
    guard scanner.contains(Self.unitLead), scanner.contains(anyOf: Self.unitStems) else { return }
    let words = Words(scanner.lower).words
    for (index, word) in words.enumerated() where word == "in" && index + 1 < words.count {
      if let unit = Self.units[words[index + 1]] {
        self.unit = unit
        return
      }
    }
  }

  private static let unitLead: Phrase = "in "
  /// What the words of ``units`` have in them: most texts have none of it, and need not be divided into words.
  private static let unitStems: PhraseList = [
    "gb", "mb", "kb", "byte", "second", "minute", "hour", "day", "cent", "pence", "meter", "pixel",
  ]

  private static let units: [String: String] = [
    "gb": "GB", "gbs": "GB", "mb": "MB", "kb": "KB", "bytes": "bytes", "byte": "bytes",
    "seconds": "seconds",
    "milliseconds": "milliseconds", "minutes": "minutes", "hours": "hours", "days": "days",
    "cents": "cents", "pence": "pence", "percent": "percent", "meters": "meters",
    "pixels": "pixels",
  ]
}
