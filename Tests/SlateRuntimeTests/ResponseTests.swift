import HTTPTypes
import SlateRuntime
import Testing

@Suite struct ResponseTests {
  private func services(_ response: TransportResponse) -> Services {
    Services(api: .sample(RecordingTransport { _, _ in response }))
  }

  @Test func aResponseIsTheValueAndWhatCameWithIt() async throws {
    let name = try #require(HTTPField.Name("X-DockerCloud-Action-URI"))
    let uri = "/api/audit/v1/action/a1/"
    let response = TransportResponse.json(#"{"uuid": "u"}"#, .accepted, [name: uri])
    let service = try await services(response).get(uuid: "u")
    #expect(service.uuid == "u")
    #expect(service.value.uuid == "u")
    #expect(service.status == .accepted)
    #expect(service.actionURI?.rawValue == uri)
    #expect(String(decoding: service.body, as: UTF8.self) == #"{"uuid": "u"}"#)
  }

  @Test(arguments: [
    TransportResponse(HTTPResponse(status: .noContent)),
    TransportResponse(HTTPResponse(status: .accepted)),
    TransportResponse(HTTPResponse(status: .accepted), body: Array("Accepted".utf8)),
    TransportResponse(HTTPResponse(status: .ok), body: Array(" \n".utf8)),
  ])
  func anOptionalValueMayBeAbsent(response: TransportResponse) async throws {
    #expect(try await services(response).terminate(uuid: "u").value == nil)
  }

  @Test func anOptionalValueMayBePresent() async throws {
    let response = try await services(.json(#"{"uuid": "u"}"#, .accepted)).terminate(uuid: "u")
    #expect(response.value?.uuid == "u")
  }

  @Test func htmlInsteadOfJSONIsADecodingError() async throws {
    let html = TransportResponse(
      HTTPResponse(status: .ok, headerFields: [.contentType: "text/html"]),
      body: Array("<html>".utf8))
    let error = await #expect(throws: APIError.self) {
      try await services(html).get(uuid: "u")
    }
    #expect(error?.kind == .decoding)
    #expect(
      error?.description
        == "services.get failed: 200 OK — the body is not JSON (its type is text/html)")
    #expect(error?.body == Array("<html>".utf8))
  }

  private func api(answering type: String?, _ body: String) -> APIClient {
    var headers = HTTPFields()
    headers[.contentType] = type
    let response = TransportResponse(
      HTTPResponse(status: .ok, headerFields: headers), body: Array(body.utf8))
    return .sample(RecordingTransport { _, _ in response })
  }

  @Test(arguments: [
    ("text/plain", "connected", "connected"), (nil, "42", "42"),
    ("application/xml", "<level>4.5</level>", "<level>4.5</level>"),
    ("text/plain", #""pong""#, "pong"), ("application/json", #""pong""#, "pong"),
  ])
  func textThatIsNoJSONIsTakenAsItIs(type: String?, body: String, text: String) async throws {
    let call = APICall("locks.open", .post, from: "locks.md:1")
    #expect(try await api(answering: type, body).send(call, as: String.self).value == text)
  }

  @Test func textIsTheValueWhereNothingIsSaidOfIt() async throws {
    let call = APICall("locks.open", .post, from: "locks.md:1")
    let some = try await api(answering: "text/plain", "OK").send(call, as: JSONValue?.self)
    #expect(some.value == .string("OK"))
    let any = try await api(answering: nil, "OK").send(call, as: JSONValue.self)
    #expect(any.value == .string("OK"))
    let json = try await api(answering: nil, "7").send(call, as: JSONValue?.self)
    #expect(json.value == 7)
  }

  @Test(arguments: [("application/json", "connected"), ("text/html", "<html>")])
  func textInPlaceOfPromisedJSONIsADecodingError(type: String, body: String) async throws {
    let call = APICall("locks.open", .post, from: "locks.md:1")
    for answer in [
      await #expect(throws: APIError.self) {
        _ = try await api(answering: type, body).send(call, as: String.self)
      },
      await #expect(throws: APIError.self) {
        _ = try await api(answering: type, body).send(call, as: JSONValue?.self)
      },
    ] {
      #expect(answer?.kind == .decoding)
    }
  }

