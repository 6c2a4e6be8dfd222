import SlateReference

/// Where a table of endpoints has its methods and its paths.
struct EndpointColumns {
  /// The column of methods; nil where the path's column has them, too.
  var method: Int?
  var path: Int

  /// nil for a table whose header says something else.
  init?(_ table: Table) {
    let words = table.header.map { LabelWords.header($0.text) }
    func column(_ accepted: WordSet) -> Int? {
      words.firstIndex { !$0.isEmpty && $0.contains { accepted.contains($0) } }
    }
    let path = column(Self.pathWords)
    if let method = column(Self.methodWords), let path, method != path {
      self.method = method
      self.path = path
      return
    }
    // `Endpoint | Description` with `GET /books` in its cells.
    guard let path, table.rows.contains(where: { DeclaredEndpoint(in: Self.text($0[path])) != nil })
    else { return nil }
    self.path = path
  }

  /// The endpoints of a row as text: one, or one for each code span of the path's cell.
  func texts(in row: [Table.Cell]) -> [String] {
    let path = Self.text(row[self.path])
    guard let method else { return [path] }
    return ["\(Self.text(row[method])) \(path)"]
  }

  private static func text(_ cell: Table.Cell) -> String {
    VisibleLine.lines(of: cell.content).map(\.text).joined(separator: " ")
  }

  private static let methodWords: WordSet = ["method", "methods", "verb", "http", "action"]
  private static let pathWords: WordSet = [
    "path", "endpoint", "endpoints", "url", "uri", "route", "routes", "resource", "接口",
    "地址", "路由", "адрес",
  ]
}
