/// Text of a reference made fit for Swift source, where a stray character could end a comment or a
/// literal, or make a line read otherwise than it compiles.
enum SourceText {
  /// The text as a string literal, with quotes.
  static func literal(_ text: String) -> String {
    isPlain(text) ? "\"\(text)\"" : "\"\(escaped(text))\""
  }

  /// Whether the text stands inside a literal as it is.
  static func isPlain(_ text: String) -> Bool { !text.holds { !isPlain($0) } }

  /// The text as it stands inside a literal.
  static func escaped(_ text: String) -> String {
    var literal = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case "\n": literal += "\\n"
      case "\r": literal += "\\r"
      case "\t": literal += "\\t"
      default:
        if isInvisible(scalar) {
          literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        } else {
          literal.unicodeScalars.append(scalar)
        }
      }
    }
    return literal
  }

  /// The text for a comment: every kind of line end is a line feed, tabs are spaces, and what cannot be
  /// seen is dropped.
  static func comment(_ text: String) -> String {
    if !text.holds(where: { ($0 < 0x20 && $0 != newline) || $0 >= 0x7F }) { return text }
    var result = ""
    var afterCarriageReturn = false
    for scalar in text.unicodeScalars {
      defer { afterCarriageReturn = scalar == "\r" }
      if isLineEnd(scalar) {
        if !(scalar == "\n" && afterCarriageReturn) { result += "\n" }
      } else if scalar == "\t" {
        result += "  "
      } else if !isInvisible(scalar) {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text for a comment of one line.
  static func commentLine(_ text: String) -> String {
    let clean = comment(text)
    guard clean.holds(newline) else { return clean }
    return clean.folded
  }

  private static let newline = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// Printable ASCII that means nothing of its own inside a literal.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != quote && byte != backslash
  }

  private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a scalar is a control character, or one that changes how its neighbours are shown:
  /// bidirectional controls, zero-width characters, fillers.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 || scalar.value == 0x7F }
    if scalar.properties.isDefaultIgnorableCodePoint { return true }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      return true
    default:
      return false
    }
  }
}
