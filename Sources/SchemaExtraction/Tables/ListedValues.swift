import SlateDiagnostics
import SlateReference

/// A table that lists the values of the rows of another one, a value a row: `Parameter | Value`.
struct ListedValues: Sendable {
  /// One of its rows.
  struct Entry: Sendable {
    var name: String
    /// Whether it stands for the value as a whole.
    var isWhole: Bool
    var depth: Int
    var value: String
    /// What it means, where that is told.
    var meaning = ""
    var location: SourceLocation
  }

  /// The row that they are the values of, where a sentence names it and no table may have it.
  private(set) var told: FieldRow?

  var entries: [Entry] = []

  /// Reads a table of two columns, one of names and one headed "Value", where the heading speaks of values or a name stands
  /// there twice; nil for every other table.
  init?(_ table: Table, below heading: Words) {
    guard table.header.count == 2, LabelWords.header(table.header[1].text) == ["value"],
      let head = LabelWords.header(table.header[0].text).last, Self.nameWords.contains(head)
    else { return nil }
    for row in table.rows where row.count == 2 {
      let nameless = NamelessRow(row[0].content)
      let name = FieldName(row[0].content)
      guard let text = nameless == nil ? name.names.first : "" else { return nil }
      entries.append(
        Entry(
          name: text, isWhole: nameless == .whole,
          depth: nameless == nil ? name.depth : FieldName.depth(of: row[0].text),
          value: row[1].text, location: row[0].location))
    }
    let speaksOfValues = heading.words.contains { Self.headingWords.contains($0) }
    let repeats = Set(entries.map(\.name)).count < entries.count
    guard !entries.isEmpty, speaksOfValues || repeats else { return nil }
  }

  /// Reads a table of values below a sentence that says whose they are: "The `state` parameter can be one of the following
  /// values", whatever the headers are called.
  init?(_ table: Table, _ columns: TableColumns, announcedBy lead: Paragraph?) {
    guard let lead, (2...3).contains(table.header.count), columns.type == nil,
      columns.required == nil, columns.optional == nil, columns.defaultValue == nil,
      columns.kind == .fields || columns.kind == .values, !table.rows.isEmpty,
      let name = Self.subject(of: lead, isOfValues: Self.isHeadedValue(table))
    else { return nil }
    var row = FieldRow(name: name, description: lead.content, location: table.rows[0][0].location)
    row.descriptionPlace = nil
    told = row
    for cells in table.rows {
      let value = DescriptionFacts.unquoted(cells[0].text)
      guard !value.isEmpty, value.count <= 80 else { return nil }
      let meaning = columns.description.map { cells[$0].text } ?? ""
      entries.append(
        Entry(
          name: name, isWhole: false, depth: 0, value: String(value), meaning: meaning,
          location: cells[0].location))
    }
    guard Set(entries.map(\.value)).count == entries.count else { return nil }
  }

  /// Reads a table of values behind one with the row that they are those of: "State | Description" behind `state`,
  /// "Value | Description" behind what may be any.
  ///
  /// Without such a row nothing is taken from the latter, and it is no table of fields either.
  init?(_ table: Table, behind last: TableReading) {
    guard table.header.count == 2, !table.rows.isEmpty, last.rows.count <= 100 else {
      return nil
    }
    let owner: FieldRow?
    if Self.isHeadedValue(table) {
      guard !Self.isHeadedValue(last.table) else { return nil }
      owner = Self.pointing(last.rows)
    } else {
      let head = table.header[0].text
      guard head.utf8.count <= 60, head.utf8.contains(where: \.isASCIIWord) else { return nil }
      let folded = Words(head).singular.folded
      owner = last.rows.first { Words($0.name).singular.folded == folded }
      if owner == nil { return nil }
    }
    guard let owner else { return }
    for cells in table.rows {
      let value = DescriptionFacts.unquoted(cells[0].text)
      guard !value.isEmpty, value.utf8.count <= 80 else { return nil }
      entries.append(
        Entry(
          name: owner.name, isWhole: false, depth: owner.depth, value: String(value),
          meaning: cells.count > 1 ? cells[1].text : "", location: cells[0].location))
    }
    guard Set(entries.map(\.value)).count == entries.count else { return nil }
  }

