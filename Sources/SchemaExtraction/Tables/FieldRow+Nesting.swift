import APISchema
import SlateReference

extension [FieldRow] {
  /// The rows, those with names of plain words, or in capitals, spelled as a sample spells them: `maintenance_mode` for
  /// "Maintenance mode".
  func spelled(as members: [SampleValue.Member]) -> [FieldRow] {
    guard !members.isEmpty else { return self }
    let names = Set(members.lazy.map(\.name))
    guard contains(where: { !names.contains($0.name) }) else { return self }
    let byLower = Dictionary(members.lazy.map { ($0.name.lowercased(), $0.name) }) { first, _ in
      first
    }
    var byWords: [String: String]?
    return map { row in
      guard !names.contains(row.name) else { return row }
      var row = row
      if row.isSpoken || row.name == row.name.uppercased() {
        let spellings =
          byWords
          ?? Dictionary(members.lazy.map { (Words($0.name).folded, $0.name) }) { first, _ in first }
        byWords = spellings
        if let name = spellings[Words(row.name).folded] { row.name = name }
      } else if let name = byLower[row.name.lowercased()] {
        // "Email" in the table, `email` in what is sent: the sample has what the server sees.
        row.name = name
      }
      return row
    }
  }

  /// The rows as a tree: `address.city`, `items[][id]` and indented rows are attributes of the object before them.
  ///
  /// - Parameter names: What a sample shows; a name that it has as it is stays whole.
  func nested(besides names: Set<String>) -> [FieldRow] {
    guard contains(where: { $0.depth > 0 || $0.name.utf8.contains { ".[".utf8.contains($0) } })
    else { return self }
    var roots: [FieldRow] = []
    var path: [(depth: Int, name: String)] = []
    for row in self {
      var parts: [String]
      if row.depth > 0, let parent = path.last(where: { $0.depth < row.depth }) {
        parts = parent.name.split(separator: "\u{0}").map(String.init) + [row.name]
      } else {
        parts = names.contains(row.name) ? [row.name] : Self.parts(of: row.name)
      }
      path.removeAll { $0.depth >= row.depth }
      path.append((row.depth, parts.joined(separator: "\u{0}")))
      roots.insert(row, at: parts[...])
    }
    return roots
  }

  /// `address.city` has two parts, `items[][id]` and `items[].id`, too; `items[]` has one, which is a list.
  private static func parts(of name: String) -> [String] {
    let name = withoutIndices(name)
    // `media[:role]` and `media["role"]` are how a program asks for the `role` of `media`.
    let parts = name.split { $0 == "." || $0 == "[" || $0 == "]" }.map { part in
      let key = part.hasPrefix(":") && part.utf8.count > 1 ? part.dropFirst() : part
      return DescriptionFacts.unquoted(key)
    }
    guard let first = parts.first, name.hasPrefix(first) else { return [name] }
    // "1.5", "a..b" and the like are names of their own.
    guard
      parts.allSatisfy({
        $0.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }
      })
    else { return [name] }
    return parts
  }

  /// `items[n].id`, `items[0].id` and `items[*].id` are `items[].id`.
  private static func withoutIndices(_ name: String) -> String {
    guard name.holds(UInt8(ascii: "[")) else { return name }
    var plain = ""
    var rest = name[...]
    while let open = rest.firstIndex(of: "["), let close = rest[open...].firstIndex(of: "]") {
      let inner = rest[rest.index(after: open)..<close]
      let isIndex = ["n", "i", "x", "k", "*", "index"].contains(inner) || Int(inner) != nil
      plain += isIndex ? rest[..<open] + "[]" : rest[...close]
      rest = rest[rest.index(after: close)...]
    }
    return plain + rest
  }

  private mutating func insert(_ row: FieldRow, at path: ArraySlice<String>) {
    guard let name = path.first else { return }
    let rest = path.dropFirst()
    let position = firstIndex { $0.name == name }
    guard rest.isEmpty else {
      if let position {
        self[position].children.insert(row, at: rest)
        if self[position].isImplied, row.required == true { self[position].required = true }
      } else {
        // The object itself has no row.
        var parent = FieldRow(name: name, description: [], location: row.location)
        if Self.withoutIndices(row.name).hasPrefix("\(name)[]") {
          parent.typeText = "array"
        } else {
          // Nobody can send a part of it without it; a list may be empty.
          parent.isImplied = true
          if row.required == true { parent.required = true }
        }
        parent.children.insert(row, at: rest)
        append(parent)
      }
      return
    }
    var row = row
    if Self.withoutIndices(row.name).hasSuffix("[]"), row.typeText == nil { row.typeText = "array" }
    row.name = name
    append(row)
  }
}
