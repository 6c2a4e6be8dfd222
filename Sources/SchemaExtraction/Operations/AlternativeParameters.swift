import SlateReference

/// Parameters one of which has to be there: "Either `name` or `code` is required."
struct AlternativeParameters {
  /// The others of each name.
  private(set) var others: [String: [String]] = [:]

  /// Adds what the sentences of some text say.
  mutating func read(_ content: [Inline]) {
    guard Self.mayName(content) else { return }
    let text = MarkdownText().text(content)
    guard text.utf8.count < 2000, Self.choices.standIn(text.lowercased()) else { return }
    for sentence in Extraction.sentences(in: text) {
      for names in Self.alternatives(in: sentence) {
        for name in names { others[name] = names.filter { $0 != name } }
      }
    }
  }

  /// The same for the blocks of a section: its paragraphs, its lists and its asides.
  mutating func read(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): read(paragraph.content)
      case .aside(_, let blocks, _): read(blocks)
      case .list(let list): for item in list.items { read(item.blocks) }
      default: continue
      }
    }
  }

  /// Whether two code spans stand there.
  private static func mayName(_ content: [Inline]) -> Bool {
    var count = 0
    for case .code in content { count += 1 }
    return count > 1
  }

  private static let choices: PhraseList = ["or", "one of"]
  private static let needs: PhraseList = ["required", "must", "mandatory", "needed"]
  private static let leads = ["one of", "either of", "any of"]
  private static let conditions: WordSet = [
    "if", "when", "unless", "for", "where", "with", "without", "than", "by", "while",
  ]

  /// The names in a sentence that "or" joins, or that stand behind "one of", where it says that one is needed.
  private static func alternatives(in sentence: String) -> [[String]] {
    guard needs.standIn(sentence.lowercased()) else { return [] }
    var found: [[String]] = []
    var names: [String] = []
    var isChoice = false
    var isCondition = false
    func finish() {
      if isChoice, !isCondition, (2...6).contains(names.count) { found.append(names) }
      names = []
      isChoice = false
    }
    let parts = sentence.split(separator: "`", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      guard index % 2 == 0 else {
        names.append(String(part))
        continue
      }
      let words = Words(part).words
      if !names.isEmpty, index < parts.count - 1,
        words.allSatisfy({ ["or", "and", "the", "a", "an"].contains($0) })
      {
        isChoice = isChoice || words.contains("or")
        continue
      }
      finish()
      isCondition = words.last.map { conditions.contains($0) } ?? false
      let lead = words.suffix(2).joined(separator: " ")
      isChoice = leads.contains(lead)
    }
    finish()
    return found
  }
}

extension Extraction {
  /// The parameters one of which has to be there, as the prose of an operation's sections says.
  func alternativeParameters(of site: EndpointSite) -> AlternativeParameters {
    var alternatives = AlternativeParameters()
    for node in site.sectionsOfParameters { alternatives.read(outline.nodes[node].blocks) }
    return alternatives
  }
}

extension FieldRow {
  /// The row, no longer required by itself where another may stand in its place: the operation's prose says so, where
  /// each name is that of a row, or its own description.
  func settled(by alternatives: AlternativeParameters, among names: Set<String>) -> FieldRow {
    var row = self
    if let others = alternatives.others[name], names.isSuperset(of: others) {
      row.required = false
      row.condition = row.condition ?? RequirementCondition.unless(others)
    } else if required != false {
      var own = AlternativeParameters()
      own.read(description)
      if own.others[name] != nil { row.required = false }
    }
    return row
  }
}
