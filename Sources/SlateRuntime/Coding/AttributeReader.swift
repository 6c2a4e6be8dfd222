#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Reads the attributes of one JSON object for a generated model's `init(from:)`.
///
/// An attribute that is missing or null never fails: it reads as empty or nil. One of the wrong type
/// throws ``DecodingMismatch``, which names the JSON path and the line of the reference. Null elements of
/// arrays and dictionaries are kept where the elements are optional, or ``JSONValue``: the reference shows them
/// there, or does not say what the elements are. Elsewhere they are left out, so they are the one thing that does
/// not encode to the same JSON again.
///
/// ```swift
/// var attributes = try AttributeReader(decoder, of: "Service", in: "includes/service.md")
/// uuid = try attributes.read("uuid", line: 171)
/// unlisted = attributes.finish()
/// ```
public struct AttributeReader {
  private let container: KeyedDecodingContainer<AttributeKey>
  private let page: String
  private var present: [String] = []
  private var nulls: [String] = []
  private var missing: [String] = []
  private var unreadable: [String: JSONValue] = [:]

  /// Opens the JSON object that `decoder` stands at.
  ///
  /// - Parameters:
  ///   - decoder: The decoder that a model's `init(from:)` was given.
  ///   - model: The model's name, for the error.
  ///   - page: The page of the reference that describes the model, for the error.
  /// - Throws: ``DecodingMismatch`` where the value is not an object.
  public init(_ decoder: any Decoder, of model: String, in page: String) throws {
    self.page = page
    do {
      container = try decoder.container(keyedBy: AttributeKey.self)
    } catch let error as DecodingError {
      let mismatch = DecodingMismatch(
        error, base: decoder.codingPath, json: try? JSONValue(from: decoder),
        type: [String: JSONValue].self, place: page)
      throw DecodingMismatch(
        path: mismatch.path, expected: "object (\(model))", found: mismatch.found, place: page)
    }
  }

  /// Reads an attribute that is empty where the server left it out or sent null.
  ///
  /// - Parameters:
  ///   - name: The attribute's name in the JSON.
  ///   - line: The line of the page that promises the attribute.
  ///   - type: The type of the value.
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read<Value: Decodable & Emptiable>(
    _ name: String, line: Int, as type: Value.Type = Value.self
  ) throws -> Value {
    try decode(name, line) { try $0.decodeIfPresent(Value.self, forKey: $1) } ?? Value()
  }

  /// Reads an attribute that is nil where the server left it out or sent null.
  ///
  /// - Parameters:
  ///   - name: The attribute's name in the JSON.
  ///   - line: The line of the page that promises the attribute.
  ///   - type: The type of the value.
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read<Value: Decodable>(
    _ name: String, line: Int, as type: Value.Type = Value.self
  ) throws -> Value? {
    try decode(name, line) { try $0.decodeIfPresent(Value.self, forKey: $1) }
  }

  /// Reads a date that is nil where the server left it out, sent null, or sent an empty string.
  ///
  /// - Parameters:
  ///   - name: The attribute's name in the JSON.
  ///   - format: The form in which the reference promises the date; other known forms are read too.
  ///   - line: The line of the page that promises the attribute.
  /// - Throws: ``DecodingMismatch`` where the value is no date.
  public mutating func readDate(
    _ name: String, _ format: DateFormat, line: Int
  ) throws -> Date? {
    // Nearly every date is text in the promised form; only where it is not, any JSON value is looked at.
    if let text = try? container.decodeIfPresent(String.self, forKey: AttributeKey(name)),
      let date = format.date(from: text)
    {
      present.append(name)
      return date
    }
    guard let value: JSONValue = try read(name, line: line) else { return nil }
    if let date = format.date(from: value) { return date }
    if value == .string("") {
      // Kept, so that the object encodes to the same JSON again.
      unreadable[name] = value
      return nil
    }
    throw DecodingMismatch(
      path: (container.codingPath + [AttributeKey(name)]).jsonPath,
      expected: format.expectation, found: value.summary, place: "\(page):\(line)")
  }

  /// Ends the reading.
  ///
  /// - Returns: What the object held beside the attributes that were read, and which of those were null
  ///   or missing.
  public func finish() -> UnlistedAttributes {
    var values = unreadable
    let keys = container.allKeys
    if keys.count > present.count + nulls.count {
      let read = Set(present).union(nulls)
      for key in keys where !read.contains(key.stringValue) {
        values[key.stringValue] = try? container.decode(JSONValue.self, forKey: key)
      }
    }
    return UnlistedAttributes(values: values, nulls: nulls, missing: missing)
  }

