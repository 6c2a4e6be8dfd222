import SlateDiagnostics

/// A few lines of an overlay that answer one warning, or several of one kind.
struct SuggestedEntry {
  /// The key of the overlay below which it stands.
  enum Key: String, CaseIterable {
    case includes
    case servers
    case corrections
    case ignore
  }

  var key: Key
  /// What it says: keys with their values, the first of which names what it is about.
  var fields: [(key: String, value: String)]
  /// The warnings that it answers.
  var answers: [Diagnostic]
  /// What a person may take in place of it, once it is right: lines that are commented out.
  var draft: [String] = []

  /// The lines, with a comment for each warning.
  var lines: [String] {
    var lines = answers.prefix(Self.maximumComments).map { "  # " + Self.comment($0) }
    if answers.count > Self.maximumComments {
      lines.append("  # … and \(answers.count - Self.maximumComments) more like it")
    }
    let isList = key != .servers
    for (index, field) in fields.enumerated() {
      let head = isList ? (index == 0 ? "  - " : "    ") : "  "
      lines.append("\(head)\(field.key): \(YAMLText.scalar(field.value))")
    }
    lines += draft.map { "  # " + $0 }
    return lines
  }

  private static let maximumComments = 5

  /// The warning on one line, without its notes.
  private static func comment(_ diagnostic: Diagnostic) -> String {
    var diagnostic = diagnostic
    diagnostic.notes = []
    return diagnostic.description
  }
}

/// Text as YAML has it.
enum YAMLText {
  /// A text as a scalar: as it is where that cannot be misread, else between double quotes.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.utf8.first.map { isLetter($0) || $0 == UInt8(ascii: "/") } == true
      && text.utf8.allSatisfy { isLetter($0) || "0123456789_-./<> ".utf8.contains($0) }
      && !text.hasSuffix(" ") && !reserved.contains(text.lowercased())
    guard !isPlain else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse:
          let digits = String(scalar.value, radix: 16, uppercase: true)
          quoted += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
        default: quoted.unicodeScalars.append(scalar)
        }
      }
    }
    return quoted + "\""
  }

  private static let reserved: Set<String> = [
    "true", "false", "yes", "no", "on", "off", "null", "y", "n",
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
