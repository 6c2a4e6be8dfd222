import APISchema
import SlateDiagnostics
import SlateReference

/// The facts of a reference's first sections: hosts, credentials, headers, namespaces.
extension Extraction {
  /// Reads every section, and what stands before a page's first heading, since authors put these facts where
  /// they come up.
  mutating func readConnection() {
    for page in reference.pages {
      for block in page.preamble { readConnection(in: block, among: page.preamble) }
    }
    for node in outline.nodes {
      let isInOperation = siteOfNode[node.id] != nil
      for block in node.blocks {
        readConnection(in: block, among: node.blocks, isInOperation: isInOperation)
      }
    }
    readServersFromEndpoints()
    if !schema.servers.contains(where: { $0.kind == .rest }) { readServerFromSamples() }
    if schema.authentication.isEmpty { readSchemeFromSamples() }
    readEnvironment()
  }

  private mutating func readConnection(
    in block: Block, among blocks: [Block], isInOperation: Bool = false
  ) {
    switch block {
    case .paragraph(let paragraph):
      readConnection(in: paragraph, among: blocks, isInOperation: isInOperation)
    case .list(let list):
      for item in list.items {
        for block in item.blocks {
          readConnection(in: block, among: blocks, isInOperation: isInOperation)
        }
      }
    case .aside(_, let inner, _):
      for block in inner {
        readConnection(in: block, among: blocks, isInOperation: isInOperation)
      }
    case .table, .code, .quote, .html, .thematicBreak: return
    }
  }

  private mutating func readConnection(
    in paragraph: Paragraph, among blocks: [Block], isInOperation: Bool
  ) {
    let spans = paragraph.content.compactMap { inline -> String? in
      if case .code(let code) = inline { return code }
      return nil
    }
    guard !spans.isEmpty else { return }
    let text = paragraph.content.plainText
    let standsAlone = spans.count == 1 && text == spans[0]
    let tellsServer = standsAlone || (!isInOperation && Self.speaksOfServer(text))
    let tellsScheme = text.lowercased().contains("authenticat")
    lazy var sentences = Self.sentencesByCodeSpan(in: MarkdownText().text(paragraph.content))
    for span in spans {
      if tellsServer, let server = Self.server(span, at: paragraph.location) {
        add(server)
      } else if standsAlone, let header = Self.header(span, at: paragraph.location) {
        readHeader(header)
      } else if span.contains("optional"), let template = PathTemplate(parsing: span),
        !template.optionalSegments.isEmpty
      {
        readNamespace(span, template, among: blocks, at: paragraph.location)
      } else if tellsScheme {
        readScheme(span, at: paragraph.location)
      }
      if mayBeResponseHeader(span), let sentence = sentences[span] {
        readResponseHeader(span, in: sentence, at: paragraph.location)
      }
    }
  }

  // MARK: Servers

  /// A sentence outside of operations that says where the API is: "The base URL is `https://…`".
  static func speaksOfServer(_ text: String) -> Bool {
    let lower = text.lowercased()
    return [
      "base url", "base uri", "base path", "root url", "root uri", "api url", "api root",
      "api host",
      "api server", "answers at", "served at", "served from", "hosted at", "located at",
      "available at", "reached at", "lives at", "found at", "all requests", "all endpoints",
      "every request", "every endpoint", "all urls", "requests go to", "relative to",
    ].contains { lower.firstRange(of: $0) != nil }
  }

  /// A bare URL, alone in its paragraph: scheme, host, and perhaps a path that all endpoints share.
  static func server(_ span: String, at location: SourceLocation) -> Server? {
    for (scheme, kind) in [
      ("https://", Server.Kind.rest), ("http://", .rest), ("wss://", .stream), ("ws://", .stream),
    ] where span.hasPrefix(scheme) {
      let rest = span.dropFirst(scheme.count)
      let host = rest.prefix { $0 != "/" }
      guard host.contains("."), !rest.contains(" "), !rest.contains("<"), !rest.contains("{"),
        !rest.contains("("), !rest.contains("?")
      else { return nil }
      return Server(kind: kind, url: span, location: location)
    }
    return nil
  }

  mutating func add(_ server: Server) {
    guard !schema.servers.contains(where: { $0.kind == server.kind }) else { return }
    schema.servers.append(server)
  }

  /// Endpoints may be declared with their host; the one that most of them have is the server.
  mutating func readServersFromEndpoints() {
    var counts: [(server: Server, count: Int)] = []
    for site in sites {
      guard let host = site.template.host,
        let server = Self.server(host, at: site.location)
      else { continue }
      if let index = counts.firstIndex(where: { $0.server.url == server.url }) {
        counts[index].count += 1
      } else {
        counts.append((server, 1))
      }
    }
    for entry in counts.sorted(by: { $0.count > $1.count }) { add(entry.server) }
  }

  /// Where no sentence names the host, the samples' `Host` headers do.
  mutating func readServerFromSamples() {
    for node in outline.nodes {
      for case .code(let code) in node.blocks where code.language == "http" {
        for line in code.text.split(separator: "\n") where line.lowercased().hasPrefix("host:") {
          let host = line.dropFirst(5).trimmingSpaces()
          guard host.contains("."), !host.contains(" ") else { continue }
          add(Server(kind: .rest, url: "https://\(host)/", location: code.location))
          return
        }
      }
    }
  }

  // MARK: Headers and authentication

