import APISchema
import SlateDiagnostics
import SlateReference

/// Several hosts of one API, such as one to try things out.
extension Extraction {
  private static let environmentNames: [String: String] = [
    "production": "production", "main": "production",
    "producción": "production", "produção": "production", "основной": "production",
    "боевой": "production", "produktion": "production", "生产": "production", "正式": "production",
    "pruebas": "test", "тестовый": "test", "homologação": "staging", "测试": "test",
    "live": "production", "prod": "production",
    "sandbox": "sandbox",
    "staging": "staging", "stage": "staging", "test": "test", "testing": "test", "demo": "demo",
    "development": "development", "dev": "development", "beta": "beta", "preview": "preview",
  ]

  /// Reads servers that a list, a table or paragraphs of one section name together, each with a URL and the word
  /// for what it is. One alone is no choice.
  mutating func readEnvironments() {
    for node in outline.nodes where siteOfNode[node.id] == nil {
      var found: [Server] = []
      for block in node.blocks {
        for line in Self.lines(of: block) {
          guard let server = Self.environment(in: line.content, at: line.location),
            !found.contains(where: { $0.name == server.name || $0.url == server.url })
          else { continue }
          found.append(server)
        }
      }
      if found.count < 2 { found = environmentsBelow(node) }
      guard found.count > 1 else { continue }
      // What is used by default comes first, and that is not the one to try things out.
      let first = found.first { $0.name == "production" } ?? found[0]
      schema.servers.removeAll { $0.kind == .rest }
      schema.servers.append(first)
      schema.servers += found.filter { $0 != first }
      return
    }
  }

  /// The servers of sections that are called after an environment each: "### Sandbox", "### Production".
  private func environmentsBelow(_ node: Outline.Node) -> [Server] {
    var found: [Server] = []
    for child in node.children where siteOfNode[child] == nil {
      let words = outline.nodes[child].words.words
      let names = Set(words.compactMap { Self.environmentNames[$0] })
      guard words.count <= 4, names.count == 1, let name = names.first else { continue }
      let servers = outline.nodes[child].blocks.flatMap { block -> [Server] in
        if case .code(let code) = block { return [Self.server(in: code)].compactMap { $0 } }
        return Self.lines(of: block).compactMap { Self.onlyServer(in: $0.content, at: $0.location) }
      }
      guard var server = servers.first, Set(servers.map(\.url)).count == 1,
        !found.contains(where: { $0.name == name || $0.url == server.url })
      else { continue }
      server.name = name
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

  private static func environment(
    in content: [Inline], at location: SourceLocation
  ) -> Server? {
    // Every server has a scheme; nearly no line has one, and that shows without taking it apart.
    guard content.mayHoldURL else { return nil }
    let spans = codeSpans(in: content) + links(in: content)
    let text = content.plainText
    guard text.contains("://") || spans.contains(where: { $0.contains("://") }) else { return nil }
    let bare = text.utf8.split { " ,)(".utf8.contains($0) }.map { String(Substring($0)) }
    let servers = (spans + bare).filter { $0.contains("://") }
      .compactMap { server($0, at: location) }.filter { $0.kind == .rest }
    guard var server = servers.first, Set(servers.map(\.url)).count == 1 else { return nil }
    var words = text
    for server in servers { words = words.replacing(server.url, with: " ") }
    let names = Set(Words(words).words.compactMap { environmentNames[$0] })
    guard names.count == 1 else { return nil }
    server.name = names.first
    return server
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
  fileprivate var mayHoldURL: Bool {
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
