extension JSONValue: Codable {
  /// Decodes any JSON value.
  ///
  /// - Throws: `DecodingError` where a number fits neither `Int` nor `Double`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let keyed = try? decoder.container(keyedBy: AttributeKey.self) {
      self = .object(try Self.attributes(of: keyed))
    } else {
      self = .array(try Self.elements(of: decoder.unkeyedContainer()))
    }
  }

  private static func attributes(
    of container: KeyedDecodingContainer<AttributeKey>
  ) throws -> [String: JSONValue] {
    var attributes: [String: JSONValue] = [:]
    for key in container.allKeys {
      attributes[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
    }
    return attributes
  }

  private static func elements(of container: any UnkeyedDecodingContainer) throws -> [JSONValue] {
    var container = container
    var elements: [JSONValue] = []
    while !container.isAtEnd {
      elements.append(try container.decode(JSONValue.self))
    }
    return elements
  }

  /// Encodes the value as the JSON that it stands for.
  ///
  /// - Throws: `EncodingError` for a number that JSON cannot write (infinite, not a number).
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .null: try container.encodeNil()
    case .bool(let value): try container.encode(value)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .string(let value): try container.encode(value)
    case .array(let value): try container.encode(value)
    case .object(let value): try container.encode(value)
    }
  }
}
