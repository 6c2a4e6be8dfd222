/// A string of which the reference lists some values, and to which the server may add others.
///
/// A conforming type needs no more than a `rawValue` and `init(rawValue:)`; coding, literals, the
/// description and the empty value come with the protocol. A value that the reference does not list is
/// kept as it is and readable as `rawValue`.
public protocol OpenEnumeration: RawRepresentable, Hashable, Sendable, Codable,
  ExpressibleByStringLiteral, CustomStringConvertible, Emptiable, ParameterConvertible
where RawValue == String, StringLiteralType == String {
  /// Creates the value from the text that the server uses for it.
  init(rawValue: String)
}

extension OpenEnumeration {
  /// Creates the empty value, which stands for an attribute that the server left out.
  public init() {
    self.init(rawValue: "")
  }

  /// The value of an attribute that the server left out or sent as null.
  public static var empty: Self { Self() }

  /// Creates the value from a literal of the text that the server uses for it.
  public init(stringLiteral value: String) {
    self.init(rawValue: value)
  }

  /// Decodes the value from a JSON string.
  ///
  /// - Throws: `DecodingError` where the JSON value is not a string.
  public init(from decoder: any Decoder) throws {
    self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
  }

  /// Encodes the value as a JSON string.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// Whether the server left the attribute out, sent null, or sent an empty string.
  public var isEmpty: Bool { rawValue.isEmpty }

  /// The text that the server uses for the value.
  public var description: String { rawValue }

  /// The text that stands for the value in a path, a query or a header.
  public var parameterText: String { rawValue }
}
