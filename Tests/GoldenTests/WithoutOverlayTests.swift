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
}
