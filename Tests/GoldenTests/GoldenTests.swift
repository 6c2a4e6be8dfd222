import Foundation
import SlateGenerator
import Testing

/// `make golden` sets this: then expected files are written instead of compared.
private let isUpdating = ProcessInfo.processInfo.environment["SLATE_UPDATE_GOLDEN"] != nil

@Suite("Golden cases")
struct GoldenTests {
  @Test("What comes out of a case's input is what stands beside it", arguments: GoldenCase.all)
  func outputEqualsExpectation(_ golden: GoldenCase) throws {
    let actual = try golden.actual()
    if isUpdating {
      try golden.update(to: actual)
      return
    }
    let expected = try golden.expected()
    for name in Set(actual.keys).union(expected.keys).sorted() {
      let difference = TextDifference.between(expected[name] ?? "", actual[name] ?? "", name: name)
      #expect(
        difference == nil,
        "\(golden.name)/expected/\(name) differs; make golden writes it anew\n\(difference ?? "")")
    }
  }

  @Test("There are cases")
  func casesAreFound() {
    #expect(GoldenCase.all.count > 20)
  }

  @Test("The Docker Cloud client that is checked in is what the reference gives, byte for byte")
  func dockerCloudIsUpToDate() throws {
    let root = Repository.root
    let generator = SlateGenerator(
      options: SlateGenerator.Options(index: Repository.dockerCloudIndex))
    let result = try generator.generate()
    let folder = root.appending(path: "Generated/DockerCloud")
    var names = Set(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
        $0.hasSuffix(".swift")
      })
    for file in result.files {
      names.remove(file.path)
      let checkedIn =
        (try? String(contentsOf: folder.appending(path: file.path), encoding: .utf8)) ?? ""
      let difference = TextDifference.between(checkedIn, file.contents, name: file.path)
      #expect(
        difference == nil,
        "Generated/DockerCloud/\(file.path) is stale; make generate writes it anew\n\(difference ?? "")"
      )
    }
    #expect(names.isEmpty, "files that the generator does not write: \(names.sorted())")
  }

  @Test("Two runs from two folders give the same bytes")
  func outputIsDeterministic() throws {
    let first = try SlateGenerator(
      options: SlateGenerator.Options(index: Repository.dockerCloudIndex)
    ).generate()
    let copy = FileManager.default.temporaryDirectory.appending(path: "slate-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: copy) }
    let source = URL(filePath: Repository.dockerCloudIndex).deletingLastPathComponent()
    try FileManager.default.copyItem(at: source, to: copy)
    let second = try SlateGenerator(
      options: SlateGenerator.Options(index: copy.appending(path: "index.md").path)
    ).generate()
    #expect(first.files == second.files)
    #expect(first.schema == second.schema)
  }
}

/// Where things lie.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let dockerCloudIndex = root.appending(path: "apidocs/cloud-api-source/source/index.md")
    .path

  /// The folder of real references beside the checkout; it is not part of the repository.
  static let corpus: URL? = {
    let beside = root.deletingLastPathComponent().appending(path: "shared/corpus")
    return FileManager.default.fileExists(atPath: beside.path) ? beside : nil
  }()
}
