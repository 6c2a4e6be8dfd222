/// What a column of what is required says beside yes and no: "yes, if `name` is missing", "either name or code".
struct RequirementCondition {
  /// When the row is required, as the schema says it; nil where that cannot be told from the words alone.
  var condition: String?

  /// - Parameters:
  ///   - said: What the cell says.
  ///   - name: The row's name, which may stand in it.
  /// - Returns: nil where it says no more than yes or no.
  init?(column said: String, of name: String) {
    guard (2...200).contains(said.utf8.count), said.holds(UInt8(ascii: " ")) else { return nil }
    var rest = said[...]
    let lower = said.lowercased()
    guard lower.utf8.count == said.utf8.count else { return nil }
    if let lead = Self.yes.first(where: { lower.hasPrefix($0) }) {
      let behind = said.utf8.dropFirst(lead.utf8.count)
      guard behind.first.map({ !$0.isASCIIWord }) ?? false else { return nil }
      let start = behind.firstIndex { !" ,;:-(*".utf8.contains($0) } ?? behind.endIndex
      rest = said[start...]
    }
    let isSaid = rest.startIndex > said.startIndex
    rest = rest.trimmingSpaces()
    if rest.last == ")", !rest.contains("(") { rest = rest.dropLast() }
    if rest.last == "." { rest = rest.dropLast() }
    let words = rest.lowercased()
    if words.hasPrefix("unless ") {
      condition = "unless " + rest.dropFirst("unless ".count)
      return
    }
    for lead in ["only if ", "only when ", "if ", "when "] where words.hasPrefix(lead) {
      // "If missing then `dob` must be there" says what holds else.
      if words.contains(" then ") || words.contains(" must ") { return }
      condition = String(rest.dropFirst(lead.count))
      return
    }
    // "Required for rare books", but not "required for all of them".
    if isSaid, words.hasPrefix("for "), Words(words).words.allSatisfy({ !Self.all.contains($0) }) {
      return
    }
    guard let lead = Self.choices.first(where: { words.hasPrefix($0) }) else { return nil }
    let others = Self.names(in: rest.dropFirst(lead.utf8.count)).filter { $0 != name }
    condition = Self.unless(others)
  }

  private static let yes = ["yes", "required", "mandatory", "true"]
  private static let all: WordSet = ["all", "any", "every", "each", "this", "these"]
  private static let choices = [
    "either of", "either", "exactly one of", "at least one of", "any one of", "one of", "any of",
    "or ",
  ]

  /// "unless `code` is given", of a row beside which others may stand.
  static func unless(_ others: [String]) -> String? {
    guard let last = others.last else { return nil }
    let spans = others.dropLast().map { "`\($0)`" }.joined(separator: ", ")
    return "unless \(spans.isEmpty ? "" : spans + " or ")`\(last)` is given"
  }

  /// Names with commas, slashes, "or" or "and" between them; none where the text says anything else.
  private static func names(in text: Substring) -> [String] {
    var names: [String] = []
    for word in text.split(whereSeparator: { ", /:()`".contains($0) }) {
      if word == "or" || word == "and" || word == "of" { continue }
      guard word.utf8.allSatisfy({ $0.isASCIIWord || "_-.[]".utf8.contains($0) }) else { return [] }
      names.append(String(word))
    }
    return names.count <= 6 ? names : []
  }
}

extension FieldRow {
  /// Whether the description begins with what happens where it is given: "If specified, this becomes the title".
  var saysIfGiven: Bool {
    guard case .text(let text)? = description.first,
      text.utf8.first.map({ "IiWw".utf8.contains($0) }) == true
    else { return false }
    let words = Words(text.prefix(30)).words
    return words.count > 1 && ["if", "when"].contains(words[0])
      && Self.wordsOfGiving.contains(words[1]) && text.prefix(30).contains(",")
  }

  private static let wordsOfGiving: WordSet = [
    "specified", "given", "provided", "supplied", "set", "passed", "present",
  ]
}
