/// A documentation comment in DocC's form.
///
/// Texts are Markdown that ``SourceText/comment(_:)`` has made safe.
struct DocComment {
  /// One sentence.
  var summary: String
  /// All that follows it.
  var discussion: [MarkdownBlock]
  /// What each parameter means.
  var parameters: [(name: String, text: String)] = []
  /// What a call gives.
  var returns: String?
  /// What a call may throw.
  var errors: String?
  /// Where in the reference all this is said.
  var origin: String?

  /// Creates a comment from a text: its first sentence is the summary.
  ///
  /// - Parameters:
  ///   - markdown: The text.
  ///   - fallback: The summary of a text that is empty, or begins with a list or a table.
  init(_ markdown: String, fallback: String) {
    var blocks = MarkdownBlock.blocks(of: markdown)
    guard case .paragraph(let text)? = blocks.first else {
      summary = Sentence.begun(Sentence.ended(fallback))
      discussion = blocks
      return
    }
    let (sentence, rest) = Sentence.first(of: Substring(text))
    summary = Sentence.begun(Sentence.ended(rest.isEmpty ? text : String(sentence)))
    if rest.isEmpty {
      blocks.removeFirst()
      if case .gap? = blocks.first { blocks.removeFirst() }
    } else {
      blocks[0] = .paragraph(String(rest))
    }
    if case .paragraph(let text)? = blocks.last {
      blocks[blocks.count - 1] = .paragraph(Sentence.ended(text))
    }
    // What the colon announced has found another place in the schema.
    if blocks.isEmpty, summary.utf8.last == UInt8(ascii: ":") {
      summary = String(summary.dropLast()) + "."
    }
    discussion = blocks
  }

  /// Adds a sentence to the last paragraph of the discussion, or as its first.
  mutating func add(_ sentence: String) {
    if case .paragraph(let text)? = discussion.last {
      discussion[discussion.count - 1] = .paragraph("\(Sentence.ended(text)) \(sentence)")
    } else {
      addParagraph(sentence)
    }
  }

  /// Adds a paragraph to the discussion.
  mutating func addParagraph(_ text: String) {
    if !discussion.isEmpty { discussion.append(.gap) }
    discussion.append(.paragraph(text))
  }
}

extension SourceWriter {
  /// Writes a documentation comment.
  mutating func doc(_ comment: DocComment) {
    wrapped(comment.summary)
    if !comment.discussion.isEmpty {
      line("///")
      blocks(comment.discussion)
    }
    fields(of: comment)
    if let origin = comment.origin {
      line("///")
      wrapped(origin)
    }
  }

  /// Writes a comment of one sentence.
  mutating func doc(_ sentence: String) {
    wrapped(sentence)
  }

  private mutating func fields(of comment: DocComment) {
    if comment.parameters.isEmpty && comment.returns == nil && comment.errors == nil { return }
    line("///")
    if comment.parameters.count == 1 {
      let parameter = comment.parameters[0]
      wrapped(parameter.text, first: "- Parameter \(parameter.name): ", rest: "  ")
    } else if !comment.parameters.isEmpty {
      line("/// - Parameters:")
      for parameter in comment.parameters {
        wrapped(parameter.text, first: "  - \(parameter.name): ", rest: "    ")
      }
    }
    if let returns = comment.returns { wrapped(returns, first: "- Returns: ", rest: "  ") }
    if let errors = comment.errors { wrapped(errors, first: "- Throws: ", rest: "  ") }
  }

  private mutating func blocks(_ blocks: [MarkdownBlock]) {
    for block in blocks {
      switch block {
      case .gap: line("///")
      case .paragraph(let text): wrapped(text)
      case .item(let marker, let text):
        wrapped(
          DocField.escaped(text), first: marker,
          rest: String(repeating: " ", count: marker.utf8.count))
      case .verbatim(let lines):
        for text in lines { comment { $0.append(text) } }
      }
    }
  }

  private mutating func wrapped(_ text: String, first: String = "", rest: String = "") {
    let width = columns - 4
    let text = first.isEmpty ? BlockStart.escaped(text) : text
    if first.utf8.count + text.utf8.count <= width {
      return comment { buffer in
        buffer.append(first)
        buffer.append(text)
      }
    }
    let words = LineWrapping(text)
    let lines = words.lines(
      firstWidth: width - first.utf8.count, width: width - rest.utf8.count)
    for (index, line) in lines.enumerated() {
      comment { buffer in
        buffer.append(index == 0 ? first : rest)
        words.write(line, to: &buffer)
      }
    }
  }
}
