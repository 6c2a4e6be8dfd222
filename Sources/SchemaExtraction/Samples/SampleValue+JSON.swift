extension SampleValue {
  /// The value as valid JSON, with the same order of keys and the same spelling of numbers.
  ///
  /// - Parameter pretty: Whether each member and each element gets a line of its own, indented by
  ///   two spaces a level.
  public func json(pretty: Bool = false) -> String {
    var printer = JSONPrinter(pretty: pretty)
    printer.append(self, depth: 0)
    return String(decoding: printer.bytes, as: UTF8.self)
  }
}

/// Collects the bytes of one JSON text.
private struct JSONPrinter {
  let pretty: Bool
  var bytes: [UInt8] = []

  init(pretty: Bool) {
    self.pretty = pretty
  }

  mutating func append(_ value: SampleValue, depth: Int) {
    switch value {
    case .null: bytes += "null".utf8
    case .bool(let flag): bytes += (flag ? "true" : "false").utf8
    case .integer(let text), .number(let text): bytes += text.utf8
    case .string(let text): append(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (index, element) in elements.enumerated() {
        beginItem(first: index == 0, depth: depth + 1)
        append(element, depth: depth + 1)
      }
      if !elements.isEmpty { breakLine(depth: depth) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (index, member) in members.enumerated() {
        beginItem(first: index == 0, depth: depth + 1)
        append(member.name)
        bytes.append(UInt8(ascii: ":"))
        if pretty { bytes.append(UInt8(ascii: " ")) }
        append(member.value, depth: depth + 1)
      }
      if !members.isEmpty { breakLine(depth: depth) }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  private mutating func beginItem(first: Bool, depth: Int) {
    if !first { bytes.append(UInt8(ascii: ",")) }
    breakLine(depth: depth)
  }

  private mutating func breakLine(depth: Int) {
    guard pretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    for _ in 0..<depth { bytes += "  ".utf8 }
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    // Nearly all go as they are.
    guard text.withBytes({ $0.contains { Self.isEscaped($0) } }) else {
      bytes.append(contentsOf: text.utf8)
      bytes.append(UInt8(ascii: "\""))
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case UInt8(ascii: "\r"): bytes += "\\r".utf8
      case UInt8(ascii: "\t"): bytes += "\\t".utf8
      case 0..<0x20:
        bytes += byte < 0x10 ? "\\u000".utf8 : "\\u00".utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
