import APISchema
import SlateDiagnostics
import SlateReference

/// What an operation's table of status codes says that comes back: `200 | OK | Array of [Book](#book)`.
extension Extraction {
  /// The cell of the first row of success, where the table has a column for what comes back; nil where it has none.
  func successSchema(of site: EndpointSite) -> Table.Cell? {
    for node in site.sections {
      for reading in tables[node] where reading.columns.kind == .errors {
        guard let column = reading.columns.schema else { continue }
        var others: Table.Cell?
        for row in reading.table.rows where row.indices.contains(column) {
          let code = row[reading.columns.name].text.prefix { $0.isASCII && $0.isNumber }
          if let code = Int(code), (200..<300).contains(code) { return row[column] }
          // "2XX", or "default" in a table that names no success.
          if TableColumns.isStatusRange(row[reading.columns.name].text),
            row[reading.columns.name].text.first.map({ $0 == "2" || $0 == "d" }) ?? false
          {
            others = row[column]
          }
        }
        if let others { return others }
      }
    }
    return nil
  }

  /// The response that links in the row of success lead to.
  ///
  /// Of several objects, "[Book](#book) or, with `full`, [Full Book](#full-book)", the one is taken that has most of the
  /// sample's keys. A table of added attributes in the operation makes it an object of its own.
  mutating func linkedResponse(of site: EndpointSite) -> ResponseShape? {
    guard let cell = successSchema(of: site) else { return nil }
    if let plain = plainResponse(cell, of: site) { return plain }
    guard let shown = linkedShape(in: cell, of: site) else { return nil }
    let sample = shownDocument(of: site)
    let document = sample?.document
    let isList = document?.isList ?? TypeText(cell.text).isList
    let name: String?
    if let node = addedAttributes(of: site) {
      name = variantModel(at: node, of: shown, sample: document, location: sample?.location)
    } else {
      name = buildShape(
        shown, role: .response, sample: firstObject(document), incomplete: incompleteKeys(document),
        location: sample?.location)
    }
    return name.map {
      ResponseShape(
        kind: isList ? .list : .item, type: .model($0), evidence: .link, location: cell.location)
    }
  }

  /// What a cell says that is no object: a link to a section about a list or some text, or the name of a type.
  private mutating func plainResponse(_ cell: Table.Cell, of site: EndpointSite) -> ResponseShape? {
    var row = FieldRow(name: "", description: [], location: cell.location)
    row.readType(cell.text, links: cell.content)
    guard let text = row.typeText else { return nil }
    if let anchor = row.typeAnchors.first {
      guard row.typeAnchors.count == 1, let node = nearestSection(behind: anchor, from: site.owner),
        plainSections[node] != nil || valueTables[node] != nil
          || shape(describedIn: node).map({ shapes[$0]?.isList == true }) ?? false
      else { return nil }
    } else {
      switch TypeColumn.type(of: text) {
      case nil, .any?, .array(.any)?, .dictionary?: return nil
      default: break
      }
    }
    let sample = shownDocument(of: site)
    let field = FieldDescription(
      row, DescriptionFacts([], name: "", markdown: MarkdownText()), sample: sample?.document,
      sampleLocation: sample?.location)
    let context = FieldContext(
      node: site.owner, role: .response, owner: Words(site.name), model: "",
      page: page(of: site.owner).name)
    let type = resolveType(field, in: context).type
    if type == .any { return nil }
    if case .array(let element) = type {
      return ResponseShape(kind: .list, type: element, evidence: .link, location: cell.location)
    }
    return ResponseShape(kind: .item, type: type, evidence: .link, location: cell.location)
  }

  /// The shape that a cell links to; nil where it links to none, or where a sample shows something else.
  mutating func linkedShape(in cell: Table.Cell, of site: EndpointSite) -> Int? {
    linkedShape(behind: cell.content, of: site)
  }

  mutating func linkedShape(behind content: [Inline], of site: EndpointSite) -> Int? {
    var shapes: [Int] = []
    for anchor in content.fragments {
      if let node = nearestSection(behind: anchor, from: site.owner),
        let shape = shape(describedIn: node)
      {
        shapes.append(shape)
      }
    }
    guard !shapes.isEmpty else { return nil }
    guard let members = firstObject(shownDocument(of: site)?.document)?.members else {
      return shapes.count == 1 ? shapes[0] : nil
    }
    let names = Set(members.map(\.name))
    let counts = shapes.map { attributeNames(ofShape: $0, depth: 0).intersection(names).count }
    guard let most = counts.max(), most * 2 >= names.count, let best = counts.firstIndex(of: most)
    else { return nil }
    return shapes[best]
  }

  /// The names of the attributes that a shape has, its own and those of the object that it is a form of.
  private func attributeNames(ofShape node: Int, depth: Int) -> Set<String> {
    guard let site = shapes[node], depth < 8 else { return [] }
    let own = site.list?.items.compactMap { ListField($0)?.name } ?? site.rows.map(\.rootName)
    guard let variant = variants[site.owner], let base = shape(describedIn: variant.base) else {
      return Set(own)
    }
    return attributeNames(ofShape: base, depth: depth + 1).subtracting(variant.removed).union(own)
      .union(variant.changed.map(\.name))
  }

  // MARK: Added attributes

  /// The section of an operation that adds attributes to what comes back: "Extra attributes".
  func addedAttributes(of site: EndpointSite) -> Int? {
    site.sections.first { node in
      shapes[node]?.isResponse == true && VariantLabel(outline.nodes[node].words) == .added
        && builtShapes[ShapeKey(node: node, role: .response)] == nil
    }
  }

  /// The model of an object with the attributes that a section of an operation adds.
  mutating func variantModel(
    at node: Int, of base: Int, sample: SampleValue?, location: SourceLocation?
  ) -> String? {
    guard let shape = shapes[node], let baseSite = shapes[base] else { return nil }
    variants[node] = ModelVariant(base: baseSite.owner)
    let names = Self.variantNames(of: baseSite.words, adding: shape.rows)
    setModel(claimTypeName(names), of: ShapeKey(node: node, role: .response))
    return buildShape(
      node, role: .response, sample: firstObject(sample), incomplete: incompleteKeys(sample),
      location: location)
  }

  /// Gives an attribute of a response the added attributes that its description sends the reader to: "the items will have
  /// an extra attribute, listed below".
  mutating func addAttributes(
    toPartsOf model: String, described rows: [FieldRow], of site: EndpointSite
  ) {
    guard let node = addedAttributes(of: site), let index = modelIndex[model] else { return }
    let row = rows.first { row in
      let words = Set(Words(row.description.plainText).words)
      return !words.isDisjoint(with: VariantLabel.adding)
        && !words.isDisjoint(with: Self.shapeLabels)
    }
    guard let row,
      let position = schema.models[index].properties.firstIndex(where: { $0.name == row.name }),
      let element = schema.models[index].properties[position].type.heldModel,
      let base = shapeOfModel[element]
    else { return }
    let sample = propertySamples[PropertyKey(model: model, property: row.name)]
    guard let variant = variantModel(at: node, of: base, sample: sample, location: row.location)
    else { return }
    let isList =
      if case .array = schema.models[index].properties[position].type { true } else { false }
    schema.models[index].properties[position].type =
      isList ? .array(.model(variant)) : .model(variant)
  }
}

extension ValueType {
  /// The model that a value is, or a list of.
  var heldModel: String? {
    switch self {
    case .model(let name), .array(.model(let name)): name
    default: nil
    }
  }
}
