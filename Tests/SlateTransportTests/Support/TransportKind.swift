import AsyncHTTPClient
import SlateAsyncHTTPClient
import SlateRuntime
import SlateURLSession
import Testing

/// The transports that the same tests run against.
enum TransportKind: CaseIterable, Sendable, CustomTestStringConvertible {
  case asyncHTTPClient
  case urlSession

  var testDescription: String { "\(self)" }

  func make() -> any ClientTransport {
    switch self {
    case .asyncHTTPClient: AsyncHTTPClientTransport()
    case .urlSession: URLSessionTransport()
    }
  }

  func client(
    _ address: String, namespace: String? = nil,
    description: APIDescription = .sample,
    credentials: Credentials = .basic(user: "alice", secret: "s3cr3t-key"),
    configuration: ClientConfiguration = ClientConfiguration(retryPolicy: .none)
  ) -> APIClient {
    var configuration = configuration
    configuration.restHost = "http://\(address)"
    configuration.streamHost = "ws://\(address)"
    return APIClient(
      description: description, credentials: credentials, namespace: namespace,
      configuration: configuration, transport: make(),
      streamTransport: try? WebSocketTransport())
  }
}
