import Foundation
import Testing

@Suite("Articles")
struct ArticleTests {
  @Test("Each example in Swift is an excerpt of a file that is compiled", arguments: Article.all)
  func examplesAreCompiled(article: Article) throws {
    let files = try Article.examples.map { try Article.lines(of: $0) }
    for block in try article.blocks(in: "swift") where !Article.isManifest(block) {
      // Between a file's imports and its example, there may be more.
      let imports = block.prefix { $0.hasPrefix("import ") }
      let code = block.dropFirst(imports.count).drop { imports.isEmpty ? false : $0.isEmpty }
      let isCompiled = files.contains { lines in
        lines.firstRange(of: code) != nil && imports.allSatisfy { lines.contains($0) }
      }
      #expect(
        isCompiled,
        "\(article.path) shows what no file below Tests/*/Articles holds:\n\(block.joined(separator: "\n"))"
      )
    }
  }

  @Test(
    "A manifest in an example names products and plugins that there are", arguments: Article.all)
  func manifestsNameProducts(article: Article) throws {
    let manifest = try Article.lines(of: "Package.swift").joined(separator: "\n")
    let products = Set(
      manifest.matches(of: #/\.(?:library|executable|plugin)\(name: "([^"]+)", targets:/#).map {
        $0.1
      })
    for block in try article.blocks(in: "swift").filter(Article.isManifest) {
      let text = block.joined(separator: "\n")
      let named = text.matches(of: #/name: "([^"]+)", package: "swift-slate-generator"/#)
      #expect(!named.isEmpty || text.contains("/swift-slate-generator.git"))
      for name in named { #expect(products.contains(name.1), "\(name.1)") }
    }
  }

  @Test("The bookshop's page is the golden case's input")
  func bookshopIsTheCase() throws {
    let article = try String(
      contentsOf: Repository.root.appending(
        path: "Sources/SlateGenerator/SlateGenerator.docc/GettingStarted.md"), encoding: .utf8)
    let page = try String(
      contentsOf: Repository.root.appending(
        path: "Tests/GoldenTests/Cases/bookshop/input/index.md"), encoding: .utf8)
    #expect(article.contains("````markdown\n\(page)````"))
  }

  // DocC takes what stands between two backticks or more for a symbol, and looks for it in vain.
  @Test("Two backticks stand around nothing but symbols", arguments: Article.all)
  func backticksAreOfSymbols(article: Article) throws {
    var fence: String?
    for line in try Article.lines(of: article.path) {
      let marks = String(line.prefix { $0 == "`" })
      if marks.count >= 3, fence == nil || line == fence {
        fence = fence == nil ? marks : nil
        continue
      }
      if fence != nil { continue }
      for match in line.matches(of: #/(`{2,})(.+?)\1/#) {
        let isSymbol = match.2.allSatisfy {
          $0.isLetter || $0.isNumber || "/_():-<>.,".contains($0)
        }
        #expect(isSymbol, "\(article.path): \(match.0)")
      }
    }
  }

  @Test("There are catalogues with examples")
  func thereAreSome() throws {
    #expect(Article.all.count > 10)
    #expect(try Article.all.map { try $0.blocks(in: "swift").count }.reduce(0, +) > 20)
  }
}
