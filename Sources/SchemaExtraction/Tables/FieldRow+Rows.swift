import APISchema
import SlateDiagnostics
import SlateReference

/// The rows of a table of fields.
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
    if columns.type == nil {
      rows.readLeadingWords()
      rows.readTrailingTypes()
    }
    if rows.count > 1, rows[0].name == "anonymous", rows[0].depth == 0,
      rows.dropFirst().allSatisfy({ $0.depth > 0 })
    {
      rows[0].nameless = .whole
    }
    rows.nestIndented()
    rows.markSchema(columns)
    var descriptions: [RowDescription?] = []
    descriptions.reserveCapacity(rows.count)
    for index in rows.indices {
      let said = RowDescription(rows[index])
      rows[index].requiredInProse = said.required
      if said.facts.isConditional || (!rows[index].isMarked && rows[index].saysIfGiven) {
        rows[index].required = false
      }
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

  /// Whether names are paths with slashes, `data/attributes/title`, `/data/type`: of several rows that begin with the same
  /// part.
  private static func writesPaths(_ table: Table, in column: Int) -> Bool {
    var first: Set<Substring> = []
    for cells in table.rows where column < cells.count {
      let text = cells[column].text
      guard text.utf8.contains(UInt8(ascii: "/")), !text.contains(" "), text.utf8.count <= 120
      else { continue }
      let path = text.first == "/" ? text.dropFirst() : text[...]
      let parts = path.split(separator: "/", omittingEmptySubsequences: false)
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
    func name(_ path: String) -> String {
      (path.first == "/" ? path.dropFirst() : path[...]).replacing("/", with: ".")
    }
    var cell = cell
    switch cell.content[0] {
    case .text(let text): cell.content = [.text(name(text))]
    case .code(let text): cell.content = [.code(name(text))]
    default: break
    }
    return cell
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