  /// The only row, the only one that says that something stands below, or the only one of text with a name such as `state`.
  private static func pointing(_ rows: [FieldRow]) -> FieldRow? {
    if rows.count == 1 { return rows[0] }
    let pointing = rows.filter { row in
      let words = Words(row.description.plainText.prefix(400)).words
      return words.contains("below") || words.contains("following")
    }
    if let first = pointing.first { return pointing.count == 1 ? first : nil }
    let chosen = rows.filter { row in
      Words(row.name).words.last.map { namesOfChoices.contains($0) } ?? false && row.takesText
    }
    return chosen.count == 1 ? chosen[0] : nil
  }

  /// What one of several is called, most often.
  private static let namesOfChoices: WordSet = [
    "state", "status", "kind", "type", "mode", "role", "level", "category", "event",
  ]

  private static func isHeadedValue(_ table: Table) -> Bool {
    let words = LabelWords.header(table.header[0].text)
    return words == ["value"] || words == ["values"]
  }

  /// The only name in code of a sentence that speaks of its values, or that calls it a parameter above a column of values.
  private static func subject(of lead: Paragraph, isOfValues: Bool) -> String? {
    var code: [String] = []
    for inline in lead.content { if case .code(let text) = inline { code.append(text) } }
    guard code.count == 1, let name = code.first, name.utf8.count <= 60,
      name.utf8.first.map({ $0.isASCIIWord && !SampleCursor.isDigit($0) }) == true,
      name.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "_") })
    else { return nil }
    let text = lead.content.plainText
    guard text.utf8.count < 400 else { return nil }
    let words = Words(text).words
    if words.contains("value") || words.contains("values") {
      return words.contains { ["following", "possible", "allowed", "valid", "below"].contains($0) }
        || text.last == ":" ? name : nil
    }
    if ValueList.saysThatNameCanBe(text, words) { return name }
    return isOfValues && words.contains { fieldWords.contains($0) } ? name : nil
  }

  private static let fieldWords: WordSet = [
    "parameter", "parameters", "field", "attribute", "property", "argument",
  ]
  private static let nameWords: WordSet = [
    "parameter", "property", "attribute", "field", "name", "argument", "key",
  ]
  private static let headingWords: WordSet = [
    "values", "enumerated", "enumeration", "enumerations", "enum", "enums",
  ]
}

extension Extraction {
  /// Gives the rows of tables the values that a table below them lists.
  mutating func placeListedValues() {
    var targets: [Int: [ValueTarget]] = [:]
    for node in outline.nodes {
      for reading in tables[node.id] {
        guard let listed = reading.listedValues else { continue }
        for section in sectionsBefore(node) where targets[section] == nil {
          targets[section] = tables[section].indices.compactMap {
            ValueTarget(tables[section][$0], at: $0)
          }
        }
        if var row = listed.told, !isKnown(row.name, before: node, targets) {
          row.values = listed.entries.map(\.value)
          row.meanings = listed.entries.map(\.meaning)
          for entry in listed.entries.dropFirst() { mergedRows[entry.location] = row.location }
          if let index = tables[node.id].firstIndex(where: {
            $0.table.location == reading.table.location
          }) {
            tables[node.id][index].rows = [row]
            tables[node.id][index].listedValues = nil
          }
          continue
        }
        for entry in listed.entries { place(entry, listedIn: node, &targets) }
      }
    }
    for section in tables.indices {
      for table in tables[section].indices {
        for row in tables[section][table].rows.indices
        where !tables[section][table].rows[row].values.isEmpty {
          tables[section][table].rows[row].tellNumbers()
        }
      }
    }
  }

  /// Whether a table before a section has a row of a name.
  private func isKnown(
    _ name: String, before node: Outline.Node, _ targets: [Int: [ValueTarget]]
  ) -> Bool {
    sectionsBefore(node).contains { section in
      targets[section]?.contains { $0.row(named: name, depth: 0) != nil } ?? false
    }
  }

