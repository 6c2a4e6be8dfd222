import SlateReference

extension Extraction {
  /// What an operation's tables of errors by words say, as prose.
  func listedErrors(of site: EndpointSite) -> [String] {
    site.sections.flatMap { node in
      tables[node].lazy.filter(\.columns.listsErrors).compactMap { reading in
        let columns = reading.columns
        let rows = reading.table.rows.prefix(Self.listedErrorsInProse).compactMap {
          row -> String? in
          let name = row[columns.name].text
          guard !name.isEmpty else { return nil }
          let meaning = columns.description.map { markdown.text(row[$0].content) } ?? ""
          return meaning.isEmpty ? "- `\(name)`" : "- `\(name)`: \(meaning)"
        }
        return rows.isEmpty ? nil : "Errors:\n\n" + rows.joined(separator: "\n")
      }
    }
  }

  private static let listedErrorsInProse = 100
}
