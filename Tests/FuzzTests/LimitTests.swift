import Foundation
import SchemaExtraction
import SlateDiagnostics
import SlateGenerator
import SlateReference
import Testing

@Suite("Limits: what lies at one is read, what lies over it gets a diagnostic")
struct LimitTests {
  private static let endpoint = "# Books\n\n## Get a book\n\n`GET /books/{id}`\n"

  /// The rules that are broken by a reference with these limits.
  private func rules(
    _ files: [String: String], _ change: (inout ReadingLimits) -> Void = { _ in }
  ) -> [String] {
    var options = SlateGenerator.Options(index: "index.md")
    change(&options.limits)
    let generator = SlateGenerator(options: options, in: MemoryFolder(files))
    let told = ["missing-server"]
    do {
      return try generator.generate().diagnostics.map(\.rule).filter { !told.contains($0) }
    } catch {
      return error.diagnostics.map(\.rule)
    }
  }

  private func index(_ frontMatter: String = "title: A\n", _ text: String = endpoint) -> String {
    "---\n\(frontMatter)---\n\n\(text)"
  }

  @Test("The size of a file")
  func fileSize() {
    let text = index()
    #expect(rules(["index.md": text]) { $0.fileSize = text.utf8.count } == [])
    #expect(rules(["index.md": text]) { $0.fileSize = text.utf8.count - 1 } == ["file-too-large"])
  }

  @Test("The size of all files")
  func totalSize() {
    let files = [
      "index.md": index("title: A\nincludes: [a, b]\n"), "includes/a.md": "# A\n",
      "includes/b.md": "# B\n",
    ]
    let size = files.values.reduce(0) { $0 + $1.utf8.count }
    #expect(rules(files) { $0.totalSize = size } == [])
    #expect(rules(files) { $0.totalSize = size - 1 } == ["file-too-large"])
  }

  @Test("The size of front matter")
  func frontMatterSize() {
    #expect(rules(["index.md": index()]) { $0.frontMatterSize = 9 } == [])
    #expect(rules(["index.md": index()]) { $0.frontMatterSize = 8 } == ["invalid-front-matter"])
  }

  @Test(
    "The depth of front matter, in each form of YAML",
    arguments: [
      ("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""),
    ])
  func frontMatterDepth(open: String, close: String) {
    func text(_ depth: Int) -> String {
      let nest =
        String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
      return index("title: A\nmore:\n  \(nest)\n")
    }
    #expect(rules(["index.md": text(50)]) == [])
    #expect(rules(["index.md": text(101)]) == ["invalid-front-matter"])
    #expect(rules(["index.md": text(100_000)]) == ["invalid-front-matter"])
  }

  @Test("Aliases in front matter and in an overlay, however many stand on a line")
  func aliases() {
    func yaml(_ count: Int) -> String {
      "a: &a x\nb: [\(Array(repeating: "*a", count: count).joined(separator: ", "))]\n"
    }
    #expect(rules(["index.md": index("title: A\n" + yaml(32))]) == [])
    #expect(rules(["index.md": index("title: A\n" + yaml(33))]) == ["invalid-front-matter"])
    #expect(
      rules(["index.md": index(), "slate-generator.yaml": yaml(32)]).allSatisfy {
        $0 == "overlay-unknown-key"
      })
    #expect(rules(["index.md": index(), "slate-generator.yaml": yaml(33)]) == ["overlay-not-yaml"])
  }

