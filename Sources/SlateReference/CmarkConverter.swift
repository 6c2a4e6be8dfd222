import CCmark
import SlateDiagnostics

/// Markdown in, sections and blocks out. No other type knows cmark.
///
/// cmark's nodes live no longer than the call that parsed them: a document is freed where it was made, and
/// that of a page loses its blocks as they are converted, so that a large page is not held twice.
struct CmarkConverter {
  /// What was found on the way.
  var diagnostics: [Diagnostic] = []

  let text: SourceText
  let limits: ReadingLimits
  private let baseDepth: Int
  /// The link reference definitions of the text, collected when a cell first needs them.
  var definitions: LinkDefinitions?
  var reportedDepth = false
  /// The last paragraph, or line of indented code, if it may be the header of a table.
  var loneHeader: LoneHeader?
  /// The last paragraph that went to a table before it, if it may be the header of another one.
  var joinedRow: LoneHeader?
  /// Where the table begins of which it is said that empty lines stand in it.
  var spacedTable: SourceLocation?

  /// Creates a converter of `text`, which stands `depth` blocks deep.
  init(_ text: SourceText, limits: ReadingLimits, depth: Int = 0) {
    self.text = text
    self.limits = limits
    self.baseDepth = depth
  }

  /// Reads the text as a page.
  mutating func readPage() -> (preamble: [Block], sections: [Section]) {
    var tree = SectionTree()
    readPage(into: &tree)
    return tree.finish()
  }

  /// Reads the text as a piece of a page, which goes on in the section that is open.
  mutating func readPage(into tree: inout SectionTree) {
    withDocument(text.bytes, from: text.start) { converter, document in
      let context = converter.documentContext
      var blocks: [Block] = []
      while let node = cmark_node_first_child(document) {
        var last = node
        if cmark_node_get_type(node) == CMARK_NODE_HEADING {
          if let (table, end) = converter.nameColumn(node) {
            tree.append([.table(table)])
            last = end
          } else {
            tree.append(converter.heading(node))
          }
        } else {
          // Rows behind an empty line are those of the table before it, or of the header.
          if cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH {
            blocks = tree.takeLastTable(orParagraphAt: converter.loneHeader?.location)
          }
          last = converter.convert(node, context, into: &blocks)
          if blocks.count == 1, case .html(let html) = blocks[0],
            let read = HTMLHeading.read(html)
          {
            tree.append(read.heading)
            if let anchors = read.anchors { tree.append([.html(anchors)]) }
          } else if blocks.count == 1, case .html(let html) = blocks[0],
            let (headings, rest) = HTMLHeading.readLines(html)
          {
            for heading in headings { tree.append(heading) }
            if let rest { tree.append([.html(rest)]) }
          } else {
            tree.append(blocks)
          }
          blocks.removeAll(keepingCapacity: true)
        }
        while let done = cmark_node_first_child(document) {
          cmark_node_free(done)
          if done == last { break }
        }
      }
    }
  }

  /// Reads the text as the content of another block.
  mutating func readBlocks() -> [Block] {
    var blocks: [Block] = []
    withDocument(text.bytes, from: text.start) { converter, document in
      converter.convertChildren(of: document, converter.documentContext, into: &blocks)
    }
    return blocks
  }
}

// MARK: - Blocks

extension CmarkConverter {
  typealias Node = OpaquePointer

  /// Where in the tree a block stands.
  struct Context {
    /// How many blocks it is nested in.
    var depth: Int
    /// How many of them are quotes, whose marks stand before each line.
    var quotes: Int
    /// The last line of the block around it, counted from 0.
    var lastLine: Int
  }

  private var documentContext: Context {
    Context(depth: baseDepth, quotes: 0, lastLine: text.lineCount - 1)
  }

  mutating func withDocument(
    _ bytes: [UInt8], from start: Int, _ body: (inout CmarkConverter, Node) -> Void
  ) {
    let document = bytes.withUnsafeBytes { buffer -> Node? in
      guard start < buffer.count, let base = buffer.baseAddress else { return nil }
      let text = base.advanced(by: start).assumingMemoryBound(to: CChar.self)
      return cmark_parse_document(text, buffer.count - start, CMARK_OPT_DEFAULT)
    }
    guard let document else { return }
    defer { cmark_node_free(document) }
    body(&self, document)
  }

  private mutating func convertChildren(
    of parent: Node, _ context: Context, into blocks: inout [Block]
  ) {
    var next = cmark_node_first_child(parent)
    while let node = next {
      next = cmark_node_next(convert(node, context, into: &blocks))
    }
  }

