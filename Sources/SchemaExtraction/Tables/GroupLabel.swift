import SlateReference

/// A row that is a heading for the rows below it: nothing but words that stand out, in the first cell.
struct GroupLabel {
  /// Whether it says that the rows below it are required, or that they are not.
  var required: Bool?

  /// - Returns: nil for a row that describes something.
  init?(_ cells: [Table.Cell]) {
    guard cells.count > 1, let first = cells.first, first.content.count == 1,
      cells.dropFirst().allSatisfy({ $0.content.isEmpty })
    else { return nil }
    switch first.content[0] {
    case .strong(let inner), .emphasis(let inner):
      // `**name** |`: one word, or code, is a name without a description.
      guard !inner.contains(where: { if case .code = $0 { true } else { false } }) else {
        return nil
      }
    default: return nil
    }
    let words = Words(first.text).words
    let isRequired = words.contains { $0 == "required" || $0 == "mandatory" }
    let isOptional = words.contains("optional")
    guard words.count > 1 || isRequired || isOptional else { return nil }
    if isRequired != isOptional, !words.contains("not"), !words.contains("non") {
      required = isRequired
    }
  }
}
