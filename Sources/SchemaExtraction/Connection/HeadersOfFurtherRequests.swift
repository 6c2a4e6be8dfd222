import APISchema
import SlateDiagnostics

/// Headers of an answer that a caller sends from then on: "Returns the `access-token` and `uid` headers, which have to be sent
/// with all further requests".
struct HeadersOfFurtherRequests {
  /// One scheme for each of them.
  let schemes: [AuthenticationScheme]

  /// - Returns: nil where no sentence says so, or none of its names is that of a secret.
  init?(_ text: String, _ spans: [String], at location: SourceLocation) {
    guard !spans.isEmpty, text.utf8.count <= 1000, text.firstOffset(of: "eader") != nil else {
      return nil
    }
    for sentence in Extraction.sentences(in: text) {
      let words = Words(sentence).words
      guard words.contains(where: { $0 == "header" || $0 == "headers" }),
        words.contains(where: { Self.answeringWords.contains($0) }),
        words.contains(where: { Self.furtherWords.contains($0) }),
        words.contains(where: { Self.requestWords.contains($0) }),
        !words.contains(where: { $0 == "not" || $0 == "never" })
      else { continue }
      let names = spans.filter { span in sentence.contains(span) && Self.isName(span) }
      guard names.contains(where: { CredentialNames.holdsSecret($0) }), names.count <= 8,
        Set(names.map { $0.lowercased() }).count == names.count
      else { continue }
      schemes = names.map { AuthenticationScheme(kind: .header, name: $0, location: location) }
      return
    }
    return nil
  }

  private static func isName(_ span: String) -> Bool {
    (2...40).contains(span.utf8.count) && span.lowercased() != "authorization"
      && span.utf8.allSatisfy { $0.isASCIIWord || "-_".utf8.contains($0) }
  }

  private static let furtherWords: WordSet = [
    "further", "subsequent", "following", "future", "later", "afterwards",
  ]
  private static let answeringWords: WordSet = [
    "returns", "returned", "return", "responds", "response", "answers", "answer", "receive",
    "receives", "received",
  ]
  private static let requestWords: WordSet = ["request", "requests", "call", "calls"]
}
