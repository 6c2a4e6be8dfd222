/// A remark in a description that says nothing but whether its row is required.
enum RequirementRemark {
  /// What a remark says, whatever its language and emphasis: "Required!", "*obligatorio*", "必填"; nil for any other.
  static func isRequired(_ remark: String) -> Bool? {
    guard remark.utf8.count <= 40 else { return nil }
    let words = Words(remark).words
    guard words.count == 1, !remark.utf8.contains(UInt8(ascii: "`")) else { return nil }
    switch ForeignWords.labels[words[0]] ?? words[0] {
    case "required", "mandatory": return true
    case "optional": return false
    default: return nil
    }
  }

  /// A type and the word behind it that says whether its row is required: "integer required", "string optional".
  static func parted(_ label: String) -> (type: String, said: TypeText, isRequired: Bool?) {
    let text = label.drop { "([".contains($0) }
    let words = text.split(separator: " ")
    guard words.count == 2, words[0].utf8.last != UInt8(ascii: ","),
      let isRequired = isRequired(String(words[1]))
    else {
      let said = TypeText(String(text))
      return (label, said, said.required)
    }
    return (String(words[0]), TypeText(String(words[0])), isRequired)
  }

  /// A remark together with the emphasis around it: `*(required)*`.
  static func whole(_ remark: String, in text: String) -> String {
    for mark in ["***", "**", "*", "_"] where text.firstRange(of: mark + remark + mark) != nil {
      return mark + remark + mark
    }
    return remark
  }

  /// What stands at the end: "The title, **required**", "The title. Required."
  ///
  /// Without emphasis the word has to be a sentence of its own, or to stand behind a comma: "the id is required" may be
  /// about another one.
  static func end(of text: String) -> (isRequired: Bool, text: String?)? {
    let bytes = Array(text.utf8)
    var end = bytes.count
    while end > 0, " .!".utf8.contains(bytes[end - 1]) { end -= 1 }
    var start = end
    while start > 0, "*_".utf8.contains(bytes[start - 1]) { start -= 1 }
    let stop = start
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    while start > 0, letters.contains(bytes[start - 1] | 0x20) { start -= 1 }
    let word = String(decoding: bytes[start..<stop], as: UTF8.self).lowercased()
    guard ["required", "mandatory", "optional"].contains(word) else { return nil }
    var behind = start
    while behind > 0, "*_".utf8.contains(bytes[behind - 1]) { behind -= 1 }
    let isEmphasised = behind < start && stop < end && start - behind == end - stop
    guard isEmphasised || (behind == start && stop == end) else { return nil }
    var mark = behind
    while mark > 0, bytes[mark - 1] == UInt8(ascii: " ") { mark -= 1 }
    guard mark > 0 else { return nil }
    let before = bytes[mark - 1]
    let isApart = mark < behind && ".,;:".utf8.contains(before)
    // "is **required**" is a sentence of its own about the row.
    guard isApart || (isEmphasised && mark < behind) else { return nil }
    if isApart, before == UInt8(ascii: ",") { mark -= 1 }
    return (
      word != "optional",
      isApart ? String(decoding: bytes[mark..<end], as: UTF8.self) : nil
    )
  }
}
