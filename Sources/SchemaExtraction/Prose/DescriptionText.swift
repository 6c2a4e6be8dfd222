/// What stays of a description once its facts have places of their own.
enum DescriptionText {
  /// The text without the sentences that only list values which a type has anyway; where nothing else is said, all
  /// of it stays.
  static func settled(_ text: String, listsValues: Bool, variants: [String]) -> String {
    guard listsValues || !variants.isEmpty else { return tidied(text) }
    let variants = Set(variants)
    let kept = Extraction.sentences(in: text).filter { sentence in
      let lower = sentence.lowercased()
      // One that goes on to tell what they mean stays.
      if listsValues, lower.hasPrefix("possible values"), sentence.firstOffset(of: ":** ") == nil {
        return false
      }
      return variants.isDisjoint(with: ProseScanner.codeSpans(in: sentence))
    }
    return tidied(kept.isEmpty ? text : kept.joined(separator: " "))
  }

  /// What a text says about names that stand for the described one: the remark behind the first code span of each,
  /// "`start_date__gte` (that day or later)".
  static func remarks(behind names: Set<String>, in text: String) -> [String: String] {
    var remarks: [String: String] = [:]
    var seen: Set<String> = []
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "`")) {
      rest = rest[rest.utf8.index(after: open)...]
      guard let close = rest.utf8.firstIndex(of: UInt8(ascii: "`")) else { break }
      let name = String(rest[..<close])
      rest = rest[rest.utf8.index(after: close)...]
      guard names.contains(name), seen.insert(name).inserted else { continue }
      let behind = rest.drop { $0 == " " }
      guard behind.first == "(", let end = behind.firstIndex(of: ")") else { continue }
      let remark = behind[behind.index(after: behind.startIndex)..<end].trimmingSpaces()
      if !remark.isEmpty { remarks[name] = String(remark) }
    }
    return remarks
  }

  /// Taking a remark out must not leave a space before a semicolon or a colon.
  private static func tidied(_ text: String) -> String {
    let hasMark = text.withBytes { bytes in
      bytes.contains { $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: ":") }
    }
    guard hasMark, text.contains(" ;") || text.contains(" :") else { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == UInt8(ascii: ";") || byte == UInt8(ascii: ":"), result.last == UInt8(ascii: " ") {
        result.removeLast()
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}