  private mutating func place(
    _ entry: ListedValues.Entry, listedIn node: Outline.Node, _ targets: inout [Int: [ValueTarget]]
  ) {
    for section in sectionsBefore(node) {
      for index in (targets[section] ?? []).indices {
        guard let target = targets[section]?[index] else { continue }
        if entry.isWhole, entry.depth == 0 {
          guard let row = target.whole else { continue }
          tables[section][target.table].wholes[row].values.append(entry.value)
          mergedRows[entry.location] = tables[section][target.table].wholes[row].location
          return
        }
        guard let row = target.row(named: entry.name, depth: entry.depth) else { continue }
        if targets[section]?[index].takes(entry.value, row) == true {
          let known = tables[section][target.table].rows[row]
          if !entry.meaning.isEmpty, known.meanings.count == known.values.count {
            tables[section][target.table].rows[row].meanings.append(entry.meaning)
          }
          tables[section][target.table].rows[row].values.append(entry.value)
        }
        mergedRows[entry.location] = tables[section][target.table].rows[row].location
        return
      }
    }
    guard !entry.isWhole else {
      mergedRows[entry.location] = node.heading.location
      return
    }
    warn(
      .rowNotPlaced,
      "No table above has a row '\(entry.name)' that could take the value '\(entry.value)'",
      at: entry.location)
  }

  /// The sections whose rows a list of values may be about, the nearest first: its own, the one above it, and those before
  /// it.
  func sectionsBefore(_ node: Outline.Node) -> [Int] {
    guard let parent = node.parent else { return [node.id] }
    let siblings = outline.nodes[parent].children.prefix { $0 != node.id }.suffix(3)
    return [node.id] + siblings.reversed() + [parent]
  }
}

extension FieldRow {
  /// An enumeration holds texts: that a number is one of some is told in words.
  fileprivate mutating func tellNumbers() {
    guard let typeText, let type = TypeColumn.type(of: typeText),
      [.integer, .number, .array(.integer), .array(.number)].contains(type)
    else { return }
    let end = description.plainText.last
    let lead = end == nil ? "" : ".!?。".contains(end ?? ".") ? " " : ". "
    description.append(.text("\(lead)Values: \(values.joined(separator: ", "))."))
    values = []
    descriptionPlace = nil
  }

  /// Whether it may be text.
  fileprivate var takesText: Bool {
    typeText.map { [.string, .any].contains(TypeText($0).type) } ?? true
  }

  /// Whether it may be one of several values: text, or a number.
  fileprivate var takesValues: Bool { typeText.map { TypeText($0).type != .any } ?? true }
}

/// A table whose rows may take listed values, with its rows by their names.
private struct ValueTarget {
  /// Which of its section's tables it is.
  let table: Int
  /// The row for the whole value, where that may be one of several.
  let whole: Int?
  private var byName: [String: Int] = [:]
  private var byPlace: [String: Int] = [:]
  /// The values that rows have.
  private var taken: Set<String> = []

  /// - Returns: nil for a table that lists values itself.
  init?(_ reading: TableReading, at table: Int) {
    guard reading.listedValues == nil else { return nil }
    self.table = table
    whole = reading.wholes.firstIndex { $0.takesValues }
    for (index, row) in reading.rows.enumerated() {
      byName[row.name] = byName[row.name] ?? index
      let place = Self.place(row.name, row.depth)
      byPlace[place] = byPlace[place] ?? index
      for value in row.values { taken.insert(Self.place(value, index)) }
    }
  }

  func row(named name: String, depth: Int) -> Int? {
    byPlace[Self.place(name, depth)] ?? byName[name]
  }

  /// Whether a row has not had a value so far; it has it now.
  mutating func takes(_ value: String, _ row: Int) -> Bool {
    taken.insert(Self.place(value, row)).inserted
  }

  private static func place(_ text: String, _ number: Int) -> String { "\(number) \(text)" }
}
