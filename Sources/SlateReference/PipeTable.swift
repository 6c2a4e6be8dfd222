import SlateDiagnostics

/// A pipe table, found among the lines of a paragraph: cmark without extensions knows no tables.
struct PipeTable {
  /// The lines of a paragraph.
  struct Lines {
    var text: SourceText
    /// The bytes of each line, without the marks of the quotes around it.
    var ranges: [Range<Int>]
    /// The number of the first line in the text, counted from 0.
    var first: Int
  }

  private let lines: Lines
  /// The index of the header among the paragraph's lines; the delimiter row comes next.
  let header: Int
  /// The bytes of the header's cells.
  private let columns: [Range<Int>]
  /// The index of the first row below the header.
  private var firstRow: Int
  /// What is said where the table is none that Markdown knows.
  private var repair: Diagnostic?
  /// The number of the header's line, where that does not stand right above the delimiter row.
  private var headerLine: Int?

  private init(_ lines: Lines, header: Int, columns: [Range<Int>], firstRow: Int? = nil) {
    self.lines = lines
    self.header = header
    self.columns = columns
    self.firstRow = firstRow ?? header + 2
  }

  /// Finds the table that the lines of a paragraph hold; nil where they hold none.
  static func find(
    in lines: Lines, limits: ReadingLimits, reporting diagnostics: inout [Diagnostic]
  ) -> PipeTable? {
    let text = lines.text
    var warnings: [Diagnostic] = []
    var cells: [Range<Int>] = []
    for index in lines.ranges.indices.dropFirst() {
      guard let columns = TableRow.delimiterColumns(lines.ranges[index], of: text) else {
        if let meant = meant(lines, dividedBy: index) { return meant }
        if TableRow.resemblesDelimiters(lines.ranges[index], of: text) {
          warnings.append(malformedDelimiters(text, lines.ranges[index], line: lines.first + index))
        }
        continue
      }
      TableRow.split(lines.ranges[index - 1], of: text, into: &cells)
      let location = text.location(
        line: lines.first + index, offset: text.trimmed(lines.ranges[index]).lowerBound)
      if columns == 1 && cells.count == 1 {
        let header = text.trimmed(lines.ranges[index - 1])
        // One column without a pipe beside it is prose above a rule.
        let delimiters = text.trimmed(lines.ranges[index])
        let isFramed =
          text.bytes[header.upperBound - 1] == UInt8(ascii: "|")
          && text.bytes[delimiters.upperBound - 1] == UInt8(ascii: "|")
        guard isFramed || text.bytes[header.lowerBound] == UInt8(ascii: "|") else { continue }
      }
      if warnings.count > limits.diagnostics { continue }
      if columns == cells.count + 1, isHeadedEmpty(lines, index, columns),
        columns <= limits.tableColumns
      {
        return PipeTable(
          lines, header: index - 1, columns: withEmptyFirst(cells, lines.ranges[index - 1], text))
      }
      let agreesWithRows =
        columns == cells.count || agreesWithRows(lines, index, columns, cells.count)
      if columns < cells.count, agreesWithRows {
        var table = PipeTable(lines, header: index - 1, columns: cells)
        table.repair = Diagnostic(
          .tableRepaired,
          "this row has \(columns) columns, but the header above it and the row below it have \(cells.count); "
            + "it is read as if it had as many", at: location)
        if cells.count <= limits.tableColumns { return table }
      }
      if !agreesWithRows {
        warnings.append(
          Diagnostic(
            .brokenTable,
            "this row has \(columns) columns, but the header above it has \(cells.count), "
              + "so this is no table", at: location))
      } else if max(columns, cells.count) > limits.tableColumns {
        warnings.append(
          Diagnostic(
            .tableTooWide,
            "this table has \(max(columns, cells.count)) columns; more than \(limits.tableColumns) are not read",
            at: location))
      } else {
        return PipeTable(lines, header: index - 1, columns: cells)
      }
    }
    if warnings.isEmpty, let meant = undivided(lines) { return meant }
    diagnostics += warnings
    return nil
  }

