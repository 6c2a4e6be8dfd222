import Foundation
import SlateGenerator
import SwiftEmission
import Testing

/// A real reference, where `../shared/corpus` is there: data to run the generator on.
struct CorpusReference: Sendable, CustomTestStringConvertible {
  /// The folder's name.
  let name: String

  /// What a test says where the corpus is not there.
  static let absence = "there is no ../shared/corpus, and SLATE_CORPUS names no folder"

  /// The folder that holds the references; nil where there is none.
  static let folder: URL? = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["SLATE_CORPUS"].map { URL(filePath: $0) }
    let beside = package.deletingLastPathComponent().appending(path: "shared/corpus")
    return [named, beside].compactMap(\.self).first {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }()

  /// All references, by name.
  static let all: [CorpusReference] = {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return names.sorted().filter {
      FileManager.default.fileExists(atPath: folder.appending(path: "\($0)/source").path)
    }.map { CorpusReference(name: $0) }
  }()

  var testDescription: String { name }

  /// Makes the client without an overlay.
  ///
  /// - Parameter scratch: A folder for an index, where the reference lost its own.
  func client(scratch: URL) throws -> SlateGenerator.Result {
    let overlay = scratch.appending(path: "empty.yaml")
    try Data("# Nothing is corrected.\n".utf8).write(to: overlay)
    return try SlateGenerator(
      options: SlateGenerator.Options(
        index: try index(scratch: scratch).path, overlay: overlay.path, moduleName: "CorpusClient")
    ).generate()
  }

  private func index(scratch: URL) throws -> URL {
    let files = FileManager.default
    let source = (Self.folder ?? scratch).appending(path: "\(name)/source")
    for candidate in ["index.html.md", "index.md"] {
      let index = source.appending(path: candidate)
      if files.fileExists(atPath: index.path) { return index }
    }
    // The pages are there and the index is not: one that includes them all.
    let copy = scratch.appending(path: "reference")
    try files.createDirectory(at: copy, withIntermediateDirectories: true)
    try files.copyItem(
      at: source.appending(path: "includes"), to: copy.appending(path: "includes"))
    let pages = try files.contentsOfDirectory(atPath: copy.appending(path: "includes").path)
    let includes = pages.filter { $0.hasSuffix(".md") }.sorted().map { page in
      "  - \(page.drop { $0 == "_" }.dropLast(".md".count))\n"
    }
    let index = copy.appending(path: "index.md")
    try Data("---\ntitle: \(name) API\nincludes:\n\(includes.joined())---\n".utf8).write(to: index)
    return index
  }
}
