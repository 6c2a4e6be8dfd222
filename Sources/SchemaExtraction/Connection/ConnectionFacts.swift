import APISchema
import SlateDiagnostics
import SlateReference

/// The facts of a reference's first sections: hosts, credentials, headers, namespaces.
extension Extraction {
  /// Reads every section, since authors put these facts where they come up.
  mutating func readConnection() {
    for node in outline.nodes {
      for block in node.blocks { readConnection(in: block, of: node) }
    }
    if schema.servers.contains(where: { $0.kind == .rest }) == false { readServerFromSamples() }
    readEnvironment()
  }

  private mutating func readConnection(in block: Block, of node: Outline.Node) {
    switch block {
    case .paragraph(let paragraph): readConnection(in: paragraph, of: node)
    case .list(let list):
      for item in list.items { for block in item.blocks { readConnection(in: block, of: node) } }
    case .aside(_, let blocks, _): for block in blocks { readConnection(in: block, of: node) }
    case .table, .code, .quote, .html, .thematicBreak: return
    }
  }

  private mutating func readConnection(in paragraph: Paragraph, of node: Outline.Node) {
    let spans = paragraph.content.compactMap { inline -> String? in
      if case .code(let code) = inline { return code }
      return nil
    }
    guard !spans.isEmpty else { return }
    let text = paragraph.content.plainText
    let standsAlone = spans.count == 1 && text == spans[0]
    for span in spans {
      if standsAlone, let server = Self.server(span, at: paragraph.location) {
        add(server)
      } else if standsAlone, let header = Self.header(span, at: paragraph.location) {
        readHeader(header)
      } else if span.contains("optional"), let template = PathTemplate(parsing: span), !template.optionalSegments.isEmpty {
        readNamespace(span, template, in: node, at: paragraph.location)
      } else {
        readScheme(span, in: text, at: paragraph.location)
      }
      readResponseHeader(span, in: paragraph)
    }
  }

  // MARK: Servers

  /// A bare URL, alone in its paragraph: scheme, host, and perhaps a path that all endpoints share.
  private static func server(_ span: String, at location: SourceLocation) -> Server? {
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

  private mutating func add(_ server: Server) {
    guard !schema.servers.contains(where: { $0.kind == server.kind }) else { return }
    schema.servers.append(server)
  }

  /// Where no sentence names the host, the samples' `Host` headers do.
  private mutating func readServerFromSamples() {
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

  /// `Accept: application/json`
  private static func header(_ span: String, at location: SourceLocation) -> Header? {
    guard let colon = span.firstIndex(of: ":") else { return nil }
    let name = span[..<colon]
    let value = span[span.index(after: colon)...]
    guard let first = name.first, first.isUppercase, value.hasPrefix(" "), !value.contains("://"),
      name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
    else { return nil }
    return Header(name: String(name), value: String(value.trimmingSpaces()), location: location)
  }

  private mutating func readHeader(_ header: Header) {
    guard header.name.lowercased() == "authorization" else {
      guard !schema.requestHeaders.contains(where: { $0.name == header.name }) else { return }
      schema.requestHeaders.append(header)
      return
    }
    addScheme(ofAuthorization: header.value, at: header.location)
  }

  private mutating func addScheme(ofAuthorization value: String, at location: SourceLocation?) {
    let words = value.split(separator: " ").map(String.init)
    switch words.first?.lowercased() {
    case "basic": add(AuthenticationScheme(kind: .basic, name: "Authorization", location: location))
    case "bearer": add(AuthenticationScheme(kind: .bearer, name: "Authorization", location: location))
    case let word? where words.count > 1:
      add(
        AuthenticationScheme(
          kind: .header, name: "Authorization", prefix: words[0] == word ? word : words[0],
          location: location))
    default: add(AuthenticationScheme(kind: .header, name: "Authorization", location: location))
    }
  }

  private mutating func add(_ scheme: AuthenticationScheme) {
    guard !schema.authentication.contains(where: { $0.kind == scheme.kind && $0.name == scheme.name }) else {
      return
    }
    schema.authentication.append(scheme)
  }

  /// "using `Basic` authentication"
  private mutating func readScheme(_ span: String, in text: String, at location: SourceLocation) {
    guard text.lowercased().contains("authenticat") else { return }
    switch span.lowercased() {
    case "basic": add(AuthenticationScheme(kind: .basic, name: "Authorization", location: location))
    case "bearer": add(AuthenticationScheme(kind: .bearer, name: "Authorization", location: location))
    default:
      if let header = Self.header(span, at: location), header.name == "Authorization" {
        addScheme(ofAuthorization: header.value, at: location)
      }
    }
  }

  /// "the response will include a `X-…` header": a header name in a sentence about responses.
  private mutating func readResponseHeader(_ span: String, in paragraph: Paragraph) {
    guard span.contains("-"), let first = span.first, first.isUppercase,
      span.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }),
      !schema.responseHeaders.contains(where: { $0.name == span }),
      !schema.requestHeaders.contains(where: { $0.name == span })
    else { return }
    let text = MarkdownText().text(paragraph.content)
    guard let sentence = Self.sentences(in: text).first(where: { $0.contains("`\(span)`") }) else { return }
    let lower = sentence.lowercased()
    guard lower.contains("header"), lower.contains("response") || lower.contains("return") else { return }
    pendingResponseHeaders.append((span, sentence, paragraph.location))
    schema.responseHeaders.append(
      ResponseHeader(name: span, type: .string, documentation: sentence, location: paragraph.location))
  }