  /// The table whose header and first row have as many cells, and between them a line that was meant to divide them.
  private static func meant(_ lines: Lines, dividedBy index: Int) -> PipeTable? {
    let text = lines.text
    guard index + 1 < lines.ranges.count, TableRow.divides(lines.ranges[index], of: text) else {
      return nil
    }
    var cells: [Range<Int>] = []
    TableRow.split(lines.ranges[index + 1], of: text, into: &cells)
    let count = cells.count
    TableRow.split(lines.ranges[index - 1], of: text, into: &cells)
    guard count > 1, cells.count == count else { return nil }
    var table = PipeTable(lines, header: index - 1, columns: cells)
    table.repair = Diagnostic(
      .tableRepaired,
      "a cell of this row below a header is not `---`, `:---`, `---:` or `:---:`; it is read as if it were",
      at: text.location(
        line: lines.first + index, offset: text.trimmed(lines.ranges[index]).lowerBound))
    return table
  }

  /// The table whose lines all have pipes at both ends and as many cells, without a row that divides them.
  private static func undivided(_ lines: Lines) -> PipeTable? {
    let text = lines.text
    guard lines.ranges.count > 1,
      lines.ranges.allSatisfy({ TableRow.isFramed($0, of: text) })
    else { return nil }
    var header: [Range<Int>] = []
    TableRow.split(lines.ranges[0], of: text, into: &header)
    var cells: [Range<Int>] = []
    guard header.count > 1,
      lines.ranges.dropFirst().allSatisfy({ line in
        TableRow.split(line, of: text, into: &cells)
        return cells.count == header.count
      })
    else { return nil }
    var table = PipeTable(lines, header: 0, columns: header, firstRow: 1)
    table.repair = Diagnostic(
      .tableRepaired,
      "no row of dashes stands below this row of a table; it is read as its header",
      at: text.location(line: lines.first, offset: text.trimmed(lines.ranges[0]).lowerBound))
    return table
  }

  /// Lines behind an empty one that go on with the table before them: all have its number of cells.
  ///
  /// - Parameter isTold: Whether it is said already that empty lines stand in this table.
  static func rows(in lines: Lines, continuing table: Table, isTold: Bool) -> PipeTable? {
    let text = lines.text
    let count = table.header.count
    var cells: [Range<Int>] = []
    guard count > 1,
      lines.ranges.allSatisfy({ line in
        guard text.bytes[line].contains(UInt8(ascii: "|")) else { return false }
        TableRow.split(line, of: text, into: &cells)
        return cells.count == count
      })
    else { return nil }
    var rows = PipeTable(lines, header: 0, columns: cells, firstRow: 0)
    if isTold { return rows }
    rows.repair = Diagnostic(
      .tableRepaired,
      "an empty line stands between this row and the table above; it is read as one of its rows",
      at: text.location(line: lines.first, offset: text.trimmed(lines.ranges[0]).lowerBound))
    return rows
  }

  /// The table whose header is a paragraph of its own, with an empty line between it and the delimiter row.
  static func spaced(header: Lines, rows: Lines) -> PipeTable? {
    let text = header.text
    guard header.ranges.count == 1, header.first < rows.first,
      let count = rows.ranges.first.flatMap({ TableRow.delimiterColumns($0, of: text) })
    else { return nil }
    var cells: [Range<Int>] = []
    TableRow.split(header.ranges[0], of: text, into: &cells)
    let lines = Lines(text: text, ranges: header.ranges + rows.ranges, first: rows.first - 1)
    let isBelow = header.first + 1 == rows.first
    if cells.count + 1 == count, isBelow, isHeadedEmpty(lines, 1, count) {
      cells = withEmptyFirst(cells, header.ranges[0], text)
    }
    guard cells.count == count, count > 1 else { return nil }
    var table = PipeTable(lines, header: 0, columns: cells)
    table.headerLine = header.first
    if isBelow { return table }
    table.repair = Diagnostic(
      .tableRepaired,
      "an empty line stands between this header and the row of dashes; the table is read without it, and without "
        + "those between its rows",
      at: text.location(
        line: header.first, offset: text.trimmed(header.ranges[0]).lowerBound))
    return table
  }

