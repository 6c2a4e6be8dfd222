import APISchema

/// Reads what a type column says: `integer`, `string[]`, `Array of strings`, `date-time`, `integer or null`.
enum TypeColumn {
  /// The type that a text means by itself; nil where it names something else, or nothing.
  static func type(of text: String) -> ValueType? {
    TypeText.scalars[text.lowercased()] ?? TypeText(text).type
      ?? LabelWords.type(text).flatMap { TypeText.scalars[$0] }
  }

  /// The name in a text that is no type by itself, and whether there are many of it.
  static func name(in text: String) -> (name: String, isList: Bool)? {
    let said = TypeText(text)
    return said.name.isEmpty ? nil : (said.name, said.isList)
  }

  /// The type of a text whose words are no type, but one of which is: `Rare string`, `integer from 1 to 9`.
  static func looseType(of text: String) -> ValueType? { TypeText(text).looseType }
}

/// What an author writes where a type belongs, taken apart: remarks in brackets, lists, alternatives, null.
struct TypeText {
  /// The words that are left: a type's name, or a table's.
  private(set) var name = ""
  /// Whether it speaks of many.
  private(set) var isList = false
  /// Whether it speaks of a map from text to what is named.
  private(set) var isMap = false
  /// Whether a null may stand there.
  private(set) var isNullable = false
  /// Whether a null may stand among its elements.
  private(set) var hasNullElements = false
  /// "string, read-only", "integer (write-only)".
  private(set) var access: Access?
  /// "string, required", "integer (optional)".
  private(set) var required: Bool?
  /// "Boolean (default false)".
  private(set) var defaultValue: String?
  /// The type that a remark names: `Satoshis (Integer)`.
  private var remarkType: ValueType?
  /// What a remark names that is no type by itself: `array (Address)`.
  private(set) var remarkName: String?
  /// The alternatives, where there are several: `integer or string`.
  private var alternatives: [TypeText] = []

  /// Whether it names several types that have nothing in common.
  var isUnion: Bool { !alternatives.isEmpty && type == .any }

  /// Whether it names several types, known or not.
  var namesSeveral: Bool { !alternatives.isEmpty }

  init(_ text: String) { self.init(text[...], depth: 0) }

  private init(_ text: Substring, depth: Int) {
    var text = text.trimmingSpaces()
    if text.hasPrefix("("), text.hasSuffix(")") { text = text.dropFirst().dropLast() }
    if depth == 0, let plain = NullElementText(text) {
      hasNullElements = true
      text = plain.text[...]
    }
    if depth == 0, text.utf8.count <= 13, let first = text.utf8.first, "TtFf".utf8.contains(first),
      Set(Words(text).words).subtracting(["or"]) == ["true", "false"]
    {
      name = "boolean"
      return
    }
    var rest = takeRemarks(out: text)[...]
    rest = takeMarks(out: rest)
    let parts = Self.alternatives(in: rest)
    if parts.count > 1, depth < 3 {
      let read = parts.map { TypeText($0, depth: depth + 1) }
      isNullable = isNullable || read.contains { $0.isNull }
      let others = read.filter { !$0.isNull }
      if others.count > 1 {
        alternatives = others
        return
      }
      if let only = others.first {
        name = only.name
        isList = only.isList
        return
      }
    }
    readName(rest)
  }

  private var isNull: Bool { name.isEmpty ? isNullable : name.lowercased() == "nil" }

  // MARK: The type

  /// The type that it means by itself.
  var type: ValueType? {
    if !alternatives.isEmpty {
      let types = alternatives.map(\.type)
      guard let first = types.first, first != nil, types.allSatisfy({ $0 != nil }) else {
        return nil
      }
      if types.allSatisfy({ $0 == first }) { return first }
      return types.allSatisfy { $0 == .integer || $0 == .number } ? .number : .any
    }
    guard let element = Self.scalar(name) else { return isMap ? .dictionary(.any) : nil }
    // "string (date-time)": how the text is written.
    let isDate = if case .date? = remarkType { element == .string } else { false }
    let value = isDate ? remarkType ?? element : element
    if isMap { return .dictionary(value) }
    // "array (of strings)"
    if value == .array(.any), !isList, let remarkType { return .array(remarkType) }
    return isList ? .array(value) : value
  }

  /// The type of one of its words, where the whole is none.
  var looseType: ValueType? {
    // "Satoshis (Integer)": the unit, and what it is counted in.
    if let remarkType { return isList ? .array(remarkType) : remarkType }
    let words = Words(name).words
    guard words.count > 1 else { return nil }
    // A noun stands before what is said about it: "integer from 1 to 9".
    let clause = words.prefix { !Self.clauseWords.contains($0) }
    let type = clause.last.flatMap { Self.scalars[$0] } ?? clause.first.flatMap { Self.scalars[$0] }
    return type.map { isList ? .array($0) : $0 }
  }

