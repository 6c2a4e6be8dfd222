import APISchema
import SlateDiagnostics
import SlateReference

/// Bodies that one row of a table describes as a whole: `body | body | Book`.
extension Extraction {
  /// The rows without a body that is no object: a list, a file, some text, which becomes the body as it is.
  mutating func withoutUnsendable(
    _ rows: [FieldRow], in node: Int, of site: EndpointSite, body: SampleValue?
  ) -> [FieldRow] {
    guard
      let index = rows.firstIndex(where: { $0.place == .body && $0.name.lowercased() == "body" }),
      body?.members == nil || body?.members?.isEmpty == true
    else { return rows }
    let whole = rows[index]
    let below = rows[(index + 1)...].prefix { $0.depth > whole.depth }
    let said = TypeText(whole.typeText ?? "")
    let type = TypeColumn.type(of: whole.typeText ?? "")
    let isObject =
      !said.isList && (type == nil || type == .any)
      && (!below.isEmpty || !whole.typeAnchors.isEmpty)
      && !linksToPlain(whole)
    guard !isObject else { return rows }
    let isPlain = type != nil && type != .any
    if said.isList || isPlain || linksToPlain(whole), wholeRow == nil {
      var row = whole
      row.children = below.map { row in
        var row = row
        row.depth -= whole.depth + 1
        return row
      }.nested(besides: [])
      wholeRow = row
    } else {
      markUnderstood([whole] + below)
      warn(
        .bodyNotAnObject,
        "What '\(site.method) \(site.template.path)' sends has no known attributes, so that the client cannot send it: "
          + "the operation takes no body",
        at: whole.location)
    }
    return Array(rows[..<index] + rows[below.endIndex...])
  }

  /// Whether a row links to what is no object.
  private func linksToPlain(_ row: FieldRow) -> Bool {
    guard let anchor = row.typeAnchors.first,
      let node = nearestSection(behind: anchor, from: 0)
    else { return false }
    return plainSections[node] != nil || valueTables[node] != nil
      || shape(describedIn: node).map { shapes[$0]?.isList == true } ?? false
  }

  /// The rows of a body where one row links to what all of it is; those of its own table repeat them.
  mutating func rows(
    ofWholeBody whole: FieldRow, besides own: [FieldRow], of site: EndpointSite
  ) -> [FieldRow] {
    mergedRows[whole.location] = site.location
    guard let shape = linkedShape(of: whole, besides: nil), let described = shapes[shape]?.rows
    else { return own }
    let names = Set(described.map(\.rootName))
    let repeated = own.filter { $0.place == .body }
    guard repeated.allSatisfy({ names.contains($0.rootName) || $0.depth > 0 }) else { return own }
    for row in repeated { mergedRows[row.location] = row.location }
    return own.filter { $0.place != .body }
      + described.withoutReadOnly.map { row in
        var row = row
        row.place = .body
        if let said = repeated.first(where: { $0.name == row.name && $0.depth == row.depth }) {
          mergedRows[said.location] = row.location
        }
        return row
      }
  }
}

extension [FieldRow] {
  /// The rows without one that stands for the body as a whole, `body | body | Book`, where the sample or the rows below
  /// it say what the body holds: these are its attributes then.
  func withoutWholeBody(
    besides members: [String: SampleValue.Member]
  ) -> (rows: [FieldRow], whole: FieldRow?) {
    guard
      let index = firstIndex(where: { row in
        row.place == .body && row.name.lowercased() == "body" && members[row.name] == nil
      })
    else { return (self, nil) }
    let depth = self[index].depth
    var rows = self
    let below = self[(index + 1)...].prefix { $0.depth > depth }
    guard !below.isEmpty || !members.isEmpty || !self[index].typeAnchors.isEmpty else {
      return (self, nil)
    }
    for place in below.indices { rows[place].depth -= 1 }
    let whole = rows.remove(at: index)
    return (rows, whole)
  }

  /// The rows without those of a schema that only the server writes, and what stands inside of these.
  fileprivate var withoutReadOnly: [FieldRow] {
    var dropped: Int?
    return filter { row in
      if let depth = dropped, row.depth > depth { return false }
      dropped = row.isOfSchema && row.isReadOnly ? row.depth : nil
      return dropped == nil
    }
  }
}
