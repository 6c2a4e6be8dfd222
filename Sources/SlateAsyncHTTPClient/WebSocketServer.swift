import HTTPTypes
import NIOCore

/// The server of a WebSocket request.
struct WebSocketServer: Sendable {
  let isSecure: Bool
  let host: String
  let port: Int

  init?(_ request: HTTPRequest) {
    guard let scheme = request.scheme, let authority = request.authority, !authority.isEmpty else {
      return nil
    }
    switch scheme {
    case "wss": isSecure = true
    case "ws": isSecure = false
    default: return nil
    }
    var host = authority[...]
    var port: Int?
    // A colon within brackets belongs to an IPv6 address.
    if let colon = authority.lastIndex(of: ":"), !authority[colon...].contains("]") {
      host = authority[..<colon]
      port = Int(authority[authority.index(after: colon)...])
      guard let port, (1...65535).contains(port) else { return nil }
    }
    if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
    self.host = String(host)
    self.port = port ?? (isSecure ? 443 : 80)
  }

  /// The name to verify the certificate against; nil for an address, which TLS does not name.
  var nameForTLS: String? {
    (try? SocketAddress(ipAddress: host, port: port)) == nil ? host : nil
  }
}
