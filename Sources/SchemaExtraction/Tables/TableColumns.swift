import SlateDiagnostics
import SlateReference

/// Which column of a table says what, told by the words of its header and never by its position.
struct TableColumns {
  /// What the rows of a table describe.
  enum Kind {
    /// Attributes or parameters: there is a column of names.
    case fields
    /// Values of an enumeration with what they mean.
    case values
    /// Status codes with what they mean.
    case errors
    /// Endpoints that stand elsewhere, too.
    case overview
    /// Something that is no fact about the API's shape.
    case other
  }

  var kind: Kind
  var name: Int
  var type: Int?
  var required: Int?
  var optional: Int?
  var defaultValue: Int?
  var description: Int?
  var values: Int?
  var example: Int?
  /// The column of names in a table of errors.
  var title: Int?

  init(_ table: Table) {
    let words = table.header.map { Words($0.text).words }
    func column(_ accepted: Set<String>, besides taken: [Int] = []) -> Int? {
      words.indices.first { index in
        !taken.contains(index) && words[index].contains { accepted.contains($0) }
      }
    }
    let description = column(Self.descriptionWords)
    var taken: [Int] = []
    if let description { taken.append(description) }
    let isErrorTable =
      description != nil
      && words.first.map { head in
        head.contains("code") || head.contains("error") || head.contains("status")
      } ?? false && Self.holdsStatusCodes(table)
    if isErrorTable {
      kind = .errors
      self.name = 0
    } else if Self.holdsEndpoints(table) {
      kind = .overview
      self.name = 0
    } else if let name = column(Self.nameWords, besides: taken) {
      kind = .fields
      self.name = name
    } else if words.count >= 2, let description, description > 0 {
      kind = .values
      self.name = 0
    } else {
      kind = EndpointDefinition.isOne(table) ? .overview : .other
      self.name = 0
    }
    taken.append(self.name)
    if isErrorTable { title = column(Self.titleWords, besides: taken) }
    self.description = description
    type = column(Self.typeWords, besides: taken)
    if let type { taken.append(type) }
    required = column(Self.requiredWords, besides: taken)
    optional = column(Self.optionalWords, besides: taken)
    defaultValue = column(Self.defaultWords, besides: taken)
    values = column(Self.valueWords, besides: taken)
    example = column(Self.exampleWords, besides: taken)
  }

  /// Every row has an endpoint: an overview, not values.
  private static func holdsEndpoints(_ table: Table) -> Bool {
    guard !table.rows.isEmpty else { return false }
    if table.rows.allSatisfy({ row in row.contains { DeclaredEndpoint(in: $0.text) != nil } }) {
      return true
    }
    guard let columns = EndpointColumns(table), columns.method != nil else { return false }
    return table.rows.allSatisfy { row in
      columns.texts(in: row).contains { DeclaredEndpoint(in: $0) != nil }
    }
  }

  /// Every row's first cell is a three-digit number.
  private static func holdsStatusCodes(_ table: Table) -> Bool {
    !table.rows.isEmpty
      && table.rows.allSatisfy { row in
        guard let text = row.first?.text.prefix(3), text.count == 3, let code = Int(text) else {
          return false
        }
        return (100..<600).contains(code)
      }
  }

  private static let nameWords: Set<String> = [
    "parameter", "parameters", "param", "params", "attribute", "attributes", "field", "fields",
    "name", "property", "properties", "key", "argument", "arguments",
  ]
  private static let typeWords: Set<String> = ["type", "datatype", "format"]
  private static let requiredWords: Set<String> = [
    "required", "presence", "mandatory", "requirement",
  ]
  private static let optionalWords: Set<String> = ["optional"]
  private static let defaultWords: Set<String> = ["default", "defaults"]
  private static let valueWords: Set<String> = ["values", "options", "enum", "choices"]
  private static let exampleWords: Set<String> = ["example", "examples", "sample"]
  private static let titleWords: Set<String> = ["name", "title", "status", "error"]
  private static let descriptionWords: Set<String> = [
    "description", "meaning", "explanation", "details", "notes", "note", "about", "info", "desc",
    "definition", "purpose", "comment", "comments",
  ]
}

/// One row of a table of attributes or parameters.
struct FieldRow {
  /// The name on the wire.
  var name: String
  /// What the description column says.
  var description: [Inline]
  /// What the type column says.
  var typeText: String?
  /// What the columns say about being required: nil where there is none.
  var required: Bool?
  /// What the default column says.
  var defaultValue: String?
  /// What the column of values lists.
  var values: [String] = []
  /// Where the row stands.
  var location: SourceLocation

  /// Whether anything says that it is required, or that it is not.
  var isMarked: Bool {
    required != nil || DescriptionFacts.required(in: description, name: name) != nil
  }

  /// Reads the rows of a table of fields; a row without a name is left out.
  static func rows(of table: Table, columns: TableColumns) -> [FieldRow] {
    table.rows.compactMap { row in
      guard columns.name < row.count else { return nil }
      let cell = row[columns.name]
      let name = fieldName(cell.content)
      guard !name.isEmpty else { return nil }
      func text(_ column: Int?) -> String? {
        guard let column, column < row.count else { return nil }
        let text = row[column].text
        return text.isEmpty ? nil : text
      }
      var field = FieldRow(
        name: name, description: columns.description.map { row[$0].content } ?? [],
        typeText: text(columns.type), location: cell.location)
      if let cellText = text(columns.required) { field.required = isRequired(cellText) }
      if let cellText = text(columns.optional) { field.required = isYes(cellText).map { !$0 } }
      if let cellText = text(columns.defaultValue) { field.readDefault(cellText) }
      if let values = columns.values {
        field.values = ProseScanner.literalList(in: MarkdownText().text(row[values].content))
      }
      return field
    }
  }

  private mutating func readDefault(_ text: String) {
    switch text.lowercased() {
    case "required", "(required)": required = true
    case "none", "n/a", "-", "–", "—": break
    default: defaultValue = DescriptionFacts.unquoted(text)
    }
  }

  /// The first code span of a name cell, or else its first word: authors put remarks behind a name.
  private static func fieldName(_ content: [Inline]) -> String {
    for inline in content {
      switch inline {
      case .code(let code): return String(code.trimmingSpaces())
      case .strong(let inner), .emphasis(let inner), .link(_, let inner):
        let name = fieldName(inner)
        if !name.isEmpty { return name }
      case .text(let text):
        let word = text.trimmingSpaces().utf8.prefix { $0 != UInt8(ascii: " ") }
        if !word.isEmpty { return String(Substring(word)) }
      case .html, .image, .softBreak, .lineBreak: continue
      }
    }
    return ""
  }

  private static func isRequired(_ text: String) -> Bool? {
    let lower = text.lowercased()
    if lower.hasPrefix("optional") || lower.hasPrefix("not required") { return false }
    if lower.hasPrefix("required") || lower.hasPrefix("mandatory") { return true }
    return isYes(text)
  }

  private static func isYes(_ text: String) -> Bool? {
    switch Words(text).words.first {
    case "yes", "true", "y", "x", "✓", "required": true
    case "no", "false", "n", "optional": false
    default: nil
    }
  }
}
