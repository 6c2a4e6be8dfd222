import APISchema

/// The enumerations that are known, found by their values and by what they are called.
struct EnumerationIndex {
  /// A number for each set of values.
  private var numbers: [String: Int] = [:]
  /// The first enumeration that answers each question.
  private var first: [String: Int] = [:]

  /// Adds an enumeration behind those that are known.
  mutating func add(_ enumeration: Enumeration, at index: Int) {
    let values = enumeration.values.map(\.value)
    let text = values.inOneText
    let number = numbers[text] ?? numbers.count
    numbers[text] = number
    let name = Words(enumeration.name).words
    var keys = [
      Self.key(title: enumeration.title, values), Self.key(number, name: name),
      Self.key(number, enumeration.page, lastWord: name.last),
    ]
    keys += Words(enumeration.title).words.map { Self.key(number, enumeration.page, word: $0) }
    if !enumeration.values.allSatisfy({ $0.description.isEmpty }) {
      keys.append(Self.key(number, describedOn: enumeration.page))
    }
    for key in keys where first[key] == nil { first[key] = index }
  }

  /// The first enumeration of a title that has these values, in this order.
  func enumeration(titled title: String, of values: [String]) -> Int? {
    first[Self.key(title: title, values)]
  }

  /// The first enumeration of these values, whatever their order, that an attribute may mean: it has the same name, or
  /// stands on the same page and says what its values are, or has a word of the attribute in its title or at its end.
  func enumeration(
    of values: [String], named name: Words, for attribute: Words, onPage page: String
  ) -> Int? {
    guard let number = numbers[values.inOneText] else { return nil }
    let keys =
      [
        Self.key(number, name: name.words), Self.key(number, describedOn: page),
        Self.key(number, page, lastWord: attribute.words.last),
      ] + attribute.words.map { Self.key(number, page, word: $0) }
    return keys.compactMap { first[$0] }.min()
  }

  private static func key(title: String, _ values: [String]) -> String {
    "title \(title)\u{0}\(values.joined(separator: "\u{0}"))"
  }

  private static func key(_ number: Int, name: [String]) -> String {
    "\(number) name \(name.joined(separator: " "))"
  }

  private static func key(_ number: Int, _ page: String, lastWord: String?) -> String {
    "\(number) last \(lastWord ?? "")\u{0}\(page)"
  }

  private static func key(_ number: Int, _ page: String, word: String) -> String {
    "\(number) word \(word)\u{0}\(page)"
  }

  private static func key(_ number: Int, describedOn page: String) -> String {
    "\(number) described \(page)"
  }
}
