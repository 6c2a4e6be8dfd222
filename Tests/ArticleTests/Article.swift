import Foundation
import Testing

/// The checkout that the tests were built from.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}

/// A page of a documentation catalogue.
struct Article: CustomTestStringConvertible {
  /// The path below the repository.
  var path: String
  var testDescription: String { path }

  /// The pages of all catalogues, by path.
  static let all: [Article] = files(below: ["Sources", "Generated"])
    .filter { $0.contains(".docc/") && $0.hasSuffix(".md") }.map(Article.init)

  /// The files that an article's examples are excerpts of: those in folders called `Articles` among the
  /// tests, and the README's.
  static let examples: [String] = files(below: ["Tests"])
    .filter { $0.contains("/Articles/") || $0.hasSuffix("/ReadmeUsage.swift") }
    .filter { $0.hasSuffix(".swift") }

  static func lines(of path: String) throws -> [String] {
    try String(contentsOf: Repository.root.appending(path: path), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  static func files(below folders: [String]) -> [String] {
    folders.flatMap { folder in
      let root = Repository.root.appending(path: folder).resolvingSymlinksInPath().path
      let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }
      return (paths ?? []).map { "\(folder)/\($0)" }
    }.sorted()
  }

  /// Whether a block is a manifest or a part of one, which no test compiles.
  static func isManifest(_ block: [String]) -> Bool {
    block.first?.hasPrefix("// swift-tools-version") == true || block.first?.hasPrefix(".") == true
  }

  /// The blocks of code in a language, each line without its indentation.
  func blocks(in language: String) throws -> [[String]] {
    var blocks: [[String]] = []
    var fence: String?
    for line in try Self.lines(of: path) {
      let marks = String(line.prefix { $0 == "`" })
      if let open = fence {
        if line == open {
          fence = nil
        } else if !blocks.isEmpty, blocks[blocks.count - 1].first == "```" {
          blocks[blocks.count - 1].append(line)
        }
        continue
      }
      guard marks.count >= 3 else { continue }
      fence = marks
      // The first line says that the block is wanted.
      if line.dropFirst(marks.count) == language {
        blocks.append(["```"])
      } else {
        blocks.append([])
      }
    }
    return blocks.filter { $0.first == "```" }.map { Array($0.dropFirst()) }
  }
}
