import FlyingSocks
import Foundation
import NIOCore
import NIOPosix

/// What a server does that is no proper HTTP server.
enum Fault: Sendable {
  /// Sends these bytes after the first bytes arrived, and closes in order.
  case close(after: String)
  /// Sends these bytes, and resets the connection.
  case reset(after: String)
  /// Sends these bytes, and nothing more.
  case stall(after: String)
}

/// Runs `body` against a server with a fault, whose address it is given.
///
/// - Parameter count: Counts the connections on which something arrived.
func withFaultyServer<Value: Sendable>(
  _ fault: Fault, counting count: Counter = Counter(),
  _ body: (String) async throws -> Value
) async throws -> Value {
  let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
    .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
    .childChannelInitializer { channel in
      channel.eventLoop.makeCompletedFuture {
        try channel.pipeline.syncOperations.addHandler(
          FaultHandler(fault: fault, count: count))
      }
    }
    .bind(host: "127.0.0.1", port: 0).get()
  let result: Result<Value, any Error>
  do {
    result = .success(try await body("127.0.0.1:\(server.localAddress?.port ?? 0)"))
  } catch {
    result = .failure(error)
  }
  try await server.close()
  return try result.get()
}

/// Runs `body` with the address of a port on which nobody listens, and which nobody else can get.
func withUnusedAddress<Value: Sendable>(
  _ body: (String) async throws -> Value
) async throws -> Value {
  // A socket that is bound and does not listen keeps the port.
  let socket = try Socket(domain: AF_INET, type: .stream)
  defer { try? socket.close() }
  try socket.bind(to: .inet(ip4: "127.0.0.1", port: 0))
  guard case .ip4(_, let port) = try socket.sockname() else {
    throw SocketError.unsupportedAddress
  }
  return try await body("127.0.0.1:\(port)")
}

private final class FaultHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let fault: Fault
  private let count: Counter
  private var hasAnswered = false

  init(fault: Fault, count: Counter) {
    self.fault = fault
    self.count = count
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !hasAnswered else { return }
    hasAnswered = true
    _ = count.increment()
    switch fault {
    case .close(let bytes):
      write(bytes, context)
      context.close(promise: nil)
    case .reset(let bytes):
      write(bytes, context)
      let linger = NIOBSDSocket.Option(rawValue: SO_LINGER)
      let channel = context.channel
      if let provider = channel as? any SocketOptionProvider {
        // Closing with unsent data and no linger sends a reset.
        provider.unsafeSetSocketOption(
          level: .socket, name: linger, value: Linger(l_onoff: 1, l_linger: 0)
        )
        .whenComplete { _ in channel.close(promise: nil) }
      }
    case .stall(let bytes):
      write(bytes, context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func write(_ text: String, _ context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: text)), promise: nil)
  }
}

private typealias Linger = linger