  private static let clauseWords: WordSet = [
    "of", "from", "between", "in", "with", "that", "for", "as", "to", "which", "containing", "per",
  ]

  /// The type of some words, if all of them speak of types: `unix timestamp`, `positive integer`.
  private static func scalar(_ text: String) -> ValueType? {
    if let known = scalars[text.lowercased()] { return known }
    let words = Words(text).words
    guard let last = words.last else { return nil }
    if words.count == 1 {
      return scalars[last] ?? scalars[Words.singular(of: last)]
        ?? (last.hasPrefix("uuid") ? .string : nil)
    }
    guard words.allSatisfy({ scalars[$0] != nil || qualifiers.contains($0) }) else { return nil }
    if words.contains("unix") || words.contains("epoch") {
      let fine = words.contains("ms") || words.contains("milliseconds")
      return .date(fine ? .unixMilliseconds : .unixSeconds)
    }
    let isISO = words.contains("iso") && (words.contains("timestamp") || words.contains("date"))
    if isISO || words.contains("iso8601") || words.contains("8601") || words.contains("datetime") {
      return .date(.iso8601)
    }
    if words.contains("date"), words.contains("time") { return .date(.iso8601) }
    return scalars[last] ?? words.lazy.compactMap { scalars[$0] }.first
  }

  private static let qualifiers: WordSet = [
    "positive", "negative", "unsigned", "signed", "non", "zero", "long", "short", "big", "small",
    "numeric", "text", "iso", "8601", "iso8601", "utc", "unix", "epoch", "ms", "milliseconds",
    "seconds", "formatted", "encoded", "base64", "hex", "hexadecimal", "json", "valid", "single",
    "value", "format", "type", "data", "plain", "html", "enumerated", "enum", "unique", "address",
    "rfc3339", "rfc", "3339", "string", "formats", "raw", "ascii", "utf", "8", "utf8", "32", "64",
    "bit", "time", "date", "v4", "optional", "required", "nullable", "free",
  ]

  fileprivate static let scalars: [String: ValueType] = {
    var types: [String: ValueType] = [:]
    func add(_ names: String, _ type: ValueType) {
      for name in names.split(separator: " ") { types[String(name)] = type }
    }
    add(
      "string str text uuid guid url uri email varchar char character id slug html markdown",
      .string)
    add(
      "base64 enum enumeration token password ip ipv4 ipv6 hostname phone file binary blob", .string
    )
    add("alphanumeric alphanum alpha alphabetic e-mail telephone iban const username", .string)
    add("bytes link locale timezone color regex cron xml time word select nvarchar", .string)
    add("integer int long int32 int64 int8 int16 uint uint8 uint16 uint32 uint64 bigint", .integer)
    add("smallint tinyint short unsigned year", .integer)
    add("number float double decimal numeric float32 float64 real percentage", .number)
    add("boolean bool flag true/false bool-like", .boolean)
    add("array list collection arr", .array(.any))
    add("object hash json mixed any dict anything obj struct dictionary map hashmap", .any)
    add("date-time datetime date/time dateandtime iso8601 iso-8601 rfc3339", .date(.iso8601))
    add("date", .date(.day))
    add("timestamp unixtime epoch", .date(.unixSeconds))
    return types
  }()

  // MARK: Taking apart

  /// Takes remarks in brackets out: `string (optional)`, `Boolean (default false)`, `Address (see below)`.
  private mutating func takeRemarks(out text: Substring) -> String {
    guard text.contains("("), !text.lowercased().hasPrefix("array("),
      !text.lowercased().hasPrefix("list(")
    else { return String(text) }
    var kept = ""
    var remark = ""
    var depth = 0
    for character in text {
      if character == "(" {
        depth += 1
        if depth == 1 { continue }
      }
      if character == ")", depth > 0 {
        depth -= 1
        if depth == 0 {
          readRemark(remark)
          remark = ""
          continue
        }
      }
      if depth > 0 { remark.append(character) } else { kept.append(character) }
    }
    return kept
  }

