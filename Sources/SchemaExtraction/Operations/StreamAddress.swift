import SlateDiagnostics
import SlateReference

/// The URL of a WebSocket where it stands for itself: a stream's endpoint that needs no method.
struct StreamAddress {
  var template: PathTemplate
  var location: SourceLocation
  /// Whether only a command or a program shows it.
  var isShown = false

  /// Whether the URL has a host and nothing behind it: perhaps the base of other streams.
  var isBare: Bool { template.path.utf8.count <= 1 && template.query.isEmpty }

  /// Reads a text that is such a URL and nothing else; marks around it are none of it.
  init?(_ text: some StringProtocol, at location: SourceLocation) {
    guard text.utf8.count <= PathTemplateParser.maximumLength else { return nil }
    let url = Substring(text.trimmingSpaces()).drop { "`<\"'".contains($0) }
    guard url.hasPrefix("wss://") || url.hasPrefix("ws://"),
      let token = DeclaredEndpoint.onlyToken(in: url), token.last != ":",
      let end = token.lastIndex(where: { !">\"'.,;".contains($0) }),
      let template = PathTemplate(parsing: token[...end]),
      let host = template.host, host.utf8.count > 5, host.hasPrefix("ws")
    else { return nil }
    self.template = template
    self.location = location
  }

  // MARK: What a section has

  /// The addresses of a section: alone in a line, behind a label, or in a program that connects.
  static func all(in node: Outline.Node) -> [StreamAddress] {
    let alone = all(in: node.heading) + node.blocks.flatMap { all(in: $0) }
    return alone.isEmpty ? node.blocks.compactMap { shown(in: $0) } : alone
  }

  private static func all(in heading: Heading) -> [StreamAddress] {
    guard heading.text.contains("://") else { return [] }
    return [StreamAddress(heading.text, at: heading.location)].compactMap(\.self)
  }

  private static func all(in block: Block) -> [StreamAddress] {
    switch block {
    case .paragraph(let paragraph): return all(in: paragraph)
    case .list(let list):
      return list.items.flatMap { item in item.blocks.flatMap { all(in: $0) } }
    case .aside(_, let blocks, _), .quote(let blocks, _): return blocks.flatMap { all(in: $0) }
    case .code(let code):
      guard code.language.map({ EndpointCandidate.plainLanguages.contains($0) }) ?? true,
        code.text.utf8.count < 4096, mayHold(code.text)
      else { return [] }
      return code.text.parts(separatedBy: UInt8(ascii: "\n"), keepingEmpty: true).enumerated()
        .compactMap { StreamAddress($1, at: code.location(ofLine: $0)) }
    case .table(let table):
      return table.rows.compactMap { row in
        guard row.count == 2, isLabel(row[0].text) else { return nil }
        return StreamAddress(row[1].text, at: row[1].location)
      }
    case .html, .thematicBreak: return []
    }
  }

  private static func all(in paragraph: Paragraph) -> [StreamAddress] {
    guard paragraph.content.count <= 12, mayHold(paragraph.content) else { return [] }
    return VisibleLine.lines(of: paragraph.content).compactMap { line in
      if let address = StreamAddress(line.text, at: paragraph.location) { return address }
      guard let start = line.text.firstRange(of: "ws://") ?? line.text.firstRange(of: "wss://")
      else { return nil }
      let label = line.text[..<start.lowerBound]
      guard isLabel(label) else { return nil }
      return StreamAddress(line.text[start.lowerBound...], at: paragraph.location)
    }
  }

  /// `URL`, `WebSocket endpoint:`, "Connect to", `GET`: words that only say what follows.
  private static func isLabel(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 60 else { return false }
    let words = Words(text).words
    return !words.isEmpty && words.allSatisfy { labelWords.contains($0) }
      && words.contains { nouns.contains($0) }
  }

  private static let nouns: WordSet = [
    "url", "uri", "endpoint", "address", "connect", "connection", "websocket", "socket", "stream",
    "channel", "feed",
  ]
  private static let labelWords: WordSet = [
    "url", "uri", "endpoint", "address", "connect", "connection", "websocket", "websockets", "web",
    "socket", "stream", "streaming", "channel", "feed", "the", "a", "to", "at", "wss", "ws", "via",
    "is", "full", "request", "public", "private",
  ]

  /// `wscat -c wss://…`, `new WebSocket("wss://…")`.
  private static func shown(in block: Block) -> StreamAddress? {
    guard case .code(let code) = block, code.language != "json", code.text.utf8.count < 20_000,
      mayHold(code.text)
    else { return nil }
    for (offset, line) in code.text.parts(separatedBy: UInt8(ascii: "\n"), keepingEmpty: true)
      .enumerated() where line.utf8.count < 4096
    {
      guard let start = line.firstRange(of: "wss://") ?? line.firstRange(of: "ws://") else {
        continue
      }
      let before = line[..<start.lowerBound].last
      let end: (Character) -> Bool =
        switch before {
        case "\"", "'", "`": { $0 == before }
        default: { $0.isWhitespace || "\"'`)".contains($0) }
        }
      let url = line[start.lowerBound...].prefix { !end($0) }
      guard connects(line[..<start.lowerBound]) else { continue }
      if var address = StreamAddress(url, at: code.location(ofLine: offset)) {
        address.isShown = true
        return address
      }
    }
    return nil
  }

