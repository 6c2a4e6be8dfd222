/// Where the first sentence of a Markdown paragraph ends.
enum Sentence {
  /// The first sentence, and what stands behind it.
  ///
  /// A full stop ends a sentence where a space and no small letter follow it, outside of code spans and
  /// brackets, and not behind an abbreviation. The paragraph's lines are joined by spaces.
  static func first(of paragraph: Substring) -> (sentence: Substring, rest: Substring) {
    let length = paragraph.utf8.withContiguousStorageIfAvailable { firstLength(of: $0) }
    guard let length = length ?? Array(paragraph.utf8).withUnsafeBufferPointer(firstLength) else {
      return (paragraph, "")
    }
    let end = paragraph.utf8.index(paragraph.startIndex, offsetBy: length)
    return (paragraph[..<end], paragraph[end...].withoutIndentation)
  }

  /// How many bytes the first sentence has; nil where it is the whole text.
  private static func firstLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var brackets = 0
    var inCode = false
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "`"): inCode.toggle()
      case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets = max(0, brackets - 1)
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"):
        if !inCode, brackets == 0, beginsSentence(bytes[(index + 1)...]),
          !endsWithAbbreviation(bytes[...index])
        {
          return index + 1
        }
      default: continue
      }
    }
    return nil
  }

  /// The text as a sentence: with a full stop, unless something else ends it.
  static func ended(_ text: String) -> String {
    guard let last = text.unicodeScalars.last else { return text }
    switch last {
    case " ", "\n": return ended(String(text.dropLast()))
    case ".", "!", "?", ":", "…", "。", "！", "？": return text
    case ",", ";": return String(text.dropLast()) + "."
    case "*", "_", "\"", "”":
      // "**Never do that.**": the mark that ends the sentence stands inside of others.
      let end = text.unicodeScalars.last { !["*", "_", "\"", "”"].contains($0) }
      return end.map { [".", "!", "?"].contains($0) } == true ? text : text + "."
    default: return text + "."
    }
  }

  /// The text with its first letter in upper case, if it begins with a common word in small letters.
  static func begun(_ text: String) -> String {
    let word = text.utf8.prefix { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
    guard !word.isEmpty else { return text }
    // `iPhone`, `t2.micro` and `dns_search` are spelled as they are for a reason.
    switch text.utf8.dropFirst(word.count).first {
    case nil, UInt8(ascii: " ")?, UInt8(ascii: ",")?, UInt8(ascii: "."), UInt8(ascii: "'")?:
      return SwiftNaming.capitalizedFirst(text)
    default:
      return text
    }
  }

  private static func beginsSentence(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let first = rest.first else { return true }
    guard first == UInt8(ascii: " ") else { return false }
    let next = rest.first { $0 != UInt8(ascii: " ") }
    guard let next else { return true }
    return next < UInt8(ascii: "a") || next > UInt8(ascii: "z")
  }

  private static func endsWithAbbreviation(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    for abbreviation in ["e.g.", "i.e.", " vs.", " cf.", " approx.", " No."] as [StaticString] {
      let length = abbreviation.utf8CodeUnitCount
      let isOne = abbreviation.withUTF8Buffer { text.suffix(length).elementsEqual($0) }
      if isOne { return true }
    }
    return false
  }
}