  static func sentences(in text: String) -> [String] {
    var sentences: [String] = []
    var current = ""
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      current.append(character == "\n" ? " " : character)
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      if character == ".", next == " " || next == "\n" {
        sentences.append(String(current.trimmingSpaces()))
        current = ""
      }
    }
    if !current.trimmingSpaces().isEmpty { sentences.append(String(current.trimmingSpaces())) }
    return sentences
  }

  // MARK: Namespaces

  /// `https://host/api/<version>/(optional_namespace/)<resource>/`: where endpoints have an optional part, the
  /// section that shows it in general says how it enters a path.
  private mutating func readNamespace(
    _ span: String, _ template: PathTemplate, in node: Outline.Node, at location: SourceLocation
  ) {
    guard schema.namespace == nil, let optional = template.optionalSegment,
      sites.contains(where: { $0.template.optionalSegment?.name == optional.name })
    else { return }
    var path = span[...]
    if let range = span.firstRange(of: "://") { path = span[range.upperBound...].drop { $0 != "/" } }
    let documentation = MarkdownText().text(
      node.blocks.filter { if case .paragraph = $0 { true } else { false } })
    schema.namespace = NamespaceConvention(
      template: String(path), segmentIndex: optional.segmentIndex, documentation: documentation,
      location: location)
  }

  // MARK: Environment variables

  /// Names in capitals that share a first word and end with what they hold: `DOCKERCLOUD_APIKEY`.
  private mutating func readEnvironment() {
    var found: [(name: String, location: SourceLocation)] = []
    for node in outline.nodes where siteOfNode[node.id] == nil {
      for block in node.blocks { Self.collectVariables(block, into: &found) }
    }
    var prefixes: [String: Int] = [:]
    for entry in found { prefixes[String(entry.name.prefix { $0 != "_" }), default: 0] += 1 }
    for entry in found {
      guard prefixes[String(entry.name.prefix { $0 != "_" }), default: 0] > 1,
        let role = Self.role(ofVariable: entry.name),
        !schema.environment.contains(where: { $0.role == role })
      else { continue }
      schema.environment.append(
        EnvironmentVariable(name: entry.name, role: role, location: entry.location))
    }
  }

  private static func collectVariables(
    _ block: Block, into found: inout [(name: String, location: SourceLocation)]
  ) {
    switch block {
    case .paragraph(let paragraph):
      for case .code(let code) in paragraph.content where isVariable(code) {
        found.append((code, paragraph.location))
      }
    case .code(let code):
      guard let language = code.language, ["shell", "bash", "sh", "console"].contains(language) else { return }
      for (offset, line) in code.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        guard line.hasPrefix("export "), let equals = line.firstIndex(of: "=") else { continue }
        let name = String(line[..<equals].dropFirst("export ".count))
        guard isVariable(name) else { continue }
        var location = code.textLocation
        location.line += offset
        found.append((name, location))
      }
    case .aside(_, let blocks, _): for block in blocks { collectVariables(block, into: &found) }
    case .list(let list):
      for item in list.items { for block in item.blocks { collectVariables(block, into: &found) } }
    case .quote, .table, .html, .thematicBreak: return
    }
  }

  private static func isVariable(_ text: String) -> Bool {
    text.contains("_") && text.count > 3
      && text.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
  }

  private static func role(ofVariable name: String) -> EnvironmentVariable.Role? {
    for (ending, role) in [
      ("_USERNAME", EnvironmentVariable.Role.user), ("_USER", .user), ("_APIKEY", .secret),
      ("_API_KEY", .secret), ("_PASSWORD", .secret), ("_PASS", .secret), ("_SECRET", .secret),
      ("_TOKEN", .token), ("_AUTHORIZATION", .authorization), ("_AUTH", .authorization),
      ("_NAMESPACE", .namespace), ("_ORGANIZATION", .namespace),
    ] where name.hasSuffix(ending) {
      return role
    }
    return nil
  }

  // MARK: Introduction and errors

  /// The index's first prose is what the API is.
  mutating func readIntroduction() {
    guard let page = reference.pages.first else { return }
    schema.documentation = prose(page.preamble)
    for node in outline.nodes where node.page == 0 {
      let text = prose(node.blocks)
      if schema.documentation.isEmpty, !text.isEmpty { schema.documentation = text }
    }
    for pending in pendingResponseHeaders {
      guard let index = schema.responseHeaders.firstIndex(where: { $0.name == pending.name }) else { continue }
      let facts = DescriptionFacts([.text(pending.sentence)], name: pending.name, markdown: MarkdownText())
      if facts.isResourceURI {
        schema.responseHeaders[index].type = .resourceURI(
          facts.resourceTarget.flatMap { resource(in: $0, near: nil) })
      }
    }
  }

  /// Reads tables of status codes, and the sample of an error's body beside them.
  mutating func readErrors() {
    for node in outline.nodes {
      for case .table(let table) in node.blocks {
        let columns = TableColumns(table)
        guard columns.kind == .errors, let description = columns.description else { continue }
        for row in table.rows {
          guard let code = Int(row[columns.name].text.prefix(3)) else { continue }
          guard !schema.errors.contains(where: { $0.code == code }) else { continue }
          let inCode = row[columns.name].text.dropFirst(3).trimmingSpaces()
          let text = markdown.text(row[description].content)
          let (name, meaning) = Self.nameAndMeaning(text)
          schema.errors.append(
            ErrorCode(
              code: code, name: inCode.isEmpty ? name : String(inCode),
              description: inCode.isEmpty ? meaning : text, location: row[columns.name].location))
        }
        if schema.errorBody == nil { readErrorBody(around: node) }
      }
    }
  }

  /// "Not Found -- The requested object cannot be found."
  private static func nameAndMeaning(_ text: String) -> (String, String) {
    for mark in [" -- ", " – ", " — ", " - ", ": "] {
      guard let range = text.firstRange(of: mark) else { continue }
      return (String(text[..<range.lowerBound].trimmingSpaces()), String(text[range.upperBound...].trimmingSpaces()))
    }
    return ("", text)
  }

  private mutating func readErrorBody(around node: Outline.Node) {
    for candidate in [node.id] + outline.ancestors(of: node.id) {
      for case .code(let code) in outline.nodes[candidate].blocks where code.language == "json" {
        let reading = SampleReader.read(code.text, at: code.textLocation)
        guard case .object(let members)? = reading.documents.first else { continue }
        let names = ["message", "error", "error_message", "errors", "detail", "title", "description", "reason"]
        func messagePath(_ members: [SampleValue.Member], _ prefix: String, depth: Int) -> String? {
          for name in names {
            guard let member = members.first(where: { $0.name == name }) else { continue }
            switch member.value {
            case .string: return prefix + name
            case .object(let inner) where depth < 4:
              if let path = messagePath(inner, prefix + name + ".", depth: depth + 1) { return path }
            default: continue
            }
          }
          return nil
        }
        guard let path = messagePath(members, "", depth: 0) else { continue }
        schema.errorBody = ErrorBody(
          messagePath: path,
          properties: members.map {
            Property(
              name: $0.name, type: plainType(of: $0.value), evidence: .sample, location: $0.location)
          }, location: code.location)
        return
      }
    }
  }

  /// The type that a sample shows by itself, without nested models.
  func plainType(of value: SampleValue) -> ValueType {
    switch value {
    case .null: .any
    case .bool: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    case .array(let items): .array(items.first.map { plainType(of: $0) } ?? .any)
    case .object: .any
    }
  }
}
