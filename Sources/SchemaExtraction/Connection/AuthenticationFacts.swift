import APISchema
import SlateDiagnostics
import SlateReference

/// How a caller proves who it is.
///
/// What the sections about authentication say and show goes first, in their order; only where they give nothing
/// do the requests count that most samples share.
extension Extraction {
  mutating func readAuthentication() {
    for page in reference.pages {
      for block in page.preamble { readAuthentication(in: block, isItsSection: false) }
    }
    let isAboutAuthentication = sectionsAboutAuthentication()
    for node in outline.nodes {
      // Where a sample asks for a token, the words around it say what becomes of that; the sample itself does not.
      let tellsOfTokens =
        siteOfNode[node.id].map { sites[$0].isSampled } ?? false
        && Self.namesAuthentication(node.words)
      for block in node.blocks {
        let isTold = if case .paragraph = block { tellsOfTokens } else { false }
        readAuthentication(
          in: block, isItsSection: isAboutAuthentication[node.id] || isTold)
      }
      if isAboutAuthentication[node.id] { readCredentialNames(in: node) }
    }
    if schema.authentication.isEmpty { readAuthenticationOfMostSamples() }
    if schema.authentication.isEmpty { readAuthenticationOfMostOperations() }
    if schema.authentication.isEmpty { readSecretsOfMostOperations() }
    if schema.authentication.isEmpty { readClientSecretsOfMostSamples() }
    if schema.authentication.isEmpty { readTokensOfLogins() }
    joinCredentialsOfSamples(isAboutAuthentication)
    joinCallersOfMostOperations()
    // URLs are written down where headers are not, so what goes into the query comes last.
    func isInQuery(_ scheme: AuthenticationScheme) -> Bool {
      scheme.pieces.allSatisfy { $0.kind == .query }
    }
    schema.authentication =
      schema.authentication.filter { !isInQuery($0) } + schema.authentication.filter(isInQuery)
    if schema.authentication.isEmpty { reportCookies(isAboutAuthentication) }
  }

  /// Says that cookies prove who calls, where no name of one could be found out.
  private mutating func reportCookies(_ isAboutAuthentication: [Bool]) {
    for node in outline.nodes where isAboutAuthentication[node.id] {
      for case .paragraph(let paragraph) in node.blocks {
        let words = Words(paragraph.content.plainText).words
        guard words.contains("cookie") || words.contains("cookies") else { continue }
        return warn(
          .cookieNotRead,
          "cookies prove who calls, but the name of the one that does is not told",
          at: paragraph.location)
      }
    }
  }

  /// Whether each section, or one above it, has a heading about authentication; an operation's section has not.
  private func sectionsAboutAuthentication() -> [Bool] {
    var answers: [Bool] = []
    answers.reserveCapacity(outline.nodes.count)
    // A section stands behind those above it.
    for node in outline.nodes {
      answers.append(
        (node.parent.map { answers[$0] } ?? false)
          || (siteOfNode[node.id] == nil && Self.namesAuthentication(node.words)))
    }
    return answers
  }

  private static let authenticationWords: WordSet = [
    "authentication", "authenticating", "authenticate", "authorization", "authorisation",
    "authorizing", "authorising", "authorize", "authorise", "auth", "oauth", "oauth2",
    "credentials", "security",
  ]

  static func namesAuthentication(_ words: Words) -> Bool {
    if words.words.contains(where: { authenticationWords.contains($0) }) { return true }
    let last = words.words.last ?? ""
    return words.words.count == 2 && ["api", "access"].contains(words.words.first)
      && ["key", "keys", "token", "tokens"].contains(last)
  }

  private mutating func readAuthentication(in block: Block, isItsSection: Bool) {
    switch block {
    case .paragraph(let paragraph): readAuthentication(in: paragraph, isItsSection: isItsSection)
    case .list(let list):
      for item in list.items {
        for block in item.blocks { readAuthentication(in: block, isItsSection: isItsSection) }
      }
    case .aside(_, let blocks, _):
      for block in blocks { readAuthentication(in: block, isItsSection: isItsSection) }
    case .code(let code):
      if isItsSection, let sample = CredentialSample(code) {
        for scheme in Self.schemes(in: sample, isTold: true) { add(scheme) }
      }
    case .table(let table):
      if isItsSection { readAuthentication(in: table) }
    case .quote, .html, .thematicBreak: return
    }
  }

