import Foundation
import Testing

/// A package that uses the plugin is built with `swift build`, as a user builds it.
@Suite("A package that uses the plugin", .serialized)
struct BuildTests {
  private static let tour = """
    book: Emma, 9.5, in stock
    get: Emma, status 200
    rating: 5 by Jo
    order: 17, 12.25
    arrival: 3 on shelf B2
    error: 404

    """

  @Test(
    "It builds and runs: by path, by URL, and in a folder with a difficult name; then it follows its reference"
  )
  func consumer() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "slate-consumer-\(UUID().uuidString)").resolvingSymlinksInPath()
    defer { try? FileManager.default.removeItem(at: folder) }
    // One build folder for all: what the generator stands on is built once.
    let scratch = folder.appending(path: "build")

    let repository = folder.appending(path: "remote/swift-slate-generator")
    try GeneratorCopy.make(at: repository)
    try GeneratorCopy.commit(repository, tag: "0.1.0")
    let remote = try NestedBuild(
      in: folder.appending(path: "by URL"), scratch: scratch,
      settings: ["SLATE_GENERATOR_URL": URL(filePath: repository.path).absoluteString])
    try buildsAndRuns(remote)
    try onlyNeededPackagesAreFetched(remote)

    let odd = folder.appending(path: "Bücher & Tee – 本屋")
    try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: true)
    try FileManager.default.moveItem(
      at: repository, to: odd.appending(path: "swift-slate-generator"))
    let difficult = try NestedBuild(
      in: odd, scratch: scratch,
      settings: [
        "SLATE_GENERATOR_PATH": odd.appending(path: "swift-slate-generator").path
      ])
    try buildsAndRuns(difficult)

    let local = try NestedBuild(
      in: folder.appending(path: "by path"), scratch: scratch,
      settings: ["SLATE_GENERATOR_PATH": References.root.path])
    try buildsAndRuns(local)
    try followsTheReference(local)
    try refusesWhatIsWrong(local)
    try checksIn(local)
  }

  // MARK: Consumers

  private func buildsAndRuns(_ package: NestedBuild) throws {
    let build = try package.build()
    try #require(build.succeeded, "\(build.text)")
    #expect(build.generated)
    #expect(!build.text.contains("error:"))
    let run = try package.tour()
    #expect(run.text == Self.tour)
  }

  /// A user of the plugin fetches the parsers of the tool, and nothing of a server.
  private func onlyNeededPackagesAreFetched(_ package: NestedBuild) throws {
    let checkouts = package.scratch.appending(path: "checkouts")
    let names = try FileManager.default.contentsOfDirectory(atPath: checkouts.path)
    #expect(
      names.filter { !$0.hasPrefix(".") }.sorted() == [
        "Yams", "swift-argument-parser", "swift-http-types", "swift-log", "swift-slate-generator",
      ])
  }

  // MARK: From build to build

  private func followsTheReference(_ package: NestedBuild) throws {
    // The first build wrote Package.resolved, of which SwiftPM makes a new plan.
    #expect(try package.build().succeeded)
    let idle = try package.build()
    #expect(idle.succeeded)
    #expect(!idle.generated, "nothing changed: \(idle.text)")
    #expect(idle.compiled("Bookshop").isEmpty, "nothing changed: \(idle.text)")

    let before = try package.outputs()
    try package.replace(
      "Which book, as its `isbn`", with: "Which book: its `isbn`",
      in: "Reference/includes/_orders.md")
    let changed = try package.build()
    #expect(changed.generated)
    #expect(changed.compiled("Bookshop") == ["Orders.swift"], "\(changed.text)")
    var after = try package.outputs()
    #expect(after["Orders.swift"]?.text != before["Orders.swift"]?.text)
    after["Orders.swift"] = before["Orders.swift"]
    #expect(after == before, "files of other pages are not touched")

    try addAPage(to: package)
    try removeThePage(from: package)
    try breakAndMend(package)
    try surviveAKill(package)
  }

  private func addAPage(to package: NestedBuild) throws {
    try package.write(
      "# Carts\n\n## Get a cart\n\n`GET /carts/{id}`\n", to: "Reference/includes/_carts.md")
    try package.replace(
      "  - arrivals", with: "  - arrivals\n  - carts", in: "Reference/index.md")
    let added = try package.build()
    #expect(added.succeeded, "\(added.text)")
    #expect(try code(of: package).contains("var carts: Carts"))

    // The plan is as old as before, and yet a change of the new page is seen.
    try package.replace("Get a cart", with: "Fetch a cart", in: "Reference/includes/_carts.md")
    let changed = try package.build()
    #expect(changed.succeeded)
    #expect(changed.compiled("Bookshop").count == 1, "\(changed.text)")
    #expect(try code(of: package).contains("Fetch a cart"))

    // With a new plan, the page has its own file.
    try package.write("// A second file.\n", to: "Sources/Bookshop/Second.swift")
    #expect(try package.build().succeeded)
    #expect(try package.outputs()["Carts.swift"]?.text.contains("Fetch a cart") == true)
  }

  private func removeThePage(from package: NestedBuild) throws {
    try package.replace("\n  - carts", with: "", in: "Reference/index.md")
    let warned = try package.build()
    #expect(warned.succeeded, "\(warned.text)")
    #expect(
      warned.text.contains(
        "\(package.file("Reference/includes/_carts.md").path):1:1: warning: no include names this page"
      ))
    try package.remove("Reference/includes/_carts.md")
    try package.remove("Sources/Bookshop/Second.swift")
    let removed = try package.build()
    #expect(removed.succeeded, "\(removed.text)")
    #expect(!(try code(of: package).contains("Carts")))
    #expect(try package.outputs()["Carts.swift"] == nil)
  }

  private func breakAndMend(_ package: NestedBuild) throws {
    let before = try package.outputs()
    try package.replace(
      "  - arrivals", with: "  - arrivals\n  - gone", in: "Reference/index.md")
    for _ in 1...2 {
      let broken = try package.build()
      #expect(!broken.succeeded)
      #expect(
        broken.text.contains(
          "\(package.file("Reference/index.md").path):12:5: error: there is no page for the include `gone`"
        ), "\(broken.text)")
    }
    #expect(try package.outputs() == before, "a failed run leaves the files as they were")
    try package.replace("\n  - gone", with: "", in: "Reference/index.md")
    let mended = try package.build()
    #expect(mended.succeeded, "\(mended.text)")
    #expect(mended.compiled("Bookshop").isEmpty, "\(mended.text)")

    try package.replace("  - arrivals", with: "  - ../arrivals", in: "Reference/index.md")
    let outside = try package.build()
    #expect(!outside.succeeded)
    #expect(outside.text.contains("Reference/index.md:11:5: error:"), "\(outside.text)")
    #expect(outside.text.contains("[include-outside-reference]"))
    try package.replace("  - ../arrivals", with: "  - arrivals", in: "Reference/index.md")
    #expect(try package.build().succeeded)
  }

  /// What a run leaves that is killed while it writes: a file gone, one empty, and one that has no name yet.
  private func surviveAKill(_ package: NestedBuild) throws {
    let before = try package.outputs().mapValues(\.text)
    try FileManager.default.removeItem(at: package.output.appending(path: "Books.swift"))
    try Data().write(to: package.output.appending(path: "Orders.swift"))
    try Data("half".utf8).write(
      to: package.output.appending(path: ".Ratings.swift.2000000000.tmp"))
    let build = try package.build()
    #expect(build.succeeded, "\(build.text)")
    #expect(try package.outputs().mapValues(\.text) == before)
  }

  // MARK: What is wrong

  private func refusesWhatIsWrong(_ package: NestedBuild) throws {
    let configuration = "Sources/Bookshop/slate-generator.yaml"
    let text = try String(contentsOf: package.file(configuration), encoding: .utf8)
    func fails(
      _ message: String, at place: String? = nil,
      sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) throws {
      let build = try package.build()
      #expect(!build.succeeded, sourceLocation: sourceLocation)
      #expect(build.text.contains(message), "\(build.text)", sourceLocation: sourceLocation)
      if let place {
        #expect(
          build.text.contains("\(package.package.path)/\(place)"), "\(build.text)",
          sourceLocation: sourceLocation)
      }
    }

    try package.write(
      text.replacingOccurrences(of: "../../Reference", with: "../../../elsewhere"),
      to: configuration)
    try fails("The reference lies outside of the package", at: "\(configuration):1:12: error: ")

    try package.write(
      text.replacingOccurrences(of: "clientName", with: "clientNam"), to: configuration)
    try fails("did you mean 'clientName'?", at: "\(configuration):2:1: error: ")

    try package.write(text, to: configuration)
    try package.write(text, to: "Sources/Bookshop/Second/slate-generator.yaml")
    try fails("has 2 configurations, and can have one", at: "Sources/Bookshop/Second/")
    try package.remove("Sources/Bookshop/Second")

    try package.remove(configuration)
    try fails("The target 'Bookshop' has no slate-generator.yaml", at: configuration)

    try package.write(text, to: configuration)
    let mended = try package.build()
    #expect(mended.succeeded, "\(mended.text)")
  }

  // MARK: The command

  private func checksIn(_ package: NestedBuild) throws {
    func command(_ arguments: String...) throws -> NestedBuild.Log {
      try package.command(["generate-slate-client"] + arguments)
    }
    let missing = try command("--check")
    #expect(missing.status == 1, "\(missing.text)")
    let written = try command("--target", "Bookshop")
    #expect(written.succeeded, "\(written.text)")
    let file = "Sources/Bookshop/GeneratedSources/Orders.swift"
    #expect(FileManager.default.fileExists(atPath: package.file(file).path))
    #expect(try command("--check").succeeded)

    // The target is still generated at build time, too.
    let twice = try package.build()
    #expect(!twice.succeeded)
    #expect(twice.text.contains("has it checked in as well"), "\(twice.text)")

    try package.replace(
      "Which book: its", with: "Which book? Its", in: "Reference/includes/_orders.md")
    let stale = try command("--check")
    #expect(stale.status == 1)
    #expect(stale.text.contains("--- \(file)\n+++ \(file)\n@@ "), "\(stale.text)")
    #expect(stale.text.contains("+  ///   - isbn: Which book? Its"), "\(stale.text)")
  }

  private func code(of package: NestedBuild) throws -> String {
    try package.outputs().filter { $0.key.hasSuffix(".swift") }.values.map(\.text).joined()
  }
}
