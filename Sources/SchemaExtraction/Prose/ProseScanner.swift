import SlateReference

/// A description as Markdown, with the places that rules ask about: code spans, bracketed remarks, links.
///
/// Rules look at the lower-case text; what they take out of it keeps its case.
struct ProseScanner {
  /// A remark in brackets: `(default: …)`. Brackets inside code spans and link destinations are none.
  struct Remark {
    /// The text between the brackets.
    var text: Substring
    /// Where the remark stands, its brackets included.
    var range: Range<String.Index>
  }

  let text: String
  let lower: String
  /// The remarks in brackets, outermost only.
  let remarks: [Remark]
  private let pairs: LetterPairs

  init(_ text: String) {
    self.text = text
    lower = text.lowercased()
    remarks = Self.remarks(in: text)
    pairs = LetterPairs(lower)
  }

  private static func remarks(in text: String) -> [Remark] {
    let ranges = text.withBytes { bytes -> [Range<Int>] in
      guard bytes.contains(UInt8(ascii: "(")) else { return [] }
      var ranges: [Range<Int>] = []
      var depth = 0
      var start = 0
      var isCode = false
      var linkDepth = 0
      for index in bytes.indices {
        switch bytes[index] {
        case UInt8(ascii: "`"): isCode.toggle()
        case UInt8(ascii: "(") where !isCode:
          if linkDepth > 0 || (index > 0 && bytes[index - 1] == UInt8(ascii: "]")) {
            linkDepth += 1
            continue
          }
          if depth == 0 { start = index }
          depth += 1
        case UInt8(ascii: ")") where !isCode:
          if linkDepth > 0 {
            linkDepth -= 1
            continue
          }
          guard depth > 0 else { continue }
          depth -= 1
          if depth == 0 { ranges.append(start..<index + 1) }
        default: continue
        }
      }
      return ranges
    }
    return ranges.map { range in
      let lower = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      let upper = text.utf8.index(lower, offsetBy: range.count)
      return Remark(
        text: text[text.utf8.index(after: lower)..<text.utf8.index(before: upper)],
        range: lower..<upper)
    }
  }

  /// The code spans of a text, in their order.
  static func codeSpans(in text: some StringProtocol) -> [String] {
    text.withBytes { bytes in
      var spans: [String] = []
      var rest = bytes[...]
      while let open = rest.firstIndex(of: UInt8(ascii: "`")) {
        rest = rest[(open + 1)...]
        guard let close = rest.firstIndex(of: UInt8(ascii: "`")) else { break }
        spans.append(String(decoding: rest[..<close], as: UTF8.self))
        rest = rest[(close + 1)...]
      }
      return spans
    }
  }

  /// The literals of an enumeration that begins right at the start of `text`: code spans or quoted words
  /// with commas, "or" and "and" between them. It ends where something else follows.
  static func literalList(in text: some StringProtocol) -> [String] {
    var values: [String] = []
    var rest = Substring(text)
    func skipSeparators() {
      var again = true
      while again {
        again = false
        let start = rest.utf8.firstIndex { !" ,\n/|".utf8.contains($0) }
        rest = rest[(start ?? rest.endIndex)...]
        let length = rest.withBytes { bytes in
          switch bytes.first?.lowercasedASCII {
          case UInt8(ascii: "a"): bytes.beginsInAnyCase(with: "and ") ? 4 : 0
          case UInt8(ascii: "e"):
            bytes.beginsInAnyCase(with: "either ")
              ? 7
              : bytes.beginsInAnyCase(with: "et ") ? 3 : bytes.beginsInAnyCase(with: "e ") ? 2 : 0
          case UInt8(ascii: "o"):
            bytes.beginsInAnyCase(with: "or ") || bytes.beginsInAnyCase(with: "ou ")
              ? 3
              : bytes.beginsInAnyCase(with: "one of ")
                ? 7
                : bytes.beginsInAnyCase(with: "oder ")
                  ? 5 : bytes.beginsInAnyCase(with: "o ") ? 2 : 0
          case UInt8(ascii: "u"): bytes.beginsInAnyCase(with: "und ") ? 4 : 0
          case UInt8(ascii: "y"): bytes.beginsInAnyCase(with: "y ") ? 2 : 0
          default: 0
          }
        }
        if length > 0 {
          rest = rest[rest.utf8.index(rest.startIndex, offsetBy: length)...]
          again = true
        }
      }
    }
    while true {
      skipSeparators()
      guard let mark = rest.first, let closing = closing(mark) else { break }
      let after = rest.index(after: rest.startIndex)
      guard let close = rest[after...].firstIndex(of: closing) else { break }
      // An apostrophe inside prose is no quotation: literals are short and hold no sentence.
      let value = rest[after..<close]
      guard !value.isEmpty, value.count <= 60 else { break }
      values.append(DescriptionFacts.unquoted(value))
      rest = rest[rest.index(after: close)...]
      // A remark behind a value explains it and is not part of the list: `a` (the default), `b`.
      let ahead = rest.drop { $0 == " " }
      if ahead.first == "(", let end = ahead.firstIndex(of: ")") {
        rest = ahead[ahead.index(after: end)...]
      }
    }
    return values
  }

  /// The values of a cell that lists nothing else: `red, green`, `asc | desc`, `1/2/3`. Empty where it says more.
  static func plainList(in text: String) -> [String] {
    var values: [String] = []
    // "image/png, image/jpeg": the comma separates, and the slash does not.
    let marks = text.contains(",") ? ",|;\n" : ",|/;\n"
    for part in text.split(whereSeparator: { marks.contains($0) }) {
      var value = part.trimmingSpaces()
      for word in ["or ", "and "] where value.hasPrefix(word) {
        value = value.dropFirst(word.count)
      }
      guard !value.isEmpty, value.count <= 40, !value.contains(" ") else { return [] }
      values.append(DescriptionFacts.unquoted(value))
    }
    return values.count > 1 ? values : []
  }

  /// The mark that closes what another one opens; nil for what opens nothing.
  private static func closing(_ mark: Character) -> Character? {
    switch mark {
    case "`", "'", "\"": mark
    case "“": "”"
    case "‘": "’"
    default: nil
    }
  }

  /// The text behind the first occurrence of `phrase`, in its own case.
  func text(after phrase: Phrase) -> Substring? {
    guard let end = range(of: phrase)?.upperBound else { return nil }
    // Lower-casing may change a text's length; an index is carried over by distance in that rare case.
    if lower.utf8.count == text.utf8.count {
      let offset = lower.utf8.distance(from: lower.startIndex, to: end)
      return text[text.utf8.index(text.startIndex, offsetBy: offset)...]
    }
    return text.dropFirst(lower.distance(from: lower.startIndex, to: end))
  }

  /// Where `phrase` stands first in ``lower``.
  func range(of phrase: Phrase) -> Range<String.Index>? {
    pairs.mayHold(phrase) ? lower.firstRange(of: phrase.text) : nil
  }

  func contains(_ phrase: Phrase) -> Bool {
    pairs.mayHold(phrase) && lower.firstOffset(of: phrase.text) != nil
  }

  /// Whether `lead`, a part of ``lower``, begins with one of some phrases.
  func begins(_ lead: Substring, withAnyOf phrases: PhraseList) -> Bool {
    candidates(of: phrases).contains { lead.hasPrefix($0.text) }
  }

  func contains(anyOf phrases: PhraseList) -> Bool {
    candidates(of: phrases).contains { lower.firstOffset(of: $0.text) != nil }
  }

  /// The phrases that may stand in the text.
  func candidates(of phrases: PhraseList) -> [Phrase] { phrases.candidates(in: pairs) }
}
