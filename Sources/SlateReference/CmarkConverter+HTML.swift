import CCmark
import SlateDiagnostics

/// HTML that holds Markdown, headings and tables.
extension CmarkConverter {
  mutating func convertHTML(
    _ node: Node, _ context: Context, into blocks: inout [Block]
  ) -> Node {
    let start = startOffset(of: node)
    for tag in [HTMLRegion.Tag.aside, .table, .definitions] {
      guard HTMLScanner.hasTag(tag.opening, at: start, in: text.bytes, before: text.bytes.count)
      else { continue }
      let last = lastNode(of: tag, from: node, context) ?? node
      convertRegion(region(from: node, to: last, context), context, into: &blocks)
      return last
    }

    let literal = string(cmark_node_get_literal(node))
    guard let (bytes, openComment) = HTMLScanner.withoutComments(Array(literal.utf8)) else {
      blocks.append(.html(HTML(literal, at: location(node))))
      return node
    }
    if openComment != nil {
      diagnostics.append(
        Diagnostic(
          .unclosedComment,
          "this comment is never closed, so nothing behind it is read; add `-->` where it ends",
          at: location(node)))
    }
    if !bytes.allSatisfy(\.isBlank) {
      blocks.append(.html(HTML(String(decoding: bytes, as: UTF8.self), at: location(node))))
    }
    return node
  }

  /// The block that holds the end of the element that `node` begins: blank lines inside of an element
  /// end a block of HTML for CommonMark, but not for those who wrote it.
  private func lastNode(of tag: HTMLRegion.Tag, from node: Node, _ context: Context) -> Node? {
    let start = startOffset(of: node) + 1
    let end = text.line(min(context.lastLine, text.lineCount - 1)).upperBound
    guard start < end,
      let closing = HTMLRegion.closing(tag, in: text.bytes, start..<end)
    else { return nil }
    let line = text.line(of: closing)
    var last = node
    while let next = cmark_node_next(last), startLine(of: next) <= line {
      // Nobody puts a section into a notice; this one was left open.
      if cmark_node_get_type(next) == CMARK_NODE_HEADING { return nil }
      last = next
    }
    return last
  }

  private func region(from node: Node, to last: Node, _ context: Context) -> SourceText {
    let first = startLine(of: node)
    var pieces: [Range<Int>] = []
    for index in first...max(first, endLine(of: last)) {
      let line = text.line(index)
      pieces.append(
        index == first
          ? min(startOffset(of: node), line.upperBound)..<line.upperBound
          : withoutQuotes(line, context.quotes))
    }
    return text.fragment(lines: pieces, firstLine: first)
  }

  /// Converts a piece of the text that is a text of its own.
  mutating func convert(
    _ fragment: SourceText, _ context: Context, into blocks: inout [Block]
  ) {
    guard !fragment.isBlank else { return }
    guard context.depth < limits.nestingDepth else {
      let location = fragment.location(offset: 0)
      reportDepth(at: location)
      let text = String(decoding: fragment.bytes, as: UTF8.self)
      blocks.append(.paragraph(Paragraph([.text(text)], at: location)))
      return
    }
    var converter = CmarkConverter(fragment, limits: limits, depth: context.depth + 1)
    converter.reportedDepth = reportedDepth
    blocks += converter.readBlocks()
    diagnostics += converter.diagnostics
    reportedDepth = converter.reportedDepth
  }
}
