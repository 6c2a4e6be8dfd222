import Foundation

/// A copy of this package, for those who depend on it from elsewhere.
enum GeneratorCopy {
  /// Copies what is checked in, and nothing that was built.
  static func make(at folder: URL) throws {
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in try manager.contentsOfDirectory(atPath: References.root.path)
    where !name.hasPrefix(".") && name != "Package.resolved" {
      try manager.copyItem(
        at: References.root.appending(path: name), to: folder.appending(path: name))
    }
    try? manager.removeItem(at: folder.appending(path: "Tests/Consumers/Bookshop/.build"))
  }

  /// Makes a repository of a folder, with one commit and a tag.
  static func commit(_ folder: URL, tag: String) throws {
    for arguments in [
      ["init", "--quiet"], ["add", "--all", "--force"],
      [
        "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false",
        "commit", "--quiet", "--message", "A copy",
      ],
      ["tag", tag],
    ] {
      let git = Process()
      git.executableURL = URL(filePath: "/usr/bin/env")
      git.arguments = ["git", "-C", folder.path] + arguments
      try git.run()
      git.waitUntilExit()
      guard git.terminationStatus == 0 else { throw GitFailure(arguments: arguments) }
    }
  }

  struct GitFailure: Error {
    var arguments: [String]
  }
}
