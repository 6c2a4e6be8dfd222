import APISchema
import SlateDiagnostics
import SlateReference

/// Several hosts of one API, such as one to try things out.
extension Extraction {
  /// What an environment is called, by the words for it.
  static let environmentNames: [String: String] = [
    "production": "production", "main": "production",
    "producción": "production", "produção": "production", "основной": "production",
    "生产环境": "production", "正式环境": "production", "线上环境": "production",
    "测试环境": "test", "沙箱环境": "sandbox", "开发环境": "development",
    "боевой": "production", "produktion": "production", "生产": "production", "正式": "production",
    "pruebas": "test", "тестовый": "test", "homologação": "staging", "测试": "test",
    "live": "production", "prod": "production",
    "sandbox": "sandbox",
    "staging": "staging", "stage": "staging", "test": "test", "testing": "test", "demo": "demo",
    "development": "development", "dev": "development", "beta": "beta", "preview": "preview",
  ]

  /// Reads servers that a list, a table or paragraphs of one section name together, each with a URL and the word
  /// for what it is. One alone is a choice beside the server that is known.
  mutating func readEnvironments() {
    var lone: [Server] = []
    for page in reference.pages {
      let found = Self.environments(in: page.preamble)
      if found.count > 1 { return offer(found) }
      if !found.isEmpty { lone += Self.environments(in: page.preamble, areTold: true) }
    }
    for node in outline.nodes where siteOfNode[node.id] == nil {
      var found = Self.environments(in: node.blocks)
      if found.count < 2 {
        let below = environmentsBelow(node)
        if !below.isEmpty { found = below }
      }
      let listed = listedServers(in: node)
      if listed.count > found.count { found = listed }
      if found.count > 1 { return offer(found) }
      if let server = environment(calledAfter: node) {
        lone.append(server)
      } else if !found.isEmpty {
        lone += Self.environments(in: node.blocks, areTold: true)
      }
    }
    addToServer(lone)
  }

  /// Takes servers of which a caller chooses one in place of those that are known.
  private mutating func offer(_ found: [Server]) {
    // What is used by default comes first, and that is not the one to try things out.
    let first = found.first { $0.name == "production" } ?? found[0]
    schema.servers.removeAll { $0.kind == .rest }
    schema.servers.append(first)
    schema.servers += found.filter { $0 != first }
  }

  /// Adds servers to try things out, each told of in a place of its own, to the one that all others are asked for at.
  private mutating func addToServer(_ lone: [Server]) {
    guard let index = schema.servers.firstIndex(where: { $0.kind == .rest }),
      schema.servers[index].isPlaceholder != true
    else { return }
    let main = schema.servers[index].url
    let found = lone.filter { server in
      server.name != "production" && server.isPlaceholder != true
        && HostPrefix.name(of: server.url) != HostPrefix.name(of: main)
        && RelatedHosts.areRelated(server.url, main) && !isEndpoint(server)
        && ["", Self.path(of: main)].contains(Self.path(of: server.url))
    }
    guard !found.isEmpty, Set(found.map(\.name)).count == found.count else { return }
    schema.servers[index].name = schema.servers[index].name ?? "production"
    schema.servers += found
  }

  /// The servers that blocks name, each with the word for what it is.
  ///
  /// - Parameter areTold: Whether the text must speak of servers: several URLs say enough by themselves.
  private static func environments(in blocks: [Block], areTold: Bool = false) -> [Server] {
    var found: [Server] = []
    var announcement: Block?
    func add(_ servers: [Server]) {
      for server in servers
      where !found.contains(where: { $0.name == server.name || $0.url == server.url }) {
        found.append(server)
      }
    }
    for block in blocks {
      defer { announcement = block }
      if case .code(let code) = block {
        // "> Sandbox:", and a block that is its URL.
        guard let announcement, var server = server(in: code), server.kind == .rest,
          let name = onlyName(in: Words(text(of: announcement)).words)
        else { continue }
        server.name = name
        add([server])
        continue
      }
      for line in lines(of: block) {
        let found = environments(in: line.content, at: line.location)
        if !found.isEmpty, areTold, !tellsOfServer(line.content.plainText) { continue }
        add(found.filter { !areTold || Self.bearsItsName($0) })
      }
    }
    return found
  }

  /// Whether the word for what a server is stands in its host, as in `sandbox.acme.example`.
  private static func bearsItsName(_ server: Server) -> Bool {
    onlyName(in: Words(HostPrefix.name(of: server.url)).words) != nil
  }

  private static func tellsOfServer(_ text: String) -> Bool {
    text.utf8.count < 400 && (speaksOfServer(text) || speaksOfHosts(Words(text)))
  }

  /// The words of a line that announces what follows; none of a text that is longer than that.
  private static func text(of block: Block) -> String {
    switch block {
    case .paragraph(let paragraph):
      let text = paragraph.content.plainText
      return text.utf8.count < 200 ? text : ""
    case .quote(let blocks, _), .aside(_, let blocks, _):
      return blocks.first.map { text(of: $0) } ?? ""
    case .list, .table, .code, .html, .thematicBreak: return ""
    }
  }

  private static func onlyName(in words: [String]) -> String? {
    var names = Set(words.compactMap { environmentNames[$0] })
    // "A sandbox for testing": what it is for.
    if names.count == 2, !names.contains("production") { names.remove("test") }
    return names.count == 1 ? names.first : nil
  }

