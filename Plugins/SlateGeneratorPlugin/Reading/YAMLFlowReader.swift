/// Reads values of YAML in flow style: `[a, 'b']`, `{page: a, after: b}`.
struct YAMLFlowReader {
  private var rest: Substring
  private var depth = 0

  // No configuration nests that deeply; a hostile one could.
  private static let deepest = 16

  init(_ text: String) {
    rest = text[...]
  }

  /// The value, where it is all that the text holds.
  mutating func readAll() -> YAMLOutline.Value? {
    guard let value = value() else { return nil }
    skipBlanks()
    return rest.isEmpty ? value : nil
  }

  private mutating func value() -> YAMLOutline.Value? {
    skipBlanks()
    switch rest.first {
    case "[": return nested { $0.list() }
    case "{": return nested { $0.mapping() }
    default: return text().map(YAMLOutline.Value.text)
    }
  }

  private mutating func nested(
    _ read: (inout Self) -> YAMLOutline.Value?
  ) -> YAMLOutline.Value? {
    guard depth < Self.deepest else { return nil }
    depth += 1
    defer { depth -= 1 }
    rest.removeFirst()
    return read(&self)
  }

  private mutating func list() -> YAMLOutline.Value? {
    var values: [YAMLOutline.Value] = []
    while !takes("]") {
      guard let value = value() else { return nil }
      values.append(value)
      if takes("]") { break }
      guard takes(",") else { return nil }
    }
    return .list(values)
  }

  private mutating func mapping() -> YAMLOutline.Value? {
    var values: [String: YAMLOutline.Value] = [:]
    while !takes("}") {
      guard let key = text(), takes(":"), let value = value() else { return nil }
      values[key] = value
      if takes("}") { break }
      guard takes(",") else { return nil }
    }
    return .mapping(values)
  }

  /// A text, up to what ends it.
  private mutating func text() -> String? {
    skipBlanks()
    if rest.first == "\"" || rest.first == "'" {
      guard let (value, after) = YAMLValueReader.quoted(rest) else { return nil }
      rest = after
      return value
    }
    var end = rest.startIndex
    while end != rest.endIndex, !"[]{},".contains(rest[end]) {
      let next = rest.index(after: end)
      // A colon ends a key where a blank follows it.
      if rest[end] == ":", next == rest.endIndex || " \t,]}".contains(rest[next]) { break }
      end = next
    }
    let text = YAMLValueReader.scalar(YAMLValueReader.withoutComment(rest[..<end]))
    rest = rest[end...]
    return text
  }

  private mutating func takes(_ character: Character) -> Bool {
    skipBlanks()
    guard rest.first == character else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0 == " " || $0 == "\t" }
  }
}
