import FlyingFox
import Foundation

/// A request as a real server received it.
public struct ReceivedRequest: Sendable {
  /// The method.
  public let method: String
  /// The path and the query, as they were on the wire.
  public let target: String
  /// The body; empty where there was none.
  public let body: Data
  private let headers: HTTPHeaders

  init(_ request: HTTPRequest) async throws {
    method = request.method.rawValue
    target = request.target.rawValue
    body = try await request.bodyData
    headers = request.headers
  }

  /// The value of the header `name`, in which case does not count; nil where it was not sent.
  public func header(_ name: String) -> String? {
    headers[HTTPHeader(name)]
  }
}

/// The requests that a server received, in their order.
public actor RequestLog {
  /// The requests so far.
  public private(set) var requests: [ReceivedRequest] = []

  /// Creates an empty log.
  public init() {}

  /// Adds a request.
  public func append(_ request: ReceivedRequest) {
    requests.append(request)
  }
}