  /// The one server of a section that is called after an environment: "# Sandbox".
  private func environment(calledAfter node: Outline.Node) -> Server? {
    let words = node.words.words
    guard words.count <= 4, let name = Self.onlyName(in: words) else { return nil }
    let servers = servers(onlyOf: node)
    guard var server = servers.first, Set(servers.map(\.url)).count == 1 else { return nil }
    server.name = name
    return server
  }

  private func servers(onlyOf node: Outline.Node) -> [Server] {
    node.blocks.flatMap { block -> [Server] in
      if case .code(let code) = block { return [Self.server(in: code)].compactMap { $0 } }
      return Self.lines(of: block).compactMap { Self.onlyServer(in: $0.content, at: $0.location) }
    }
  }

  /// The servers of sections that are called after an environment each: "### Sandbox", "### Production".
  private func environmentsBelow(_ node: Outline.Node) -> [Server] {
    var found: [Server] = []
    for child in node.children where siteOfNode[child] == nil {
      guard let server = environment(calledAfter: outline.nodes[child]), let name = server.name,
        !found.contains(where: { $0.name == name || $0.url == server.url })
      else { continue }
      found.append(server)
    }
    return found
  }

  /// The server that some text names, if it is a single one.
  private static func onlyServer(in content: [Inline], at location: SourceLocation) -> Server? {
    guard content.mayHoldURL else { return nil }
    let bare = content.plainText.utf8.split { " ,)(".utf8.contains($0) }.map { word in
      let end = word.last == UInt8(ascii: ".") ? word.dropLast() : word
      return String(Substring(end))
    }
    let servers = (codeSpans(in: content) + bare).filter { $0.contains("://") }
      .compactMap { server($0, at: location) }.filter { $0.kind == .rest }
    return Set(servers.map(\.url)).count == 1 ? servers.first : nil
  }

  private static func lines(
    of block: Block
  ) -> [(content: [Inline], location: SourceLocation)] {
    switch block {
    case .paragraph(let paragraph) where !paragraph.content.mayHoldURL: []
    case .paragraph(let paragraph):
      paragraph.content.split { if case .lineBreak = $0 { true } else { false } }
        .map { (Array($0), paragraph.location) }
    case .list(let list): list.items.flatMap { $0.blocks.flatMap(lines) }
    case .table(let table):
      table.rows.filter { $0.contains { $0.content.mayHoldURL } }.map { row in
        (
          Array(row.map(\.content).joined(separator: [.text(" ")])),
          row.first?.location ?? table.location
        )
      }
    case .aside(_, let blocks, _): blocks.flatMap(lines)
    case .code, .quote, .html, .thematicBreak: []
    }
  }

  private static func environments(
    in content: [Inline], at location: SourceLocation
  ) -> [Server] {
    // Every server has a scheme; nearly no line has one, and that shows without taking it apart.
    guard content.mayHoldURL else { return [] }
    let spans = codeSpans(in: content) + links(in: content)
    let text = content.plainText
    guard text.contains("://") || spans.contains(where: { $0.contains("://") }) else { return [] }
    // A full stop ends the sentence, and is no part of what it ends with.
    let bare = text.utf8.split { " ,)(".utf8.contains($0) }.map { word in
      String(Substring(word.last == UInt8(ascii: ".") ? word.dropLast() : word))
    }
    let servers = (spans + bare).filter { $0.contains("://") }
      .compactMap { server($0, at: location) }.filter { $0.kind == .rest }
    guard var server = servers.first else { return [] }
    guard Set(servers.map(\.url)).count == 1 else { return alternating(text, at: location) }
    var words = text
    for server in servers { words = words.replacing(server.url, with: " ") }
    guard let name = onlyName(in: Words(words).words) else { return [] }
    server.name = name
    return [server]
  }

  /// "Use `https://…` in production and `https://…` in the sandbox": as many names as URLs, by turns.
  private static func alternating(_ text: String, at location: SourceLocation) -> [Server] {
    guard text.utf8.count < 1_000 else { return [] }
    var names: [String] = []
    var servers: [Server] = []
    for word in text.split(whereSeparator: { $0.isWhitespace || ",();".contains($0) }) {
      if word.contains("://") {
        let end = word.lastIndex { !".:\"'".contains($0) } ?? word.startIndex
        guard let server = server(String(word[...end]), at: location), server.kind == .rest else {
          return []
        }
        if server.url != servers.last?.url { servers.append(server) }
      } else if let name = onlyName(in: Words(word).words), name != names.last {
        names.append(name)
      }
      guard abs(names.count - servers.count) <= 1 else { return [] }
    }
    guard names.count == servers.count, Set(names).count == names.count,
      Set(servers.map(\.url)).count == servers.count
    else { return [] }
    for index in servers.indices { servers[index].name = names[index] }
    return servers
  }

  private static func links(in content: [Inline]) -> [String] {
    content.compactMap { inline in
      if case .link(let destination, let inner) = inline,
        inner.plainText.contains("://") || inner.plainText == destination
      {
        return destination
      }
      return nil
    }
  }
}

extension [Inline] {
  /// Whether some text or the destination of a link has what stands behind a scheme.
  var mayHoldURL: Bool {
    contains { inline in
      switch inline {
      case .text(let text), .code(let text): text.contains("/")
      case .link(let destination, let inner): destination.contains("/") || inner.mayHoldURL
      case .strong(let inner), .emphasis(let inner), .image(_, let inner): inner.mayHoldURL
      case .html, .softBreak, .lineBreak: false
      }
    }
  }
}
