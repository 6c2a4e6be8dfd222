import Testing

@testable import SwiftEmission

@Suite("Source text")
struct SourceTextTests {
  @Test("a string literal holds its text and nothing else")
  func literals() {
    #expect(SourceText.literal("/api/v1/") == #""/api/v1/""#)
    #expect(SourceText.literal(#"say "hi""#) == #""say \"hi\"""#)
    #expect(SourceText.literal(#"\(evil())"#) == #""\\(evil())""#)
    #expect(SourceText.literal("a\nb\rc\td") == #""a\nb\rc\td""#)
    #expect(SourceText.literal("\u{0}\u{1B}\u{7F}") == #""\u{0}\u{1B}\u{7F}""#)
    #expect(SourceText.literal("\u{85}\u{2028}\u{2029}") == #""\u{85}\u{2028}\u{2029}""#)
    #expect(SourceText.literal("\u{202E}\u{200B}\u{FEFF}") == #""\u{202E}\u{200B}\u{FEFF}""#)
    #expect(SourceText.literal("Größe 日本 🚀") == "\"Größe 日本 🚀\"")
  }

  @Test("in a comment, every kind of line end is a line feed")
  func lineEnds() {
    #expect(
      SourceText.comment("a\r\nb\rc\u{B}d\u{C}e\u{85}f\u{2028}g\u{2029}h")
        == "a\nb\nc\nd\ne\nf\ng\nh")
  }

  @Test("in a comment, nothing is invisible")
  func invisibles() {
    #expect(SourceText.comment("a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{0}f\u{AD}g") == "abcdefg")
    #expect(SourceText.comment("tab\there") == "tab  here")
  }

  @Test("a comment of one line stays one line")
  func oneLine() {
    #expect(SourceText.commentLine("Title\u{2028}evil() \n more") == "Title evil() more")
  }
}
