/// What stays of a description once its facts have places of their own.
enum DescriptionText {
  /// The text without the sentences that only list values which a type has anyway; where nothing else is said, all
  /// of it stays.
  static func settled(_ text: String, listsValues: Bool, variants: [String]) -> String {
    guard listsValues || !variants.isEmpty else { return tidied(text) }
    let kept = Extraction.sentences(in: text).filter { sentence in
      let lower = sentence.lowercased()
      if listsValues, lower.hasPrefix("possible values") { return false }
      return !variants.contains { sentence.contains("`\($0)`") }
    }
    return tidied(kept.isEmpty ? text : kept.joined(separator: " "))
  }

  /// What a text says about one of the names that stand for the described one: the remark behind its code span,
  /// "`start_date__gte` (that day or later)".
  static func remark(behind name: String, in text: String) -> String? {
    guard let range = text.firstRange(of: "`\(name)`") else { return nil }
    let behind = text[range.upperBound...].drop { $0 == " " }
    guard behind.first == "(", let close = behind.firstIndex(of: ")") else { return nil }
    let remark = behind[behind.index(after: behind.startIndex)..<close].trimmingSpaces()
    return remark.isEmpty ? nil : String(remark)
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
