/// Percent-encoding as RFC 3986 has it.
enum PercentEncoding {
  /// A value as one path segment that no character of it can leave.
  static func segment(_ value: String) -> String {
    switch value {
    // As they are, these two would walk up the path.
    case ".": "%2E"
    case "..": "%2E%2E"
    default: encode(value, keeping: isUnreserved)
    }
  }

  /// A name or a value of a query.
  static func query(_ value: String) -> String {
    // A query may hold these as they are, and links (`/api/app/v1/…`) stay readable.
    encode(value) { isUnreserved($0) || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
  }

  /// A path of the reference, or a path and query that a server sent: what may stand in neither is encoded.
  static func path(_ value: String, allowingQuery: Bool = false) -> String {
    encode(value) { byte in
      isUnreserved(byte) || "/%!$&'()*+,;=:@".utf8.contains(byte)
        || (allowingQuery && byte == UInt8(ascii: "?"))
    }
  }

  private static func encode(_ value: String, keeping isKept: (UInt8) -> Bool) -> String {
    if value.utf8.allSatisfy(isKept) { return value }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(value.utf8.count * 2)
    for byte in value.utf8 {
      if isKept(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(hexDigit(byte >> 4))
        bytes.append(hexDigit(byte & 0xF))
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default:
      false
    }
  }
}
