/// What stands at the beginning of a paragraph and would make it something else.
///
/// The sentence behind the first one, or a title that is all there is to say, may begin with the mark of an item, in which
/// DocC would find a field, or with what opens code, a block of HTML or a directive and hides all that follows.
enum BlockStart {
  private static let backslash = UInt8(ascii: "\\")
  private static let space = UInt8(ascii: " ")

  /// The text, such that it is a paragraph.
  static func escaped(_ text: String) -> String {
    guard let first = text.utf8.first else { return text }
    switch first {
    case UInt8(ascii: "@"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      return "\\" + text
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      return escapedFence(text)
    case UInt8(ascii: "#"):
      return endsWord(text.utf8.drop { $0 == first }) ? "\\" + text : text
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"):
      let isRule = text.utf8.allSatisfy { $0 == first || $0 == space }
      return isRule || endsWord(text.utf8.dropFirst()) ? "\\" + text : text
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return escapedNumber(text)
    case backslash:
      return isCommand(text.utf8.prefix(2)) ? "\\" + text : text
    default:
      return text
    }
  }

  /// The text, such that it opens no code.
  static func escapedFence(_ text: String) -> String {
    guard text.begins(with: "```") || text.begins(with: "~~~") else { return text }
    let marks = text.prefix { $0 == text.first }
    return marks.map { "\\\($0)" }.joined() + text[marks.endIndex...]
  }

  /// Whether a word begins as `\returns` does, which is a field for DocC, too.
  static func isCommand(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.first == backslash, let next = bytes.dropFirst().first else { return false }
    return next | 0x20 >= UInt8(ascii: "a") && next | 0x20 <= UInt8(ascii: "z")
  }

  private static func endsWord(_ rest: Substring.UTF8View) -> Bool {
    rest.first == nil || rest.first == space
  }

  /// `1. ` and `1) ` begin items.
  private static func escapedNumber(_ text: String) -> String {
    guard MarkdownBlock.itemMarkerEnd(text[...]) != nil,
      let mark = text.utf8.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ")") })
    else { return text }
    return "\(text[..<mark])\\\(text[mark...])"
  }
}
