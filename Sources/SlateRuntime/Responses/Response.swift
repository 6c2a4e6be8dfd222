import HTTPTypes

/// What a call gave: the value, and the response that it came in.
///
/// The value's properties are the response's own: `created.uuid` is `created.value.uuid`.
@dynamicMemberLookup
public struct Response<Value> {
  /// The value that the operation promises.
  public var value: Value

  /// The response's status.
  public let status: HTTPResponse.Status

  /// The response's headers.
  public let headers: HTTPFields

  /// The response's body, as the server sent it (decompressed).
  public let body: [UInt8]

  /// Creates a response.
  public init(_ value: Value, status: HTTPResponse.Status, headers: HTTPFields, body: [UInt8]) {
    self.value = value
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The value of the header `name`, in which case does not count; nil where it is not there.
  public func header(_ name: String) -> String? {
    HTTPField.Name(name).flatMap { headers[$0] }
  }

  /// A property of the value.
  public subscript<Property>(dynamicMember keyPath: KeyPath<Value, Property>) -> Property {
    value[keyPath: keyPath]
  }
}

extension Response: Sendable where Value: Sendable {}

/// The value of a response that has none.
public struct NoContent: Hashable, Sendable {
  /// Creates the value.
  public init() {}
}