  /// Where no sentence names a scheme, the Authorization header of the samples does.
  private mutating func readSchemeFromSamples() {
    for node in outline.nodes {
      for case .code(let code) in node.blocks where code.language == "http" {
        let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
        for (offset, line) in lines.enumerated() where line.lowercased().hasPrefix("authorization:")
        {
          var location = code.textLocation
          location.line += offset
          let value = line.drop { $0 != ":" }.dropFirst().trimmingSpaces()
          addScheme(ofAuthorization: String(value), at: location)
          return
        }
      }
    }
  }

  /// `Accept: application/json`
  static func header(_ span: String, at location: SourceLocation) -> Header? {
    guard let colon = span.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = span[..<colon]
    let value = span[span.utf8.index(after: colon)...]
    guard let first = name.first, first.isUppercase, value.hasPrefix(" "), !value.contains("://"),
      !HTTPMethod.isMethod(name),
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    return Header(name: String(name), value: String(value.trimmingSpaces()), location: location)
  }

  mutating func readHeader(_ header: Header) {
    let words = Words(header.name).words
    // A header that carries a key is a way to prove who calls, and its sample value is nobody's to send.
    if !words.isEmpty, !Self.secretWords.isDisjoint(with: words), header.name != "Authorization" {
      add(AuthenticationScheme(kind: .header, name: header.name, location: header.location))
      return
    }
    guard header.name.lowercased() == "authorization" else {
      guard !schema.requestHeaders.contains(where: { $0.name == header.name }) else { return }
      schema.requestHeaders.append(header)
      return
    }
    addScheme(ofAuthorization: header.value, at: header.location)
  }

  private static let secretWords: Set<String> = ["key", "token", "auth", "secret", "apikey"]

  mutating func addScheme(ofAuthorization value: String, at location: SourceLocation?) {
    let words = value.split(separator: " ").map(String.init)
    switch words.first?.lowercased() {
    case "basic": add(AuthenticationScheme(kind: .basic, name: "Authorization", location: location))
    case "bearer":
      add(AuthenticationScheme(kind: .bearer, name: "Authorization", location: location))
    case _? where words.count > 1:
      add(
        AuthenticationScheme(
          kind: .header, name: "Authorization", prefix: words[0], location: location))
    default: add(AuthenticationScheme(kind: .header, name: "Authorization", location: location))
    }
  }

  mutating func add(_ scheme: AuthenticationScheme) {
    guard
      !schema.authentication.contains(where: { $0.kind == scheme.kind && $0.name == scheme.name })
    else {
      return
    }
    schema.authentication.append(scheme)
  }

  /// "using `Basic` authentication"
  private mutating func readScheme(_ span: String, at location: SourceLocation) {
    switch span.lowercased() {
    case "basic": add(AuthenticationScheme(kind: .basic, name: "Authorization", location: location))
    case "bearer":
      add(AuthenticationScheme(kind: .bearer, name: "Authorization", location: location))
    default:
      if let header = Self.header(span, at: location), header.name == "Authorization" {
        addScheme(ofAuthorization: header.value, at: location)
      }
    }
  }

  private func mayBeResponseHeader(_ span: String) -> Bool {
    guard let first = span.first, first.isUppercase, span.contains("-") else { return false }
    return span.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "-") }
      && !schema.responseHeaders.contains { $0.name == span }
      && !schema.requestHeaders.contains { $0.name == span }
  }

  /// The first sentence that each code span stands in.
  private static func sentencesByCodeSpan(in text: String) -> [String: String] {
    let pairs = sentences(in: text).lazy.flatMap { sentence in
      ProseScanner.codeSpans(in: sentence).map { ($0, sentence) }
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// "the response will include a `X-…` header": a header name in a sentence about responses.
  private mutating func readResponseHeader(
    _ span: String, in sentence: String, at location: SourceLocation
  ) {
    let lower = sentence.lowercased()
    guard lower.contains("header"), lower.contains("response") || lower.contains("return") else {
      return
    }
    pendingResponseHeaders.append((span, sentence, location))
    schema.responseHeaders.append(
      ResponseHeader(name: span, type: .string, documentation: sentence, location: location))
  }

  static func sentences(in text: String) -> [String] {
    text.withBytes { bytes in
      var sentences: [String] = []
      var start = 0
      func finish(before end: Int) {
        let line = bytes[start..<end].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
        sentences.append(String(String(decoding: line, as: UTF8.self).trimmingSpaces()))
        start = end
      }
      for index in bytes.indices where bytes[index] == UInt8(ascii: ".") {
        let next = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
        if next == UInt8(ascii: " ") || next == UInt8(ascii: "\n") { finish(before: index + 1) }
      }
      finish(before: bytes.count)
      if sentences.last?.isEmpty == true { sentences.removeLast() }
      return sentences
    }
  }

  // MARK: Namespaces

  /// `https://host/api/<version>/(optional_namespace/)<resource>/`: where endpoints have an optional part, the
  /// section that shows it in general says how it enters a path.
  mutating func readNamespace(
    _ span: String, _ template: PathTemplate, among blocks: [Block], at location: SourceLocation
  ) {
    guard schema.namespace == nil, let optional = template.optionalSegment,
      sites.contains(where: { $0.template.optionalSegment?.name == optional.name })
    else { return }
    var path = span[...]
    if let range = span.firstRange(of: "://") {
      path = span[range.upperBound...].drop { $0 != "/" }
    }
    let documentation = MarkdownText().text(
      blocks.filter { if case .paragraph = $0 { true } else { false } })
    schema.namespace = NamespaceConvention(
      template: String(path), segmentIndex: optional.segmentIndex, documentation: documentation,
      location: location)
  }

}
