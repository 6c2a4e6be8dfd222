/// The rows of a table in HTML, as its tags have them.
struct HTMLTableRows {
  struct Cell {
    var isHeader: Bool
    /// What it says, without the tables inside.
    var pieces: [Range<Int>]
    /// The tables inside of it, their tags included.
    var tables: [Range<Int>] = []
    /// How many columns it spans.
    var columns: Int
    /// How many rows it spans; 0 stands for all that follow.
    var rows: Int

    /// The same in one column.
    var alone: Cell {
      var cell = self
      cell.columns = 1
      return cell
    }

    /// The bytes that it says something in.
    var weight: Int { pieces.reduce(0) { $0 + $1.count } }
  }

  struct Row {
    var cells: [Cell] = []
    var start: Int
  }

  var rows: [Row] = []
  var caption: Range<Int>?

  /// Reads the table from its opening to its closing tag; nil where a tag does not end.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    var row = Row(start: range.lowerBound)
    var cell: Cell?
    var start = 0
    var captionStart: Int?
    var depth = 0
    var innerStart = 0
    var index = range.lowerBound
    func endCell(at end: Int) {
      if var open = cell {
        open.pieces.append(start..<max(start, end))
        row.cells.append(open)
      }
      cell = nil
    }
    func endRow(at end: Int) {
      endCell(at: end)
      if !row.cells.isEmpty { rows.append(row) }
      row = Row(start: end)
    }
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      guard let end = HTMLScanner.tagEnd(index, in: bytes, before: range.upperBound)
      else { return nil }
      let name = HTMLScanner.tagName(index, in: bytes, before: end)
      switch name {
      case "table" where index != range.lowerBound:
        if depth == 0 {
          innerStart = index
          cell?.pieces.append(start..<index)
        }
        depth += 1
      case "/table" where depth > 0:
        depth -= 1
        if depth == 0 {
          cell?.tables.append(innerStart..<end)
          start = end
        }
      case _ where depth > 0: break
      case "tr", "/tr", "/table": endRow(at: index)
      case "/td", "/th": endCell(at: index)
      case "caption": captionStart = end
      case "/caption":
        if let captionStart { caption = captionStart..<index }
        captionStart = nil
      case "td", "th":
        endCell(at: index)
        let tag = index..<end
        func span(_ attribute: StaticString) -> Int {
          HTMLScanner.attribute(attribute, in: bytes, tag).flatMap { Int($0) } ?? 1
        }
        cell = Cell(
          isHeader: name == "th", pieces: [], columns: max(1, span("colspan")),
          rows: max(0, span("rowspan")))
        start = end
      default: break
      }
      index = end
    }
    endRow(at: range.upperBound)
  }
}
