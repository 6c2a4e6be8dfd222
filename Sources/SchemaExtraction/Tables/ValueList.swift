import SlateDiagnostics
import SlateReference

/// A list of the values of an attribute, below a line that says so: "Possible values of `state`:", or below a heading with the
/// attribute's name: "### State values".
struct ValueList: Sendable {
  /// The attribute's name, in its own spelling or as words.
  var name: Words
  var values: [String] = []
  /// What each of them means.
  var meanings: [String] = []
  var location: SourceLocation

  /// Where the name stands.
  private(set) var source: Source

  enum Source: Sendable {
    /// In code in the line above: then it is a fact, whether a row is found or not.
    case code
    /// In the words of a line or a heading.
    case words
    /// At most in the heading above a line that says only that values follow: they may be those of the one row before it.
    case heading
  }

  /// The lists of a section.
  static func all(in node: Outline.Node) -> [ValueList] {
    var found: [ValueList] = []
    var lead: Paragraph?
    for block in node.blocks {
      if case .list(let list) = block, let read = ValueList(list, below: lead, in: node) {
        found.append(read)
      }
      if case .paragraph(let paragraph) = block { lead = paragraph } else { lead = nil }
    }
    return found
  }

  private init?(_ list: List, below lead: Paragraph?, in node: Outline.Node) {
    guard (2...Self.maximumValues).contains(list.items.count),
      let told = Self.attribute(below: lead, in: node)
    else { return nil }
    (name, source) = told
    location = list.location
    for item in list.items {
      guard item.blocks.count == 1, case .paragraph(let paragraph) = item.blocks[0],
        let entry = ListedItems.Entry(paragraph.content), !values.contains(entry.value)
      else { return nil }
      values.append(entry.value)
      meanings.append(entry.meaning.plainText)
    }
  }

  private static let maximumValues = 100

  /// Whose values a list has: the only name in code of the line above, where that speaks of values, or what that line or the
  /// heading says besides such words. A line that speaks of something else ends the heading's reach.
  private static func attribute(
    below lead: Paragraph?, in node: Outline.Node
  ) -> (name: Words, source: Source)? {
    guard let lead else {
      return attribute(in: node.words.words, needsWord: true).map { ($0, .words) }
    }
    let text = lead.content.plainText
    guard text.utf8.count < 200 else { return nil }
    if case .strong? = lead.content.first, lead.content.count == 1, text.utf8.count < 60 {
      return attribute(in: Words(text).words, needsWord: true).map { ($0, .words) }
    }
    guard text.hasSuffix(":") else { return nil }
    var names: [String] = []
    for inline in lead.content { if case .code(let code) = inline { names.append(code) } }
    let words = Words(text).words
    let saysOneOf = zip(words, words.dropFirst()).contains { $0 == "one" && $1 == "of" }
    let saysCanBe = names.count == 1 && saysThatNameCanBe(text, words)
    guard saysOneOf || saysCanBe || words.contains("values") || words.contains("options") else {
      return nil
    }
    if names.count == 1, let name = names.first, name.utf8.count <= 60 {
      return (Words(name), .code)
    }
    guard names.isEmpty else { return nil }
    if words.allSatisfy({ leadWords.contains($0) }) {
      return (attribute(in: node.words.words, needsWord: false) ?? Words(words: []), .heading)
    }
    return attribute(in: words, needsWord: true).map { ($0, .words) }
  }

  /// "The `state` can be:", and nothing else.
  static func saysThatNameCanBe(_ text: String, _ words: [String]) -> Bool {
    text.hasSuffix(":") && words.count <= 8 && words.last == "be"
      && words.dropLast().last.map { ["can", "may", "could", "must"].contains($0) } ?? false
  }

  /// What some words say besides that values follow: few words, which may be a name.
  private static func attribute(in said: [String], needsWord: Bool) -> Words? {
    let rest = said.filter { !leadWords.contains($0) }
    guard !rest.isEmpty, rest.count <= 4, !needsWord || rest.count < said.count else { return nil }
    return Words(words: rest)
  }

  /// Words that say nothing but that values follow.
  private static let leadWords: WordSet = [
    "the", "possible", "valid", "allowed", "accepted", "available", "supported", "values", "value",
    "options", "enum", "enumeration", "are", "is", "one", "of", "for", "following", "can", "be",
    "must", "may", "these", "list", "it",
  ]
}

extension Extraction {
  /// Gives rows the values that lists below them name, where one row has that name and no values yet.
  mutating func placeValueLists() {
    for (section, lists) in valueLists.sorted(by: { $0.key < $1.key }) {
      for list in lists {
        guard let (node, table, row) = rowOfValues(list, near: section) else {
          if list.source == .code, !tables[section].isEmpty {
            let shown = list.values.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
            warn(
              .rowNotPlaced,
              "No table above has a row '\(list.name.words.joined(separator: "_"))' that could take the values \(shown)",
              at: list.location)
          }
          continue
        }
        tables[node][table].rows[row].values = list.values
        tables[node][table].rows[row].meanings = list.meanings
        placedValueLists.insert(list.location)
      }
    }
  }

  /// The row of that name in the section itself, the ones before it or the one above it.
  private func rowOfValues(
    _ list: ValueList, near section: Int
  ) -> (node: Int, table: Int, row: Int)? {
    let wanted = list.name.folded
    for node in sectionsBefore(outline.nodes[section]) {
      for (table, reading) in tables[node].enumerated() where reading.listedValues == nil {
        let places = reading.rows.indices.filter { Words(reading.rows[$0].name).folded == wanted }
        guard let row = places.first else { continue }
        let known = reading.rows[row]
        guard places.count == 1, known.values.isEmpty, known.takesListedText else { return nil }
        return (node, table, row)
      }
    }
    return list.source == .heading ? onlyRow(in: section) : nil
  }

  /// The row of the last table of a section, where that has one alone.
  private func onlyRow(in section: Int) -> (node: Int, table: Int, row: Int)? {
    guard let table = tables[section].indices.last, tables[section][table].listedValues == nil,
      tables[section][table].rows.count == 1
    else { return nil }
    let row = tables[section][table].rows[0]
    return row.values.isEmpty && row.takesListedText ? (section, table, 0) : nil
  }
}

extension FieldRow {
  /// Whether it may be one of several texts.
  fileprivate var takesListedText: Bool {
    typeText.map { text in
      [.string, .array(.string), .array(.any)].contains(TypeColumn.type(of: text))
    } ?? true
  }
}
