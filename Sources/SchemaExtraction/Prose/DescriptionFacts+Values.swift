import SlateReference

/// The values that a description lists.
extension DescriptionFacts {
  mutating func readPossibleValues(_ scanner: ProseScanner) {
    defer {
      if possibleValues.isEmpty { readLabelledValues(scanner) }
      if possibleValues.isEmpty, kind == nil { readBareValues(scanner.text) }
    }
    for phrase in scanner.candidates(of: Self.valuePhrases) {
      guard let rest = scanner.text(after: phrase) else { continue }
      var values = ProseScanner.literalList(in: rest)
      if values.isEmpty, phrase.text.hasSuffix(":") { values = Self.emphasisedValues(in: rest) }
      if values.isEmpty, phrase.text.hasSuffix("following:") {
        var plain = rest.trimmingSpaces()
        while plain.last == "." { plain = plain.dropLast() }
        values = ProseScanner.plainList(in: String(plain))
      } else if values.isEmpty {
        values = Self.unmarkedValues(in: rest, behind: phrase)
      }
      guard values.count > 1 || (values.count == 1 && phrase.text.contains("values")) else {
        continue
      }
      // "Either `book {id}` or `loan {id}`" tells how a text is made.
      if values.contains(where: { Self.isPattern($0) }) { return }
      if Set(values.map { $0.lowercased() }) == ["true", "false"] {
        kind = .boolean
      } else if Self.modalPhrases.contains(where: { $0.text == phrase.text }),
        values.allSatisfy({ Double($0) != nil }) || values.contains("null")
      {
        // "Must be `0` or `1`": numbers, and no words for what they stand for.
        if kind == nil, values.allSatisfy({ Int($0) != nil }) { kind = .integer }
        continue
      } else {
        possibleValues = values
      }
      return
    }
  }

  /// What begins a list of values only where texts in quotes, or in code, follow at once.
  private static let modalPhrases: [Phrase] = [
    "can be", "must be", "may be", "could be", "should be", "will be",
  ]

  private static func isPattern(_ value: String) -> Bool {
    guard let open = value.firstIndex(where: { $0 == "{" || $0 == "<" }) else { return false }
    return value[open...].contains { $0 == "}" || $0 == ">" }
  }

  /// "Possible values: open, closed": words that are written like values, and nothing else up to the end of the sentence;
  /// `["open", "closed"]` is a list as well.
  private static func unmarkedValues(in rest: Substring, behind phrase: Phrase) -> [String] {
    // Brackets are written with a backslash before them, as text and not as a link.
    let lead = rest.drop { $0 == " " || $0 == ":" || $0 == "\\" }
    if lead.first == "[", let close = lead.firstIndex(of: "]") {
      let values = ProseScanner.literalList(in: lead[..<close].dropFirst())
      return values.count > 1 ? values : []
    }
    // "can be one of (OPEN, CLOSED)"
    if lead.first == "(", let close = lead.firstIndex(of: ")") {
      let values = ProseScanner.plainList(in: String(lead[..<close].dropFirst()))
      return values.count > 1 && values.allSatisfy { isPlainValue($0) } ? values : []
    }
    guard plainLeads.contains(where: { phrase.text.hasSuffix($0) }) else { return [] }
    var end = lead.firstRange(of: ". ")?.lowerBound ?? lead.endIndex
    // "(one of: red, green)": the remark ends the list.
    if let close = lead.firstIndex(of: ")"), !lead[..<close].contains("(") { end = min(end, close) }
    var plain = lead[..<end].trimmingSpaces()
    while plain.last == "." { plain = plain.dropLast() }
    guard plain.utf8.count <= 400 else { return [] }
    // Marks that would stand out as Markdown have a backslash before them.
    let values = ProseScanner.plainList(in: plain.replacing("\\", with: ""))
    return values.allSatisfy { isPlainValue($0) } ? values : []
  }

