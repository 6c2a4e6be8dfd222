/// What the words say that a description begins with.
extension DescriptionFacts {
  /// "Required. The name of …", "*Optional*: …".
  mutating func readLead(_ scanner: ProseScanner) -> String? {
    guard required == nil, speaksOfRequirement else { return nil }
    let lead = scanner.lower.drop { $0 == "*" || $0 == "_" }
    for (word, isRequired) in [("required", true), ("optional", false)] where lead.hasPrefix(word) {
      let behind = lead.dropFirst(word.count).drop { $0 == "*" || $0 == "_" }
      if let mark = behind.first, ".:,;-–".contains(mark) { required = isRequired }
      // "Optional note for the reader".
      if !isRequired, behind.first == " " { required = false }
      // "**required** The name": what stands out is a remark of its own.
      if lead.startIndex > scanner.lower.startIndex, behind.startIndex > lead.startIndex,
        lead.dropFirst(word.count).first.map({ $0 == "*" || $0 == "_" }) ?? false
      {
        required = isRequired
        let length = scanner.lower.utf8.distance(
          from: scanner.lower.startIndex, to: behind.startIndex)
        return behind.first == " " && scanner.lower.utf8.count == scanner.text.utf8.count
          ? String(decoding: scanner.text.utf8.prefix(length), as: UTF8.self) : nil
      }
    }
    return nil
  }

  /// "integer - how many", "string, the name": nothing but a type, and a mark behind it that ends it.
  mutating func readTypeLead(_ scanner: ProseScanner) -> String? {
    if let lead = readBracedType(scanner) { return lead }
    guard scanner.text.utf8.first?.isASCIIWord == true else { return nil }
    // "Integer in a range of 1 to 9" goes on with what it is about.
    let words = scanner.text.prefix(40).split(separator: " ", maxSplits: 2)
    if words.count == 3, Self.plainTypes.contains(words[0].lowercased()),
      words[0].first?.isUppercase == true, Self.wordsBehindTypes.contains(words[1].lowercased())
    {
      typeText = String(words[0])
      return nil
    }
    let head = scanner.text.utf8.prefix(24)
    let mark = head.firstIndex { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "-"): true
      default: byte >= 0x80
      }
    }
    guard let end = mark, end > scanner.text.startIndex else { return nil }
    let lead = scanner.text[..<end]
    var rest = scanner.text[end...]
    let isDash = rest.hasPrefix("-") || rest.hasPrefix("–") || rest.hasPrefix("—")
    rest = rest.dropFirst()
    guard rest.first == " ", isDash == (lead.last == " ") else { return nil }
    let said = String(lead.trimmingSpaces())
    guard Self.leadingTypes.contains(said.lowercased()) else { return nil }
    typeText = said
    return String(scanner.text[..<rest.startIndex])
  }

  /// "{String} The name", as comments in code have it.
  mutating func readBracedType(_ scanner: ProseScanner) -> String? {
    let text = scanner.text
    guard text.utf8.first == UInt8(ascii: "{"),
      let close = text.utf8.prefix(24).firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    let said = text[text.utf8.index(after: text.startIndex)..<close].trimmingSpaces()
    guard said.allSatisfy({ $0.isLetter || "[]<>".contains($0) }),
      TypeColumn.type(of: String(said)) != nil
    else { return nil }
    typeText = String(said)
    return String(text[...close])
  }

  /// "How far to turn (double, degrees, optional)": a remark that begins with a type, at the end of a description, or ends with
  /// whether its row is required.
  ///
  /// - Returns: Whether nothing else stands in it.
  mutating func readPartedRemark(_ remark: String, isLast: Bool) -> Bool {
    guard remark.utf8.count <= 60, !remark.contains("`") else { return false }
    var parts = remark.split(separator: ",").map { $0.trimmingSpaces() }[...]
    guard parts.count > 1 || isLast else { return false }
    if parts.count > 1, let last = parts.last,
      let said = RequirementRemark.isRequired(String(last))
    {
      required = said
      parts.removeLast()
    }
    guard isLast, typeText == nil, let first = parts.first,
      Self.plainTypes.contains(first.lowercased())
    else { return false }
    typeText = String(first)
    return parts.count == 1
  }

  private static let plainTypes: WordSet = [
    "string", "integer", "int", "boolean", "bool", "float", "double", "decimal",
  ]
  private static let wordsBehindTypes: WordSet = [
    "in", "between", "from", "representing", "containing", "indicating", "specifying",
    "describing", "greater", "less",
  ]

  /// Types that begin a description; words that are as often the beginning of a sentence are none.
  static let leadingTypes: WordSet = [
    "string", "integer", "int", "boolean", "bool", "float", "double", "decimal", "number", "array",
    "object", "hash", "datetime", "timestamp", "uuid", "array of strings", "array of integers",
    "list of strings", "list of integers", "array of objects",
  ]
}
