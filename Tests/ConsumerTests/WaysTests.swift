import Foundation
import Testing

extension ConsumerTests {
  @Suite("It builds wherever it is, and whatever it depends on", .serialized)
  struct WaysTests {
    @Test(
      "The first build generates the client, compiles it, and the program calls it",
      arguments: Way.allCases)
    func firstBuild(way: Way) async throws {
      let package = try await way.package()
      let build = package.firstBuild
      try #require(build.succeeded, "\(build.text)")
      #expect(build.generated)
      // A warning without a place may be one about a cache.
      #expect(!build.text.contains(": warning: "), "\(build.text)")
      #expect(build.compiled == ConsumerTests.clientFiles.union(["Bookshop.swift"]))
      #expect(try Set(package.outputs().keys) == ConsumerTests.clientFiles)
      #expect(try await package.tour().text == ConsumerTests.tour)
    }

    @Test("Where nothing changed, nothing runs and nothing is compiled", arguments: Way.allCases)
    func idleBuild(way: Way) async throws {
      let package = try await ConsumerTests.built(way)
      let before = try package.outputs()
      let build = try await package.build()
      #expect(build.succeeded)
      #expect(!build.generated, "\(build.text)")
      #expect(build.compiled.isEmpty)
      #expect(!build.text.contains("Compiling Bookshop"), "\(build.text)")
      #expect(try package.outputs() == before)
    }

    @Test(
      "A page that changed is generated anew, and its file is compiled alone",
      arguments: Way.allCases)
    func changedPage(way: Way) async throws {
      let package = try await ConsumerTests.built(way)
      let before = try package.outputs()
      try package.replace(
        "Which book, as its `isbn`", with: "Which book: its `isbn`",
        in: "Reference/includes/_orders.md")
      let build = try await package.build()
      #expect(build.succeeded, "\(build.text)")
      #expect(build.generated)
      #expect(build.compiled == ["Orders.swift"], "\(build.text)")
      var after = try package.outputs()
      #expect(after["Orders.swift"]?.text.contains("Which book: its `isbn`") == true)
      after["Orders.swift"] = before["Orders.swift"]
      #expect(after == before, "files of other pages are not touched")
      #expect(try await package.tour().text == ConsumerTests.tour)
    }

    @Test(
      "With `traits: []`, what is fetched is the tool's two parsers and the runtime's two libraries"
    )
    func fetchedPackages() async throws {
      let package = try await ConsumerTests.built(.url)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: package.buildFolder.appending(path: "checkouts").path)
      #expect(
        names.filter { !$0.hasPrefix(".") }.sorted() == [
          "Yams", "swift-argument-parser", "swift-http-types", "swift-log", "swift-slate-generator",
        ])
    }
  }
}
