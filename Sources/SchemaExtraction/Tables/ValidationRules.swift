/// What a column of validation rules says of a row: `required|string|max:255`, "Required, integer, at most 9".
struct ValidationRules {
  private(set) var required: Bool?
  /// When it is required, where that is not always.
  private(set) var condition: String?
  private(set) var isNullable = false
  private(set) var typeText: String?
  private(set) var values: [String] = []
  /// What it says besides, limits for the most part, in the author's words.
  private(set) var others: [String] = []

  init(_ text: String) {
    guard text.utf8.count <= 400 else {
      others = [text]
      return
    }
    var rest = text.trimmingSpaces()
    if let listed = Self.listed(rest) {
      values = listed.values
      rest = listed.before.trimmingSpaces()
    }
    let mark: Character = rest.contains("|") ? "|" : rest.contains(";") ? ";" : ","
    var isListing = false
    for part in Self.rules(rest, between: mark) {
      var rule = part.trimmingSpaces()
      while rule.last == "." { rule = rule.dropLast() }
      guard !rule.isEmpty else { continue }
      // "in:paper,cloth, max:9": a comma stands between values and between rules.
      if isListing, mark == ",", !rule.contains(":"), !rule.contains(" "), !takes(rule, only: true)
      {
        values.append(String(rule))
        continue
      }
      isListing = false
      if let listed = Self.argument(of: rule, ["in", "enum", "oneof", "one_of"]) {
        isListing = true
        values += listed.split(separator: ",").map { String($0.trimmingSpaces()) }
      } else if !takes(rule, only: false) {
        others.append(String(rule))
      }
    }
  }

  /// The rules of a text; the name and the value of `required_if:format,paper` are not divided.
  private static func rules(_ text: Substring, between mark: Character) -> [String] {
    var rules: [String] = []
    for part in text.split(separator: mark) {
      if mark == ",", let last = rules.last, !last.contains(","),
        argument(of: last.trimmingSpaces(), ["required_if", "required_unless"]) != nil
      {
        rules[rules.count - 1] += ",\(part)"
      } else {
        rules.append(String(part))
      }
    }
    return rules
  }

  /// Takes a rule that says whether something is required, or of what type it is.
  ///
  /// - Parameter only: Whether to say no more than that it is one.
  private mutating func takes(_ rule: Substring, only isAsked: Bool) -> Bool {
    let words = LabelWords.header(String(rule))
    let lower = rule.lowercased()
    var said = self
    if words == ["required"] || words == ["mandatory"] {
      said.required = true
    } else if words == ["optional"] || words == ["sometimes"] {
      said.required = required ?? false
    } else if words == ["nullable"] {
      said.isNullable = true
    } else if Self.types.contains(lower) || LabelWords.type(String(rule)) != nil {
      // "numeric|integer": the second says more.
      if typeText == nil || TypeColumn.type(of: lower) == .integer { said.typeText = String(rule) }
    } else if let told = Self.condition(of: rule) {
      said.required = false
      said.condition = told
    } else {
      return false
    }
    if !isAsked { self = said }
    return true
  }

  /// "`format` is `paper`" of `required_if:format,paper`.
  private static func condition(of rule: Substring) -> String? {
    func names(_ argument: Substring) -> [String] {
      argument.split(separator: ",").map { "\($0.trimmingSpaces())" }
    }
    if let argument = argument(of: rule, ["required_with", "required_with_all"]) {
      return names(argument).first.map { "`\($0)` is given" }
    }
    if let argument = argument(of: rule, ["required_without", "required_without_all"]) {
      return RequirementCondition.unless(names(argument))
    }
    for (lead, before) in [("required_if", ""), ("required_unless", "unless ")] {
      guard let argument = argument(of: rule, [lead]) else { continue }
      let said = names(argument)
      guard said.count == 2, let other = said.first, let value = said.last else { return nil }
      return "\(before)`\(other)` is `\(value)`"
    }
    return nil
  }

  private static func argument(of rule: Substring, _ names: WordSet) -> Substring? {
    guard let colon = rule.firstIndex(of: ":"), names.contains(rule[..<colon].lowercased()) else {
      return nil
    }
    return rule[colon...].dropFirst()
  }

  /// "Must be one of the following: asc, desc": a clause of several words, a colon, and words in a row.
  private static func listed(_ text: Substring) -> (values: [String], before: Substring)? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    var tail = text[colon...].dropFirst().trimmingSpaces()
    while tail.last == "." { tail = tail.dropLast() }
    let values = ProseScanner.plainList(in: String(tail))
    guard values.count > 1,
      values.allSatisfy({ value in
        value.utf8.first.map { SampleCursor.isLetter($0) } == true
          && value.utf8.allSatisfy { $0.isASCIIWord || "_-".utf8.contains($0) }
      })
    else { return nil }
    let lead = text[..<colon]
    let start = lead.lastIndex { ".,;|".contains($0) }.map { lead.index(after: $0) }
    let clause = lead[(start ?? lead.startIndex)...]
    let words = LabelWords.header(String(clause))
    guard words.count > 2 || words == ["one", "of"],
      !words.contains(where: { ["required", "not", "no", "unique", "exists"].contains($0) })
    else { return nil }
    return (values, lead[..<clause.startIndex])
  }

  private static let types: WordSet = [
    "string", "text", "integer", "int", "numeric", "number", "decimal", "float", "double",
    "boolean", "bool", "array", "object", "email", "url", "uuid", "ip", "alphanumeric",
  ]
}

extension FieldRow {
  /// The type that its rules name, unless a sample shows something that such a rule refuses.
  func ruleType(besides sample: SampleValue?) -> String? {
    guard let ruleType, let sample else { return ruleType }
    let type = TypeColumn.type(of: ruleType)
    let agrees =
      switch sample {
      case .null: true
      case .string(let text): type == .string || type != .array(.any) && Double(text) != nil
      case .integer(let text):
        type == .integer || type == .number || type == .boolean && text.utf8.count == 1
      case .number: type == .number
      case .bool: type == .boolean
      case .array: type == .array(.any)
      case .object: type == .any || type == .array(.any)
      }
    return agrees ? ruleType : nil
  }

  /// Takes what a column of validation rules says, where no other column says it; the limits stand behind the description.
  mutating func read(rules text: String) {
    let rules = ValidationRules(text)
    ruleType = rules.typeText
    required = required ?? rules.required
    condition = condition ?? rules.condition
    isNullable = isNullable || rules.isNullable
    if values.isEmpty { values = rules.values }
    guard !rules.others.isEmpty else { return }
    let said = rules.others.joined(separator: ", ")
    description.append(.text(description.isEmpty ? said : " (\(said))"))
  }
}
