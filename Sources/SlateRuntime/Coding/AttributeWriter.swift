#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes the attributes of one JSON object for a generated model's `encode(to:)`.
///
/// What the server sent as null is written as null again, and what it left out is left out, unless the
/// attribute has a value by now.
public struct AttributeWriter {
  private var container: KeyedEncodingContainer<AttributeKey>
  private let unlisted: UnlistedAttributes
  private var written: Set<String> = []

  /// Opens a JSON object.
  ///
  /// - Parameters:
  ///   - encoder: The encoder that a model's `encode(to:)` was given.
  ///   - unlisted: What the model keeps about the object that it was decoded from.
  public init(_ encoder: any Encoder, _ unlisted: UnlistedAttributes = UnlistedAttributes()) {
    container = encoder.container(keyedBy: AttributeKey.self)
    self.unlisted = unlisted
  }

  /// Writes an attribute; an empty value is written as it was received: null, left out, or empty.
  ///
  /// - Throws: `EncodingError` where the value cannot be written as JSON.
  public mutating func write<Value: Encodable & Emptiable>(
    _ name: String, _ value: Value
  ) throws {
    if value.isEmpty, try writeAbsence(name) { return }
    try encode(value, name)
  }

  /// Writes an attribute; nil is written as null where it was received so, and else left out.
  ///
  /// - Throws: `EncodingError` where the value cannot be written as JSON.
  public mutating func write<Value: Encodable>(_ name: String, _ value: Value?) throws {
    if let value {
      try encode(value, name)
    } else {
      _ = try writeAbsence(name)
    }
  }

  /// Writes a date in `format`; nil is written as null where it was received so, and else left out.
  ///
  /// - Throws: `EncodingError` where the date cannot be written as JSON.
  public mutating func writeDate(_ name: String, _ date: Date?, _ format: DateFormat) throws {
    try write(name, date.map(format.json(from:)))
  }

  /// Writes the attributes that the reference does not list, and ends the object.
  ///
  /// - Throws: `EncodingError` where a value cannot be written as JSON.
  public mutating func finish() throws {
    for (name, value) in unlisted.values where !written.contains(name) {
      try container.encode(value, forKey: AttributeKey(name))
    }
  }

  private mutating func encode(_ value: some Encodable, _ name: String) throws {
    try container.encode(value, forKey: AttributeKey(name))
    if !unlisted.values.isEmpty { written.insert(name) }
  }

  /// Writes null where the server did; says whether the attribute is dealt with.
  private mutating func writeAbsence(_ name: String) throws -> Bool {
    if unlisted.isNull(name) {
      try container.encodeNil(forKey: AttributeKey(name))
      return true
    }
    return unlisted.isMissing(name)
  }
}
