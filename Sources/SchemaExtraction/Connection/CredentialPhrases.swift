import APISchema
import SlateDiagnostics
import SlateReference

/// What a paragraph about authentication says in words and in code spans.
struct CredentialPhrases {
  private(set) var schemes: [AuthenticationScheme] = []
  /// Headers that the paragraph joins: they are sent together.
  private(set) var together: [AuthenticationScheme] = []

  private let location: SourceLocation

  /// Reads a paragraph.
  ///
  /// - Parameters:
  ///   - text: Its plain text.
  ///   - spans: Its code spans.
  ///   - location: Where it begins.
  init(_ text: String, spans: [String], at location: SourceLocation) {
    self.location = location
    let lower = text.lowercased()
    for sentence in Extraction.sentences(in: lower) where !Self.denies(sentence) {
      readWords(of: sentence, in: lower)
    }
    let denied = Extraction.sentences(in: lower).filter { Self.denies($0) }.joined(separator: " ")
    let spans =
      denied.isEmpty
      ? spans
      : spans.filter { span in
        let word = span.lowercased()
        return denied.firstRange(of: word) == nil
          || Extraction.sentences(in: lower).contains {
            !Self.denies($0) && $0.firstRange(of: word) != nil
          }
      }
    let namesAuthorization = spans.contains { $0.lowercased().hasPrefix("authorization") }
    if !namesAuthorization, lower.contains("header"), spans.count > 1 {
      readTogether(spans, in: lower)
    }
    // What a signature is computed with stays with the caller.
    let signs = ["hmac", "signature", "sha256", "sha-256", "md5"].contains {
      lower.firstOffset(of: $0) != nil
    }
    let names =
      namesAuthorization
      ? []
      : Set(
        spans.filter { span in
          Self.isSecretName(span) && !(signs && Words(span).words.last == "secret")
        })
    let tellsOfCookies = lower.firstOffset(of: "cookie") != nil
    for span in spans where !together.contains(where: { $0.name == span }) {
      if tellsOfCookies, CookieNames.isCookie(span, in: lower) {
        add(CookieNames.scheme(named: span, at: location))
      } else if names.contains(span) {
        readName(span, in: lower, isOnly: names.count == 1)
      } else {
        readSpan(span, in: lower)
      }
    }
  }

  /// "Your id in the `X-App-Id` header and the key in `X-App-Key`": of headers with one subject, none is an alternative.
  private mutating func readTogether(_ spans: [String], in text: String) {
    let names = spans.filter { span in
      span.contains("-")
        && span.utf8.allSatisfy {
          $0.isASCIIWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        }
    }
    let secrets = names.filter { CredentialNames.holdsSecret($0) }
    let parts = names.filter {
      CredentialNames.holdsSecret($0) || CredentialNames.namesCaller($0, beside: secrets)
    }
    guard parts.count > 1, Set(parts).count == parts.count else { return }
    let alternatives = [" or ", "either", "alternatively", "instead"]
    for sentence in Extraction.sentences(in: text)
    where sentence.contains(" and ") && !alternatives.contains(where: { sentence.contains($0) }) {
      let joined = parts.filter { sentence.contains($0.lowercased()) }
      guard joined.count > 1, joined.contains(where: { secrets.contains($0) }) else { continue }
      return join(joined)
    }
    // "Your id goes into one. The key goes into another." Two secrets may stand for each other, an id for nothing.
    let offersChoice = alternatives.contains { text.contains($0) } || text.contains(". or ")
    if secrets.count == 1, !offersChoice { join(parts) }
  }

  private mutating func join(_ names: [String]) {
    together = names.map { AuthenticationScheme(kind: .header, name: $0, location: location) }
  }

  private static func isSecretName(_ span: String) -> Bool {
    CredentialNames.holdsSecret(span)
      && span.utf8.allSatisfy {
        $0.isASCIIWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
      }
  }

  /// A name alone: of two in one paragraph the one with a hyphen is the header's.
  private mutating func readName(_ name: String, in text: String, isOnly: Bool) {
    let isQuery = text.contains("query") || text.contains("url parameter")
    let isHeader = text.contains("header")
    if isQuery, isHeader, !isOnly {
      add(AuthenticationScheme(kind: name.contains("-") ? .header : .query, name: name))
    } else {
      if isHeader { add(AuthenticationScheme(kind: .header, name: name)) }
      if isQuery { add(AuthenticationScheme(kind: .query, name: name)) }
    }
    if !isQuery, !isHeader, text.contains("parameter"), !name.contains("-") {
      add(AuthenticationScheme(kind: .query, name: name))
    }
  }

