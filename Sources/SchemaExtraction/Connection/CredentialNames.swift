import APISchema
import SlateDiagnostics

/// Names and values by which credentials are known.
enum CredentialNames {
  private static let secret: WordSet = [
    "key", "token", "auth", "secret", "apikey", "authtoken", "authorization", "authentication",
    "accesstoken", "accesskey", "jwt",
  ]

  // Words that make a token of something else: a page's, a form's, an application's, another token's, or that of
  // the program a sample was copied from.
  private static let other: WordSet = [
    "client", "csrf", "idempotency", "next", "oauth", "page", "postman", "public", "refresh",
    "reset", "state", "webhook", "xsrf",
  ]

  /// Whether a header or a query parameter of this name holds what proves who calls: `X-API-Key`, `access_token`.
  static func holdsSecret(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    let words = Words(name).words
    return !secret.isDisjoint(with: words) && other.isDisjoint(with: words)
  }

  /// Whether a name that is none of a caller's secret by itself may be that where every request has it: `Client-Secret`.
  static func mayHoldSecret(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    let lower = name.lowercased()
    guard lower.firstOffset(of: "client") != nil || lower.firstOffset(of: "public") != nil else {
      return false
    }
    let words = Words(name).words.filter { $0 != "client" && $0 != "public" }
    return !holdsSecret(name) && !secret.isDisjoint(with: words) && other.isDisjoint(with: words)
  }

  private static let callers: WordSet = [
    "id", "identifier", "user", "username", "email", "account", "login",
  ]
  private static let parties: WordSet = [
    "app", "application", "api", "client", "user", "account",
  ]

  /// Whether a header says who calls, beside another one that holds the secret for it: `X-App-Id` beside `X-App-Key`,
  /// `X-Auth-Email` beside `X-Auth-Key`, `X-User-Id` beside `X-Auth-Token`.
  static func namesCaller(_ name: String, beside secrets: some Sequence<String>) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    let words = significantWords(name)
    guard words.count > 1, let last = words.last else { return false }
    guard callers.contains(last) || words.suffix(2) == ["user", "name"] else { return false }
    return secrets.contains { secret in
      let others = significantWords(secret)
      guard others.count > 1 else { return false }
      return others.first == words.first
        || (words.count == 2 && words.first.map(parties.contains) ?? false)
    }
  }

  private static let accounts: WordSet = [
    "tenant", "merchant", "organization", "organisation", "workspace", "company", "shop", "store",
    "integration", "project", "team", "subdomain",
  ]

  /// Whether a header says for whom something is done, where all requests have to say it: `X-Account`, `Integration-ID`.
  static func namesAccount(_ name: String) -> Bool {
    guard name.utf8.count <= 64, !holdsSecret(name) else { return false }
    let words = significantWords(name)
    guard let last = words.last, !words.contains("request"), !words.contains("correlation") else {
      return false
    }
    return callers.contains(last) && (words.count > 1 || last == "account")
      || accounts.contains(last)
  }

  /// The words of a name without the `X-` before them.
  private static func significantWords(_ name: String) -> [String] {
    let words = Words(name).words
    return words.first == "x" ? Array(words.dropFirst()) : words
  }

  /// Two query parameters that prove it together: `consumer_key` and `consumer_secret`.
  static func pair(in names: [String]) -> (user: String, secret: String)? {
    let held = names.filter { holdsSecret($0) || Words($0).words.last == "id" }
    guard held.count == 2, let secret = held.first(where: { Words($0).words.last == "secret" }),
      let user = held.first(where: { $0 != secret })
    else { return nil }
    return (user, secret)
  }

  /// The scheme behind the value of an `Authorization` header.
  static func scheme(ofAuthorization value: String, at location: SourceLocation?)
    -> AuthenticationScheme
  {
    let words = value.split(separator: " ").map(String.init)
    let first = words.first?.lowercased()
    if first == "basic" {
      return AuthenticationScheme(kind: .basic, name: "Authorization", location: location)
    }
    if first == "bearer" {
      return AuthenticationScheme(kind: .bearer, name: "Authorization", location: location)
    }
    var scheme = AuthenticationScheme(kind: .header, name: "Authorization", location: location)
    // `Token token=abc` and `key=abc`: the sign belongs to what stands before the key.
    let word = words.count > 1 ? words[1] : words.first ?? ""
    let label = word.prefix { $0 != "=" }
    let hasLabel =
      !label.isEmpty && label.utf8.count <= 12 && label.allSatisfy { $0.isLetter || $0 == "_" }
      && word.utf8.count > label.utf8.count + 1 && word.last != "="
    if hasLabel {
      scheme.prefix = words.count > 1 ? "\(words[0]) \(label)=" : "\(label)="
    } else if words.count == 2, words[0].allSatisfy({ $0.isLetter || $0 == "-" || $0 == "=" }),
      words[0].last != "=",
      !["my", "the", "your"].contains(first)
    {
      scheme.prefix = words[0]
    }
    return scheme
  }
}
