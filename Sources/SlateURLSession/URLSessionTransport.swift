import Foundation
import HTTPTypes
import SlateRuntime

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// Sends requests with URLSession.
///
/// The transport owns its session, which keeps no cookies, no cache and no credentials, and is
/// invalidated when the last copy of the transport is gone.
public struct URLSessionTransport: ClientTransport {
  private let owner: SessionOwner

  /// Creates a transport.
  ///
  /// - Parameter configuration: Proxies, time-outs and the like. Cookies, cache and stored credentials
  ///   are switched off.
  public init(configuration: URLSessionConfiguration = .ephemeral) {
    owner = SessionOwner(configuration: configuration)
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
    let task = owner.session.dataTask(with: try URLRequest(request, body: body))
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        owner.exchanges.start(task, limit: maximumResponseBytes, continuation)
      }
    } onCancel: {
      task.cancel()
    }
  }
}

extension URLRequest {
  init(_ request: HTTPRequest, body: [UInt8]? = nil) throws {
    guard let scheme = request.scheme, let authority = request.authority, let path = request.path,
      let url = URL(string: "\(scheme)://\(authority)\(path)")
    else { throw TransportError(.other, "the request names no server") }
    self.init(url: url)
    httpMethod = request.method.rawValue
    for field in request.headerFields {
      addValue(field.value, forHTTPHeaderField: field.name.rawName)
    }
    if let body { httpBody = Data(body) }
  }
}

extension URLSessionConfiguration {
  /// Switches off what would be kept from one exchange to the next, and could be sent in the other.
  func forgetEverything() {
    httpCookieStorage = nil
    httpShouldSetCookies = false
    urlCache = nil
    urlCredentialStorage = nil
    requestCachePolicy = .reloadIgnoringLocalCacheData
  }
}

/// Invalidates a session when nobody needs it any more; until then, the session holds its delegate.
private final class SessionOwner: Sendable {
  let session: URLSession
  let exchanges = SessionExchanges()

  init(configuration: URLSessionConfiguration) {
    configuration.forgetEverything()
    session = URLSession(
      configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  deinit {
    session.finishTasksAndInvalidate()
  }
}