  @Test("The size and the depth of an overlay")
  func overlay() {
    let overlay = "title: Books\n"
    let files = ["index.md": index(), "slate-generator.yaml": overlay]
    #expect(rules(files) { $0.overlaySize = overlay.utf8.count } == [])
    #expect(
      rules(files) { $0.overlaySize = overlay.utf8.count - 1 } == ["overlay-unreadable"])
    for open in ["[", "{a: ", "- ", "? "] {
      let nest = "title: \n  " + String(repeating: open, count: 50_000)
      #expect(
        rules(["index.md": index(), "slate-generator.yaml": nest]) == ["overlay-not-yaml"])
    }
  }

  @Test("The number of includes")
  func includes() {
    let files = [
      "index.md": index("title: A\nincludes: [a, b]\n"), "includes/a.md": "# A\n",
      "includes/b.md": "# B\n",
    ]
    #expect(rules(files) { $0.includes = 2 } == [])
    #expect(rules(files) { $0.includes = 1 }.contains("too-many-includes"))
  }

  @Test("The depth of lists, quotes and emphasis", arguments: ["> ", "- ", "*a **b "])
  func nesting(piece: String) {
    func text(_ depth: Int) -> String {
      index() + "\n" + String(repeating: piece, count: depth) + "x\n"
    }
    #expect(rules(["index.md": text(9)]) { $0.nestingDepth = 20 } == [])
    let deep = index() + "\n" + String(repeating: "> ", count: 21) + "x\n"
    #expect(rules(["index.md": deep]) { $0.nestingDepth = 20 } == ["nesting-too-deep"])
    #expect(rules(["index.md": deep]) { $0.nestingDepth = 21 } == [])
  }

  @Test("The width of a table")
  func tableColumns() {
    let table = "\na | b | c\n--|---|--\n1 | 2 | 3\n"
    #expect(
      !rules(["index.md": index() + table]) { $0.tableColumns = 3 }.contains("table-too-wide"))
    #expect(rules(["index.md": index() + table]) { $0.tableColumns = 2 }.contains("table-too-wide"))
  }

  @Test("The number of diagnostics; an error is told before a warning")
  func diagnostics() {
    let rows = String(repeating: "a | b | c\n", count: 30)
    let text = index() + "\nParameter | Type\n--|---\n" + rows
    #expect(rules(["index.md": text]) { $0.diagnostics = 5 }.count == 6)
    #expect(rules(["index.md": text]) { $0.diagnostics = 5 }.last == "too-many-diagnostics")
    let broken = rules(["index.md": text + "\n```\n"]) { $0.diagnostics = 1 }
    #expect(broken == ["unclosed-fence", "too-many-diagnostics"])
  }

  @Test(
    "How many operations share what stands below their heading", arguments: [(40, 40), (41, 1)])
  func crowd(count: Int, sharing: Int) throws {
    let endpoints = (0..<count).map { "`GET /books\($0)/{id}`\n\n" }.joined()
    let text = index(
      "title: A\n", "# Books\n\n## All of them\n\nWhat is said of all.\n\n" + endpoints)
    let generator = SlateGenerator(
      options: .init(index: "index.md"), in: MemoryFolder(["index.md": text]))
    let operations = try generator.generate().schema.operations
    #expect(operations.count == count)
    #expect(operations.count { $0.documentation == "What is said of all." } == sharing)
  }

  @Test(
    "How many operations share a table below their heading", arguments: [(40, 40), (41, 1)])
  func crowdWithTable(count: Int, sharing: Int) throws {
    let endpoints = (0..<count).map { "`GET /books\($0)/{id}`\n\n" }.joined()
    let text = index(
      "title: A\n",
      "# Books\n\n## All of them\n\n\(endpoints)Parameter | Type\n--|---\ny | string\n")
    let result = try generate(text)
    #expect(result.schema.operations.count { $0.parameters.contains { $0.name == "y" } } == sharing)
    #expect(result.diagnostics.contains { $0.rule == "shared-too-often" } == (count > 40))
  }

  @Test("How many places of one endpoint are compared", arguments: [(50, false), (51, true)])
  func usages(count: Int, isTold: Bool) throws {
    let sections = (0..<count).map { "## Part \($0)\n\n`GET /books/{id}`\n\n" }.joined()
    let result = try generate(index("title: A\n", "# Books\n\n" + sections))
    #expect(result.schema.operations.count == 1)
    #expect(result.diagnostics.contains { $0.message.contains("stands in 51 places") } == isTold)
  }

  @Test(
    "How many objects are each told by their difference from the next",
    arguments: [(32, false), (33, true)])
  func chain(length: Int, isTold: Bool) throws {
    let table = "Attribute | Type\n--|---\n"
    let links = (0..<length).map { number in
      "## Thing\(number)\n\nThe same as [Thing\(number + 1)](#thing\(number + 1)), with these added attributes:"
        + "\n\n\(table)a\(number) | integer\n\n"
    }
    let text =
      "# Things\n\n## List things\n\n`GET /things`\n\n\(table)first | [Thing0](#thing0)\n\n"
      + links.joined() + "## Thing\(length)\n\n\(table)a\(length) | integer\n"
    let result = try generate(index("title: A\n", text))
    #expect(result.diagnostics.contains { $0.rule == "shared-too-often" } == isTold)
    #expect(result.schema.models.count == length + 1)
  }

  @Test(
    "How many attributes objects have from others, all together",
    arguments: [(200, false), (201, true)])
  func variants(count: Int, isTold: Bool) throws {
    let table = "Attribute | Type\n--|---\n"
    let rows = (0..<100).map { "a\($0) | integer\n" }.joined()
    let forms = (0..<count).map { number in
      "## Thing\(number)\n\nThe same as [Thing](#thing), with these added attributes:\n\n"
        + "\(table)x\(number) | integer\n\n"
    }
    let result = try generate(
      index(
        "title: A\n", "\(Self.endpoint)\n# Things\n\n## Thing\n\n\(table)\(rows)\n\(forms.joined())"
      ))
    #expect(result.diagnostics.contains { $0.rule == "shared-too-often" } == isTold)
    #expect(result.schema.models.count { $0.properties.count == 101 } == 200)
  }

  @Test("SECURITY.md names the limits as they are")
  func documentedLimits() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "SECURITY.md"), encoding: .utf8)
    let limits = ReadingLimits()
    func grouped(_ number: Int) -> String {
      number < 1_000 ? "\(number)" : "\(number / 1_000),\(String(number + 10_000_000).suffix(3))"
    }
    for row in [
      "| a file | \(limits.fileSize >> 20) MiB |",
      "| all files of a reference | \(limits.totalSize >> 20) MiB |",
      "| front matter | \(limits.frontMatterSize >> 20) MiB, \(limits.nestingDepth) levels, 32 aliases |",
      "| an overlay | \(limits.overlaySize >> 20) MiB |",
      "| included pages | \(grouped(limits.includes)) |",
      "| lists, quotes, emphasis in each other | \(limits.nestingDepth) levels |",
      "| columns of a table | \(limits.tableColumns) |",
      "| a sample of JSON | \(SampleReader.maximumSize >> 20) MiB, \(SampleReader.maximumDepth) levels |",
      "| diagnostics | \(grouped(limits.diagnostics)) |",
    ] {
      #expect(text.contains(row), "\(row)")
    }
  }

  private func generate(_ text: String) throws -> SlateGenerator.Result {
    try SlateGenerator(
      options: .init(index: "index.md"), in: MemoryFolder(["index.md": text])
    ).generate()
  }

  @Test(
    "How many parameters all operations together have from a common table", arguments: [200, 201])
  func commonParameters(count: Int) throws {
    let rows = (0..<100).map { "y\($0) | string\n" }.joined()
    let endpoints = (0..<count).map { "## Get \($0)\n\n`GET /books\($0)/{id}`\n\n" }.joined()
    let text = index(
      "title: A\n",
      "# Parameters\n\nAll requests take these query parameters.\n\nParameter | Type\n--|---\n\(rows)\n# Books\n\n"
        + endpoints)
    let generator = SlateGenerator(
      options: .init(index: "index.md"), in: MemoryFolder(["index.md": text]))
    let result = try generator.generate()
    #expect(result.schema.operations.count { $0.parameters.count == 101 } == 200)
    #expect(result.diagnostics.count { $0.rule == "shared-too-often" } == count - 200)
  }

  @Test(
    "The depth of brackets behind the name of a form's field", arguments: [(19, true), (20, false)])
  func brackets(depth: Int, isNested: Bool) throws {
    let name = "a" + String(repeating: "[b]", count: depth)
    let command = "```shell\ncurl -X POST https://a.example/books -d '\(name)=1'\n```\n"
    let text = index("title: A\n", "# Books\n\n## Add a book\n\n`POST /books`\n\n" + command)
    let generator = SlateGenerator(
      options: .init(index: "index.md"), in: MemoryFolder(["index.md": text]))
    let body = try generator.generate().schema.operations.first?.body
    #expect(body?.properties.map(\.name) == [isNested ? "a" : name])
  }

  @Test("The size and the depth of a sample")
  func samples() {
    let place = SourceMap(linesFrom: SlateDiagnostics.SourceLocation(file: "a.md", line: 1))
    func reading(_ text: String) -> SampleReading { SampleReader.read(text, in: place) }
    let text = "\"" + String(repeating: "a", count: SampleReader.maximumSize - 2) + "\""
    #expect(reading(text).failure == nil)
    #expect(reading(text + " ").failure?.message.contains("bytes") == true)
    func nest(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(reading(nest(SampleReader.maximumDepth)).failure == nil)
    #expect(reading(nest(SampleReader.maximumDepth + 1)).failure != nil)
  }
}
