import SlateReference

extension CodeBlock {
  /// Whether it shows what a server answers: JSON, by its language or by how it begins, or a response with its status
  /// line.
  ///
  /// A block of another language is a program, and one of `shell` a command, whatever they begin with.
  var showsResponse: Bool {
    switch language {
    case "json", "json5", "jsonc", "response": true
    case nil, "text", "plaintext", "none", "javascript", "js":
      beginsWithJSON || beginsWithStatusLine
    case "http": beginsWithStatusLine
    default: false
    }
  }

  private var beginsWithStatusLine: Bool { text.hasPrefix("HTTP/") }

  /// Whether it begins with a bracket, and a key or a value behind it: a program may begin with one, too.
  private var beginsWithJSON: Bool {
    text.withBytes { bytes in
      var index = bytes.startIndex
      func skipSpace() {
        while index < bytes.endIndex, bytes[index].isASCIIWhitespace { index += 1 }
      }
      skipSpace()
      guard index < bytes.endIndex,
        bytes[index] == UInt8(ascii: "{") || bytes[index] == UInt8(ascii: "[")
      else { return false }
      index += 1
      skipSpace()
      guard index < bytes.endIndex else { return false }
      switch bytes[index] {
      case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"),
        UInt8(ascii: "]"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        return true
      default: return false
      }
    }
  }
}
