import Foundation

/// Where the files of the repository lie.
enum Repository {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static let goldenFolder = root.appending(path: "Tests/GoldenTests/Cases")

  static let goldenCases: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: goldenFolder.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }()

  static func swiftFiles(in folder: URL) throws -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0) }
  }
}
