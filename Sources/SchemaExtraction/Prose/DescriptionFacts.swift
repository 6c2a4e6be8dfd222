import SlateReference

/// What a description says about the thing it describes, beyond words for people.
///
/// One place for each rule that reads facts out of prose; `ReadingRules.md` in the documentation lists them.
struct DescriptionFacts {
  /// What kind of value a sentence speaks of.
  enum Kind: Hashable {
    case boolean
    /// "If the …": as often a condition as a flag, so it counts only where nothing else is known.
    case perhapsBoolean
    case integer
    case date
    case list
    case dictionary
  }

  /// `(required)` is true, `(optional)` is false, nothing is nil.
  var required: Bool?
  /// Whether the text has the words for that at all.
  private(set) var speaksOfRequirement = false
  /// `(required if …)`, without the first two words.
  var requiredIf: String?
  /// Whether a sentence says that it is required in some cases: "Required if `code` is not given."
  private(set) var isConditional = false
  /// `(default: …)`, or `(… by default)`.
  var defaultValue: String?
  /// The values behind "possible values", "either … or" and the like.
  var possibleValues: [String] = []
  /// What kind of value the sentence speaks of.
  var kind: Kind?
  /// `(string)` or `*integer*` at the beginning.
  var typeText: String?
  /// "in MB", "(in GB)", "in seconds".
  var unit: String?
  /// "if any", "if applicable", "`null` otherwise".
  var mayBeNull = false
  /// The text behind "resource URI of"; empty where the phrase names nothing.
  var resourceTarget: String?
  /// The phrase says that the value is a URI of a resource.
  var isResourceURI = false
  /// The URI leads to the described resource itself.
  var isOwnResource = false
  /// What stands in code behind "array of", at the beginning: "array of `Book` objects".
  var listedName: String?
  /// Names of tables that the text sends its reader to.
  var tableNames: [String] = []
  /// Fragments of links to other sections, in their order.
  var anchors: [String] = []
  /// The fragment behind "accepts the same parameters as".
  var sameParametersAnchor: String?
  /// A date in ISO 8601 or in Unix seconds, where the text says so.
  var dateFormatName: DateFormatName?
  /// Whether the text says that a number counts from 1970 on: "seconds since the last visit" does not.
  var namesEpoch = false
  /// `start_date__gte` and the like: names that stand for the described one.
  var variants: [String] = []
  /// What the text says about each of them.
  var variantRemarks: [String: String] = [:]
  /// JSON that stands as an example inside a code span.
  var exampleJSON: [String] = []
  /// The text without the remarks that are facts here.
  var description: String
  /// The remarks that are facts, as they stand in the text.
  private var removed: [String] = []
  /// Whether the text lists the possible values.
  private var listsValues = false

  enum DateFormatName { case iso8601, rfc2822, unixSeconds, unixMilliseconds, day }

  init(_ inlines: [Inline], name: String, markdown: MarkdownText) {
    let scanner = ProseScanner(MarkdownText().text(inlines))
    description = scanner.text
    guard !scanner.text.isEmpty else { return }
    speaksOfRequirement =
      scanner.contains(anyOf: Self.requirementPhrases)
      || scanner.remarks.contains { RequirementRemark.isRequired(String($0.text)) != nil }
    var namesItself = false
    for span in ProseScanner.codeSpans(in: scanner.text) {
      if span.hasPrefix(name + "__") { variants.append(span) }
      if span == name { namesItself = true }
      if let first = span.first, first == "[" || first == "{", span.count > 2 {
        exampleJSON.append(span)
      }
    }
    // "with `wind__gt`, `wind__lt` or `wind`": the plain name is one of the filters.
    if namesItself, !variants.isEmpty { variants.insert(name, at: 0) }
    var removed = readRemarks(scanner)
    if possibleValues.isEmpty { readPossibleValues(scanner) }
    // "Either `url` or `file` must be given" speaks of parameters.
    if possibleValues.contains(name), scanner.contains(anyOf: Self.needPhrases) {
      possibleValues = []
    }
    if let lead = readLead(scanner) { removed.append(lead) }
    if typeText == nil, let lead = readTypeLead(scanner) { removed.insert(lead, at: 0) }
    if required == nil, speaksOfRequirement, let end = RequirementRemark.end(of: scanner.text) {
      required = end.isRequired
      if let text = end.text { removed.append(text) }
    }
    if scanner.contains(Self.notBothPhrase)
      || (speaksOfRequirement && requiredIf == nil && Self.isConditional(scanner))
    {
      required = false
      isConditional = true
    }
    readDefaultSentence(scanner)
    readLinks(inlines)
    readTables(scanner)
    readResource(scanner)
    readKind(scanner)
    if kind == .boolean, possibleValues.isEmpty { readAlternatives(scanner) }
    readUnit(scanner)
    if scanner.contains(anyOf: Self.nullPhrases) { mayBeNull = true }
    // Links are all that the reader of facts and the reader of prose see differently.
    self.removed = removed
    listsValues = !possibleValues.isEmpty || scanner.contains(Self.possibleValuesPhrase)
    describe(inlines.hasLinks ? markdown.text(inlines) : scanner.text)
    if !variants.isEmpty {
      variantRemarks = DescriptionText.remarks(behind: Set(variants), in: scanner.text)
    }
  }

