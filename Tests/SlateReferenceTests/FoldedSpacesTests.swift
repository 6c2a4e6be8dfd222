import Testing

@testable import SlateReference

@Suite("White space in plain text")
struct FoldedSpacesTests {
  @Test("each run of white space is one space, and none stands at the ends")
  func runs() {
    #expect("".foldingSpaces.isEmpty)
    #expect(" \t\n".foldingSpaces.isEmpty)
    #expect("  Größe \u{00A0}in\u{3000}\u{2003}Metern\u{2028}".foldingSpaces == "Größe in Metern")
    #expect("名前 を\u{1680}読む\u{0085}".foldingSpaces == "名前 を 読む")
  }

  @Test("the bytes that white space is told by are those that Unicode calls so")
  func everySpace() {
    for value in UInt32(0)...0x3100 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isSpace = scalar.properties.isWhitespace
      #expect("a\(scalar)b".foldingSpaces == (isSpace ? "a b" : "a\(scalar)b"), "U+\(value)")
    }
  }

  @Test("what is no white space stays as it is")
  func others() {
    for text in ["a b", "é", "a\u{200B}b", "x\u{0301} y", "“a” – b"] {
      #expect(text.foldingSpaces == text)
    }
  }
}
