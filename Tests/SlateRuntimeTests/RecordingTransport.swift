import HTTPTypes
import SlateRuntime

/// A transport in memory, for behaviour that is the client's own and not the network's.
actor RecordingTransport: ClientTransport {
  typealias Answer = @Sendable (HTTPRequest, Int) throws -> TransportResponse

  private(set) var requests: [HTTPRequest] = []
  private(set) var bodies: [[UInt8]?] = []
  private let answer: Answer

  /// - Parameter answer: Gives the response to a request and its number, counted from 0.
  init(_ answer: @escaping Answer) {
    self.answer = answer
  }

  func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    requests.append(request)
    bodies.append(body)
    return try answer(request, requests.count - 1)
  }

  var paths: [String] { requests.compactMap(\.path) }
}

extension TransportResponse {
  static func json(
    _ text: String, _ status: HTTPResponse.Status = .ok, _ headers: HTTPFields = [:]
  ) -> TransportResponse {
    var headers = headers
    headers[.contentType] = "application/json"
    return TransportResponse(
      HTTPResponse(status: status, headerFields: headers), body: Array(text.utf8))
  }
}

extension APIClient {
  static func sample(
    _ transport: any ClientTransport, streams: (any StreamTransport)? = nil,
    credentials: Credentials = .basic(user: "alice", secret: "s3cr3t-key"),
    namespace: String? = nil, configuration: ClientConfiguration = .patient()
  ) -> APIClient {
    APIClient(
      description: .sample, credentials: credentials, namespace: namespace,
      configuration: configuration, transport: transport, streamTransport: streams)
  }
}

extension ClientConfiguration {
  /// A configuration whose clock does not wait.
  static func patient(
    _ clock: InstantClock = InstantClock(), middlewares: [any ClientMiddleware] = []
  ) -> ClientConfiguration {
    ClientConfiguration(
      middlewares: middlewares, retryPolicy: RetryPolicy(clock: clock, jitter: { 1 }),
      reconnectPolicy: ReconnectPolicy(clock: clock, jitter: { 1 }))
  }
}
