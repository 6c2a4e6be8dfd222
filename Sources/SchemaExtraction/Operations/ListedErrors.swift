import SlateReference

extension Extraction {
  /// What an operation's tables of errors by words say, as prose.
  func listedErrors(of site: EndpointSite) -> [String] {
    var listed: [String] = []
    for node in site.sections {
      for reading in tables[node] where reading.columns.listsErrors {
        let columns = reading.columns
        var lines: [String] = []
        for row in reading.table.rows.prefix(Self.listedErrorsInProse) {
          let name = row[columns.name].text
          if name.isEmpty { continue }
          let meaning = columns.description.map { markdown.text(row[$0].content) } ?? ""
          lines.append(meaning.isEmpty ? "- `\(name)`" : "- `\(name)`: \(meaning)")
        }
        if !lines.isEmpty { listed.append("Errors:\n\n" + lines.joined(separator: "\n")) }
      }
    }
    return listed
  }

  private static let listedErrorsInProse = 100
}
