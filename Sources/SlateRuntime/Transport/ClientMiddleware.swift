import HTTPTypes

/// Sees every request on its way to the transport, and every response on its way back.
///
/// A middleware is called once for each attempt, so also for retries and redirects. It never sees the
/// credentials: the client adds them after the last middleware, and to requests for its own server only.
public protocol ClientMiddleware: Sendable {
  /// Passes a request on, changed or not, or answers it.
  ///
  /// - Parameters:
  ///   - request: The request without credentials.
  ///   - body: The body's bytes; nil for none.
  ///   - operation: The operation's name, such as `services.list`.
  ///   - next: Sends a request on; it throws what the transport throws.
  /// - Returns: The response that the caller sees.
  func intercept(
    _ request: HTTPRequest, body: [UInt8]?, operation: String,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws -> TransportResponse
  ) async throws -> TransportResponse
}
