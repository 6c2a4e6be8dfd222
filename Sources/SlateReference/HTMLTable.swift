/// A table that was written in HTML.
enum HTMLTable {
  /// Reads the table that stands in `range`, from its opening to its closing tag.
  ///
  /// The header is the row of `th`; where no cell of the table is one, it is the first row.
  ///
  /// - Returns: nil where it is not a header with rows below it: with `th` elsewhere, with cells that span
  ///   several, with a table inside.
  static func read(_ text: SourceText, _ range: Range<Int>, limits: ReadingLimits) -> Table? {
    guard let rows = rows(text.bytes, range), let first = rows.first,
      first.allSatisfy(\.isHeader)
        || (rows.count > 1 && !rows.joined().contains(where: \.isHeader)),
      !first.isEmpty, first.count <= limits.tableColumns
    else { return nil }
    func cell(_ row: [RawCell], _ column: Int) -> Table.Cell {
      let end = row.last?.content.upperBound ?? range.upperBound
      let content = text.trimmed(column < row.count ? row[column].content : end..<end)
      return Table.Cell(
        HTMLInlines.read(text.bytes, content, depth: limits.nestingDepth),
        at: text.location(offset: content.lowerBound))
    }
    return Table(
      header: first.indices.map { cell(first, $0) },
      rows: rows.dropFirst().map { row in first.indices.map { cell(row, $0) } },
      location: text.location(offset: range.lowerBound))
  }

  private struct RawCell {
    var isHeader: Bool
    var content: Range<Int>
  }

  private static func rows(_ bytes: [UInt8], _ range: Range<Int>) -> [[RawCell]]? {
    var rows: [[RawCell]] = []
    var row: [RawCell] = []
    var cell: (isHeader: Bool, start: Int)?
    var index = range.lowerBound
    func endCell(at end: Int) {
      if let open = cell { row.append(RawCell(isHeader: open.isHeader, content: open.start..<end)) }
      cell = nil
    }
    func endRow(at end: Int) {
      endCell(at: end)
      if !row.isEmpty { rows.append(row) }
      row = []
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
      case "tr", "/tr", "/table": endRow(at: index)
      case "/td", "/th": endCell(at: index)
      case "td", "th":
        endCell(at: index)
        let tag = index..<end
        if HTMLScanner.attribute("colspan", in: bytes, tag) ?? "1" != "1" {
          // A note below the rows, as wide as all of them.
          guard !rows.isEmpty, row.isEmpty else { return nil }
        }
        if HTMLScanner.attribute("rowspan", in: bytes, tag) ?? "1" != "1" { return nil }
        cell = (name == "th", end)
      case "table":
        if index != range.lowerBound { return nil }
      default: break
      }
      index = end
    }
    endRow(at: range.upperBound)
    return rows
  }
}