  private mutating func readAuthentication(in paragraph: Paragraph, isItsSection: Bool) {
    let spans = Self.codeSpans(in: paragraph.content)
    if !isItsSection, spans.isEmpty { return }
    let text = paragraph.content.plainText
    let standsAlone = spans.count == 1 && text == spans[0]
    if standsAlone, let header = Self.header(spans[0], at: paragraph.location) {
      if let scheme = Self.scheme(of: header, isTold: isItsSection) { add(scheme) }
      return
    }
    if !isItsSection, let headers = HeadersOfFurtherRequests(text, spans, at: paragraph.location) {
      if headers.schemes.count > 1 { return join(headers.schemes, at: paragraph.location) }
      for scheme in headers.schemes { add(scheme) }
      return
    }
    guard isItsSection || text.lowercased().contains("authenticat") else { return }
    if isItsSection, let scheme = Self.listedScheme(paragraph, text) { return add(scheme) }
    let phrases = CredentialPhrases(text, spans: spans, at: paragraph.location)
    for scheme in phrases.schemes { add(scheme) }
    if !phrases.together.isEmpty { join(phrases.together, at: paragraph.location) }
  }

  /// A line that generators of pages write: "Parameter Name: **X-Key**, in: header", "HTTP Authentication, scheme: bearer".
  private static func listedScheme(
    _ paragraph: Paragraph, _ text: String
  ) -> AuthenticationScheme? {
    let lower = text.lowercased()
    if let range = lower.firstRange(of: "scheme:") {
      let kinds: [String: AuthenticationScheme.Kind] = ["bearer": .bearer, "basic": .basic]
      guard let word = Words(lower[range.upperBound...]).words.first, let kind = kinds[word] else {
        return nil
      }
      return AuthenticationScheme(kind: kind, name: "Authorization", location: paragraph.location)
    }
    guard lower.firstRange(of: "parameter name:") != nil,
      let place = lower.firstRange(of: "in:").map({ lower[$0.upperBound...] })
    else { return nil }
    let names = paragraph.content.compactMap { inline -> String? in
      switch inline {
      case .strong(let inner), .emphasis(let inner): inner.plainText
      case .code(let code): code
      default: nil
      }
    }
    guard let name = names.first, !name.isEmpty, !name.contains(" ") else { return nil }
    switch Words(place).words.first {
    case "header" where name.lowercased() == "authorization":
      return AuthenticationScheme(kind: .header, name: name, location: paragraph.location)
    case "header" where CredentialNames.holdsSecret(name):
      return AuthenticationScheme(kind: .header, name: name, location: paragraph.location)
    case "query" where CredentialNames.holdsSecret(name):
      return AuthenticationScheme(kind: .query, name: name, location: paragraph.location)
    default: return nil
    }
  }

  /// A table of headers or of query parameters: `Authorization | Bearer {token}`.
  private mutating func readAuthentication(in table: Table) {
    for row in table.rows where row.count > 1 {
      let name = row[0].text
      guard name == "Authorization" else { continue }
      add(
        CredentialNames.scheme(
          ofAuthorization: Self.codeSpans(in: row[1].content).first ?? row[1].text,
          at: row[0].location))
    }
  }

  static func codeSpans(in content: [Inline]) -> [String] {
    content.indices.compactMap { index in
      switch content[index] {
      case .code(let code): code
      case .strong(let inner), .emphasis(let inner): codeSpans(in: inner).first
      case .html(let tag) where tag.hasPrefix("<code"): Self.text(ofTagAt: index, in: content)
      default: nil
      }
    }
  }

  /// What stands in `<code>…</code>`, if that is text and nothing else.
  private static func text(ofTagAt index: Int, in content: [Inline]) -> String? {
    guard index + 2 < content.count, case .text(let text) = content[index + 1],
      case .html("</code>") = content[index + 2]
    else { return nil }
    return String(text.trimmingSpaces())
  }

  /// The scheme that a header stands for; nil for one that carries no credentials.
  static func scheme(of header: Header, isTold: Bool) -> AuthenticationScheme? {
    switch header.name.lowercased() {
    case "authorization":
      return CredentialNames.scheme(ofAuthorization: header.value, at: header.location)
    case "cookie":
      return CookieNames.scheme(ofCookies: header.value, isTold: isTold, at: header.location)
    default: break
    }
    guard CredentialNames.holdsSecret(header.name) else { return nil }
    return AuthenticationScheme(kind: .header, name: header.name, location: header.location)
  }

  static func schemes(
    in sample: CredentialSample, isTold: Bool = false
  ) -> [AuthenticationScheme] {
    var schemes = sample.headers.compactMap { header in
      scheme(
        of: Header(name: header.name, value: header.value, location: header.location),
        isTold: isTold)
    }
    if let user = sample.user {
      var scheme = AuthenticationScheme(
        kind: .basic, name: "Authorization", location: user.location)
      if [":", ":x", ":X"].contains(where: { user.text.hasSuffix($0) }) { scheme.keyIsUser = true }
      schemes.append(scheme)
    }
    schemes += sample.queries.compactMap { AuthenticationScheme(query: $0.names, at: $0.location) }
    // A browser sends its cookies with whatever proves who calls.
    return schemes.allSatisfy(\.isCookie) ? schemes : schemes.filter { !$0.isCookie }
  }

