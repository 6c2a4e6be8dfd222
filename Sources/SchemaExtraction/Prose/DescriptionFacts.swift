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
  /// `(required if …)`, without the first two words.
  var requiredIf: String?
  /// `(default: …)`, or `(… by default)`.
  var defaultValue: String?
  /// The values behind "possible values", "either … or" and the like.
  var possibleValues: [String] = []
  /// What kind of value the sentence speaks of.
  var kind: Kind?
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
  /// Names of tables that the text sends its reader to.
  var tableNames: [String] = []
  /// Fragments of links to other sections, in their order.
  var anchors: [String] = []
  /// The fragment behind "accepts the same parameters as".
  var sameParametersAnchor: String?
  /// A date in ISO 8601 or in Unix seconds, where the text says so.
  var dateFormatName: DateFormatName?
  /// `start_date__gte` and the like: names that stand for the described one.
  var variants: [String] = []
  /// What the text says about each of them.
  var variantRemarks: [String: String] = [:]
  /// JSON that stands as an example inside a code span.
  var exampleJSON: [String] = []
  /// The text without the remarks that are facts here.
  var description: String

  enum DateFormatName { case iso8601, rfc2822, unixSeconds, unixMilliseconds, day }

  init(_ inlines: [Inline], name: String, markdown: MarkdownText) {
    let scanner = ProseScanner(MarkdownText().text(inlines))
    description = scanner.text
    guard !scanner.text.isEmpty else { return }
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
    let removed = readRemarks(scanner)
    if possibleValues.isEmpty { readPossibleValues(scanner) }
    readLead(scanner)
    readDefaultSentence(scanner)
    readLinks(inlines)
    readTables(scanner)
    readResource(scanner)
    readKind(scanner)
    readUnit(scanner)
    if scanner.contains(anyOf: Self.nullPhrases) { mayBeNull = true }
    // Links are all that the reader of facts and the reader of prose see differently.
    let text = inlines.hasLinks ? markdown.text(inlines) : scanner.text
    description = DescriptionText.settled(
      Self.clean(text, removing: removed),
      listsValues: !possibleValues.isEmpty || scanner.contains("possible values"),
      variants: variants)
    for variant in variants {
      variantRemarks[variant] = DescriptionText.remark(behind: variant, in: scanner.text)
    }
  }

  private static let nullPhrases: [Phrase] = [
    "(if any)", "if any", "if applicable", "`null` otherwise", "or `null`", "may be null",
    "can be null", "or null", "nullable",
  ]

  /// What a description says about being required, and nothing else of it.
  static func required(in inlines: [Inline], name: String) -> Bool? {
    let scanner = ProseScanner(MarkdownText().text(inlines))
    guard scanner.contains("required") || scanner.contains("optional") else { return nil }
    return DescriptionFacts(inlines, name: name, markdown: MarkdownText()).required
  }

  // MARK: Remarks in brackets

  /// Reads the remarks and returns those that hold nothing but facts.
  private mutating func readRemarks(_ scanner: ProseScanner) -> [String] {
    var removed: [String] = []
    for remark in scanner.remarks {
      var text = String(remark.text.trimmingSpaces())
      var lower = text.lowercased()
      if lower == "required" {
        required = true
        removed.append("(\(remark.text))")
        continue
      }
      if lower == "optional" {
        required = false
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
        let value = text.dropLast(" by default".count).trimmingSpaces()
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
      if readClauses(of: text) { removed.append("(\(remark.text))") }
    }
    return removed
  }

  /// Reads "default: `x`, possible values: `a`, `b`" and says whether nothing else stood in the remark.
  private mutating func readClauses(of remark: String) -> Bool {
    let lower = remark.lowercased()
    var onlyFacts = false
    var head = remark[...]
    if let range = lower.firstRange(of: "possible values:") {
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
      if defaultValue == nil { defaultValue = Self.unquoted(value) }
      return isWhole
    }
    return onlyFacts && headText.isEmpty
  }

  /// "Required. The name of …", "*Optional*: …".
  private mutating func readLead(_ scanner: ProseScanner) {
    guard required == nil else { return }
    let lead = scanner.lower.drop { $0 == "*" || $0 == "_" }
    for (word, isRequired) in [("required", true), ("optional", false)] where lead.hasPrefix(word) {
      let behind = lead.dropFirst(word.count).drop { $0 == "*" || $0 == "_" }
      if let mark = behind.first, ".:,;".contains(mark) { required = isRequired }
    }
  }

  /// "Defaults to `25`.", "The default is 10.": outside of brackets only a literal is a value.
  private mutating func readDefaultSentence(_ scanner: ProseScanner) {
    guard defaultValue == nil else { return }
    for phrase in Self.defaultPhrases {
      guard let rest = scanner.text(after: phrase)?.trimmingSpaces(), let first = rest.first else {
        continue
      }
      if first == "`" || first == "\"" || first == "'" {
        guard let close = rest.dropFirst().firstIndex(of: first) else { continue }
        defaultValue = Self.unquoted(rest[...close])
        return
      }
      var word = rest.prefix { !$0.isWhitespace && $0 != "," && $0 != ";" && $0 != ")" }
      while word.last == "." { word = word.dropLast() }
      if Double(word) != nil || word == "true" || word == "false" {
        defaultValue = String(word)
        return
      }
    }
  }

  private static let defaultPhrases: [Phrase] = [
    "defaults to ", "default value is ", "default value: ", "default value of ", "default is ",
    "default: ",
  ]

  /// `` `60` `` and `"60"` are 60; "`image` without namespace" stays as it is, as does `[]`.
  static func unquoted(_ text: some StringProtocol) -> String {
    guard let first = text.first, let last = text.last, text.count >= 2, first == last,
      first == "`" || first == "\"" || first == "'"
    else {
      // "`none` value" means the value none.
      if text.hasPrefix("`"), text.hasSuffix("` value") {
        return String(text.dropFirst().dropLast("` value".count))
      }
      return String(text)
    }
    let inner = text.dropFirst().dropLast()
    if inner.contains(first) { return String(text) }
    // A string as JSON writes it; an empty one keeps its quotes, which are all that can be seen of it.
    return first == "`" && inner.hasPrefix("\"") && inner.count > 2
      ? unquoted(inner) : String(inner)
  }

  // MARK: Values

  private mutating func readPossibleValues(_ scanner: ProseScanner) {
    for phrase in Self.valuePhrases {
      guard let rest = scanner.text(after: phrase) else { continue }
      let values = ProseScanner.literalList(in: rest)
      guard values.count > 1 || (values.count == 1 && phrase.text.contains("values")) else {
        continue
      }
      if Set(values.map { $0.lowercased() }) == ["true", "false"] {
        kind = .boolean
      } else {
        possibleValues = values
      }
      return
    }
  }

  private static let valuePhrases: [Phrase] = [
    "possible values are:", "possible values:", "possible values are", "possible values",
    "allowed values:", "allowed values are", "valid values:", "valid values are", "one of:",
    "can be one of", "must be one of", "accepted values:", "options:", "options are", "either",
    "one of",
  ]

  // MARK: Links and tables

  private mutating func readLinks(_ inlines: [Inline]) {
    guard inlines.hasLinks else { return }
    var before = ""
    func visit(_ inlines: [Inline], _ facts: inout DescriptionFacts) {
      for inline in inlines {
        switch inline {
        case .link(let destination, let content):
          if destination.hasPrefix("#") {
            let anchor = String(destination.dropFirst())
            facts.anchors.append(anchor)
            let lead = before.lowercased()
            if facts.sameParametersAnchor == nil,
              lead.contains("same parameters as")
                || lead.contains("same attributes as") || lead.contains("same arguments as")
            {
              facts.sameParametersAnchor = anchor
            }
          }
          before += content.plainText
        case .text(let text): before += text
        case .code(let text): before += text
        case .emphasis(let content), .strong(let content): visit(content, &facts)
        case .softBreak, .lineBreak: before += " "
        case .html, .image: continue
        }
      }
    }
    visit(inlines, &self)
  }

  private mutating func readTables(_ scanner: ProseScanner) {
    guard scanner.contains("table") else { return }
    scanner.text.withBytes { bytes in
      for mark in [UInt8(ascii: "`"), UInt8(ascii: "\"")] {
        // "see table `X` below" and "see `X` table below"
        var rest = bytes[...]
        while let open = rest.firstIndex(of: mark) {
          guard let close = rest[(open + 1)...].firstIndex(of: mark) else { break }
          if Self.isTable(bytes[..<open].reversed(), spelling: "elbat")
            || Self.isTable(bytes[(close + 1)...], spelling: "table")
          {
            tableNames.append(String(decoding: bytes[(open + 1)..<close], as: UTF8.self))
          }
          rest = rest[(close + 1)...]
        }
      }
    }
  }

  /// Whether a text begins with a word, read in one direction or the other, behind white space.
  private static func isTable(_ bytes: some Sequence<UInt8>, spelling word: String) -> Bool {
    let start = bytes.lazy.drop { $0.isASCIIWhitespace }.map(\.lowercasedASCII)
    return start.starts(with: word.utf8)
  }

  // MARK: Resources

  private mutating func readResource(_ scanner: ProseScanner) {
    let lower = scanner.lower
    guard let range = scanner.range(of: "resource uri") ?? scanner.range(of: "api endpoint")
    else { return }
    isResourceURI = true
    if lower[range] == "api endpoint" {
      // "A unique API endpoint that represents the action": the resource speaks of itself.
      if let rest = scanner.text(after: "that represents") { resourceTarget = String(rest) }
      isOwnResource = resourceTarget != nil
      if !isOwnResource { isResourceURI = false }
      return
    }
    guard let rest = scanner.text(after: "resource uri") else { return }
    var target = rest
    if target.hasPrefix("s") { target = target.dropFirst() }
    target = target.trimmingSpaces()
    // "Resource URI (REST API) of the object": the remark belongs to the URI.
    if target.hasPrefix("("), let close = target.firstIndex(of: ")") {
      target = target[target.index(after: close)...].trimmingSpaces()
    }
    if target.lowercased().hasPrefix("of ") {
      resourceTarget = String(target.dropFirst(3))
    } else {
      // "List of service resource URIs", "Filter by service (resource URI)": what stands before names it.
      let before = String(lower[..<range.lowerBound])
      resourceTarget = Words(before).words.suffix(3).joined(separator: " ")
    }
  }

  // MARK: Kinds of values

  private mutating func readKind(_ scanner: ProseScanner) {
    var lead = scanner.lower[...]
    for remark in scanner.remarks where remark.range.lowerBound == scanner.text.startIndex {
      lead = lead.dropFirst(scanner.text[remark.range].count)
    }
    lead = lead.trimmingSpaces()
    readDateFormat(scanner)
    if kind == .boolean { return }
    for article in ["a ", "an ", "the "] where lead.hasPrefix(article) {
      lead = lead.dropFirst(article.count)
    }
    func begins(with phrases: [Phrase]) -> Bool { scanner.begins(lead, withAnyOf: phrases) }
    if begins(with: Self.booleanLeads) {
      kind = .boolean
    } else if lead.hasPrefix("if ") {
      kind = .perhapsBoolean
    } else if dateFormatName != nil || begins(with: Self.dateLeads) {
      kind = .date
    } else if begins(with: Self.listLeads) {
      kind =
        scanner.contains("environment variables") && scanner.contains("dictionary")
        ? .dictionary : .list
    } else if scanner.contains(anyOf: Self.dictionaryPhrases)
      || begins(with: Self.dictionaryLeads)
    {
      kind = .dictionary
    } else if Self.beginsWithNumber(lead) {
      kind = .integer
    }
  }

  private mutating func readDateFormat(_ scanner: ProseScanner) {
    if scanner.contains(anyOf: Self.iso8601Phrases) { dateFormatName = .iso8601 }
    if scanner.contains(anyOf: Self.rfc2822Phrases) { dateFormatName = .rfc2822 }
    if scanner.contains(anyOf: Self.unixTimePhrases) {
      dateFormatName = scanner.contains("millisecond") ? .unixMilliseconds : .unixSeconds
    }
  }

  private static let booleanLeads: [Phrase] = [
    "whether", "flag indicating", "flag that", "filter by whether", "boolean", "`true` if",
    "`true` is", "`true` when", "true if", "set to true", "indicates if", "indicates whether",
  ]
  private static let dateLeads: [Phrase] = [
    "date and time", "timestamp", "time at which", "time when", "date ",
  ]
  private static let listLeads: [Phrase] = [
    "list of", "array of", "comma-separated list", "list with",
  ]
  private static let dictionaryLeads: [Phrase] = ["map of", "hash of"]
  private static let dictionaryPhrases: [Phrase] = ["dictionary", "key-value", "key/value"]
  private static let iso8601Phrases: [Phrase] = ["iso 8601", "iso8601"]
  private static let rfc2822Phrases: [Phrase] = ["rfc 2822", "rfc2822"]
  private static let unixTimePhrases: [Phrase] = [
    "unix timestamp", "seconds since", "unix time", "unix epoch",
  ]

  /// "Number of …", "The actual number of …", "The numeric …".
  private static func beginsWithNumber(_ lead: Substring) -> Bool {
    guard lead.contains("num") || lead.hasPrefix("count") else { return false }
    let words = lead.prefix(60).split(separator: " ").prefix(4).map(String.init)
    guard let first = words.first else { return false }
    if first == "numeric" || first == "count" { return true }
    guard let index = words.firstIndex(of: "number") else { return false }
    return index + 1 < words.count && (words[index + 1] == "of" || words[index + 1] == "where")
  }

  private mutating func readUnit(_ scanner: ProseScanner) {
    guard scanner.contains(anyOf: Self.unitStems) else { return }
    let words = Words(scanner.lower).words
    for (index, word) in words.enumerated() where word == "in" && index + 1 < words.count {
      if let unit = Self.units[words[index + 1]] {
        self.unit = unit
        return
      }
    }
  }

  /// What the words of ``units`` have in them: most texts have none of it, and need not be divided into words.
  private static let unitStems: [Phrase] = [
    "gb", "mb", "kb", "byte", "second", "minute", "hour", "day", "cent", "pence", "meter", "pixel",
  ]

  private static let units: [String: String] = [
    "gb": "GB", "gbs": "GB", "mb": "MB", "kb": "KB", "bytes": "bytes", "byte": "bytes",
    "seconds": "seconds",
    "milliseconds": "milliseconds", "minutes": "minutes", "hours": "hours", "days": "days",
    "cents": "cents", "pence": "pence", "percent": "percent", "meters": "meters",
    "pixels": "pixels",
  ]

  // MARK: Cleaning

  private static func clean(_ text: String, removing remarks: [String]) -> String {
    var text = text
    for remark in remarks {
      guard let range = text.firstRange(of: remark) else { continue }
      text.removeSubrange(range)
    }
    let trimmed = String(folded(text).trimmingSpaces())
    guard let first = trimmed.first, first == "." || first == "," else { return trimmed }
    return String(trimmed.dropFirst().trimmingSpaces())
  }

  /// The text with single spaces, and none before a full stop or a comma: taking a remark out leaves some.
  private static func folded(_ text: String) -> String {
    let mayNeedFolding = text.withBytes { bytes in
      bytes.indices.dropFirst().contains { index in
        bytes[index - 1] == space && (bytes[index] == space || isStop(bytes[index]))
      }
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
  fileprivate var hasLinks: Bool {
    contains { inline in
      switch inline {
      case .link: true
      case .emphasis(let content), .strong(let content): content.hasLinks
      case .text, .code, .image, .html, .softBreak, .lineBreak: false
      }
    }
  }
}
