import DockerCloud
import SlateRuntime
import Testing

// What the article `Paging` of SlateRuntime shows.

@Suite("The article on lists")
struct PagingArticle {
  private let cloud = DockerCloudClient(
    credentials: .none,
    transport: ScriptedTransport([
      .json(
        #"{"meta": {"next": "/api/app/v1/service/?offset=1", "total_count": 2}, "objects": [{"name": "web"}]}"#
      ),
      .json(#"{"meta": {"next": null, "total_count": 2}, "objects": [{"name": "db"}]}"#),
    ]))

  @Test("A loop fetches pages as it needs them")
  func loop() async throws {
    for try await service in cloud.services.list(state: .running) {
      print(service.name)
      if service.name == "db" { break }
    }
  }

  @Test("Sequences have the library's algorithms")
  func algorithms() async throws {
    let names = cloud.services.list().map(\.name)
    let first = try await names.first { $0.hasPrefix("d") }
    #expect(first == "db")
  }

  @Test("Everything at once")
  func everything() async throws {
    let services = try await cloud.services.list().all()
    #expect(services.count == 2)
  }

  @Test("The first page knows how many there are")
  func count() async throws {
    let page = try await cloud.services.list().firstPage()
    print(page.totalCount ?? page.items.count)
    #expect(page.totalCount == 2)
  }

  @Test("Pages with their headers")
  func pages() async throws {
    for try await page in cloud.services.list().pages {
      print(page.items.count, page.headers[.date] ?? "")
    }
  }
}
