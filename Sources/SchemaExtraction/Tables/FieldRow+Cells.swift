import APISchema
import SlateDiagnostics
import SlateReference

/// What the cells of a row say.
extension FieldRow {
  /// Reads the rows of a table of fields, and what their descriptions say; a row without a name is left out.
  ///
  /// - Parameter merged: The rows that are understood and none of a field.
  static func rows(
    of table: Table, columns: TableColumns, merged: inout [SourceLocation]
  ) -> (rows: [FieldRow], descriptions: [RowDescription?]) {
    var rows: [FieldRow] = []
    rows.reserveCapacity(table.rows.count)
    var required: Bool?
    var inner = table.inner[...]
    let table = Self.joiningNameless(table, columns, merged: &merged)
    let isOfPaths = Self.writesPaths(table, in: columns.name)
    for (index, cells) in table.rows.enumerated() where columns.name < cells.count {
      if let label = GroupLabel(cells) {
        merged.append(cells[0].location)
        required = label.required
        continue
      }
      var cell = cells[columns.name]
      if isOfPaths { cell = Self.withDots(cell) }
      let nameless = NamelessRow(cell.content)
      let names = nameless == nil ? FieldName(cell.content) : FieldName(besides: cell.text)
      if names.names.isEmpty, !cell.text.isEmpty,
        cell.text.allSatisfy({ $0 == "." || $0 == "…" })
      {
        merged.append(cells[0].location)
      }
      for name in names.names {
        var row = FieldRow(
          name: name,
          description: columns.description.map { cells[$0].content } ?? [],
          location: cell.location)
        row.isSpoken = names.isSpoken
        row.depth = names.depth
        row.nameless = nameless
        row.typeText = names.typeText
        row.required = names.required
        row.isReadOnly = names.access == .readOnly
        row.isWriteOnly = names.access == .writeOnly
        row.read(cells, columns)
        if columns.describesWhole {
          row.name = "body"
          row.place = .body
        }
        if required != nil, !row.isMarked { row.required = required }
        if let value = names.shownValue {
          if row.isAnotherValue(value, of: &rows) {
            merged.append(row.location)
            continue
          }
          row.assigned = value
          row.example = row.example ?? value
        }
        row.readBareValues()
        let items = row.takeListedItems()
        rows.append(row)
        rows += items
      }
      while let next = inner.first, next.row <= index {
        if next.row == index { rows.append(inner: next.table, merged: &merged) }
        inner = inner.dropFirst()
      }
    }
    if columns.example != nil { rows.nameAsInExamples(merged: &merged) }
    if columns.type == nil { rows.readLeadingWords() }
    if rows.count > 1, rows[0].name == "anonymous", rows[0].depth == 0,
      rows.dropFirst().allSatisfy({ $0.depth > 0 })
    {
      rows[0].nameless = .whole
    }
    rows.markSchema(columns)
    var descriptions: [RowDescription?] = []
    descriptions.reserveCapacity(rows.count)
    for index in rows.indices {
      let said = RowDescription(rows[index])
      rows[index].requiredInProse = said.required
      if said.facts.isConditional { rows[index].required = false }
      descriptions.append(said)
    }
    return (rows, descriptions)
  }

  /// The table with the rows that have nothing but a description joined to what stands above them.
  private static func joiningNameless(
    _ table: Table, _ columns: TableColumns, merged: inout [SourceLocation]
  ) -> Table {
    guard let description = columns.description, description != columns.name, table.inner.isEmpty,
      table.rows.dropFirst().contains(where: { isContinuation($0, columns) })
    else { return table }
    var joined = table
    joined.rows = []
    for cells in table.rows {
      if let last = joined.rows.indices.last, isContinuation(cells, columns) {
        let mark: [Inline] = joined.rows[last][description].content.isEmpty ? [] : [.softBreak]
        joined.rows[last][description].content += mark + cells[description].content
        merged.append(cells[0].location)
      } else {
        joined.rows.append(cells)
      }
    }
    return joined
  }

  private static func isContinuation(_ cells: [Table.Cell], _ columns: TableColumns) -> Bool {
    guard cells.indices.contains(columns.name), cells[columns.name].content.isEmpty else {
      return false
    }
    return cells.indices.allSatisfy { cells[$0].content.isEmpty != ($0 == columns.description) }
  }

