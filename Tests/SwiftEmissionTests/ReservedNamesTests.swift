import Foundation
import Testing

@testable import SwiftEmission

@Suite("Reserved names")
struct ReservedNamesTests {
  @Test("no generated type takes the name of a public type of the runtime")
  func runtimeTypes() throws {
    let runtime = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/SlateRuntime").standardizedFileURL
    let files = try #require(
      FileManager.default.enumerator(at: runtime, includingPropertiesForKeys: nil))
    var names: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        // Types of the top level alone: nested ones hide nothing.
        let words = line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        guard line.hasPrefix("public "), words.count > 2 else { continue }
        if ["struct", "enum", "protocol", "class", "typealias", "actor"].contains(words[1]) {
          names.insert(String(words[2]))
        }
      }
    }
    #expect(names.count > 20)
    #expect(names.subtracting(ReservedNames.types).sorted() == [])
  }
}
