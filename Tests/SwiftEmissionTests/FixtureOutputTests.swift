import APISchema
import Foundation
import SwiftEmission
import Testing

/// Writes the fixture's client into a folder, for a person who wants to compile or read it.
@Suite struct FixtureOutput {
  @Test(
    "the bookshop's client is written where SLATE_EMIT_FIXTURE_TO says",
    .enabled(if: ProcessInfo.processInfo.environment["SLATE_EMIT_FIXTURE_TO"] != nil))
  func writesFixture() throws {
    let path = try #require(ProcessInfo.processInfo.environment["SLATE_EMIT_FIXTURE_TO"])
    let folder = URL(fileURLWithPath: path, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let emitter = SwiftEmitter(options: EmissionOptions(moduleName: "PaperMoon"))
    for file in emitter.emit(Bookshop.schema).files {
      try Data(file.contents.utf8).write(to: folder.appending(path: file.path))
    }
  }
}
