/// What a sample writes in place of a path's parameter.
enum Identifier {
  /// Whether a segment of a sample's path is one thing's name by its form alone: a number, a UUID, a date, a mail
  /// address, a long run of letters and digits such as `acc_0000Ab12cD`, or a word in capitals such as `USER_ID`.
  static func isOne(_ segment: some StringProtocol) -> Bool {
    let bytes = Array(segment.utf8)
    guard !bytes.isEmpty else { return false }
    let digits = bytes.count { SampleCursor.isDigit($0) }
    if digits == bytes.count { return true }
    if isPlaceholder(bytes) || isMailAddress(bytes) { return true }
    guard bytes.allSatisfy({ isTokenByte($0) }) else { return isList(bytes) }
    if isUUID(bytes) || isDate(bytes) || isList(bytes) { return true }
    // A kind before the token, as in `acc_…`, says nothing about it.
    let token = bytes.split(separator: UInt8(ascii: "_")).last ?? bytes[...]
    let tokenDigits = token.count { SampleCursor.isDigit($0) }
    // `ord_10443`: numbers of years and of standards are shorter.
    if token.count < bytes.count, token.count >= 5, tokenDigits == token.count { return true }
    let letters = token.count { SampleCursor.isLetter($0) }
    let isHexadecimal = token.allSatisfy { isHex($0) }
    if token.count >= 8, tokenDigits >= 2, letters >= 1, isHexadecimal { return true }
    // Words have no digits in their middle, and names of versions are short.
    return token.count >= 10 && tokenDigits >= 3 && letters >= 1
      && !token.contains(UInt8(ascii: "-")) && !token.contains(UInt8(ascii: "."))
  }

  /// Whether a segment is a number with the kind of what stands before it in front: `ord_77` behind `orders`.
  static func isNumbered(_ segment: String, behind noun: Words) -> Bool {
    let parts = segment.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard parts.count == 2, let kind = parts.first, let number = parts.last, !number.isEmpty,
      number.allSatisfy({ SampleCursor.isDigit($0) }), (2...8).contains(kind.count),
      let word = noun.words.last
    else { return false }
    return word.utf8.starts(with: kind)
  }

  /// A word in capitals, in the place of a value: `USER_ID`, `YOUR-TOKEN`, `ID`, `_ID_`.
  static func isPlaceholder(_ segment: some StringProtocol) -> Bool {
    isPlaceholder(Array(segment.utf8))
  }

  private static func isPlaceholder(_ bytes: [UInt8]) -> Bool {
    var letters = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): letters += 1
      case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): continue
      default: return false
      }
    }
    guard letters >= 2 else { return false }
    let isName = bytes.contains(UInt8(ascii: "_")) || bytes.contains(UInt8(ascii: "-"))
    return isName || valueNames.contains { bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// What a word of capitals without a hyphen ends with that names a value: `USERNAME`; `BTC` and `USD` are values.
  private static let valueNames = ["ID", "NAME", "TOKEN", "SLUG", "EMAIL"]

  private static func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",")
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    SampleCursor.isDigit(byte)
      || (byte.lowercasedASCII >= UInt8(ascii: "a") && byte.lowercasedASCII <= UInt8(ascii: "f"))
  }

  private static func isUUID(_ bytes: [UInt8]) -> Bool {
    bytes.count == 36
      && bytes.enumerated().allSatisfy { index, byte in
        [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.isASCIIWord
      }
  }

  /// `2020-01-31`
  private static func isDate(_ bytes: [UInt8]) -> Bool {
    bytes.count == 10
      && bytes.enumerated().allSatisfy { index, byte in
        index == 4 || index == 7 ? byte == UInt8(ascii: "-") : SampleCursor.isDigit(byte)
      }
  }

  /// `1,2,3`
  private static func isList(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ","))
    return parts.count > 1 && parts.allSatisfy { $0.allSatisfy { SampleCursor.isDigit($0) } }
  }

  private static func isMailAddress(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(UInt8(ascii: "."))
  }
}
