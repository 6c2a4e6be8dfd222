import APISchema
import SlateDiagnostics
import SlateReference

/// What is known about one attribute or parameter before its type is.
struct FieldDescription {
  var name: String
  var facts: DescriptionFacts
  /// What a type column says.
  var typeText: String?
  /// What a column of values lists.
  var values: [String] = []
  /// What each of them means, where that is told.
  var meanings: [String] = []
  /// The value in the sample object or the sample body.
  var sample: SampleValue?
  var sampleLocation: SourceLocation?
  /// The list below the item, where the shape is told by nested lists.
  var nestedList: List?
  /// The sections that a type column links to.
  var typeAnchors: [String] = []
  /// The rows of its own attributes, where its table describes these, too.
  var children: [FieldRow] = []
  /// Whether these are the attributes of each value of a map.
  var isMap = false
  var location: SourceLocation
}

extension FieldDescription {
  /// Whether a sample, a sentence or the type column says that there are several.
  var isToldAsList: Bool {
    sample?.isList ?? false || facts.kind == .list
      || typeText.map { TypeText($0).isList || TypeColumn.type(of: $0) == .array(.any) } ?? false
  }

  /// What a row says, and what a sample shows beside it.
  init(
    _ row: FieldRow, _ facts: DescriptionFacts, sample: SampleValue?,
    sampleLocation: SourceLocation?, nestedList: List? = nil
  ) {
    self.init(
      name: row.name, facts: facts,
      typeText: row.typeText ?? row.ruleType(besides: sample) ?? facts.typeText, values: row.values,
      meanings: row.meanings,
      sample: sample ?? row.example.flatMap { SampleValue(example: $0) },
      sampleLocation: sampleLocation ?? (row.example == nil ? nil : row.location),
      nestedList: nestedList, typeAnchors: row.typeAnchors, children: row.children,
      isMap: row.isMap, location: row.location)
    if isMap, let members = sample?.members { self.sample = .array(members.map(\.value)) }
  }
}

extension SampleValue {
  /// What a cell of examples shows: a number, a flag, text; nil where it shows nothing.
  fileprivate init?(example text: String) {
    let text = DescriptionFacts.unquoted(text)
    switch text {
    case "", "-", "–", "null", "N/A", "n/a", "[]", "{}": return nil
    case "true": self = .bool(true)
    case "false": self = .bool(false)
    default:
      if Int(text) != nil {
        self = .integer(text)
      } else if Double(text) != nil, text.contains(".") {
        self = .number(text)
      } else if text.hasPrefix("[") || text.hasPrefix("{") {
        let reading = SampleReader.read(text, saidAt: SourceLocation(file: "", line: 1))
        guard reading.repairs.isEmpty, let value = reading.documents.first else { return nil }
        self = value
      } else {
        self = .string(text)
      }
    }
  }
}

/// Where a field stands.
struct FieldContext {
  /// The section.
  var node: Int
  /// Which way its object travels.
  var role: Model.Role
  /// The words that begin the names of types made for it.
  var owner: Words
  /// The words that stand before them where such a name is taken.
  var qualifier = Words(words: [])
  /// The model, or the operation's id, that it belongs to.
  var model: String
  /// The page.
  var page: String
}

extension FieldContext {
  /// The words of the operation's name, where a field is a parameter.
  var operationWords: Words {
    guard let dot = model.lastIndex(of: ".") else { return Words(words: []) }
    return Words(model[model.index(after: dot)...])
  }
}

/// A type with the evidence it rests on.
struct ResolvedType {
  var type: ValueType
  var evidence: Evidence
}

