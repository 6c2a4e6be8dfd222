import APISchema
import SlateDiagnostics
import SlateReference

/// The facts of a reference's first sections: hosts, credentials, headers, namespaces.
extension Extraction {
  /// Reads every section, and what stands before a page's first heading, since authors put these facts where
  /// they come up.
  mutating func readConnection() {
    for page in reference.pages {
      readBaseURLs(in: page.preamble)
      for block in page.preamble { readConnection(in: block, among: page.preamble) }
    }
    for node in outline.nodes {
      let isInOperation = siteOfNode[node.id].map { !sites[$0].isSampled } ?? false
      if !isInOperation {
        readBaseURLs(in: node.blocks)
        readServer(below: node)
      }
      for block in node.blocks {
        readConnection(in: block, among: node.blocks, isInOperation: isInOperation)
      }
    }
    let told = unmarkedServer.flatMap { server in
      let host = HostPrefix.authority(of: server.url)
      let isUsed = sites.contains { $0.template.host.map { HostPrefix.authority(of: $0) } == host }
      return server.isPlaceholder != true || isUsed && PlaceholderHost.isBare(host) ? server : nil
    }
    // Endpoints on the same host, which is the caller's own, say less of it.
    if let told, told.isPlaceholder == true { add(told) }
    readServersFromEndpoints(most: told != nil)
    // An example's host in a sentence says less than the samples.
    if let told { add(told) }
    readServersFromEndpoints(most: false)
    readServersFromSamples()
    if let server = unmarkedServer { add(server) }
    readEnvironments()
    takeBasePathOffServers()
    compareServersWithSamples()
    compareServersWithEndpoints()
    readAuthentication()
    readEnvironment()
  }

  /// A URL that begins the text below a heading such as "Base URL".
  private mutating func readServer(below node: Outline.Node) {
    guard unmarkedServer == nil, Self.speaksOfServer(node.heading.text) else { return }
    for case .paragraph(let paragraph) in node.blocks.prefix(1)
    where paragraph.content.plainText.hasPrefix("http") {
      unmarkedServer = Self.unmarkedServer(in: paragraph)
    }
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
    case .code(let code):
      if !isInOperation, let server = Self.server(in: code) { add(server) }
    case .table(let table): if !isInOperation { readStreamServer(in: table) }
    case .quote, .html, .thematicBreak: return
    }
  }

  /// "Production | wss://…": a host of streams in a table.
  private mutating func readStreamServer(in table: Table) {
    for row in table.rows {
      for cell in row where !cell.content.isEmpty {
        let text = cell.text
        guard text.utf8.first == UInt8(ascii: "w"),
          let server = Self.server(text, at: cell.location), server.kind == .stream
        else { continue }
        add(server)
      }
    }
  }

  private mutating func readConnection(
    in paragraph: Paragraph, among blocks: [Block], isInOperation: Bool
  ) {
    let spans = paragraph.content.compactMap { inline -> String? in
      if case .code(let code) = inline { return code }
      return nil
    }
    if isInOperation, spans.isEmpty { return }
    let text = paragraph.content.plainText
    let speaksOfServer = !isInOperation && Self.speaksOfServer(text)
    if speaksOfServer {
      let known = unmarkedServer
      let told =
        known.map { $0.isPlaceholder == true } ?? true ? Self.unmarkedServer(in: paragraph) : nil
      // The caller's own host says less than one that answers.
      if known == nil || told?.isPlaceholder != true { unmarkedServer = told ?? known }
    }
    guard !spans.isEmpty else { return }
    let standsAlone = spans.count == 1 && text == spans[0]
    let tellsServer =
      standsAlone
      || speaksOfServer || !isInOperation && Self.explainsFirstSpan(paragraph)
    lazy var sentences = Self.sentencesByCodeSpan(in: MarkdownText().text(paragraph.content))
    for span in spans {
      if speaksOfServer, unmarkedServer == nil {
        unmarkedServer = Self.bareServer(span, at: paragraph.location)
      }
      if tellsServer, let server = Self.server(span, at: paragraph.location),
        !schema.servers.contains(where: { $0.kind == server.kind }), !isEndpoint(server)
      {
        add(server)
      } else if standsAlone, let header = Self.header(span, at: paragraph.location) {
        readHeader(header)
      } else if schema.namespace == nil, span.contains("optional"),
        let template = PathTemplate(parsing: span),
        !template.optionalSegments.isEmpty
      {
        readNamespace(span, template, among: blocks, at: paragraph.location)
      }
      if mayBeResponseHeader(span), let sentence = sentences[span] {
        readResponseHeader(span, in: sentence, at: paragraph.location)
      }
    }
  }

  // MARK: Headers

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
    // A header that carries a key is a way to prove who calls, and its sample value is nobody's to send.
    guard header.name.lowercased() != "cookie", Self.scheme(of: header, isTold: true) == nil,
      requestHeaderNames.insert(header.name.lowercased()).inserted
    else {
      return
    }
    schema.requestHeaders.append(header)
  }

  private func mayBeResponseHeader(_ span: String) -> Bool {
    guard let first = span.first, first.isUppercase, span.contains("-"),
      span.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "-") })
    else { return false }
    let name = span.lowercased()
    return !responseHeaderNames.contains(name) && !requestHeaderNames.contains(name)
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
    // What lists so much describes none of it, and would stand beside each of them.
    let isList = sentence.utf8.count > Self.longestSentence
    let lower = (isList ? String(sentence.prefix(Self.longestSentence)) : sentence).lowercased()
    guard lower.contains("header"), lower.contains("response") || lower.contains("return") else {
      return
    }
    responseHeaderNames.insert(span.lowercased())
    if !isList { pendingResponseHeaders.append((schema.responseHeaders.count, sentence)) }
    schema.responseHeaders.append(
      ResponseHeader(
        name: span, type: .string, documentation: isList ? "" : sentence, location: location))
  }

  private static let longestSentence = 1_000

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
    if optionalSegments == nil {
      optionalSegments = Set(sites.lazy.compactMap { $0.template.optionalSegment?.name })
    }
    guard schema.namespace == nil, let optional = template.optionalSegment,
      optionalSegments?.contains(optional.name) == true
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
