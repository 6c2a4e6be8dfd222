import Testing

@testable import SwiftEmission

@Suite("Documentation comments")
struct DocCommentTests {
  private func comment(_ markdown: String, _ change: (inout DocComment) -> Void = { _ in })
    -> [String]
  {
    var doc = DocComment(markdown, fallback: "Nothing said")
    change(&doc)
    var writer = SourceWriter()
    writer.doc(doc)
    return writer.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map(String.init)
  }

  @Test("the first sentence is the summary")
  func summary() {
    #expect(
      comment("Lists all nodes. Returns `Node` objects") == [
        "/// Lists all nodes.", "///", "/// Returns `Node` objects.",
      ])
  }

  @Test("full stops inside of words, code and brackets end no sentence")
  func sentenceEnds() {
    #expect(
      comment("See `a. B` (cf. B. C) at example.com, e.g. Here. Then").first
        == "/// See `a. B` (cf. B. C) at example.com, e.g. Here.")
    #expect(comment("All, etc. and so on. Then").first == "/// All, etc. and so on.")
    #expect(comment("Up to 1.5 GB. Then").first == "/// Up to 1.5 GB.")
  }

  @Test("a full stop inside of emphasis or quotes ends the text")
  func fullStopsInMarks() {
    #expect(comment("Sends it. **Only once.**").last == "/// **Only once.**")
    #expect(comment("Says \"no.\"") == ["/// Says \"no.\""])
    #expect(comment("Sends **all**") == ["/// Sends **all**."])
  }

  @Test("a text that begins with a list has the fallback for its summary")
  func fallback() {
    #expect(comment("- a\n- b") == ["/// Nothing said.", "///", "/// - a", "/// - b"])
    #expect(comment("") == ["/// Nothing said."])
  }

  @Test("a summary begins with a capital, unless its first word is spelled as it is for a reason")
  func capitals() {
    #expect(comment("settings about IAM") == ["/// Settings about IAM."])
    #expect(comment("`a` is b") == ["/// `a` is b."])
    #expect(comment("dns_search as given") == ["/// dns_search as given."])
  }

  @Test("text is wrapped at one hundred columns, code spans stay whole")
  func wrapping() {
    let word = "W" + String(repeating: "w", count: 29)
    let lines = comment("\(word) \(word) \(word) `a code span that is kept` \(word)")
    #expect(lines == ["/// \(word) \(word) \(word)", "/// `a code span that is kept` \(word)."])
    for line in lines { #expect(line.utf8.count <= 100) }
  }

  @Test("no line begins with what would make it a list, a heading or a directive")
  func blockStarts() {
    let long = String(repeating: "word ", count: 18)
    for mark in ["-", "#", "1.", ">", "@Comment", "|", "```"] {
      let lines = comment("\(long)xxxx \(mark) more text here and there and everywhere")
      #expect(!lines.contains { $0.hasPrefix("/// \(mark)") }, "\(mark)")
    }
    #expect(comment("@Metadata { }").first == #"/// \@Metadata { }."#)
  }

  @Test("code keeps its lines, and a fence that nobody closed is closed")
  func fences() {
    #expect(
      comment("A sample:\n\n```json\n{\n  \"a\": 1\n}\n```\nThen.") == [
        "/// A sample:", "///", "/// ```json", "/// {", "///   \"a\": 1", "/// }", "/// ```",
        "/// Then.",
      ])
    #expect(comment("A sample:\n\n~~~\nx").last == "/// ~~~")
  }

  @Test("a fence ends where CommonMark says so, and nothing but it is one")
  func fencesOfCommonMark() {
    #expect(
      comment("A:\n\n```\n```x\n- Returns: x\n````\nThen.").suffix(5) == [
        "/// ```", "/// ```x", "/// - Returns: x", "/// ```", "/// Then.",
      ])
    #expect(comment("A:\n\n```a``b\nThen.").last == #"/// \`\`\`a``b Then."#)
    #expect(
      comment("A:\n\n- b\n  ```\n- Returns: x\n    ```\n- Returns: y").suffix(5) == [
        "/// - b", "///   ```", "///   - Returns: x", "///   ```", "/// - *Returns*: y",
      ])
    #expect(
      comment("A:\n\n- ```json\n  {}\n  ```\n- c").suffix(5) == [
        "/// -", "///   ```json", "///   {}", "///   ```", "/// - c",
      ])
  }

  @Test("lists keep their items and their indentation")
  func lists() {
    #expect(
      comment("Options:\n\n* `vpc`: one\n    * `id`: two\n      more\n* three") == [
        "/// Options:", "///", "/// * `vpc`: one", "///     * `id`: two more", "/// * three",
      ])
  }

  @Test("an item of the prose is no field of the comment")
  func proseFields() {
    #expect(
      comment("Options:\n\n- Returns: all\n- parameter id: one\n- Note: two").suffix(3) == [
        "/// - *Returns*: all", "/// - *parameter id*: one", "/// - Note: two",
      ])
  }

  @Test("code between several backticks, a link to a symbol for DocC, gets one at each end")
  func pairsOfBackticks() {
    let text = "A `` `key` `` and `x` and ``y``, ``z\n\n```\n``kept``\n```\n```a``\n`b```` c"
    #expect(
      CodeSpans.withoutSymbolLinks(text)
        == "A `'key'` and `x` and `y`, ``z\n\n```\n``kept``\n```\n```a``\n`b```` c")
    #expect(CodeSpans.withoutSymbolLinks("```` a\nb ````") == "```` a\nb ````")
    #expect(CodeSpans.withoutSymbolLinks("```a``b``` c") == "`a''b` c")
    #expect(CodeSpans.withoutSymbolLinks("x ```` a\nb ````") == "x `a\nb`")
  }

  @Test("one parameter has a line of its own, several have a list")
  func parameters() {
    let one = comment("Gets it.") { $0.parameters = [("uuid", "The UUID.")] }
    #expect(one == ["/// Gets it.", "///", "/// - Parameter uuid: The UUID."])
    let two = comment("Gets it.") {
      $0.parameters = [("a", "One."), ("b", "Two.")]
      $0.returns = "It."
      $0.errors = "`APIError`."
      $0.origin = "From “X” in x.md."
    }
    #expect(
      two == [
        "/// Gets it.", "///", "/// - Parameters:", "///   - a: One.", "///   - b: Two.",
        "/// - Returns: It.", "/// - Throws: `APIError`.", "///", "/// From “X” in x.md.",
      ])
  }

  @Test("many backticks that nothing closes cost no more than their length")
  func backticks() {
    let text = (1...2_000).map { String(repeating: "`", count: $0 % 70 + 1) + "x" }
      .joined(separator: " ")
    #expect(!comment(text).isEmpty)
  }

  @Test(
    "an item of the prose is no field of the comment, however it is written",
    arguments: [
      ("- Returns: a book", "- *Returns*: a book"),
      ("- Parameters:\n  - id: x", "- *Parameters*:"),
      ("1. - Throws: x", "1. - *Throws*: x"), ("> - Returns: x", "> - *Returns*: x"),
      ("> Returns: x", "> Returns: x"), ("- > - parameter a: x", "- > - *parameter a*: x"),
      ("- Return&#115;: x", "- *Return&#115;*: x"), ("- &#82;eturns: x", "- *&#82;eturns*: x"),
      ("- Returns\\: x", "- *Returns*\\: x"), ("- Returns&colon; x", "- *Returns&colon;* x"),
    ])
  func forgedFields(markdown: String, line: String) {
    #expect(comment("Gets it.\n\n" + markdown).contains("/// " + line))
  }

  @Test(
    "a sentence behind the first, or a title, is a paragraph whatever it begins with",
    arguments: [
      ("- Returns: a book.", "\\- Returns: a book."), ("* Throws: x.", "\\* Throws: x."),
      ("- Parameter id: x.", "\\- Parameter id: x."), ("1) - Throws: x.", "1\\) - Throws: x."),
      ("```x", "\\`\\`\\`x."), ("~~~ x", "\\~\\~\\~ x."), ("<!-- x", "\\<!-- x."),
      ("> - Returns: x.", "\\> - Returns: x."), ("@Comment { x", "\\@Comment { x."),
      ("\\returns x", "\\\\returns x."), ("# X", "\\# X."), ("* * *", "\\* * *."),
      ("\\- Returns: x.", "\\- Returns: x."), ("-5 is X.", "-5 is X."), ("#x is X.", "#x is X."),
      ("1.5 is X.", "1.5 is X."), ("**X** is.", "**X** is."), ("`x` is X.", "`x` is X."),
    ])
  func paragraphStarts(sentence: String, line: String) {
    #expect(comment("Gets it. " + sentence) == ["/// Gets it.", "///", "/// " + line])
    var title = DocComment("", fallback: sentence)
    title.returns = "It."
    var writer = SourceWriter()
    writer.doc(title)
    #expect(writer.text == "/// \(line)\n///\n/// - Returns: It.\n")
  }

  @Test("a line with a bar in it begins no directive and no field")
  func linesThatKeepTheirForm() {
    #expect(
      comment("A | b\n@Comment { | x\n\\returns | x").suffix(2) == [
        "/// \\@Comment { | x", "/// \\\\returns | x",
      ])
  }

  @Test("an item that begins with such a word alone is left as it is")
  func harmlessItems() {
    #expect(
      comment("Gets it.\n\n- Returns nothing\n- a: b").suffix(2) == [
        "/// - Returns nothing", "/// - a: b",
      ])
  }

  @Test("a block of HTML is text, so that it cannot hide what follows")
  func html() {
    #expect(comment("Gets it.\n\n<!-- a\n\nb").contains("/// \\<!-- a"))
  }
}
