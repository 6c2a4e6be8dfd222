/// The front matter of an index, as far as a plugin needs it.
enum FrontMatterOutline {
  /// The names of the included pages, in their order; nil where they are written in a way that is not
  /// understood. An index without front matter includes none.
  static func includes(inIndex text: String) -> [String]? {
    let lines = YAMLOutline.lines(of: text)
    guard let first = lines.first, isFence(first) else { return [] }
    guard let end = lines.dropFirst().firstIndex(where: isFence) else { return nil }
    let outline = YAMLOutline(lines[1..<end], firstLine: 2)
    guard outline.has("includes") else { return [] }
    return names(outline["includes"])
  }

  /// The texts of a list; an empty value is an empty list.
  private static func names(_ value: YAMLOutline.Value?) -> [String]? {
    switch value {
    case .list(let values):
      let names = values.compactMap(\.text)
      return names.count == values.count ? names : nil
    case .nothing: return []
    default: return nil
    }
  }

  private static func isFence(_ line: Substring) -> Bool {
    guard line.hasPrefix("---") else { return false }
    return line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" }
  }
}
