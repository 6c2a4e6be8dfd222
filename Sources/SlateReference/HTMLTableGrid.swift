/// Which columns the cells of a table in HTML stand in, where some of them span several columns or rows.
struct HTMLTableGrid {
  struct Placed {
    var cell: HTMLTableRows.Cell
    /// Whether it stands in a row above, and reaches down to this one.
    var isRepeated: Bool
    /// How many columns below a header that spans several are left empty before it: its row stands inside of one above.
    var indent = 0
  }

  private let columns: Int
  /// The cells that reach down, by their column, with the number of rows that they still do.
  private var open: [Int: (cell: HTMLTableRows.Cell, rows: Int)] = [:]
  /// How much each column says.
  private var weights: [Int]
  /// How many bytes may still be repeated: a table may not say more than is written in it.
  private var budget: Int

  init(columns: Int, budget: Int) {
    self.columns = columns
    self.budget = budget
    weights = [Int](repeating: 0, count: columns)
  }

  /// The cells that head the columns, and how many rows they are taken from; nil where no row heads them. A plain header
  /// is the first row, which nothing marks as one.
  static func header(
    of rows: ArraySlice<HTMLTableRows.Row>
  ) -> (cells: [HTMLTableRows.Cell], height: Int, isPlain: Bool)? {
    guard let first = rows.first else { return nil }
    func isHeader(_ row: HTMLTableRows.Row) -> Bool {
      row.cells.contains(where: \.isHeader)
        && row.cells.allSatisfy { $0.isHeader || $0.weight == 0 }
    }
    func isSpanning(_ row: HTMLTableRows.Row) -> Bool {
      row.cells.contains { $0.columns > 1 || $0.rows > 1 }
    }
    guard isHeader(first) else {
      // Nothing but plain cells: the first row heads them.
      guard rows.count > 1, !isSpanning(first),
        !rows.contains(where: { $0.cells.contains(where: \.isHeader) })
      else { return nil }
      return (first.cells, 1, true)
    }
    var height = 1
    while height < 4, let next = rows.dropFirst(height).first, isHeader(next),
      isSpanning(rows[rows.startIndex + height - 1])
    {
      height += 1
    }
    let width = first.cells.reduce(0) { $0 + min($1.columns, 1000) }
    guard height > 1, width <= 1000 else {
      // A header over all columns is a title.
      return first.cells.count == 1 && first.cells[0].columns > 1 || width > 1000
        ? nil : (first.cells, 1, false)
    }
    var grid = HTMLTableGrid(columns: width, budget: .max)
    var cells: [HTMLTableRows.Cell?] = []
    for row in rows.prefix(height) {
      cells = grid.place(row, repeatsColumns: true).map { $0?.cell }
    }
    let heads = cells.compactMap { $0 }
    return heads.count == width ? (heads, height, false) : nil
  }

  /// Takes in how much each column says where no cell spans several.
  mutating func weigh(_ rows: ArraySlice<HTMLTableRows.Row>) {
    for row in rows where row.cells.count == columns {
      for (column, cell) in row.cells.enumerated() { weights[column] += cell.weight }
    }
  }

  /// Puts the cells of the next row into their columns.
  ///
  /// - Parameter repeatsColumns: Whether a cell that spans columns stands in each of them, and not in one.
  mutating func place(
    _ row: HTMLTableRows.Row, repeatsColumns: Bool = false
  ) -> [Placed?] {
    var placed = [Placed?](repeating: nil, count: columns)
    var isTaken = [Bool](repeating: false, count: columns)
    if !open.isEmpty {
      for column in 0..<columns {
        guard var above = open[column] else { continue }
        isTaken[column] = true
        if above.cell.weight <= budget {
          budget -= above.cell.weight
          placed[column] = Placed(cell: above.cell, isRepeated: true)
        }
        above.rows -= 1
        open[column] = above.rows > 0 ? above : nil
      }
    }
    var column = 0
    for cell in row.cells {
      while column < columns, isTaken[column] { column += 1 }
      guard column < columns else { break }
      let span = column..<min(columns, column + cell.columns)
      // Prose goes over several columns: it belongs into that of prose.
      let target = span.max { weights[$0] < weights[$1] } ?? column
      for index in span {
        isTaken[index] = true
        if repeatsColumns || index == target {
          placed[index] = Placed(cell: cell, isRepeated: false)
        }
        if cell.rows != 1 {
          var below = cell
          below.tables = []
          open[index] = (below, cell.rows == 0 ? .max : cell.rows - 1)
          if index != target, !repeatsColumns { open[index]?.cell.pieces = [] }
        }
      }
      column = span.upperBound
    }
    return placed
  }

  /// The cells of a row below headers that span several columns each: of those below one header, the first that says something.
  mutating func place(_ row: HTMLTableRows.Row, below headers: [HTMLTableRows.Cell]) -> [Placed?] {
    guard headers.contains(where: { $0.columns > 1 }) else { return place(row) }
    let placed = place(row, repeatsColumns: true)
    var start = 0
    return headers.map { header in
      let cells = placed[start..<start + header.columns]
      start = cells.endIndex
      guard let first = cells.firstIndex(where: { $0.map { $0.cell.weight > 0 } ?? false }),
        var found = cells[first]
      else { return nil }
      found.indent = first - cells.startIndex
      return found
    }
  }
}
