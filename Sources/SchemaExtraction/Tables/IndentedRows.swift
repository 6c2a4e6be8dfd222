import APISchema
import SlateReference

/// Rows that an author indented below the one that holds them: four spaces before the names of a passenger's attributes below
/// `passengers | Array`.
extension [FieldRow] {
  /// Gives such rows their depth, and those above the type that their description is.
  mutating func nestIndented() {
    guard count > 1, let base = map(\.location.column).min(),
      contains(where: { $0.location.column > base + 1 }),
      allSatisfy({ $0.depth == 0 && $0.nameless == nil })
    else { return }
    // Names that are aligned in another way stand everywhere.
    var holder: (index: Int, inner: Int?)?
    var depths = [Int](repeating: 0, count: count)
    for index in indices {
      let column = self[index].location.column
      if column <= base + 1 {
        holder = Self.typeOfHolder(self[index]) == nil ? nil : (index, nil)
        continue
      }
      guard let owner = holder, owner.inner ?? column == column,
        self[index].location.line > self[owner.index].location.line
      else { return }
      holder = (owner.index, column)
      depths[index] = 1
    }
    for index in indices where depths[index] > 0 {
      self[index].depth = 1
      if depths[index - 1] == 0, self[index - 1].typeText == nil {
        self[index - 1].typeText = Self.typeOfHolder(self[index - 1])
      }
    }
  }

  /// What a row says that may hold others: its type, or its whole description.
  private static func typeOfHolder(_ row: FieldRow) -> String? {
    let text = row.typeText ?? row.description.plainText
    guard text.utf8.count <= 40 else { return nil }
    switch TypeColumn.type(of: text) {
    case .array?, .dictionary?, .any?: return text
    default: return nil
    }
  }
}
