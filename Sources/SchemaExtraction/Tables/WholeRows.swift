import SlateDiagnostics
import SlateReference

/// Rows that have no name: `*anonymous*` stands for the value as a whole, `**additionalProperties**` for all attributes
/// that have no row of their own. Tools that write tables out of JSON Schema have them.
enum NamelessRow: Sendable {
  /// The value as a whole.
  case whole
  /// Each attribute that has no row of its own.
  case others

  /// Reads the cell of a name; nil where it holds a name.
  init?(_ content: [Inline]) {
    switch content.last {
    case .emphasis(let inner)? where inner.plainText == "anonymous": self = .whole
    case .strong(let inner)? where inner.plainText == "additionalProperties": self = .others
    default: return nil
    }
    guard content.dropLast().plainText.allSatisfy({ !$0.isLetter && !$0.isNumber }) else {
      return nil
    }
  }
}

extension [Inline].SubSequence {
  fileprivate var plainText: String { Array(self).plainText }
}

extension [FieldRow] {
  /// Takes the rows that have no name out: those below one go up to its place, and the row around one is what it says.
  ///
  /// - Parameter merged: The rows that were taken out and are understood.
  /// - Returns: the rows that stand for the value that the table as a whole describes.
  mutating func takeNameless(merged: inout [SourceLocation]) -> [FieldRow] {
    let least = self.map(\.depth).min() ?? 0
    guard least > 0 || contains(where: { $0.nameless != nil }) else { return [] }
    var wholes: [FieldRow] = []
    var kept: [FieldRow] = []
    // The depths of the rows without a name that are open, each with whether what is below it goes with it.
    var open: [(depth: Int, isLeftOut: Bool)] = []
    for index in indices {
      var row = self[index]
      row.depth -= least
      while let last = open.last, last.depth >= row.depth { open.removeLast() }
      if open.contains(where: \.isLeftOut) {
        merged.append(row.location)
        continue
      }
      let depth = row.depth
      row.depth -= open.count
      guard let nameless = row.nameless else {
        kept.append(row)
        continue
      }
      let parent = kept.lastIndex { $0.depth < row.depth }
      guard row.depth > 0, let parent else {
        // Attributes beside those that have rows are nothing that a type could hold.
        let isBeside = nameless == .others && hasOthers(besides: index, depth: self[index].depth)
        if isBeside {
          merged.append(row.location)
        } else {
          wholes.append(row)
        }
        open.append((depth, isBeside))
        continue
      }
      merged.append(row.location)
      switch nameless {
      case .whole:
        kept[parent].takeType(of: row)
        open.append((depth, false))
      case .others:
        let isAlone = !hasOthers(besides: index, depth: self[index].depth)
        if isAlone { kept[parent].becomeMap(of: row) }
        open.append((depth, !isAlone))
      }
    }
    self = kept
    return wholes
  }

  /// Whether another row stands beside one, below the same row.
  private func hasOthers(besides index: Int, depth: Int) -> Bool {
    let before = self[..<index].reversed().prefix { $0.depth >= depth }
    let after = self[(index + 1)...].prefix { $0.depth >= depth }
    return before.contains { $0.depth == depth } || after.contains { $0.depth == depth }
  }
}

extension FieldRow {
  /// What a row without a name below it says that it is, where its own type says nothing.
  fileprivate mutating func takeType(of row: FieldRow) {
    guard let text = row.typeText, !text.isEmpty else { return }
    let isOpen = typeText == nil || ["any", "object", "[object]"].contains(typeText ?? "")
    guard isOpen, !["object", "any"].contains(text) else { return }
    typeText = typeText == "[object]" ? "[\(text)]" : text
    typeAnchors += row.typeAnchors
  }

  fileprivate mutating func becomeMap(of row: FieldRow) {
    guard typeText.map({ !TypeText($0).isList }) ?? true else { return }
    isMap = true
    typeText = "map of \(row.typeText ?? "any")"
    typeAnchors = row.typeAnchors
  }
}
