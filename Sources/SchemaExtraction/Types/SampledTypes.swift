import APISchema
import SlateDiagnostics
import SlateReference

/// Types that a sample shows.
extension Extraction {
  mutating func sampledType(
    _ sample: SampleValue, _ field: FieldDescription, in context: FieldContext
  ) -> ResolvedType? {
    switch sample {
    case .null: return nil
    case .bool: return ResolvedType(type: .boolean, evidence: .sample)
    case .number: return ResolvedType(type: .number, evidence: .sample)
    case .integer(let text):
      if let format = Self.numericDate(text, field) {
        return ResolvedType(type: .date(format), evidence: .sample)
      }
      return ResolvedType(type: .integer, evidence: .sample)
    case .string(let text):
      return ResolvedType(type: type(ofString: text, field, in: context), evidence: .sample)
    case .array(let items):
      if items.isEmpty, let told = toldType(field, in: context), case .array = told.type {
        return told
      }
      let element = elementType(items, field, in: context)
      return ResolvedType(type: .array(element), evidence: .sample)
    case .object(let members):
      if isDictionary(members, field) {
        // What is said of the map is not said of its values.
        var field = field
        if field.facts.kind == .dictionary { field.facts.kind = nil }
        let value = elementType(members.map(\.value), field, in: context)
        return ResolvedType(type: .dictionary(value), evidence: .sample)
      }
      // An object without anything in it says no more than that it is one.
      if members.isEmpty {
        let type: ValueType = context.role == .request ? .dictionary(.any) : .any
        return ResolvedType(type: type, evidence: .sample)
      }
      return ResolvedType(
        type: .model(nestedModel(of: members, isElement: false, field, in: context)),
        evidence: .sample)
    }
  }

  mutating func elementType(
    _ items: [SampleValue], _ field: FieldDescription, in context: FieldContext
  ) -> ValueType {
    let shown = items.filter { $0 != .null }
    guard let first = shown.first else {
      if case .array(let element)? = toldType(field, in: context)?.type { return element }
      return .any
    }
    if shown.allSatisfy({ $0.members != nil }) {
      guard case .object(let members)? = firstObject(.array(shown)) else { return .any }
      if members.isEmpty { return .any }
      if isDictionary(members, field), field.facts.kind != .list, !MapKeys.namePairs(members) {
        return .dictionary(elementType(members.map(\.value), field, in: context))
      }
      return .model(nestedModel(of: members, isElement: true, field, in: context))
    }
    var single = field
    single.sample = first
    let types = shown.map { value -> ValueType in
      switch value {
      case .string(let text): type(ofString: text, single, in: context)
      default: plainType(of: value)
      }
    }
    let set = Set(types)
    if set.count == 1, let type = types.first { return type }
    if set == [.integer, .number] { return .number }
    if set.allSatisfy({ if case .resourceURI = $0 { true } else { $0 == .string } }) {
      return set.contains(.string) ? .string : .resourceURI(nil)
    }
    return .any
  }

  func type(ofString text: String, _ field: FieldDescription, in context: FieldContext)
    -> ValueType
  {
    if let format = DateText.format(of: text) { return .date(format) }
    let looksLikePath = text.hasPrefix("/") && text.utf8.count > 1
    if looksLikePath, field.name == "resource_uri" {
      return .resourceURI(target(field, in: context))
    }
    if field.facts.isResourceURI, looksLikePath || text.isEmpty || text.contains("://") {
      return .resourceURI(target(field, in: context))
    }
    if looksLikePath, let model = modelBehind(path: text),
      isURIName(field.name) || Words(field.name).singular.folded == Words(model).folded.lowercased()
    {
      return .resourceURI(model)
    }
    return .string
  }

  func isURIName(_ name: String) -> Bool {
    let words = Words(name).words
    return words.last == "uri" || words.last == "uris" || words.last == "href"
  }

  /// Whether an object's keys are data, and no attributes: the prose says so, or they show it.
  func isDictionary(_ members: [SampleValue.Member], _ field: FieldDescription) -> Bool {
    field.facts.kind == .dictionary || MapKeys.areData(members)
  }

  static func numericDate(_ text: String, _ field: FieldDescription) -> ValueType
    .DateFormat?
  {
    switch field.facts.dateFormatName {
    case .unixSeconds?: return .unixSeconds
    case .unixMilliseconds?: return .unixMilliseconds
    default: break
    }
    let words = Words(field.name).words
    let isTimeName = ["timestamp", "time", "date", "datetime", "at", "on"].contains(
      words.last ?? "")
    guard isTimeName, let value = Int(text) else { return nil }
    return ValueType.DateFormat(countingTo: value)
  }

  /// The time that a number counts up to: "integer | When it was lent, in Unix time". A sample that is far from our days
  /// says that the number is something else.
  static func unixTime(toldAs type: ValueType, _ field: FieldDescription) -> ValueType? {
    guard type == .integer || type == .number, field.facts.namesEpoch else { return nil }
    switch (field.facts.dateFormatName, field.sample) {
    case (.unixSeconds?, nil): return .date(.unixSeconds)
    case (.unixMilliseconds?, nil): return .date(.unixMilliseconds)
    case (.unixSeconds?, .integer(let text)?), (.unixMilliseconds?, .integer(let text)?):
      return Int(text).flatMap(ValueType.DateFormat.init(countingTo:)).map { .date($0) }
    default: return nil
    }
  }
}

extension ValueType.DateFormat {
  /// The unit in which a number counts up to a time between 1985 and 2286.
  fileprivate init?(countingTo value: Int) {
    switch value {
    case 500_000_000..<10_000_000_000: self = .unixSeconds
    case 500_000_000_000..<10_000_000_000_000: self = .unixMilliseconds
    default: return nil
    }
  }
}