  /// Converts a block, and those behind it that HTML makes part of it.
  ///
  /// - Returns: the last node that was converted.
  private mutating func convert(
    _ node: Node, _ context: Context, into blocks: inout [Block]
  ) -> Node {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_PARAGRAPH:
      convertParagraph(node, context, into: &blocks)
    case CMARK_NODE_CODE_BLOCK:
      let code = codeBlock(node)
      blocks.append(.code(code))
      noteIndentedHeader(node, code)
    case CMARK_NODE_LIST:
      guard let inner = descend(node, context, into: &blocks) else { break }
      blocks.append(.list(list(node, inner)))
    case CMARK_NODE_BLOCK_QUOTE:
      guard var inner = descend(node, context, into: &blocks) else { break }
      inner.quotes += 1
      var content: [Block] = []
      convertChildren(of: node, inner, into: &content)
      blocks.append(.quote(content, at: location(node)))
    case CMARK_NODE_HTML_BLOCK:
      return convertHTML(node, context, into: &blocks)
    case CMARK_NODE_THEMATIC_BREAK:
      blocks.append(.thematicBreak(at: location(node)))
    case CMARK_NODE_HEADING:
      // A heading inside of another block begins no section; it is a line that stands out.
      blocks.append(.paragraph(Paragraph([.strong(inlines(of: node))], at: location(node))))
    default:
      break
    }
    return node
  }

  /// The context of what a list or a quote holds, or nil where it lies too deep and became text.
  private mutating func descend(
    _ node: Node, _ context: Context, into blocks: inout [Block]
  ) -> Context? {
    guard context.depth < limits.nestingDepth else {
      reportDepth(at: location(node))
      let text = flattened(node)
      if !text.isEmpty { blocks.append(.paragraph(Paragraph([.text(text)], at: location(node)))) }
      return nil
    }
    return Context(
      depth: context.depth + 1, quotes: context.quotes,
      lastLine: min(endLine(of: node), context.lastLine))
  }

  private mutating func list(_ node: Node, _ context: Context) -> List {
    var items: [List.Item] = []
    var next = cmark_node_first_child(node)
    while let item = next {
      var blocks: [Block] = []
      convertChildren(of: item, context, into: &blocks)
      items.append(List.Item(blocks, at: location(item)))
      next = cmark_node_next(item)
    }
    return List(
      isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, items: items,
      location: location(node))
  }

  private mutating func heading(_ node: Node) -> Heading {
    Heading(
      level: Int(cmark_node_get_heading_level(node)),
      content: HeadingAttributes.removed(from: inlines(of: node)), location: location(node))
  }

  private mutating func codeBlock(_ node: Node) -> CodeBlock {
    let location = location(node)
    let literal = string(cmark_node_get_literal(node))
    let line = startLine(of: node)
    let start = startOffset(of: node)
    let fence = text.bytes.indices.contains(start) ? text.bytes[start] : 0
    let fenceLength = text.bytes[start...].prefix { $0 == fence }.count
    guard fence == UInt8(ascii: "`") || fence == UInt8(ascii: "~"), fenceLength >= 3 else {
      return CodeBlock(
        language: nil, text: literal, location: location,
        places: text.places(ofLines: literal, from: line, or: location))
    }

    let last = endLine(of: node)
    if last <= line || !closesFence(last, fence, fenceLength) {
      diagnostics.append(
        Diagnostic(
          .unclosedFence,
          "this code block is never closed, so all that follows is code; add a line with "
            + "\(text.string(start..<start + fenceLength)) where it ends", at: location))
    }
    return CodeBlock(
      language: FenceInfo.language(string(cmark_node_get_fence_info(node))), text: literal,
      location: location, places: text.places(ofLines: literal, from: line + 1, or: location))
  }

  private func closesFence(_ line: Int, _ fence: UInt8, _ length: Int) -> Bool {
    let range = text.trimmed(text.line(line))
    let run = range.reversed().prefix { text.bytes[$0] == fence }.count
    guard run >= length else { return false }
    // Before the closing fence there can only be marks of quotes.
    return range.prefix(range.count - run).allSatisfy {
      text.bytes[$0].isBlank || text.bytes[$0] == UInt8(ascii: ">")
    }
  }
}

// MARK: - Places

extension CmarkConverter {
  /// The line that a node begins in, counted from 0.
  func startLine(of node: Node) -> Int {
    min(max(Int(cmark_node_get_start_line(node)) - 1, 0), text.lineCount - 1)
  }

  /// The line that a node ends in, counted from 0.
  func endLine(of node: Node) -> Int {
    min(max(Int(cmark_node_get_end_line(node)) - 1, 0), text.lineCount - 1)
  }

  /// The offset of a node's first byte.
  func startOffset(of node: Node) -> Int {
    let line = text.line(startLine(of: node))
    return line.lowerBound + max(Int(cmark_node_get_start_column(node)) - 1, 0)
  }

  func location(_ node: Node) -> SourceLocation {
    text.location(line: startLine(of: node), offset: startOffset(of: node))
  }

  func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