  /// Writes the description anew, with other links.
  mutating func describe(_ inlines: [Inline], _ markdown: MarkdownText) {
    describe(markdown.text(inlines))
  }

  private mutating func describe(_ text: String) {
    description = DescriptionText.settled(
      Self.clean(text, removing: removed), listsValues: listsValues, variants: variants)
  }

  private static let possibleValuesPhrase: Phrase = "possible values"
  private static let needPhrases: PhraseList = [
    "must be", "required", "specified", "provided", "supplied", "given", "needed",
  ]
  /// "Use `ids` or `query`, but not both": a table that marks both of them cannot mean that both are needed.
  private static let notBothPhrase: Phrase = "not both"
  private static let requirementPhrases: PhraseList = ["required", "optional", "mandatory"]

  private static let conditionPhrases: PhraseList = [
    "required if ", "required when ", "required unless ", "required only ", "mandatory if ",
    "required** if ", "required** when ", "required** unless ", "required** only ",
  ]

  /// Whether a sentence begins with "Required if", "This field is required unless" and the like.
  private static func isConditional(_ scanner: ProseScanner) -> Bool {
    guard scanner.contains(anyOf: conditionPhrases) else { return false }
    return conditionPhrases.candidates(in: LetterPairs(scanner.lower)).contains { phrase in
      guard let range = scanner.lower.firstRange(of: phrase.text) else { return false }
      let before = scanner.lower[..<range.lowerBound]
      guard let last = before.last(where: { !" *_".contains($0) }) else { return true }
      if ".;!\n".contains(last) { return true }
      let sentence = before.suffix(60).split { ".;!\n".contains($0) }.last ?? ""
      return Words(sentence).words.allSatisfy { subjectWords.contains($0) }
    }
  }

  private static let subjectWords: WordSet = [
    "this", "the", "field", "parameter", "value", "argument", "attribute", "property", "it", "is",
    "only",
  ]

  private static let nullPhrases: PhraseList = [
    "(if any)", "if any", "if applicable", "`null` otherwise", "`null` if", "or `null`",
    "may be null",
    "can be null", "or null", "nullable",
  ]

  // MARK: Remarks in brackets

  /// Reads the remarks and returns those that hold nothing but facts.
  private mutating func readRemarks(_ scanner: ProseScanner) -> [String] {
    var removed: [String] = []
    for remark in scanner.remarks {
      var text = String(remark.text.trimmingSpaces())
      var lower = text.lowercased()
      if let said = RequirementRemark.isRequired(text) {
        required = said
        removed.append(RequirementRemark.whole("(\(remark.text))", in: scanner.text))
        continue
      }
      if remark.range.lowerBound == scanner.text.startIndex, readTypeRemark(text) {
        removed.append("(\(remark.text))")
        continue
      }
      let isLast = scanner.text.utf8[remark.range.upperBound...].allSatisfy {
        ").! ".utf8.contains($0)
      }
      if readPartedRemark(text, isLast: isLast) {
        removed.append("(\(remark.text))")
        continue
      }
      if lower.hasPrefix("required if ") || lower.hasPrefix("required when ")
        || lower.hasPrefix("required unless ")
      {
        required = false
        // "unless" turns the condition round, so it stays a part of it.
        let lead =
          lower.hasPrefix("required unless ")
          ? "required " : lower.hasPrefix("required if ") ? "required if " : "required when "
        requiredIf = String(text.dropFirst(lead.count))
        removed.append("(\(remark.text))")
        continue
      }
      if lower.hasSuffix(" by default") {
        var value = text.dropLast(" by default".count).trimmingSpaces()
        // "(between 1 and 100, 25 by default)": what stands before the comma is another fact.
        if let last = value.split(separator: ",").last?.trimmingSpaces(), last != value,
          Double(last) != nil
        {
          value = last
        }
        if defaultValue == nil { defaultValue = Self.unquoted(value) }
        // A lone literal is the fact and nothing else; a sentence has more to say.
        if value.hasPrefix("`"), value.hasSuffix("`") { removed.append("(\(remark.text))") }
        continue
      }
      // "(optional, default: `1`)": the first word is one fact, what follows are others.
      for (word, isRequired) in [("required", true), ("optional", false)]
      where lower.hasPrefix(word + ",") || lower.hasPrefix(word + ";") {
        required = isRequired
        text = String(text.dropFirst(word.count + 1).trimmingSpaces())
        lower = text.lowercased()
      }
      if possibleValues.isEmpty, readValues(ofRemark: text) { continue }
      if readClauses(of: text) { removed.append("(\(remark.text))") }
    }
    return removed
  }