  /// Where no section tells, the scheme that at least half of all sample requests use does.
  private mutating func readAuthenticationOfMostSamples() {
    var requests = 0
    var counts: [(scheme: AuthenticationScheme, count: Int)] = []
    for node in outline.nodes {
      for case .code(let code) in node.blocks {
        guard let sample = CredentialSample(code), sample.isRequest,
          !Self.isMereAddress(code, sample)
        else { continue }
        requests += 1
        guard let scheme = Self.schemes(in: sample).first else { continue }
        let index = counts.firstIndex {
          $0.scheme.kind == scheme.kind && $0.scheme.name == scheme.name
        }
        if let index { counts[index].count += 1 } else { counts.append((scheme, 1)) }
      }
    }
    for entry in counts where entry.count * 2 >= requests { add(entry.scheme) }
  }

  /// Whether a block is an endpoint or a URL, and no sample of a request: what is sent beside it is not shown.
  static func isMereAddress(_ code: CodeBlock, _ sample: CredentialSample) -> Bool {
    sample.headers.isEmpty && sample.user == nil && sample.queries.isEmpty
      && code.text.trimmingSpaces().split(whereSeparator: \.isNewline).count == 1
      && code.text.firstOffset(of: "curl") == nil
  }

  /// Where no sample tells either, the header does that half of the operations have among their parameters.
  private mutating func readAuthenticationOfMostOperations() {
    var rows: [(name: String, location: SourceLocation)] = []
    for site in sites {
      let row = site.sections.flatMap { tables[$0] }.flatMap(\.rows).first { row in
        row.place == .header && row.name.lowercased() == "authorization"
      }
      if let row { rows.append((row.name, row.location)) }
    }
    guard let first = rows.first, rows.count > 1, rows.count * 2 >= sites.count else { return }
    add(AuthenticationScheme(kind: .header, name: first.name, location: first.location))
  }

  /// Whether one of some kinds of scheme, all in the header for that, is known.
  private func isAuthorized(by kinds: [AuthenticationScheme.Kind]) -> Bool {
    kinds.contains { kind in
      let key = Self.key(kind, "Authorization")
      return knownSchemes[key] != nil || partKeys.contains(key)
    }
  }

  /// Notes what there is after schemes were joined.
  mutating func noteSchemes() {
    knownSchemes = [:]
    partKeys = []
    for (index, scheme) in schema.authentication.enumerated() {
      for piece in scheme.parts ?? [] { partKeys.insert(Self.key(piece.kind, piece.name)) }
      guard scheme.parts == nil else { continue }
      let key = Self.key(scheme.kind, scheme.name)
      knownSchemes[key] = knownSchemes[key] ?? index
    }
  }

  private static func key(_ kind: AuthenticationScheme.Kind, _ name: String) -> String {
    "\(kind.rawValue) \(name.lowercased())"
  }

  /// Adds a scheme, or what it says beyond one that is known.
  mutating func add(_ scheme: AuthenticationScheme) {
    if let parts = scheme.parts { return join(parts, at: scheme.location) }
    var scheme = scheme
    let isAuthorization = scheme.name == "Authorization"
    // An access token is sent as a bearer token: both are one scheme.
    if scheme.kind == .bearer || scheme.kind == .oauth2, isAuthorized(by: [.bearer, .oauth2]) {
      return
    }
    if scheme.kind == .header, isAuthorization, scheme.prefix == nil,
      isAuthorized(by: [.header, .basic, .bearer, .oauth2])
    {
      // "The key goes into the `Authorization` header" says less than what is known of it.
      return
    }
    let key = Self.key(scheme.kind, scheme.name)
    let plainKey = Self.key(.header, "Authorization")
    if isAuthorization, let index = knownSchemes[plainKey],
      schema.authentication[index].prefix == nil
    {
      schema.authentication[index] = scheme
      knownSchemes[plainKey] = nil
      knownSchemes[key] = knownSchemes[key] ?? index
      return
    }
    // What is sent with others is known as a part of that.
    if partKeys.contains(key) { return }
    guard let known = knownSchemes[key] else {
      knownSchemes[key] = schema.authentication.count
      return schema.authentication.append(scheme)
    }
    scheme.location = schema.authentication[known].location
    if scheme.keyIsUser == true { schema.authentication[known].keyIsUser = true }
    if let user = scheme.user { schema.authentication[known].user = user }
  }
}
