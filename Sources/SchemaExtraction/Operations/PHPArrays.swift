/// PHP's arrays as objects and lists: `array('a' => 1)` and `['a' => 1]` are `{'a' => 1}`, `array(1)` is `[1]`.
enum PHPArrays {
  /// Writes the brackets of a program's arrays anew. Everything keeps its place.
  static func rewrite(_ bytes: inout [UInt8]) {
    let strings = ProgramStrings(in: bytes)
    var open: [(offset: Int, isArray: Bool, hasKeys: Bool)] = []
    var index = 0
    while index < bytes.count {
      if let end = strings.end(at: index) {
        index = end
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append((index, bytes[index] == UInt8(ascii: "["), false))
      case UInt8(ascii: "("):
        let isArray = endsWithArray(bytes[..<index])
        open.append((index, isArray, false))
      case UInt8(ascii: "="):
        if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: ">"), !open.isEmpty {
          open[open.count - 1].hasKeys = true
        }
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        guard let last = open.popLast(), last.isArray else { break }
        if bytes[last.offset] == UInt8(ascii: "(") {
          for place in last.offset - word.count..<last.offset { bytes[place] = 0x20 }
        }
        bytes[last.offset] = last.hasKeys ? UInt8(ascii: "{") : UInt8(ascii: "[")
        bytes[index] = last.hasKeys ? UInt8(ascii: "}") : UInt8(ascii: "]")
      default: break
      }
      index += 1
    }
  }

  private static let word = Array("array".utf8)

  private static func endsWithArray(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count >= word.count else { return false }
    let name = bytes.suffix(word.count)
    guard zip(name, word).allSatisfy({ $0.lowercasedASCII == $1 }) else { return false }
    return bytes.dropLast(word.count).last.map { !$0.isASCIIWord && !"_$>".utf8.contains($0) }
      ?? true
  }
}
