import APISchema
import SlateDiagnostics
import SlateReference
import SwiftEmission

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The names that a build system gave to the output files before the generator ran.
///
/// A build plugin names its outputs after a glance at the index, and the build may keep its plan when the index
/// changes. Whatever the plugin saw, the files that it named are the files that are compiled: one whose page is
/// not there holds nothing, and a page that has no file goes into the client's.
public struct DeclaredOutputs: Sendable {
  /// The file that holds these names, one a line: the client's, then `file page` for each page.
  public let path: String
  /// The file of the client itself, and of all that has no other.
  public let clientFile: String
  /// The files of the pages, by the pages' names, which need not be unique.
  public let pageFiles: [(page: String, file: String)]

  /// Reads the names from a file.
  ///
  /// - Throws: `DiagnosticsError` where it cannot be read, or names what is not a Swift file.
  public init(path: String) throws(DiagnosticsError) {
    let (folder, name) = DiskFolder.split(filePath: path)
    let bytes: [UInt8]
    do throws(SourceFolderError) {
      bytes = try DiskFolder(path: folder).contents(of: name, limit: ReadingLimits().fileSize)
    } catch {
      throw Self.failure("'\(path)' cannot be read: \(error.reason)")
    }
    var entries: [(page: String, file: String)] = []
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
      let file = String(parts[0])
      guard file.hasSuffix(".swift"), !file.hasPrefix("."), !file.contains("/") else {
        throw Self.failure("'\(path)' names '\(file)', which is no Swift file")
      }
      entries.append((parts.count > 1 ? String(parts[1]) : "", file))
    }
    guard let client = entries.first else { throw Self.failure("'\(path)' names no file") }
    self.path = path
    clientFile = client.file
    pageFiles = Array(entries.dropFirst())
  }

  /// The generated files under their declared names, and the names of the pages that have none.
  func arrange(
    _ files: [GeneratedFile], of schema: APISchema
  ) -> (files: [GeneratedFile], undeclared: [String]) {
    guard var client = files.first else { return (files, []) }
    var arranged: [GeneratedFile] = []
    var undeclared: [String] = []
    var declared = pageFiles
    client.path = clientFile
    for (page, file) in zip(schema.pages, files.dropFirst()) {
      if let place = declared.firstIndex(where: { $0.page == page.name }) {
        let name = declared.remove(at: place).file
        arranged.append(GeneratedFile(path: name, contents: file.contents))
      } else {
        client.contents += "\n" + file.contents
        undeclared.append(page.name)
      }
    }
    for entry in declared {
      arranged.append(
        GeneratedFile(
          path: entry.file,
          contents: GeneratedHeader.text + ": the reference has no such page.\n"))
    }
    return ([client] + arranged, undeclared)
  }

  /// Makes the build run the generator again next time: the file is one of its inputs.
  ///
  /// A build that did not foresee a page does not know either that it has to look at that page's file.
  public func markOutdated() {
    utimes(path, nil)
  }

  private static func failure(_ message: String) -> DiagnosticsError {
    DiagnosticsError([Diagnostic(.declaredOutputsUnreadable, message)])
  }
}