  @Test(arguments: [
    TransportResponse(HTTPResponse(status: .noContent)),
    TransportResponse(HTTPResponse(status: .accepted)),
    TransportResponse(HTTPResponse(status: .accepted), body: Array("Accepted".utf8)),
    TransportResponse(HTTPResponse(status: .ok)),
    TransportResponse(HTTPResponse(status: .created), body: Array(" \n".utf8)),
  ])
  func anActionThatWasAcceptedWithoutAnObjectGivesOneWithoutAttributes(
    response: TransportResponse
  ) async throws {
    let service = try await services(response).create(image: "i")
    #expect(service.uuid.isEmpty)
    #expect(service.unlisted.isMissing("uuid"))
    #expect(service.status == response.head.status)
  }

  @Test func aListWithoutContentIsEmpty() async throws {
    let services = services(TransportResponse(HTTPResponse(status: .noContent)))
    #expect(try await services.list().all().isEmpty)
  }

  @Test func anEmptyBodyWhereAValueIsPromisedIsADecodingError() async throws {
    let error = await #expect(throws: APIError.self) {
      try await services(TransportResponse(HTTPResponse(status: .ok))).get(uuid: "u")
    }
    #expect(error?.message == "the body is empty, where JSON is promised")
  }

  @Test func aWrongTypeIsToldWithOperationPathAndPlace() async throws {
    let error = await #expect(throws: APIError.self) {
      try await services(.json(#"{"container_ports": [{"inner_port": "80"}]}"#)).get(uuid: "u")
    }
    #expect(
      error?.description == """
        services.get failed: 200 OK — container_ports[0].inner_port: expected whole number \
        (includes/service.md:201), found string "80"
        """)
    #expect(error?.mismatch?.place == "includes/service.md:201")
  }

  @Test func anErrorCarriesTheServersMessageAndTheReferencesMeaning() async throws {
    let error = await #expect(throws: APIError.self) {
      try await services(.json(#"{"error": "No service u"}"#, .notFound)).get(uuid: "u")
    }
    #expect(error?.kind == .status)
    #expect(error?.status == .notFound)
    #expect(error?.meaning?.code == 404)
    #expect(
      error?.description
        == "services.get failed: 404 Not Found — No service u (The reference: There is no such object.)"
    )
  }

  @Test(arguments: ["", "<html>", "[]", #"{"error": 5}"#])
  func anErrorWithoutAMessageIsStillTold(body: String) async throws {
    let error = await #expect(throws: APIError.self) {
      try await services(.json(body, .internalServerError)).get(uuid: "u")
    }
    #expect(error?.description == "services.get failed: 500 Internal Server Error")
  }

  @Test func theBodyOfAnErrorIsBounded() async throws {
    let body = String(repeating: "x", count: 100_000)
    let error = await #expect(throws: APIError.self) {
      try await services(.json(body, .badRequest)).get(uuid: "u")
    }
    #expect(error?.body.count == 65_536)
  }

  @Test func aSecretThatTheServerRepeatsIsNotShown() async throws {
    let echo = #"{"error": "bad key s3cr3t-key in Basic YWxpY2U6czNjcjN0LWtleQ=="}"#
    let error = await #expect(throws: APIError.self) {
      try await services(.json(echo, .unauthorized)).get(uuid: "u")
    }
    #expect(
      error?.description
        == "services.get failed: 401 Unauthorized — bad key <redacted> in Basic <redacted>")
  }

  @Test func aTerminalIsNotAtTheServersMercy() async throws {
    let error = await #expect(throws: APIError.self) {
      try await services(.json(#"{"error": "a\u001b[31m\r\nb\u202e"}"#, .badRequest)).get(uuid: "u")
    }
    #expect(error?.message == #"a\u{1b}[31m\u{d}\u{a}b\u{202e}"#)
  }

  @Test func norAtTheReferences() async throws {
    var description = APIDescription.sample
    description.errorMeanings = [
      ErrorMeaning(code: 400, name: "Bad Request", text: "a\u{1B}[31m\r\nb\u{202E}")
    ]
    let client = APIClient(
      description: description, credentials: .none,
      transport: RecordingTransport { _, _ in .json("{}", .badRequest) })
    let error = await #expect(throws: APIError.self) {
      try await Services(api: client).get(uuid: "u")
    }
    #expect(
      error?.description.hasSuffix(#"(The reference: a\u{1b}[31m\u{d}\u{a}b\u{202e})"#) == true)
    let mismatch = DecodingMismatch(
      path: "a", expected: "b", found: "c", place: "includes/\u{1B}[2J\n.md:1")
    #expect(mismatch.description == #"a: expected b (includes/\u{1b}[2J\u{a}.md:1), found c"#)
  }

  @Test func aKeyThatTheServerMadeUpIsPrintedHarmless() async throws {
    let json = #"{"labels": {"a\u001b[2J\u2028": {"b": 1}}}"#
    let error = await #expect(throws: APIError.self) {
      try await services(.json(json)).get(uuid: "u")
    }
    for text in [error?.description, error?.message] {
      #expect(text?.contains(#"labels.a\u{1b}[2J\u{2028}"#) == true, "\(text ?? "")")
      #expect(text?.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{2028}" } == false)
    }
  }

  @Test func printingAClientShowsNoSecret() {
    let client = APIClient.sample(RecordingTransport { _, _ in .json("{}") })
    var dumped = ""
    dump(client, to: &dumped)
    #expect(!dumped.contains("s3cr3t"))
    #expect(!"\(client) \(client.credentials)".contains("s3cr3t"))
    #expect(!String(reflecting: client).contains("s3cr3t"))
  }

  @Test func aLinkIsFollowedOnTheSameServer() async throws {
    let transport = RecordingTransport { _, _ in .json(#"{"name": "web"}"#) }
    let client = APIClient.sample(transport)
    #expect(try await client.fetch(ResourceURI<Stack>("/api/app/v1/stack/s1/")).name == "web")
    let absolute = ResourceURI<Stack>("https://CLOUD.docker.com:443/api/app/v1/stack/s2/?a=b#c")
    #expect(try await client.fetch(absolute).name == "web")
    let anything: Response<JSONValue> = try await client.fetch(ResourceURI<AnyResource>("/x"))
    #expect(anything.value["name"] == "web")
    #expect(
      await transport.paths == ["/api/app/v1/stack/s1/", "/api/app/v1/stack/s2/?a=b", "/x"])
    #expect(await transport.requests.allSatisfy { $0.authority == "cloud.docker.com" })
  }

  @Test(arguments: [
    "https://evil.example/api/", "//evil.example/api/", "http://cloud.docker.com/api/",
    "https://cloud.docker.com:8443/", "https://cloud.docker.com@evil.example/",
    "https://cloud.docker.com.evil.example/", "https:\\\\evil.example/", "file:///etc/passwd",
    "https://evil.example\\@cloud.docker.com/", "javascript:alert(1)",
  ])
  func aLinkToAnotherServerIsRefused(link: String) async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    let error = await #expect(throws: APIError.self) {
      try await APIClient.sample(transport).fetch(ResourceURI<Stack>(rawValue: link))
    }
    #expect(error?.kind == .refusedLink)
    #expect(await transport.requests.isEmpty)
  }

  @Test(arguments: [ResourceURI<Stack>?.none, ResourceURI()])
  func thereIsNothingToFollowInAnEmptyLink(link: ResourceURI<Stack>?) async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    let error = await #expect(throws: APIError.self) {
      try await APIClient.sample(transport).fetch(link)
    }
    #expect(error?.description == "fetch failed: there is no link to follow")
  }
}
