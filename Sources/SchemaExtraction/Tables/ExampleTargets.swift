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
    let whole = commonBeginning(of: asked)
    for (index, item) in zip(indices, asked) {
      guard let item else { continue }
      let name = self[index].name
      if item.name == name || item.name.hasSuffix("[\(name)]")
        || item.name.hasSuffix("[\(name)][]")
      {
        self[index].name = item.name
      } else if let whole, item.name.hasPrefix("\(whole)["), !name.contains("[") {
        // The example of one among many calls it otherwise: where it goes, it says all the same.
        self[index].name = "\(whole)[\(name)]"
      } else {
        continue
      }
      self[index].example = item.value
    }
  }

  /// What nearly all examples write before the name of their row in brackets: `filter`; nil for fewer than three.
  private func commonBeginning(of asked: [QueryItem?]) -> Substring? {
    var beginning: Substring?
    var count = 0
    for (row, item) in zip(self, asked) {
      guard let item, let end = item.name.firstIndex(of: "["),
        item.name == row.name || item.name[end...].hasPrefix("[\(row.name)]")
      else { continue }
      if let beginning, beginning != item.name[..<end] { return nil }
      beginning = item.name[..<end]
      count += 1
    }
    return count > 2 && count + 1 >= self.count ? beginning : nil
  }
}