  /// "(string)", "(integer, required)", "(optional string)": nothing but a type, at the beginning.
  private mutating func readTypeRemark(_ remark: String) -> Bool {
    guard remark.utf8.count < 40, !remark.contains("`") else { return false }
    let said = TypeText(remark)
    guard TypeColumn.type(of: said.name) != nil, !said.name.isEmpty else { return false }
    typeText = remark
    required = said.required ?? required
    return true
  }

  /// Reads "default: `x`, possible values: `a`, `b`" and says whether nothing else stood in the remark.
  private mutating func readClauses(of remark: String) -> Bool {
    let lower = remark.lowercased()
    var onlyFacts = false
    var head = remark[...]
    let values = lower.firstRange(of: "possible values:")
    if values == nil, !lower.hasPrefix("default") { return false }
    if let range = values {
      let offset = lower.utf8.distance(from: lower.startIndex, to: range.lowerBound)
      let split = remark.utf8.index(remark.startIndex, offsetBy: min(offset, remark.utf8.count))
      head = remark[..<split]
      readPossibleValues(ProseScanner(String(remark[split...])))
      onlyFacts = true
      // The values may stand before the default.
      readDefaultSentence(ProseScanner(String(remark[split...])))
    }
    let headText = String(head.trimmingSpaces())
    let headLower = headText.lowercased()
    for phrase in ["default:", "default is ", "defaults to ", "default "]
    where headLower.hasPrefix(phrase) {
      var value = headText.dropFirst(phrase.count).trimmingSpaces()
      while let last = value.last, last == "," || last == "." || last == ";" {
        value = value.dropLast()
      }
      // "default: `X`, see table `Y`": the value ends with its code span, the rest is a pointer.
      var isWhole = true
      if value.first == "`", let close = value.dropFirst().firstIndex(of: "`") {
        let behind = value[value.index(after: close)...].trimmingSpaces()
        if behind.hasPrefix(",") {
          value = value[...close]
          isWhole = false
        }
      }
      // "default: 25, max: 100": so does one word before another remark.
      if isWhole, let comma = value.firstIndex(where: { $0 == "," || $0 == ";" }),
        !value[..<comma].contains(" "), Self.beginsRemark(value[value.index(after: comma)...])
      {
        value = value[..<comma]
        isWhole = false
      }
      if defaultValue == nil { defaultValue = Self.unquoted(value) }
      return isWhole
    }
    return onlyFacts && headText.isEmpty
  }

  /// Whether what stands behind a comma in brackets says something else: "max: 100", "maximum 50", "at most 50".
  private static func beginsRemark(_ text: Substring) -> Bool {
    let rest = text.trimmingSpaces()
    let word = rest.prefix { $0.isLetter }
    if rest[word.endIndex...].first == ":" { return !word.isEmpty }
    return remarkLeads.contains(word.lowercased())
  }

  private static let remarkLeads: WordSet = [
    "max", "maximum", "min", "minimum", "at", "up", "between", "possible", "allowed", "range",
    "limit", "limited", "cannot", "must", "optional", "required",
  ]

  // MARK: Cleaning

  private static func clean(_ text: String, removing remarks: [String]) -> String {
    var kept = text
    if !remarks.isEmpty {
      // The remarks come in the order in which they stand there.
      var rest = text[...]
      kept = ""
      for remark in remarks {
        guard let range = rest.firstRange(of: remark) else { continue }
        kept += rest[..<range.lowerBound]
        rest = rest[range.upperBound...]
      }
      kept += rest
    }
    kept = folded(kept)
    let ends = kept.trimmingSpaces()
    var trimmed = ends.utf8.count == kept.utf8.count ? kept : String(ends)
    // "*required* – how it sounds"
    if !remarks.isEmpty, let mark = ["- ", "– ", "— "].first(where: { trimmed.hasPrefix($0) }) {
      trimmed.removeFirst(mark.count)
    }
    guard let first = trimmed.utf8.first, isStop(first) else { return trimmed }
    return String(trimmed.dropFirst().trimmingSpaces())
  }

  /// The text with single spaces, and none before a full stop or a comma: taking a remark out leaves some.
  private static func folded(_ text: String) -> String {
    let mayNeedFolding = text.withBytes { bytes in
      var isBehindSpace = false
      for byte in bytes {
        if isBehindSpace, byte == space || isStop(byte) { return true }
        isBehindSpace = byte == space
      }
      return false
    }
    guard mayNeedFolding else { return text }
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == space, folded.isEmpty || folded.last == space { continue }
      if isStop(byte), folded.last == space { folded.removeLast() }
      folded.append(byte)
    }
    return String(decoding: folded, as: UTF8.self)
  }

  private static let space = UInt8(ascii: " ")

  private static func isStop(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }
}

extension [Inline] {
  /// Whether a link stands in it, or in what it emphasises.
  var hasLinks: Bool {
    contains { inline in
      switch inline {
      case .link: true
      case .emphasis(let content), .strong(let content): content.hasLinks
      case .text, .code, .image, .html, .softBreak, .lineBreak: false
      }
    }
  }
}
