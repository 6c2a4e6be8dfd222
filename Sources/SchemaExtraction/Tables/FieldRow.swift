import APISchema
import SlateDiagnostics
import SlateReference

/// One row of a table of attributes or parameters.
struct FieldRow: Sendable {
  /// The name on the wire.
  var name: String
  /// What the description column says.
  var description: [Inline]
  /// What the type column says.
  var typeText: String?
  /// The sections that the type column links to.
  var typeAnchors: [String] = []
  /// What the columns say about being required: nil where there is none.
  var required: Bool?
  /// Whether a null may come in its place, as the type column says.
  var isNullable = false
  /// Whether only the server writes it: a column, a label or a remark says so.
  var isReadOnly = false
  /// Whether only a caller writes it.
  var isWriteOnly = false
  /// Where a column says that it goes.
  var place: Parameter.Place?
  /// What the default column says.
  var defaultValue: String?
  /// What the column of values lists.
  var values: [String] = []
  /// What the column of examples shows.
  var example: String?
  /// Whether the name is words that were joined: a sample may spell them in another way.
  var isSpoken = false
  /// How deep it is indented below the rows before it.
  var depth = 0
  /// The rows of the object's own attributes, where the table describes these, too.
  var children: [FieldRow] = []
  /// What the description says about being required.
  private(set) var requiredInProse: Bool?
  /// Where ``Extraction/rowDescriptions`` has what the description says.
  var descriptionPlace: RowDescription.Place?
  /// Where the row stands.
  var location: SourceLocation

  /// Whether anything says that it is required, or that it is not.
  var isMarked: Bool { required != nil || requiredInProse != nil }

  init(name: String, description: [Inline], typeText: String? = nil, location: SourceLocation) {
    self.name = name
    self.description = description
    self.typeText = typeText
    self.location = location
  }

  /// Reads the rows of a table of fields, and what their descriptions say; a row without a name is left out.
  static func rows(
    of table: Table, columns: TableColumns
  ) -> (rows: [FieldRow], descriptions: [RowDescription?]) {
    var rows: [FieldRow] = []
    rows.reserveCapacity(table.rows.count)
    for cells in table.rows where columns.name < cells.count {
      let cell = cells[columns.name]
      let names = FieldName(cell.content)
      for name in names.names {
        var row = FieldRow(
          name: name,
          description: columns.description.map { cells[$0].content } ?? [],
          location: cell.location)
        row.isSpoken = names.isSpoken
        row.depth = names.depth
        row.typeText = names.typeText
        row.required = names.required
        row.isReadOnly = names.access == .readOnly
        row.isWriteOnly = names.access == .writeOnly
        row.read(cells, columns)
        rows.append(row)
      }
    }
    if columns.type == nil { rows.readLeadingWords() }
    var descriptions: [RowDescription?] = []
    descriptions.reserveCapacity(rows.count)
    for index in rows.indices {
      let said = RowDescription(rows[index])
      rows[index].requiredInProse = said.required
      descriptions.append(said)
    }
    return (rows, descriptions)
  }

  private mutating func read(_ cells: [Table.Cell], _ columns: TableColumns) {
    func text(_ column: Int?) -> String? {
      guard let column, column < cells.count else { return nil }
      let text = cells[column].text
      return text.isEmpty ? nil : text
    }
    readLabels()
    if let access = Access(saidIn: description) { mark(access) }
    if columns.type == nil { readLeadingType() }
    if description.count == 1, case .text(let said) = description[0],
      said.trimmingSpaces().lowercased() == "none"
    {
      description = []
    }
    if let column = columns.type, column < cells.count, let said = text(column) {
      readType(said, links: cells[column].content)
    }
    if let said = text(columns.typeOrValue), TypeColumn.type(of: said) != nil { typeText = said }
    if let said = text(columns.format), case .date? = TypeColumn.type(of: said) { typeText = said }
    if let said = text(columns.required) {
      required = Self.isRequired(said) ?? required
      // "no (default `10`)"
      if let remark = said.firstRange(of: "(default "), said.last == ")",
        columns.defaultValue == nil
      {
        readDefault(String(said[remark.upperBound...].dropLast().drop { ": =".contains($0) }))
      }
    }
    if let said = text(columns.optional) { required = Self.isYes(said).map { !$0 } ?? required }
    if let said = text(columns.required).flatMap({ Access(remark: $0) }) { mark(said) }
    if let said = text(columns.readOnly),
      (Access.isReadOnly(column: said) ?? Self.isYes(said)) == true
    {
      if !isReadOnly { description.append(sentence: "Read-only.") }
      isReadOnly = true
    }
    if let said = text(columns.writable), Self.isYes(said) == false {
      if !isReadOnly { description.append(sentence: "Read-only.") }
      isReadOnly = true
    }
    if let said = text(columns.place) { place = Self.place(of: said) }
    if let said = text(columns.defaultValue) { readDefault(said) }
    if let column = columns.example, column < cells.count { example = text(column) }
    if let column = columns.values, column < cells.count {
      values = ProseScanner.literalList(in: MarkdownText().text(cells[column].content))
      if values.isEmpty, let said = text(column) { values = ProseScanner.plainList(in: said) }
    }
  }

