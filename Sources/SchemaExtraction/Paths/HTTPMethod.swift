/// The methods of HTTP that references declare endpoints with.
enum HTTPMethod {
  /// All of them.
  static let all = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]

  /// Whether a word is one of them, in upper case.
  static func isMethod(_ word: some StringProtocol) -> Bool {
    all.contains { $0 == word }
  }
}