  private mutating func readRemark(_ remark: String) {
    for part in remark.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      let text = part.trimmingSpaces()
      let lower = text.lowercased()
      switch lower {
      case "required", "mandatory": required = true
      case "optional", "not required": required = false
      case "nullable", "or null", "null": isNullable = true
      case _ where Access(remark: lower) != nil: access = Access(remark: lower)
      default:
        let noun = lower.hasPrefix("of ") ? text.dropFirst(3) : text
        if remarkType == nil { remarkType = Self.scalar(String(noun)) }
        if remarkType == nil, noun.utf8.count <= 40 { remarkName = String(noun) }
        for lead in ["default:", "default=", "default is ", "defaults to ", "default "]
        where lower.hasPrefix(lead) {
          defaultValue = DescriptionFacts.unquoted(text.dropFirst(lead.count).trimmingSpaces())
          break
        }
      }
    }
  }

  /// Takes out what stands beside a type: `string, required`, `integer or null`, `string?`, `string*`.
  private mutating func takeMarks(out text: Substring) -> Substring {
    var kept: [Substring] = []
    for part in text.split(whereSeparator: { $0 == "," || $0 == ";" }) {
      switch part.trimmingSpaces().lowercased() {
      case "required", "mandatory": required = true
      case "optional": required = false
      case "nullable", "null": isNullable = true
      case let mark where Access(remark: mark) != nil: access = Access(remark: mark)
      default: kept.append(part.trimmingSpaces())
      }
    }
    // A comma inside of `map<string, integer>` stays.
    var rest = text.contains("<") ? text.trimmingSpaces() : kept.first ?? ""
    for (lead, isRequired) in [("required ", true), ("optional ", false)]
    where rest.lowercased().hasPrefix(lead) {
      required = isRequired
      rest = rest.dropFirst(lead.count).trimmingSpaces()
    }
    if rest.lowercased().hasPrefix("nullable ") {
      isNullable = true
      rest = rest.dropFirst("nullable ".count)
    }
    while let last = rest.last, last == "?" || last == "*" || last == "." {
      if last == "?" { isNullable = true }
      if last == "*" { required = true }
      rest = rest.dropLast()
    }
    return rest.trimmingSpaces()
  }

  /// `integer or null`, `string | number`, `array/object`.
  static func alternatives(in text: Substring) -> [Substring] {
    // Nearly every column names one type, and asking at each character what follows it costs more than all else here.
    guard
      text.utf8.contains(UInt8(ascii: "|")) || text.firstOffset(of: " or ") != nil
        || text.firstOffset(of: "¦") != nil
    else {
      let only = text.trimmingSpaces()
      return only.isEmpty ? [] : [only]
    }
    var parts: [Substring] = []
    var start = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let rest = text[index...]
      var length = 0
      if rest.hasPrefix(" or ") {
        length = 4
      } else if rest.hasPrefix("|") || rest.hasPrefix("¦") {
        length = 1
      }
      if length > 0 {
        parts.append(text[start..<index].trimmingSpaces())
        index = text.index(index, offsetBy: length)
        start = index
      } else {
        index = text.index(after: index)
      }
    }
    parts.append(text[start...].trimmingSpaces())
    return parts.filter { !$0.isEmpty }
  }

  static let listLeads = [
    "array of ", "list of ", "arrays of ", "lists of ", "set of ", "collection of ", "array<",
    "array[", "array(", "list<", "list[", "list(", "set<", "[]", "array: ", "array - ",
  ]

  static let mapLeads = [
    "map<string,", "map<string, ", "map[string]", "map of ", "dictionary of ", "hash of ",
    "dictionary<string,", "record<string,", "object<string,", "key-value pairs of ",
  ]

  private mutating func readName(_ text: Substring) {
    var rest = text.trimmingSpaces()
    for article in ["a ", "an ", "the ", "one "] where rest.lowercased().hasPrefix(article) {
      rest = rest.dropFirst(article.count)
    }
    if let lead = Self.mapLeads.first(where: { rest.lowercased().hasPrefix($0) }) {
      isMap = true
      rest = rest.dropFirst(lead.count).trimmingSpaces()
    }
    var again = true
    while again, rest.count > 2 {
      again = false
      if rest.hasSuffix("[]") {
        isList = true
        again = true
        rest = rest.dropLast(2).trimmingSpaces()
      }
      let lower = rest.lowercased()
      if let lead = Self.listLeads.first(where: { lower.hasPrefix($0) }), lower.count > lead.count {
        isList = true
        again = true
        rest = rest.dropFirst(lead.count).trimmingSpaces()
      } else if lower.hasPrefix("["), lower.hasSuffix("]") {
        isList = true
        again = true
        rest = rest.dropFirst().dropLast().trimmingSpaces()
      } else if let ending = [" array", " list"].first(where: { lower.hasSuffix($0) }) {
        isList = true
        again = true
        rest = rest.dropLast(ending.count).trimmingSpaces()
      }
    }
    // "Enum<string>"
    if rest.lowercased().hasPrefix("enum<"), rest.hasSuffix(">") {
      rest = rest.dropFirst("enum<".count).dropLast()
    }
    if rest.hasPrefix("<"), rest.hasSuffix(">") { rest = rest.dropFirst().dropLast() }
    name = rest.filter { !"<>()[]`".contains($0) }
    if isList || isMap { name = Words.lastSingular(name) }
  }
}

extension Words {
  /// A text with its last word in the singular: `Books` for many books.
  fileprivate static func lastSingular(_ text: String) -> String {
    guard let space = text.lastIndex(of: " ") else {
      return text.hasSuffix("s") ? singular(of: text) : text
    }
    let head = text[...space]
    return head + singular(of: String(text[text.index(after: space)...]))
  }
}
