import Foundation
import SlateDiagnostics
import SlateGenerator
import Testing

@Suite("The Docker Cloud reference without its overlay")
struct WithoutOverlayTests {
  private let result: SlateGenerator.Result

  init() throws {
    let overlay = FileManager.default.temporaryDirectory.appending(
      path: "\(UUID().uuidString).yaml")
    try "# Nothing is corrected.\n".write(to: overlay, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: overlay) }
    result = try SlateGenerator(
      options: SlateGenerator.Options(index: Repository.dockerCloudIndex, overlay: overlay.path)
    ).generate()
  }

  @Test(
    "Each contradiction is a warning that names both places",
    arguments: [
      ("attribute-spelling", "includes/service.md", "'secuirty_opt'", "'security_opt'"),
      ("attribute-spelling", "includes/container.md", "'secuirty_opt'", "'security_opt'"),
      ("attribute-spelling", "includes/service.md", "'cgroup_name'", "'cgroup_parent'"),
      ("attribute-spelling", "includes/container.md", "'cgroup_name'", "'cgroup_parent'"),
      (
        "path-disagrees-with-sample", "includes/registry.md", "/api/v1/registry/{host}/",
        "/api/repo/v1/registry/"
      ),
      (
        "path-disagrees-with-sample", "includes/repository.md", "DELETE /api/repo/v1/repository/",
        "goes on"
      ),
      ("path-parameter-not-in-template", "includes/repository.md", "'name'", "has none"),
    ])
  func contradictionIsNamed(rule: String, file: String, first: String, second: String) throws {
    let found = try #require(
      result.diagnostics.first { diagnostic in
        diagnostic.rule == rule && diagnostic.location?.file == file
          && diagnostic.message.contains(first) && diagnostic.message.contains(second)
      })
    #expect(found.severity == .warning)
    let other = try #require(found.notes.first?.location)
    #expect(other != found.location)
  }

  @Test("The page that the index forgot is a warning")
  func orphanPage() {
    #expect(
      result.diagnostics.contains {
        $0.rule == "page-not-included" && $0.location?.file == "includes/tag.md"
      })
  }

  @Test("A client still comes out, with all that the index includes")
  func clientComesOut() {
    #expect(result.schema.operations.count == 65)
    #expect(result.files.count == 17)
    #expect(!result.diagnostics.contains { $0.severity == .error })
  }

  @Test("Its defects are found, and fewer than ten warnings speak of anything else")
  func defectsAreFound() {
    DockerCloudDefect.expectFound(in: result.diagnostics)
  }

  @Test(
    "So it is with the published edition",
    .enabled(
      if: Repository.corpus != nil, "the corpus of published references is not beside the checkout")
  )
  func publishedDefectsAreFound() throws {
    let index = try #require(Repository.corpus).appending(path: "docker-cloud/source/index.md").path
    let published = try SlateGenerator(options: SlateGenerator.Options(index: index)).generate()
    DockerCloudDefect.expectFound(in: published.diagnostics)
  }
}

/// A mistake in the Docker Cloud reference: what finds it, and where.
struct DockerCloudDefect {
  var rule: String
  var file: String
  /// Words of the message that tell it from others.
  var about: String

  static let all: [DockerCloudDefect] = [
    .init(rule: "page-not-included", file: "includes/tag.md", about: "tag"),
    .init(rule: "attribute-spelling", file: "includes/service.md", about: "'secuirty_opt'"),
    .init(rule: "attribute-spelling", file: "includes/container.md", about: "'secuirty_opt'"),
    .init(rule: "attribute-spelling", file: "includes/service.md", about: "'cgroup_name'"),
    .init(rule: "attribute-spelling", file: "includes/container.md", about: "'cgroup_name'"),
    .init(
      rule: "path-disagrees-with-sample", file: "includes/registry.md",
      about: "'GET /api/v1/registry/{host}/'"),
    .init(
      rule: "path-disagrees-with-sample", file: "includes/repository.md",
      about: "'DELETE /api/repo/v1/repository/'"),
    .init(rule: "path-disagrees-with-sample", file: "includes/container.md", about: "redeploy"),
    .init(rule: "path-parameter-not-in-template", file: "includes/repository.md", about: "'name'"),
    .init(rule: "enumeration-value-missing", file: "includes/action.md", about: "'Canceling'"),
    .init(rule: "sample-repaired", file: "includes/repository.md", about: "trailing-comma"),
    .init(rule: "sample-repaired", file: "includes/service.md", about: "literal-spelling"),
    .init(rule: "parameter-not-in-table", file: "includes/stack.md", about: "'name'"),
  ]

  func matches(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.rule == rule && diagnostic.location?.file == file
      && (diagnostic.message + (diagnostic.location?.file ?? "")).contains(about)
  }

  static func expectFound(in diagnostics: [Diagnostic]) {
    for defect in all {
      let found = diagnostics.filter { defect.matches($0) }
      #expect(found.count == 1, "\(defect): \(found.map(\.description))")
    }
    let rest = diagnostics.filter { diagnostic in !all.contains { $0.matches(diagnostic) } }
    #expect(rest.count < 10, "\(rest.map(\.description).joined(separator: "\n"))")
    #expect(!diagnostics.contains { $0.severity == .error })
  }
}
