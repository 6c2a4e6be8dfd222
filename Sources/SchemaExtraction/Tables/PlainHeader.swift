import SlateReference

/// The first row of a table in HTML whose cells are all plain: it may head the columns, or be a row like the others.
extension Table {
  /// The table, with headers that say nothing above its first row where that is one of fields: it has a type where all
  /// other rows have one, a remark below its name as they have, or a sentence, and no word that heads a column.
  func withRowsWhole() -> Table {
    guard hasPlainHeader, header.count > 1, isRow(header) else { return self }
    var table = self
    table.rows = [header] + rows
    table.header = header.map { Cell([], at: $0.location) }
    table.hasPlainHeader = false
    for index in table.inner.indices { table.inner[index].row += 1 }
    return table
  }

  private func isRow(_ cells: [Cell]) -> Bool {
    let isTyped = cells.indices.dropFirst().contains { column in
      Self.isType(cells[column])
        && rows.allSatisfy { $0.indices.contains(column) && Self.isType($0[column]) }
    }
    if isTyped || (cells[0].hasRemarkBelowName && rows.allSatisfy { $0[0].hasRemarkBelowName }) {
      return true
    }
    let words = cells.map { LabelWords.header($0.text) }
    // "nickName:" is one name, and not a column of names.
    let name = cells[0].text
    let isOne = words[0].count == 1 && !words[0].contains { TableColumns.headsColumn($0) }
    let isJoined =
      words[0].count > 1
      && name.utf8.allSatisfy { $0.isASCIIWord || "_:.".utf8.contains($0) }
    return (isOne || isJoined)
      && words.dropFirst().contains { $0.count > 3 }
      && !words.dropFirst().contains { words in
        words.count <= 3 && words.contains { TableColumns.headsColumn($0) }
      }
  }

  private static func isType(_ cell: Cell) -> Bool {
    let text = cell.text
    return text.utf8.count <= 40 && TypeColumn.type(of: text) != nil
  }
}

extension Table.Cell {
  /// A name, and in a line below it, or in a part of its own, what type it has or whether it is required:
  /// `<b>title</b><br>string`, `title <span>string</span>`.
  var hasRemarkBelowName: Bool {
    let isBroken = content.contains { inline in
      switch inline {
      case .lineBreak: true
      case .html(let tag): Self.tagsOfRemarks.contains { tag.lowercased().hasPrefix($0) }
      default: false
      }
    }
    guard isBroken else { return false }
    let said = FieldName(content)
    guard said.names.count == 1, !said.isSpoken else { return false }
    return said.required != nil || said.typeText.map { TypeColumn.type(of: $0) != nil } ?? false
  }

  private static let tagsOfRemarks = ["<br", "<span", "<small"]
}
