import Foundation
import Testing

extension ConsumerTests {
  @Suite("What is wrong fails the build with a message that says what to do", .serialized)
  struct BadInputTests {
    private static let configuration = "Sources/Bookshop/slate-generator.yaml"

    /// Breaks the package, and looks at what a build says; mended, the package builds, and nothing is compiled.
    ///
    /// - Parameters:
    ///   - place: The file that is named, line and column included.
    ///   - messages: What is said.
    private static func expectFailure(
      at place: String? = nil, _ messages: String...,
      sourceLocation: Testing.SourceLocation = #_sourceLocation,
      breaking change: (ConsumerPackage) throws -> Void
    ) async throws {
      let package = try await ConsumerTests.built()
      let before = try package.outputs()
      try change(package)
      let build = try await package.build()
      #expect(!build.succeeded, sourceLocation: sourceLocation)
      for message in messages {
        #expect(build.text.contains(message), "\(build.text)", sourceLocation: sourceLocation)
      }
      if let place {
        #expect(
          build.text.contains("\(package.folder.path)/\(place) error: "), "\(build.text)",
          sourceLocation: sourceLocation)
      }
      #expect(try package.outputs() == before, sourceLocation: sourceLocation)
      try package.restore()
      let mended = try await package.build()
      #expect(mended.succeeded, "\(mended.text)", sourceLocation: sourceLocation)
      #expect(mended.compiled.isEmpty, sourceLocation: sourceLocation)
    }

    @Test("A target without a configuration")
    func missingConfiguration() async throws {
      try await Self.expectFailure(
        "The target 'Bookshop' has no slate-generator.yaml. Create ",
        "/Sources/Bookshop/slate-generator.yaml with a line 'reference: path/to/index.md'"
      ) { package in
        try package.remove(Self.configuration)
      }
    }

    @Test("A target with two configurations")
    func twoConfigurations() async throws {
      try await Self.expectFailure(
        "The target 'Bookshop' has 2 configurations, and can have one: ",
        "/Sources/Bookshop/Second/slate-generator.yaml", "Move one of them into a target of its own"
      ) { package in
        let text = try String(contentsOf: package.file(Self.configuration), encoding: .utf8)
        try package.write(text, to: "Sources/Bookshop/Second/slate-generator.yaml")
      }
    }

    @Test("A reference outside of the package")
    func referenceOutside() async throws {
      try await Self.expectFailure(
        at: "\(Self.configuration):1:12:", "The reference lies outside of the package",
        "put it into the package"
      ) { package in
        try package.replace(
          "../../Reference/index.md", with: "../../../elsewhere/index.md", in: Self.configuration)
      }
    }

    @Test("A reference outside of the package, with a plan to be made")
    func referenceOutsideAtFirst() async throws {
      try await Self.expectFailure(
        at: "\(Self.configuration):1:12:",
        "The reference '../../../elsewhere/index.md' lies outside of the package in "
      ) { package in
        try package.replace(
          "../../Reference/index.md", with: "../../../elsewhere/index.md", in: Self.configuration)
        try package.write("// A file more makes a new plan.\n", to: "Sources/Bookshop/Second.swift")
      }
    }

    @Test("A reference that is not there")
    func referenceMissing() async throws {
      try await Self.expectFailure(
        at: "\(Self.configuration):1:12:", "There is no reference '../../Reference/contents.md'"
      ) { package in
        try package.replace("index.md", with: "contents.md", in: Self.configuration)
        try package.write("// A file more makes a new plan.\n", to: "Sources/Bookshop/Second.swift")
      }
    }

    @Test("A key of the configuration that is misspelt")
    func misspeltKey() async throws {
      try await Self.expectFailure(
        at: "\(Self.configuration):2:1:", "did you mean 'clientName'?"
      ) { package in
        try package.replace("clientName", with: "clientNam", in: Self.configuration)
      }
    }

    @Test("An include without a page")
    func missingPage() async throws {
      try await Self.expectFailure(
        at: "Reference/index.md:12:5:", "there is no page for the include `gone`"
      ) { package in
        try package.replace(
          "  - arrivals", with: "  - arrivals\n  - gone", in: "Reference/index.md")
      }
    }

    @Test("An include outside of the reference's folder")
    func includeOutside() async throws {
      try await Self.expectFailure(
        at: "Reference/index.md:11:5:",
        "the include `../arrivals` leads out of the folder of the index",
        "[include-outside-reference]"
      ) { package in
        try package.replace("  - arrivals", with: "  - ../arrivals", in: "Reference/index.md")
      }
    }

    @Test("A page that is a link out of the reference's folder")
    func linkOutside() async throws {
      try await Self.expectFailure(at: "Reference/index.md:11:5:", "`arrivals`") { package in
        let page = package.file("Reference/includes/_arrivals.md")
        let elsewhere = package.file("elsewhere.md")
        try "# Elsewhere\n".write(to: elsewhere, atomically: true, encoding: .utf8)
        try FileManager.default.removeItem(at: page)
        try FileManager.default.createSymbolicLink(at: page, withDestinationURL: elsewhere)
      }
    }

    @Test("A client that is generated at build time, and checked in as well")
    func checkedInAsWell() async throws {
      try await Self.expectFailure(
        "has it checked in as well. Remove the files that begin with"
      ) { package in
        try package.write(
          "// Generated by swift-slate-generator\n", to: "Sources/Bookshop/Old.swift")
      }
    }

    @Test(
      "An output folder that is read-only; once it is not, the next build goes on",
      .enabled(if: Permissions.prefix != nil, "permissions do not bind who runs this"))
    func readOnlyOutput() async throws {
      let package = try await ConsumerTests.built()
      let before = try package.outputs()
      try package.replace("What it costs", with: "The price", in: "Reference/includes/_books.md")
      try Permissions.set(0o555, on: package.outputFolder)
      defer { try? Permissions.set(0o755, on: package.outputFolder) }
      let build = try await package.build(through: try #require(Permissions.prefix))
      #expect(!build.succeeded)
      #expect(
        build.text.contains("error: '\(package.outputFolder.path)/"), "\(build.text)")
      #expect(build.text.contains("cannot be written: Permission denied"), "\(build.text)")
      #expect(try package.outputs() == before)

      try Permissions.set(0o755, on: package.outputFolder)
      let mended = try await package.build()
      #expect(mended.succeeded, "\(mended.text)")
      #expect(try package.outputs()["Books.swift"]?.text.contains("The price") == true)
    }

    @Test(
      "libcmark that is missing: how it is installed on each system",
      .enabled(if: Toolchain.clang != nil))
    func missingLibcmark() async throws {
      let shim = Generator.checkout.appending(path: "Sources/CCmark/shim.h").path
      let run = try await Shell.run(
        try #require(Toolchain.clang), ["-nostdinc", "-fsyntax-only", "-x", "c", shim])
      #expect(!run.succeeded)
      for command in [
        "Debian and Ubuntu: sudo apt-get install libcmark-dev pkg-config",
        "Fedora: sudo dnf install cmark-devel", "Arch: sudo pacman -S cmark",
        "macOS: brew install cmark pkg-config",
      ] {
        #expect(run.text.contains(command), "\(run.text)")
      }
    }
  }
}
