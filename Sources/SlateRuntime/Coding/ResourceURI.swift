/// A link to another object of the API, such as `/api/app/v1/service/7eaf7fff-…/`.
///
/// `Target` is the type of the object at the other end; ``APIClient/fetch(_:)`` follows the link.
/// An empty link stands for an attribute that the server left out or sent as null.
public struct ResourceURI<Target>: RawRepresentable, Hashable, Sendable, Codable,
  ExpressibleByStringLiteral, CustomStringConvertible, Emptiable, ParameterConvertible
{
  /// The link as the server wrote it: a path, or an absolute URI.
  public let rawValue: String

  /// Creates a link from the text that the server uses for it.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Creates the empty link.
  public init() {
    rawValue = ""
  }

  /// The same link without the knowledge of what it leads to.
  public var erased: ResourceURI<AnyResource> { ResourceURI<AnyResource>(rawValue: rawValue) }

  // StaticString keeps `ResourceURI.init` unambiguous as a function of a String.
  /// Creates a link from a literal.
  public init(stringLiteral value: StaticString) {
    rawValue = value.description
  }

  /// Decodes the link from a JSON string.
  ///
  /// - Throws: `DecodingError` where the JSON value is not a string.
  public init(from decoder: any Decoder) throws {
    rawValue = try decoder.singleValueContainer().decode(String.self)
  }

  /// Encodes the link as a JSON string.
  ///
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(rawValue)
  }

  /// The link of an attribute that the server left out or sent as null.
  public static var empty: Self { Self() }

  /// Whether there is nothing to follow.
  public var isEmpty: Bool { rawValue.isEmpty }

  /// The link as the server wrote it.
  public var description: String { rawValue }

  /// The text that stands for the link in a path, a query or a header.
  public var parameterText: String { rawValue }
}

/// What a ``ResourceURI`` points to where the reference does not say: any JSON.
public typealias AnyResource = JSONValue
