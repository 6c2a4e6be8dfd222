import DockerCloud
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
}

extension DockerCloudClient {
  /// A client of loopback servers that sends each request once.
  ///
  /// - Parameters:
  ///   - rest: The REST server's host and port.
  ///   - stream: The stream server's host and port; nil for the REST server's.
  static func loopback(
    _ rest: String, stream: String? = nil, transport: TransportKind = .asyncHTTPClient,
    credentials: Credentials = .basic(user: "dockhand", secret: "apitoken1"),
    namespace: String? = nil
  ) throws -> DockerCloudClient {
    DockerCloudClient(
      credentials: credentials, namespace: namespace,
      configuration: ClientConfiguration(
        restHost: "http://\(rest)", streamHost: "ws://\(stream ?? rest)", retryPolicy: .none),
      transport: transport.make(), streamTransport: try WebSocketTransport())
  }
}
