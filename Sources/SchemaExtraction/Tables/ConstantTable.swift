import SlateReference

/// Tables that look like lists of values and may be of fields: names in capitals such as `ON_LOAN`, and what is headed "Value".
enum ConstantTable {
  /// Whether such names are those of fields, of variables or of headers: the heading or the line above says so, or a block
  /// of code beside the table has one of them as a key.
  static func names(
    _ table: Table, below heading: Words, _ lead: Paragraph?, beside blocks: [Block]
  ) -> Bool {
    let said = heading.words + (lead.map { Words($0.content.plainText).words } ?? [])
    if said.contains(where: { fieldWords.contains($0) }) { return true }
    return blocks.contains { block in
      guard case .code(let code) = block else { return false }
      return table.rows.contains { isKey($0[0].text, in: code.text) }
    }
  }

  /// Whether a table headed "Value | Description" describes the attributes of an object that is shown beside it: each of its
  /// rows is a key there.
  static func describesKeys(_ table: Table, beside blocks: [Block]) -> Bool {
    guard (2...100).contains(table.rows.count), table.header.count > 1,
      LabelWords.header(table.header[0].text) == ["value"]
    else { return false }
    return blocks.contains { block in
      guard case .code(let code) = block, code.showsResponse else { return false }
      return table.rows.allSatisfy { isKey($0[0].text, in: code.text) }
    }
  }

  private static let fieldWords: WordSet = [
    "variable", "variables", "environment", "header", "headers", "placeholder", "placeholders",
    "field", "fields", "parameter", "parameters", "attribute", "attributes", "argument",
    "arguments", "setting", "settings", "property", "properties", "column", "columns", "keys",
    "replace",
  ]

  /// Whether a name stands before a colon or an equals sign, in quotation marks or not.
  private static func isKey(_ name: String, in code: String) -> Bool {
    guard let range = code.firstRange(of: name) else { return false }
    let behind = code[range.upperBound...].utf8.drop { "\"' ".utf8.contains($0) }
    return behind.first.map { ":=".utf8.contains($0) } ?? false
  }
}
