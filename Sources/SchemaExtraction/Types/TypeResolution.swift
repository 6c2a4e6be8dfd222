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
  /// The value in the sample object or the sample body.
  var sample: SampleValue?
  var sampleLocation: SourceLocation?
  /// The list below the item, where the shape is told by nested lists.
  var nestedList: List?
  var location: SourceLocation
}

/// Where a field stands.
struct FieldContext {
  /// The section.
  var node: Int
  /// Which way its object travels.
  var role: Model.Role
  /// The words that begin the names of types made for it.
  var owner: Words
  /// The model, or the operation's id, that it belongs to.
  var model: String
  /// The page.
  var page: String
}

/// A type with the evidence it rests on.
struct ResolvedType {
  var type: ValueType
  var evidence: Evidence
}

extension Extraction {
  /// Ranks the evidence: type column, listed values and named tables, sample, sentence, name.
  mutating func resolveType(_ field: FieldDescription, in context: FieldContext) -> ResolvedType {
    if let text = field.typeText, let type = TypeColumn.type(of: text) {
      return ResolvedType(type: refine(type, field, in: context), evidence: .typeColumn)
    }
    if let text = field.typeText {
      if let type = typeNamed(inColumn: text, field, in: context) {
        return ResolvedType(type: type, evidence: .typeColumn)
      }
      warn(
        .unknownType,
        "The type '\(text)' of '\(field.name)' is none that is known; the rest of what is said about it decides",
        at: field.location)
      if TypeColumn.name(in: text)?.isList == true {
        let type = refine(.array(.any), field, in: context)
        return ResolvedType(type: type, evidence: .typeColumn)
      }
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
    if field.facts.description.isEmpty { return ResolvedType(type: .any, evidence: .none) }
    return ResolvedType(type: .string, evidence: .none)
  }

  /// A type column may name what another table describes: `Address`, `Address[]`, `array of addresses`.
  private mutating func typeNamed(
    inColumn text: String, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard let (name, isList) = TypeColumn.name(in: text) else { return nil }
    let words = Words(name).dropping(lastIn: Self.shapeLabels).singular
    guard !words.isEmpty, isObjectOrUnknown(field.sample),
      let node = findSection(
        named: words.words.joined(separator: " "), from: context.node, role: context.role,
        isCandidate: { shapes[$0] != nil }),
      let model = buildShape(
        node,
        role: context.role == .request && shapes[node]?.isMarked != true ? .response : context.role,
        sample: firstObject(field.sample), incomplete: incompleteKeys(field.sample),
        location: field.sampleLocation)
    else { return nil }
    return isList ? .array(.model(model)) : .model(model)
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

  /// A type column says "array", the rest of the evidence says of what.
  mutating func refine(
    _ type: ValueType, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType {
    if let named = namedType(field, in: context) {
      switch (type, named.type) {
      case (.array(.any), .array), (.any, _), (.string, .enumeration): return named.type
      case (.array(.any), let element): return .array(element)
      default: break
      }
    }
    guard let sample = field.sample, let shown = sampledType(sample, field, in: context) else {
      return type
    }
    switch (type, shown.type) {
    case (.any, _): return shown.type
    case (.array(.any), .array): return shown.type
    case (.string, .date), (.string, .resourceURI): return shown.type
    case (.date, .date): return shown.type
    default: return type
    }
  }
}