  private static func isPlainValue(_ value: String) -> Bool {
    value.utf8.first.map { $0.isASCIIWord && !SampleCursor.isDigit($0) } == true
      && value != "etc" && value.utf8.allSatisfy { $0.isASCIIWord || "_-".utf8.contains($0) }
  }

  /// Behind these words plain ones are values.
  private static let plainLeads = [
    "values:", "values are:", "one of:", "any of:", "enum:", "enum of:",
  ]

  /// Values that stand out behind "Possible values:", each with a colon and what it means: `**open:** It can be lent`.
  private static func emphasisedValues(in rest: Substring) -> [String] {
    let lead = rest.drop { $0.isWhitespace || $0 == "*" || $0 == "_" || $0 == ":" }
    guard lead.startIndex > rest.startIndex, rest[..<lead.startIndex].hasSuffix("**") else {
      return []
    }
    var values: [String] = []
    var text = lead
    while let close = text.firstRange(of: "**") {
      let value = text[..<close.lowerBound].trimmingSpaces()
      if value.last == ":" {
        let name = value.dropLast().trimmingSpaces()
        guard !name.isEmpty, name.utf8.count <= 40,
          name.utf8.allSatisfy({ $0.isASCIIWord || "_-.".utf8.contains($0) })
        else { return [] }
        values.append(String(name))
      }
      text = text[close.upperBound...]
      guard let open = text.firstRange(of: "**") else { break }
      text = text[open.upperBound...]
    }
    return values.count > 1 ? values : []
  }

  /// "'asc' or 'desc'": nothing but values, and what stands between them.
  private mutating func readBareValues(_ text: String) {
    guard let first = text.utf8.first, "'\"`".utf8.contains(first), text.utf8.count <= 200 else {
      return
    }
    var values: [String] = []
    var rest = text[...]
    while let quote = rest.first, "'\"`".contains(quote) {
      guard let end = rest.dropFirst().firstIndex(of: quote) else { return }
      values.append(String(rest[..<end].dropFirst()))
      rest = rest[rest.index(after: end)...]
      let behind = rest.drop { " ,/|".contains($0) }
      let isDivided = rest[..<behind.startIndex].contains { $0 != " " }
      rest = behind.hasPrefix("or ") ? behind.dropFirst(3) : behind
      guard rest.isEmpty || isDivided || behind.hasPrefix("or ") || rest == "." else { return }
    }
    guard values.count > 1, rest.isEmpty || rest == ".", Set(values).count == values.count,
      values.allSatisfy({ value in
        value.utf8.first.map { SampleCursor.isLetter($0) } ?? false
          && value.utf8.allSatisfy { $0.isASCIIWord || "_-".utf8.contains($0) }
      })
    else { return }
    if Set(values.map { $0.lowercased() }) == ["true", "false"] {
      kind = .boolean
    } else if !values.contains("null") {
      possibleValues = values
    }
  }

  /// "Status: `open`, `closed`", in any language: a few words, a colon, and nothing but code behind it, of which one may
  /// be called the default.
  private mutating func readLabelledValues(_ scanner: ProseScanner) {
    var text = scanner.text
    var told: String?
    for remark in scanner.remarks where remark.text.lowercased() == "default" {
      let before = scanner.text[..<remark.range.lowerBound].trimmingSpaces()
      guard told == nil, before.last == "`" else { return }
      told = ProseScanner.codeSpans(in: before).last
      text = String(before) + scanner.text[remark.range.upperBound...]
    }
    guard text.last == "`" || text.hasSuffix("`."), kind != .boolean,
      let colon = text.firstIndex(of: ":")
    else { return }
    let label = text[..<colon]
    guard label.utf8.count <= 48, !label.contains("`"), !label.contains("."),
      Self.otherLabels.isDisjoint(with: Words(label).words)
    else { return }
    let rest = text[text.index(after: colon)...].trimmingSpaces()
    let values = ProseScanner.codeSpans(in: rest)
    var between = rest
    for value in values {
      guard let range = between.firstRange(of: "`\(value)`") else { return }
      let gap = between[..<range.lowerBound].split { ", /|".contains($0) }
      guard gap.isEmpty || (gap.count == 1 && Self.orWords.contains(String(gap[0]))) else { return }
      between = between[range.upperBound...]
    }
    guard values.count > 1, between.isEmpty || between == ".",
      values.allSatisfy({ value in
        value.utf8.count <= 40
          && value.utf8.allSatisfy {
            $0.isASCIIWord || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
          }
      })
    else { return }
    if let told, defaultValue == nil { defaultValue = told }
    if Set(values.map { $0.lowercased() }) == ["true", "false"] {
      kind = .boolean
    } else {
      possibleValues = values
    }
  }

