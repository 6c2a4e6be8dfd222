import SlateReference

/// Blocks that show a command and, below it, what comes back: `$ curl https://…`, then `HTTP/1.1 200 OK` or JSON; or, in
/// place of a command, a comment with the request: `// GET https://…`.
extension Outline {
  /// Makes two blocks of each: the command, and an answer with a line above it that says so.
  mutating func divideAnswers() {
    for node in nodes {
      // From the end, so that what stands before keeps its index.
      for index in node.blocks.indices.reversed() {
        guard case .code(let code) = node.blocks[index] else { continue }
        if let (request, answer, isSent) = code.requestInComment {
          let label = Paragraph([.text(isSent ? "Request" : "Response")], at: answer.location)
          replaceBlock(
            index, in: node.id,
            with: [
              .code(request), .quote([.paragraph(label)], at: answer.location), .code(answer),
            ])
          continue
        }
        guard let answer = code.answerBelowRequest ?? code.answerBelowCommand else { continue }
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

  /// The answer below the request in a block that shows one of each as they go over the wire, with the byte that it begins
  /// at.
  fileprivate var answerBelowRequest: (offset: Int, code: CodeBlock)? {
    guard language == "http", beginsWithRequestOfWire, text.firstOffset(of: "\nHTTP/") != nil else {
      return nil
    }
    var (offset, lines) = (0, 0)
    var start: (offset: Int, line: Int)?
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if line.starts(with: "HTTP/".utf8) {
        // Who shows them in turn shows several requests.
        guard start == nil else { return nil }
        start = (offset, lines)
      }
      offset += line.count + 1
      lines += 1
    }
    guard let start else { return nil }
    let places = places.dropping(start.offset, line: start.line, lineStart: start.offset)
    let answer = CodeBlock(
      language: "http", text: String(decoding: text.utf8.dropFirst(start.offset), as: UTF8.self),
      location: places.start, places: places)
    return answer.beginsWithStatusLine ? (start.offset, answer) : nil
  }

  /// The request that the comment in the first line of a block tells, and the answer below it: `// GET https://…` above JSON.
  ///
  /// Below a method that sends something JSON is what is sent.
  fileprivate var requestInComment: (request: CodeBlock, answer: CodeBlock, isSent: Bool)? {
    let bytes = text.utf8
    guard let first = bytes.first(where: { !$0.isASCIIWhitespace }), "/#".utf8.contains(first),
      let lineEnd = bytes.firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let line = text[..<lineEnd]
    let told = line.drop { $0 == "/" || $0 == "#" || $0 == " " || $0 == "\t" }
    guard DeclaredEndpoint.mayBegin(told), let endpoint = DeclaredEndpoint(in: told) else {
      return nil
    }
    let answerStart = text[text.utf8.index(after: lineEnd)...]
    guard let begin = answerStart.utf8.first(where: { !$0.isASCIIWhitespace }),
      begin == UInt8(ascii: "{") || begin == UInt8(ascii: "[")
        || answerStart.utf8.drop(while: { $0.isASCIIWhitespace }).starts(with: "HTTP/".utf8)
    else { return nil }
    let head = text.utf8.distance(from: text.startIndex, to: told.startIndex)
    let rest = text.utf8.distance(from: text.startIndex, to: answerStart.startIndex)
    let requestPlaces = places.dropping(head, line: 0, lineStart: 0)
    let answerPlaces = places.dropping(rest, line: 1, lineStart: rest)
    let isWire = begin == UInt8(ascii: "H")
    return (
      CodeBlock(
        language: "http", text: String(told) + "\n", location: requestPlaces.start,
        places: requestPlaces),
      CodeBlock(
        language: isWire ? "http" : "json", text: String(answerStart), location: answerPlaces.start,
        places: answerPlaces),
      !isWire && ["POST", "PUT", "PATCH"].contains(endpoint.method)
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
