extension Unicode.Scalar {
  /// The scalar in a form that is safe to print: controls and direction marks become `\u{…}`.
  ///
  /// - Parameter asASCII: Whether everything beyond ASCII is escaped too.
  func escaped(asASCII: Bool) -> String {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned:
      return Self.escape(self)
    default:
      return asASCII && !isASCII ? Self.escape(self) : String(self)
    }
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    "\\u{\(String(scalar.value, radix: 16))}"
  }
}

extension StringProtocol {
  /// The text in one line that is safe to print, whoever wrote it: a server, or the reference.
  var printable: String { unicodeScalars.map { $0.escaped(asASCII: false) }.joined() }
}