  private mutating func mark(_ access: Access) {
    switch access {
    case .readOnly: isReadOnly = true
    case .writeOnly: isWriteOnly = true
    }
  }

  mutating func readType(_ text: String, links: [Inline]) {
    switch text.lowercased() {
    case "-", "–", "—", "n/a", "?": return
    default: break
    }
    // "&page=2": how it is written, and no type.
    if text.hasPrefix("&") || text.hasPrefix("?") { return }
    typeText = text
    for case .link(let destination, _) in links where destination.hasPrefix("#") {
      typeAnchors.append(String(destination.dropFirst()))
    }
    let said = TypeText(text)
    isNullable = said.isNullable
    required = said.required ?? required
    if let access = said.access { mark(access) }
    defaultValue = said.defaultValue ?? defaultValue
  }

  /// Labels in HTML are facts, not words: `<i class="label">read-only</i>`, `<span class="label">mandatory</span>`.
  private mutating func readLabels() {
    guard description.contains(where: { if case .html = $0 { true } else { false } }) else {
      return
    }
    var kept: [Inline] = []
    var index = 0
    while index < description.count {
      if index + 2 < description.count, case .html(let open) = description[index],
        case .text(let label) = description[index + 1],
        case .html(let close) = description[index + 2], close.hasPrefix("</"), Self.isLabel(open)
      {
        switch label.trimmingSpaces().lowercased() {
        case "required", "mandatory": required = true
        case "optional": required = false
        default:
          switch Access(remark: label) {
          case .readOnly?: kept.append(sentence: "Read-only.")
          case .writeOnly?: kept.append(sentence: "Write-only.")
          case nil: kept.append(.text(label))
          }
          if let access = Access(remark: label) { mark(access) }
        }
        index += 3
        continue
      }
      kept.append(description[index])
      index += 1
    }
    description = kept
  }

  /// A type that stands out before a description: `**string** The title`, `<b>integer (required)</b> How many`.
  private mutating func readLeadingType() {
    let label: String
    let length: Int
    switch description.first {
    case .strong(let inner)?, .emphasis(let inner)?: (label, length) = (inner.plainText, 1)
    case .html(let open)?:
      guard description.count > 3, case .text(let text) = description[1],
        case .html(let close) = description[2], close.hasPrefix("</"),
        ["<strong", "<b>", "<em", "<i>", "<code", "<span"].contains(where: { open.hasPrefix($0) })
      else { return }
      (label, length) = (text, 3)
    default: return
    }
    // The word alone is a description.
    guard label.utf8.count < 40, description.count > length else { return }
    let said = TypeText(String(label.drop { "([".contains($0) }))
    guard !said.name.isEmpty, TypeColumn.type(of: said.name) != nil else { return }
    typeText = label
    required = said.required ?? required
    description.removeFirst(length)
    if case .text(let text)? = description.first {
      description[0] = .text(String(text.drop { " :,.–-".contains($0) }))
    }
  }

  /// `<i class="label label-info">`, `<span class='badge'>`, `<small>`.
  private static func isLabel(_ tag: String) -> Bool {
    let lower = tag.lowercased()
    return lower.contains("label") || lower.contains("badge") || lower.contains("tag")
      || lower.hasPrefix("<small") || lower.hasPrefix("<sup")
  }

