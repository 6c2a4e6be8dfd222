/// The words of a name or a heading, from which every other spelling of it is made.
struct Words: Hashable {
  /// The words in lower case.
  var words: [String]

  /// Splits at everything that is no letter or digit, and between `aB`.
  init(_ text: some StringProtocol) {
    words = text.withBytes { Self.split($0) } ?? Self.split(text)
  }

  /// Splits ASCII, which nearly all names and headings are; nil for every other text.
  private static func split(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: bytes.count) { word in
      var words: [String] = []
      // Most have some: they go into the first piece of memory.
      words.reserveCapacity(4)
      var length = 0
      func finishWord() {
        guard length > 0 else { return }
        words.append(
          String(decoding: UnsafeBufferPointer(rebasing: word.prefix(length)), as: UTF8.self))
        length = 0
      }
      var previousIsLower = false
      for (index, byte) in bytes.enumerated() {
        guard byte < 0x80 else { return nil }
        guard byte.isASCIIWord else {
          if byte == UInt8(ascii: "'") { continue }
          finishWord()
          previousIsLower = false
          continue
        }
        let lower = byte.lowercasedASCII
        if lower != byte, length > 0 {
          // "Book2Response" is two words and a number, "M4B" is one.
          let endsNumber =
            SampleCursor.isDigit(word[length - 1]) && index + 1 < bytes.count
            && bytes[index + 1].isASCIIWord && bytes[index + 1].lowercasedASCII == bytes[index + 1]
            && !SampleCursor.isDigit(bytes[index + 1])
          if previousIsLower || endsNumber { finishWord() }
        }
        word[length] = lower
        length += 1
        previousIsLower = lower == byte && !SampleCursor.isDigit(byte)
      }
      finishWord()
      return words
    }
  }

  private static func split(_ text: some StringProtocol) -> [String] {
    var words: [String] = []
    var word = ""
    var previousIsLower = false
    for scalar in text.unicodeScalars {
      let isWordScalar = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      guard isWordScalar else {
        // The apostrophe of "user's" belongs to no word of its own.
        if scalar == "'" || scalar == "’" { continue }
        if !word.isEmpty { words.append(word) }
        word = ""
        previousIsLower = false
        continue
      }
      let isUpper = scalar.properties.isUppercase
      if !word.isEmpty, let last = word.unicodeScalars.last,
        Self.writesWithoutSpaces(scalar) != Self.writesWithoutSpaces(last)
      {
        // "Charge列表": a word in each script.
        words.append(word)
        word = ""
      }
      if isUpper && previousIsLower && !word.isEmpty {
        words.append(word)
        word = ""
      }
      word += scalar.properties.lowercaseMapping
      previousIsLower = scalar.properties.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Chinese, Japanese and Korean letters.
  private static func writesWithoutSpaces(_ scalar: Unicode.Scalar) -> Bool {
    (0x3040..<0xD7B0).contains(scalar.value)
  }

  init(words: [String]) { self.words = words }

  var isEmpty: Bool { words.isEmpty }

  /// Whether all letters are of the alphabet that names in code are written in, with its accents.
  var isLatin: Bool {
    words.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } }
  }

  /// The words that are Latin, where others stand beside them: of "订单 Order" the `Order`; else all of them.
  var inOneScript: Words {
    guard !isLatin else { return self }
    let latin = words.filter { Words(words: [$0]).isLatin && $0.contains(where: \.isLetter) }
    return latin.isEmpty || latin.allSatisfy { Self.wordsOfNoThing.contains($0) }
      ? self : Words(words: latin)
  }

  /// Words beside which the other script says what is meant.
  private static let wordsOfNoThing: Set<String> = [
    "api", "response", "request", "parameter", "parameters", "entry", "value", "create", "update",
    "list", "get", "delete",
  ]

  /// `nodeCluster`
  var lowerCamel: String {
    guard let first = words.first else { return "" }
    return first + Self.upperCamel(words.dropFirst())
  }

  /// `NodeCluster`
  var upperCamel: String { Self.upperCamel(words[...]) }

  private static func upperCamel(_ words: ArraySlice<String>) -> String {
    var camel: [UInt8] = []
    camel.reserveCapacity(32)
    for word in words {
      if let first = word.utf8.first, first < 0x80 {
        let isSmall = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
        camel.append(isSmall ? first - 32 : first)
        camel.append(contentsOf: word.utf8.dropFirst())
      } else {
        camel.append(contentsOf: word.prefix(1).uppercased().utf8)
        camel.append(contentsOf: word.dropFirst().utf8)
      }
    }
    return String(decoding: camel, as: UTF8.self)
  }

  /// The words joined without anything between them, the form in which `NodeCluster`, `node cluster`
  /// and `nodecluster` are the same.
  var folded: String { words.joined() }

  /// The same with its last word in the singular.
  var singular: Words {
    guard let last = words.last, last.utf8.last == UInt8(ascii: "s") else { return self }
    var singular = self
    singular.words[words.count - 1] = Self.singular(of: last)
    return singular
  }

  /// The same with its last word in the plural.
  var plural: Words {
    guard let last = words.last else { return self }
    return Words(words: words.dropLast() + [Self.plural(of: last)])
  }

  /// The words behind `prefix`, where they begin with it and go on.
  func dropping(prefix: Words) -> Words {
    guard !prefix.isEmpty, words.count > prefix.words.count, words.starts(with: prefix.words)
    else { return self }
    return Words(words: Array(words.dropFirst(prefix.words.count)))
  }

  /// Words that stand before a noun and add nothing to a name.
  static let articles: WordSet = ["a", "an", "the"]

  /// The words without an article before them: of "The reading object" the last two.
  var droppingArticle: Words {
    guard words.count > 1, let first = words.first, Self.articles.contains(first) else {
      return self
    }
    return Words(words: Array(words.dropFirst()))
  }

  /// What stands before "object", where more stands behind it: of "Book object to insert" the book.
  var beforeObject: Words {
    guard words.count > 2, let place = words.firstIndex(of: "object"), place > 0,
      place < words.count - 1
    else { return self }
    return Words(words: Array(words[..<place]))
  }

  /// The words before a last word that is one of `suffixes`, where others stand before it.
  func dropping(lastIn suffixes: WordSet) -> Words {
    guard words.count > 1, let last = words.last, suffixes.contains(last) else { return self }
    return Words(words: Array(words.dropLast()))
  }

  private static let unchanging: WordSet = [
    "series", "species", "news", "status", "address", "access", "process", "business", "class",
    "dns", "os", "https", "sms", "css", "rss", "tls", "aws", "gps", "ios", "is", "as", "us", "this",
    "has", "analysis", "basis", "alias", "bus", "canvas", "cors", "ips",
  ]

  /// Endings of plurals that lose two letters.
  private static let endings = [
    "sses", "shes", "ches", "xes", "zzes", "statuses", "aliases", "buses", "campuses", "bonuses",
    "viruses", "censuses",
  ]

  static func singular(of word: String) -> String {
    let bytes = word.utf8
    guard bytes.last == UInt8(ascii: "s"), bytes.count > 8 || word.count > 2,
      !unchanging.contains(word)
    else { return word }
    // "notificações", "notificaciones", "sesiones": no English word ends like that.
    if bytes.count > 6 {
      if word.hasSuffix("ões") { return word.dropLast(3) + "ão" }
      if word.hasSuffix("ciones") || word.hasSuffix("siones") { return String(word.dropLast(2)) }
    }
    let ends = bytes.suffix(3)
    let before = ends[ends.index(ends.endIndex, offsetBy: -2)]
    if before == UInt8(ascii: "s") || before == UInt8(ascii: "u") { return word }
    if before == UInt8(ascii: "e"), ends.first == UInt8(ascii: "v") {
      if behindF.contains(word) { return word.dropLast(3) + "f" }
      if word == "knives" || word == "wives" { return word.dropLast(3) + "fe" }
    }
    // Only behind these an "e" is no part of the word itself.
    guard before == UInt8(ascii: "e"), let first = ends.first, "ihsxz".utf8.contains(first) else {
      return String(Substring(bytes.dropLast()))
    }
    if word.hasSuffix("ies") {
      return word.count > 4 ? word.dropLast(3) + "y" : String(word.dropLast())
    }
    for ending in Self.endings where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    return String(word.dropLast())
  }

  private static let behindF: WordSet = [
    "calves", "halves", "loaves", "scarves", "shelves", "thieves", "wolves",
  ]

  static func plural(of word: String) -> String {
    if word != singular(of: word) { return word }
    if word.hasSuffix("y"), let before = word.dropLast().last, !"aeiou".contains(before) {
      return word.dropLast() + "ies"
    }
    for ending in ["s", "x", "z", "ch", "sh"] where word.hasSuffix(ending) { return word + "es" }
    return word + "s"
  }
}
