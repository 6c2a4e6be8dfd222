import SlateReference

/// Blocks that show a command and, below it, what comes back: `$ curl https://…`, then `HTTP/1.1 200 OK` or JSON.
extension Outline {
  /// Makes two blocks of each: the command, and an answer with a line above it that says so.
  mutating func divideAnswers() {
    for node in nodes {
      // From the end, so that what stands before keeps its index.
      for index in node.blocks.indices.reversed() {
        guard case .code(let code) = node.blocks[index], let answer = code.answerBelowCommand else {
          continue
        }
        let label = Paragraph([.text("Response")], at: answer.code.location)
        replaceBlock(
          index, in: node.id,
          with: [
            .code(code.prefix(answer.offset)),
            .quote([.paragraph(label)], at: answer.code.location),
            .code(answer.code),
          ])
      }
    }
  }
}

extension CodeBlock {
  /// The answer that stands below the last command of a block for a shell, with the byte that it begins at.
  fileprivate var answerBelowCommand: (offset: Int, code: CodeBlock)? {
    guard language.map({ Self.shells.contains($0) }) ?? true, mayHoldAnswer else {
      return nil
    }
    var reader = ShellReader(text, in: places)
    guard !reader.commands().isEmpty, let line = reader.answerLine else { return nil }
    var (offset, count) = (0, 0)
    for byte in text.utf8 {
      if count == line { break }
      offset += 1
      if byte == UInt8(ascii: "\n") { count += 1 }
    }
    let rest = String(decoding: text.utf8.dropFirst(offset), as: UTF8.self)
    let places = places.dropping(offset, line: line, lineStart: offset)
    let isWire = rest.utf8.lazy.drop { $0.isASCIIWhitespace }.first == UInt8(ascii: "H")
    return (
      offset,
      CodeBlock(
        language: isWire ? "http" : "json", text: rest, location: places.start, places: places)
    )
  }

  /// Whether a line below the first begins as an answer does; nearly no block has one.
  private var mayHoldAnswer: Bool {
    text.withBytes { bytes in
      var isAtLineStart = false
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "\n"): isAtLineStart = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): continue
        case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "H"):
          if isAtLineStart { return true }
        default: isAtLineStart = false
        }
      }
      return false
    }
  }

  private static let shells: WordSet = [
    "shell", "bash", "sh", "zsh", "console", "terminal", "curl", "text", "cli",
  ]

  fileprivate func prefix(_ count: Int) -> CodeBlock {
    CodeBlock(
      language: language, text: String(decoding: text.utf8.prefix(count), as: UTF8.self),
      location: location, places: places)
  }
}