  /// - Parameter type: What the reference promises, for the error; what `body` decodes may be the text that stands for it.
  private mutating func decode<Value>(
    _ name: String, _ line: Int, as type: Any.Type = Value.self,
    _ body: (KeyedDecodingContainer<AttributeKey>, AttributeKey) throws -> Value?
  ) throws -> Value? {
    let key = AttributeKey(name)
    do {
      if let value = try body(container, key) {
        present.append(name)
        return value
      }
    } catch let mismatch as DecodingMismatch {
      // A nested model has said it better.
      throw mismatch
    } catch {
      // Some of Foundation's errors are no DecodingError before they reach the JSONDecoder itself.
      throw DecodingMismatch(
        error, base: container.codingPath + [key],
        json: try? container.decode(JSONValue.self, forKey: key), type: type,
        place: "\(page):\(line)")
    }
    if container.contains(key) {
      nulls.append(name)
    } else {
      missing.append(name)
    }
    return nil
  }
}

// Open enumerations and resource URIs are text: the decoder reads that directly, where a type with an `init(from:)`
// of its own would cost it a container for each value.
extension AttributeReader {
  /// Reads a value of an open enumeration that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not a string.
  public mutating func read<Value: OpenEnumeration>(
    _ name: String, line: Int, as type: Value.Type = Value.self
  ) throws -> Value {
    Value(rawValue: try text(name, line, as: type) ?? "")
  }

  /// Reads a value of an open enumeration that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not a string.
  public mutating func read<Value: OpenEnumeration>(
    _ name: String, line: Int, as type: Value.Type = Value.self
  ) throws -> Value? {
    try text(name, line, as: type).map { Value(rawValue: $0) }
  }

  /// Reads a link that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not a string.
  public mutating func read<Target>(
    _ name: String, line: Int, as type: ResourceURI<Target>.Type = ResourceURI<Target>.self
  ) throws -> ResourceURI<Target> {
    ResourceURI(rawValue: try text(name, line, as: type) ?? "")
  }

  /// Reads a link that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not a string.
  public mutating func read<Target>(
    _ name: String, line: Int, as type: ResourceURI<Target>.Type = ResourceURI<Target>.self
  ) throws -> ResourceURI<Target>? {
    try text(name, line, as: type).map { ResourceURI(rawValue: $0) }
  }

  /// Reads links, none where the server left them out or sent null; null elements are left out.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not an array of strings.
  public mutating func read<Target>(
    _ name: String, line: Int, as type: [ResourceURI<Target>].Type = [ResourceURI<Target>].self
  ) throws -> [ResourceURI<Target>] {
    try texts(name, line, as: type)?.map { ResourceURI(rawValue: $0) } ?? []
  }

  /// Reads strings, none where the server left them out or sent null; null elements are left out.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not an array of strings.
  public mutating func read(_ name: String, line: Int) throws -> [String] {
    try texts(name, line, as: [String].self) ?? []
  }

  private mutating func text(_ name: String, _ line: Int, as type: Any.Type) throws -> String? {
    try decode(name, line, as: type) { try $0.decodeIfPresent(String.self, forKey: $1) }
  }

  private mutating func texts(_ name: String, _ line: Int, as type: Any.Type) throws -> [String]? {
    try decode(name, line, as: type) { container, key in
      // An array without null, as all but a few are, is decoded in one step.
      if let texts = try? container.decodeIfPresent([String].self, forKey: key) { return texts }
      return try container.elements(forKey: key)
    }
  }
}

// The common types again without generics: the decoder reads those directly.
extension AttributeReader {
  /// Reads a string that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read(_ name: String, line: Int) throws -> String {
    try decode(name, line) { try $0.decodeIfPresent(String.self, forKey: $1) } ?? ""
  }

  /// Reads a string that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read(_ name: String, line: Int) throws -> String? {
    try decode(name, line) { try $0.decodeIfPresent(String.self, forKey: $1) }
  }

  /// Reads a whole number, also one that is written `60.0`.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read(_ name: String, line: Int) throws -> Int? {
    try decode(name, line) { try $0.decodeIfPresent(Int.self, forKey: $1) }
  }

  /// Reads a number, whole or not.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read(_ name: String, line: Int) throws -> Double? {
    try decode(name, line) { try $0.decodeIfPresent(Double.self, forKey: $1) }
  }

  /// Reads a boolean.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is of another type.
  public mutating func read(_ name: String, line: Int) throws -> Bool? {
    try decode(name, line) { try $0.decodeIfPresent(Bool.self, forKey: $1) }
  }
}

