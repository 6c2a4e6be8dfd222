import Testing

@testable import SwiftEmission

@Suite("Path templates")
struct PathTemplateTests {
  @Test("literals, parameters and the namespace stand in their order")
  func pieces() {
    let template = PathTemplate("/api/infra/v1/node/{uuid}/deploy/", namespaceIndex: 3)
    #expect(
      template.pieces == [
        .literal("/api/infra/v1/"), .namespace, .literal("node/"), .parameter("uuid"),
        .literal("/deploy/"),
      ])
    #expect(template.holdsNamespace)
  }

  @Test("a parameter may be a part of a segment")
  func partsOfSegments() {
    #expect(
      PathTemplate("/{a.b}-{c}.json", namespaceIndex: nil).pieces == [
        .literal("/"), .parameter("a.b"), .literal("-"), .parameter("c"), .literal(".json"),
      ])
  }

  @Test("braces that hold no name are text")
  func loneBraces() {
    #expect(PathTemplate("/{}/{a/b}/}{", namespaceIndex: nil).pieces == [.literal("/{}/{a/b}/}{")])
  }

  @Test("a namespace may stand first, but not behind the last segment")
  func namespaces() {
    #expect(
      PathTemplate("/a/", namespaceIndex: 0).pieces == [.literal("/"), .namespace, .literal("a/")])
    #expect(PathTemplate("a/", namespaceIndex: 0).pieces == [.namespace, .literal("a/")])
    #expect(PathTemplate("/a/", namespaceIndex: 1).pieces == [.literal("/a/"), .namespace])
    #expect(!PathTemplate("/a/", namespaceIndex: 2).holdsNamespace)
  }

  @Test("a parameter that stands twice is one parameter")
  func repeats() {
    #expect(PathTemplate("/{a}/{b}/{a}", namespaceIndex: nil).parameters == ["a", "b"])
  }
}
