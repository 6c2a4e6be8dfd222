/// The entities of HTML that references write in tables of HTML; in Markdown cmark decodes all of them.
enum HTMLEntities {
  /// The text with its entities decoded; one that is not known stays as it is.
  static func decode(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = Substring(text)
    while let ampersand = rest.firstIndex(of: "&") {
      result += rest[..<ampersand]
      rest = rest[rest.index(after: ampersand)...]
      guard let semicolon = rest.prefix(12).firstIndex(of: ";"),
        let character = character(rest[..<semicolon])
      else {
        result += "&"
        continue
      }
      result += character
      rest = rest[rest.index(after: semicolon)...]
    }
    return result + rest
  }

  private static func character(_ name: Substring) -> String? {
    if name.hasPrefix("#x") || name.hasPrefix("#X") { return scalar(name.dropFirst(2), radix: 16) }
    if name.hasPrefix("#") { return scalar(name.dropFirst(), radix: 10) }
    return named[String(name)]
  }

  private static func scalar(_ digits: Substring, radix: Int) -> String? {
    guard let value = UInt32(digits, radix: radix), value != 0 else { return nil }
    return Unicode.Scalar(value).map { String(Character($0)) }
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    "hellip": "…", "mdash": "—", "ndash": "–", "copy": "©", "reg": "®", "rarr": "→",
    "larr": "←", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "times": "×",
  ]
}
