import Foundation

/// This package, as others depend on it.
enum Generator {
  /// The checkout.
  static let checkout = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The version that the consumer package asks for.
  static let version = "0.1.0"

  /// Makes a repository whose one commit is the checkout as it is now, with a tag.
  ///
  /// What git ignores is not in it: whoever clones it has what a user has.
  static func commit(to repository: URL) async throws {
    let manager = FileManager.default
    try manager.createDirectory(at: repository, withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: checkout.path)
    where !name.hasPrefix(".") || name == ".gitignore" {
      try manager.copyItem(
        at: checkout.appending(path: name), to: repository.appending(path: name))
    }
    try await git("init", "--quiet", in: repository)
    try await git("add", "--all", in: repository)
    try await git(
      "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false",
      "commit", "--quiet", "--message", "The checkout", in: repository)
    try await git("tag", version, in: repository)
  }

  /// Clones a repository.
  static func clone(_ repository: URL, to folder: URL) async throws {
    try await git(
      "clone", "--quiet", repository.path, folder.path, in: repository.deletingLastPathComponent())
  }

  private static func git(_ arguments: String..., in folder: URL) async throws {
    let run = try await Shell.run("git", arguments, in: folder)
    guard run.succeeded else { throw GitFailure(arguments: arguments, text: run.text) }
  }

  struct GitFailure: Error {
    var arguments: [String]
    var text: String
  }
}
