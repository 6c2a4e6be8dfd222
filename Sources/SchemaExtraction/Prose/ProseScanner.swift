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

  /// A code span, or a word in quotes where the author wrote no code span.
  struct Literal {
    /// The text between the marks.
    var text: String
    /// Where the literal stands, its marks included.
    var range: Range<String.Index>
  }

  let text: String
  let lower: String

  init(_ text: String) {
    self.text = text
    self.lower = text.lowercased()
  }

  /// The remarks in brackets, outermost only.
  var remarks: [Remark] {
    var remarks: [Remark] = []
    var depth = 0
    var start = text.startIndex
    var isCode = false
    var linkDepth = 0
    var previous: Character = " "
    for index in text.indices {
      let character = text[index]
      defer { previous = character }
      if character == "`" { isCode.toggle() }
      if isCode { continue }
      if character == "(" {
        if linkDepth > 0 || previous == "]" {
          linkDepth += 1
          continue
        }
        if depth == 0 { start = index }
        depth += 1
      } else if character == ")" {
        if linkDepth > 0 {
          linkDepth -= 1
          continue
        }
        guard depth > 0 else { continue }
        depth -= 1
        if depth == 0 {
          let end = text.index(after: index)
          remarks.append(
            Remark(text: text[text.index(after: start)..<index], range: start..<end))
        }
      }
    }
    return remarks
  }

  /// The code spans of a text, in their order.
  static func codeSpans(in text: some StringProtocol) -> [String] {
    var spans: [String] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "`") {
      let after = rest.index(after: open)
      guard let close = rest[after...].firstIndex(of: "`") else { break }
      spans.append(String(rest[after..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return spans
  }

  /// The literals of an enumeration that begins right at the start of `text`: code spans or quoted words
  /// with commas, "or" and "and" between them. It ends where something else follows.
  static func literalList(in text: some StringProtocol) -> [String] {
    var values: [String] = []
    var rest = text[...]
    func skipSeparators() {
      var again = true
      while again {
        again = false
        rest = rest.drop { $0 == " " || $0 == "," || $0 == "\n" || $0 == "/" || $0 == "|" }
        for word in ["or ", "and ", "either ", "one of "]
        where rest.lowercased().hasPrefix(word) {
          rest = rest.dropFirst(word.count)
          again = true
        }
      }
    }
    while true {
      skipSeparators()
      guard let mark = rest.first, let closing = closingMarks[mark] else { break }
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

  private static let closingMarks: [Character: Character] = [
    "`": "`", "'": "'", "\"": "\"", "“": "”", "‘": "’",
  ]

  /// The text behind the first occurrence of `phrase` (in lower case), in its own case.
  func text(after phrase: String) -> Substring? {
    guard let end = lower.firstRange(of: phrase)?.upperBound else { return nil }
    // Lower-casing may change a text's length; an index is carried over by distance in that rare case.
    if lower.utf8.count == text.utf8.count {
      let offset = lower.utf8.distance(from: lower.startIndex, to: end)
      return text[text.utf8.index(text.startIndex, offsetBy: offset)...]
    }
    return text.dropFirst(lower.distance(from: lower.startIndex, to: end))
  }

  func contains(_ phrase: String) -> Bool { lower.firstRange(of: phrase) != nil }
}

extension StringProtocol {
  /// The first place where `needle` stands, compared byte by byte.
  func firstRange(of needle: String) -> Range<String.Index>? {
    let haystack = self.utf8
    let needle = Array(needle.utf8)
    guard let first = needle.first, haystack.count >= needle.count else { return nil }
    var index = haystack.startIndex
    while let start = haystack[index...].firstIndex(of: first) {
      var here = start
      var matched = 0
      while matched < needle.count, here < haystack.endIndex, haystack[here] == needle[matched] {
        here = haystack.index(after: here)
        matched += 1
      }
      if matched == needle.count { return start..<here }
      index = haystack.index(after: start)
    }
    return nil
  }
}
