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
  @ColumnIndex var type: Int?
  /// A column of values, where authors may write a type in place of one: `_integer_`.
  @ColumnIndex var typeOrValue: Int?
  @ColumnIndex var format: Int?
  @ColumnIndex var required: Int?
  @ColumnIndex var optional: Int?
  /// A column that says whether an attribute may be null.
  @ColumnIndex var nullable: Int?
  @ColumnIndex var readOnly: Int?
  @ColumnIndex var writable: Int?
  @ColumnIndex var defaultValue: Int?
  @ColumnIndex var description: Int?
  @ColumnIndex var values: Int?
  @ColumnIndex var example: Int?
  /// Whether the column of examples is all that is said of a row.
  var showsExamples = false
  /// The column of a schema's restrictions: `read-only`, `none`.
  @ColumnIndex var restrictions: Int?
  /// A column of validation rules: `required|string`.
  @ColumnIndex var rules: Int?
  /// A column of what people call an attribute, beside its name.
  @ColumnIndex var label: Int?
  /// The column that says where a parameter goes.
  @ColumnIndex var place: Int?
  /// The column of names in a table of errors.
  @ColumnIndex var title: Int?
  /// The column of a table of status codes that says what comes back.
  @ColumnIndex var schema: Int?

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
    } else if Self.holdsEndpoints(table) || EndpointDefinition.isWhole(table) || Self.isBox(table)
      || EndpointDefinition.unread(in: table) != nil
    {
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
      let isOfPlaces = Self.holdsURLs(table, in: description) || Self.holdsHosts(table, words)
      kind = showsOthers ? .other : isOfPlaces ? .overview : .values
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
    if readOnly == nil, kind == .fields, let column = column(Self.permissionWords),
      Access.isTold(by: table, in: column)
    {
      readOnly = column
      taken.append(column)
    }
    writable = take(Self.writableWords)
    defaultValue = take(Self.defaultWords)
    example = example ?? take(Self.exampleWords)
    values = take(Self.valueWords)
    restrictions = take(Self.restrictionWords)
    if kind == .fields, restrictions != nil { label = take(Self.labelWords) }
    if kind == .fields { rules = take(Self.ruleWords) }
    if description == nil, kind == .fields { description = take(Self.lesserDescriptionWords) }
    if type == nil, kind == .fields { typeOrValue = column(["value"]) }
  }
}
