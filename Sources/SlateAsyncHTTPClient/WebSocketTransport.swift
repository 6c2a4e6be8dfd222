import HTTPTypes
import NIOConcurrencyHelpers
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import NIOWebSocket
import SlateRuntime

/// Opens WebSocket connections with SwiftNIO, and with NIOSSL for `wss`.
public struct WebSocketTransport: StreamTransport {
  private let tlsContext: NIOSSLContext
  private let connectTimeout: Duration
  private let pingInterval: Duration?

  /// Creates a transport.
  ///
  /// - Parameters:
  ///   - tlsConfiguration: Whom to trust; by default, what the system trusts.
  ///   - connectTimeout: The time to open the TCP connection.
  ///   - pingInterval: How often the server is asked for a sign of life; where nothing comes until the
  ///     next time, the connection counts as lost. Nil to wait for ever.
  /// - Throws: NIOSSL's error where the configuration cannot be used, such as a missing file.
  public init(
    tlsConfiguration: TLSConfiguration = .makeClientConfiguration(),
    connectTimeout: Duration = .seconds(10), pingInterval: Duration? = .seconds(30)
  ) throws {
    tlsContext = try NIOSSLContext(configuration: tlsConfiguration)
    self.connectTimeout = connectTimeout
    self.pingInterval = pingInterval
  }

  /// Opens a connection.
  ///
  /// - Parameters:
  ///   - request: The request of the handshake, with scheme (`ws` or `wss`), authority and path.
  ///   - maximumMessageBytes: The longest message, in bytes, that is taken.
  /// - Returns: The open connection.
  /// - Throws: `TransportError`, with the response where the server answered with anything but an upgrade;
  ///   `CancellationError` where the task was cancelled.
  public func connect(
    _ request: HTTPRequest, maximumMessageBytes: Int
  ) async throws -> any StreamConnection {
    guard let server = WebSocketServer(request) else {
      throw TransportError(.other, "the request names no ws or wss server")
    }
    let attempt = ConnectionAttempt()
    do {
      return try await withTaskCancellationHandler {
        let handshake = try await open(request, server, maximumMessageBytes, attempt)
        return try await handshake.connection()
      } onCancel: {
        attempt.cancel()
      }
    } catch {
      if Task.isCancelled { throw CancellationError() }
      throw transportError(for: error)
    }
  }

  private func open(
    _ request: HTTPRequest, _ server: WebSocketServer, _ maximumMessageBytes: Int,
    _ attempt: ConnectionAttempt
  ) async throws -> WebSocketHandshake {
    let bootstrap = ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connectTimeout(TimeAmount(connectTimeout))
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
    let upgrade = try await bootstrap.connect(host: server.host, port: server.port) { channel in
      channel.eventLoop.makeCompletedFuture {
        try attempt.adopt(channel)
        if server.isSecure {
          try channel.pipeline.syncOperations.addHandler(
            NIOSSLClientHandler(context: tlsContext, serverHostname: server.nameForTLS))
        }
        try channel.pipeline.syncOperations.addHandler(DeferredInactivityHandler())
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
          upgradeConfiguration: WebSocketHandshake.configuration(
            request, maximumMessageBytes, pingInterval: pingInterval.map(TimeAmount.init)))
        // Messages that arrive together with the answer to the handshake.
        configuration.leftOverBytesStrategy = .forwardBytes
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(
          configuration: configuration)
      }
    }
    return try await upgrade.get()
  }
}

/// Lets a task that is cancelled close the channel on which it still waits for the handshake.
private final class ConnectionAttempt: Sendable {
  private let state = NIOLockedValueBox<(channel: (any Channel)?, isCancelled: Bool)>((nil, false))

  func adopt(_ channel: any Channel) throws {
    let isCancelled = state.withLockedValue {
      $0.channel = channel
      return $0.isCancelled
    }
    if isCancelled { throw CancellationError() }
  }

  func cancel() {
    let channel = state.withLockedValue {
      $0.isCancelled = true
      return $0.channel
    }
    channel?.close(promise: nil)
  }
}
