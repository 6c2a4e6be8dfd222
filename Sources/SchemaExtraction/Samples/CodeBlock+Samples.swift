import SlateReference

extension CodeBlock {
  /// Whether it shows what a server answers: JSON, by its language or by how it begins, or a response with its status
  /// line.
  ///
  /// A block of another language is a program, whatever it begins with, and one of `shell` a command, unless it begins
  /// with a key.
  var showsResponse: Bool {
    switch language {
    case "json", "json5", "jsonc", "response": true
    case nil, "text", "plaintext", "none", "javascript", "js":
      beginsWithJSON || beginsWithStatusLine && !showsBytes
    case "http": beginsWithStatusLine && !showsBytes || beginsWithJSON
    case "shell", "bash", "sh", "console", "curl": beginsWithJSON && isObject
    default: false
    }
  }

  /// `{` and a key, `[` and an object: a command may begin with a bracket, but not with these.
  private var isObject: Bool {
    let head = text.utf8.lazy.filter { !$0.isASCIIWhitespace }.prefix(2)
    return head.elementsEqual("{\"".utf8) || head.elementsEqual("[{".utf8)
      || head.elementsEqual("{[".utf8) || head.elementsEqual("{}".utf8)
      || head.elementsEqual("[]".utf8)
  }

  /// `{`, a key in quotation marks and a colon.
  var beginsWithMember: Bool {
    guard text.utf8.first(where: { !$0.isASCIIWhitespace }) == UInt8(ascii: "{") else {
      return false
    }
    var rest = text.utf8.drop { $0.isASCIIWhitespace }.dropFirst().drop { $0.isASCIIWhitespace }
    guard rest.first == UInt8(ascii: "\"") else { return false }
    rest = rest.dropFirst().prefix(200)
    guard let end = rest.firstIndex(of: UInt8(ascii: "\"")) else { return false }
    return rest[end...].dropFirst().first { !$0.isASCIIWhitespace } == UInt8(ascii: ":")
  }

  /// `GET /books HTTP/1.1`: no program begins with that.
  var beginsWithRequestOfWire: Bool {
    let rest = text[(text.utf8.firstIndex { !$0.isASCIIWhitespace } ?? text.endIndex)...]
    // Nearly no block goes on behind this.
    guard HTTPMethod.leading(rest) != nil,
      let last = rest.prefix(while: { !$0.isNewline }).split(separator: " ").last
    else { return false }
    return last.hasPrefix("HTTP/") && last.utf8.count <= 8
  }

  var beginsWithStatusLine: Bool {
    (text.hasPrefix("HTTP/") || text.hasPrefix("HTTPS/"))
      && HTTPMethod.behindProtocol(text[...]).startIndex == text.startIndex
  }

  /// `HTTP/1.1 200 OK` with `Content-Type: application/pdf` below it.
  var showsBytes: Bool {
    beginsWithStatusLine
      && text.split(separator: "\n").prefix(40).prefix { !$0.trimmingSpaces().isEmpty }
        .contains { line in
          let lower = line.lowercased()
          return lower.hasPrefix("content-type:") && MediaWords.isBytes(lower.dropFirst(13))
        }
  }

  /// Whether it begins with a bracket, and a key or a value behind it: a program may begin with one, too.
  var beginsWithJSON: Bool {
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