  /// Whether names are paths with slashes, `data/attributes/title`: of several rows that begin with the same part.
  private static func writesPaths(_ table: Table, in column: Int) -> Bool {
    var first: Set<Substring> = []
    for cells in table.rows where column < cells.count {
      let text = cells[column].text
      guard text.utf8.contains(UInt8(ascii: "/")), !text.contains(" "), text.utf8.count <= 120
      else { continue }
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      guard parts.count > 1,
        parts.allSatisfy({ part in
          !part.isEmpty
            && part.utf8.allSatisfy { $0.isASCIIWord || "_-[]".utf8.contains($0) }
        })
      else { continue }
      if !first.insert(parts[0]).inserted { return true }
    }
    return false
  }

  /// The cell with dots in place of the slashes of a name: `data.attributes.title`.
  private static func withDots(_ cell: Table.Cell) -> Table.Cell {
    guard cell.content.count == 1, !cell.text.contains(" ") else { return cell }
    var cell = cell
    switch cell.content[0] {
    case .text(let text): cell.content = [.text(text.replacing("/", with: "."))]
    case .code(let text): cell.content = [.code(text.replacing("/", with: "."))]
    default: break
    }
    return cell
  }

  private mutating func read(_ cells: [Table.Cell], _ columns: TableColumns) {
    var columns = columns
    // "String | yes" below "Required | Type": the author took one for the other.
    if let type = columns.type, let needed = columns.required, type < cells.count,
      needed < cells.count, Self.isRequired(cells[type].text) != nil,
      TypeColumn.type(of: cells[type].text) == nil, Self.isRequired(cells[needed].text) == nil,
      TypeColumn.type(of: cells[needed].text) != nil
    {
      (columns.type, columns.required) = (needed, type)
    }
    func text(_ column: Int?) -> String? {
      guard let column, column < cells.count else { return nil }
      let text = cells[column].text
      return text.isEmpty ? nil : text
    }
    readLabels()
    if let access = Access(saidIn: description) { mark(access) }
    if columns.type == nil { readLeadingType() }
    if description.count == 1, case .text(let said) = description[0],
      ["none", "no description"].contains(said.trimmingSpaces().lowercased())
    {
      description = []
    }
    if let column = columns.type, column < cells.count, text(column) != nil {
      readType(cells[column].content.typeText, links: cells[column].content)
    }
    if let said = text(columns.typeOrValue), TypeColumn.type(of: said) != nil { typeText = said }
    if let said = text(columns.format), case .date? = TypeColumn.type(of: said) { typeText = said }
    if let said = text(columns.required) {
      if let choice = RequirementCondition(column: said, of: name) {
        required = false
        condition = choice.condition
        if condition == nil { description.append(.text(" (\(said))")) }
      } else {
        required = Self.isRequired(said) ?? required
      }
      // "no (default `10`)"
      if let remark = said.firstRange(of: "(default "), said.last == ")",
        columns.defaultValue == nil
      {
        readDefault(String(said[remark.upperBound...].dropLast().drop { ": =".contains($0) }))
      }
    }
    if let said = text(columns.optional) { required = Self.isYes(said).map { !$0 } ?? required }
    if let said = text(columns.nullable), Self.isYes(said) == true { isNullable = true }
    if let said = text(columns.required).flatMap({ Access(remark: $0) }) { mark(said) }
    if let said = text(columns.readOnly),
      (Access.isReadOnly(column: said) ?? Self.isYes(said)) == true
    {
      if !isReadOnly { description.append(sentence: "Read-only.") }
      isReadOnly = true
    }
    if let said = text(columns.restrictions).flatMap({ Access(remark: $0) }) { mark(said) }
    if description.isEmpty, let column = columns.label, column < cells.count {
      description = cells[column].content
    }
    if let said = text(columns.writable), Self.isYes(said) == false {
      if !isReadOnly { description.append(sentence: "Read-only.") }
      isReadOnly = true
    }
    if let said = text(columns.place) { place = Self.place(of: said) }
    if let said = text(columns.defaultValue) { readDefault(said) }
    if let column = columns.example, column < cells.count {
      example = text(column)
      if let example, let told = Self.bracketed(name, in: example) { name = told }
      if columns.showsExamples { description = ExampleColumn.description(of: cells[column]) }
    }
    if let column = columns.values, column < cells.count {
      values = ProseScanner.literalList(in: MarkdownText().text(cells[column].content))
      if values.isEmpty, let said = text(column) { values = ProseScanner.plainList(in: said) }
      readValues()
      if typeText == nil, Set(values.map { $0.lowercased() }) == ["true", "false"] {
        typeText = "boolean"
        values = []
      }
    }
  }

  /// What an example of a URL calls a row in its query where that is a part of something: `filter[lent]` for "lent".
  private static func bracketed(_ name: String, in example: String) -> String? {
    guard example.utf8.count <= 400, let mark = example.firstIndex(of: "?"), !name.isEmpty,
      !name.contains("[")
    else { return nil }
    let query = example[example.index(after: mark)...].prefix { $0 != "\"" && $0 != "`" }
    return QueryItem.items(in: query).map(\.name).first { item in
      item.hasSuffix("[\(name)]") && item.first?.isLetter == true
    }
  }

