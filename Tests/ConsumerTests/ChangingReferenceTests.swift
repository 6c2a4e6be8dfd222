import Foundation
import Testing

extension ConsumerTests {
  @Suite("It follows its reference", .serialized)
  struct ChangingReferenceTests {
    @Test(
      "A page that is added to the includes has its file in the next build, which is compiled alone when it changes"
    )
    func addedPage() async throws {
      let package = try await ConsumerTests.built()
      try Self.addCarts(to: package)
      let added = try await package.build()
      #expect(added.succeeded, "\(added.text)")
      #expect(added.generated)
      #expect(try package.code().contains("var carts: Carts"))
      #expect(
        try Set(package.outputs().keys) == ConsumerTests.clientFiles.union(["Carts.swift"]))

      try package.replace("Get a cart", with: "Fetch a cart", in: "Reference/includes/_carts.md")
      let changed = try await package.build()
      #expect(changed.succeeded, "\(changed.text)")
      #expect(changed.compiled == ["Carts.swift"], "\(changed.text)")
      #expect(try package.outputs()["Carts.swift"]?.text.contains("Fetch a cart") == true)
    }

    @Test("A page that is taken from the includes is gone in the next build")
    func removedPage() async throws {
      let package = try await ConsumerTests.built()
      try package.replace("  - ratings\n", with: "", in: "Reference/index.md")
      // The program rates a book.
      try package.replace(
        "rating = try await shop.ratings.rate(isbn: emma.isbn, stars: 5, reader: \"Jo\")",
        with: "rating = (stars: 5 as Int?, reader: emma.isbn)",
        in: "Sources/bookshop-tour/BookshopTour.swift")
      let forgotten = try await package.build()
      #expect(forgotten.succeeded, "\(forgotten.text)")
      #expect(try !package.code().contains("struct Rating"))
      // The file is still there, and a warning says that nobody names it.
      let page = package.file("Reference/includes/_ratings.md").path
      #expect(
        forgotten.text.contains("\(page):1:1: warning: no include names this page"),
        "\(forgotten.text)")

      try package.remove("Reference/includes/_ratings.md")
      let removed = try await package.build()
      #expect(removed.succeeded, "\(removed.text)")
      #expect(!removed.text.contains("warning:"), "\(removed.text)")
      #expect(
        try Set(package.outputs().keys) == ConsumerTests.clientFiles.subtracting(["Ratings.swift"]))
    }

    @Test("A reference that is put elsewhere is found where the configuration says")
    func movedReference() async throws {
      let package = try await ConsumerTests.built()
      let before = try package.outputs().mapValues(\.text)
      try FileManager.default.moveItem(
        at: package.file("Reference"), to: package.file("Sources/Docs"))
      defer { try? package.remove("Sources/Docs") }
      try package.replace("../../Reference", with: "../Docs", in: Self.configuration)
      let build = try await package.build()
      #expect(build.succeeded, "\(build.text)")
      #expect(try package.outputs().mapValues(\.text) == before)
    }

    @Test(
      "A broken page fails each build at its place, and leaves the files as they were; mended, nothing is compiled"
    )
    func brokenPage() async throws {
      let package = try await ConsumerTests.built()
      let before = try package.outputs()
      let page = "Reference/includes/_orders.md"
      try package.replace("}\n```\n", with: "}\n", in: page)
      for _ in 1...2 {
        let broken = try await package.build()
        #expect(!broken.succeeded)
        #expect(
          broken.text.contains(
            "\(package.file(page).path):5:1: error: this code block is never closed"),
          "\(broken.text)")
      }
      #expect(try package.outputs() == before)
      try package.restore()
      let mended = try await package.build()
      #expect(mended.succeeded, "\(mended.text)")
      #expect(mended.generated)
      #expect(mended.compiled.isEmpty, "\(mended.compiled)")
      #expect(try package.outputs() == before)
    }

    @Test("A warning of the reference is a warning of the build, at its place")
    func warning() async throws {
      let package = try await ConsumerTests.built()
      try package.replace("rename: total", with: "rename: sum", in: Self.configuration)
      try package.replace(
        "attribute: Order.totel", with: "attribute: Order.nothing", in: Self.configuration)
      let build = try await package.build()
      #expect(
        build.text.contains("\(package.file(Self.configuration).path):5:16: warning: "),
        "\(build.text)")
    }

    @Test("A page that the configuration leaves out has no file, and its changes run nothing")
    func excludedPage() async throws {
      let package = try await ConsumerTests.built()
      try package.write(
        "# Drafts\n\n## Get a draft\n\n`GET /drafts/{id}`\n", to: "Reference/includes/_drafts.md")
      try package.replace(
        "  - arrivals", with: "  - drafts\n  - arrivals", in: "Reference/index.md")
      let configuration = try String(contentsOf: package.file(Self.configuration), encoding: .utf8)
      try package.write(configuration + "excludePages: [drafts]\n", to: Self.configuration)
      let build = try await package.build()
      #expect(build.succeeded, "\(build.text)")
      #expect(!build.text.contains("warning:"), "\(build.text)")
      #expect(try Set(package.outputs().keys) == ConsumerTests.clientFiles)
      try package.replace("Get a draft", with: "Fetch a draft", in: "Reference/includes/_drafts.md")
      let idle = try await package.build()
      #expect(idle.succeeded)
      #expect(!idle.generated, "\(idle.text)")
    }

    private static let configuration = "Sources/Bookshop/slate-generator.yaml"

    private static func addCarts(to package: ConsumerPackage) throws {
      try package.write(
        "# Carts\n\n## Get a cart\n\n`GET /carts/{id}`\n", to: "Reference/includes/_carts.md")
      try package.replace("  - arrivals", with: "  - arrivals\n  - carts", in: "Reference/index.md")
    }
  }
}
