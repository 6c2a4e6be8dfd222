import HTTPTypes
import SlateRuntime
import Testing

@Suite struct PagingTests {
  private static func envelope(_ uuids: [String], next: String?) -> TransportResponse {
    let objects = uuids.map { #"{"uuid": "\#($0)"}"# }.joined(separator: ", ")
    let link = next.map { "\"\($0)\"" } ?? "null"
    return .json(
      #"{"meta": {"next": \#(link), "total_count": 3, "limit": 2, "offset": 0}, "objects": [\#(objects)]}"#
    )
  }

  private let twoPages = RecordingTransport { request, _ in
    request.path?.contains("offset=2") == true
      ? Self.envelope(["c"], next: nil)
      : Self.envelope(["a", "b"], next: "/api/app/v1/service/?limit=2&offset=2")
  }

  @Test func itemsComeFromAllPages() async throws {
    var uuids: [String] = []
    for try await service in Services(api: .sample(twoPages)).list(state: .running) {
      uuids.append(service.uuid)
    }
    #expect(uuids == ["a", "b", "c"])
    #expect(
      await twoPages.paths
        == ["/api/app/v1/service/?state=Running", "/api/app/v1/service/?limit=2&offset=2"])
  }

  @Test func aPageIsFetchedOnlyWhenItIsNeeded() async throws {
    var iterator = Services(api: .sample(twoPages)).list().makeAsyncIterator()
    #expect(await twoPages.requests.isEmpty)
    _ = try await iterator.next()
    _ = try await iterator.next()
    #expect(await twoPages.requests.count == 1)
    _ = try await iterator.next()
    #expect(await twoPages.requests.count == 2)
    #expect(try await iterator.next() == nil)
    #expect(try await iterator.next() == nil)
    #expect(await twoPages.requests.count == 2)
  }

  @Test func theFirstPageKnowsTheTotal() async throws {
    let page = try await Services(api: .sample(twoPages)).list().firstPage()
    #expect(page.items.map(\.uuid) == ["a", "b"])
    #expect(page.totalCount == 3)
    #expect(page.limit == 2)
    #expect(page.next == "/api/app/v1/service/?limit=2&offset=2")
    #expect(await twoPages.requests.count == 1)
  }

  @Test func everythingCanBeHadAtOnce() async throws {
    #expect(try await Services(api: .sample(twoPages)).list().all().count == 3)
  }

  @Test func aBareArrayIsAList() async throws {
    let transport = RecordingTransport { _, _ in .json(#" [{"uuid": "a"}, {"uuid": "b"}]"#) }
    let items = try await Services(api: .sample(transport)).list().all()
    #expect(items.map(\.uuid) == ["a", "b"])
  }

  @Test(arguments: ["{}", #"{"objects": null, "meta": null}"#, #"{"objects": []}"#])
  func anEnvelopeWithoutItemsIsAnEmptyList(json: String) async throws {
    let transport = RecordingTransport { _, _ in .json(json) }
    #expect(try await Services(api: .sample(transport)).list().all().isEmpty)
  }

  @Test func aRelativeNextIsResolved() async throws {
    let transport = RecordingTransport { request, _ in
      Self.envelope(["a"], next: request.path?.contains("page") == true ? nil : "?page=2")
    }
    #expect(try await Services(api: .sample(transport)).list().all().count == 2)
    #expect(await transport.paths.last == "/api/app/v1/service/?page=2")
  }

  @Test func aNextOnAnotherServerIsRefused() async throws {
    let transport = RecordingTransport { _, _ in
      Self.envelope(["a"], next: "https://evil.example/api/app/v1/service/?offset=2")
    }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).list().all()
    }
    #expect(error?.kind == .refusedLink)
    #expect(await transport.requests.count == 1)
  }

  @Test func aCycleOfPagesEnds() async throws {
    let transport = RecordingTransport { request, _ in
      Self.envelope(["a"], next: request.path?.contains("p=1") == true ? "?p=2" : "?p=1")
    }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).list().all()
    }
    #expect(error?.kind == .refusedLink)
    #expect(await transport.requests.count == 3)
  }

  @Test func aWrongItemIsToldWithItsPathInTheEnvelope() async throws {
    let transport = RecordingTransport { _, _ in
      .json(#"{"objects": [{"uuid": "a"}, {"uuid": 5}]}"#)
    }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).list().all()
    }
    #expect(error?.mismatch?.path == "objects[1].uuid")
    #expect(error?.operation == "services.list")
  }

  @Test func aWrongEnvelopeIsToldWithItsPath() async throws {
    let transport = RecordingTransport { _, _ in .json(#"{"objects": "none"}"#) }
    let error = await #expect(throws: APIError.self) {
      try await Services(api: .sample(transport)).list().all()
    }
    #expect(error?.message == #"objects: expected array, found string "none""#)
  }
}
