import SlateDiagnostics
import SlateReference

/// A reference as indented text, one thing a line, so that a failed comparison reads like a diff.
enum TreePrinter {
  /// The whole reference.
  static func tree(_ reference: Reference) -> String {
    reference.pages.map(tree).joined(separator: "\n")
  }

  /// A page.
  static func tree(_ page: Page) -> String {
    var lines = ["page \(page.name) (\(page.file))"]
    lines += blocks(page.preamble, 1)
    for section in page.sections { lines += self.section(section, 1) }
    return lines.joined(separator: "\n")
  }

  private static func section(_ section: Section, _ depth: Int) -> [String] {
    let heading = section.heading
    var lines = [
      line(depth, heading.location, "h\(heading.level) #\(heading.anchor) \(text(heading.content))")
    ]
    lines += blocks(section.blocks, depth + 1)
    for subsection in section.subsections { lines += self.section(subsection, depth + 1) }
    return lines
  }

  private static func blocks(_ blocks: [Block], _ depth: Int) -> [String] {
    blocks.flatMap { block($0, depth) }
  }

  private static func block(_ block: Block, _ depth: Int) -> [String] {
    let place = block.location
    switch block {
    case .paragraph(let paragraph):
      return [line(depth, place, "paragraph \(text(paragraph.content))")]
    case .table(let table):
      let rows = table.rows.map { line(depth + 1, $0[0].location, "row \(cells($0))") }
      return [line(depth, place, "table \(cells(table.header))")] + rows
    case .list(let list):
      let items = list.items.flatMap {
        [line(depth + 1, $0.location, "item")] + blocks($0.blocks, depth + 2)
      }
      return [line(depth, place, list.isOrdered ? "numbers" : "bullets")] + items
    case .code(let code):
      let textPlace = "\(code.textLocation.line):\(code.textLocation.column)"
      return [line(depth, place, "code \(code.language ?? "-") \(textPlace) \(quoted(code.text))")]
    case .quote(let content, _):
      return [line(depth, place, "quote")] + blocks(content, depth + 1)
    case .aside(let kind, let content, _):
      return [line(depth, place, "aside \(kind)")] + blocks(content, depth + 1)
    case .html(let html):
      return [line(depth, place, "html \(quoted(html.text))")]
    case .thematicBreak:
      return [line(depth, place, "break")]
    }
  }

  private static func line(_ depth: Int, _ location: SourceLocation, _ text: String) -> String {
    "\(String(repeating: "  ", count: depth))\(location.line):\(location.column) \(text)"
  }

  private static func cells(_ cells: [Table.Cell]) -> String {
    cells.map { "\($0.location.column)[\(text($0.content))]" }.joined(separator: " ")
  }

  /// Inlines, with a word for each kind of markup.
  static func text(_ inlines: [Inline]) -> String {
    inlines.map { inline in
      switch inline {
      case .text(let text): text
      case .code(let code): "code(\(code))"
      case .emphasis(let content): "em(\(text(content)))"
      case .strong(let content): "strong(\(text(content)))"
      case .link(let destination, let content): "link(\(destination), \(text(content)))"
      case .image(let source, let content): "image(\(source), \(text(content)))"
      case .html(let html): "html(\(html))"
      case .softBreak: "⏎"
      case .lineBreak: "↵"
      }
    }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "\"\(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))\""
  }
}
