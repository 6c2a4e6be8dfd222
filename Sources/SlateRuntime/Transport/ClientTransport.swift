import HTTPTypes

/// Sends one HTTP request and gives back one response.
///
/// `SlateAsyncHTTPClient` and `SlateURLSession` have ready-made transports; any other HTTP library fits
/// behind this protocol. A transport follows no redirects, repeats nothing, and keeps no cookies: the
/// client decides about those.
public protocol ClientTransport: Sendable {
  /// Sends `request` to the server that its scheme and authority name.
  ///
  /// The function returns promptly when its task is cancelled: the client's time limit is a cancellation.
  ///
  /// - Parameters:
  ///   - request: The request with scheme, authority and path; the path is percent-encoded.
  ///   - body: The body's bytes; nil for none.
  ///   - maximumResponseBytes: The largest body, in bytes after decompression, that may be returned.
  /// - Returns: The response, whatever its status.
  /// - Throws: ``TransportError`` where no whole response came back, `CancellationError` where the task
  ///   was cancelled.
  func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse
}

/// A response with its whole body.
public struct TransportResponse: Sendable {
  /// The status and the headers.
  public var head: HTTPResponse

  /// The body's bytes, decompressed.
  public var body: [UInt8]

  /// Creates a response.
  public init(_ head: HTTPResponse, body: [UInt8] = []) {
    self.head = head
    self.body = body
  }
}
