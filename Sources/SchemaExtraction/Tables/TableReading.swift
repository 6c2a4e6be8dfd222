import SlateDiagnostics
import SlateReference

/// A table of the reference with what its columns say, read once for all rules.
struct TableReading {
  var table: Table
  var columns: TableColumns
  /// The rows of a table of fields; empty for every other table.
  var rows: [FieldRow]
  /// What the descriptions of the rows say, until ``SectionReading`` takes it.
  var descriptions: [RowDescription?] = []
  /// The values that it lists for the rows of another table, where it does nothing else.
  var listedValues: ListedValues?
  /// The rows that stand for all that it describes.
  var wholes: [FieldRow] = []
  /// Whether its rows went to the table before it.
  var isContinuation = false
  /// The status of the answer that it describes, where the line above names one.
  var status: Int?
  /// Rows that were understood and are no longer there.
  var merged: [SourceLocation] = []

  /// - Parameters:
  ///   - heading: The words of the heading above.
  ///   - lead: The paragraph directly above.
  ///   - blocks: The blocks beside it, which may show its names as keys.
  ///   - last: The last table of fields before it in its section.
  init(
    _ table: Table, below heading: Words, _ lead: Paragraph? = nil, beside blocks: [Block] = [],
    behind last: TableReading? = nil
  ) {
    let table = table.withRowsWhole()
    self.table = table
    // "State | Description" behind the row `state` lists what that may be, whatever the heading announces.
    let listed = last.flatMap { ListedValues(table, behind: $0) }
    let holdsFields = listed == nil && Self.announcesFields(heading)
    columns = TableColumns(
      table, below: holdsFields, belowErrors: ErrorTable.announces(heading),
      mayListConstants: true)
    if columns.listsConstants, ConstantTable.names(table, below: heading, lead, beside: blocks) {
      columns = TableColumns(table, below: holdsFields)
    }
    if columns.kind == .values, ConstantTable.describesKeys(table, beside: blocks) {
      columns = TableColumns(table, below: true)
    }
    rows = []
    listedValues = ListedValues(table, below: heading)
    if let listed, listedValues == nil, columns.kind == .values {
      listedValues = listed
      columns.kind = .fields
    }
    if let told = ListedValues(table, columns, announcedBy: lead) {
      listedValues = told
      columns.kind = .fields
    }
    if columns.kind == .fields, listedValues == nil {
      (rows, descriptions) = FieldRow.rows(of: table, columns: columns, merged: &merged)
    }
    if let row = columns.rowOfWhole { takeWhole(row, below: heading) }
    // "Header | Description": the rows are headers, whatever the heading above says.
    let head = table.header.indices.contains(columns.name) ? table.header[columns.name].text : ""
    if columns.kind == .fields, columns.place == nil, head.utf8.count <= 20,
      Words(head).words.contains(where: { $0 == "header" || $0 == "headers" })
    {
      for index in rows.indices { rows[index].place = .header }
    }
    guard let required = Self.required(below: heading) else { return }
    for index in rows.indices where !rows[index].isMarked {
      rows[index].required = required
    }
  }

  /// Makes the row of a table of media types what all of it says: what is sent, or what comes back.
  private mutating func takeWhole(_ index: Int, below heading: Words) {
    let own = table.rows[index].first?.location
    guard let kept = rows.firstIndex(where: { $0.location == own }) else { return }
    for row in rows.indices where row != kept { merged.append(rows[row].location) }
    (rows, descriptions) = ([rows[kept]], [descriptions[kept]])
    if heading.words.contains(where: { Extraction.responseWords.contains($0) }) {
      rows[0].name = ""
      rows[0].place = nil
      rows[0].nameless = .whole
    }
  }

  /// Whether a heading that is a mere label says that all rows are required, or that none is: "Required arguments".
  private static func required(below heading: Words) -> Bool? {
    let words = Set(heading.words)
    let isRequired = words.contains("required") || words.contains("mandatory")
    let isOptional = words.contains("optional")
    // "Required and optional parameters", "Not required".
    guard isRequired != isOptional, !words.contains("not"), !words.contains("non"),
      words.allSatisfy({
        Extraction.parameterPlaceWords.contains($0) || Extraction.shapeLabels.contains($0)
          || requiredLabelWords.contains($0)
      })
    else { return nil }
    return isRequired
  }

  private static let requiredLabelWords: WordSet = [
    "required", "mandatory", "optional", "the", "additional", "following", "are", "is", "all",
    "param", "args", "arg", "input", "inputs", "post", "querystring", "options", "filters",
  ]

  private static func announcesFields(_ heading: Words) -> Bool {
    heading.words.contains {
      Extraction.parameterPlaceWords.contains($0) || Extraction.shapeLabels.contains($0)
    }
  }
}

extension TableReading {
  /// Takes the rows out that have no name of their own.
  mutating func takeNameless() {
    rows.settleAlternatives(merged: &merged)
    wholes = rows.takeNameless(merged: &merged)
  }

  /// The tables among some blocks and inside of them, in reading order.
  static func all(in blocks: [Block], below heading: Words) -> [TableReading] {
    var found: [TableReading] = []
    var lead: Paragraph?
    var last: TableReading?
    for block in blocks {
      defer { if case .paragraph(let paragraph) = block { lead = paragraph } else { lead = nil } }
      switch block {
      case .table(let table):
        let reading = TableReading(table, below: heading, lead, beside: blocks, behind: last)
        if !reading.rows.isEmpty { last = reading }
        found.append(reading)
      case .list(let list):
        for item in list.items { found += all(in: item.blocks, below: heading) }
      case .aside(_, let inner, _), .quote(let inner, _): found += all(in: inner, below: heading)
      case .paragraph, .code, .html, .thematicBreak: continue
      }
    }
    return found
  }
}
