import APISchema
import SlateReference

/// Names of parameters that stand in a path as values, `/books/1`: a row below the path may name one.
extension PathTemplate {
  /// The names that another form of the same path does not have.
  func names(missingIn written: PathTemplate) -> Set<String> {
    guard parameters.count > written.parameters.count else { return [] }
    return Set(parameters.map(\.name).filter { !written.path.contains($0) })
  }
}

extension Operation {
  /// Calls a parameter of the path as its row does; nothing where that is no name, or another parameter's.
  mutating func renamePathParameter(_ name: String, to other: String) {
    guard other.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "_") }),
      !parameters.contains(where: { $0.in == .path && $0.name == other }),
      let index = parameters.firstIndex(where: { $0.in == .path && $0.name == name })
    else { return }
    parameters[index].name = other
    path = path.replacing("{\(name)}", with: "{\(other)}")
  }
}

extension Extraction {
  /// The template with words in capitals as parameters, where a table of its section has rows for them: `/v2/books/ISBN`
  /// with the row `isbn`.
  ///
  /// - Parameter known: The rows of sections that were asked before.
  func withCapitalsNamed(
    _ template: PathTemplate, in node: Int, _ known: inout [Int: Set<String>]
  ) -> PathTemplate {
    guard template.optionalSegments.isEmpty,
      template.path.utf8.contains(where: { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) })
    else { return template }
    let segments = template.path.parts(separatedBy: UInt8(ascii: "/"))
    guard segments.contains(where: { Self.isInCapitals($0) }) else { return template }
    let owner = owner(ofDeclarationIn: outline.nodes[node])
    var rows = known[owner] ?? []
    if known[owner] == nil {
      for section in outline.subtree(of: owner) {
        for row in tables[section].lazy.flatMap(\.rows) { rows.insert(Words(row.name).folded) }
      }
      known[owner] = rows
    }
    var isChanged = false
    var path = ""
    for segment in segments {
      if Self.isInCapitals(segment), rows.contains(Words(segment).folded) {
        path += "/{\(segment)}"
        isChanged = true
      } else {
        path += "/" + segment
      }
    }
    if template.path.hasSuffix("/") { path += "/" }
    guard isChanged, var named = PathTemplate(parsing: path) else { return template }
    named.host = template.host
    named.query = template.query
    return named
  }

  private static func isInCapitals(_ segment: Substring) -> Bool {
    segment.utf8.count > 1
      && segment.utf8.allSatisfy {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) || $0 == UInt8(ascii: "_")
      }
  }
}
