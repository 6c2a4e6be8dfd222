/// How names become Swift: the one place that spells an identifier.
enum SwiftNaming {
  /// A member's name, in lower camel case: `dns_search` is `dnsSearch`, `is_ssl` is `isSSL`.
  ///
  /// - Parameters:
  ///   - text: The name on the wire.
  ///   - noun: What such a member is, in lower case: it stands before a digit (`value1gb`), and alone
  ///     where the name holds nothing that an identifier could.
  static func member(_ text: String, noun: String) -> String {
    let words = IdentifierWords(text).words
    guard let first = words.first else { return text.isEmpty ? "empty" : noun }
    var name = first
    for word in words.dropFirst() { name += capitalized(word) }
    return startsWithDigit(name) ? noun + name : name
  }

  /// A type's name, in upper camel case: `iam_options` is `IAMOptions`.
  ///
  /// - Parameters:
  ///   - text: The name in the schema.
  ///   - noun: What such a type is, in upper camel case, for names that begin with a digit or are empty.
  static func type(_ text: String, noun: String) -> String {
    var name = ""
    for word in IdentifierWords(text).words { name += capitalized(word) }
    return name.isEmpty || startsWithDigit(name) ? noun + name : name
  }

  /// The name as it is written where a bare identifier stands: in backticks if it is a keyword.
  static func escaped(_ name: String) -> String {
    ReservedNames.keywords.contains(name) ? "`\(name)`" : name
  }

  /// The name as it is written as the label of a parameter, where most keywords need no backticks.
  static func label(_ name: String) -> String {
    ReservedNames.keywordsOfParameters.contains(name) ? "`\(name)`" : name
  }

  /// `uuid` is `UUID`, `node` is `Node`: the word as it stands inside a name in camel case.
  static func capitalized(_ word: String) -> String {
    if let spelling = Acronyms.spelling(of: word) { return spelling }
    return capitalizedFirst(word)
  }

  /// The text with its first letter in upper case.
  static func capitalizedFirst(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    if first.isASCII {
      let isSmall = first.value >= 97 && first.value <= 122
      guard isSmall else { return text }
      var capitalized = ""
      capitalized.reserveCapacity(text.utf8.count)
      capitalized.unicodeScalars.append(Unicode.Scalar(UInt8(ascii: first) - 32))
      // Not the first character: a mark may follow the letter.
      capitalized += Substring(text.utf8.dropFirst())
      return capitalized
    }
    return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst())
  }

  private static func startsWithDigit(_ name: String) -> Bool {
    guard let first = name.utf8.first else { return false }
    return first >= UInt8(ascii: "0") && first <= UInt8(ascii: "9")
  }
}

/// Words that the Swift API Design Guidelines write in one case: `uuid` at a name's start, `UUID` inside.
enum Acronyms {
  /// How the word is written inside a name, where it is an acronym or the plural of one.
  static func spelling(of word: String) -> String? {
    guard word.utf8.count <= longest else { return nil }
    if let mixed = mixedCase[word] { return mixed }
    if upperCase.contains(word) { return word.uppercased() }
    guard word.utf8.last == UInt8(ascii: "s") else { return nil }
    let singular = String(word.dropLast())
    return upperCase.contains(singular) ? singular.uppercased() + "s" : nil
  }

  // The length of `sha256` and `oauth2`, which most words do not share.
  private static let longest = 6

  private static let mixedCase: [String: String] = [
    "ipv4": "IPv4", "ipv6": "IPv6", "oauth": "OAuth", "oauth2": "OAuth2",
  ]

  private static let upperCase: Set<String> = [
    "acl", "api", "arn", "ascii", "asin", "aws", "cdn", "cidr", "cors", "cpu", "css", "csv", "dhcp",
    "dns", "ean", "eof", "faq", "fqdn", "ftp", "gmt", "gpg", "gps", "gpu", "guid", "html", "http",
    "https", "iam", "iban", "icmp", "id", "imap", "ip", "isbn", "iso", "jpeg", "jpg", "json", "jwt",
    "lan", "ldap", "mac", "md5", "mfa", "nat", "ok", "os", "pdf", "pid", "png", "ram", "rfc", "rpc",
    "rss", "sdk", "sha", "sha1", "sha256", "sku", "sms", "smtp", "sql", "ssd", "ssh", "ssl", "sso",
    "svg", "tcp", "tls", "ttl", "tty", "udp", "ui", "uid", "upc", "uri", "url", "utc", "uuid",
    "vat",
    "vlan", "vm", "vpc", "vpn", "wan", "xml", "yaml",
  ]
}
