import Foundation
import HTTPTypes
import SlateRuntime
import Testing

/// What a server, or a reference, may say to lure credentials or requests to another place.
@Suite struct HostileServerTests {
  static let links = [
    "https://evil.example/", "http://cloud.docker.com/", "//evil.example/x", "\\\\evil.example\\x",
    "/\\evil.example/", "/\\/evil.example/", "https:\\\\evil.example/", "https:/evil.example/",
    "https:evil.example/", "https:///evil.example/", "https://cloud.docker.com@evil.example/",
    "https://cloud.docker.com:443@evil.example/", "https://evil.example\\@cloud.docker.com/",
    "https://evil.example#@cloud.docker.com/", "https://evil.example?@cloud.docker.com/",
    "https://cloud.docker.com.evil.example/", "https://cloud.docker.com%2eevil.example/",
    "https://cloud.docker.com%00.evil.example/", "https://cloud.docker.com\u{0}.evil.example/",
    "https://cloud.docker.com\t.evil.example/", "https://cloud.docker.com\n.evil.example/",
    " https://evil.example/", "\thttps://evil.example/", "ht\ntps://evil.example/",
    "HTTPS://EVIL.example/", "https://cloud.docker.com:444/", "https://cloud.docker.com:/",
    "https://cloud.docker.com:443443/", "https://[::1]/", "https://2130706433/",
    "file:///etc/passwd",
    "javascript:alert(1)", "data:text/plain,x", "ws://cloud.docker.com/", "wss://cloud.docker.com/",
    "ftp://cloud.docker.com/", "https://ⓔvil.example/", "https://cloud。docker.com/",
    "https://cloud.docker.com\u{2215}evil.example/",
    "https://cloud.docker.com\u{FF0F}.evil.example/",
    "/x\r\nHost: evil.example\r\n\r\n", "/x HTTP/1.1\r\nX: y", "//", "///evil.example", "https://",
    "../../../../..", "/..//evil.example/", "/.//evil.example/", "..//evil.example", "?\r\nX: y",
    "#x",
    "/\u{202E}x", "", ".", "/%2F%2Fevil.example", "/;@evil.example", ":", "://", "@evil.example/",
  ]

  @Test(arguments: links)
  func aLocationLeadsNowhereElse(link: String) async throws {
    let transport = RecordingTransport { _, number in
      guard number == 0, let location = HTTPField.Name("Location") else { return .json("{}") }
      var response = HTTPResponse(status: .found)
      response.headerFields[location] = link
      return TransportResponse(response)
    }
    _ = try? await Services(api: .sample(transport)).get(uuid: "u")
    try await expectOneServer(transport)
  }

  @Test(arguments: links)
  func aLinkInABodyLeadsNowhereElse(link: String) async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    _ = try? await APIClient.sample(transport).fetch(ResourceURI<Stack>(rawValue: link))
    try await expectOneServer(transport)
  }

  @Test(arguments: links)
  func aNextPageIsNowhereElse(link: String) async throws {
    let text = try #require(
      String(data: JSONValue.string(link).encoded(), encoding: .utf8))
    // A relative link may lead to a new page each time; who asks for all pages of a server gets them.
    let transport = RecordingTransport { _, number in
      .json(#"{"objects": [], "meta": {"next": \#(number < 3 ? text : "null")}}"#)
    }
    _ = try? await Services(api: .sample(transport)).list().all()
    try await expectOneServer(transport)
  }

  /// The reference's own words go into requests, too.
  @Test(arguments: [
    "/x\r\nHost: evil.example", "/x y", "/x?a=b#c", "/\u{0}", "/\u{2028}", "/../..",
    "//evil.example/",
    "https://evil.example/", "\\\\evil.example", "/%0d%0aX:y", "/ü",
  ])
  func aPathOfTheReferenceStaysAPath(path: String) async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    var call = APICall("things.get", .get, from: "index.md:1")
    call.appendPath(path)
    _ = try? await APIClient.sample(transport).send(call, as: JSONValue.self)
    try await expectOneServer(transport)
  }

  @Test(arguments: ["a&b", "a=b", "a#b", "a b", "a\r\nX: y", "a\u{0}", "ü", "%26", "+", "a?b/c"])
  func aNameInTheQueryStaysAName(name: String) async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    var call = APICall("things.get", .get, from: "index.md:1")
    call.appendPath("/things/")
    call.addQuery(name, name)
    call.addQuery("last", 1)
    _ = try await APIClient.sample(transport).send(call, as: JSONValue.self)
    try await expectOneServer(transport)
    let path = try #require(await transport.paths.first)
    let query = try #require(path.split(separator: "?", maxSplits: 1).last)
    let pairs = query.split(separator: "&").map { $0.split(separator: "=") }
    #expect(pairs.count == 2 && pairs.allSatisfy { $0.count == 2 }, "\(path)")
    #expect(pairs.first?.first == pairs.first?.last)
  }

  @Test(arguments: ["", "a b", "a:b", "a\r\nX", "a\u{0}", "ü", "a(b)", "Host\n"])
  func aHeaderNameThatIsNoneIsRefused(name: String) async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    var call = APICall("things.get", .get, from: "index.md:1")
    call.appendPath("/things/")
    call.setHeader(name, "x")
    let error = await #expect(throws: APIError.self) {
      try await APIClient.sample(transport).send(call, as: JSONValue.self)
    }
    #expect(error?.kind == .invalidRequest)
    #expect(await transport.requests.isEmpty)
  }

  /// Every request went to the reference's server, encrypted, and is one line.
  private func expectOneServer(_ transport: RecordingTransport) async throws {
    for request in await transport.requests {
      #expect(request.scheme == "https")
      #expect(request.authority == "cloud.docker.com")
      let path = try #require(request.path)
      #expect(path.hasPrefix("/"))
      #expect(path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "\(path)")
      #expect(!path.contains("#"))
    }
  }
}

extension JSONValue {
  fileprivate func encoded() throws -> Data {
    try JSONEncoder().encode([self]).dropFirst().dropLast()
  }
}