extension Extraction {
  /// Ranks the evidence: type column, listed values and named tables, sample, sentence, name.
  mutating func resolveType(_ field: FieldDescription, in context: FieldContext) -> ResolvedType {
    if let text = field.typeText, TypeText(text).hasNullElements {
      rowsWithNullElements.insert(field.location)
    }
    if !field.children.isEmpty {
      if let type = repeatedType(field, in: context) {
        return ResolvedType(type: type, evidence: .typeColumn)
      }
      let model = ValueType.model(childModel(of: field, in: context))
      if field.isMap { return ResolvedType(type: .dictionary(model), evidence: .table) }
      return ResolvedType(type: field.isToldAsList ? .array(model) : model, evidence: .table)
    }
    if let part = partType(field, in: context) {
      return ResolvedType(type: part, evidence: .table)
    }
    if let announced = announcedType(field, in: context) {
      return ResolvedType(type: announced, evidence: .table)
    }
    if let linked = linkedType(field, in: context) {
      return ResolvedType(type: linked, evidence: .typeColumn)
    }
    if let text = field.typeText, let type = TypeColumn.type(of: text) {
      // "Binary | Whether …": a 0 or a 1, and no file.
      if type == .string, field.facts.kind == .boolean, Words(text).words == ["binary"] {
        return ResolvedType(type: .integer, evidence: .typeColumn)
      }
      if type == .any || type == .array(.any), let name = TypeText(text).remarkName,
        let named = model(named: name, isList: type != .any, field, in: context)
      {
        return ResolvedType(type: named, evidence: .typeColumn)
      }
      // One sample shows one of the types.
      if type == .any, TypeText(text).isUnion {
        return ResolvedType(type: .any, evidence: .typeColumn)
      }
      return ResolvedType(type: refine(type, field, in: context), evidence: .typeColumn)
    }
    if let text = field.typeText {
      if let type = typeNamed(inColumn: text, field, in: context) {
        return ResolvedType(type: type, evidence: .typeColumn)
      }
      if let type = TypeColumn.looseType(of: text) {
        return ResolvedType(type: refine(type, field, in: context), evidence: .typeColumn)
      }
      // What a section describes in prose alone is an object; a sample may show which.
      let isDescribed =
        !field.typeAnchors.isEmpty
        && field.typeAnchors.allSatisfy { outline.sections(behind: $0) != nil }
      if isDescribed {
        let isList = TypeColumn.name(in: text)?.isList == true
        let type = refine(isList ? .array(.any) : .any, field, in: context)
        if type != .any, type != .array(.any) {
          return ResolvedType(type: type, evidence: .typeColumn)
        }
      }
      // One of several objects that sections describe is any JSON, and no mistake.
      if isDescribed, TypeText(text).namesSeveral {
        return ResolvedType(type: .any, evidence: .typeColumn)
      }
      if let list = Self.separatedList(text) {
        return ResolvedType(type: refine(list, field, in: context), evidence: .typeColumn)
      }
      warn(
        .unknownType,
        "The type '\(text)' of '\(field.name)' is none that is known; the rest of what is said about it decides",
        at: field.location)
      if TypeColumn.name(in: text)?.isList == true {
        let type = refine(.array(.any), field, in: context)
        return ResolvedType(type: type, evidence: .typeColumn)
      }
      // It is no text, whatever it is.
      if isDescribed { return ResolvedType(type: .any, evidence: .typeColumn) }
    }
    if let named = namedType(field, in: context) { return named }
    if let sample = field.sample, let shown = sampledType(sample, field, in: context) {
      report(field, shows: shown.type, in: context)
      return shown
    }
    if let told = toldType(field, in: context) { return told }
    if let guessed = typeByName(field.name) {
      return ResolvedType(type: guessed, evidence: .name)
    }
    if Self.countsPages(field, in: context) {
      return ResolvedType(type: .integer, evidence: .name)
    }
    if field.facts.description.isEmpty { return ResolvedType(type: .any, evidence: .none) }
    return ResolvedType(type: .string, evidence: .none)
  }

  /// "comma separated list", "comma-separated list of integers".
  private static func separatedList(_ text: String) -> ValueType? {
    let words = Words(text).words
    guard words.contains("separated"), words.count <= 6 else { return nil }
    let isOfNumbers = words.contains { ["integer", "integers", "ints", "int"].contains($0) }
    return .array(isOfNumbers ? .integer : .string)
  }

  /// A type column may name what another table describes: `Address`, `Address[]`, `array of addresses`.
  private mutating func typeNamed(
    inColumn text: String, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard let (name, isList) = TypeColumn.name(in: text) else { return nil }
    return model(named: name, isList: isList, field, in: context)
  }

  private mutating func model(
    named name: String, isList: Bool, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    let words = Words(name).dropping(lastIn: Self.shapeLabels).singular
    guard !words.isEmpty, isObjectOrUnknown(field.sample),
      let node = findSection(
        named: words.words.joined(separator: " "), from: context.node, role: context.role,
        isCandidate: { shapes[$0] != nil }),
      let model = buildShape(
        node,
        role: role(ofShape: node, in: context),
        sample: firstObject(field.sample), incomplete: incompleteKeys(field.sample),
        location: field.sampleLocation)
    else { return nil }
    return isList ? .array(.model(model)) : .model(model)
  }

  /// A type column may link to what another section describes: `Array of [Book](#book)`.
  mutating func linkedType(
    _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard !field.typeAnchors.isEmpty, let text = field.typeText else { return nil }
    var types: [ValueType] = []
    for anchor in field.typeAnchors {
      guard let type = type(ofSection: anchor, field, in: context) else { return nil }
      types.append(type)
    }
    guard let first = types.first else { return nil }
    // One of several objects: no type of the schema holds all of them.
    let element = types.allSatisfy { $0 == first } ? first : .any
    let said = TypeText(text)
    let value = said.isList || field.sample?.isList == true ? ValueType.array(element) : element
    // The sample has shown that it is a map already.
    if case .dictionary = value { return value }
    return said.isMap ? .dictionary(value) : value
  }

  // MARK: Names

