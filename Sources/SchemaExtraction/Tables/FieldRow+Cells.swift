import APISchema
import SlateDiagnostics
import SlateReference

/// What the cells of a row say.
extension FieldRow {
  /// Takes what the cells of a row say, each by its column.
  mutating func read(_ cells: [Table.Cell], _ columns: TableColumns) {
    var columns = columns
    // "String | yes" below "Required | Type": the author took one for the other.
    if let type = columns.type, let needed = columns.required, type < cells.count,
      needed < cells.count, Self.isRequired(cells[type].text) != nil,
      TypeColumn.type(of: cells[type].text) == nil, Self.isRequired(cells[needed].text) == nil,
      TypeColumn.type(of: cells[needed].text) != nil
    {
      (columns.type, columns.required) = (needed, type)
    }
    func text(_ column: Int?) -> String? {
      guard let column, column < cells.count else { return nil }
      let text = cells[column].text
      return text.isEmpty ? nil : text
    }
    readLabels()
    if let access = Access(saidIn: description) { mark(access) }
    if columns.type == nil { readLeadingType() }
    if description.count == 1, case .text(let said) = description[0],
      ["none", "no description"].contains(said.trimmingSpaces().lowercased())
    {
      description = []
    }
    if let column = columns.type, column < cells.count, text(column) != nil {
      readType(cells[column].content.typeText, links: cells[column].content)
    }
    if let said = text(columns.typeOrValue), TypeColumn.type(of: said) != nil { typeText = said }
    if let said = text(columns.format), case .date? = TypeColumn.type(of: said) { typeText = said }
    if let said = text(columns.required) {
      if let choice = RequirementCondition(column: said, of: name) {
        required = false
        condition = choice.condition
        if condition == nil { description.append(.text(" (\(said))")) }
      } else {
        required = Self.isRequired(said) ?? required
      }
      // "no (default `10`)"
      if let remark = said.firstRange(of: "(default "), said.last == ")",
        columns.defaultValue == nil
      {
        readDefault(String(said[remark.upperBound...].dropLast().drop { ": =".contains($0) }))
      }
    }
    if let said = text(columns.optional) { required = Self.isYes(said).map { !$0 } ?? required }
    if let said = text(columns.nullable), Self.isYes(said) == true { isNullable = true }
    if let said = text(columns.required).flatMap({ Access(remark: $0) }) { mark(said) }
    if let said = text(columns.readOnly),
      (Access.isReadOnly(column: said) ?? Self.isYes(said)) == true
    {
      if !isReadOnly { description.append(sentence: "Read-only.") }
      isReadOnly = true
    }
    if let said = text(columns.restrictions).flatMap({ Access(remark: $0) }) { mark(said) }
    if description.isEmpty, let column = columns.label, column < cells.count {
      description = cells[column].content
    }
    if let said = text(columns.writable), Self.isYes(said) == false {
      if !isReadOnly { description.append(sentence: "Read-only.") }
      isReadOnly = true
    }
    if let said = text(columns.rules) { read(rules: said) }
    if let said = text(columns.place) { place = Self.place(of: said) }
    if let said = text(columns.defaultValue) { readDefault(said) }
    if let column = columns.example, column < cells.count {
      example = text(column)
      if let example, let told = Self.bracketed(name, in: example) { name = told }
      if columns.showsExamples { description = ExampleColumn.description(of: cells[column]) }
    }
    if let column = columns.values, column < cells.count {
      values = ProseScanner.literalList(in: MarkdownText().text(cells[column].content))
      if values.isEmpty, let said = text(column) { values = ProseScanner.plainList(in: said) }
      readValues()
      if typeText == nil, Set(values.map { $0.lowercased() }) == ["true", "false"] {
        typeText = "boolean"
        values = []
      }
    }
  }

  /// What an example of a URL calls a row in its query where that is a part of something: `filter[lent]` for "lent".
  private static func bracketed(_ name: String, in example: String) -> String? {
    guard example.utf8.count <= 400, let mark = example.firstIndex(of: "?"), !name.isEmpty,
      !name.contains("[")
    else { return nil }
    let query = example[example.index(after: mark)...].prefix { $0 != "\"" && $0 != "`" }
    return QueryItem.items(in: query).map(\.name).first { item in
      item.hasSuffix("[\(name)]") && item.first?.isLetter == true
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
    if let listed = Self.values(listedIn: text), values.isEmpty, !links.hasLinks {
      values = listed
      return
    }
    if values.isEmpty, !links.hasLinks,
      let listed = TypedValues(type: TypedValues.marked(links) ?? text)
    {
      values = listed.values
      typeText = listed.typeText
      return
    }
    typeText = text
    typeAnchors += links.fragments
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
    let (type, said, isRequired) = RequirementRemark.parted(label)
    // The word alone is a description.
    guard label.utf8.count < 40, description.count > length || isRequired != nil,
      !said.name.isEmpty, TypeColumn.type(of: said.name) != nil
    else { return }
    typeText = type
    required = isRequired ?? required
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
    case "none", "n/a", "-", "–", "—", "see below", "no default", "null", "nil", "undefined",
      "empty",
      "(empty)", "unset", "blank":
      break
    // What the caller's own stands in the place of: `YOUR_API_KEY`.
    case _ where text.hasPrefix("YOUR_") || text.hasPrefix("YOUR-"): break
    case "none (required)", "none, required", "n/a (required)", "- (required)": required = true
    case _ where LabelWords.isNothing(text): break
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
    // A mark may be followed by one that says how it is drawn.
    switch text.unicodeScalars.first {
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
