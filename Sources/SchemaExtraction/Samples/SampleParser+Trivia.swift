/// What stands between the parts of a document: white space, comments, elisions, explanations.
extension SampleParser {
  /// Skips white space and comments; tells whether a line ended among them.
  mutating func skipTrivia() -> Bool {
    var brokeLine = false
    while true {
      cursor.skipBlanks()
      guard let byte = cursor.peek() else { return brokeLine }
      let location = cursor.location
      if byte == UInt8(ascii: "\n") {
        brokeLine = true
        cursor.advance()
      } else if byte == UInt8(ascii: "#") || cursor.startsWith("//") {
        cursor.advance(byte == UInt8(ascii: "#") ? 1 : 2)
        cursor.skipBlanks()
        let elides = cursor.ellipsisLength() != nil
        sawElidingComment = sawElidingComment || elides
        note(elides ? .elision : .comment, at: location)
        cursor.skipToLineEnd()
      } else if cursor.startsWith("/*") {
        note(.comment)
        cursor.advance(2)
        while cursor.peek() != nil, !cursor.startsWith("*/") { cursor.advance() }
        cursor.advance(2)
      } else {
        return brokeLine
      }
    }
  }

  /// Skips an ellipsis and the words behind it: `... more members`.
  mutating func skipElision(_ length: Int) {
    note(.elision)
    cursor.advance(length)
    while let byte = cursor.peek() {
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: ","), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "\""):
        return
      default: cursor.advance()
      }
    }
  }

  /// Skips what explains the value before it, on the same line: `(optional)`, `| null`, `<- the id`.
  mutating func skipAnnotation() -> Bool {
    guard let kind = annotationAtCursor() else { return false }
    note(.annotation)
    switch kind {
    case .remark:
      cursor.skipToLineEnd()
    case .parenthesis:
      while let byte = cursor.peek(), byte != UInt8(ascii: "\n") {
        cursor.advance()
        if byte == UInt8(ascii: ")") { break }
      }
    case .alternative:
      var quote: UInt8?
      while let byte = cursor.peek(), byte != UInt8(ascii: "\n") {
        if byte == quote {
          quote = nil
        } else if quote == nil {
          if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { quote = byte }
          if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            break
          }
        }
        cursor.advance()
      }
    }
    return true
  }

  /// How a text behind a value explains it.
  enum Annotation {
    case parenthesis
    case alternative
    case remark
  }

  func annotationAtCursor(ahead: Int = 0) -> Annotation? {
    switch cursor.peek(ahead) {
    case UInt8(ascii: "("): return .parenthesis
    case UInt8(ascii: "|"): return .alternative
    case UInt8(ascii: "o"):
      return cursor.startsWith("or ", ahead: ahead) ? .alternative : nil
    default:
      let isRemark =
        cursor.startsWith("<-", ahead: ahead) || cursor.startsWith("<=", ahead: ahead)
        || cursor.startsWith("--", ahead: ahead) || cursor.startsWith("—", ahead: ahead)
        || cursor.startsWith("←", ahead: ahead) || cursor.startsWith("→", ahead: ahead)
      return isRemark ? .remark : nil
    }
  }

  /// Whether a key's colon stands at the cursor, or what some languages write for it.
  var isColonAtCursor: Bool {
    switch cursor.peek() {
    case UInt8(ascii: ":"): true
    case UInt8(ascii: "="): cursor.peek(1) != UInt8(ascii: "=")
    case 0xEF: cursor.startsWith("：")
    default: false
    }
  }
}
