import FlyingFox
import FlyingSocks
import Foundation

/// A request as a real server received it.
struct ReceivedRequest: Sendable {
  let method: String
  /// The path and query, as they were on the wire.
  let target: String
  let body: String
  let bytes: [UInt8]
  private let headers: HTTPHeaders

  init(_ request: HTTPRequest) async throws {
    method = request.method.rawValue
    target = request.target.rawValue
    bytes = Array(try await request.bodyData)
    body = String(decoding: bytes, as: UTF8.self)
    headers = request.headers
  }

  func header(_ name: String) -> String? { headers[HTTPHeader(name)] }
}

/// What a server answers.
struct Reply: Sendable {
  var status = 200
  var headers: [String: String] = [:]
  var body = Data()

  static func json(
    _ text: String, _ status: Int = 200, headers: [String: String] = [:]
  ) -> Reply {
    let headers = headers.merging(["Content-Type": "application/json"]) { own, _ in own }
    return Reply(status: status, headers: headers, body: Data(text.utf8))
  }
}

/// Runs `body` against a real HTTP server on 127.0.0.1, whose address it is given.
func withLoopbackServer<Value: Sendable>(
  _ answer: @escaping @Sendable (ReceivedRequest) async throws -> Reply,
  _ body: @Sendable (String) async throws -> Value
) async throws -> Value {
  try await withLoopbackServer(
    handler: ClosureHTTPHandler { request in
      let reply = try await answer(ReceivedRequest(request))
      var headers = HTTPHeaders()
      for (name, value) in reply.headers { headers[HTTPHeader(name)] = value }
      return HTTPResponse(
        statusCode: HTTPStatusCode(reply.status, phrase: "Status"), headers: headers,
        body: reply.body)
    }, body)
}

/// Runs `body` against a real server on 127.0.0.1 with a handler of FlyingFox.
func withLoopbackServer<Value: Sendable>(
  handler: some HTTPHandler, _ body: @Sendable (String) async throws -> Value
) async throws -> Value {
  let server = HTTPServer(
    address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled, handler: handler)
  return try await withThrowingTaskGroup(of: Void.self) { group in
    group.addTask { try? await server.run() }
    // On a busy machine, the default of five seconds is not enough.
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
