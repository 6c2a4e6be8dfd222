/// The words by which a header tells what its column holds.
extension TableColumns {
  /// Whether a word heads a column.
  static func headsColumn(_ word: String) -> Bool {
    [
      nameWords, lesserNameWords, statusWords, valueHeads, namedValues, descriptionWords, typeWords,
      requiredWords, optionalWords, defaultWords, exampleWords,
      valueWords, placeWords, lesserDescriptionWords,
    ].contains { $0.contains(word) }
  }

  static let titleWords: WordSet = [
    "name", "title", "status", "error", "meaning", "reason",
  ]
  static let schemaWords: WordSet = [
    "schema", "type", "response", "returns", "body", "model",
  ]
  static let formatWords: WordSet = ["format"]
  static let optionalWords: WordSet = ["optional"]
  static let readOnlyWords: WordSet = ["readonly", "read", "access"]
  /// What such a column may be called, and many others are.
  static let permissionWords: WordSet = ["permission", "permissions", "mode", "rights", "rw"]
  static let writableWords: WordSet = ["writable", "writeable"]
  static let defaultWords: WordSet = ["default", "defaults"]
  static let exampleWords: WordSet = ["example", "examples", "sample"]
  static let restrictionWords: WordSet = ["restrictions", "restriction", "constraints"]
  static let ruleWords: WordSet = [
    "rules", "rule", "validation", "validations", "validator", "validators",
  ]
  static let labelWords: WordSet = ["title", "label"]
  static let valueWords: WordSet = ["values", "options", "enum", "choices", "allowed"]
  static let nameWords: WordSet = [
    "parameter", "parameters", "param", "params", "attribute", "attributes", "field", "fields",
    "name", "property", "properties", "key", "keys", "argument", "arguments", "arg", "args",
    "fieldname", "attr", "parametername",
  ]

  /// Words that head a column of names where what stands in it is written like names.
  static let lesserNameWords: WordSet = [
    "variable", "variables", "option", "setting", "settings", "header", "headers", "column",
    "element", "member", "flag", "filter", "filters", "input", "item", "query", "data", "fields",
  ]
  static let typeWords: WordSet = ["type", "datatype", "types", "kind", "class"]
  static let placeWords: WordSet = [
    "in", "location", "where", "place", "position", "via",
  ]
  static let requiredWords: WordSet = [
    "required", "presence", "mandatory", "requirement", "requirements", "req", "require",
    "necessity", "obligatory",
  ]
  static let nullableWords: WordSet = ["nullable", "null", "nillable", "blank"]
  static let statusWords: WordSet = [
    "code", "codes", "error", "status", "http", "response", "responses",
  ]
  static let descriptionWords: WordSet = [
    "description", "meaning", "explanation", "details", "notes", "note", "about", "info", "desc",
    "definition", "purpose", "comment", "comments", "descriptions", "detail", "remarks", "usage",
    "explanations", "documentation", "summary", "remark",
  ]
  static let lesserDescriptionWords: WordSet = [
    "value", "content", "contents", "use", "text", "effect", "function", "information", "result",
    "what",
  ]
}
