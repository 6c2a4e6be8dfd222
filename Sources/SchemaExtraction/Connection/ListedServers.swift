import APISchema
import SlateDiagnostics
import SlateReference

/// Servers that a table or a list gives, each with a name of its own: regions, and environments of any name.
extension Extraction {
  /// The servers of a section's first table, or list, that has nothing but related hosts in it.
  func listedServers(in node: Outline.Node) -> [Server] {
    // Hardly any section has one, and what announces it need not be read in the others.
    guard node.blocks.contains(where: { Self.mayListServers($0) }) else { return [] }
    var isAnnounced = Self.speaksOfHosts(node.words) || Self.speaksOfHosts(node.heading.text)
    for block in node.blocks {
      switch block {
      case .paragraph(let paragraph):
        let text = paragraph.content.plainText
        isAnnounced =
          isAnnounced || (text.utf8.count < 400 && Self.speaksOfHosts(text))
      case .table(let table):
        guard Self.mayListServers(block) else { continue }
        let found = table.rows.compactMap {
          Self.serverNamed($0.map(\.content), at: $0.first?.location)
        }
        let header = Words(table.header.map(\.text).joined(separator: " "))
        if found.count == table.rows.count, isAnnounced || Self.speaksOfHosts(header),
          areOfOneAPI(found)
        {
          return found
        }
      case .list(let list):
        guard isAnnounced, Self.mayListServers(block) else { continue }
        let found = list.items.compactMap { item -> Server? in
          guard case .paragraph(let paragraph)? = item.blocks.first else { return nil }
          return Self.serverNamed([paragraph.content], at: item.location)
        }
        if found.count == list.items.count, areOfOneAPI(found) { return found }
      case .aside, .quote, .code, .html, .thematicBreak: continue
      }
    }
    return []
  }

  /// Whether a block has as many rows or items as there may be servers, and the first of them may have a URL.
  private static func mayListServers(_ block: Block) -> Bool {
    switch block {
    case .table(let table):
      return (2...20).contains(table.rows.count)
        && table.rows[0].contains { $0.content.mayHoldURL }
    case .list(let list):
      guard (2...20).contains(list.items.count),
        case .paragraph(let paragraph)? = list.items[0].blocks.first
      else { return false }
      return paragraph.content.mayHoldURL
    case .paragraph, .aside, .quote, .code, .html, .thematicBreak: return false
    }
  }

  static func speaksOfHosts(_ words: Words) -> Bool {
    words.words.contains { hostWords.contains($0) }
  }

  /// The same in languages without spaces between words.
  private static func speaksOfHosts(_ text: String) -> Bool {
    speaksOfHosts(Words(text))
      || text.utf8.count < 400 && text.utf8.contains { $0 >= 0xE3 }
        && hostParts.contains { text.contains($0) }
  }

  private static let hostParts = [
    "环境", "環境", "网址", "域名", "服务器", "服务地址", "请求地址", "サーバー", "ドメイン", "서버",
  ]

  private static let hostWords: WordSet = [
    "server", "servers", "host", "hosts", "environment", "environments", "region", "regions",
    "datacenter", "datacenters", "cluster", "clusters", "zone", "zones", "base", "endpoint",
    "endpoints",
  ]

  /// Hosts of one owner with one path; if a server is known that answers, it is among them.
  private func areOfOneAPI(_ found: [Server]) -> Bool {
    let hosts = Set(found.map { HostPrefix.name(of: $0.url) })
    guard let first = found.first, hosts.count == found.count,
      found.allSatisfy({ $0.isPlaceholder != true && RelatedHosts.areRelated($0.url, first.url) }),
      Set(found.map { HostPrefix.split($0.url).rest.drop { $0 == "/" } }).count == 1
    else { return false }
    guard let known = schema.servers.first(where: { $0.kind == .rest }),
      known.isPlaceholder != true
    else { return true }
    return hosts.contains(HostPrefix.name(of: known.url))
  }

  /// The only URL among some texts, with the others for a name.
  private static func serverNamed(_ texts: [[Inline]], at location: SourceLocation?) -> Server? {
    var url: String?
    var name: [String] = []
    for text in texts {
      for word in text.plainText.split(whereSeparator: { $0.isWhitespace || ",()：（），".contains($0) }
      ) {
        guard word.contains("://") else {
          name += Words(word).words
          continue
        }
        let end = word.lastIndex { !".:;".contains($0) } ?? word.startIndex
        guard url == nil || url == String(word[...end]) else { return nil }
        url = String(word[...end])
      }
    }
    guard let url, let location, var server = server(url, at: location), server.kind == .rest else {
      return nil
    }
    name.removeAll { nameless.contains($0) }
    if name.count > 4 { name = [] }
    if name.count == 1, let word = name.first { name = [environmentNames[word] ?? word] }
    server.name = name.isEmpty ? nil : name.joined(separator: " ")
    return server
  }

  private static let nameless: WordSet = [
    "server", "host", "api", "url", "environment", "endpoint", "base", "the", "our", "region",
    "for", "in", "at", "is", "customers", "rest", "mode",
  ]
}

/// Hosts that belong to one owner, as far as their names show it.
enum RelatedHosts {
  /// Whether the names that two hosts are registered under are the same, or one goes on where the other ends:
  /// `acme.example`, `acme-sandbox.example`.
  static func areRelated(_ first: String, _ second: String) -> Bool {
    let left = ownName(of: first)
    let right = ownName(of: second)
    guard min(left.utf8.count, right.utf8.count) > 2 else { return false }
    return left == right || left.hasPrefix(right + "-") || right.hasPrefix(left + "-")
  }

  private static func ownName(of url: String) -> String {
    var labels = HostPrefix.name(of: url).split(separator: ".")
    guard labels.count > 1 else { return "" }
    labels.removeLast()
    // `acme.co.uk`: what stands before the country is no name.
    if labels.count > 1, let last = labels.last, last.utf8.count < 4 { labels.removeLast() }
    return labels.last.map(String.init) ?? ""
  }
}
