import CCmark
import SlateDiagnostics

/// Paragraphs, and the tables that libcmark takes for them.
extension CmarkConverter {
  mutating func convertParagraph(
    _ node: Node, _ context: Context, into blocks: inout [Block]
  ) {
    let header = loneHeader.take()
    if goesOnWithTable(node, context, &blocks) { return }
    if let header, endsHeader(node, context, header, &blocks) { return }
    if startLine(of: node) < endLine(of: node) {
      let lines = PipeTable.Lines(
        text: text, ranges: contentLines(of: node, context), first: startLine(of: node))
      if let found = PipeTable.find(in: lines, limits: limits, reporting: &diagnostics) {
        let before = Array(lines.ranges[..<found.header])
        if !before.isEmpty {
          convert(
            text.fragment(lines: before, firstLine: lines.first), context, into: &blocks)
        }
        var batch = CellBatch()
        var table = found.read(limits: limits, into: &batch, reporting: &diagnostics)
        fill(&table, from: batch)
        blocks.append(.table(table))
        return
      }
      if let list = definitions(in: lines, context) {
        blocks.append(.list(list))
        return
      }
      if let marked = MarkedLines.find(in: lines), context.depth < MarkedLines.maximumDepth {
        convert(marked, of: lines, context, into: &blocks)
        return
      }
      if let list = IndentedList.find(in: lines.ranges, of: text) {
        let above = Array(lines.ranges[..<list.first])
        convert(text.fragment(lines: above, firstLine: lines.first), context, into: &blocks)
        convert(
          text.fragment(lines: list.lines, firstLine: lines.first + list.first), context,
          into: &blocks)
        return
      }
    }
    if isOneMarkedLine(node), context.depth < MarkedLines.maximumDepth {
      let lines = PipeTable.Lines(
        text: text, ranges: contentLines(of: node, context), first: startLine(of: node))
      if let marked = MarkedLines.find(in: lines) {
        convert(marked, of: lines, context, into: &blocks)
        return
      }
    }
    let content = inlines(of: node)
    guard !content.isEmpty else { return }
    let location = location(node)
    blocks.append(.paragraph(Paragraph(content, at: location)))
    if startLine(of: node) == endLine(of: node) {
      let line = startLine(of: node)
      let lines = startOffset(of: node)..<text.line(line).upperBound
      if lines.lowerBound < lines.upperBound, text.bytes[lines].contains(UInt8(ascii: "|")) {
        loneHeader = LoneHeader(
          lines: PipeTable.Lines(text: text, ranges: [lines], first: line), location: location)
      }
    }
  }

  /// Whether a paragraph is a line that may begin with a bullet, all of which begin with this byte.
  private func isOneMarkedLine(_ node: Node) -> Bool {
    let start = startOffset(of: node)
    return start < text.bytes.count && text.bytes[start] == 0xE2
      && startLine(of: node) == endLine(of: node)
  }

  /// Converts the text above some items, and the list that they are.
  private mutating func convert(
    _ marked: MarkedLines, of lines: PipeTable.Lines, _ context: Context, into blocks: inout [Block]
  ) {
    if marked.first > 0 {
      convert(
        text.fragment(lines: Array(lines.ranges[..<marked.first]), firstLine: lines.first), context,
        into: &blocks)
    }
    let items = marked.items.map { item in
      let line = lines.first + item.line
      var content: [Block] = []
      convert(text.fragment(lines: item.content, firstLine: line), context, into: &content)
      return List.Item(content, at: text.location(line: line, offset: item.mark))
    }
    guard let first = items.first else { return }
    blocks.append(
      .list(List(isOrdered: marked.isOrdered, items: items, location: first.location)))
  }

  /// The table that a heading and the paragraph below it are; nil where they are just that.
  func nameColumn(_ heading: Node) -> (table: Table, end: Node)? {
    let line = startLine(of: heading)
    let head = text.trimmed(startOffset(of: heading)..<text.line(line).upperBound)
    guard NameColumn.isHeader(head, of: text.bytes), let end = cmark_node_next(heading),
      cmark_node_get_type(end) == CMARK_NODE_PARAGRAPH, startLine(of: end) == line + 2
    else { return nil }
    let rows = (line + 2...endLine(of: end)).map { ($0, text.trimmed(text.line($0))) }
    guard rows.allSatisfy({ NameColumn.isName($0.1, of: text.bytes) }) else { return nil }
    func cell(_ line: Int, _ range: Range<Int>) -> Table.Cell {
      let name = text.string(range).filter { $0 != "`" && $0 != "*" }
      return Table.Cell([.text(name)], at: text.location(line: line, offset: range.lowerBound))
    }
    let table = Table(
      header: [cell(line, head)], rows: rows.map { [cell($0.0, $0.1)] },
      location: text.location(line: line, offset: head.lowerBound))
    return (table, end)
  }

