import Foundation
import Testing

extension ConsumerTests {
  @Suite("The next build makes good what an interrupted one left", .serialized)
  struct InterruptionTests {
    @Test("A generator that is killed while it writes")
    func killedGenerator() async throws {
      let package = try await ConsumerTests.built()
      // Six files are written in less time than it takes to see that one is: three hundred are not.
      try package.addPages(300)
      // When it writes is for the system to say; a kill that comes too late leaves a whole build.
      for attempt in 1...10 {
        // The level stands in each file, so that each is written.
        try package.setAccessLevel(attempt % 2 == 1 ? "public" : "package")
        let build = try package.startBuild()
        let wasSeen = Self.killWriter(in: package.outputFolder, during: build)
        let run = try await build.end()
        let leftovers = try Self.leftovers(in: package.outputFolder)
        if !wasSeen || leftovers.isEmpty { continue }
        // SwiftPM takes it for a cancelled build.
        #expect(!run.text.contains("Build complete!"), "\(run.text)")

        let next = try await package.build()
        #expect(next.succeeded, "\(next.text)")
        #expect(next.generated)
        #expect(try Self.leftovers(in: package.outputFolder).isEmpty)
        try await Self.expectWholeOutputs(of: package)
        return
      }
      Issue.record("In 10 builds, no generator was met while it wrote")
    }

    @Test("What a killed run may leave: a file gone, an empty one, and one that has no name yet")
    func leftFiles() async throws {
      let package = try await ConsumerTests.built()
      let before = try package.outputs().mapValues(\.text)
      let folder = package.outputFolder
      try FileManager.default.removeItem(at: folder.appending(path: "Books.swift"))
      try Data().write(to: folder.appending(path: "Orders.swift"))
      try Data("half".utf8).write(to: folder.appending(path: ".Ratings.swift.2000000000.0.tmp"))
      let build = try await package.build()
      #expect(build.succeeded, "\(build.text)")
      #expect(build.generated)
      #expect(try package.outputs().mapValues(\.text) == before)
      #expect(try Self.leftovers(in: folder).isEmpty)
    }

    @Test("A whole build that is killed, at several moments", arguments: [0.1, 0.2, 0.3, 0.5])
    func killedBuild(seconds: Double) async throws {
      let package = try await ConsumerTests.built()
      try package.replace("What it costs", with: "The price", in: "Reference/includes/_books.md")
      let build = try package.startBuild()
      try await Task.sleep(for: .seconds(seconds))
      kill(build.identifier, SIGKILL)
      _ = try await build.end()
      let next = try await package.build()
      #expect(next.succeeded, "\(next.text)")
      try await Self.expectWholeOutputs(of: package)
      #expect(try package.outputs()["Books.swift"]?.text.contains("The price") == true)
      #expect(try await package.tour().text == ConsumerTests.tour)
    }

    /// Waits until a generator has begun to write, and kills it.
    ///
    /// - Returns: Whether there was one before the build ended.
    private static func killWriter(in folder: URL, during build: Program) -> Bool {
      let start = ContinuousClock.now
      while kill(build.identifier, 0) == 0, ContinuousClock.now - start < .seconds(30) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        where name.hasSuffix(".tmp") {
          // `.Books.swift.4711.0.tmp`
          let process = name.split(separator: ".").dropLast(2).last.flatMap { Int32($0) }
          if let process, kill(process, SIGKILL) == 0 { return true }
        }
      }
      return false
    }

    private static func leftovers(in folder: URL) throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".tmp")
      }
    }

    /// Compares the client with one that is generated elsewhere, undisturbed.
    private static func expectWholeOutputs(of package: ConsumerPackage) async throws {
      let elsewhere = FileManager.default.temporaryDirectory
        .appending(path: "whole-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: elsewhere) }
      let run = try await Shell.run(
        package.buildFolder.appending(path: "debug/swift-slate-generator-tool").path,
        [
          "generate", "--config", package.file("Sources/Bookshop/slate-generator.yaml").path,
          "--output-directory", elsewhere.path, "--module-name", "Bookshop",
        ])
      try #require(run.succeeded, "\(run.text)")
      var expected: [String: String] = [:]
      for name in try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) {
        expected[name] = try String(contentsOf: elsewhere.appending(path: name), encoding: .utf8)
      }
      #expect(try package.outputs().mapValues(\.text) == expected)
    }
  }
}

extension ConsumerPackage {
  /// Gives the reference more pages, each with an endpoint.
  fileprivate func addPages(_ count: Int) throws {
    var includes = ""
    for number in 1...count {
      includes += "  - shelf_\(number)\n"
      try write(
        """
        # Shelf \(number)

        ## Empty shelf \(number)

        `DELETE https://api.bookshop.example/v1/shelves/\(number)`

        """, to: "Reference/includes/_shelf_\(number).md")
    }
    try replace("  - arrivals\n", with: "  - arrivals\n\(includes)", in: "Reference/index.md")
  }

  fileprivate func setAccessLevel(_ level: String) throws {
    let path = "Sources/Bookshop/slate-generator.yaml"
    let lines = try String(contentsOf: file(path), encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    let changed = lines.map { $0.hasPrefix("accessLevel:") ? "accessLevel: \(level)" : $0 }
    try write(changed.joined(separator: "\n"), to: path)
  }
}
