import APISchema
import SlateDiagnostics

/// Answers that a table describes as a whole: what one row links to, a value that is no object, a map.
extension Extraction {
  /// A map, whose values are objects that the table describes.
  mutating func mapResponse(
    of shape: ShapeSite, _ site: EndpointSite, _ operation: Operation, _ sample: SampleValue?,
    at location: SourceLocation?
  ) -> ResponseShape? {
    guard let row = shape.wholes.first, row.nameless == .others, !shape.rows.isEmpty else {
      return nil
    }
    mergedRows[row.location] = row.location
    let values = sample?.members.map { SampleValue.array($0.map(\.value)) }
    let words = Words(words: responseWords(of: operation, site).words.dropLast() + ["value"])
    setModel(claimTypeName([words]), of: ShapeKey(node: shape.node, role: .response))
    let name = buildShape(
      shape.node, role: .response, sample: firstObject(values), incomplete: incompleteKeys(values),
      location: location)
    return name.map {
      ResponseShape(
        kind: .item, type: .dictionary(.model($0)), evidence: .table, location: shape.location)
    }
  }

  /// What a row says that stands for the whole answer: what it links to, or a value that is no object.
  mutating func wholeResponse(
    of shape: ShapeSite, sample: SampleValue?, operation: Operation
  ) -> ResponseShape? {
    guard var row = shape.wholes.first, shape.wholes.count == 1, row.joint == nil,
      !row.typeAnchors.isEmpty || shape.rows.isEmpty
    else { return nil }
    let context = FieldContext(
      node: shape.node, role: .response, owner: Words(operation.name), model: "",
      page: page(of: shape.node).name)
    if row.nameless == .others { row.typeText = "map of \(row.typeText ?? "any")" }
    let facts = facts(of: row)
    guard row.typeText != nil else { return nil }
    let field = FieldDescription(row, facts, sample: sample, sampleLocation: nil)
    let isLinked = row.typeAnchors.isEmpty ? nil : linkedType(field, in: context)
    guard let type = isLinked ?? (shape.rows.isEmpty ? resolveType(field, in: context).type : nil)
    else { return nil }
    mergedRows[row.location] = row.location
    markUnderstood(shape.rows)
    if case .array(let element) = type {
      return ResponseShape(kind: .list, type: element, evidence: .table, location: shape.location)
    }
    return ResponseShape(kind: .item, type: type, evidence: .table, location: shape.location)
  }
}
