/// What a look at the bytes of a generated file tells, for the many files that a parser would take too long for.
enum SourceScan {
  /// Comments of another kind, literals that do not end, interpolation, brackets that do not match, characters
  /// that are not seen.
  static func faults(of source: String) -> [String] {
    var faults: [String] = []
    var open: [UInt8] = []
    for line in source.utf8.split(separator: UInt8(ascii: "\n")) {
      if let fault = scan(line, &open) {
        faults.append("\(fault): \(String(Substring(line)).prefix(120))")
      }
    }
    if !open.isEmpty { faults.append("brackets are left open") }
    if source.unicodeScalars.contains(where: isHidden) { faults.append("a hidden character") }
    return faults
  }

  private static func scan(_ line: Substring.UTF8View, _ open: inout [UInt8]) -> String? {
    var rest = line
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "/"):
        if rest.first == UInt8(ascii: "/") { return nil }
        return "a slash"
      case UInt8(ascii: "\""):
        guard endLiteral(&rest) else { return "a literal that is open or holds code" }
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append(byte)
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        let wanted = byte == UInt8(ascii: ")") ? byte - 1 : byte - 2
        if open.popLast() != wanted { return "a bracket" }
      case UInt8(ascii: "#"):
        let directives = ["if canImport(FoundationEssentials)", "else", "endif"]
        if !directives.contains(where: { rest.elementsEqual($0.utf8) }) { return "a directive" }
      case UInt8(ascii: "@"):
        // What is said behind `deprecated` is read on: brackets have to match, literals hold no code.
        if !rest.elementsEqual("discardableResult".utf8),
          !rest.starts(with: "available(*, deprecated".utf8)
        {
          return "an attribute"
        }
      case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: "'"):
        return "a character that is never written"
      default: break
      }
    }
    return nil
  }

  /// Goes behind the closing quote.
  private static func endLiteral(_ rest: inout Substring.UTF8View) -> Bool {
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "\"") { return true }
      guard byte == UInt8(ascii: "\\") else { continue }
      guard let escape = rest.popFirst(), escape != UInt8(ascii: "(") else { return false }
    }
    return false
  }

  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value < 0x20 && scalar != "\n" || scalar.value == 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
