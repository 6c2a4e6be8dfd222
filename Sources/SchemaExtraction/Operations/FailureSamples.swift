import SlateReference

/// Which samples show how a request fails, and are no answer of an operation.
extension Extraction {
  /// Whether the line above a block says that it is what a failed request answers: "404 Response", "default Response",
  /// "Errors".
  func showsFailure(_ code: CodeBlock) -> Bool {
    guard let label = codeReadings[code.textLocation]?.label else { return false }
    if label.text.utf8.count <= 80, Self.announcesFailure(LabelWords.heading(label.text)) {
      return true
    }
    if label.text.utf8.count <= 160, Self.saysFailure(Words(label.text).words) { return true }
    guard label.isQuote else { return false }
    let words = label.text.split(separator: " ")
    guard words.count == 2, words[1].lowercased() == "response" else { return false }
    if words[0].lowercased() == "default" { return true }
    return TableColumns.statusCode(in: String(words[0])).map { $0 >= 300 } ?? false
  }

  /// Whether a block in an operation's sections shows how a request fails: the line or the heading above it says so, or it is an
  /// object with nothing but an error.
  func showsFailure(_ code: CodeBlock, in node: Int, of site: EndpointSite) -> Bool {
    if site.isAboutErrors { return false }
    if showsFailure(code) { return true }
    if node != site.owner, Self.announcesFailure(outline.nodes[node].words) { return true }
    return reading(of: code).documents.first?.members.map { Self.tellsFailure($0) } ?? false
  }

  /// Whether an object holds nothing but what went wrong: an error alone, or beside a status and words about it; words beside
  /// `"success": false` or `"status": "error"`.
  private static func tellsFailure(_ members: [SampleValue.Member]) -> Bool {
    guard members.count <= 6 else { return false }
    var isTold = false
    for member in members {
      let name = member.name.lowercased()
      switch (name, member.value) {
      case ("error", .string(let text)), ("errors", .string(let text)):
        isTold = isTold || !text.isEmpty
      case ("error", .object(let inner)), ("errors", .object(let inner)):
        isTold = isTold || !inner.isEmpty
      case ("error", .array(let items)), ("errors", .array(let items)):
        isTold = isTold || !items.isEmpty
      case ("error", .bool(true)): isTold = true
      case ("success", .bool(let isSuccess)), ("ok", .bool(let isSuccess)):
        guard !isSuccess else { return false }
        isTold = true
      case ("status", .string(let text)), ("result", .string(let text)):
        if statesOfFailure.contains(text.lowercased()) { isTold = true }
      default: guard keysBesideErrors.contains(name) else { return false }
      }
    }
    return isTold
  }

  private static let statesOfFailure: WordSet = ["error", "fail", "failed", "failure"]
  private static let keysBesideErrors: WordSet = [
    "status", "code", "message", "messages", "statuscode", "status_code", "error", "errors",
    "error_code", "errorcode", "error_message", "error_description", "detail", "details", "reason",
    "timestamp", "path", "type", "title", "description", "request_id", "requestid",
  ]

  /// "Errors", "Error response", "Example of a failure".
  static func announcesFailure(_ words: Words) -> Bool {
    (1...5).contains(words.words.count)
      && words.words.contains { failureWords.contains($0) }
      && words.words.allSatisfy { failureWords.contains($0) || wordsBesideFailure.contains($0) }
  }

  /// "The command returns an error if the book is lent", "On failure, JSON like this comes back": what comes back, or the
  /// occasion, is a failure, and nothing is said of a success.
  private static func saysFailure(_ words: [String]) -> Bool {
    guard !words.contains(where: { successWords.contains($0) }) else { return false }
    for (index, word) in words.enumerated() where failureWords.contains(word) {
      let before = words[..<index].reversed().drop { wordsBeforeFailure.contains($0) }
      guard let verb = before.first else { continue }
      if returningWords.contains(verb) { return true }
      if ["on", "upon"].contains(verb) || verb == "of" && before.dropFirst().first == "case" {
        return true
      }
    }
    return false
  }

  private static let returningWords: WordSet = [
    "return", "returns", "returned", "respond", "responds", "answers", "throws",
  ]
  private static let wordsBeforeFailure: WordSet = ["a", "an", "the", "this", "following", "with"]
  private static let successWords: WordSet = ["success", "successful", "successfully", "or", "no"]

  private static let failureWords: WordSet = [
    "error", "errors", "failure", "failed", "unsuccessful", "fail", "fails",
  ]
  private static let wordsBesideFailure: WordSet = [
    "response", "responses", "example", "examples", "sample", "json", "body", "the", "a", "an",
    "of",
    "on", "in", "case", "message", "messages", "result", "request", "when", "it", "possible",
    "returns",
    "return",
  ]
}