  private mutating func mark(_ access: Access) {
    switch access {
    case .readOnly: isReadOnly = true
    case .writeOnly: isWriteOnly = true
    }
  }

  mutating func readType(_ text: String, links: [Inline]) {
    switch text.lowercased() {
    case "-", "–", "—", "n/a", "?": return
    default: break
    }
    // "&page=2": how it is written, and no type.
    if text.hasPrefix("&") || text.hasPrefix("?") { return }
    if let listed = Self.values(listedIn: text), values.isEmpty, !links.hasLinks {
      values = listed
      return
    }
    if values.isEmpty, !links.hasLinks,
      let listed = TypedValues(type: TypedValues.marked(links) ?? text)
    {
      values = listed.values
      typeText = listed.typeText
      return
    }
    typeText = text
    typeAnchors += links.fragments
    let said = TypeText(text)
    isNullable = said.isNullable
    required = said.required ?? required
    if let access = said.access { mark(access) }
    defaultValue = said.defaultValue ?? defaultValue
  }

  /// Labels in HTML are facts, not words: `<i class="label">read-only</i>`, `<span class="label">mandatory</span>`.
  private mutating func readLabels() {
    guard description.contains(where: { if case .html = $0 { true } else { false } }) else {
      return
    }
    var kept: [Inline] = []
    var index = 0
    while index < description.count {
      if index + 2 < description.count, case .html(let open) = description[index],
        case .text(let label) = description[index + 1],
        case .html(let close) = description[index + 2], close.hasPrefix("</"), Self.isLabel(open)
      {
        switch label.trimmingSpaces().lowercased() {
        case "required", "mandatory": required = true
        case "optional": required = false
        default:
          switch Access(remark: label) {
          case .readOnly?: kept.append(sentence: "Read-only.")
          case .writeOnly?: kept.append(sentence: "Write-only.")
          case nil: kept.append(.text(label))
          }
          if let access = Access(remark: label) { mark(access) }
        }
        index += 3
        continue
      }
      kept.append(description[index])
      index += 1
    }
    description = kept
  }

  /// A type that stands out before a description: `**string** The title`, `<b>integer (required)</b> How many`.
  private mutating func readLeadingType() {
    let label: String
    let length: Int
    switch description.first {
    case .strong(let inner)?, .emphasis(let inner)?: (label, length) = (inner.plainText, 1)
    case .html(let open)?:
      guard description.count > 3, case .text(let text) = description[1],
        case .html(let close) = description[2], close.hasPrefix("</"),
        ["<strong", "<b>", "<em", "<i>", "<code", "<span"].contains(where: { open.hasPrefix($0) })
      else { return }
      (label, length) = (text, 3)
    default: return
    }
    let said = TypeText(String(label.drop { "([".contains($0) }))
    // The word alone is a description.
    guard label.utf8.count < 40, description.count > length || said.required != nil,
      !said.name.isEmpty, TypeColumn.type(of: said.name) != nil
    else { return }
    typeText = label
    required = said.required ?? required
    description.removeFirst(length)
    if case .text(let text)? = description.first {
      description[0] = .text(String(text.drop { " :,.–-".contains($0) }))
    }
  }

  /// `<i class="label label-info">`, `<span class='badge'>`, `<small>`.
  private static func isLabel(_ tag: String) -> Bool {
    let lower = tag.lowercased()
    return lower.contains("label") || lower.contains("badge") || lower.contains("tag")
      || lower.hasPrefix("<small") || lower.hasPrefix("<sup")
  }

  private mutating func readDefault(_ text: String) {
    switch text.lowercased() {
    case "required", "(required)", "required.", "*required*", "mandatory", "(mandatory)":
      required = true
    case "optional", "(optional)": required = required ?? false
    case "none", "n/a", "-", "–", "—", "see below", "no default", "null", "nil", "undefined",
      "empty",
      "(empty)", "unset":
      break
    case "none (required)", "none, required", "n/a (required)", "- (required)": required = true
    case _ where LabelWords.isNothing(text): break
    case _ where Self.isSentence(text): description.append(sentence: text)
    case _ where LabelWords.header(text) == ["required"]: required = true
    default: defaultValue = DescriptionFacts.unquoted(text)
    }
  }

  /// Words that say what happens, and no value: "If omitted, all of them".
  private static func isSentence(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.utf8.count > 24 else { return false }
    let words = text.split(separator: " ")
    return words.count > 4 && !text.contains("`")
      && ["if", "when", "unless", "by", "the", "all", "otherwise"].contains(words[0].lowercased())
  }

