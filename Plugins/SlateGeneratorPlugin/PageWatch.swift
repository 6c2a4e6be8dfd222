import Foundation
import PackagePlugin

/// Makes SwiftPM plan the build anew when a page is added or removed.
///
/// SwiftPM keeps its plan while only contents of files change, and looks for new files in the folders of targets
/// alone. A page that is gone would fail the build then, as an input that is missing, and a new one would have no file
/// of its own. But a plan also depends on the names below the folder that a prebuild command writes into. So there is
/// one that writes nothing, with a folder of links to where the pages are.
struct PageWatch {
  /// The plugin's own folder.
  let folder: URL

  // What lies in the folder counts as generated: of a file of this kind nothing is compiled or copied.
  private static let ending = "docc"

  /// The command; nil where the system has no program that does nothing.
  func command(index: URL, target: String) throws -> Command? {
    let programs = ["/usr/bin/true", "/bin/true"]
    guard let program = programs.first(where: FileManager.default.isExecutableFile) else {
      return nil
    }
    let links = folder.appending(path: "watched")
    try FileManager.default.createDirectory(at: links, withIntermediateDirectories: true)
    // Not the whole folder of the index: that may be the package's own, with all that is built.
    let pages = index.deletingLastPathComponent().appending(path: "includes")
    try Self.link(links.appending(path: "index.\(Self.ending)"), to: index)
    try Self.link(links.appending(path: "includes.\(Self.ending)"), to: pages)
    return .prebuildCommand(
      displayName: "Looking for the pages of \(target)", executable: URL(filePath: program),
      arguments: [], outputFilesDirectory: links)
  }

  private static func link(_ link: URL, to file: URL) throws {
    let manager = FileManager.default
    if let old = try? manager.destinationOfSymbolicLink(atPath: link.path) {
      if old == file.path { return }
      try manager.removeItem(at: link)
    }
    try manager.createSymbolicLink(atPath: link.path, withDestinationPath: file.path)
  }
}
