import Foundation
import SlateDiagnostics
import SlateGenerator
import Testing

@Suite("Suggested corrections")
struct SuggestionTests {
  /// A file with the text, for as long as the body runs.
  private func withOverlay<Result>(
    _ text: String, _ body: (String) throws -> Result
  ) throws -> Result {
    let overlay = FileManager.default.temporaryDirectory.appending(
      path: "\(UUID().uuidString).yaml")
    try text.write(to: overlay, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: overlay) }
    return try body(overlay.path)
  }

  /// What is suggested for a reference without its overlay; nil where an error stands in the way.
  private func suggestions(for index: String) throws -> OverlaySuggestions? {
    try withOverlay("# Nothing is corrected.\n") { overlay in
      try? SlateGenerator(options: SlateGenerator.Options(index: index, overlay: overlay))
        .suggestions()
    }
  }

  private func diagnostics(of index: String, with yaml: String) throws -> [Diagnostic] {
    try withOverlay(yaml.isEmpty ? "# Nothing\n" : yaml) { overlay in
      do {
        return try SlateGenerator(options: SlateGenerator.Options(index: index, overlay: overlay))
          .generate().diagnostics
      } catch let error as DiagnosticsError {
        return error.diagnostics
      }
    }
  }

  @Test(
    "Pasted into an overlay, they leave no warning, and none of them is without effect",
    arguments: GoldenCase.all)
  func casesAreAnswered(_ golden: GoldenCase) throws {
    let index = golden.folder.appending(path: "input/index.md").path
    guard let suggestions = try suggestions(for: index) else { return }
    #expect(suggestions.unanswered.isEmpty)
    let left = try diagnostics(of: index, with: suggestions.yaml)
    #expect(left.isEmpty, "\(left.map(\.description))\n\(suggestions.yaml)")
  }

  @Test("For the Docker Cloud reference they are what its overlay says, and more")
  func dockerCloud() throws {
    let suggestions = try #require(try suggestions(for: Repository.dockerCloudIndex))
    let left = try diagnostics(of: Repository.dockerCloudIndex, with: suggestions.yaml)
    #expect(left.isEmpty, "\(left.map(\.description))\n\(suggestions.yaml)")
    for entry in [
      "  - page: tag\n",
      "  - attribute: Service.secuirty_opt\n    rename: security_opt\n",
      "  - attribute: Container.secuirty_opt\n    rename: security_opt\n",
      "  - attribute: Service.cgroup_name\n    rename: cgroup_parent\n",
      "  - attribute: Container.cgroup_name\n    rename: cgroup_parent\n",
      "  path: \"/api/repo/v1/registry/{host}/\"\n",
      "  path: \"/api/repo/v1/repository/{name}/\"\n",
    ] {
      #expect(suggestions.yaml.contains(entry), "\(entry)\n\(suggestions.yaml)")
    }
  }

  @Test("A section that repeats an endpoint gets the draft of an operation that works")
  func missingOperation() throws {
    let golden = try #require(GoldenCase.all.first { $0.name == "endpoint-repeated" })
    let index = golden.folder.appending(path: "input/index.md").path
    let yaml = try #require(try suggestions(for: index)).yaml
    let draft = yaml.split(separator: "\n").filter { line in
      ["  # - addOperation", "  #     ", "  #   reason"].contains { line.hasPrefix($0) }
    }
    .map { "  " + $0.dropFirst("  # ".count) }
    #expect(draft.contains("      path: \"/orders/{id}/refund\""))
    let overlay = "corrections:\n" + draft.joined(separator: "\n") + "\n" + yaml
    #expect(try diagnostics(of: index, with: overlay).isEmpty)
  }

  @Test(
    "For the references of the corpus, too",
    .enabled(
      if: Repository.corpus != nil, "the corpus of published references is not beside the checkout"),
    arguments: ["audiobookshelf", "cloud66", "docker-cloud", "fluentcrm", "tutum", "woocommerce"])
  func corpus(name: String) throws {
    let folder = try #require(Repository.corpus).appending(path: "\(name)/source")
    let candidates = ["index.md", "index.html.md"].map { folder.appending(path: $0).path }
    let index = try #require(candidates.first { FileManager.default.fileExists(atPath: $0) })
    let suggestions = try #require(try suggestions(for: index))
    let left = try diagnostics(of: index, with: suggestions.yaml)
    #expect(left.isEmpty, "\(left.prefix(5).map(\.description))")
  }
}
