import APISchema
import SlateReference

/// Objects that a table of the same section describes below a line that announces it.
extension Extraction {
  /// The object that a table of the same section describes below a line that names the field: "The `place` object has:".
  mutating func announcedType(
    _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard siteOfNode[context.node] == nil, isObjectOrUnknown(field.sample) else { return nil }
    let type = field.typeText.flatMap { TypeColumn.type(of: $0) }
    switch type {
    case nil, .any?, .array(.any)?: break
    default: return nil
    }
    let name = Words(field.name).singular.folded
    let isList = type == .array(.any) || field.sample?.isList ?? (field.facts.kind == .list)
    guard let node = announcedSections(near: context.node)[name], node != context.node else {
      return nil
    }
    return buildShape(
      node, role: role(ofShape: node, in: context), sample: firstObject(field.sample),
      incomplete: incompleteKeys(field.sample), location: field.sampleLocation
    ).map { isList ? .array(.model($0)) : .model($0) }
  }

  /// The tables below a section, or beside one of them, that a line announces, by the name in it; remembered, since each row
  /// asks.
  private mutating func announcedSections(near node: Int) -> [String: Int] {
    let section = outline.nodes[node]
    let holder = section.heading.level == LabelledTable.level ? section.parent ?? node : node
    if let (known, sections) = knownAnnouncements, known == holder { return sections }
    var sections: [String: Int] = [:]
    for child in outline.nodes[holder].children
    where outline.nodes[child].heading.level == LabelledTable.level && shapes[child] != nil {
      let name = outline.nodes[child].words.dropping(lastIn: Self.shapeLabels).singular.folded
      if sections[name] == nil { sections[name] = child }
    }
    knownAnnouncements = (holder, sections)
    return sections
  }
}
