extension JSONValue {
  /// A few words about the value for an error message: `string "12"`, `array of 3`, `null`.
  var summary: String {
    switch self {
    case .null: "null"
    case .bool(let value): "boolean \(value)"
    case .integer(let value): "number \(value)"
    case .number(let value): "number \(value)"
    case .string(let value): "string \(Self.excerpt(of: value))"
    case .array(let value): "array of \(value.count)"
    case .object(let value): "object with \(value.count) attributes"
    }
  }

  // Bounded, and with controls escaped: the text comes from a server and ends up in a terminal.
  private static func excerpt(of text: String) -> String {
    let limit = 40
    let start = text.unicodeScalars.prefix(limit)
    let escaped = start.map { $0.escaped(asASCII: false) }.joined()
    return start.endIndex == text.unicodeScalars.endIndex ? "\"\(escaped)\"" : "\"\(escaped)…\""
  }
}