  private mutating func readDefault(_ text: String) {
    switch text.lowercased() {
    case "required", "(required)", "required.", "*required*", "mandatory", "(mandatory)":
      required = true
    case "optional", "(optional)": required = required ?? false
    case "none", "n/a", "-", "–", "—", "see below", "no default", "null", "nil", "undefined": break
    case "none (required)", "none, required", "n/a (required)", "- (required)": required = true
    case _ where Self.isSentence(text): description.append(sentence: text)
    case _ where LabelWords.header(text) == ["required"]: required = true
    default: defaultValue = DescriptionFacts.unquoted(text)
    }
  }

  /// Words that say what happens, and no value: "If omitted, all of them".
  private static func isSentence(_ text: String) -> Bool {
    guard let first = text.first, first.isLetter, text.utf8.count > 24 else { return false }
    let words = text.split(separator: " ")
    return words.count > 4 && !text.contains("`")
      && ["if", "when", "unless", "by", "the", "all", "otherwise"].contains(words[0].lowercased())
  }

  private static func isRequired(_ text: String) -> Bool? {
    let lower = text.lowercased()
    for lead in ["optional", "not required", "conditional", "depends", "sometimes", "recommended"]
    where lower.hasPrefix(lead) { return false }
    if lower.hasPrefix("required") || lower.hasPrefix("mandatory") { return true }
    return isYes(text)
  }

  private static func isYes(_ text: String) -> Bool? {
    switch text.first {
    case "✓", "✔", "☑", "✅", "●", "•": return true
    case "✗", "✘", "✕", "❌", "-", "–", "—": return false
    default: break
    }
    switch Words(text).words.first {
    case "yes", "true", "y", "x", "required", "always", "1": return true
    case "no", "false", "n", "optional", "never", "0": return false
    default: return LabelWords.isYes(text)
    }
  }

  /// What a word of a column says about where a parameter goes.
  static func place(of text: String) -> Parameter.Place? {
    let words = Words(text).words
    guard words.count < 4 else { return nil }
    if words.contains("path") || words == ["url"] || words == ["uri"] || words == ["route"] {
      return .path
    }
    if words.contains("query") || words.contains("querystring") { return .query }
    if words.contains("header") || words.contains("headers") { return .header }
    if words.contains("body") || words == ["form"] || words == ["json"] || words == ["formdata"]
      || words == ["form", "data"] || words == ["payload"] || words == ["post"]
    {
      return .body
    }
    return nil
  }
}

extension [Inline] {
  /// Adds a sentence, behind a full stop where the text has none.
  fileprivate mutating func append(sentence: String) {
    if case .text(let text)? = last {
      let trimmed = text.trimmingSpaces()
      self[count - 1] = .text(String(trimmed))
      if trimmed.isEmpty { removeLast() }
    }
    let end = plainText.last
    let isEnded = end == nil || end == "." || end == "!" || end == "?"
    append(.text(isEnded ? (isEmpty ? sentence : " \(sentence)") : ". \(sentence)"))
  }
}

extension FieldRow {
  /// The name of the object that holds it: `address` for `address.city`, `items` for `items[]`.
  var rootName: String {
    let end = name.utf8.firstIndex { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "[") }
    return end.map { String(name[..<$0]) } ?? name
  }
}

extension [FieldRow] {
  /// "Integer, how many" and "String, which one": where most rows of a table begin so, that is their type.
  fileprivate mutating func readLeadingWords() {
    let leads = map { row -> (type: String, rest: String)? in
      guard row.typeText == nil, case .text(let text)? = row.description.first,
        let comma = text.utf8.prefix(16).firstIndex(of: UInt8(ascii: ",")),
        text.first?.isUppercase == true
      else { return nil }
      let word = String(text[..<comma])
      let rest = text[text.utf8.index(after: comma)...].trimmingSpaces()
      guard !rest.isEmpty || row.description.count > 1, !word.contains(" "),
        TypeColumn.type(of: word) != nil
      else { return nil }
      return (word, String(rest))
    }
    let count = leads.count { $0 != nil }
    guard count > 1, count * 2 > self.count else { return }
    for (index, lead) in zip(indices, leads) {
      guard let lead else { continue }
      self[index].typeText = lead.type
      self[index].description[0] = .text(lead.rest)
    }
  }

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
      } else {
        // The object itself has no row.
        var parent = FieldRow(name: name, description: [], location: row.location)
        if Self.withoutIndices(row.name).hasPrefix("\(name)[]") { parent.typeText = "array" }
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
