import Foundation
import SlateGenerator
import SwiftEmission
import Testing

/// The documentation changed, and the client is generated anew into the same folder.
@Suite("A new edition of a reference")
struct EditionTests {
  @Test("Only the files of changed pages change")
  func changedPages() throws {
    let folder = try OutputCopy()
    try folder.generate(Self.edition(1))
    let before = try folder.files()
    let changes = try folder.generate(Self.edition(2))
    #expect(changes.updated == ["Paintings.swift"])
    #expect(changes.created.isEmpty && changes.removed.isEmpty)
    let after = try folder.files()
    #expect(after["Paintings.swift"] != before["Paintings.swift"])
    for (name, file) in before where name != "Paintings.swift" {
      #expect(after[name] == file, "\(name) was touched")
    }
    #expect(try folder.generate(Self.edition(2)).isEmpty)
  }

  @Test(
    "Page by page, an old API becomes its successor, and only the page's own file changes",
    .enabled(if: Repository.corpus != nil, "there is no ../shared/corpus beside the checkout"))
  func tutumBecomesDockerCloud() throws {
    let corpus = try #require(Repository.corpus)
    let reference = try OutputCopy()
    let source = reference.url.appending(path: "source")
    try FileManager.default.copyItem(at: corpus.appending(path: "tutum/source"), to: source)
    let index = source.appending(path: "index.md").path
    let folder = try OutputCopy()
    try folder.generate(index)
    let new = corpus.appending(path: "docker-cloud/source/includes")
    let old = source.appending(path: "includes")
    let pages = try FileManager.default.contentsOfDirectory(atPath: new.path).sorted().filter {
      FileManager.default.fileExists(atPath: old.appending(path: $0).path)
    }
    #expect(pages.count > 10)
    for page in pages {
      let text = try Data(contentsOf: new.appending(path: page))
      try text.write(to: old.appending(path: page))
      let before = try folder.files()
      let changes = try folder.generate(index)
      let name = page.drop { $0 == "_" }.prefix { $0 != "." }
      let own = fileNames(pages: [String(name)])[0]
      // The client's file has what the page says of the whole API. One attribute of a service is known from
      // a sample in the page of stacks, whose line it tells. The index shows a request for the old path of services,
      // which no page declares any more once theirs is new, so it becomes an operation of the index.
      let allowed: Set = [
        own, "CloudClient.swift", page == "stack.md" ? "Service.swift" : own,
        page == "service.md" ? "Index.swift" : own,
      ]
      #expect(allowed.isSuperset(of: changes.updated), "\(page): \(changes.updated)")
      #expect(changes.created.isEmpty && changes.removed.isEmpty, "\(page)")
      let after = try folder.files()
      for (name, file) in before where !changes.updated.contains(name) {
        #expect(after[name] == file, "\(name) was touched")
      }
    }

    let changes = try folder.generate(corpus.appending(path: "docker-cloud/source/index.md").path)
    #expect(changes.removed.contains("Volume.swift"))
    #expect(changes.created.contains("Repository.swift"))
    #expect(!changes.unchanged.isEmpty)
  }

  private static func edition(_ number: Int) -> String {
    Repository.root
      .appending(path: "Tests/GoldenTests/Cases/edition-\(number)/input/index.md").path
  }
}

/// A folder that clients are generated into, one after the other.
private final class OutputCopy {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "edition-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  @discardableResult
  func generate(_ index: String) throws -> OutputFolder.Changes {
    let generator = SlateGenerator(
      options: SlateGenerator.Options(index: index, moduleName: "Cloud", clientName: "CloudClient"))
    return try OutputFolder(path: url.path).write(try generator.generate().files)
  }

  struct File: Equatable {
    var contents: Data
    var written: Date?
  }

  func files() throws -> [String: File] {
    var files: [String: File] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path) {
      let path = url.appending(path: name).path
      guard name.hasSuffix(".swift") else { continue }
      files[name] = File(
        contents: try Data(contentsOf: URL(filePath: path)),
        written: try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date)
    }
    return files
  }
}
