import APISchema
import SlateReference

/// Types that stand out at the end of descriptions: "How many stones there are **Integer**".
extension [FieldRow] {
  /// Takes them where most rows of a table without a column of types end so.
  mutating func readTrailingTypes() {
    guard count > 1 else { return }
    let types = map { $0.typeText == nil ? Self.trailingType(of: $0.description) : nil }
    guard types.count(where: { $0 != nil }) * 2 > count else { return }
    for (index, type) in zip(indices, types) {
      guard let type else { continue }
      self[index].typeText = type.text
      self[index].description = Self.withoutEnd(self[index].description)
      guard type.listsValues, self[index].values.isEmpty else { continue }
      let codes = self[index].description.compactMap { inline -> String? in
        if case .code(let code) = inline { return code }
        return nil
      }
      if codes.count > 1 { self[index].values = codes }
    }
  }

  private static func trailingType(
    of description: [Inline]
  ) -> (text: String, listsValues: Bool)? {
    guard case .strong(let inner)? = description.last, description.count > 1,
      case let text = inner.plainText, text.utf8.count <= 40
    else { return nil }
    // "Enum (String)"
    if text.lowercased().hasPrefix("enum") {
      let type = text.dropFirst(4).filter { $0 != "(" && $0 != ")" }.trimmingSpaces()
      return (type.isEmpty ? "string" : String(type), true)
    }
    guard TypeColumn.type(of: text) != nil else { return nil }
    // "Timestamp (ISO 8601)" says which one.
    let plain = String(text.filter { $0 != "(" && $0 != ")" })
    return (TypeColumn.type(of: plain) == nil ? text : plain, false)
  }

  /// A description without the type at its end, and the space before that.
  private static func withoutEnd(_ description: [Inline]) -> [Inline] {
    var rest = [Inline](description.dropLast())
    if case .text(let text)? = rest.last {
      rest[rest.count - 1] = .text(String(text.trimmingTrailingSpaces))
    }
    return rest
  }
}

extension String {
  fileprivate var trimmingTrailingSpaces: Substring {
    var end = endIndex
    while end > startIndex, self[index(before: end)] == " " { end = index(before: end) }
    return self[..<end]
  }
}
