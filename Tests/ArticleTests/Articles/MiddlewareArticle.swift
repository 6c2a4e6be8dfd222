import DockerCloud
import HTTPTypes
import SlateRuntime
import Testing

// What the article `Middleware` of SlateRuntime shows.

/// Gives each attempt a number that the server's operators can look for.
actor RequestNumbers: ClientMiddleware {
  private var count = 0

  func intercept(
    _ request: HTTPRequest, body: [UInt8]?, operation: String,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    count += 1
    var request = request
    if let name = HTTPField.Name("X-Request-ID") {
      request.headerFields[name] = "\(operation)-\(count)"
    }
    return try await next(request, body)
  }
}

/// Answers everything but reading by itself, so that nothing is changed on the server.
struct DryRun: ClientMiddleware {
  func intercept(
    _ request: HTTPRequest, body: [UInt8]?, operation: String,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    if [.get, .head].contains(request.method) { return try await next(request, body) }
    print("would send \(request.method) \(request.path ?? "")")
    return TransportResponse(HTTPResponse(status: .noContent))
  }
}

@Suite("The article on middleware")
struct MiddlewareArticle {
  @Test("The first middleware sees a request first, and one may answer")
  func middlewares() async throws {
    let transport = ScriptedTransport([.json(#"{"objects": []}"#)])
    let configuration = ClientConfiguration(middlewares: [RequestNumbers(), DryRun()])
    let cloud = DockerCloudClient(
      credentials: .basic(user: "alice", secret: "key"), configuration: configuration,
      transport: transport)
    _ = try await cloud.services.list().all()
    try await cloud.services.stop(uuid: "7eaf7fff")
    let requests = await transport.requests
    #expect(requests.count == 1)
    let name = try #require(HTTPField.Name("X-Request-ID"))
    #expect(requests.first?.headerFields[name] == "services.list-1")
  }
}
