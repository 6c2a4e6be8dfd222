import APISchema
import SlateDiagnostics
import SlateReference

/// What a table of one endpoint says besides its method and its path: "payload | title, note (optional)".
extension Extraction {
  /// The names that rows of such tables list, each with the place where a caller sends them.
  func rowsOfDefinitions(
    of site: EndpointSite
  ) -> [(node: Int, place: Parameter.Place, rows: [FieldRow])] {
    var found: [(Int, Parameter.Place, [FieldRow])] = []
    for node in site.sections {
      for case .table(let table) in outline.nodes[node].blocks
      where table.header.count == 2 && table.rows.count <= Self.rowsOfDefinition {
        guard EndpointDefinition.isWhole(table) else { continue }
        for row in table.rows where row.count > 1 {
          guard let place = Self.place(ofLabel: row[0].text),
            place != .body || site.method != "GET" && site.method != "HEAD"
          else { continue }
          let rows = Self.namesListed(in: row[1])
          if !rows.isEmpty { found.append((node, place, rows)) }
        }
      }
    }
    return found
  }

  /// More rows than this say more than what a request is.
  private static let rowsOfDefinition = 40

  private static func place(ofLabel text: String) -> Parameter.Place? {
    guard text.utf8.count <= 40 else { return nil }
    switch Words(text).words {
    case ["payload"], ["body"], ["request", "body"], ["request", "payload"], ["json", "body"]:
      return .body
    case ["query"], ["query", "params"], ["query", "parameters"], ["querystring"]: return .query
    default: return nil
    }
  }

  /// The names of a running list, each perhaps with a remark in brackets: "title, note (optional)", "name and password". None
  /// where the cell says something else.
  private static func namesListed(in cell: Table.Cell) -> [FieldRow] {
    let text = cell.content.plainText
    guard text.utf8.count <= 1000 else { return [] }
    var rows: [FieldRow] = []
    for item in items(of: text) {
      let name = item.prefix { !$0.isWhitespace && $0 != "(" }
      let rest = item.dropFirst(name.count).trimmingSpaces()
      guard name.utf8.count <= 60, let first = name.utf8.first, SampleCursor.isLetter(first),
        name.utf8.allSatisfy({ $0.isASCIIWord || "_-.".utf8.contains($0) }),
        rest.isEmpty || rest.first == "(" && rest.last == ")"
      else { return [] }
      var row = FieldRow(name: String(name), description: [], location: cell.location)
      if Words(rest).words.first == "optional" { row.required = false }
      rows.append(row)
    }
    let isCode = cell.content.contains { if case .code = $0 { true } else { false } }
    guard rows.count > 1 || rows.count == 1 && isCode else { return [] }
    // What marks some of them says of the others that they are needed.
    if rows.contains(where: { $0.required == false }) {
      for index in rows.indices where rows[index].required == nil { rows[index].required = true }
    }
    return rows
  }

  private static func items(of text: String) -> [Substring] {
    text.replacing("`", with: "").split(separator: ",").flatMap { part -> [Substring] in
      let words = part.split(whereSeparator: \.isWhitespace)
      guard let joint = words.firstIndex(of: "and"), joint > 0 else {
        return [Substring(words.filter { $0 != "and" }.joined(separator: " "))]
      }
      return [words[..<joint], words[(joint + 1)...]].map {
        Substring($0.joined(separator: " "))
      }
    }
  }
}
