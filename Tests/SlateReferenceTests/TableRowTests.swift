import Testing

@testable import SlateReference

@Suite("A row of a pipe table")
struct TableRowTests {
  private func cells(_ line: String) throws -> [String] {
    let text = try SourceText(file: "t.md", contents: Array(line.utf8))
    var ranges: [Range<Int>] = []
    TableRow.split(text.line(0), of: text, into: &ranges)
    return ranges.map(text.string)
  }

  private func columns(_ line: String) throws -> Int? {
    let text = try SourceText(file: "t.md", contents: Array(line.utf8))
    return TableRow.delimiterColumns(text.line(0), of: text)
  }

  @Test(
    "is split with and without outer pipes",
    arguments: ["a | b | c", "| a | b | c |", "| a | b | c", "a | b | c |", "  |a|b|c|  "])
  func splitsBothStyles(line: String) throws {
    #expect(try cells(line) == ["a", "b", "c"])
  }

  @Test("keeps empty cells, the last one too where a pipe closes it")
  func keepsEmptyCells() throws {
    #expect(try cells("a | | c") == ["a", "", "c"])
    #expect(try cells("| | b |") == ["", "b"])
    #expect(try cells("a | b | |") == ["a", "b", ""])
    #expect(try cells("|") == [])
  }

  @Test("is not split at an escaped pipe")
  func respectsEscapes() throws {
    #expect(try cells(#"a \| b | c"#) == [#"a \| b"#, "c"])
    #expect(try cells(#"a \\| b"#) == [#"a \\"#, "b"])
    #expect(try cells(#"a | b \|"#) == ["a", #"b \|"#])
  }

  @Test("is not split inside a closed code span")
  func respectsCodeSpans() throws {
    #expect(try cells("`a|b` | c") == ["`a|b`", "c"])
    #expect(try cells("``a ` | b`` | c") == ["``a ` | b``", "c"])
  }

  @Test("is split behind a backtick that opens no code span")
  func ignoresStrayBackticks() throws {
    #expect(try cells("a ` b | c") == ["a ` b", "c"])
    #expect(try cells("`` a ` | c") == ["`` a `", "c"])
    #expect(try cells(#"a \` b | c `"#) == [#"a \` b"#, "c `"])
  }

  @Test("declares columns as a delimiter row, aligned or not")
  func countsDelimiters() throws {
    #expect(try columns("--- | ---") == 2)
    #expect(try columns("|---|:--|--:|:-:|") == 4)
    #expect(try columns(":---|:--") == 2)
    #expect(try columns("|---|") == 1)
    #expect(try columns("-|-") == 2)
  }

  @Test(
    "declares no columns where it is anything else",
    arguments: [
      "---", ":--", "--- | x", "--- | ", "| - - |", "| |", "||", "a | b", "", "| : |", "--- ||",
    ]
  )
  func rejectsOthers(line: String) throws {
    #expect(try columns(line) == (line == "--- | " ? 1 : nil))
  }

  @Test("takes time in step with its length, whatever its backticks")
  func isLinear() throws {
    let runs = (1...1_500).map { String(repeating: "`", count: $0 % 70 + 1) + "a" }
    #expect(try cells(runs.joined() + " | b").count >= 1)
  }
}

@Suite("The inlines of a cell that needs no cmark")
struct PlainInlinesTests {
  private func read(_ text: String) -> [Inline]? {
    PlainInlines.read(Array(text.utf8), 0..<text.utf8.count)
  }

  @Test("are words and code spans")
  func readsPlainText() {
    #expect(read("") == [])
    #expect(read("a plain text!") == [.text("a plain text!")])
    #expect(
      read("node_cluster of `a_*b` x") == [.text("node_cluster of "), .code("a_*b"), .text(" x")])
    #expect(read("`` a`b ``") == [.code("a`b")])
    #expect(read("`  `") == [.code("  ")])
  }

  @Test(
    "are left to cmark where there is other markup",
    arguments: ["_a_", "a_", "*a*", #"\_"#, "&amp;", "<br>", "[a](b)", "`a", "![a](b)", "ä_b"])
  func leavesTheRest(text: String) {
    #expect(read(text) == nil)
  }
}
