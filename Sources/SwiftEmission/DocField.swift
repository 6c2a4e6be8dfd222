/// The fields of a documentation comment, which DocC finds in the items of any list.
enum DocField {
  /// The text of a list's item, such that DocC does not take it for a field.
  ///
  /// `Returns: a list` in the prose of a reference is about something else than the function, and the
  /// function has a field of that name already. Emphasis keeps the words and is no field.
  static func escaped(_ text: String) -> String {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return text }
    let words = text[..<colon].split(separator: " ")
    guard let name = words.first?.lowercased() else { return text }
    let isField =
      switch words.count {
      case 1: ["parameters", "returns", "throws"].contains(name)
      case 2: name == "parameter"
      default: false
      }
    return isField ? "*\(text[..<colon])*\(text[colon...])" : text
  }
}
