import HTTPTypes
import SlateRuntime
import Testing

@Suite struct RequestTests {
  private let transport = RecordingTransport { _, _ in .json("{}") }

  private func sent(
    _ client: APIClient? = nil, method: APICall.Method = .get,
    _ build: (inout APICall) -> Void
  ) async throws -> HTTPRequest {
    var call = APICall("things.do", method, from: "includes/things.md:1")
    build(&call)
    _ = try await (client ?? .sample(transport)).send(call, as: JSONValue.self)
    return try #require(await transport.requests.last)
  }

  private func problem(_ build: (inout APICall) -> Void) async -> APIError? {
    await #expect(throws: APIError.self) { _ = try await sent(nil, build) }
  }

  @Test func aCallBecomesARequestToTheReferencesServer() async throws {
    let request = try await sent {
      $0.appendPath("/api/app/v1/")
      $0.appendNamespace()
      $0.appendPath("service/")
      $0.addQuery("state", ServiceState.running)
      $0.addQuery("name", String?.none)
      $0.addQuery("stack", ResourceURI<Stack>(rawValue: "/api/app/v1/stack/s 1/"))
      $0.addQuery("limit", 25)
      $0.addQuery("tag", ["a&b", "c=d"])
    }
    #expect(request.scheme == "https")
    #expect(request.authority == "cloud.docker.com")
    #expect(
      request.path
        == "/api/app/v1/service/?state=Running&stack=/api/app/v1/stack/s%201/&limit=25"
        + "&tag=a%26b&tag=c%3Dd")
    #expect(request.headerFields[.accept] == "application/json")
    #expect(request.headerFields[.authorization] == "Basic YWxpY2U6czNjcjN0LWtleQ==")
    #expect(request.headerFields[.userAgent]?.hasPrefix("DockerCloud/1.0 ") == true)
  }

  @Test func theNamespaceStandsWhereTheCallWantsIt() async throws {
    let client = APIClient.sample(transport).namespace("example/org")
    let request = try await sent(client) {
      $0.appendPath("/api/app/v1/")
      $0.appendNamespace()
      $0.appendPath("service/")
    }
    #expect(request.path == "/api/app/v1/example%2Forg/service/")
  }

  @Test(arguments: [
    ("../../x?y#z%2F", "/things/..%2F..%2Fx%3Fy%23z%252F/"), (".", "/things/%2E/"),
    ("..", "/things/%2E%2E/"), ("a b\r\nHost: x", "/things/a%20b%0D%0AHost%3A%20x/"),
    ("ü\u{0}", "/things/%C3%BC%00/"),
  ])
  func aValueCannotLeaveItsSegment(value: String, path: String) async throws {
    let request = try await sent {
      $0.appendPath("/things/")
      $0.appendSegment(value)
      $0.appendPath("/")
    }
    #expect(request.path == path)
  }

  @Test func aValueOfSeveralSegmentsKeepsItsSlashes() async throws {
    let request = try await sent {
      $0.appendPath("/repository/")
      $0.appendSegments("registry.local/user 1/image1")
      $0.appendPath("/")
    }
    #expect(request.path == "/repository/registry.local/user%201/image1/")
  }

  @Test(arguments: ["", "a//b", "../secret", "a/./b", "a/.."])
  func segmentsThatWouldNameAnotherResourceAreRefused(value: String) async {
    let error = await problem { $0.appendSegments(value) }
    #expect(error?.kind == .invalidRequest)
    #expect(await transport.requests.isEmpty)
  }

  @Test func anEmptySegmentIsRefused() async {
    #expect(await problem { $0.appendSegment("") }?.kind == .invalidRequest)
    #expect(await transport.requests.isEmpty)
  }

  @Test(arguments: ["a\r\nX-Evil: 1", "a\nb", "a\u{0}b"])
  func aHeaderValueWithALineBreakIsRefused(value: String) async {
    let error = await problem { $0.setHeader("X-Thing", value) }
    #expect(error?.kind == .invalidRequest)
    #expect(error?.description.contains("X-Evil") == false)
    #expect(await transport.requests.isEmpty)
  }

  @Test func aCredentialWithALineBreakIsRefused() async {
    let client = APIClient.sample(transport, credentials: .authorization("Basic a\r\nX: y"))
    let error = await #expect(throws: APIError.self) { _ = try await sent(client) { _ in } }
    #expect(error?.kind == .invalidRequest)
    #expect(await transport.requests.isEmpty)
  }

  @Test func theBodyHoldsWhatIsNotNil() async throws {
    _ = try await sent(nil, method: .post) {
      $0.appendPath("/things/")
      $0.setBody("name", "web")
      $0.setBody("count", Int?.none)
      $0.setBody("ports", [ServicePort()])
    }
    let body = try #require(await transport.bodies.last ?? nil)
    #expect(String(decoding: body, as: UTF8.self) == #"{"name":"web","ports":[{}]}"#)
    #expect(await transport.requests.last?.headerFields[.contentType] == "application/json")
  }

  @Test func aCallWithoutBodyAttributesHasNoBody() async throws {
    let request = try await sent(nil, method: .post) { $0.appendPath("/things/") }
    #expect(request.headerFields[.contentType] == nil)
    #expect(await transport.bodies.last == .some(nil))
  }

  @Test func aCallThatNeedsNoAuthenticationCarriesNone() async throws {
    let call = APICall(
      "triggers.call", .post, from: "includes/triggers.md:286", authenticated: false)
    _ = try await APIClient.sample(transport).sendEmpty(call)
    #expect(await transport.requests.last?.headerFields[.authorization] == nil)
  }

  @Test(arguments: [
    (AuthenticationMethod.bearer, "Authorization", "Bearer t0ken"),
    (.header(name: "X-API-Key"), "X-API-Key", "t0ken"),
    (.header(name: "Authorization", prefix: "Token "), "Authorization", "Token t0ken"),
  ])
  func aTokenGoesWhereTheReferenceWantsIt(
    method: AuthenticationMethod, header: String, value: String
  ) async throws {
    var description = APIDescription.sample
    description.authentication = [method]
    let client = APIClient(
      description: description, credentials: .token("t0ken"), transport: transport)
    let request = try await sent(client) { $0.appendPath("/") }
    let name = try #require(HTTPField.Name(header))
    #expect(request.headerFields[name] == value)
  }

  @Test func aQueryKeyIsAddedToTheQuery() async throws {
    var description = APIDescription.sample
    description.authentication = [.query(name: "api_key")]
    let client = APIClient(
      description: description, credentials: .token("t&k"), transport: transport)
    let request = try await sent(client) {
      $0.appendPath("/things/")
      $0.addQuery("a", 1)
    }
    #expect(request.path == "/things/?a=1&api_key=t%26k")
  }

  @Test func aKeyMayBeTheUserOfBasicAuthentication() async throws {
    var description = APIDescription.sample
    description.authentication = [.basicKey]
    let client = APIClient(
      description: description, credentials: .token("t0ken"), transport: transport)
    let request = try await sent(client) { $0.appendPath("/") }
    #expect(request.headerFields[.authorization] == "Basic dDBrZW46")
  }

  @Test func aPairGoesIntoTheQueryWhereNoHeaderTakesIt() async throws {
    var description = APIDescription.sample
    description.authentication = [.queryPair(user: "gate_key", secret: "gate_secret")]
    let credentials = Credentials.basic(user: "k&y", secret: "s&cret")
    let client = APIClient(
      description: description, credentials: credentials, transport: transport)
    let request = try await sent(client) { $0.appendPath("/things/") }
    #expect(request.path == "/things/?gate_key=k%26y&gate_secret=s%26cret")
    #expect(request.headerFields[.authorization] == nil)
    description.authentication.append(.basic)
    let other = APIClient(description: description, credentials: credentials, transport: transport)
    let safer = try await sent(other) { $0.appendPath("/things/") }
    #expect(safer.path == "/things/")
    #expect(safer.headerFields[.authorization] != nil)
  }

  @Test(arguments: [
    (AuthenticationMethod.query(name: "key"), Credentials.token("s&cret"), "/?key=<redacted>"),
    (
      .queryPair(user: "key", secret: "half"), .basic(user: "k", secret: "s&cret"),
      "/?key=k&half=<redacted>"
    ),
    (.basicKey, .token("s&cret"), "/Basic <redacted>"),
    (.basic, .basic(user: "s&cret", secret: ""), "/Basic <redacted>"),
  ])
  func whatATransportSaysOfTheRequestShowsNoSecret(
    method: AuthenticationMethod, credentials: Credentials, shown: String
  ) async throws {
    let talkative = RecordingTransport { request, _ in
      let header = request.headerFields[.authorization] ?? ""
      throw TransportError(.other, "failed: \(request.path ?? "")\(header)")
    }
    var description = APIDescription.sample
    description.authentication = [method]
    let client = APIClient(
      description: description, credentials: credentials,
      configuration: ClientConfiguration(retryPolicy: .none), transport: talkative)
    let error = await #expect(throws: APIError.self) {
      try await sent(client) { $0.appendPath("/") }
    }
    #expect(error?.message.contains("failed: \(shown)") == true, "\(error?.message ?? "")")
  }

  @Test func aBodyMayBeAForm() async throws {
    let request = try await sent(method: .post) {
      $0.appendPath("/things/")
      $0.setBody("name", "a & b+c")
      $0.setBody("tags", ["new", "old"])
      $0.setBody("size", JSONValue.object(["width": .integer(7), "depth": .null]))
      $0.setBody("note", String?.none)
      $0.sendBodyAsForm()
    }
    #expect(request.headerFields[.contentType] == "application/x-www-form-urlencoded")
    let body = try #require(await transport.bodies.last ?? nil)
    #expect(
      String(decoding: body, as: UTF8.self)
        == "name=a%20%26%20b%2Bc&size[width]=7&tags[]=new&tags[]=old")
  }

  @Test func aBodyMayBeOneValue() async throws {
    _ = try await sent(method: .put) {
      $0.appendPath("/things/7/labels")
      $0.setBody(["new", "old"])
    }
    #expect(await transport.bodies.last == Array(#"["new","old"]"#.utf8))
    let text = try await sent(method: .put) {
      $0.appendPath("/things/7/text")
      $0.setBody(text: "a,b", contentType: "text/csv")
    }
    #expect(text.headerFields[.contentType] == "text/csv")
    #expect(await transport.bodies.last == Array("a,b".utf8))
    let file = try await sent(method: .put) {
      $0.appendPath("/things/7/scan")
      $0.setBody(file: FileUpload([0x89, 0xFF], name: "a.png", contentType: "image/png"))
    }
    #expect(file.headerFields[.contentType] == "image/png")
    #expect(await transport.bodies.last == [0x89, 0xFF])
    await #expect(throws: APIError.self) {
      try await sent(method: .put) {
        $0.appendPath("/")
        $0.setBody(text: "a", contentType: "text/csv\r\nX: y")
      }
    }
  }

  @Test func aBodyWithFilesHasSeveralParts() async throws {
    let request = try await sent(method: .post) {
      $0.appendPath("/things/")
      $0.addFile(
        "cover", FileUpload([0x89, 0x0D, 0x0A, 0xFF], name: "a.png", contentType: "image/png"))
      $0.addFile("pages[]", [FileUpload("1".utf8, name: "1"), FileUpload("2".utf8, name: "2")])
      $0.addFile("back", FileUpload?.none)
      $0.setBody("name", "a & b")
      $0.setBody("size", ["width": 7])
      $0.setBody("note", String?.none)
    }
    let type = try #require(request.headerFields[.contentType])
    #expect(type.hasPrefix("multipart/form-data; boundary="))
    let boundary = type.dropFirst("multipart/form-data; boundary=".count)
    #expect(boundary.utf8.count > 20)
    let body = try #require(await transport.bodies.last ?? nil)
    // Latin 1 keeps each byte.
    let text = String(String.UnicodeScalarView(body.map { Unicode.Scalar($0) }))
    let field = "Content-Disposition: form-data; name="
    let parts = [
      "\(field)\"name\"\r\n\r\na & b",
      "\(field)\"size[width]\"\r\n\r\n7",
      "\(field)\"cover\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\u{89}\r\n\u{FF}",
      "\(field)\"pages[]\"; filename=\"1\"\r\nContent-Type: application/octet-stream\r\n\r\n1",
      "\(field)\"pages[]\"; filename=\"2\"\r\nContent-Type: application/octet-stream\r\n\r\n2",
    ]
    #expect(text == parts.map { "--\(boundary)\r\n\($0)\r\n" }.joined() + "--\(boundary)--\r\n")
  }

  @Test func aFormOfSeveralPartsMayHoldNoFile() async throws {
    let request = try await sent(method: .post) {
      $0.appendPath("/things/")
      $0.setBody("name", String?.none)
      $0.sendBodyAsMultipart()
    }
    let type = try #require(request.headerFields[.contentType])
    let boundary = type.dropFirst("multipart/form-data; boundary=".count)
    let body = try #require(await transport.bodies.last ?? nil)
    #expect(String(decoding: body, as: UTF8.self) == "--\(boundary)--\r\n")
  }

  @Test func aNameCannotLeaveItsPartOfAForm() async throws {
    _ = try await sent(method: .post) {
      $0.appendPath("/things/")
      $0.setBody("a\"\r\nX: 1", "v")
      $0.addFile("f\"", FileUpload([], name: "x\"\r\n\r\nevil\u{85}\u{2028}.png"))
    }
    let body = try #require(await transport.bodies.last ?? nil)
    let text = String(decoding: body, as: UTF8.self)
    #expect(text.contains("name=\"a%22%0D%0AX: 1\"\r\n\r\nv\r\n"))
    #expect(
      text.contains("name=\"f%22\"; filename=\"x%22%0D%0A%0D%0Aevil%C2%85%E2%80%A8.png\"\r\n"))
  }

  @Test func aMediaTypeWithALineBreakIsRefused() async {
    let error = await problem {
      $0.appendPath("/things/")
      $0.addFile("cover", FileUpload([], name: "a.png", contentType: "image/png\r\nX: 1"))
    }
    #expect(error?.kind == .invalidRequest)
    #expect(error?.message.contains("'cover'") == true)
  }

  @Test func bytesAreAskedForWithoutSayingJSON() async throws {
    let bytes = RecordingTransport { _, _ in
      TransportResponse(HTTPResponse(status: .ok), body: [0x25, 0x50, 0xFF])
    }
    var call = APICall("things.print", .get, from: "includes/things.md:1")
    call.appendPath("/things/1.pdf")
    let response = try await APIClient.sample(bytes).raw(call)
    #expect(response.value == [0x25, 0x50, 0xFF])
    #expect(await bytes.requests.last?.headerFields[.accept] == "*/*")
  }

  @Test func anotherServerCanBeConfigured() async throws {
    let configuration = ClientConfiguration(restHost: "http://127.0.0.1:8080/base/")
    let client = APIClient.sample(transport, configuration: configuration)
    let request = try await sent(client) { $0.appendPath("/things/") }
    #expect(request.scheme == "http")
    #expect(request.authority == "127.0.0.1:8080")
    #expect(request.path == "/base/things/")
  }

  @Test(arguments: ["", "ftp://host/", "https://user:pass@host/", "https:///x", "https://a b/"])
  func aServerThatIsNoAddressIsRefused(host: String) async {
    let client = APIClient.sample(
      transport, configuration: ClientConfiguration(restHost: host))
    let error = await #expect(throws: APIError.self) { _ = try await sent(client) { _ in } }
    #expect(error?.kind == .invalidRequest)
  }

  @Test func aMiddlewareSeesTheRequestWithoutCredentials() async throws {
    let client = APIClient.sample(
      transport, configuration: .patient(middlewares: [Tagging(tag: "1"), Tagging(tag: "2")]))
    let request = try await sent(client) { $0.appendPath("/") }
    #expect(request.headerFields[Tagging.name] == "things.do 1 2")
    #expect(request.headerFields[.authorization] != nil)
  }

  @Test func aMiddlewareThatSendsElsewhereTakesNoCredentialsAlong() async throws {
    let client = APIClient.sample(
      transport, configuration: .patient(middlewares: [Diverting()]))
    let request = try await sent(client) { $0.appendPath("/") }
    #expect(request.authority == "elsewhere.example")
    #expect(request.headerFields[.authorization] == nil)
  }
}

private struct Tagging: ClientMiddleware {
  static var name: HTTPField.Name { HTTPField.Name("X-Tag") ?? .via }
  let tag: String

  func intercept(
    _ request: HTTPRequest, body: [UInt8]?, operation: String,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    #expect(request.headerFields[.authorization] == nil)
    var request = request
    request.headerFields[Self.name] = (request.headerFields[Self.name] ?? operation) + " " + tag
    return try await next(request, body)
  }
}

private struct Diverting: ClientMiddleware {
  func intercept(
    _ request: HTTPRequest, body: [UInt8]?, operation: String,
    next: @Sendable (HTTPRequest, [UInt8]?) async throws -> TransportResponse
  ) async throws -> TransportResponse {
    var request = request
    request.authority = "elsewhere.example"
    return try await next(request, body)
  }
}
