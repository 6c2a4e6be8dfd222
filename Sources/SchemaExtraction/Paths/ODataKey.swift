/// The key of one thing in brackets right behind the name of the collection, as OData writes it: `Books({id})`,
/// `Books('{isbn}')`, `Loans(book={id},day={day})`. The brackets are sent.
struct ODataKey {
  /// What stands in the brackets.
  let content: Substring
  /// The key's name where it stands there bare: `Books(id)`.
  let name: Substring?
  /// Where the brackets end.
  let end: String.Index

  /// Reads the key that a text begins with.
  ///
  /// - Parameters:
  ///   - text: What follows the name of the collection.
  ///   - last: The last letter of that name.
  /// - Returns: nil where the brackets hold something else: a part that may be left out, `reports(.json)` and
  ///   `books(/:id)`, a remark, a group of a regular expression.
  init?(_ text: Substring, behind last: UInt8) {
    guard text.utf8.first == UInt8(ascii: "("), last.isASCIIWord else { return nil }
    let inner = text.utf8.dropFirst()
    guard let close = inner.firstIndex(of: UInt8(ascii: ")")), close > inner.startIndex else {
      return nil
    }
    let content = text[inner.startIndex..<close]
    guard content.utf8.allSatisfy(Self.mayStandInKey),
      content.utf8.first.map(Self.mayBegin) ?? false
    else { return nil }
    let isWord = content.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "_") }
    if isWord, content.utf8.first.map(SampleCursor.isLetter) ?? false {
      guard !content.withBytes({ $0.beginsInAnyCase(with: "optional") }) else { return nil }
      name = content
    } else {
      name = nil
    }
    self.content = content
    end = text.utf8.index(after: close)
  }

  private static func mayBegin(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || "{<:'_".utf8.contains(byte)
  }

  private static func mayStandInKey(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte >= 0x80 || "{}<>:='_-,$@.".utf8.contains(byte)
  }
}
