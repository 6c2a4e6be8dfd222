import SlateDiagnostics
import Testing

@testable import SlateReference

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Real references, where they are at hand.
enum Corpus {
  /// Beside the package, or where `SLATE_CORPUS` says.
  static let path: String? = {
    let package = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let named = getenv("SLATE_CORPUS").map { String(cString: $0) }
    let candidates = [named, "/\(package)/../shared/corpus"].compactMap(\.self)
    return candidates.first { access($0, R_OK) == 0 }
  }()

  /// The folders in it that hold an index.
  static let indexes: [String] = {
    guard let path else { return [] }
    let folders = [
      "docker-cloud", "tutum", "kittn", "audiobookshelf", "fluentcrm", "10kft", "cloud66", "monzo",
      "woocommerce",
    ]
    return folders.flatMap { folder in
      ["index.md", "index.html.md"].map { "\(path)/\(folder)/source/\($0)" }
    }.filter { access($0, R_OK) == 0 }
  }()
}

@Suite("The corpus")
struct CorpusTests {
  @Test(
    "Every real reference is read without an error",
    .enabled(if: Corpus.path != nil, "there is no ../shared/corpus, and SLATE_CORPUS names none"),
    arguments: Corpus.indexes)
  func readsWithoutError(index: String) throws {
    let (reference, diagnostics) = try ReferenceReader().read(indexAt: index)
    #expect(!reference.pages.isEmpty)
    #expect(diagnostics.allSatisfy { $0.severity == .warning })
    #expect(reference.pages.map(TableCounter.tables).reduce(0, +) > 0)
  }
}

private enum TableCounter {
  static func tables(in page: Page) -> Int {
    tables(page.preamble) + page.sections.map(tables).reduce(0, +)
  }

  private static func tables(_ section: Section) -> Int {
    tables(section.blocks) + section.subsections.map(tables).reduce(0, +)
  }

  private static func tables(_ blocks: [Block]) -> Int {
    blocks.count { if case .table = $0 { true } else { false } }
  }
}
