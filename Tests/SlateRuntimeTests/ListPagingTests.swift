import HTTPTypes
import SlateRuntime
import Testing

/// Lists whose pages follow each other in a way of their own, against a server that has 5 items, 2 on a page.
@Suite struct ListPagingTests {
  private struct Item: Codable, Sendable, Equatable { var id: Int }

  private static let call: APICall = {
    var call = APICall("items.list", .get, from: "items.md:1")
    call.appendPath("/items")
    call.addQuery("kind", "a&b")
    return call
  }()

  private func ids(
    _ paging: ListPaging, _ transport: RecordingTransport, call: APICall = Self.call
  ) async throws -> [Int] {
    let list: PagedSequence<Item> = APIClient.sample(transport).list(call, paging: paging)
    return try await list.all().map(\.id)
  }

  private static func query(_ name: String, of request: HTTPRequest) -> String? {
    let query = (request.path ?? "").drop { $0 != "?" }.dropFirst()
    for item in query.split(separator: "&") where item.hasPrefix("\(name)=") {
      return String(item.dropFirst(name.count + 1))
    }
    return nil
  }

  private static func items(from start: Int) -> String {
    let items = (min(start, 5)..<min(start + 2, 5)).map { #"{"id": \#($0)}"# }
    return "[\(items.joined(separator: ", "))]"
  }

  private static func numbered(_ envelope: @escaping @Sendable (String, Int) -> String)
    -> RecordingTransport
  {
    RecordingTransport { request, _ in
      let page = Self.query("page", of: request).flatMap(Int.init) ?? 1
      return .json(envelope(Self.items(from: (page - 1) * 2), page))
    }
  }

  @Test func pageNumbersCountToTheNumberOfPages() async throws {
    let transport = Self.numbered { #"{"data": \#($0), "meta": {"pages": 3, "page": \#($1)}}"# }
    let paging = ListPaging(items: "data", next: .page("page"), totalPages: "meta.pages")
    #expect(try await ids(paging, transport) == [0, 1, 2, 3, 4])
    #expect(
      await transport.paths == [
        "/items?kind=a%26b", "/items?kind=a%26b&page=2", "/items?kind=a%26b&page=3",
      ])
  }

  @Test func pageNumbersGoOnFromTheCallersOwn() async throws {
    let transport = Self.numbered { items, _ in items }
    var call = Self.call
    call.addQuery("page", 2)
    #expect(try await ids(ListPaging(next: .page("page")), transport, call: call) == [2, 3, 4])
    #expect(await transport.paths.last == "/items?kind=a%26b&page=4")
  }

  @Test func aTotalSavesTheRequestForAnEmptyPage() async throws {
    let transport = Self.numbered { items, _ in #"{"data": \#(items), "total": 5}"# }
    let paging = ListPaging(items: "data", next: .page("page"), totalCount: "total")
    #expect(try await ids(paging, transport) == [0, 1, 2, 3, 4])
    #expect(await transport.requests.count == 3)
  }

  @Test func pagesMayBeCountedFromZero() async throws {
    let transport = RecordingTransport { request, _ in
      let page = Self.query("page", of: request).flatMap(Int.init) ?? 0
      return .json(#"{"data": \#(Self.items(from: page * 2)), "pages": 3}"#)
    }
    let paging = ListPaging(items: "data", next: .page("page", first: 0), totalPages: "pages")
    #expect(try await ids(paging, transport) == [0, 1, 2, 3, 4])
    #expect(await transport.paths.last == "/items?kind=a%26b&page=2")
  }

  @Test func anOffsetGrowsByTheItemsOfEachPage() async throws {
    let transport = RecordingTransport { request, _ in
      .json(Self.items(from: Self.query("offset", of: request).flatMap(Int.init) ?? 0))
    }
    #expect(try await ids(ListPaging(next: .offset("offset")), transport) == [0, 1, 2, 3, 4])
    #expect(await transport.paths.last == "/items?kind=a%26b&offset=5")
  }

  @Test(arguments: ["null", "\"\"", "false"])
  func aCursorIsHandedBackUntilThereIsNone(end: String) async throws {
    let transport = RecordingTransport { request, _ in
      let start = Self.query("cursor", of: request) == "a%2Bb%3D" ? 2 : 0
      let next = start == 0 ? #""a+b=""# : end
      return .json(#"{"items": \#(Self.items(from: start)), "paging": {"next": \#(next)}}"#)
    }
    let paging = ListPaging(items: "items", next: .value(of: "cursor", at: "paging.next"))
    #expect(try await ids(paging, transport) == [0, 1, 2, 3])
  }

  @Test func theEndMayBeATruth() async throws {
    let transport = RecordingTransport { request, _ in
      let start = Self.query("after", of: request).flatMap(Int.init).map { $0 + 1 } ?? 0
      return .json(#"{"data": \#(Self.items(from: start)), "has_more": \#(start < 4)}"#)
    }
    let paging = ListPaging(
      items: "data", next: .lastItem("after", attribute: "id"), more: "has_more")
    #expect(try await ids(paging, transport) == [0, 1, 2, 3, 4])
    #expect(await transport.requests.count == 3)
  }

  @Test func aLinkInTheBodyIsFollowed() async throws {
    let transport = RecordingTransport { request, _ in
      let isFirst = request.path?.contains("page=2") == false
      let next = isFirst ? #""/items?page=2""# : "null"
      return .json(#"{"data": \#(Self.items(from: isFirst ? 0 : 2)), "links": {"next": \#(next)}}"#)
    }
    let paging = ListPaging(items: "data", next: .link(at: "links.next"))
    #expect(try await ids(paging, transport) == [0, 1, 2, 3])
  }

  @Test func aLinkInTheHeaderIsFollowed() async throws {
    let name = try #require(HTTPField.Name("Link"))
    let transport = RecordingTransport { request, number in
      var headers: HTTPFields = [:]
      headers[name] =
        number == 0
        ? #"</items?page=1>; rel="prev first", </items?page=2>; rel="next"; title="x""#
        : #"</items?page=1>; rel="prev""#
      return .json(Self.items(from: number * 2), .ok, headers)
    }
    #expect(try await ids(ListPaging(next: .linkHeader), transport) == [0, 1, 2, 3])
    #expect(await transport.paths == ["/items?kind=a%26b", "/items?page=2"])
  }

  @Test func aLinkToAnotherServerIsRefused() async throws {
    let transport = RecordingTransport { _, _ in
      .json(#"{"data": [], "next": "https://evil.example/items"}"#)
    }
    await #expect(throws: APIError.self) {
      try await ids(ListPaging(items: "data", next: .link(at: "next")), transport)
    }
  }

  @Test func aServerThatDoesNotKnowTheParameterEndsTheList() async throws {
    let transport = RecordingTransport { _, _ in .json(Self.items(from: 0)) }
    #expect(try await ids(ListPaging(next: .page("page")), transport) == [0, 1])
    #expect(await transport.requests.count == 2)
  }

  @Test func aListThatArrivesWithoutItsEnvelopeIsRead() async throws {
    let transport = RecordingTransport { _, number in .json(number == 0 ? #"[{"id": 1}]"# : "[]") }
    #expect(try await ids(ListPaging(items: "data", next: .page("page")), transport) == [1])
  }

  @Test(arguments: ["{}", #"{"data": null}"#])
  func anEnvelopeWithoutItemsIsAnEmptyList(json: String) async throws {
    let transport = RecordingTransport { _, _ in .json(json) }
    #expect(try await ids(ListPaging(items: "data", next: .page("page")), transport).isEmpty)
  }
}
