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

  public func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    let task = owner.session.dataTask(with: try urlRequest(request, body: body))
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        owner.exchanges.start(task, limit: maximumResponseBytes, continuation)
      }
    } onCancel: {
      task.cancel()
    }
  }

  private func urlRequest(_ request: HTTPRequest, body: [UInt8]?) throws -> URLRequest {
    guard let scheme = request.scheme, let authority = request.authority, let path = request.path,
      let url = URL(string: "\(scheme)://\(authority)\(path)")
    else { throw TransportError(.other, "the request names no server") }
    var urlRequest = URLRequest(url: url)
    urlRequest.httpMethod = request.method.rawValue
    for field in request.headerFields {
      urlRequest.addValue(field.value, forHTTPHeaderField: field.name.rawName)
    }
    if let body { urlRequest.httpBody = Data(body) }
    return urlRequest
  }
}

/// Invalidates a session when nobody needs it any more; until then, the session holds its delegate.
private final class SessionOwner: Sendable {
  let session: URLSession
  let exchanges = SessionExchanges()

  init(configuration: URLSessionConfiguration) {
    configuration.httpCookieStorage = nil
    configuration.httpShouldSetCookies = false
    configuration.urlCache = nil
    configuration.urlCredentialStorage = nil
    configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
    session = URLSession(
      configuration: configuration, delegate: exchanges, delegateQueue: nil)
  }

  deinit {
    session.finishTasksAndInvalidate()
  }
}
