import SlateDiagnostics
import SlateReference

/// A table of the reference with what its columns say, read once for all rules.
struct TableReading {
  var table: Table
  var columns: TableColumns
  /// The rows of a table of fields; empty for every other table.
  var rows: [FieldRow]

  init(_ table: Table) {
    self.table = table
    columns = TableColumns(table)
    rows = columns.kind == .fields ? FieldRow.rows(of: table, columns: columns) : []
  }
}

extension Extraction {
  /// Reads every table once: those of a section belong to it, those before a page's first heading to none.
  mutating func readTables() {
    tables = outline.nodes.concurrentMap { node in
      Self.tables(in: node.blocks).map { TableReading($0) }
    }
    for (index, page) in reference.pages.enumerated() {
      looseTables[index] = Self.tables(in: page.preamble).map { TableReading($0) }
    }
  }

  /// The tables among some blocks and inside of them, in reading order.
  private static func tables(in blocks: [Block]) -> [Table] {
    var found: [Table] = []
    for block in blocks {
      switch block {
      case .table(let table): found.append(table)
      case .list(let list): for item in list.items { found += tables(in: item.blocks) }
      case .aside(_, let inner, _), .quote(let inner, _): found += tables(in: inner)
      case .paragraph, .code, .html, .thematicBreak: continue
      }
    }
    return found
  }
}
