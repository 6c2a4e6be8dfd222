/// A table that was written in HTML.
struct HTMLTable {
  /// What its caption, or a row above the header that spans all columns, says.
  var title: [Inline]?
  /// The rows below the header.
  var table: Table
  /// Rows of prose that span all columns.
  var notes: [Paragraph] = []

  /// Reads the table that stands in `range`, from its opening to its closing tag.
  ///
  /// The header is the row of `th`, or the last of several that stand over one another; where no cell of the table is
  /// one, it is the first row. A cell that spans rows stands in each of them, one that spans columns in that of them
  /// which says most elsewhere. Below a header that spans columns, the first cell of these that says something is its column's, and
  /// indented by those that it leaves empty. A row of one cell as wide as the table stands out from those below it.
  ///
  /// - Returns: nil where it is not a header with rows below it: with `th` elsewhere, without rows.
  static func read(_ text: SourceText, _ range: Range<Int>, limits: ReadingLimits) -> HTMLTable? {
    read(text, range, limits: limits, depth: 0)
  }

  /// The only row of a table, where its first cell has a name that stands out, `<td><b>title</b><br>string</td>`, or one with a
  /// remark that does: `<td>title<div>String</div></td>`.
  private static func onlyRow(
    _ rows: ArraySlice<HTMLTableRows.Row>, _ content: (HTMLTableRows.Cell) -> [Inline]
  ) -> (cells: [HTMLTableRows.Cell], height: Int, isPlain: Bool)? {
    guard rows.count == 1, let cells = rows.first?.cells, (2...5).contains(cells.count),
      cells.allSatisfy({ !$0.isHeader && $0.columns == 1 && $0.rows == 1 })
    else { return nil }
    let name = content(cells[0])
    switch name.first {
    case .strong?, .code?: return (cells, 1, true)
    case .text(let text)? where name.count > 1:
      let word = text.utf8.drop { $0.isBlank || $0 == UInt8(ascii: "\n") }
        .prefix { !$0.isBlank && $0 != UInt8(ascii: "\n") }
      let isAlone = text.utf8[word.endIndex...].allSatisfy {
        $0.isBlank || $0 == UInt8(ascii: "\n")
      }
      return isAlone && !word.isEmpty ? (cells, 1, true) : nil
    default: return nil
    }
  }

  private static func read(
    _ text: SourceText, _ range: Range<Int>, limits: ReadingLimits, depth: Int
  ) -> HTMLTable? {
    guard depth < HTMLRegion.tableDepth,
      let found = HTMLTableRows(text.bytes, range)
    else { return nil }
    var rows = found.rows[...]
    func content(_ cell: HTMLTableRows.Cell) -> [Inline] {
      cell.pieces.flatMap { piece in
        HTMLInlines.read(text.bytes, text.trimmed(piece), depth: limits.nestingDepth)
      }
    }
    var title = found.caption.map {
      HTMLInlines.read(text.bytes, text.trimmed($0), depth: limits.nestingDepth)
    }
    if let first = rows.first, first.cells.count == 1, first.cells[0].columns > 1, rows.count > 2 {
      title = content(first.cells[0])
      rows = rows.dropFirst()
    }
    guard let header = HTMLTableGrid.header(of: rows) ?? onlyRow(rows, content),
      !header.cells.isEmpty,
      header.cells.count <= limits.tableColumns
    else { return nil }
    rows = rows.dropFirst(header.height)
    // Of several rows of headers, each column has its own.
    let heads = header.height > 1 ? header.cells.map(\.alone) : header.cells
    let width = heads.reduce(0) { $0 + $1.columns }
    var grid = HTMLTableGrid(columns: width, budget: range.count)
    if rows.contains(where: { row in row.cells.contains { $0.columns > 1 } }) {
      grid.weigh(rows)
    }

    func cell(_ cell: HTMLTableRows.Cell) -> Table.Cell {
      let place = cell.pieces.first.map { text.trimmed($0).lowerBound } ?? range.lowerBound
      return Table.Cell(content(cell), at: text.location(offset: place))
    }
    var read = HTMLTable(
      title: title,
      table: Table(
        header: header.cells.map(cell), rows: [],
        location: text.location(offset: range.lowerBound)))
    read.table.hasPlainHeader = header.isPlain
    for row in rows {
      let place = text.location(offset: row.cells.first?.pieces.first?.lowerBound ?? row.start)
      if row.cells.count == 1, header.cells.count > 1,
        row.cells[0].columns >= width
      {
        let label = cell(row.cells[0])
        guard !label.content.isEmpty else { continue }
        if label.text.split(separator: " ").count > 6 {
          read.notes.append(Paragraph(label.content, at: label.location))
        } else {
          let end = Table.Cell([], at: label.location)
          read.table.rows.append(
            [Table.Cell([.strong(label.content)], at: label.location)]
              + [Table.Cell](repeating: end, count: header.cells.count - 1))
        }
        continue
      }
      let placed = grid.place(row, below: heads)
      guard placed.contains(where: { $0 != nil }) else { continue }
      var inner: [Table.Inner] = []
      read.table.rows.append(
        placed.map { placed in
          guard let placed else { return Table.Cell([], at: place) }
          var cell = cell(placed.cell)
          if placed.indent > 0 {
            // As authors write it where they have no columns for it.
            cell.content.insert(.text(String(repeating: "\u{A0}", count: placed.indent * 2)), at: 0)
          }
          if placed.isRepeated { return Table.Cell(cell.content, at: place) }
          for range in placed.cell.tables {
            if let table = Self.read(text, range, limits: limits, depth: depth + 1)?.table {
              inner.append(Table.Inner(row: read.table.rows.count, table: table))
            }
          }
          return cell
        })
      read.table.inner += inner
    }
    return read
  }
}
