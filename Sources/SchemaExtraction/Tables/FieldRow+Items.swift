import APISchema
import SlateReference

/// Lists in the cell of a description: of values, or of the attributes of an object.
extension FieldRow {
  /// Takes a list out of the description: values become those of the row, and what is left is one paragraph.
  ///
  /// - Returns: the rows of the object's attributes, where the items name these.
  mutating func takeListedItems() -> [FieldRow] {
    guard ListedItems.mayStand(in: description), let list = ListedItems(description) else {
      return []
    }
    guard let entries = list.entries, Set(entries.map(\.value)).count == entries.count else {
      if list.isMarked { description = list.flattened }
      return []
    }
    if holdsAttributes, !Self.announcesValues(list),
      entries.allSatisfy({ Self.isName($0.value) && !$0.meaning.isEmpty })
    {
      description = list.lead + list.tail
      return entries.map { entry in
        var row = FieldRow(name: entry.value, description: entry.meaning, location: location)
        row.depth = depth + 1
        return row
      }
    }
    if values.isEmpty, listsValues(list, entries) {
      values = entries.map(\.value)
      meanings = entries.map { MarkdownText().text($0.meaning) }
      if meanings.allSatisfy(\.isEmpty) { meanings = [] }
    }
    if list.isMarked || !values.isEmpty { description = list.flattened }
    return []
  }

  /// Whether its type says that it is an object, or a list of them.
  private var holdsAttributes: Bool {
    guard let typeText else { return false }
    switch TypeColumn.type(of: typeText) {
    case .any?: return !TypeText(typeText).name.lowercased().hasPrefix("any")
    case .array(.any)?, .dictionary?: return true
    default: return false
    }
  }

  /// Whether the items are what the row may be: the words before them say so, or they are code, or texts with their
  /// meaning where the row is text.
  private func listsValues(_ list: ListedItems, _ entries: [ListedItems.Entry]) -> Bool {
    guard entries.count > 1,
      !entries.contains(where: { Self.remarks.contains($0.value.lowercased()) })
    else { return false }
    if Set(entries.map { $0.value.lowercased() }).isSubset(of: ["true", "false", "null"]) {
      return false
    }
    var isText = false
    if let typeText {
      switch TypeColumn.type(of: typeText) {
      case .string?, .array(.string)?: isText = true
      case nil: break
      // "Array", and of which values.
      case .array(.any)? where Self.announcesValues(list): break
      default: return false
      }
    } else if entries.allSatisfy({ Int($0.value) != nil }) {
      return false
    }
    let words = Self.lead(of: list)
    if words.contains(where: { Self.valueWords.contains($0) }) { return true }
    if words.contains(where: { Self.otherWords.contains($0) }) { return false }
    if entries.allSatisfy(\.isCode) { return true }
    return isText && list.isMarked && entries.allSatisfy { !$0.meaning.isEmpty }
  }

  /// Whether the words before the items say that these are values.
  private static func announcesValues(_ list: ListedItems) -> Bool {
    let words = lead(of: list)
    return words.contains { announcingWords.contains($0) }
      && !words.contains { attributeWords.contains($0) }
  }

  private static let announcingWords: WordSet = ["values", "choices", "enum"]
  private static let attributeWords: WordSet = ["fields", "attributes", "properties", "keys"]

  private static func lead(of list: ListedItems) -> [String] {
    Words(list.lead.plainText).words.map { ForeignWords.labels[$0] ?? $0 }
  }

  private static func isName(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0.isASCIIWord || "_-.[]".utf8.contains($0) }
      && text.utf8.contains { !SampleCursor.isDigit($0) }
  }

  /// Words before a list of values.
  private static let valueWords: WordSet = [
    "values", "value", "one", "options", "either", "allowed", "choices", "enum", "valid",
    "accepted", "supported", "possible", "available", "following",
  ]
  /// Words before a list of something else.
  private static let otherWords: WordSet = [
    "example", "examples", "fields", "attributes", "properties", "keys", "columns", "parameters",
    "format", "object", "contains", "notes", "note", "see",
  ]
  /// Words at the beginning of an item that speaks about the field.
  private static let remarks: WordSet = [
    "default", "defaults", "min", "max", "minimum", "maximum", "example", "format", "note",
    "required", "optional", "type", "length", "range", "pattern", "see", "e.g.", "deprecated",
    "warning", "since", "unit", "units",
  ]
}
