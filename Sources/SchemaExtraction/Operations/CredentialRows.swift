import APISchema
import SlateDiagnostics
import SlateReference

/// Rows of an operation's table that say in words what the client sends to prove who calls: "SECRET KEY", "API key".
extension Extraction {
  /// Where the reference tells of the credential that a row repeats; nil where it is a parameter.
  ///
  /// The operation's own request shows a credential, and nothing of the row's name beside it.
  func credentialRepeated(
    by row: FieldRow, in reading: inout ParameterReading
  ) -> SourceLocation? {
    guard row.depth == 0, row.required != false, Self.namesCredential(row),
      let scheme = schema.authentication.first(where: { $0.kind != .query }),
      !reading.path.names.contains(row.name), !reading.evidence.bodyNames.contains(row.rootName),
      !reading.evidence.queryNames.contains(row.name), reading.showsCredential,
      !isAboutCredentials(reading.site)
    else { return nil }
    return scheme.location
  }

  /// Whether nothing but words for a credential stand in a name. A "secret key" may be one to sign with: that it is needed,
  /// and is not sent beside the rest, tells it.
  private static func namesCredential(_ row: FieldRow) -> Bool {
    guard row.name.utf8.count <= 32, CredentialNames.holdsSecret(row.name) else { return false }
    let words = Words(row.name).words
    guard let first = words.first, words.allSatisfy({ credentialWords.contains($0) }),
      words.count > 1 || joinedWords.contains(first)
    else { return false }
    return row.required == true || callersWords.contains(first)
  }

  private static let credentialWords: WordSet = [
    "api", "app", "access", "auth", "authentication", "authorization", "secret", "private", "key",
    "token", "apikey", "secretkey", "accesstoken", "authtoken", "bearer", "your",
  ]
  private static let joinedWords: WordSet = ["apikey", "secretkey", "accesstoken", "authtoken"]
  private static let callersWords: WordSet = [
    "api", "apikey", "access", "accesstoken", "auth", "authtoken", "authentication",
    "authorization", "bearer",
  ]

  /// Whether an operation gives, takes or keeps credentials: there, such a row is what it says.
  private func isAboutCredentials(_ site: EndpointSite) -> Bool {
    // "Create a customer with a token": what it is done with, it is not about.
    let heading = outline.nodes[site.owner].words.words.prefix { !Self.wordsOfMeans.contains($0) }
    let words = Words(site.template.path).words + heading
    return words.contains { Self.wordsOfCredentialOperations.contains($0) }
  }

  private static let wordsOfMeans: WordSet = [
    "with", "using", "via", "by", "through", "con", "com", "mit", "avec", "par", "με",
  ]

  private static let wordsOfCredentialOperations: WordSet = [
    "login", "logout", "signin", "signup", "auth", "authenticate", "authentication", "authorize",
    "oauth", "oauth2", "token", "tokens", "session", "sessions", "register", "key", "keys",
    "apikey", "apikeys", "credential", "credentials", "secret", "secrets", "webhook", "webhooks",
    "integration", "integrations", "connection", "connections",
  ]
}
