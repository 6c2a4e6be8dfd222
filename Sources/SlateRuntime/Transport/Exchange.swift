import HTTPTypes

/// A call and the response that the server gave to it.
struct Exchange: Sendable {
  let call: APICall
  /// The path and query that the response came from, after redirects, without credentials.
  let path: String
  let head: HTTPResponse
  let body: [UInt8]

  func response<Value>(_ value: () throws -> Value) rethrows -> Response<Value> {
    Response(try value(), status: head.status, headers: head.headerFields, body: body)
  }

  /// Whether the response holds no value: its body is empty, or its status says that there is none yet.
  var mayBeWithoutValue: Bool {
    let start = body.first { !Self.isWhitespace($0) }
    if start == nil || head.status == .noContent { return true }
    return head.status == .accepted && start != UInt8(ascii: "{") && start != UInt8(ascii: "[")
  }

  /// Whether a value that was promised may be one without attributes: an action was accepted, and its
  /// object is not there yet. A GET that is answered 200 and nothing is a broken server.
  var mayBeWithoutAttributes: Bool {
    guard mayBeWithoutValue else { return false }
    return [.noContent, .accepted].contains(head.status) || ![.get, .head].contains(call.method)
  }

  /// Whether the body is a JSON array, as far as its first character tells.
  var startsArray: Bool {
    body.first { !Self.isWhitespace($0) } == UInt8(ascii: "[")
  }

  private static func isWhitespace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}
