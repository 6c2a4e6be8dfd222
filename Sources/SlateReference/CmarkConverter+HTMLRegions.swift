import SlateDiagnostics

/// What stands in HTML and is no HTML of its own: notices with Markdown inside, and tables.
extension CmarkConverter {
  mutating func convertRegion(
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
        if isClosed, let read = HTMLTable.read(region, range, limits: limits) {
          if let title = read.title, !title.isEmpty {
            blocks.append(.paragraph(Paragraph([.strong(title)], at: location)))
          }
          blocks.append(.table(read.table))
          blocks += read.notes.map { .paragraph($0) }
        } else {
          diagnostics.append(
            Diagnostic(
              .htmlTableNotRead,
              isClosed
                ? "this table has headers beside its rows, or no row of them, so it is not read; a row of headers and a "
                  + "row for each name would be"
                : "there is no </table> for this <table>, so it is not read", at: location))
          blocks.append(.html(HTML(region.string(range), at: location)))
        }
      case .definitions(let range, let isClosed):
        if isClosed, let list = DefinitionList.read(region, range, limits: limits) {
          blocks.append(.list(list))
        } else {
          blocks.append(
            .html(
              HTML(region.string(range), at: region.location(offset: range.lowerBound))))
        }
      }
    }
  }
}
