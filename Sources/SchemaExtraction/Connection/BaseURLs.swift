import APISchema
import SlateDiagnostics
import SlateReference

/// A list of servers below a line that announces it: "Base URLs:".
extension Extraction {
  mutating func readBaseURLs(in blocks: [Block]) {
    var isAnnounced = false
    for block in blocks {
      switch block {
      case .paragraph: isAnnounced = announcesServers(block)
      case .list(let list) where isAnnounced:
        let servers = list.items.flatMap { item in
          item.blocks.compactMap { block -> Server? in
            guard case .paragraph(let paragraph) = block else { return nil }
            return Self.listedServer(in: paragraph)
          }
        }
        // A server on one's own machine is for those who work on the API.
        let best = servers.first { !Self.isLocal($0.url) } ?? servers.first
        if let best { addChoice(of: servers.filter { !Self.isLocal($0.url) }, best) }
        if best == nil { relativeBase = relativeBase ?? Self.relativeBase(in: list) }
      default: isAnnounced = false
      }
    }
  }

  /// Adds the best of some servers, and the others that could be asked as well.
  private mutating func addChoice(of servers: [Server], _ best: Server) {
    guard !schema.servers.contains(where: { $0.kind == best.kind }) else { return }
    var urls: Set<String> = []
    let choice = servers.prefix(20).filter { $0.kind == best.kind && urls.insert($0.url).inserted }
    guard choice.count > 1 else {
      // Among one there is nothing to tell apart.
      var only = best
      only.name = nil
      schema.servers.append(only)
      return
    }
    schema.servers += choice
  }

  /// Whether a block is nothing but the line that announces such a list.
  func announcesServers(_ block: Block) -> Bool {
    guard case .paragraph(let paragraph) = block, paragraph.content.count == 1,
      case .text(let text) = paragraph.content[0], text.utf8.last == UInt8(ascii: ":"),
      text.utf8.count <= 40
    else { return false }
    return Self.speaksOfServer(text)
  }

  /// The server that an item names, by the destination of a link in Markdown or HTML, or by its text.
  private static func listedServer(in paragraph: Paragraph) -> Server? {
    var texts: [String] = []
    for inline in paragraph.content {
      switch inline {
      case .html(let tag):
        if let start = tag.firstRange(of: "href=\"")?.upperBound {
          texts.append(String(tag[start...].prefix { $0 != "\"" }))
        }
      case .link(let destination, _): texts.append(destination)
      default: continue
      }
    }
    texts += paragraph.content.plainText.split(whereSeparator: \.isWhitespace).map(String.init)
    for text in texts {
      var url = text[...]
      // "https://https://host": a tool put the scheme before one that was there.
      while let rest = ["https://https://", "https://http://", "http://http://"].first(where: {
        url.hasPrefix($0)
      }) {
        url = url.dropFirst(rest.hasPrefix("https") ? 8 : 7)
      }
      if url.hasPrefix("//") { url = "https:" + url }
      guard var server = server(String(url), at: paragraph.location) else { continue }
      let words = Words(paragraph.content.plainText.prefix { $0 != ":" }).words
      let isName = (1...4).contains(words.count) && !words.contains { $0.hasPrefix("http") }
      if isName {
        server.name =
          words.count == 1 ? environmentNames[words[0]] ?? words[0] : words.joined(separator: " ")
      }
      return server
    }
    return nil
  }

  /// The path that a list gives in place of a server: `/v1`.
  private static func relativeBase(in list: List) -> String? {
    for item in list.items {
      guard case .paragraph(let paragraph)? = item.blocks.first else { continue }
      let text = paragraph.content.plainText.trimmingSpaces()
      if text.hasPrefix("/"), !text.hasPrefix("//"), text.utf8.count > 1,
        text.utf8.allSatisfy({ $0.isASCIIWord || "/-._".utf8.contains($0) })
      {
        return String(text.hasSuffix("/") ? text.dropLast() : text)
      }
    }
    return nil
  }

  /// Puts that path before those of the operations, where no server has it.
  mutating func putRelativeBaseBeforePaths() {
    guard let base = relativeBase, !schema.servers.contains(where: { $0.kind == .rest }) else {
      return
    }
    for index in schema.operations.indices
    where !schema.operations[index].path.hasPrefix(base + "/") {
      schema.operations[index].path = base + schema.operations[index].path
    }
  }

  private static func isLocal(_ url: String) -> Bool {
    ["localhost", "127.0.0.1", "0.0.0.0", "["].contains(HostPrefix.name(of: url))
  }
}
