import SlateDiagnostics

/// Columns of examples that show whole requests: `/books?filter[genre]=crime`.
extension [FieldRow] {
  /// Gives rows the name that their example asks with: `filter[genre]` for `genre`; and makes one row of those that are
  /// values of one parameter, `?sort=title` and `?sort=-price`.
  ///
  /// - Parameter merged: The rows that became values.
  mutating func nameAsInExamples(merged: inout [SourceLocation]) {
    guard contains(where: { $0.example?.holds(UInt8(ascii: "?")) ?? false }) else { return }
    let asked = map { row -> QueryItem? in
      guard let example = row.example, let mark = example.utf8.firstIndex(of: UInt8(ascii: "?"))
      else { return nil }
      let items = QueryItem.items(
        in: example[example.utf8.index(after: mark)...].prefix { !$0.isWhitespace && $0 != "`" })
      return items.count == 1 ? items[0] : nil
    }
    if count > 1, let first = asked[0], first.name != self[0].name,
      zip(self, asked).allSatisfy({ row, item in
        item?.name == first.name
          && item?.value.map { $0.drop { $0 == "-" || $0 == "+" } == row.name } ?? false
      })
    {
      var row = FieldRow(name: first.name, description: [], location: self[0].location)
      row.values = map(\.name)
      merged += dropFirst().map(\.location)
      self = [row]
      return
    }
    for (index, item) in zip(indices, asked) {
      guard let item, item.name == self[index].name || item.name.hasSuffix("[\(self[index].name)]")
      else { continue }
      self[index].name = item.name
      self[index].example = item.value
    }
  }
}
