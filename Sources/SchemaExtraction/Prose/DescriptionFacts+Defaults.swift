/// What the server takes where a value is left out.
extension DescriptionFacts {
  /// "Defaults to `25`.", "The default is 10.": outside of brackets only a literal is a value.
  mutating func readDefaultSentence(_ scanner: ProseScanner) {
    guard defaultValue == nil else { return }
    for phrase in scanner.candidates(of: Self.defaultPhrases) {
      guard var rest = scanner.text(after: phrase)?.trimmingSpaces() else { continue }
      // "Default 100." is a sentence; "the default 2 pages" are none.
      if phrase.text == Self.defaultLead.text, !Self.beginsSentence(phrase, in: scanner) {
        continue
      }
      // "Default to **paper**": what stands out is the value.
      let lead = rest.prefix { $0 == "*" }
      rest = rest.dropFirst(lead.count)
      if !lead.isEmpty, let close = rest.firstRange(of: lead)?.lowerBound,
        let value = Self.emphasisedValue(rest[..<close])
      {
        defaultValue = value
        return
      }
      guard let first = rest.first else { continue }
      if first == "`" || first == "\"" || first == "'" {
        guard let close = rest.dropFirst().firstIndex(of: first) else { continue }
        defaultValue = Self.unquoted(rest[...close])
        return
      }
      var word = rest.prefix { !$0.isWhitespace && !",;)*".contains($0) }
      while word.last == "." { word = word.dropLast() }
      if Double(word) != nil || word == "true" || word == "false" {
        defaultValue = String(word)
        return
      }
    }
  }

  /// A word that stands out where a value is told; a remark such as "not set" is none.
  private static func emphasisedValue(_ text: Substring) -> String? {
    var word = text
    while word.last == "." { word = word.dropLast() }
    guard !word.isEmpty, word.utf8.count <= 64,
      word.allSatisfy({ $0.isLetter || $0.isNumber || "_-./:".contains($0) }),
      !["none", "null", "empty", "unset"].contains(word.lowercased())
    else { return nil }
    return String(word)
  }

  private static let defaultPhrases: PhraseList = [
    "defaults to ", "default to ", "defaulted to ", "default value is ", "default value: ",
    "default value of ", "default is ", "default: ", defaultLead,
  ]
  private static let defaultLead: Phrase = "default "

  /// Whether nothing, or the mark that ends a sentence or a part of it, stands before a phrase.
  private static func beginsSentence(_ phrase: Phrase, in scanner: ProseScanner) -> Bool {
    guard let start = scanner.range(of: phrase)?.lowerBound else { return false }
    let before = scanner.lower[..<start].last { $0 != " " && $0 != "*" && $0 != "_" }
    return before.map { ".,;!?\n".contains($0) } ?? true
  }

  /// `` `60` `` and `"60"` are 60; "`image` without namespace" stays as it is, as does `[]`.
  static func unquoted(_ text: some StringProtocol) -> String {
    let text = Substring(text)
    guard let first = text.utf8.first, text.utf8.last == first, text.utf8.count >= 2,
      first == UInt8(ascii: "`") || first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    else {
      // "`none` value" means the value none.
      if text.hasPrefix("`"), text.hasSuffix("` value") {
        return String(text.dropFirst().dropLast("` value".count))
      }
      return String(text)
    }
    let inner = text.dropFirst().dropLast()
    if inner.utf8.contains(first) { return String(text) }
    // A string as JSON writes it; an empty one keeps its quotes, which are all that can be seen of it.
    return first == UInt8(ascii: "`") && inner.utf8.first == UInt8(ascii: "\"")
      && inner.utf8.count > 2
      ? unquoted(inner) : String(inner)
  }
}
