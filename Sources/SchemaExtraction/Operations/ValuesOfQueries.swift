import SlateDiagnostics
import SlateReference

/// Tables of what one parameter of the query may be: `GET /books/2?include[]=author` above "author | the book's author".
extension Extraction {
  /// The parameter whose values the rows of a table are, as a request above the table shows it; nil where it shows none.
  ///
  /// The request asks for one of the rows by its name, and has no parameter called like a row.
  mutating func parameterOfValues(_ rows: [FieldRow], in node: Int) -> FieldRow? {
    // Each table of a section looks at all that the section shows.
    guard rows.count > 1, rows.count <= Self.maximumValues,
      tables[node].count <= Self.maximumTables,
      rows.allSatisfy({ $0.place == nil && $0.typeText == nil && $0.depth == 0 })
    else { return nil }
    let names = Set(rows.map(\.name))
    guard names.count == rows.count, let item = itemShown(in: node, withValueOf: names) else {
      return nil
    }
    var row = FieldRow(
      name: item.name, description: [],
      typeText: item.name.hasSuffix("[]") ? "array" : nil, location: rows[0].location)
    row.place = .query
    row.required = false
    row.values = rows.map(\.name)
    row.meanings = rows.map { MarkdownText().text($0.description) }
    for value in rows.dropFirst() { mergedRows[value.location] = row.location }
    return row
  }

  private static let maximumValues = 200
  private static let maximumTables = 8

  /// The only parameter of the queries in a section's lines whose value is one of some names.
  private func itemShown(in node: Int, withValueOf names: Set<String>) -> QueryItem? {
    var found: QueryItem?
    for case .paragraph(let paragraph) in outline.nodes[node].blocks {
      for span in Self.codeSpans(in: paragraph.content) {
        guard span.utf8.count <= 1000, let mark = span.utf8.firstIndex(of: UInt8(ascii: "?")) else {
          continue
        }
        for item in QueryItem.items(in: span[span.utf8.index(after: mark)...]) {
          if names.contains(item.name) { return nil }
          guard let value = item.value,
            value.split(separator: ",").contains(where: { names.contains(String($0)) })
          else { continue }
          if let found, found.name != item.name { return nil }
          found = item
        }
      }
    }
    return found
  }
}