  /// Whether what stands before a URL opens a connection to it, and does not merely mention it.
  private static func connects(_ text: some StringProtocol) -> Bool {
    let lower = text.lowercased()
    return ["websocket", "wscat", "websocat", "connect", "dial", "socket(", "io("].contains {
      lower.contains($0)
    }
  }

  // MARK: What is only mentioned

  /// The URLs of WebSockets in a paragraph or in code, wherever they stand there.
  static func mentioned(in block: Block) -> [(url: String, location: SourceLocation)] {
    switch block {
    case .paragraph(let paragraph):
      guard mayHold(paragraph.content) else { return [] }
      return urls(in: paragraph.content.plainText).map { ($0, paragraph.location) }
    case .code(let code):
      guard let offset = code.text.firstOffset(of: "ws://") ?? code.text.firstOffset(of: "wss://")
      else { return [] }
      let line = code.text.utf8.prefix(offset).count { $0 == UInt8(ascii: "\n") }
      return urls(in: code.text).map { ($0, code.location(ofLine: line)) }
    case .list(let list): return list.items.flatMap(\.blocks).flatMap { mentioned(in: $0) }
    case .aside(_, let blocks, _), .quote(let blocks, _):
      return blocks.flatMap { mentioned(in: $0) }
    case .table(let table):
      return table.rows.joined().flatMap { cell in
        mayHold(cell.content) ? urls(in: cell.text).map { ($0, cell.location) } : []
      }
    case .html, .thematicBreak: return []
    }
  }

  private static func urls(in text: String) -> [String] {
    var urls: [String] = []
    var rest = text[...]
    while let mark = rest.firstRange(of: "://") {
      let scheme = rest[..<mark.lowerBound].suffix(3)
      let isSecure = scheme == "wss"
      defer { rest = rest[mark.upperBound...] }
      guard isSecure || scheme.hasSuffix("ws") else { continue }
      var url = rest[mark.upperBound...].prefix {
        !$0.isWhitespace && !"\"'`<>,;)|".contains($0)
      }
      while url.last == "." { url = url.dropLast() }
      if !url.isEmpty { urls.append((isSecure ? "wss://" : "ws://") + url) }
    }
    return urls
  }

  private static func mayHold(_ text: String) -> Bool {
    text.firstOffset(of: "ws://") != nil || text.firstOffset(of: "wss://") != nil
  }

  private static func mayHold(_ content: [Inline]) -> Bool {
    content.contains { inline in
      switch inline {
      case .text(let text), .code(let text): mayHold(text)
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): mayHold(inner)
      default: false
      }
    }
  }
}

extension Extraction {
  /// Makes a stream of each address, but for those that say where other streams are.
  ///
  /// - Parameter found: The endpoints that are declared with a method.
  mutating func addStreamAddresses(besides found: [FoundEndpoint]) {
    let shown = outline.nodes.concurrentMap { StreamAddress.all(in: $0) }
    guard shown.contains(where: { !$0.isEmpty }) else { return }
    let taken = Set(found.map { owner(ofDeclarationIn: outline.nodes[$0.node]) })
    var addresses: [(node: Int, address: StreamAddress)] = []
    for (node, shown) in zip(outline.nodes, shown) where !shown.isEmpty {
      // Where a request is declared, the address is where it goes.
      if taken.contains(owner(ofDeclarationIn: node)) { continue }
      addresses += shown.map { (node.id, $0) }
    }
    // What is written for itself goes before what a program shows, and a path before the host alone.
    var known = Set(
      addresses.lazy.filter { !$0.address.isShown }.map { $0.address.template.path })
    let hasPaths = addresses.contains { !$0.address.isBare }
    var seen: Set<String> = []
    for (node, address) in addresses {
      if address.isBare, hasPaths { continue }
      if address.isShown, !known.insert(address.template.path).inserted { continue }
      guard seen.insert(address.template.path).inserted else { continue }
      addSite(
        EndpointCandidate(
          endpoint: DeclaredEndpoint(method: "GET", template: address.template),
          location: address.location, form: .declared), in: node)
      sites[sites.count - 1].isAddress = true
    }
    sites.sort { ($0.declaration, $0.location) < ($1.declaration, $1.location) }
  }

  /// Where streams are declared by their paths, an address that says nothing else is the server's.
  mutating func dropServerAddresses() {
    guard sites.contains(where: { $0.isAddress }),
      sites.contains(where: {
        $0.isStream && !$0.isAddress && $0.template.host?.hasPrefix("ws") != true
      })
    else { return }
    sites.removeAll {
      $0.isAddress && $0.template.parameters.isEmpty && $0.template.query.isEmpty
    }
    siteOfNode = [:]
    assignSections()
  }

  /// Names the hosts of WebSockets that became neither a stream nor the server of any.
  mutating func reportUnreadStreams() {
    let hosts = Set(
      (schema.servers.map(\.url) + sites.compactMap(\.template.host)).map(HostPrefix.name))
    var reported: Set<String> = []
    for node in outline.nodes {
      for (url, location) in node.blocks.lazy.flatMap({ StreamAddress.mentioned(in: $0) }) {
        guard !hosts.contains(HostPrefix.name(of: url)),
          reported.insert(HostPrefix.name(of: url)).inserted
        else { continue }
        warn(
          .streamNotRead,
          "'\(url)' is the address of a WebSocket, but became neither a stream nor the server of any",
          at: location)
      }
    }
  }
}
