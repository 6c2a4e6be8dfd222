/// The methods of HTTP that references declare endpoints with.
enum HTTPMethod {
  /// All of them.
  static let all = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// The method that a text begins with, behind which no letter stands.
  static func leading(_ text: Substring) -> Substring? {
    let bytes = text.utf8
    let end = bytes.firstIndex { !SampleCursor.isLetter($0) } ?? bytes.endIndex
    // Beyond ASCII stand letters, marks that belong to the last one, and spaces: characters decide there.
    let isPlain = end == bytes.endIndex || bytes[end] < 0x80
    let word = isPlain ? text[..<end] : text.prefix { $0.isLetter }
    return isMethod(word) ? word : nil
  }

  /// Whether a word is one of them, in upper case.
  static func isMethod(_ word: some StringProtocol) -> Bool {
    all.contains { $0 == word }
  }
}