  /// A paragraph of one line with a pipe, which may be the header of the table behind an empty line.
  struct LoneHeader {
    var lines: PipeTable.Lines
    var location: SourceLocation
  }

  /// Keeps a line of code that nothing but its blanks make code, if it may be the header of the table right below it:
  /// `     | value`, which leaves the first cell empty.
  mutating func noteIndentedHeader(_ node: Node, _ code: CodeBlock) {
    let line = startLine(of: node)
    guard code.language == nil, line == endLine(of: node), line < text.lineCount else { return }
    let range = text.trimmed(startOffset(of: node)..<text.line(line).upperBound)
    guard range.count > 1, text.bytes[range.lowerBound] == UInt8(ascii: "|") else { return }
    loneHeader = LoneHeader(
      lines: PipeTable.Lines(text: text, ranges: [range], first: line), location: code.location)
  }

  /// Whether a paragraph begins with the delimiter row of the header before it: both are a table then.
  private mutating func endsHeader(
    _ node: Node, _ context: Context, _ header: LoneHeader, _ blocks: inout [Block]
  ) -> Bool {
    switch blocks.last {
    case .paragraph(let paragraph)? where paragraph.location == header.location: break
    case .code(let code)? where code.location == header.location: break
    default: return false
    }
    let lines = PipeTable.Lines(
      text: text, ranges: contentLines(of: node, context), first: startLine(of: node))
    guard let found = PipeTable.spaced(header: header.lines, rows: lines) else { return false }
    blocks.removeLast()
    append(found, to: &blocks)
    return true
  }

  private mutating func append(_ found: PipeTable, to blocks: inout [Block]) {
    var batch = CellBatch()
    var table = found.read(limits: limits, into: &batch, reporting: &diagnostics)
    fill(&table, from: batch)
    blocks.append(.table(table))
    spacedTable = table.location
  }

  /// Whether a paragraph is rows of the table before it, which has them then.
  private mutating func goesOnWithTable(
    _ node: Node, _ context: Context, _ blocks: inout [Block]
  ) -> Bool {
    guard case .table(var table)? = blocks.last else { return false }
    let lines = PipeTable.Lines(
      text: text, ranges: contentLines(of: node, context), first: startLine(of: node))
    if lines.ranges.count > 1, TableRow.delimiterColumns(lines.ranges[1], of: text) != nil {
      return false
    }
    guard
      let found = PipeTable.rows(
        in: lines, continuing: table, isTold: table.location == spacedTable)
    else { return false }
    // The block would hold the rows that are here to be added to.
    blocks.removeLast()
    if let row = joinedRow.take(), TableRow.delimiterColumns(lines.ranges[0], of: text) != nil,
      table.rows.last?.first?.location.line == row.location.line,
      let next = PipeTable.spaced(header: row.lines, rows: lines)
    {
      // What seemed to be a row is the header of another table.
      table.rows.removeLast()
      blocks.append(.table(table))
      append(next, to: &blocks)
      return true
    }
    var batch = CellBatch()
    var read = found.read(limits: limits, into: &batch, reporting: &diagnostics)
    fill(&read, from: batch)
    table.rows += read.rows
    blocks.append(.table(table))
    if lines.ranges.count == 1 {
      joinedRow = LoneHeader(lines: lines, location: location(node))
    }
    return true
  }

  /// The list that lines with definitions below their terms are: `: ` begins each.
  private mutating func definitions(in lines: PipeTable.Lines, _ context: Context) -> List? {
    guard let pieces = DefinitionList.pieces(of: lines.ranges, in: text) else { return nil }
    var items: [List.Item] = []
    for (term, definition) in pieces {
      var named: [Block] = []
      convert(
        text.fragment(lines: [lines.ranges[term]], firstLine: lines.first + term), context,
        into: &named)
      guard case .paragraph(let paragraph)? = named.first else { return nil }
      let told = lines.ranges[definition].map { line in
        let content = text.trimmed(line)
        let isMarked = text.bytes[content.lowerBound] == UInt8(ascii: ":")
        return isMarked
          ? text.trimmed(content.lowerBound + 1..<content.upperBound) : content
      }
      var blocks: [Block] = []
      convert(
        text.fragment(lines: told, firstLine: lines.first + definition.lowerBound), context,
        into: &blocks)
      items.append(DefinitionList.item(paragraph.content, blocks, at: paragraph.location))
    }
    return items.first.map { List(isOrdered: false, items: items, location: $0.location) }
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

  func withoutQuotes(_ line: Range<Int>, _ quotes: Int) -> Range<Int> {
    var start = line.lowerBound
    for _ in 0..<quotes {
      var index = start
      while index < line.upperBound && text.bytes[index].isBlank { index += 1 }
      guard index < line.upperBound, text.bytes[index] == UInt8(ascii: ">") else { break }
      start = index + 1
    }
    return start..<line.upperBound
  }

  /// Has cmark read the cells that are in `batch`.
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
