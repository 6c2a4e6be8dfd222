import HTTPTypes

/// Why a transport got no whole response, or no open stream.
public struct TransportError: Error, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    /// No connection: the name was not found, or nobody listens. The request never reached a server.
    case cannotConnect
    /// No trust: the server's certificate is not valid for it. The request never reached the server.
    case untrusted
    /// The connection broke after the request may have arrived.
    case connectionLost
    /// The time was up after the request may have arrived.
    case timedOut
    /// The body is longer than the limit.
    case responseTooLarge
    /// The server answered the WebSocket handshake with an ordinary response.
    case upgradeRefused
    /// What came back is not the protocol that was spoken.
    case protocolViolation
    /// Anything else, after the request may have arrived.
    case other
  }

  /// What went wrong.
  public let kind: Kind

  /// The same for people, without any secret.
  public let message: String

  /// The server's answer to a WebSocket handshake that it refused.
  public let response: TransportResponse?

  /// Creates an error.
  ///
  /// - Parameters:
  ///   - kind: What went wrong.
  ///   - message: The same for people, without any secret.
  ///   - response: The server's answer, for ``Kind/upgradeRefused``.
  public init(_ kind: Kind, _ message: String, response: TransportResponse? = nil) {
    self.kind = kind
    self.message = message
    self.response = response
  }

  /// Whether the request certainly never reached the server, so that repeating it is harmless.
  public var neverArrived: Bool {
    kind == .cannotConnect || kind == .untrusted
  }

  /// The message.
  public var description: String { message }
}
