import APISchema

extension ValueType {
  /// What a name in a type may stand for.
  enum NameKind {
    case model
    case enumeration
  }

  /// The type with parts replaced, those inside of lists and dictionaries too.
  func replacing(_ replacement: (ValueType) -> ValueType?) -> ValueType {
    if let replaced = replacement(self) { return replaced }
    switch self {
    case .array(let element): return .array(element.replacing(replacement))
    case .dictionary(let value): return .dictionary(value.replacing(replacement))
    case .nullable(let type): return type.replacing(replacement).orNull
    default: return self
    }
  }

  /// Calls back with the name of each model and each enumeration in the type.
  func forEachName(_ body: (NameKind, String) -> Void) {
    switch self {
    case .model(let name), .resourceURI(let name?): body(.model, name)
    case .enumeration(let name): body(.enumeration, name)
    case .array(let element): element.forEachName(body)
    case .dictionary(let value): value.forEachName(body)
    case .nullable(let type): type.forEachName(body)
    default: break
    }
  }

  /// Whether the type says all that another says, and more: a date is text, too.
  func refines(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.any, .any): return false
    case (_, .any): return true
    case (.date(.unixSeconds), .integer), (.date(.unixSeconds), .number),
      (.date(.unixMilliseconds), .integer), (.date(.unixMilliseconds), .number):
      return true
    case (.date(.rfc2822), .string), (.date(.iso8601), .string), (.date(.day), .string),
      (.resourceURI, .string), (.enumeration, .string):
      return true
    case (.resourceURI(_?), .resourceURI(nil)): return true
    case (.array(let element), .array(let plain)): return element.refines(plain)
    case (.dictionary(let value), .dictionary(let plain)): return value.refines(plain)
    case (.nullable(let type), _):
      return type == other.withoutNull || type.refines(other.withoutNull)
    default: return false
    }
  }
}

extension APISchema {
  /// Replaces parts of all types, wherever they stand.
  mutating func replaceTypes(_ replacement: (ValueType) -> ValueType?) {
    for model in models.indices {
      for property in models[model].properties.indices {
        models[model].properties[property].type.replace(replacement)
      }
    }
    for operation in operations.indices {
      for parameter in operations[operation].parameters.indices {
        operations[operation].parameters[parameter].type.replace(replacement)
      }
      for property in (operations[operation].body?.properties ?? []).indices {
        operations[operation].body?.properties[property].type.replace(replacement)
      }
      operations[operation].response?.type.replace(replacement)
    }
    for header in responseHeaders.indices { responseHeaders[header].type.replace(replacement) }
    errorBody?.type?.replace(replacement)
    for property in (errorBody?.properties ?? []).indices {
      errorBody?.properties[property].type.replace(replacement)
    }
  }
}

extension ValueType {
  fileprivate mutating func replace(_ replacement: (ValueType) -> ValueType?) {
    self = replacing(replacement)
  }
}