// Arrays and dictionaries in one pass that leaves nulls out: one null element is no reason to lose all.
extension AttributeReader {
  /// Reads an array that is empty where the server left it out or sent null; null elements are left out.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or an element is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [Element].Type = [Element].self
  ) throws -> [Element] {
    try decode(name, line) { try $0.elements(forKey: $1) } ?? []
  }

  /// Reads an array that is nil where the server left it out or sent null; null elements are left out.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or an element is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [Element].Type = [Element].self
  ) throws -> [Element]? {
    try decode(name, line) { try $0.elements(forKey: $1) }
  }

  /// Reads a dictionary that is empty where the server left it out or sent null; null values are left out.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or one of its values is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [String: Element].Type = [String: Element].self
  ) throws -> [String: Element] {
    try decode(name, line) { try $0.attributes(forKey: $1) } ?? [:]
  }

  /// Reads a dictionary that is nil where the server left it out or sent null; null values are left out.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or one of its values is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [String: Element].Type = [String: Element].self
  ) throws -> [String: Element]? {
    try decode(name, line) { try $0.attributes(forKey: $1) }
  }
}

// Where the reference shows null among the elements, and where they may be any JSON, each null keeps its place.
extension AttributeReader {
  /// Reads an array with nulls that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or an element is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [Element?].Type = [Element?].self
  ) throws -> [Element?] {
    try decode(name, line) { try $0.decodeIfPresent([Element?].self, forKey: $1) } ?? []
  }

  /// Reads an array with nulls that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or an element is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [Element?].Type = [Element?].self
  ) throws -> [Element?]? {
    try decode(name, line) { try $0.decodeIfPresent([Element?].self, forKey: $1) }
  }

  /// Reads a dictionary with nulls that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or one of its values is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [String: Element?].Type = [String: Element?].self
  ) throws -> [String: Element?] {
    try decode(name, line) { try $0.decodeIfPresent([String: Element?].self, forKey: $1) } ?? [:]
  }

  /// Reads a dictionary with nulls that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value or one of its values is of another type.
  public mutating func read<Element: Decodable>(
    _ name: String, line: Int, as type: [String: Element?].Type = [String: Element?].self
  ) throws -> [String: Element?]? {
    try decode(name, line) { try $0.decodeIfPresent([String: Element?].self, forKey: $1) }
  }

  /// Reads an array of any JSON, null included, that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not an array.
  public mutating func read(_ name: String, line: Int) throws -> [JSONValue] {
    try decode(name, line) { try $0.decodeIfPresent([JSONValue].self, forKey: $1) } ?? []
  }

  /// Reads an array of any JSON, null included, that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not an array.
  public mutating func read(_ name: String, line: Int) throws -> [JSONValue]? {
    try decode(name, line) { try $0.decodeIfPresent([JSONValue].self, forKey: $1) }
  }

  /// Reads a dictionary of any JSON, null included, that is empty where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not an object.
  public mutating func read(_ name: String, line: Int) throws -> [String: JSONValue] {
    try decode(name, line) { try $0.decodeIfPresent([String: JSONValue].self, forKey: $1) } ?? [:]
  }

  /// Reads a dictionary of any JSON, null included, that is nil where the server left it out or sent null.
  ///
  /// - Throws: ``DecodingMismatch`` where the value is not an object.
  public mutating func read(_ name: String, line: Int) throws -> [String: JSONValue]? {
    try decode(name, line) { try $0.decodeIfPresent([String: JSONValue].self, forKey: $1) }
  }
}

extension KeyedDecodingContainer<AttributeKey> {
  fileprivate func elements<Element: Decodable>(forKey key: AttributeKey) throws -> [Element]? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    var list = try nestedUnkeyedContainer(forKey: key)
    var elements: [Element] = []
    elements.reserveCapacity(Swift.min(list.count ?? 0, 1024))
    while !list.isAtEnd {
      if try !list.decodeNil() { elements.append(try list.decode(Element.self)) }
    }
    return elements
  }

  fileprivate func attributes<Element: Decodable>(
    forKey key: AttributeKey
  ) throws -> [String: Element]? {
    guard contains(key), try !decodeNil(forKey: key) else { return nil }
    // Text is decoded in one step where no null stands among it.
    if Element.self == String.self,
      let texts = try? decode([String: String].self, forKey: key) as? [String: Element]
    {
      return texts
    }
    let nested = try nestedContainer(keyedBy: AttributeKey.self, forKey: key)
    var attributes: [String: Element] = [:]
    for key in nested.allKeys {
      attributes[key.stringValue] = try nested.decodeIfPresent(Element.self, forKey: key)
    }
    return attributes
  }
}
