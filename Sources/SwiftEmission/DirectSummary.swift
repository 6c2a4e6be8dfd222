/// The first sentence about an operation, as documentation in Swift begins: with what the operation does.
enum DirectSummary {
  /// The sentence from its verb on: "Returns a book." of "This endpoint returns a book.", "Buy a book." of "This API lets
  /// you buy a book."; the sentence itself where its beginning says more than that there is an operation.
  static func of(_ sentence: String) -> String {
    guard let first = sentence.utf8.first, "TUY".utf8.contains(first) else { return sentence }
    // The words that matter are the first few, whatever the length of the sentence.
    let words = sentence.split(separator: " ", maxSplits: 12)
    guard let start = verb(of: words), start < words.count, start > 0 else { return sentence }
    return SwiftNaming.capitalizedFirst(String(sentence[words[start].startIndex...]))
  }

  /// The index of the word to begin with.
  private static func verb(of words: [Substring]) -> Int? {
    var index = 0
    func skip(_ phrase: String...) -> Bool {
      guard words[index...].starts(with: phrase.map { Substring($0) }) else { return false }
      index += phrase.count
      return true
    }
    let isPurpose = skip("You", "can", "use", "this") || skip("Use", "this")
    guard isPurpose || skip("This") else { return nil }
    let subject = index
    while index < words.count, subjects.contains(words[index].lowercased()) { index += 1 }
    guard index > subject, index < words.count else { return nil }
    if isPurpose { return skip("to") && isPlain(words, at: index) ? index : nil }
    if skip("is", "used", "to") || skip("can", "be", "used", "to") {
      return isPlain(words, at: index) && words[index] != "be" ? index : nil
    }
    if skip("will") {
      return isPlain(words, at: index) && !modifiers.contains(String(words[index])) ? index : nil
    }
    if permissions.contains(String(words[index])) {
      index += 1
      let isAllowed = skip("you", "to") || skip("you") || skip("users", "to") || skip("to")
      return isAllowed && isPlain(words, at: index) ? index : nil
    }
    let verb = words[index]
    return isPlain(words, at: index) && verb.utf8.count > 3 && verb.utf8.last == UInt8(ascii: "s")
      && !states.contains(String(verb)) ? index : nil
  }

  /// Whether there is a word, and it is one of small letters.
  private static func isPlain(_ words: [Substring], at index: Int) -> Bool {
    index < words.count
      && words[index].utf8.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }

  /// What people call an operation.
  private static let subjects: Set<String> = [
    "api", "rest", "http", "endpoint", "method", "call", "operation", "request", "route",
    "function",
    "resource", "command", "service",
  ]

  private static let permissions: Set<String> = [
    "lets", "allows", "helps", "enables", "permits",
  ]

  /// Words behind "will" that are not what an operation does.
  private static let modifiers: Set<String> = [
    "be", "not", "also", "only", "always", "never", "have", "no", "then", "still", "fail", "soon",
  ]

  /// Verbs that say how an operation is, not what it does.
  private static let states: Set<String> = [
    "works", "exists", "belongs", "behaves", "differs", "depends", "does", "applies", "always",
    "also", "has", "needs",
  ]
}
