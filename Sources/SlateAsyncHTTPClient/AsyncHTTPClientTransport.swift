import AsyncHTTPClient
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPCompression
import SlateRuntime

/// Sends requests with AsyncHTTPClient: pooled connections, TLS, HTTP/2 and decompression.
///
/// The transport owns its HTTP client, which closes its connections when the last copy of the transport
/// is gone.
public struct AsyncHTTPClientTransport: ClientTransport {
  private let owner: ClientOwner

  /// Creates a transport.
  ///
  /// To trust an authority of your own, start from ``AsyncHTTPClient/HTTPClient/Configuration/slate`` and
  /// set its `tlsConfiguration`.
  ///
  /// - Parameter configuration: TLS, proxy, pool and time-outs of the HTTP client. Its redirects and its
  ///   repeated connecting are switched off, since the client above the transport decides about those.
  public init(configuration: HTTPClient.Configuration = .slate) {
    owner = ClientOwner(configuration: configuration)
  }

  /// Sends a request and waits for the whole response.
  ///
  /// - Parameters:
  ///   - request: The request, with scheme, authority and path.
  ///   - body: The body's bytes; nil for none.
  ///   - maximumResponseBytes: The largest body, in bytes after decompression, that is taken.
  /// - Returns: The response, whatever its status.
  /// - Throws: `TransportError` where no whole response came back, `CancellationError` where the task was
  ///   cancelled.
  public func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    do {
      // The deadline only bounds what a cancellation does not: the caller's time limit is one.
      let response = try await owner.client.execute(
        try clientRequest(request, body: body), deadline: .distantFuture)
      let head = try HTTPResponse(response)
      let bytes = try await response.body.collect(upTo: maximumResponseBytes)
      return TransportResponse(head, body: Array(buffer: bytes))
    } catch {
      throw transportError(for: error)
    }
  }

  private func clientRequest(
    _ request: HTTPRequest, body: [UInt8]?
  ) throws -> HTTPClientRequest {
    guard let scheme = request.scheme, let authority = request.authority, let path = request.path
    else { throw TransportError(.other, "the request names no server") }
    var clientRequest = HTTPClientRequest(url: "\(scheme)://\(authority)\(path)")
    clientRequest.method = HTTPMethod(rawValue: request.method.rawValue)
    clientRequest.headers = HTTPHeaders(
      request.headerFields.map { ($0.name.rawName, $0.value) })
    if let body { clientRequest.body = .bytes(ByteBuffer(bytes: body)) }
    return clientRequest
  }
}

extension HTTPClient.Configuration {
  /// What a transport is created with: no redirects, 10 seconds to connect, gzip and deflate.
  ///
  /// Connecting is not repeated, since the client's own retry policy does that. The 10 seconds also bound
  /// how long a request waits for one of the 8 connections to a server that speaks no HTTP/2: a program
  /// with many requests at once raises `timeout.connect` or
  /// `connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit`.
  public static var slate: HTTPClient.Configuration {
    var configuration = HTTPClient.Configuration(
      redirectConfiguration: .disallow, timeout: Timeout(connect: .seconds(10)),
      decompression: .enabled(limit: .size(1 << 30)))
    configuration.connectionPool.retryConnectionEstablishment = false
    return configuration
  }
}

/// Shuts an HTTP client down when nobody needs it any more.
private final class ClientOwner: Sendable {
  let client: HTTPClient

  init(configuration: HTTPClient.Configuration) {
    var configuration = configuration
    configuration.redirectConfiguration = .disallow
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(
      eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
  }

  deinit {
    client.shutdown { _ in }
  }
}

extension HTTPResponse {
  /// The head of a response.
  ///
  /// - Throws: `TransportError` where the status is none: `HTTPResponse.Status` would trap.
  fileprivate init(_ response: HTTPClientResponse) throws {
    let code = Int(response.status.code)
    guard (100...999).contains(code) else {
      throw TransportError(.protocolViolation, "the response's status is \(code)")
    }
    var fields = HTTPFields()
    for (name, value) in response.headers {
      guard let name = HTTPField.Name(name) else { continue }
      fields.append(HTTPField(name: name, value: value))
    }
    let status = HTTPResponse.Status(code: code, reasonPhrase: response.status.reasonPhrase)
    self.init(status: status, headerFields: fields)
  }
}
