/// A value that can stand in a path, a query or a header.
public protocol ParameterConvertible {
  /// The value as the server expects it, before any percent-encoding.
  var parameterText: String { get }
}

extension String: ParameterConvertible {
  /// The string itself.
  public var parameterText: String { self }
}

extension Int: ParameterConvertible {
  /// The number in decimal digits.
  public var parameterText: String { String(self) }
}

extension Double: ParameterConvertible {
  /// The number; a whole one has no fraction.
  public var parameterText: String { Int(exactly: self).map(String.init) ?? String(self) }
}

extension Bool: ParameterConvertible {
  /// `true` or `false`.
  public var parameterText: String { self ? "true" : "false" }
}

extension JSONValue: ParameterConvertible {
  /// A string without quotes; anything else as JSON.
  public var parameterText: String {
    switch self {
    case .null: "null"
    case .bool(let value): value.parameterText
    case .integer(let value): value.parameterText
    case .number(let value): value.parameterText
    case .string(let value): value
    case .array, .object: (try? JSONCoding.text(of: self)) ?? ""
    }
  }
}
