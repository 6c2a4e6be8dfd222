import HTTPTypes
import SlateRuntime
import Testing

@Suite struct RedirectTests {
  private func redirect(_ location: String, _ status: HTTPResponse.Status) -> TransportResponse {
    TransportResponse(HTTPResponse(status: status, headerFields: [.location: location]))
  }

  @Test(arguments: [
    HTTPResponse.Status.movedPermanently, .found, .seeOther, .temporaryRedirect,
    .permanentRedirect,
  ])
  func aGetIsRedirectedOnTheSameServer(status: HTTPResponse.Status) async throws {
    let redirect = redirect("https://cloud.docker.com/moved/?a=b", status)
    let transport = RecordingTransport { _, number in
      number == 0 ? redirect : .json(#"{"uuid": "u"}"#)
    }
    #expect(try await Services(api: .sample(transport)).get(uuid: "u").uuid == "u")
    #expect(await transport.paths.last == "/moved/?a=b")
  }

  @Test(arguments: [
    ("other/", "/api/app/v1/service/u/other/"), ("../v/", "/api/app/v1/service/v/"),
    ("/../../x", "/x"), ("?q=1", "/api/app/v1/service/u/?q=1"),
  ])
  func aRelativeLocationIsResolved(location: String, path: String) async throws {
    let redirect = redirect(location, .found)
    let transport = RecordingTransport { _, number in number == 0 ? redirect : .json("{}") }
    _ = try await Services(api: .sample(transport)).get(uuid: "u")
    #expect(await transport.paths.last == path)
  }

  @Test(arguments: [
    "https://evil.example/", "//evil.example/", "http://cloud.docker.com/",
    "https://cloud.docker.com:444/",
  ])
  func aRedirectToAnotherServerIsRefused(location: String) async throws {
    let redirect = redirect(location, .found)
    let transport = RecordingTransport { _, _ in redirect }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).get(uuid: "u")
    }
    #expect(error?.kind == .refusedLink)
    #expect(error?.status == .found)
    #expect(await transport.requests.count == 1)
  }

  @Test func aPostIsNotRedirected() async throws {
    let redirect = redirect("/elsewhere/", .temporaryRedirect)
    let transport = RecordingTransport { _, _ in redirect }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).create(image: "i")
    }
    #expect(error?.status == .temporaryRedirect)
    #expect(await transport.requests.count == 1)
  }

  @Test func redirectsEnd() async throws {
    let redirect = redirect("/again/", .found)
    let transport = RecordingTransport { _, _ in redirect }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).get(uuid: "u")
    }
    #expect(error?.message == "too many redirects")
    #expect(await transport.requests.count == 6)
  }
}
