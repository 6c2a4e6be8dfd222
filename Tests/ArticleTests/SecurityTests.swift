import Foundation
import Testing

@Suite("SECURITY.md")
struct SecurityTests {
  @Test("Each test that it names is there, in the suite that it names")
  func namedTests() throws {
    let sources = try Article.files(below: ["Tests"])
      .filter { $0.hasSuffix(".swift") && !$0.contains("/.build/") }
      .map { try String(contentsOf: Repository.root.appending(path: $0), encoding: .utf8) }
    var count = 0
    for line in try Article.lines(of: "SECURITY.md") {
      var suite = ""
      for name in line.matches(of: #/`([A-Z][A-Za-z]*Tests)?(?:\.([a-zA-Z]+))?`/#) {
        if let named = name.1 { suite = String(named) }
        guard !suite.isEmpty, name.1 != nil || name.2 != nil else { continue }
        let bodies = sources.flatMap { Self.bodies(of: suite, in: $0) }
        #expect(!bodies.isEmpty, "\(suite)")
        if let test = name.2 {
          #expect(bodies.contains { $0.contains(" func \(test)(") }, "\(suite).\(test)")
        }
        count += 1
      }
    }
    #expect(count > 40)
  }

  /// What stands in the braces of a suite and its extensions.
  private static func bodies(of suite: String, in source: String) -> [Substring] {
    ["struct \(suite)", "extension \(suite)"].flatMap { head in
      source.ranges(of: head).compactMap { start in
        source[start.upperBound...].first.map { " :{\n".contains($0) } == true
          ? source[start.lowerBound...].prefix(
            upTo: source[start.upperBound...].firstRange(of: "\n}")?.lowerBound ?? source.endIndex)
          : nil
      }
    }
  }
}
