import SlateReference

/// Which way alone an attribute travels, as an author marks it.
enum Access {
  /// Only the server writes it.
  case readOnly
  /// Only a caller writes it.
  case writeOnly

  /// Reads a label, or a remark in brackets: `read-only`, `Read only`, `readOnly`; nil where it says something else.
  init?(remark text: some StringProtocol) {
    // No such remark has fewer letters, or many more.
    guard (6...34).contains(text.utf8.count) else { return nil }
    if ForeignWords.readOnly.contains(text.lowercased()) {
      self = .readOnly
      return
    }
    guard (8...14).contains(text.utf8.count) else { return nil }
    let letters = text.utf8.filter(\.isASCIIWord).map(\.lowercasedASCII)
    if letters.elementsEqual("readonly".utf8) {
      self = .readOnly
    } else if letters.elementsEqual("writeonly".utf8) {
      self = .writeOnly
    } else {
      return nil
    }
  }

  /// Whether a cell of a column headed "Access" or "Read-only" says that only the server writes the attribute; nil where
  /// it says something else.
  static func isReadOnly(column text: String) -> Bool? {
    switch text.lowercased() {
    case "r", "ro", "read", "r/o": true
    case "rw", "r/w", "w", "wo", "read/write", "read-write", "read, write", "read & write", "write":
      false
    default: Access(remark: text).map { $0 == .readOnly }
    }
  }

  /// Whether each cell of a column says which way an attribute travels.
  static func isTold(by table: Table, in column: Int) -> Bool {
    let cells = table.rows.map { column < $0.count ? $0[column].text : "" }
    return cells.contains { !$0.isEmpty }
      && cells.allSatisfy { $0.isEmpty || isReadOnly(column: $0) != nil }
  }

  /// Reads a description: nil where it has no such remark.
  ///
  /// "Read-only." at its beginning or in a sentence of its own, "(read only)", "This field is read-only" are remarks.
  /// "Whether the disk is read-only" says what a value means, and so do words in code.
  init?(saidIn description: [Inline]) {
    guard Self.mayHoldOne(description) else { return nil }
    var text = ""
    Self.add(description, to: &text)
    let lower = text.lowercased()
    for (phrase, access) in Self.phrases {
      var rest = lower[...]
      while let range = rest.firstRange(of: phrase) {
        if Self.isRemark(range, in: lower) {
          self = access
          return
        }
        rest = rest[range.upperBound...]
      }
    }
    return nil
  }

  private static let phrases: [(String, Access)] = [
    ("read-only", .readOnly), ("read only", .readOnly), ("readonly", .readOnly),
    ("write-only", .writeOnly), ("write only", .writeOnly), ("writeonly", .writeOnly),
  ]

  /// Whether any text has the letters that each such remark ends with.
  private static func mayHoldOne(_ inlines: [Inline]) -> Bool {
    inlines.contains { inline in
      switch inline {
      case .text(let text): text.contains("nly")
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): mayHoldOne(inner)
      case .code, .lineBreak, .softBreak, .html, .image: false
      }
    }
  }

  private static func add(_ inlines: [Inline], to text: inout String) {
    for inline in inlines {
      switch inline {
      case .text(let part): text += part
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): add(inner, to: &text)
      case .code: text += "`"
      // A label, or a line of its own, is a remark of its own.
      case .lineBreak, .html: text += ";"
      case .softBreak: text += " "
      case .image: continue
      }
    }
  }

  private static func isRemark(_ range: Range<String.Index>, in text: String) -> Bool {
    let before = text[..<range.lowerBound].trimmingSpaces()
    let after = text[range.upperBound...].trimmingSpaces()
    let isInBrackets = before.last == "(" || before.last == "["
    if let next = after.first {
      let ends = before.isEmpty || isInBrackets ? ".;!)],:" : ".;!)]"
      guard ends.contains(next) else { return false }
    }
    guard let last = before.last, !".;!?([–—|".contains(last) else { return true }
    // "This field is read-only."
    let end = before.lastIndex { ".;!?".contains($0) }
    let sentence = end.map { before[before.index(after: $0)...] } ?? before
    let words = Words(sentence).words
    return (words.first == "this" || words.first == "it") && words.count < 5
      && (words.last == "is" || words.suffix(2) == ["is", "a"])
  }
}
