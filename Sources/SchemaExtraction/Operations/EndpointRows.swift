import SlateDiagnostics
import SlateReference

/// What the rows of tables of endpoints say of each: "Method | Path | Description".
extension Extraction {
  /// The prose of the rows, by the places where their endpoints are written.
  func proseOfEndpointRows() -> [SourceLocation: String] {
    let declarations = Set(
      sites.lazy.filter { $0.isListed || $0.isMentioned }.map(\.declaration))
    var prose: [SourceLocation: String] = [:]
    for node in declarations.sorted() {
      for case .table(let table) in outline.nodes[node].blocks {
        guard let columns = EndpointColumns(table),
          let told = Self.describingColumn(of: table, besides: columns)
        else { continue }
        for row in table.rows where !row[told].content.isEmpty {
          prose[row[columns.path].location] = markdown.text(row[told].content)
        }
      }
    }
    return prose
  }

  private static func describingColumn(of table: Table, besides columns: EndpointColumns) -> Int? {
    let others = table.header.indices.filter { $0 != columns.path && $0 != columns.method }
    return others.first { column in
      LabelWords.header(table.header[column].text).contains { describingWords.contains($0) }
    }
  }

  private static let describingWords: WordSet = [
    "description", "descriptions", "desc", "purpose", "summary", "explanation", "meaning", "usage",
    "name", "operation", "details", "comment", "comments", "notes", "does", "function", "task",
  ]
}
