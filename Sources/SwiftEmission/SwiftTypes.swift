import APISchema

/// How the schema's types are spelled in Swift.
struct SwiftTypes {
  let names: SchemaNames

  // Deeper nesting than this is no type that anyone would want to name.
  private static let deepest = 8

  /// The type of a value inside an object, without the question mark of one that may be missing.
  ///
  /// A date is a `Date` only where the model or the call can name its format: on its own. In a list or
  /// a dictionary it stays what it is in JSON.
  func spelling(_ type: ValueType) -> String {
    if case .date = type { return "Date" }
    return element(type, depth: 0)
  }

  /// The type of a value in a body, which may upload files.
  func body(_ type: ValueType) -> String {
    switch type {
    case .file: "FileUpload"
    case .array(.file): "[FileUpload]"
    default: spelling(type)
    }
  }

  /// The type of a value that is decoded as a whole: a response, an item, a message.
  func element(_ type: ValueType) -> String { element(type, depth: 0) }

  /// The type of a value in a path, a query or a header, where there are no objects.
  func parameter(_ type: ValueType, in place: Parameter.Place) -> String {
    switch type {
    case .string, .integer, .number, .boolean, .resourceURI, .enumeration, .any:
      return spelling(type)
    case .date(let format):
      return place == .query ? "Date" : Self.undated(format)
    case .array(let element) where place == .query:
      // No query has a null.
      switch element.withoutNull {
      case .array, .dictionary, .model: return "[JSONValue]"
      case let element: return "[\(self.element(element))]"
      }
    case .array: return "String"
    case .dictionary, .model: return "JSONValue"
    case .file: return "String"
    case .nullable(let type): return parameter(type, in: place)
    }
  }

  private func element(_ type: ValueType, depth: Int) -> String {
    if depth > Self.deepest { return "JSONValue" }
    switch type {
    // A file among values is the text that JSON can hold.
    case .string, .file: return "String"
    case .integer: return "Int"
    case .number: return "Double"
    case .boolean: return "Bool"
    case .date(let format): return Self.undated(format)
    case .any: return "JSONValue"
    case .resourceURI(let target): return "ResourceURI<\(names.target(target))>"
    case .array(let element): return "[\(self.element(element, depth: depth + 1))]"
    case .dictionary(let value): return "[String: \(element(value, depth: depth + 1))]"
    case .model(let name): return names.model(name)
    case .enumeration(let name): return names.enumeration(name)
    case .nullable(let type):
      let spelling = element(type, depth: depth)
      // Any JSON is null, too.
      return spelling == "JSONValue" ? spelling : spelling + "?"
    }
  }

  /// What a date is in JSON.
  private static func undated(_ format: ValueType.DateFormat) -> String {
    switch format {
    case .rfc2822, .iso8601, .day: "String"
    case .unixSeconds, .unixMilliseconds: "Double"
    }
  }
}

extension ValueType {
  /// The format of a date that stands on its own.
  var dateFormat: DateFormat? {
    if case .date(let format) = self { format } else { nil }
  }

  /// What stands in for a value that the server left out; nil where nothing honestly could.
  var emptyLiteral: String? {
    switch self {
    case .string, .file: "\"\""
    case .array: "[]"
    case .dictionary: "[:]"
    case .resourceURI, .enumeration: ".empty"
    case .integer, .number, .boolean, .date, .any, .model, .nullable: nil
    }
  }
}
