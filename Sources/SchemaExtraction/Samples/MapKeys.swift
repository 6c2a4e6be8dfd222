/// Whether the keys of an object are data, and no attributes: what a program looks up, as `2025-03-01` or `eur`.
enum MapKeys {
  static func areData(_ members: [SampleValue.Member]) -> Bool {
    guard let first = members.first else { return false }
    // Most objects show by their first key that they are none.
    if members.count > 1 {
      if sayTheirNames(members) || areMadeUp(members) { return true }
      if areCodes(members, first.name) || areIdentifiers(members) { return true }
    }
    return members.allSatisfy { isData($0) }
  }

  /// `{"key": "color", "value": "red"}`: one of several pairs, and no map.
  static func namePairs(_ members: [SampleValue.Member]) -> Bool {
    members.contains { $0.name == "value" }
      && members.contains { ["key", "name"].contains($0.name) }
  }

  /// Whether all values are of one kind, as those of a map are.
  static func haveValuesOfOneKind(_ members: [SampleValue.Member]) -> Bool {
    let kinds = members.lazy.map(\.value).filter { $0 != .null }.map(kind(of:))
    guard let first = kinds.first else { return false }
    return kinds.allSatisfy { $0 == first }
  }

  private enum Kind { case flag, number, text, list, object }

  private static func kind(of value: SampleValue) -> Kind {
    switch value {
    case .bool: .flag
    case .integer, .number: .number
    case .array: .list
    case .object: .object
    case .string, .null: .text
    }
  }

  /// `{"en": {"code": "en"}, "fr": {"code": "fr"}}`: each object says itself what it is called.
  private static func sayTheirNames(_ members: [SampleValue.Member]) -> Bool {
    members.allSatisfy { member in
      member.value.members?.contains { $0.value == .string(member.name) } ?? false
    }
  }

  /// `property1`, `property2`: keys that tools make up where a schema names none.
  private static func areMadeUp(_ members: [SampleValue.Member]) -> Bool {
    members.enumerated().allSatisfy { index, member in
      ["property", "additionalProp"].contains { member.name == "\($0)\(index + 1)" }
    }
  }

  /// Keys that are written like variables, hold dots or slashes or are numbers, dates and the like.
  private static func isData(_ member: SampleValue.Member) -> Bool {
    let name = member.name
    let isVariable =
      name.contains("_") && name == name.uppercased() && name.contains { $0.isLetter }
    let isOdd = name.utf8.contains { "./ :@".utf8.contains($0) } && !isQualified(name)
    let isNumber =
      !(name.utf8.first.map(SampleCursor.isLetter) ?? false) && name.allSatisfy { $0.isNumber }
    return isVariable || isOdd || isNumber || DateText.format(of: name) != nil || isMonth(name)
      || isUUID(name) || (member.value.members != nil && Identifier.isOne(name))
  }

  /// `dc:title`, `shop:book-list`: words with that of a vocabulary in front.
  private static func isQualified(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        part.first.map { SampleCursor.isLetter($0) } ?? false
          && part.allSatisfy { SampleCursor.isLetter($0) || $0 == UInt8(ascii: "-") }
      }
  }

  /// `2025-03`
  private static func isMonth(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.count == 7 && bytes[4] == UInt8(ascii: "-")
      && bytes.enumerated().allSatisfy { $0 == 4 || SampleCursor.isDigit($1) }
  }

  static func isUUID(_ text: String) -> Bool {
    guard text.utf8.count == 36 else { return false }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && text.allSatisfy { $0.isHexDigit || $0 == "-" }
  }

  /// Several that are written like identifiers; a word in capitals may be an attribute of an old system's.
  private static func areIdentifiers(_ members: [SampleValue.Member]) -> Bool {
    members.allSatisfy { Identifier.isOne($0.name) && !Identifier.isPlaceholder($0.name) }
      && haveValuesOfOneKind(members)
  }

  // MARK: Codes

  /// `{"usd": 1, "eur": 2}`, `{"en": "Sea", "de": "Meer"}`, `{"en-GB": …, "fr-FR": …}`: two codes at least that are no words,
  /// and nothing but codes beside them.
  private static func areCodes(_ members: [SampleValue.Member], _ first: String) -> Bool {
    guard (2...7).contains(first.utf8.count) else { return false }
    let isUpper = first == first.uppercased()
    var plain = 0
    for member in members {
      let name = member.name
      guard (2...7).contains(name.utf8.count) else { return false }
      if isLanguageTag(name) {
        plain += 1
        continue
      }
      guard name == (isUpper ? name.uppercased() : name.lowercased()) else { return false }
      let lower = name.lowercased()
      if codes.contains(lower) {
        plain += 1
      } else if !codesThatAreWords.contains(lower) {
        return false
      }
    }
    return plain > 1 && haveValuesOfOneKind(members)
  }

  /// `pt-BR`, `zh_CN`
  private static func isLanguageTag(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard bytes.count == 5, bytes[2] == UInt8(ascii: "-") || bytes[2] == UInt8(ascii: "_") else {
      return false
    }
    return bytes[..<2].allSatisfy { SampleCursor.isLetter($0) && $0.lowercasedASCII == $0 }
      && bytes[3...].allSatisfy { SampleCursor.isLetter($0) && $0.lowercasedASCII != $0 }
  }

  /// Codes of currencies, languages and countries that are no words of English.
  private static let codes: WordSet = [
    "usd", "eur", "gbp", "jpy", "chf", "aud", "cad", "nzd", "sek", "nok", "dkk", "pln", "czk",
    "huf", "ron", "bgn", "rub", "uah", "cny", "hkd", "sgd", "krw", "inr", "idr", "myr", "thb",
    "php", "vnd", "twd", "brl", "mxn", "ars", "clp", "zar", "ngn", "kes", "egp", "ils", "aed",
    "sar", "btc", "eth", "ltc", "xrp", "bch", "usdt", "usdc", "doge",
    "en", "de", "fr", "es", "pt", "nl", "sv", "da", "fi", "pl", "ru", "ja", "ko", "zh", "cs", "tr",
    "ar", "hu", "ro", "el", "uk", "bg", "hr", "sk", "sl", "et", "lv", "lt", "vi", "th",
    "gb", "jp", "cn", "br", "ch", "dk", "ie", "nz", "mx", "ca", "au",
  ]
  private static let codesThatAreWords: WordSet = [
    "try", "all", "top", "cop", "pen", "it", "id", "no", "is", "us", "at", "be", "se", "he", "hi",
    "in", "to", "my",
  ]
}