  private static let orWords: WordSet = ["or", "o", "ou", "oder", "of", "или"]

  /// "(`open`, `shut` or `lost`)": nothing but texts in code, the last two of which stand for each other.
  mutating func readValues(ofRemark text: String) -> Bool {
    guard text.hasPrefix("`"), text.hasSuffix("`"), text.contains("` or `"), text.utf8.count < 400
    else { return false }
    let values = ProseScanner.codeSpans(in: text)
    let between = text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { $0.element.trimmingSpaces() }
    guard values.count > 1, !values.contains("null"),
      between.allSatisfy({ ["", ",", "or", ", or", "/"].contains($0) }),
      !values.allSatisfy({ Double($0) != nil })
    else { return false }
    if Set(values.map { $0.lowercased() }) == ["true", "false"] {
      kind = kind ?? .boolean
    } else {
      possibleValues = values
    }
    return true
  }

  /// Words of labels before what is no list of all values.
  private static let otherLabels: WordSet = [
    "example", "examples", "e", "g", "eg", "default", "defaults", "fields", "field", "attributes",
    "properties", "keys", "columns", "parameters", "ejemplo", "ejemplos", "exemplo", "exemplos",
    "exemple", "beispiel", "esempio", "format", "formats", "like", "see", "with", "requires",
    "required", "null", "contains", "includes", "either", "deprecated", "note", "objects", "object",
  ]

  /// "Indicates if it is a `person` or a `company`": one of two values, not true or false.
  mutating func readAlternatives(_ scanner: ProseScanner) {
    let spans = ProseScanner.codeSpans(in: scanner.text)
    guard spans.count == 2, !spans.contains(where: { ["true", "false", "null"].contains($0) }),
      ["", "a ", "an ", "the "].contains(where: {
        scanner.text.contains("`\(spans[0])` or \($0)`\(spans[1])`")
      })
    else { return }
    kind = nil
    possibleValues = spans
  }

  private static let valuePhrases: PhraseList = [
    "possible values are:", "possible values:", "possible values are", "possible values",
    "allowed values:", "allowed values are", "valid values:", "valid values are", "valid value are",
    "available values are", "available values:", "available options are", "valid options are",
    "available options:", "valid options:", "supported values:", "supported values are",
    "one of:", "one of the following:", "any of the following:", "any of:", "enum of:", "enum:",
    "enum of",
    "can be one of", "must be one of", "accepted values:", "options:", "options are", "either",
    "valores posibles:", "valores posibles son:", "valores posibles son", "posibles valores:",
    "posibles valores son", "valores permitidos:", "valores permitidos son",
    "valores permitidos são", "valores possíveis:", "valores possíveis são:",
    "valores possíveis são", "possíveis são:", "posibles son:", "valores pueden ser:",
    "valores pueden ser", "valores podem ser", "valores aceitos:", "valeurs possibles :",
    "valeurs possibles:", "valeurs possibles sont", "mögliche werte:", "mögliche werte sind",
    "erlaubte werte:", "one of", "can be", "must be", "may be", "could be", "should be", "will be",
  ]
}
