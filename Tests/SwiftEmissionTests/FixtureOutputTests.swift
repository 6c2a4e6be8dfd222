import APISchema
import Foundation
import SwiftEmission
import Testing

/// Writes the fixtures' clients into a folder, for a person who wants to read or to compile them.
@Suite(
  "Fixture output",
  .enabled(if: ProcessInfo.processInfo.environment["SLATE_EMIT_FIXTURE_TO"] != nil))
struct FixtureOutputTests {
  @Test("the fixtures' clients are written where SLATE_EMIT_FIXTURE_TO says")
  func writesFixtures() throws {
    let path = try #require(ProcessInfo.processInfo.environment["SLATE_EMIT_FIXTURE_TO"])
    let root = URL(fileURLWithPath: path, isDirectory: true)
    let clients: [(module: String, schema: APISchema, level: EmissionOptions.AccessLevel)] = [
      ("PaperMoon", Bookshop.schema, .public), ("PaperMoonPackage", Bookshop.schema, .package),
      ("PaperMoonInternal", Bookshop.schema, .internal), ("Awkward", AwkwardNames.schema, .public),
    ]
    for (module, schema, level) in clients {
      let folder = root.appending(path: module)
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      let options = EmissionOptions(moduleName: module, accessLevel: level)
      let emitter = SwiftEmitter(options: options)
      for file in emitter.emit(schema).files {
        try Data(file.contents.utf8).write(to: folder.appending(path: file.path))
      }
    }
  }
}