  /// Whether a header begins with the bar behind an empty first cell, `   | value`: the delimiter row and the row below it
  /// have no bar before their first cell, and one cell more. So Slate shows it.
  private static func isHeadedEmpty(_ lines: Lines, _ index: Int, _ columns: Int) -> Bool {
    let text = lines.text
    let (header, delimiters) = (
      text.trimmed(lines.ranges[index - 1]), text.trimmed(lines.ranges[index])
    )
    let bar = UInt8(ascii: "|")
    guard columns > 1, index + 1 < lines.ranges.count, header.count > 1,
      text.bytes[header.lowerBound] == bar, text.bytes[header.upperBound - 1] != bar,
      text.bytes[delimiters.lowerBound] != bar
    else { return false }
    var cells: [Range<Int>] = []
    TableRow.split(lines.ranges[index + 1], of: text, into: &cells)
    return cells.count == columns
  }

  /// The cells of a header with the empty one that its first bar stands behind.
  private static func withEmptyFirst(
    _ cells: [Range<Int>], _ header: Range<Int>, _ text: SourceText
  ) -> [Range<Int>] {
    let start = text.trimmed(header).lowerBound
    return [start..<start] + cells
  }

  /// Whether a delimiter row has another number of cells than the header, and the row below it has not. Slate shows such a
  /// table where the row has more, `Name|Type` above `---|---|---`.
  private static func agreesWithRows(
    _ lines: Lines, _ index: Int, _ columns: Int, _ header: Int
  ) -> Bool {
    guard header > 1, index + 1 < lines.ranges.count else { return false }
    var cells: [Range<Int>] = []
    TableRow.split(lines.ranges[index + 1], of: lines.text, into: &cells)
    return cells.count == header
  }

  private static func malformedDelimiters(
    _ text: SourceText, _ line: Range<Int>, line number: Int
  ) -> Diagnostic {
    Diagnostic(
      .delimiterRowNotRead,
      "this looks like the row below a table's header, but a cell of it is not `---`, `:---`, `---:` or `:---:`, "
        + "so this is no table",
      at: text.location(line: number, offset: text.trimmed(line).lowerBound))
  }

  /// The table, without the content of the cells that are left in `batch`.
  func read(
    limits: ReadingLimits, into batch: inout CellBatch,
    reporting diagnostics: inout [Diagnostic]
  ) -> Table {
    let text = lines.text
    if let repair { diagnostics.append(repair) }
    let headerLine = headerLine ?? lines.first + header
    let names = cells(columns, headerLine, row: -1, &batch)
    var table = Table(
      header: names, rows: [],
      location: text.location(
        line: headerLine, offset: text.trimmed(lines.ranges[header]).lowerBound))
    table.rows.reserveCapacity(max(0, lines.ranges.count - firstRow))
    var ranges: [Range<Int>] = []
    for index in lines.ranges.indices.dropFirst(firstRow) {
      TableRow.split(lines.ranges[index], of: text, into: &ranges)
      // A bar too many at a row's end cuts off nothing that anyone could read.
      if ranges.count > columns.count, diagnostics.count <= limits.diagnostics,
        ranges[columns.count...].contains(where: { !saysNothing($0) })
      {
        diagnostics.append(
          Diagnostic(
            .tableRowTooLong,
            "this row has \(ranges.count) cells, but the table has \(columns.count) "
              + "columns; what is left over is not read (a `|` in a text is written `\\|`)",
            at: text.location(
              line: lines.first + index, offset: ranges[columns.count].lowerBound)))
      }
      table.rows.append(
        cells(ranges, lines.first + index, row: table.rows.count, &batch))
    }
    return table
  }

  /// Whether a cell holds no letter and no digit.
  private func saysNothing(_ cell: Range<Int>) -> Bool {
    lines.text.string(cell).allSatisfy { !$0.isLetter && !$0.isNumber }
  }

  private func cells(
    _ ranges: [Range<Int>], _ line: Int, row: Int, _ batch: inout CellBatch
  ) -> [Table.Cell] {
    let text = lines.text
    var cells: [Table.Cell] = []
    cells.reserveCapacity(columns.count)
    for column in columns.indices {
      let end = text.line(line).upperBound
      let range = column < ranges.count ? ranges[column] : end..<end
      var content: [Inline] = []
      if let plain = PlainInlines.read(text.bytes, range) {
        content = plain
      } else {
        batch.append(text, range, row, column)
      }
      cells.append(
        Table.Cell(content, at: text.location(line: line, offset: range.lowerBound)))
    }
    return cells
  }
}
