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
  /// Whether its values are errors of the API's own.
  var listsErrors = false
  /// Whether nothing but the capitals of its names says that it lists values.
  var listsConstants = false
  var name: Int
  var type: Int?
  /// A column of values, where authors may write a type in place of one: `_integer_`.
  var typeOrValue: Int?
  var format: Int?
  var required: Int?
  var optional: Int?
  /// A column that says whether an attribute may be null.
  var nullable: Int?
  var readOnly: Int?
  var writable: Int?
  var defaultValue: Int?
  var description: Int?
  var values: Int?
  var example: Int?
  /// Whether the column of examples is all that is said of a row.
  var showsExamples = false
  /// The column of a schema's restrictions: `read-only`, `none`.
  var restrictions: Int?
  /// A column of what people call an attribute, beside its name.
  var label: Int?
  /// The column that says where a parameter goes.
  var place: Int?
  /// The column of names in a table of errors.
  var title: Int?
  /// The column of a table of status codes that says what comes back.
  var schema: Int?

  /// Whether its one row has a type and no name: it is about all that is sent.
  var describesWhole = false
  /// The row of media types that says it.
  var rowOfWhole: Int?

  /// - Parameters:
  ///   - holdsFields: Whether the heading above says that the rows are parameters or attributes: then a first
  ///     column of identifiers is one of names, whatever its header.
  ///   - belowErrors: Whether the heading above is about errors.
  ///   - mayListConstants: Whether nothing shows that names in capitals are those of fields.
  init(
    _ table: Table, below holdsFields: Bool = false, belowErrors: Bool = false,
    mayListConstants: Bool = false
  ) {
    let words = table.header.map { LabelWords.header($0.text) }
    var taken: [Int] = []
    func column(_ accepted: WordSet) -> Int? {
      words.indices.first { index in
        !taken.contains(index) && words[index].contains { accepted.contains($0) }
      }
    }
    func take(_ accepted: WordSet) -> Int? {
      let index = column(accepted)
      if let index { taken.append(index) }
      return index
    }
    name = 0
    kind = .other
    description = take(Self.descriptionWords)
    let isErrorTable =
      words.count > 1
      && words.first.map { !Self.statusWords.isDisjoint(with: $0) } ?? false
      && Self.holdsStatusCodes(table)
    if isErrorTable {
      kind = .errors
      // "Meaning | Description": the code's name, and what it means here.
      if let told = words.indices.first(where: { words[$0].contains("description") }), told > 0 {
        if let description { taken.removeAll { $0 == description } }
        description = told
        taken.append(told)
      }
      if description == nil || description == 0 { description = 1 }
    } else if ErrorTable.isOne(
      table, words, belowErrors: belowErrors, belowFields: holdsFields)
    {
      kind = .values
      listsErrors = true
      if description == nil || description == 0 {
        description = words.indices.dropFirst().first { words[$0].contains("message") }
        if words.count == 2 { description = 1 }
      }
    } else if MediaTypeTable.isOne(table, words) {
      kind = .overview
      if holdsFields, let told = MediaTypeTable.told(table, words) {
        kind = .fields
        describesWhole = true
        rowOfWhole = told.row
        type = told.type
        taken.append(told.type)
      }
    } else if words.count == 1, NeededPermissions.announces(words[0]) {
      kind = .overview
    } else if words.first.map({ $0 == ["scope"] || $0 == ["scopes"] }) ?? false {
      // What a token may be good for is no value that anything of the API holds.
      kind = .overview
    } else if Self.holdsEndpoints(table) || EndpointDefinition.isWhole(table) || Self.isBox(table) {
      kind = .overview
    } else if words.count == 2, description == 1, words[0].count == 2, words[0][1] == "name",
      Self.namedValues.contains(words[0][0])
    {
      // "Status name | Description": of a status, and not of a field.
      kind = .values
    } else if let title = Self.valueTitle(words) {
      kind = .values
      description = description ?? title
      if description == 0 { description = title }
    } else if description == nil, Self.listsCodes(table, words) {
      kind = .values
      description = 1
    } else if words.count > 2, let column = column(Self.nameWords), column > 0, let description,
      description > 0, Self.holdsNames(table), !Self.holdsNames(table, in: column)
    {
      // "Command | Comments | Extra parameters": what a value stands for, with prose about parameters behind it.
      kind = .values
    } else if mayListConstants, !holdsFields, words.count == 2, description == 1,
      words[0] == ["name"] || words[0] == ["key"], Self.holdsConstants(table)
    {
      // "Name | Meaning" above `TO_LEND`, `ON_LOAN`: values, as fields are written in another way.
      kind = .values
      listsConstants = true
    } else if let column = column(Self.nameWords) {
      kind = .fields
      name = column
    } else if let head = words.first, !Self.lesserNameWords.isDisjoint(with: head),
      description != 0, Self.holdsNames(table)
    {
      kind = .fields
    } else if holdsFields, Self.describesWhole(table, words) {
      kind = .fields
      describesWhole = true
      type = 0
    } else if holdsFields, description != 0, words.count > 1, Self.holdsNames(table),
      table.rows.contains(where: { $0.first?.text.contains(where: \.isLetter) ?? false })
    {
      kind = .fields
    } else if words.count == 1, words[0] == ["value"] || words[0] == ["values"] {
      // A column of values, and nothing about them.
      kind = .values
    } else if words.count == 2, words[1] == ["value"], description == nil {
      // "Region | Value": what a person calls it, and what is sent.
      kind = .values
      name = 1
      description = 0
    } else if words.count >= 2, let description, description > 0 {
      let example = words.indices.dropFirst().first {
        $0 != description && !Self.exampleWords.isDisjoint(with: words[$0])
      }
      // "Type | Example | Purpose": kinds of something, unless what is shown has the value in it.
      let showsOthers = example.map { !Self.shows($0, valuesOf: table) } ?? false
      kind = showsOthers ? .other : Self.holdsURLs(table, in: description) ? .overview : .values
    } else if EndpointDefinition.isOne(table) {
      kind = .overview
    }
    let told = kind == .other && !isErrorTable ? Self.fieldsWithoutHeaders(table, holdsFields) : nil
    if let told {
      kind = .fields
      if let column = told.type {
        type = column
        taken.append(column)
      }
      if description == nil {
        description = words.indices.last { $0 > 0 && $0 != told.type }
        if let description { taken.append(description) }
      }
    }
    taken.append(name)
    if isErrorTable {
      title = take(Self.titleWords)
      // "Status | Header | Type": of a header, and not of what comes back.
      if !words.contains(where: { $0.contains("header") }) { schema = take(Self.schemaWords) }
      if let description { taken.append(description) }
    }
    type = type ?? take(Self.typeWords)
    // "Parameter Type | path": a column of places, whatever it is called.
    if let column = type, kind == .fields, Self.holdsPlaces(table, in: column) {
      place = column
      type = take(Self.typeWords)
    }
    if place == nil, kind == .fields, let column = column(Self.placeWords),
      Self.holdsPlaces(table, in: column)
    {
      place = take(Self.placeWords)
    }
    if kind == .fields, words.count == 2, type == nil, description == nil {
      // "Key | Value/Format of the value": prose, not a format.
      description = take(Self.lesserDescriptionWords)
      if let column = description, ExampleColumn.holdsExamples(table, in: column) {
        example = column
        showsExamples = true
      }
    }
    format = take(Self.formatWords)
    if type == nil {
      type = format
      format = nil
    }
    required = take(Self.requiredWords)
    optional = take(Self.optionalWords)
    nullable = take(Self.nullableWords)
    readOnly = take(Self.readOnlyWords)
    writable = take(Self.writableWords)
    defaultValue = take(Self.defaultWords)
    example = example ?? take(Self.exampleWords)
    values = take(Self.valueWords)
    restrictions = take(Self.restrictionWords)
    if kind == .fields, restrictions != nil { label = take(Self.labelWords) }
    if description == nil, kind == .fields { description = take(Self.lesserDescriptionWords) }
    if type == nil, kind == .fields { typeOrValue = column(["value"]) }
  }

  /// What is known of a table of fields whose headers say nothing.
  private struct Headless {
    /// The column of types.
    var type: Int?
  }

  /// Rows of fields below headers that say nothing: a column of types behind one of names says what they are, and so does
  /// the heading above headers that are empty.
  private static func fieldsWithoutHeaders(_ table: Table, _ holdsFields: Bool) -> Headless? {
    guard table.header.count > 1, !table.rows.isEmpty else { return nil }
    let types = table.header.indices.dropFirst().first { column in
      table.rows.allSatisfy { row in
        row.indices.contains(column) && row[column].text.utf8.count <= 40
          && row[column].text.first != "." && TypeColumn.type(of: row[column].text) != nil
      }
    }
    let isNameless = table.header.allSatisfy(\.text.isEmpty)
    let areRemarked =
      table.rows.count > 1 && table.rows.allSatisfy { $0.first?.hasRemarkBelowName ?? false }
    guard types != nil && table.rows.count > 1 || isNameless && (holdsFields || areRemarked)
    else { return nil }
    if areRemarked { return Headless(type: types) }
    // A name may have a remark behind it that stands out: "title **required**".
    let areNames = table.rows.allSatisfy { row in
      guard let first = row.first?.content.first else { return false }
      switch first {
      case .code: return true
      case .text(let text):
        let word = text.trimmingSpaces()
        return !word.isEmpty
          && word.utf8.allSatisfy { $0.isASCIIWord || "_-.[]*$:{}".utf8.contains($0) }
      case .strong(let inner), .emphasis(let inner): return !inner.plainText.contains(" ")
      default: return false
      }
    }
    return areNames ? Headless(type: types) : nil
  }

  /// The column of names in a table that lists values: "Value | Status name", "Code | Name | Description".
  ///
  /// What is sent stands first, and a person's name for it behind; fields have their names first.
  private static func valueTitle(_ words: [[String]]) -> Int? {
    guard let last = words.first?.last, valueHeads.contains(last),
      words.allSatisfy({ $0.last.map { !fieldOnlyWords.contains($0) } ?? false })
    else { return nil }
    return words.indices.dropFirst().first { words[$0].last == "name" }
  }

  /// One row below "Type | Required | Description", without a column of names.
  private static func describesWhole(_ table: Table, _ words: [[String]]) -> Bool {
    guard table.rows.count == 1, words.count > 1, let first = words.first, let type = first.last,
      first.count == 1 || first == ["data", "type"], typeWords.contains(type)
    else { return false }
    return words.contains { head in
      head.contains { requiredWords.contains($0) || defaultWords.contains($0) }
    }
  }

  /// Two columns of codes and what each stands for: "Locale | Language name", "user_type_id | Permission level".
  ///
  /// The first header is a field's name as it is on the wire, or the second one says that it holds names for people; the
  /// codes are written like codes, and what they stand for is not.
  private static func listsCodes(_ table: Table, _ words: [[String]]) -> Bool {
    guard words.count == 2, let first = words.first, !first.isEmpty else { return false }
    let isField = table.header[0].text.utf8.contains(UInt8(ascii: "_"))
    let isNamed = words[1].count > 1 && words[1].last == "name"
    guard isField || isNamed,
      isField
        || nameWords.isDisjoint(with: first) && lesserNameWords.isDisjoint(with: first)
          && typeWords.isDisjoint(with: first),
      !table.header[1].text.isEmpty, typeWords.isDisjoint(with: words[1])
    else { return false }
    return holdsNames(table) && !holdsNames(table, in: 1)
      && Set(table.rows.map { $0[0].text }).count == table.rows.count
  }

  /// What a value may be one of, where a column has its name.
  private static let namedValues: WordSet = [
    "status", "state", "event", "role", "scope", "permission", "category", "kind", "mode", "level",
  ]

  /// Words that head a column of values.
  private static let valueHeads: WordSet = ["value", "values", "code", "id", "constant"]
  /// Words that head columns which only fields have.
  private static let fieldOnlyWords: WordSet = [
    "type", "required", "default", "mandatory", "parameter", "field", "attribute", "property",
  ]

  /// Nothing but an endpoint or a URL where the headers stand: a box that was drawn as a table.
  private static func isBox(_ table: Table) -> Bool {
    let texts = table.header.map(\.text).filter { !$0.isEmpty }
    if table.rows.isEmpty, texts.contains(where: { $0.contains("://") }) { return true }
    guard let first = texts.first, DeclaredEndpoint.mayBegin(first) else {
      return false
    }
    return DeclaredEndpoint(in: texts.joined(separator: " ")) != nil
  }

  /// Every row has an endpoint: an overview, not values.
  private static func holdsEndpoints(_ table: Table) -> Bool {
    guard !table.rows.isEmpty else { return false }
    // What a column of examples shows is how a row is used.
    let columns = table.header.indices.filter {
      exampleWords.isDisjoint(with: LabelWords.header(table.header[$0].text))
    }
    if table.rows.allSatisfy({ row in
      columns.contains {
        row.indices.contains($0) && DeclaredEndpoint(in: row[$0].text) != nil
      }
    }) {
      return true
    }
    guard let endpoints = EndpointColumns(table), endpoints.method != nil else { return false }
    return table.rows.allSatisfy { row in
      endpoints.texts(in: row).contains { DeclaredEndpoint(in: $0) != nil }
    }
  }

  /// Every row's first cell begins with a number, and that of the first row is a status code.
  private static func holdsStatusCodes(_ table: Table) -> Bool {
    guard let first = table.rows.first?.first,
      statusCode(in: first.text) != nil || isStatusRange(first.text)
    else { return false }
    return table.rows.allSatisfy { row in
      guard let text = row.first?.text else { return false }
      return text.utf8.prefix { SampleCursor.isDigit($0) }.count >= 3 || isStatusRange(text)
    }
  }

  /// "default", "4XX": many codes at once.
  static func isStatusRange(_ text: String) -> Bool {
    if text.lowercased() == "default" { return true }
    return text.utf8.count == 3 && text.lowercased().hasSuffix("xx")
      && ("1"..."5").contains(text.first ?? "0")
  }

  /// The status code that a cell begins with: `404`, `404 Not Found`; `1060` is an error's own number and none.
  static func statusCode(in text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.utf8.count == 3, let code = Int(digits), (100..<600).contains(code) else {
      return nil
    }
    return code
  }

  /// A cell of a column is a URL and nothing else: the rows say where something is.
  private static func holdsURLs(_ table: Table, in column: Int) -> Bool {
    table.rows.contains { row in
      guard row.indices.contains(column) else { return false }
      let text = row[column].text
      return text.contains("://") && !text.contains(" ")
    }
  }

  /// Every row's first cell, or that of another column, is written as names on the wire are: in code, or as one word that is no prose.
  private static func holdsNames(_ table: Table, in column: Int = 0) -> Bool {
    !table.rows.isEmpty
      && table.rows.allSatisfy { row in
        guard row.indices.contains(column) else { return false }
        let cell = row[column]
        if case .code? = cell.content.first { return true }
        let word = cell.text
        return !word.isEmpty && !word.contains(" ")
          && word.utf8.allSatisfy { $0.isASCIIWord || "_-.[]*$:{}".utf8.contains($0) }
      }
  }

  /// A cell of a column of examples shows the value of its row: `?sort=newest` for `newest`.
  private static func shows(_ column: Int, valuesOf table: Table) -> Bool {
    table.rows.contains { row in
      guard row.indices.contains(column), let value = row.first?.text, !value.isEmpty else {
        return false
      }
      return row[column].text.contains(value)
    }
  }

  /// Every row's first cell is written as constants are: `ON_LOAN`.
  private static func holdsConstants(_ table: Table) -> Bool {
    table.rows.count > 1
      && table.rows.allSatisfy { row in
        guard let text = row.first?.text, text.utf8.count > 2 else { return false }
        return text.utf8.contains { (0x41...0x5A).contains($0) }
          && text.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || SampleCursor.isDigit($0) || $0 == UInt8(ascii: "_")
          }
      }
  }

  /// Every cell of a column says where a parameter goes.
  private static func holdsPlaces(_ table: Table, in column: Int) -> Bool {
    let cells = table.rows.compactMap { $0.indices.contains(column) ? $0[column].text : nil }
      .filter { !$0.isEmpty }
    return !cells.isEmpty && cells.allSatisfy { FieldRow.place(of: $0) != nil }
  }

  /// Whether a word heads a column.
  static func headsColumn(_ word: String) -> Bool {
    [
      nameWords, lesserNameWords, statusWords, valueHeads, namedValues, descriptionWords, typeWords,
      requiredWords, optionalWords, defaultWords, exampleWords,
      valueWords, placeWords, lesserDescriptionWords,
    ].contains { $0.contains(word) }
  }

  private static let titleWords: WordSet = [
    "name", "title", "status", "error", "meaning", "reason",
  ]
  private static let schemaWords: WordSet = [
    "schema", "type", "response", "returns", "body", "model",
  ]
  private static let formatWords: WordSet = ["format"]
  private static let optionalWords: WordSet = ["optional"]
  private static let readOnlyWords: WordSet = ["readonly", "read", "access"]
  private static let writableWords: WordSet = ["writable", "writeable"]
  private static let defaultWords: WordSet = ["default", "defaults"]
  private static let exampleWords: WordSet = ["example", "examples", "sample"]
  private static let restrictionWords: WordSet = ["restrictions", "restriction", "constraints"]
  private static let labelWords: WordSet = ["title", "label"]
  private static let valueWords: WordSet = ["values", "options", "enum", "choices", "allowed"]
  private static let nameWords: WordSet = [
    "parameter", "parameters", "param", "params", "attribute", "attributes", "field", "fields",
    "name", "property", "properties", "key", "keys", "argument", "arguments", "arg", "args",
    "fieldname", "attr", "parametername",
  ]
  /// Words that head a column of names where what stands in it is written like names.
  private static let lesserNameWords: WordSet = [
    "variable", "variables", "option", "setting", "settings", "header", "headers", "column",
    "element", "member", "flag", "filter", "filters", "input", "item", "query", "data", "fields",
  ]
  private static let typeWords: WordSet = ["type", "datatype", "types", "kind", "class"]
  private static let placeWords: WordSet = [
    "in", "location", "where", "place", "position", "via",
  ]
  private static let requiredWords: WordSet = [
    "required", "presence", "mandatory", "requirement", "requirements", "req", "require",
    "necessity", "obligatory",
  ]
  private static let nullableWords: WordSet = ["nullable", "null", "nillable"]
  private static let statusWords: WordSet = [
    "code", "codes", "error", "status", "http", "response", "responses",
  ]
  private static let descriptionWords: WordSet = [
    "description", "meaning", "explanation", "details", "notes", "note", "about", "info", "desc",
    "definition", "purpose", "comment", "comments", "descriptions", "detail", "remarks", "usage",
    "explanations", "documentation", "summary", "remark",
  ]
  private static let lesserDescriptionWords: WordSet = [
    "value", "content", "contents", "use", "text", "effect", "function", "information", "result",
    "what",
  ]
}
