import CCmark
import SlateDiagnostics

/// Markdown in, sections and blocks out. This is the one file that knows cmark.
///
/// cmark's nodes live no longer than the call that parsed them: a document is freed where it was made, and
/// that of a page loses its blocks as they are converted, so that a large page is not held twice.
struct CmarkConverter {
  /// What was found on the way.
  private(set) var diagnostics: [Diagnostic] = []

  private let text: SourceText
  private let limits: ReadingLimits
  private let baseDepth: Int
  /// The link reference definitions of the text, collected when a cell first needs them.
  private var definitions: LinkDefinitions?
  private var reportedDepth = false

  /// Creates a converter of `text`, which stands `depth` blocks deep.
  init(_ text: SourceText, limits: ReadingLimits, depth: Int = 0) {
    self.text = text
    self.limits = limits
    self.baseDepth = depth
  }

  /// Reads the text as a page.
  mutating func readPage() -> (preamble: [Block], sections: [Section]) {
    var tree = SectionTree()
    withDocument(text.bytes, from: text.start) { converter, document in
      let context = converter.documentContext
      var blocks: [Block] = []
      while let node = cmark_node_first_child(document) {
        var last = node
        if cmark_node_get_type(node) == CMARK_NODE_HEADING {
          tree.append(converter.heading(node))
        } else {
          last = converter.convert(node, context, into: &blocks)
          if blocks.count == 1, case .html(let html) = blocks[0],
            let heading = HTMLHeading.read(html)
          {
            tree.append(heading)
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
    return tree.finish()
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
  private typealias Node = OpaquePointer

  /// Where in the tree a block stands.
  private struct Context {
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

  private mutating func withDocument(
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
      blocks.append(.code(codeBlock(node)))
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
      level: Int(cmark_node_get_heading_level(node)), content: inlines(of: node),
      location: location(node))
  }

  /// How much indentation each line of a fenced block has lost: as much as its fence has, if it has any. Where the lines
  /// differ it is the least, so that no place lies behind its line.
  private func cutIndentation(of lines: Range<Int>, fence: Int) -> Int {
    var least = fence
    for index in lines where least > 0 {
      let line = text.line(index)
      let blanks = line.prefix { text.bytes[$0].isBlank }.count
      if blanks < line.count || lines.count == 1 { least = min(least, blanks) }
    }
    return least
  }

  private mutating func codeBlock(_ node: Node) -> CodeBlock {
    let location = location(node)
    let literal = string(cmark_node_get_literal(node))
    let line = startLine(of: node)
    let start = startOffset(of: node)
    let fence = text.bytes.indices.contains(start) ? text.bytes[start] : 0
    let fenceLength = text.bytes[start...].prefix { $0 == fence }.count
    guard fence == UInt8(ascii: "`") || fence == UInt8(ascii: "~"), fenceLength >= 3 else {
      return CodeBlock(language: nil, text: literal, location: location, textLocation: location)
    }

    let last = endLine(of: node)
    if last <= line || !closesFence(last, fence, fenceLength) {
      diagnostics.append(
        Diagnostic(
          .unclosedFence,
          "this code block is never closed, so all that follows is code; add a line with "
            + "\(text.string(start..<start + fenceLength)) where it ends", at: location))
    }
    let offset = cutIndentation(
      of: line + 1..<max(line + 1, last), fence: start - text.line(line).lowerBound)
    var textLocation = text.location(line: line, offset: text.line(line).lowerBound + offset)
    // Behind a fence in the last line there is no further one.
    if line + 1 < text.lineCount { textLocation.line += 1 }
    return CodeBlock(
      language: FenceInfo.language(string(cmark_node_get_fence_info(node))), text: literal,
      location: location, textLocation: textLocation)
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

// MARK: - Paragraphs and tables

extension CmarkConverter {
  private mutating func convertParagraph(
    _ node: Node, _ context: Context, into blocks: inout [Block]
  ) {
    if startLine(of: node) < endLine(of: node) {
      let lines = contentLines(of: node, context)
      if let table = findTable(in: lines, startLine(of: node)) {
        let before = Array(lines[..<table.header])
        if !before.isEmpty {
          convert(
            text.fragment(lines: before, firstLine: startLine(of: node)), context, into: &blocks)
        }
        blocks.append(.table(convertTable(table, in: lines, firstLine: startLine(of: node))))
        return
      }
    }
    let content = inlines(of: node)
    if !content.isEmpty { blocks.append(.paragraph(Paragraph(content, at: location(node)))) }
  }

  /// The bytes of each line of a paragraph, without the marks of the quotes around it.
  private func contentLines(of node: Node, _ context: Context) -> [Range<Int>] {
    let first = startLine(of: node)
    var lines: [Range<Int>] = []
    for index in first...max(first, endLine(of: node)) {
      var line = text.line(index)
      if index == first {
        line = min(startOffset(of: node), line.upperBound)..<line.upperBound
      } else {
        line = withoutQuotes(line, context.quotes)
        if text.trimmed(line).isEmpty { break }
      }
      lines.append(line)
    }
    return lines
  }

  private func withoutQuotes(_ line: Range<Int>, _ quotes: Int) -> Range<Int> {
    var start = line.lowerBound
    for _ in 0..<quotes {
      var index = start
      while index < line.upperBound && text.bytes[index].isBlank { index += 1 }
      guard index < line.upperBound, text.bytes[index] == UInt8(ascii: ">") else { break }
      start = index + 1
    }
    return start..<line.upperBound
  }

  private struct FoundTable {
    /// The index of the header among the paragraph's lines; the delimiter row comes next.
    var header: Int
    var columns: [Range<Int>]
  }

  private mutating func findTable(in lines: [Range<Int>], _ firstLine: Int) -> FoundTable? {
    var warnings: [Diagnostic] = []
    var cells: [Range<Int>] = []
    for index in lines.indices.dropFirst() {
      guard let columns = TableRow.delimiterColumns(lines[index], of: text) else {
        if TableRow.resemblesDelimiters(lines[index], of: text) {
          warnings.append(malformedDelimiters(lines[index], line: firstLine + index))
        }
        continue
      }
      TableRow.split(lines[index - 1], of: text, into: &cells)
      let location = text.location(
        line: firstLine + index, offset: text.trimmed(lines[index]).lowerBound)
      if columns == 1 && cells.count == 1 {
        let header = text.trimmed(lines[index - 1])
        // One column without a pipe before it is prose above a rule.
        guard text.bytes[header.lowerBound] == UInt8(ascii: "|") else { continue }
      }
      if warnings.count > limits.diagnostics { continue }
      if columns != cells.count {
        warnings.append(
          Diagnostic(
            .brokenTable,
            "this row has \(columns) columns, but the header above it has \(cells.count), "
              + "so this is no table", at: location))
      } else if columns > limits.tableColumns {
        warnings.append(
          Diagnostic(
            .tableTooWide,
            "this table has \(columns) columns; more than \(limits.tableColumns) are not read",
            at: location))
      } else {
        return FoundTable(header: index - 1, columns: cells)
      }
    }
    diagnostics += warnings
    return nil
  }

  private func malformedDelimiters(_ line: Range<Int>, line number: Int) -> Diagnostic {
    Diagnostic(
      .delimiterRowNotRead,
      "this looks like the row below a table's header, but a cell of it is not `---`, `:---`, `---:` or `:---:`, "
        + "so this is no table",
      at: text.location(line: number, offset: text.trimmed(line).lowerBound))
  }

  private mutating func convertTable(
    _ found: FoundTable, in lines: [Range<Int>], firstLine: Int
  ) -> Table {
    var batch = CellBatch()
    let headerLine = firstLine + found.header
    let header = cells(found.columns, headerLine, found.columns.count, row: -1, &batch)
    var table = Table(
      header: header, rows: [],
      location: text.location(
        line: headerLine, offset: text.trimmed(lines[found.header]).lowerBound))
    table.rows.reserveCapacity(lines.count - found.header - 2)
    var ranges: [Range<Int>] = []
    for index in lines.indices.dropFirst(found.header + 2) {
      TableRow.split(lines[index], of: text, into: &ranges)
      if ranges.count > found.columns.count, diagnostics.count <= limits.diagnostics {
        diagnostics.append(
          Diagnostic(
            .tableRowTooLong,
            "this row has \(ranges.count) cells, but the table has \(found.columns.count) "
              + "columns; what is left over is not read (a `|` in a text is written `\\|`)",
            at: text.location(
              line: firstLine + index, offset: ranges[found.columns.count].lowerBound)))
      }
      table.rows.append(
        cells(ranges, firstLine + index, found.columns.count, row: table.rows.count, &batch))
    }
    fill(&table, from: batch)
    return table
  }

  /// Cells that cmark has to read: all those of a table in one document, since a parser costs more
  /// than a cell.
  private struct CellBatch {
    var places: [(row: Int, column: Int)] = []
    var bytes: [UInt8] = []
    var hasBrackets = false

    /// Adds a cell as a paragraph of one line.
    ///
    /// The word before it keeps the line from beginning any other block, and changes nothing in it.
    mutating func append(_ text: SourceText, _ range: Range<Int>, _ row: Int, _ column: Int) {
      places.append((row, column))
      bytes.append(UInt8(ascii: "x"))
      bytes.append(UInt8(ascii: " "))
      var index = range.lowerBound
      while index < range.upperBound {
        var byte = text.bytes[index]
        if byte == UInt8(ascii: "\\") && index + 1 < range.upperBound
          && text.bytes[index + 1] == UInt8(ascii: "|")
        {
          index += 1
          byte = UInt8(ascii: "|")
        }
        if byte == UInt8(ascii: "[") { hasBrackets = true }
        bytes.append(byte)
        index += 1
      }
      bytes.append(UInt8(ascii: "\n"))
      bytes.append(UInt8(ascii: "\n"))
    }
  }

  private func cells(
    _ ranges: [Range<Int>], _ line: Int, _ columns: Int, row: Int, _ batch: inout CellBatch
  ) -> [Table.Cell] {
    var cells: [Table.Cell] = []
    cells.reserveCapacity(columns)
    for column in 0..<columns {
      let end = text.line(line).upperBound
      let range = column < ranges.count ? ranges[column] : end..<end
      var content: [Inline] = []
      if let plain = PlainInlines.read(text.bytes, range) {
        content = plain
      } else {
        batch.append(text, range, row, column)
      }
      cells.append(
        Table.Cell(content, at: text.location(line: line, offset: range.lowerBound)))
    }
    return cells
  }

  private mutating func fill(_ table: inout Table, from batch: CellBatch) {
    guard !batch.places.isEmpty else { return }
    var bytes = batch.bytes
    if batch.hasBrackets {
      let definitions = definitions ?? LinkDefinitions(text)
      self.definitions = definitions
      bytes += definitions.lines(for: batch.bytes)
    }
    var contents: [[Inline]] = []
    contents.reserveCapacity(batch.places.count)
    withDocument(bytes, from: 0) { converter, document in
      var next = cmark_node_first_child(document)
      while let node = next, contents.count < batch.places.count {
        contents.append(converter.inlines(of: node, dropping: 2))
        next = cmark_node_next(node)
      }
    }
    for (place, content) in zip(batch.places, contents) {
      if place.row < 0 {
        table.header[place.column].content = content
      } else {
        table.rows[place.row][place.column].content = content
      }
    }
  }
}

// MARK: - HTML

extension CmarkConverter {
  private mutating func convertHTML(
    _ node: Node, _ context: Context, into blocks: inout [Block]
  ) -> Node {
    let start = startOffset(of: node)
    for tag in [HTMLRegion.Tag.aside, .table] {
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

  private mutating func convertRegion(
    _ region: SourceText, _ context: Context, into blocks: inout [Block]
  ) {
    for part in HTMLRegion.parts(of: region) {
      switch part {
      case .markdown(let range):
        convert(region.fragment(range), context, into: &blocks)
      case .aside(let kind, let content, let offset, let isClosed):
        let location = region.location(offset: offset)
        if !isClosed {
          diagnostics.append(
            Diagnostic(
              .unclosedAside, "there is no </aside> for this <aside>", at: location))
        }
        var inner: [Block] = []
        convert(region.fragment(content), context, into: &inner)
        blocks.append(.aside(kind: kind, inner, at: location))
      case .table(let range, let isClosed):
        let location = region.location(offset: range.lowerBound)
        if isClosed, let table = HTMLTable.read(region, range, limits: limits) {
          blocks.append(.table(table))
        } else {
          diagnostics.append(
            Diagnostic(
              .htmlTableNotRead,
              isClosed
                ? "this table has cells that span several, headers beside its rows or another table inside, so it "
                  + "is not read; a row of headers and a row for each name would be"
                : "there is no </table> for this <table>, so it is not read", at: location))
          blocks.append(.html(HTML(region.string(range), at: location)))
        }
      }
    }
  }

  /// Converts a piece of the text that is a text of its own.
  private mutating func convert(
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

// MARK: - Inlines

extension CmarkConverter {
  /// The inlines of a block, without as many bytes of the text that they begin with.
  private mutating func inlines(of node: Node, dropping prefix: Int = 0) -> [Inline] {
    let reported = reportedDepth
    var inlines = inlines(of: node, depth: 0)
    if reportedDepth && !reported { diagnostics.append(depthDiagnostic(at: location(node))) }
    if prefix > 0, case .text(let first) = inlines.first {
      let rest = String(Substring(first.utf8.dropFirst(prefix)))
      if rest.isEmpty { inlines.removeFirst() } else { inlines[0] = .text(rest) }
    }
    return inlines
  }

  private mutating func inlines(of parent: Node, depth: Int) -> [Inline] {
    var inlines: [Inline] = []
    var next = cmark_node_first_child(parent)
    var count = 0
    while let node = next {
      count += 1
      next = cmark_node_next(node)
    }
    inlines.reserveCapacity(count)
    next = cmark_node_first_child(parent)
    while let node = next {
      next = cmark_node_next(node)
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT:
        append(string(cmark_node_get_literal(node)), to: &inlines)
      case CMARK_NODE_CODE:
        inlines.append(.code(string(cmark_node_get_literal(node))))
      case CMARK_NODE_SOFTBREAK:
        inlines.append(.softBreak)
      case CMARK_NODE_LINEBREAK:
        inlines.append(.lineBreak)
      case CMARK_NODE_HTML_INLINE:
        let html = string(cmark_node_get_literal(node))
        if !html.hasPrefix("<!--") { inlines.append(.html(html)) }
      default:
        guard depth < limits.nestingDepth else {
          reportedDepth = true
          append(flattened(node), to: &inlines)
          continue
        }
        let content = self.inlines(of: node, depth: depth + 1)
        switch cmark_node_get_type(node) {
        case CMARK_NODE_EMPH: inlines.append(.emphasis(content))
        case CMARK_NODE_STRONG: inlines.append(.strong(content))
        case CMARK_NODE_LINK:
          inlines.append(.link(destination: string(cmark_node_get_url(node)), content))
        case CMARK_NODE_IMAGE:
          inlines.append(.image(source: string(cmark_node_get_url(node)), content))
        default: inlines += content
        }
      }
    }
    return inlines
  }

  private func append(_ string: String, to inlines: inout [Inline]) {
    if case .text(let last) = inlines.last {
      inlines[inlines.count - 1] = .text(last + string)
    } else if !string.isEmpty {
      inlines.append(.text(string))
    }
  }

  /// The text of a node and all below it. The iterator is cmark's: it keeps no stack.
  private func flattened(_ node: Node) -> String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
        text += string(cmark_node_get_literal(node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: if !text.isEmpty { text += "\n" }
      default: break
      }
    }
  }

  private mutating func reportDepth(at location: SourceLocation) {
    guard !reportedDepth else { return }
    reportedDepth = true
    diagnostics.append(depthDiagnostic(at: location))
  }

  private func depthDiagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep,
      "what is nested more than \(limits.nestingDepth) deep is read as plain text", at: location)
  }
}

// MARK: - Places

extension CmarkConverter {
  /// The line that a node begins in, counted from 0.
  private func startLine(of node: Node) -> Int {
    min(max(Int(cmark_node_get_start_line(node)) - 1, 0), text.lineCount - 1)
  }

  /// The line that a node ends in, counted from 0.
  private func endLine(of node: Node) -> Int {
    min(max(Int(cmark_node_get_end_line(node)) - 1, 0), text.lineCount - 1)
  }

  /// The offset of a node's first byte.
  private func startOffset(of node: Node) -> Int {
    let line = text.line(startLine(of: node))
    return line.lowerBound + max(Int(cmark_node_get_start_column(node)) - 1, 0)
  }

  private func location(_ node: Node) -> SourceLocation {
    text.location(line: startLine(of: node), offset: startOffset(of: node))
  }

  private func string(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