  /// The weakest evidence: what names of this form usually hold.
  func typeByName(_ name: String) -> ValueType? {
    let words = Words(name).words
    guard let first = words.first, let last = words.last else { return nil }
    if words.count > 1, ["is", "has", "can", "should", "allow", "allows", "enable"].contains(first)
    {
      return .boolean
    }
    if last == "uuid" || last == "guid" { return .string }
    if last == "datetime" || (words.count > 1 && last == "date") {
      return .date(prevailingDateFormat)
    }
    if first == "num" || last == "count" || words.contains("num") { return .integer }
    return nil
  }

  /// Whether a parameter says by its name how many items come back, or where among all they begin.
  private static func countsPages(_ field: FieldDescription, in context: FieldContext) -> Bool {
    guard context.model.holds(UInt8(ascii: ".")), pageCounters.contains(Words(field.name).folded)
    else { return false }
    return Words(field.facts.description).words.allSatisfy { !pageMarks.contains($0) }
  }

  private static let pageCounters: WordSet = [
    "page", "perpage", "pagesize", "pagenumber", "limit", "offset", "skip",
  ]
  /// What descriptions call a page by that has no number.
  private static let pageMarks: WordSet = [
    "token", "cursor", "id", "key", "hash", "name", "url", "uri", "string", "timestamp", "date",
    "marker", "seconds", "true", "false",
  ]

  /// Strong evidence that disagrees is worth a word: the sentence says Bool, the sample shows text.
  mutating func report(
    _ field: FieldDescription, shows type: ValueType, in context: FieldContext
  ) {
    guard field.facts.kind == .boolean, type == .string, case .string(let text)? = field.sample
    else { return }
    warn(
      .typeDisagrees,
      "The sentence about '\(field.name)' reads as true or false, the sample shows \"\(text)\": the sample decides",
      at: field.location,
      notes: [Diagnostic.Note("the sample's value", at: field.sampleLocation)])
  }

  /// A list, an object and a single value are never one another: there the sample decides, whatever a column says.
  private mutating func objectShown(
    in field: FieldDescription, insteadOf told: ValueType, _ shown: ValueType
  ) -> ValueType? {
    let isContradicted =
      switch (told, field.sample) {
      case (.array, .object?), (.string, .object?), (.string, .array?), (.integer, .object?),
        (.integer, .array?), (.number, .object?), (.number, .array?), (.boolean, .object?),
        (.boolean, .array?), (.date, .object?), (.date, .array?), (.enumeration, .object?),
        (.model, .array?):
        true
      case (.integer, .string(let text)?), (.number, .string(let text)?):
        // `"id": "integer"` and `"id": "<id>"` stand for a number; an identifier with letters in it is none.
        Double(text) == nil && Identifier.isOne(text) && !Identifier.isPlaceholder(text)
      default: false
      }
    guard isContradicted else { return nil }
    warn(
      .typeDisagrees,
      "The type of '\(field.name)' is '\(field.typeText ?? "")', the sample shows another kind of value: the sample "
        + "decides",
      at: field.location,
      notes: [Diagnostic.Note("the sample's value", at: field.sampleLocation)])
    switch (told, shown) {
    case (.array(.model(let name)), .model): return .model(name)
    case (.model(let name), .array): return .array(.model(name))
    default: return shown
    }
  }

  /// A type column says "array", the rest of the evidence says of what.
  mutating func refine(
    _ type: ValueType, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType {
    // "Timestamp | Epoch milliseconds": the column says that it is a time, and the sentence how it is counted.
    if type == .date(.unixSeconds), field.facts.dateFormatName == .unixMilliseconds {
      return .date(.unixMilliseconds)
    }
    if let time = Self.unixTime(toldAs: type, field) { return time }
    // Numbers and flags are what their column says, whatever else is told of them.
    let mayBeNamed =
      switch type {
      case .integer, .number, .boolean, .date: false
      default: true
      }
    if mayBeNamed, let named = namedType(field, in: context) {
      switch (type, named.type) {
      case (.array(.any), .model) where field.sample?.members != nil && context.role != .request:
        // A column says "array", a table describes an object, and the sample shows one.
        return named.type
      case (.array(.any), .array), (.any, _), (.string, .enumeration): return named.type
      case (.array(.string), .enumeration): return .array(named.type)
      case (.array(.string), .array(.enumeration)): return named.type
      case (.array(.any), let element): return .array(element)
      default: break
      }
    }
    guard let sample = field.sample, let shown = sampledType(sample, field, in: context) else {
      // "object | A hash of key/value pairs": nobody knows of what, but it is one.
      return type == .any && field.facts.kind == .dictionary ? .dictionary(.any) : type
    }
    if context.role != .request, let object = objectShown(in: field, insteadOf: type, shown.type) {
      return object
    }
    // "array" is an object, too, in some authors' languages: what is sent shows which.
    if type == .array(.any), case .object = sample { return shown.type }
    switch (type, shown.type) {
    case (.any, _): return shown.type
    case (.array(.any), .array): return shown.type
    case (.string, .date), (.string, .resourceURI): return shown.type
    case (.date, .date): return shown.type
    default: return type
    }
  }
}
