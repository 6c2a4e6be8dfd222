import SlateReference

/// The second column of "Key | Value", where it shows values in place of saying what they mean.
enum ExampleColumn {
  /// Whether nearly all cells of a column are values as they are sent, one at least as only a value is written.
  static func holdsExamples(_ table: Table, in column: Int) -> Bool {
    var (plain, values, certain) = (0, 0, 0)
    for row in table.rows where column < row.count {
      let cell = row[column]
      let text = cell.text.trimmingSpaces()
      if text.isEmpty { continue }
      guard text.utf8.count <= 400, TypeColumn.type(of: String(text)) == nil else { return false }
      if isQuoted(text) || isNumber(text) || isJSON(text) || text == "true" || text == "false" {
        certain += 1
        values += 1
      } else if !text.utf8.contains(where: \.isASCIIWhitespace) {
        if text.utf8.contains(where: { "@:/_-".utf8.contains($0) || SampleCursor.isDigit($0) }) {
          certain += 1
        }
        values += 1
      } else {
        guard text.utf8.count(where: \.isASCIIWhitespace) < 3, text.last != "." else {
          return false
        }
        plain += 1
      }
    }
    return certain > 0 && plain * 3 <= values
  }

  /// What is said of a row whose value is shown.
  static func description(of cell: Table.Cell) -> [Inline] {
    let text = DescriptionFacts.unquoted(cell.text)
    return text.isEmpty ? [] : [.text("For example "), .code(text), .text(".")]
  }

  private static func isNumber(_ text: Substring) -> Bool {
    text.utf8.first.map { SampleCursor.isDigit($0) || $0 == UInt8(ascii: "-") } ?? false
      && Double(text) != nil
  }

  private static func isQuoted(_ text: Substring) -> Bool {
    text.utf8.count > 1 && (text.first == "\"" || text.first == "'") && text.last == text.first
  }

  private static func isJSON(_ text: Substring) -> Bool {
    text.first == "{" && text.last == "}" || text.first == "[" && text.last == "]"
  }
}
