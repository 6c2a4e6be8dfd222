import HTTPTypes

/// A call and the response that the server gave to it.
struct Exchange: Sendable {
  let operation: String
  /// The path and query that the response came from, after redirects, without credentials.
  let path: String
  let head: HTTPResponse
  let body: [UInt8]

  func response<Value>(_ value: () throws -> Value) rethrows -> Response<Value> {
    Response(try value(), status: head.status, headers: head.headerFields, body: body)
  }

  /// Whether an operation with an optional value gave none.
  var mayBeWithoutValue: Bool {
    let start = body.first { !Self.isWhitespace($0) }
    if start == nil || head.status == .noContent { return true }
    return head.status == .accepted && start != UInt8(ascii: "{") && start != UInt8(ascii: "[")
  }

  /// Whether the body is a JSON array, as far as its first character tells.
  var startsArray: Bool {
    body.first { !Self.isWhitespace($0) } == UInt8(ascii: "[")
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
