import Foundation
import Testing

@Suite("The README")
struct ReadmeTests {
  private let readme: String

  init() throws {
    readme = try String(contentsOf: Repository.root.appending(path: "README.md"), encoding: .utf8)
  }

  private func bookshop(_ path: String) throws -> String {
    let file = Repository.root.appending(path: "Tests/GoldenTests/Cases/bookshop/\(path)")
    return try String(contentsOf: file, encoding: .utf8)
  }

  @Test("The page of Markdown in it is the golden case's input")
  func markdownIsTheCase() throws {
    let page = try bookshop("input/index.md")
    #expect(readme.contains("````markdown\n\(page)````"))
  }

  @Test("Every line of Swift in it comes out of that page")
  func swiftComesOut() throws {
    let generated = Set(try bookshop("expected/Index.swift").split(separator: "\n"))
    let start = try #require(readme.range(of: "```swift\nextension BookshopClient"))
    let end = try #require(readme.range(of: "\n```", range: start.upperBound..<readme.endIndex))
    let block = readme[start.lowerBound..<end.lowerBound].split(separator: "\n").dropFirst()
    #expect(block.count > 15)
    for line in block { #expect(generated.contains(line), "\(line)") }
  }

  @Test("Every file that it links to exists, and the heading in it")
  func linksLead() throws {
    var rest = readme[...]
    var count = 0
    while let open = rest.range(of: "](") {
      let target = rest[open.upperBound...].prefix { $0 != ")" }
      rest = rest[target.endIndex...]
      guard !target.hasPrefix("http"), !target.hasPrefix("#") else { continue }
      let parts = target.split(separator: "#")
      let file = Repository.root.appending(path: String(try #require(parts.first)))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(target)")
      if parts.count > 1 {
        let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
          $0.hasPrefix("#")
        }
        let anchors = headings.map {
          $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-")
        }
        #expect(anchors.contains(String(parts[1])), "\(target)")
      }
      count += 1
    }
    #expect(count > 5)
  }
}
