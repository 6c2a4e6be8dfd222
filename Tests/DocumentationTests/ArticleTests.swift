import Foundation
import Testing

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
    try String(contentsOf: Documents.root.appending(path: path), encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  static func files(below folders: [String]) -> [String] {
    folders.flatMap { folder in
      let root = Documents.root.appending(path: folder).resolvingSymlinksInPath().path
      let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String }
      return (paths ?? []).map { "\(folder)/\($0)" }
    }.sorted()
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

@Suite("Articles")
struct ArticleTests {
  @Test("Each example in Swift is an excerpt of a file that is compiled", arguments: Article.all)
  func examplesAreCompiled(article: Article) throws {
    let files = try Article.examples.map { try Article.lines(of: $0) }
    for block in try article.blocks(in: "swift") {
      // Between a file's imports and its example, there may be more.
      let imports = block.prefix { $0.hasPrefix("import ") }
      let code = block.dropFirst(imports.count).drop { imports.isEmpty ? false : $0.isEmpty }
      let isCompiled = files.contains { lines in
        lines.firstRange(of: code) != nil && imports.allSatisfy { lines.contains($0) }
      }
      #expect(
        isCompiled,
        "\(article.path) shows what no file below Tests/*/Articles holds:\n\(block.joined(separator: "\n"))"
      )
    }
  }

  @Test("There are catalogues with examples")
  func thereAreSome() throws {
    #expect(Article.all.count > 10)
    #expect(try Article.all.map { try $0.blocks(in: "swift").count }.reduce(0, +) > 20)
  }
}
