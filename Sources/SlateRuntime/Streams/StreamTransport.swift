import HTTPTypes

/// Opens WebSocket connections.
public protocol StreamTransport: Sendable {
  /// Connects to the server that the request's scheme (`ws` or `wss`) and authority name.
  ///
  /// - Parameters:
  ///   - request: The GET request of the handshake with credentials; the transport adds the fields of
  ///     the WebSocket protocol.
  ///   - maximumMessageBytes: The longest message, in bytes, that may be received.
  /// - Returns: The open connection.
  /// - Throws: ``TransportError``, of kind ``TransportError/Kind/upgradeRefused`` with the response where
  ///   the server answered with anything but an upgrade; `CancellationError` where the task was cancelled.
  func connect(
    _ request: HTTPRequest, maximumMessageBytes: Int
  ) async throws -> any StreamConnection
}

/// An open WebSocket connection.
///
/// A connection answers pings and puts fragments together by itself.
public protocol StreamConnection: Sendable {
  /// Waits for the next message, or for the end.
  ///
  /// A connection reads from its socket only as far as messages are asked for. After
  /// ``StreamMessage/closed(code:reason:)``, the function is not called again.
  ///
  /// - Throws: ``TransportError`` where the connection broke, `CancellationError` where it was cancelled.
  func receive() async throws -> StreamMessage

  /// Sends a text message, and waits until it is on its way.
  ///
  /// - Throws: ``TransportError`` where the connection is closed or broke.
  func send(_ text: String) async throws

  /// Closes the connection with the protocol's handshake; does nothing where it is closed.
  func close() async

  /// Closes the socket at once, without waiting; a waiting ``receive()`` ends with an error.
  func cancel()
}

/// What arrives on a WebSocket connection.
public enum StreamMessage: Hashable, Sendable {
  /// A text message.
  case text(String)
  /// A binary message.
  case binary([UInt8])
  /// The server closed the connection, with the code and the reason that it gave.
  case closed(code: UInt16?, reason: String)
}
