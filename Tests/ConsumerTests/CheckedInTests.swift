import Foundation
import Testing

extension ConsumerTests {
  @Suite("A client that is checked in", .serialized)
  struct CheckedInTests {
    private static let folder = "Sources/Bookshop/GeneratedSources"

    /// The package without the build plugin.
    private static func package() async throws -> ConsumerPackage {
      let package = try await ConsumerTests.built()
      try package.replace(
        """
        [.product(name: "SlateRuntime", package: "swift-slate-generator")],
              plugins: [.plugin(name: "SlateGeneratorPlugin", package: "swift-slate-generator")]),
        """,
        with: """
          [.product(name: "SlateRuntime", package: "swift-slate-generator")],
                exclude: ["slate-generator.yaml"]),
          """, in: "Package.swift")
      return package
    }

    @Test(
      "The command writes what the build plugin would have generated; its build runs no generator, and the program runs"
    )
    func writes() async throws {
      let package = try await ConsumerTests.built()
      let atBuildTime = try package.outputs().mapValues(\.text)
      _ = try await Self.package()
      let run = try await package.command("--target", "Bookshop")
      try #require(run.succeeded, "\(run.text)")
      var written: [String: String] = [:]
      let folder = package.file(Self.folder)
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        written[name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      }
      #expect(written == atBuildTime)
      let build = try await package.build()
      #expect(build.succeeded, "\(build.text)")
      #expect(!build.generated)
      #expect(!build.text.contains("warning:"), "\(build.text)")
      #expect(try await package.tour().text == ConsumerTests.tour)
    }

    @Test(
      "--check is content with what is up to date; what is stale it shows as a difference, and exits with 1"
    )
    func checks() async throws {
      let package = try await Self.package()
      let missing = try await package.command("--check")
      #expect(missing.status == 1, "\(missing.text)")
      #expect(missing.text.contains("--- /dev/null\n+++ \(Self.folder)/Orders.swift\n"))
      #expect(!FileManager.default.fileExists(atPath: package.file(Self.folder).path))

      let written = try await package.command()
      #expect(written.succeeded, "\(written.text)")
      #expect(try await package.command("--check").status == 0)

      try package.replace(
        "Which book, as its `isbn`", with: "Which book: its `isbn`",
        in: "Reference/includes/_orders.md")
      let stale = try await package.command("--target", "Bookshop", "--check")
      #expect(stale.status == 1, "\(stale.text)")
      let file = "\(Self.folder)/Orders.swift"
      #expect(stale.text.contains("--- \(file)\n+++ \(file)\n@@ "), "\(stale.text)")
      #expect(stale.text.contains("\n+  ///   - isbn: Which book: its `isbn`"), "\(stale.text)")
      #expect(stale.text.contains("Not up to date: Bookshop"), "\(stale.text)")

      // The difference is one that can be applied.
      try package.write(Self.difference(in: stale.text), to: "stale.diff")
      defer { try? package.remove("stale.diff") }
      let applied = try await Shell.run("git", ["apply", "-p0", "stale.diff"], in: package.folder)
      #expect(applied.succeeded, "\(applied.text)")
      #expect(try await package.command("--check").status == 0)
    }

    @Test("The folder that the configuration names is written")
    func namedFolder() async throws {
      let package = try await Self.package()
      let configuration = "Sources/Bookshop/slate-generator.yaml"
      try package.replace(
        "accessLevel: package", with: "accessLevel: package\noutput: Client", in: configuration)
      #expect(try await package.command().succeeded)
      #expect(
        FileManager.default.fileExists(
          atPath: package.file("Sources/Bookshop/Client/Orders.swift").path))

      try package.replace("output: Client", with: "output: ../../../elsewhere", in: configuration)
      let outside = try await package.command()
      #expect(outside.status == 1)
      #expect(outside.text.contains("lies outside of the package"), "\(outside.text)")
    }

    @Test("What is wrong with the call or the reference is said, and exits with 1")
    func mistakes() async throws {
      let package = try await Self.package()
      let unknown = try await package.command("--target", "Bookshpo")
      #expect(unknown.status == 1)
      #expect(
        unknown.text.contains(
          "There is no Swift target 'Bookshpo' in the package; there are Bookshop, bookshop-tour"),
        "\(unknown.text)")
      let misspelt = try await package.command("--chekc")
      #expect(misspelt.status == 1)
      #expect(misspelt.text.contains("'--chekc' is not understood"), "\(misspelt.text)")

      try package.replace("  - arrivals", with: "  - arrivals\n  - gone", in: "Reference/index.md")
      for arguments in [[], ["--check"]] {
        let broken = try await package.command(arguments)
        #expect(broken.status == 1)
        #expect(
          broken.text.contains("Reference/index.md:12:5: error: there is no page for the include"),
          "\(broken.text)")
      }
      #expect(!FileManager.default.fileExists(atPath: package.file(Self.folder).path))
    }

    /// The lines of a difference among others.
    private static func difference(in text: String) -> String {
      var lines: [Substring] = []
      for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
        if line.hasPrefix("--- ") || line.hasPrefix("+++ ") || line.hasPrefix("@@ ") {
          lines.append(line)
        } else if !lines.isEmpty, let first = line.first, " +-".contains(first) {
          lines.append(line)
        }
      }
      return lines.joined(separator: "\n") + "\n"
    }
  }
}
