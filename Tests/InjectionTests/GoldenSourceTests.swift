import Foundation
import Testing

@Suite("Generated files, as the compiler's own parser sees them")
struct GoldenSourceTests {
  @Test(
    "What is expected of each golden case is Swift without anything foreign",
    arguments: Repository.goldenCases)
  func goldenCases(name: String) throws {
    let folder = Repository.goldenFolder.appending(path: "\(name)/expected")
    for file in try Repository.swiftFiles(in: folder) {
      let anatomy = SwiftAnatomy(try String(contentsOf: file, encoding: .utf8))
      #expect(anatomy.faults == [], "\(name)/\(file.lastPathComponent)")
    }
  }

  @Test("So is the Docker Cloud client")
  func dockerCloud() throws {
    let files = try Repository.swiftFiles(
      in: Repository.root.appending(path: "Generated/DockerCloud"))
    #expect(files.count > 10)
    for file in files {
      let anatomy = SwiftAnatomy(try String(contentsOf: file, encoding: .utf8))
      #expect(anatomy.faults == [], "\(file.lastPathComponent)")
    }
  }

  @Test("The check itself sees what it is there to see", arguments: Self.foreign)
  func checkWorks(source: String) {
    #expect(!SwiftAnatomy(source).faults.isEmpty)
  }

  static let foreign = [
    "/* a */ let a = 1", "// a\nlet a = 1", "let a = \"\\(b)\"", "let a = #\"b\"#", "let a = \"b",
    "let a = \"\"\"\n  b\n  \"\"\"", "#if os(Linux)\n#endif", "@_cdecl(\"a\") func a() {}",
    "let a = /b/",
    "#error(\"a\")", "#sourceLocation(file: \"a\", line: 1)", "import Glibc",
    "let a = 1\r\nlet b = 2",
    "/// A.\n///\n/// - Returns: b\nlet a = 1", "/// A.\n///\n/// @Comment { b\nlet a = 1",
    "/// A.\n///\n/// - Parameter b: c\nfunc a() {}",
    "extension A {\n  /// ```b\n  ///\n  /// - Returns: c\n  func a() -> Int { 1 }\n}",
    "extension A {\n  /// <!-- b\n  ///\n  /// - Returns: c\n  func a() -> Int { 1 }\n}",
    "let a = \"\u{202E}\"", "/// a\u{2028}b\nlet a = 1", "struct A {", "let `a b` = 1",
  ]
}