  private static func isRequired(_ text: String) -> Bool? {
    let lower = text.lowercased()
    for lead in ["optional", "not required", "conditional", "depends", "sometimes", "recommended"]
    where lower.hasPrefix(lead) { return false }
    if lower.hasPrefix("required") || lower.hasPrefix("mandatory") { return true }
    return isYes(text)
  }

  private static func isYes(_ text: String) -> Bool? {
    // A mark may be followed by one that says how it is drawn.
    switch text.unicodeScalars.first {
    case "✓", "✔", "☑", "✅", "●", "•": return true
    case "✗", "✘", "✕", "❌", "-", "–", "—": return false
    default: break
    }
    switch Words(text).words.first {
    case "yes", "true", "y", "x", "required", "always", "1": return true
    case "no", "false", "n", "optional", "never", "0": return false
    default: return LabelWords.isYes(text)
    }
  }

  /// What a word of a column says about where a parameter goes.
  static func place(of text: String) -> Parameter.Place? {
    let words = Words(text).words
    guard words.count < 4 else { return nil }
    if words.contains("path") || words == ["url"] || words == ["uri"] || words == ["route"] {
      return .path
    }
    if words.contains("query") || words.contains("querystring") { return .query }
    if words.contains("header") || words.contains("headers") { return .header }
    if words.contains("body") || words == ["form"] || words == ["json"] || words == ["formdata"]
      || words == ["form", "data"] || words == ["payload"] || words == ["post"]
    {
      return .body
    }
    return nil
  }
}

extension [Inline] {
  /// Adds a sentence, behind a full stop where the text has none.
  fileprivate mutating func append(sentence: String) {
    if case .text(let text)? = last {
      let trimmed = text.trimmingSpaces()
      self[count - 1] = .text(String(trimmed))
      if trimmed.isEmpty { removeLast() }
    }
    let end = plainText.last
    let isEnded = end == nil || end == "." || end == "!" || end == "?"
    append(.text(isEnded ? (isEmpty ? sentence : " \(sentence)") : ". \(sentence)"))
  }
}

extension [FieldRow] {
  /// Takes in a table that stands in a cell of the last row: the attributes of an object, or values.
  fileprivate mutating func append(inner table: Table, merged: inout [SourceLocation]) {
    guard let last = indices.last else { return }
    let columns = TableColumns(table)
    switch columns.kind {
    case .fields:
      for var row in FieldRow.rows(of: table, columns: columns, merged: &merged).rows {
        row.depth += self[last].depth + 1
        append(row)
      }
    case .values:
      let listed = table.rows.filter {
        columns.name < $0.count && !$0[columns.name].content.isEmpty
      }
      guard self[last].values.isEmpty, !listed.isEmpty else { return }
      self[last].values = listed.map { $0[columns.name].text }
      self[last].meanings = listed.map { row in
        columns.description.map { MarkdownText().text(row[$0].content) } ?? ""
      }
    case .errors, .overview, .other: return
    }
  }

  /// Marks the rows of a table that says of each attribute whether it is always there: it has a column of restrictions, or
  /// rows inside of rows and nothing but `true` and `false` in its column.
  fileprivate mutating func markSchema(_ columns: TableColumns) {
    guard columns.required != nil, allSatisfy({ $0.place == nil }) else { return }
    let isNested = contains { $0.depth > 0 } && allSatisfy { $0.required != nil }
    guard columns.restrictions != nil || isNested else { return }
    for index in indices { self[index].isOfSchema = true }
  }

  /// "Integer, how many" and "String, which one": where most rows of a table begin so, that is their type.
  fileprivate mutating func readLeadingWords() {
    let leads = map { row -> (type: String, rest: String)? in
      guard row.typeText == nil, case .text(let text)? = row.description.first,
        let comma = text.utf8.prefix(16).firstIndex(of: UInt8(ascii: ",")),
        text.first?.isUppercase == true
      else { return nil }
      let word = String(text[..<comma])
      let rest = text[text.utf8.index(after: comma)...].trimmingSpaces()
      guard !rest.isEmpty || row.description.count > 1, !word.contains(" "),
        TypeColumn.type(of: word) != nil
      else { return nil }
      return (word, String(rest))
    }
    let count = leads.count { $0 != nil }
    guard count > 1, count * 2 > self.count else { return }
    for (index, lead) in zip(indices, leads) {
      guard let lead else { continue }
      self[index].typeText = lead.type
      self[index].description[0] = .text(lead.rest)
    }
  }
}
