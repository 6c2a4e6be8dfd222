import SlateReference

/// The values that a description lists.
extension DescriptionFacts {
  mutating func readPossibleValues(_ scanner: ProseScanner) {
    defer { if possibleValues.isEmpty { readLabelledValues(scanner) } }
    for phrase in scanner.candidates(of: Self.valuePhrases) {
      guard let rest = scanner.text(after: phrase) else { continue }
      var values = ProseScanner.literalList(in: rest)
      if values.isEmpty, phrase.text.hasSuffix("following:") {
        var plain = rest.trimmingSpaces()
        while plain.last == "." { plain = plain.dropLast() }
        values = ProseScanner.plainList(in: String(plain))
      }
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

  /// "Status: `open`, `closed`", in any language: a few words, a colon, and nothing but code behind it.
  private mutating func readLabelledValues(_ scanner: ProseScanner) {
    let text = scanner.text
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
      guard between[..<range.lowerBound].allSatisfy({ ", /|".contains($0) }) else { return }
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
    if Set(values.map { $0.lowercased() }) == ["true", "false"] {
      kind = .boolean
    } else {
      possibleValues = values
    }
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
    "one of:", "one of the following:", "any of the following:",
    "can be one of", "must be one of", "accepted values:", "options:", "options are", "either",
    "one of",
  ]
}
