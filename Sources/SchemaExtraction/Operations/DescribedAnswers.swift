import APISchema
import SlateReference

/// Tables that tell again what a sample shows to come back.
extension Extraction {
  /// Gives the attributes of an answer that only its sample has shown the words of such tables, and those of the sections
  /// that they link to.
  mutating func describeAnswer(of site: EndpointSite, _ response: ResponseShape?) {
    guard let name = response?.type.heldModel else { return }
    for node in site.sections {
      for reading in tables[node] where answerTables.contains(reading.table.location) {
        describe(name, by: reading.rows, from: node, depth: 0)
      }
    }
  }

  private mutating func describe(_ name: String, by rows: [FieldRow], from node: Int, depth: Int) {
    guard depth < 8, let model = model(name), model.role == .response else { return }
    if describedAnswers.insert(name).inserted {
      merge(rows, into: model)
      addUnshown(rows, to: model, from: node)
    } else {
      keepCommonWords(of: rows, in: model)
    }
    for row in rows {
      guard
        let held = model.properties.first(where: { $0.name == row.rootName })?.type.heldModel,
        held != name
      else { continue }
      for anchor in row.typeAnchors + row.description.fragments {
        let sections = outline.sections(behind: anchor) ?? namedSections.alike(anchor)
        // Pages share their anchors.
        let near = sections.first { outline.nodes[$0].page == outline.nodes[node].page }
        guard let section = near ?? sections.first,
          let told = tables[section].first(where: { $0.columns.kind == .fields })
        else { continue }
        describe(held, by: told.rows, from: section, depth: depth + 1)
        break
      }
    }
  }

  /// Adds the attributes that no sample shows: they may be missing.
  private mutating func addUnshown(_ rows: [FieldRow], to model: Model, from node: Int) {
    guard shapeOfModel[model.name] == nil, let index = modelIndex[model.name] else { return }
    let names = Set(model.properties.map(\.name))
    let context = FieldContext(
      node: node, role: .response, owner: Words(model.name), model: model.name, page: model.page)
    for row in rows.nested(besides: names) where !names.contains(row.rootName) {
      let added = property(
        of: row, member: nil, nestedList: nil, hasSample: true, isIncomplete: false, in: context)
      schema.models[index].properties.append(added)
    }
  }

  /// Answers of several operations may be one model: what each table says of an attribute in words of its own is true of
  /// none of the others.
  private mutating func keepCommonWords(of rows: [FieldRow], in model: Model) {
    guard let index = modelIndex[model.name] else { return }
    for row in rows {
      guard let position = model.properties.firstIndex(where: { $0.name == row.rootName }) else {
        continue
      }
      mergedRows[row.location] = model.properties[position].location
      guard facts(of: row).description != model.properties[position].description else { continue }
      schema.models[index].properties[position].description = ""
    }
  }
}
