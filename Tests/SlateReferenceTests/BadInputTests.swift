import SlateDiagnostics
import SlateReference
import Testing

@Suite("Bad input")
struct BadInputTests {
  private func diagnostics(
    bytes: [UInt8], limits: ReadingLimits = .init()
  ) -> [String] {
    read(in: MemoryFolder(bytes: ["index.md": bytes]), limits: limits).diagnostics
  }

  @Test("An empty index and an empty page are errors")
  func empty() {
    #expect(diagnostics(bytes: []) == ["index.md:1:1: error: the index is empty [empty-page]"])
    #expect(
      diagnostics(bytes: Array(" \n".utf8)) == [
        "index.md:1:1: error: the index is empty [empty-page]"
      ])
    #expect(
      read(["index.md": "---\nincludes: [a]\n---\n", "includes/a.md": "\n"]).diagnostics
        == [
          "includes/a.md:1:1: error: this page is empty; write it, or take it out of the includes [empty-page]"
        ])
  }

  @Test(
    "Bytes that are not UTF-8 are an error at their place",
    arguments: [
      [0x61, 0x0A, 0x62, 0xFF], [0x61, 0x0D, 0x62, 0xC3, 0x28], [0x0D, 0x0A, 0x62, 0xE2, 0x82],
      [0x0A, 0x62, 0xED, 0xA0, 0x80], [0x0A, 0x62, 0xC0, 0x80],
      [0x0A, 0x62, 0xF4, 0x90, 0x80, 0x80],
    ] as [[UInt8]])
  func invalidUTF8(bytes: [UInt8]) {
    let found = diagnostics(bytes: bytes)
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("index.md:2:2: error: the byte 0x") == true, "\(found)")
    #expect(found.first?.hasSuffix("[invalid-utf8]") == true)
  }

  @Test("Letters of all kinds are UTF-8", arguments: ["ä", "€", "😀", "\u{10FFFF}", "\u{D7FF}"])
  func validUTF8(text: String) {
    #expect(tree("aaaaaaa\(text)b") == "4:1 paragraph aaaaaaa\(text)b")
  }

  @Test("A NUL byte is an error at its place, in the middle of ASCII too")
  func nul() {
    let bytes = Array("# A\nabcdefghijklmn\u{0}pqrstuv".utf8)
    #expect(
      diagnostics(bytes: bytes) == [
        "index.md:2:15: error: a page cannot hold a NUL byte [nul-byte]"
      ])
  }

  @Test("A fence that is never closed is an error where it opens")
  func unclosedFence() {
    #expect(
      SlateReferenceTests.diagnostics("# A\n\n````json\n{}\n```\n") == [
        "index.md:6:1: error: this code block is never closed, so all that follows is code; "
          + "add a line with ```` where it ends [unclosed-fence]"
      ])
    #expect(SlateReferenceTests.diagnostics("```\n").count == 1)
    #expect(SlateReferenceTests.diagnostics("- a\n\n  ```\n  b\n\nc\n").count == 1)
    #expect(SlateReferenceTests.diagnostics("```\na\n`````  \n\n> ~~~\n> a\n> ~~~\n") == [])
  }

  @Test("A file that is too large is an error")
  func tooLarge() {
    #expect(
      diagnostics(bytes: Array("# A long one".utf8), limits: ReadingLimits(fileSize: 3)) == [
        "index.md:1:1: error: the file has 12 bytes; more than 3 are not read [file-too-large]"
      ])
  }

  @Test("All errors of a run are told, not the first alone")
  func goesOn() {
    let (_, diagnostics) = read([
      "index.md": "---\nincludes: [a, b]\n---\n# A\n```\n", "includes/b.md": "\u{0}",
    ])
    #expect(diagnostics.count == 3)
  }

  @Test(
    "What nests ten thousand deep becomes text, with one warning",
    arguments: [
      String(repeating: "> ", count: 10_000) + "a",
      String(repeating: "- ", count: 5_000) + "a",
      String(repeating: "*a **b ", count: 10_000) + String(repeating: "c** d*", count: 10_000),
      String(repeating: "![", count: 10_000) + "a" + String(repeating: "](b)", count: 10_000),
    ])
  func deepNesting(markdown: String) {
    let found = SlateReferenceTests.diagnostics(markdown)
    #expect(found.count == 1)
    #expect(found.first?.hasSuffix("[nesting-too-deep]") == true)
  }

  @Test(
    "Ten thousand of anything that is left open are read, or refused, in good time",
    arguments: [
      "<aside class='a'>\n\n", "<table>\n\n", "<!--", "[", "`", "|a|b|\n|-|\n", "<aside>", "&#",
      "\\",
      "a|b\n-|-\n", "_a", "[a]: b\n", "<aside></aside>", "<aside>a</aside>\n", "<table></table>\n",
    ])
  func manyOpen(piece: String) {
    let result = read(["index.md": String(repeating: piece, count: 10_000)])
    let isRefused = result.diagnostics.contains { $0.contains(": error: ") }
    #expect((result.reference == nil) == isRefused)
  }

  @Test("YAML that refers to itself over and over is not unfolded")
  func yamlBomb() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let inner = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      yaml += "a\(level): &a\(level) [\(inner)]\n"
    }
    #expect(read(["index.md": "---\n\(yaml)---\n# A"]).reference == nil)
  }

  @Test("Nor where it is a key, which would have to be compared with others")
  func yamlBombAsKey() {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...40 { yaml += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
    yaml += "? *a40\n: b\n"
    #expect(
      read(["index.md": "---\n\(yaml)---\n# A"]).diagnostics == [
        "index.md:1:1: error: the front matter is not YAML that can be read: it has more than 32 "
          + "aliases (`*name`) [invalid-front-matter]"
      ])
  }

  @Test("YAML that nests deeply is an error or nothing, not a crash")
  func deepYAML() {
    let open = String(repeating: "[", count: 100_000)
    #expect(read(["index.md": "---\na: \(open)\n---\n# A"]).reference == nil)
  }
}
