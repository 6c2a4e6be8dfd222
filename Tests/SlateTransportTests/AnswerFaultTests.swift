import Foundation
import HTTPTypes
import SlateRuntime
import Testing

/// What servers answer that is not what was promised, over real sockets and through each transport.
@Suite(.timeLimit(.minutes(1))) struct AnswerFaultTests {
  private func services(
    _ kind: TransportKind, _ server: SocketServer, _ retryPolicy: RetryPolicy = .none
  ) -> Services {
    Services(
      api: kind.client(
        server.address, configuration: ClientConfiguration(retryPolicy: retryPolicy)))
  }

  private func failure(_ kind: TransportKind, _ reply: Reply) async throws -> APIError? {
    try await withSocketServer(replies: [reply]) { server in
      await #expect(throws: APIError.self) { try await services(kind, server).get(uuid: "u") }
    }
  }

  @Test(arguments: TransportKind.allCases, [429, 503, 504])
  func aBusyServerIsAskedAgainWhenItSays(kind: TransportKind, status: Int) async throws {
    // Half an hour is what the policy would wait; the server says that it need not.
    let policy = RetryPolicy(
      initialDelay: .seconds(1800), maximumDelay: .seconds(1800),
      maximumTotalDuration: .seconds(3600))
    let busy = Reply.json(#"{"error": "later"}"#, status, headers: ["Retry-After": "0"])
    try await withSocketServer(replies: [busy, busy, .json(#"{"uuid": "u"}"#)]) { server in
      let service = try await services(kind, server, policy).get(uuid: "u")
      #expect(service.uuid == "u")
      #expect(server.requests.value == 3)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aServerThatStaysBusyIsGivenUp(kind: TransportKind) async throws {
    let policy = RetryPolicy(maximumAttempts: 3, initialDelay: .zero)
    try await withSocketServer(replies: [.json("", 503)]) { server in
      let error = await #expect(throws: APIError.self) {
        try await services(kind, server, policy).get(uuid: "u")
      }
      #expect(error?.status?.code == 503)
      #expect(server.requests.value == 3)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func anErrorOfTheServerIsAStatusAndIsNotRepeated(kind: TransportKind) async throws {
    try await withSocketServer(replies: [.json(#"{"error": "oops"}"#, 500)]) { server in
      let error = await #expect(throws: APIError.self) {
        try await services(kind, server, .standard).get(uuid: "u")
      }
      #expect(error?.kind == .status)
      #expect(error?.status?.code == 500)
      #expect(error?.message == "oops")
      #expect(server.requests.value == 1)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func htmlInsteadOfJSONIsTold(kind: TransportKind) async throws {
    let page = Reply(
      headers: ["Content-Type": "text/html"], body: Data("<h1>Gateway</h1>".utf8))
    let error = try await failure(kind, page)
    #expect(error?.kind == .decoding)
    #expect(error?.message == "the body is not JSON (its type is text/html)")
    #expect(error?.body == Array("<h1>Gateway</h1>".utf8))
  }

  @Test(arguments: TransportKind.allCases, [202, 204])
  func anActionMayBeAcceptedWithoutAnObject(kind: TransportKind, status: Int) async throws {
    try await withSocketServer(replies: [Reply(status: status)]) { server in
      let created = try await services(kind, server).create(name: "n")
      #expect(created.status.code == status)
      #expect(created.uuid.isEmpty)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func anObjectSurvivesWhateverIsInIt(kind: TransportKind) async throws {
    let json = #"""
      {"uuid": null, "name": "w", "state": "Levitating", "ports": [null, 1], "brand": {"new": null}}
      """#
    try await withSocketServer(replies: [.json(json), .json("{}")]) { server in
      let services = services(kind, server)
      let service = try await services.get(uuid: "u")
      #expect(service.uuid.isEmpty)
      #expect(service.unlisted.isNull("uuid"))
      #expect(
        service.unlisted.values == [
          "state": "Levitating", "ports": [nil, 1], "brand": ["new": nil],
        ])
      #expect(try await services.get(uuid: "u").unlisted.isMissing("name"))
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aNumberWhereTextIsPromisedIsToldWithItsPlace(kind: TransportKind) async throws {
    let error = try await failure(kind, .json(#"{"name": 80}"#))
    #expect(error?.kind == .decoding)
    #expect(
      error?.message == "name: expected string (includes/service.md:172), found number 80")
  }

  @Test(arguments: TransportKind.allCases)
  func pagesThatLeadInACircleEnd(kind: TransportKind) async throws {
    let pages = [
      Reply.json(#"{"meta": {"next": "/page/2/"}, "objects": [{"uuid": "a"}]}"#),
      .json(#"{"meta": {"next": "/api/app/v1/service/"}, "objects": [{"uuid": "b"}]}"#),
    ]
    try await withSocketServer(replies: pages) { server in
      var uuids: [String] = []
      let error = await #expect(throws: APIError.self) {
        for try await service in services(kind, server).list() { uuids.append(service.uuid) }
      }
      #expect(error?.kind == .refusedLink)
      #expect(uuids == ["a"])
      #expect(server.requests.value == 2)
    }
  }

  @Test(arguments: TransportKind.allCases, ["v\r\nX-Evil: 1", "v\n", "\r", "v\0"])
  func aHeaderValueWithALineBreakNeverLeaves(kind: TransportKind, value: String) async throws {
    try await withSocketServer { server in
      var call = APICall("services.get", .get, from: "includes/service.md:512")
      call.appendPath("/service/")
      call.setHeader("X-Value", value)
      let error = await #expect(throws: APIError.self) {
        try await services(kind, server).api.sendEmpty(call)
      }
      #expect(error?.kind == .invalidRequest)
      #expect(server.requests.value == 0)
      #expect(server.openConnections == 0)
    }
  }
}
