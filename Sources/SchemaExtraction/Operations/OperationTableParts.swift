import APISchema
import SlateReference

/// Tables of an operation that describe what a row of another one holds.
extension Extraction {
  /// Whether a row of another table of the operation leads to a section: by a link, by the name of a type, or by its
  /// own name.
  mutating func isPart(_ node: Int, of site: EndpointSite) -> Bool {
    let section = outline.nodes[node]
    var naming = section.words.droppingArticle.beforeObject
    while let last = naming.words.last, naming.words.count > 1,
      Self.shapeLabels.contains(last) || Self.parameterPlaceWords.contains(last)
    {
      naming = Words(words: Array(naming.words.dropLast()))
    }
    guard !naming.words.allSatisfy({ Self.isLabel($0) }) else { return false }
    let targets = rowTargets(of: site)
    return targets.leads(
      to: section.heading.anchor, named: naming.singular.folded,
      orType: section.words.singular.folded, besides: node)
  }

  /// Where the rows of an operation's tables lead; remembered, since each of its tables asks.
  private mutating func rowTargets(of site: EndpointSite) -> RowTargets {
    if let (known, targets) = knownRowTargets, known == site.declared { return targets }
    var targets = RowTargets()
    for node in site.sections {
      for reading in tables[node] where reading.columns.kind == .fields {
        for row in reading.rows {
          // What stands in the path is a text: "The user object" is not the parameter `user`.
          if site.template.parameters.contains(where: { $0.name == row.name }) { continue }
          for anchor in row.typeAnchors {
            targets.add(anchor: outline.headingAnchor(of: anchor), in: node)
          }
          for anchor in row.description.fragments {
            targets.add(anchor: outline.headingAnchor(of: anchor), in: node)
          }
          if holdsObject(row) {
            targets.add(name: Words(row.name).singular.folded, in: node)
          }
          guard let text = row.typeText, text.utf8.count > 3, TypeColumn.type(of: text) == nil,
            let type = TypeColumn.name(in: text)
          else { continue }
          let words = Words(type.name).dropping(lastIn: Self.shapeLabels)
          targets.add(type: words.singular.folded, in: node)
        }
      }
    }
    knownRowTargets = (site.declared, targets)
    return targets
  }

  /// The object that another table of the same operation describes, by the name of the field, of its type or of the
  /// section that its type links to.
  mutating func partType(_ field: FieldDescription, in context: FieldContext) -> ValueType? {
    guard let site = siteOfNode[context.node], partsOfSite[site] != nil else { return nil }
    let text = field.typeText ?? ""
    let type = TypeColumn.type(of: text)
    switch type {
    case nil, .any?, .array(.any)?, .dictionary?: break
    default: return nil
    }
    guard isObjectOrUnknown(field.sample) else { return nil }
    let said = TypeText(text)
    var names = [Words(field.name).singular.folded]
    if type == nil, !said.name.isEmpty {
      names.append(Words(said.name).dropping(lastIn: Self.shapeLabels).singular.folded)
      names.append(Words(said.name).singular.folded)
    }
    let isResponse = context.role != .request
    let question = OperationParts.Question(
      anchors: (field.typeAnchors + field.facts.anchors).map { outline.headingAnchor(of: $0) },
      names: names, node: context.node)
    let named = partsOfSite[site]?.node(meantBy: question, isResponse: isResponse)
    let shown = named == nil ? firstObject(field.sample)?.members?.map(\.name) ?? [] : []
    guard
      let part = named
        ?? partsOfSite[site]?.node(
          describing: shown, besides: context.node, isResponse: isResponse),
      let shape = shapes[part]
    else { return nil }
    let keyed = keyedObjects(in: field.sample, describedBy: shape.rows)
    let sample = keyed ?? field.sample
    guard
      let name = buildShape(
        part, role: isResponse ? .response : .request, sample: firstObject(sample),
        incomplete: incompleteKeys(sample), location: field.sampleLocation)
    else { return nil }
    if keyed != nil { return .dictionary(.model(name)) }
    let isList =
      said.isList || type == .array(.any) || field.sample?.isList ?? (field.facts.kind == .list)
    return isList ? .array(.model(name)) : .model(name)
  }

  static func isLabel(_ word: String) -> Bool {
    shapeLabels.contains(word) || parameterPlaceWords.contains(word) || responseWords.contains(word)
      || ["optional", "required", "additional", "other", "common", "list", "available"].contains(
        word)
  }

  /// Whether nothing speaks against an object, or a list of objects, in a field.
  private func holdsObject(_ row: FieldRow) -> Bool {
    guard let text = row.typeText else { return true }
    switch TypeColumn.type(of: text) {
    case nil, .any?, .array(.any)?, .dictionary?: return true
    default: return false
    }
  }
}