  /// Whether a sentence says what does not work, no longer or not yet.
  private static func denies(_ sentence: String) -> Bool {
    [
      " not ", "n't ", "no longer", "deprecated", "rather than", "instead of a",
      " can implement", " could implement", " plan to ", "in the future",
    ].contains {
      sentence.contains($0)
    }
  }

  private mutating func readWords(of sentence: String, in paragraph: String) {
    let basic = ["basic auth", "http basic", "basic http", "basic access", "basic-auth"]
    if basic.contains(where: { sentence.contains($0) }) {
      add(.basic, keyIsUser: Self.leavesPasswordEmpty(paragraph))
    }
    if ["oauth 2", "oauth2", "oauth-2", "oauth v2"].contains(where: { sentence.contains($0) }) {
      add(.oauth2)
    }
    let bearer = ["bearer token", "bearer auth", "bearer scheme", "bearer header", "bearer access"]
    if bearer.contains(where: { sentence.contains($0) }) { add(.bearer) }
  }

  /// "the key as the username, and leave the password blank"
  private static func leavesPasswordEmpty(_ text: String) -> Bool {
    guard text.contains("password"), text.contains("key") || text.contains("token") else {
      return false
    }
    return [
      "blank", "empty", "no password", "without a password", "any password", "password is not",
      "not need a password", "not need to provide a password", "password is ignored",
      "password can be anything",
    ].contains { text.contains($0) }
  }

  private mutating func readSpan(_ span: String, in text: String) {
    switch span.lowercased() {
    case "basic": return add(.basic, keyIsUser: Self.leavesPasswordEmpty(text))
    case "bearer": return add(.bearer)
    case "authorization":
      if text.contains("header") { add(AuthenticationScheme(kind: .header, name: "Authorization")) }
      return
    default: break
    }
    if span.contains("://") {
      return readQuery(CredentialSample.queryNames(span[...]))
    }
    if span.hasPrefix("?") || span.hasPrefix("&") {
      return readQuery(CredentialSample.queryNames("?" + span.dropFirst()))
    }
    if let header = CredentialSample.header(span[...]) { readHeader(header.name, header.value) }
  }

  private mutating func readHeader(_ name: String, _ value: String) {
    if name.lowercased() == "authorization" {
      add(CredentialNames.scheme(ofAuthorization: value, at: location))
    } else if name.lowercased() == "cookie" {
      if let scheme = CookieNames.scheme(ofCookies: value, isTold: true, at: location) {
        add(scheme)
      }
    } else if CredentialNames.holdsSecret(name) {
      add(AuthenticationScheme(kind: .header, name: name))
    }
  }

  private mutating func readQuery(_ names: [String]) {
    if let scheme = AuthenticationScheme(query: names, at: location) { add(scheme) }
  }

  private mutating func add(_ kind: AuthenticationScheme.Kind, keyIsUser: Bool = false) {
    var scheme = AuthenticationScheme(kind: kind, name: "Authorization")
    if keyIsUser { scheme.keyIsUser = true }
    add(scheme)
  }

  private mutating func add(_ scheme: AuthenticationScheme) {
    var scheme = scheme
    scheme.location = location
    schemes.append(scheme)
  }
}

extension AuthenticationScheme {
  /// The scheme that a URL shows by the names of its query's parameters; nil where it shows none.
  init?(query names: [String], at location: SourceLocation) {
    if let pair = CredentialNames.pair(in: names) {
      self.init(kind: .query, name: pair.secret, location: location)
      user = pair.user
      return
    }
    guard let name = names.first(where: { CredentialNames.holdsSecret($0) }) else { return nil }
    // `?app_id=…&app_key=…`: the id alone proves nothing, the key alone is nobody's.
    if let caller = names.first(where: {
      $0 != name && CredentialNames.namesCaller($0, beside: [name])
    }) {
      let inOrder = names.filter { $0 == name || $0 == caller }
      self = .together(
        inOrder.map { AuthenticationScheme(kind: .query, name: $0, location: location) },
        at: location)
      return
    }
    self.init(kind: .query, name: name, location: location)
  }
}
