import APISchema
import SlateDiagnostics
import Yams

/// The servers of an overlay.
extension OverlayDecoder {
  /// `servers: {rest: https://api.example.com/, stream: false}`; a list stands for all of a kind.
  mutating func readServers(in fields: YAMLFields, into overlay: inout Overlay) {
    guard let field = fields["servers"],
      let entry = self.fields(of: field.node, known: ["rest", "stream"], in: "'servers'")
    else { return }
    for (kind, schemes) in [(Server.Kind.rest, ["https", "http"]), (.stream, ["wss", "ws"])] {
      let name = kind.rawValue
      guard let field = entry[name] else { continue }
      if isDenied(name, in: entry) {
        overlay.denied.append(.init(.server(kind), at: field.keyLocation))
      } else if case .sequence(let nodes) = field.node {
        let servers = nodes.compactMap { server($0, kind, schemes) }
        guard !servers.isEmpty else {
          if nodes.isEmpty {
            fail(
              .overlayInvalidValue, "'\(name)' should be one server at least, or false", field.node)
          }
          continue
        }
        overlay.serverLists.append(.init(kind: kind, servers: servers, location: field.keyLocation))
      } else if let server = server(field.node, kind, schemes) {
        overlay.servers.append(server)
      }
    }
  }

  /// A URL, or `{url: …, name: sandbox}`.
  private mutating func server(_ node: Node, _ kind: Server.Kind, _ schemes: [String]) -> Server? {
    let location = source.location(node.mark)
    guard case .mapping = node else {
      return url(node, of: kind.rawValue, schemes: schemes).map {
        Server(kind: kind, url: $0, location: location)
      }
    }
    let context = "a server"
    let known = ["url", "name", "isPlaceholder", "reason"]
    guard let entry = fields(of: node, known: known, in: context) else { return nil }
    if entry["url"] == nil { missing("url", in: context, entry) }
    guard let url = url("url", in: entry, schemes: schemes) else { return nil }
    return Server(
      kind: kind, url: url, name: string("name", in: entry),
      isPlaceholder: flag("isPlaceholder", in: entry) == true ? true : nil, location: location)
  }
}
