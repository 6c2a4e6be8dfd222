import FlyingFox
import FlyingSocks

/// Runs `body` against a real HTTP and WebSocket server on 127.0.0.1, whose host and port it is given.
///
/// The server listens on a port of its own and is stopped when `body` is done.
public func withLoopbackServer<Value: Sendable>(
  _ answer: @escaping @Sendable (ReceivedRequest) async throws -> Reply,
  _ body: @Sendable (String) async throws -> Value
) async throws -> Value {
  let handler = ClosureHTTPHandler { request in
    try await answer(ReceivedRequest(request)).response(to: request)
  }
  let server = HTTPServer(
    address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled, handler: handler)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try? await server.run() }
    try await server.waitUntilListening(timeout: 60)
    guard case .ip4(_, let port) = await server.listeningAddress else {
      throw SocketError.unsupportedAddress
    }
    let result: Result<Value, any Error>
    do {
      result = .success(try await body("127.0.0.1:\(port)"))
    } catch {
      result = .failure(error)
    }
    await server.stop()
    group.cancelAll()
    return try result.get()
  }
}
