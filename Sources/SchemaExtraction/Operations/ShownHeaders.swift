import APISchema
import SlateDiagnostics

/// Headers that nothing but an operation's own requests show: `-H "X-Shelf: 7"`.
extension Extraction {
  /// The parameters that they are, without those of every request and those that the client sends to say who calls.
  mutating func shownHeaders(
    of operation: Operation, besides described: [Parameter]
  ) -> [Parameter] {
    let isDescribed = described.contains { $0.location != nil && $0.in == .header }
    let secrets = schema.authentication.flatMap(\.pieces).map { $0.name.lowercased() }
    var known = Set(described.lazy.filter { $0.in == .header }.map { $0.name.lowercased() })
    var found: [Parameter] = []
    for sample in operation.samples where sample.kind == .request {
      for header in sample.headers {
        let name = header.name.lowercased()
        guard !Self.isOfEveryRequest(name), !Self.isOfAnswers(name), Self.isShownName(name),
          !header.value.isEmpty, !requestHeaderNames.contains(name),
          !responseHeaderNames.contains(name),
          credentialLocation(name) == nil, !secrets.contains(name), known.insert(name).inserted
        else { continue }
        if isDescribed {
          warn(
            .parameterNotInTable,
            "'\(header.name)' stands among the headers of the sample but not in its table; it is taken "
              + "from the sample",
            at: header.location ?? operation.location)
        }
        found.append(
          Parameter(
            name: header.name, in: .header, type: .string, required: false, evidence: .sample,
            location: header.location ?? operation.location))
      }
    }
    return found
  }

  /// What a client writes itself, or what says nothing of the operation.
  static func isOfEveryRequest(_ name: String) -> Bool {
    name.hasPrefix("accept") || name.hasPrefix("content-") || name.hasPrefix("sec-")
      || commonHeaders.contains(name)
  }

  private static let commonHeaders: WordSet = [
    "authorization", "authentication", "proxy-authorization", "host", "user-agent", "connection",
    "cache-control", "pragma", "cookie", "origin", "referer", "expect", "date", "dnt", "te",
    "transfer-encoding", "upgrade", "postman-token", "x-requested-with", "keep-alive", "charset",
    "http", "https",
  ]

  /// What an answer has as a rule: some authors write request and answer below one another.
  private static func isOfAnswers(_ name: String) -> Bool {
    name.hasPrefix("access-control-") || name.hasPrefix("strict-transport-")
      || answerHeaders.contains(name) || isOnlyAnswered(name)
  }

  private static let answerHeaders: WordSet = [
    "link", "server", "set-cookie", "vary", "age", "expires", "allow", "status", "via",
    "x-request-id", "x-runtime", "x-powered-by",
    "x-total-count", "x-total", "x-total-pages", "x-page", "x-per-page", "x-frame-options",
    "x-xss-protection", "x-cache", "www-authenticate",
  ]

  private static func isShownName(_ name: String) -> Bool {
    (2...64).contains(name.utf8.count)
      && name.utf8.allSatisfy { $0.isASCIIWord || "-_".utf8.contains($0) }
  }
}
