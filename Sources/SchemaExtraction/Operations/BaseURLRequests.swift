import APISchema
import SlateDiagnostics
import SlateReference

/// A method before the URL that all endpoints begin with, where a section tells of it: "Requests go to `GET https://…/v1`".
extension Extraction {
  /// Leaves such lines out: they ask for nothing.
  mutating func withoutBaseURLs(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    guard found.count > 1, found.contains(where: { mayBeBaseURL($0) }) else { return found }
    return found.filter { endpoint in
      guard mayBeBaseURL(endpoint), tellsOfServer(endpoint.node) else { return true }
      let template = endpoint.candidate.endpoint.template
      let path = template.path.hasSuffix("/") ? String(template.path.dropLast()) : template.path
      if unmarkedServer == nil, let host = template.host {
        unmarkedServer = Self.server(host + path, at: endpoint.candidate.location)
      }
      return false
    }
  }

  /// Whether an endpoint is a host with nothing but a version and the like behind it.
  private func mayBeBaseURL(_ endpoint: FoundEndpoint) -> Bool {
    let template = endpoint.candidate.endpoint.template
    return template.host?.contains("://") == true && template.path.utf8.count <= 24
      && template.query.isEmpty && !endpoint.isHeading
      && template.path.parts(separatedBy: UInt8(ascii: "/")).allSatisfy { Self.isBase($0) }
  }

  /// Whether a section speaks of where the API is, and shows no answer.
  private func tellsOfServer(_ node: Int) -> Bool {
    let node = outline.nodes[node]
    var isTold = Self.speaksOfServer(node.heading.text)
    for block in node.blocks {
      switch block {
      case .paragraph(let paragraph):
        isTold = isTold || Self.speaksOfServer(paragraph.content.plainText)
      case .code(let code) where code.showsResponse: return false
      default: continue
      }
    }
    return isTold
  }
}
