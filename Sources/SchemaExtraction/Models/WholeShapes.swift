import APISchema
import SlateDiagnostics
import SlateReference

/// Sections that describe a value which is no object of their own: a list, some text, or what other sections describe
/// together.
extension Extraction {
  /// Gives shapes the rows of those that they are made of, and takes those out that describe no object.
  mutating func settleWholes() {
    for node in shapeOrder { settleWhole(node, depth: 0) }
    let plain = Set(shapeOrder.filter { shapes[$0]?.isObject == false })
    guard !plain.isEmpty else { return }
    shapeOrder.removeAll { plain.contains($0) }
    for node in plain {
      if let owner = shapes[node]?.owner { shapesByOwner[owner]?.removeAll { $0 == node } }
      shapes[node] = nil
    }
  }

  private mutating func settleWhole(_ node: Int, depth: Int) {
    guard let site = shapes[node], !site.wholes.isEmpty, !settledWholes.contains(node), depth < 16
    else { return }
    // What an answer is as a whole is no object of its own.
    let isJoined = site.wholes.count > 1 || site.wholes[0].joint != nil
    if site.isInOperation, !isJoined { return }
    settledWholes.insert(node)
    let whole = site.wholes[0]
    if !isJoined {
      let said = TypeText(whole.typeText ?? "")
      if site.rows.isEmpty {
        setPlain(whole, at: node, owner: site.owner)
      } else if said.isList {
        shapes[node]?.isList = true
      } else if whole.nameless == .others {
        shapes[node]?.isMap = true
      }
      mergedRows[whole.location] = whole.location
      return
    }
    let parts = site.wholes.map { (row: $0, shape: linkedShape(of: $0, besides: node)) }
    let isObject = parts.allSatisfy { $0.shape != nil || $0.row.isPlainObject }
    guard isObject || site.wholes.contains(where: { $0.joint != .or }) else {
      var row = whole
      row.typeText = site.wholes.compactMap(\.typeText).joined(separator: " or ")
      row.typeAnchors = site.wholes.flatMap(\.typeAnchors)
      for whole in site.wholes { mergedRows[whole.location] = whole.location }
      shapes[node]?.rows = []
      setPlain(row, at: node, owner: site.owner)
      return
    }
    var rows: [FieldRow] = []
    for part in parts {
      mergedRows[part.row.location] = part.row.location
      guard let shape = part.shape else { continue }
      settleWhole(shape, depth: depth + 1)
      for var row in shapes[shape]?.rows ?? [] {
        if part.row.joint == .or { row.isNullable = true }
        rows.append(row)
      }
    }
    rows += site.rows
    guard inheritedCount.add(rows.count) else {
      warnShared(
        "'\(site.title)' has \(rows.count) attributes of those that it is made of; with those of others these are too many, "
          + "so it has none of them",
        at: site.location)
      return
    }
    shapes[node]?.rows = rows.withoutRepeated(merged: &mergedRows)
    if rows.isEmpty { setPlain(whole, at: node, owner: site.owner) }
  }

  private mutating func setPlain(_ row: FieldRow, at node: Int, owner: Int) {
    shapes[node]?.isObject = false
    plainSections[owner] = row
    mergedRows[row.location] = row.location
  }

  /// The shape that a row's type links to, if it is one object.
  func linkedShape(of row: FieldRow, besides node: Int?) -> Int? {
    guard row.typeAnchors.count == 1, let text = row.typeText else { return nil }
    let said = TypeText(text)
    guard !said.isList, !said.isMap,
      let section = nearestSection(behind: row.typeAnchors[0], from: node ?? 0),
      let shape = shape(describedIn: section), shape != node
    else { return nil }
    return shape
  }

  /// The type of what a section describes in place of an object.
  mutating func plainType(
    ofSection node: Int, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard let row = plainSections[node] else { return nil }
    guard openPlainSections.count < 16, openPlainSections.insert(node).inserted else { return .any }
    defer { openPlainSections.remove(node) }
    var told = field
    if TypeText(field.typeText ?? "").isList, case .array(let items)? = field.sample {
      told.sample = items.first
    }
    told.typeText = row.typeText
    told.typeAnchors = row.typeAnchors
    told.values = row.values
    told.children = []
    return resolveType(told, in: context).type
  }

  /// Makes an enumeration of each section that describes nothing but a text that is one of some values.
  mutating func readPlainValues() {
    for (node, row) in plainSections.sorted(by: { $0.key < $1.key }) where !row.values.isEmpty {
      if let text = row.typeText, TypeColumn.type(of: text) != .string { continue }
      let words = shapeWords(node)
      let name = claimTypeName(words)
      valueTables[node] = name
      let heading = outline.nodes[node].heading
      var told: [String: String] = [:]
      for case .list(let list) in outline.nodes[node].blocks {
        for field in list.items.compactMap({ ListField($0) }) {
          told[field.name] = markdown.text(field.description)
        }
      }
      add(
        Enumeration(
          name: name, title: heading.text, page: page(of: node).name,
          documentation: prose(outline.nodes[node].blocks),
          values: row.values.map {
            Enumeration.Value($0, description: told[$0] ?? "", location: row.location)
          },
          location: row.location))
      for (anchor, nodes) in outline.nodesByAnchor where nodes.contains(node) {
        linkTargets[anchor] = "enumeration:\(name)"
      }
    }
  }

  /// The type of a row whose own rows repeat what the section says that its type links to.
  mutating func repeatedType(
    _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard !field.typeAnchors.isEmpty, field.typeAnchors.count == 1,
      let section = nearestSection(behind: field.typeAnchors[0], from: context.node),
      let shape = shape(describedIn: section), shape != context.node, let site = shapes[shape]
    else { return nil }
    let known = Dictionary(site.rows.map { ($0.name, $0.description.plainText) }) { first, _ in
      first
    }
    let areRepeated = field.children.allSatisfy { child in
      guard let text = known[child.name] else { return false }
      let own = child.description.plainText
      return own.isEmpty || own == text
    }
    guard areRepeated else { return nil }
    markUnderstood(field.children)
    var plain = field
    plain.children = []
    return linkedType(plain, in: context)
  }

  /// Rows that say what another place says, too.
  mutating func markUnderstood(_ rows: [FieldRow]) {
    for row in rows {
      mergedRows[row.location] = row.location
      markUnderstood(row.children)
    }
  }
}

extension FieldRow {
  /// Whether its type is an object that nothing names.
  fileprivate var isPlainObject: Bool {
    guard let typeText else { return true }
    return typeAnchors.isEmpty && TypeColumn.type(of: typeText) == .any
      && !TypeText(typeText).isUnion
  }
}

extension [FieldRow] {
  /// The first row of each name among those that stand on the outermost level, each with the rows below it.
  fileprivate func withoutRepeated(merged: inout [SourceLocation: SourceLocation]) -> [FieldRow] {
    var places: [String: SourceLocation] = [:]
    var kept: [FieldRow] = []
    var dropped: SourceLocation?
    for row in self {
      if row.depth == 0 {
        dropped = places[row.name]
        places[row.name] = places[row.name] ?? row.location
      }
      if let dropped {
        if dropped != row.location { merged[row.location] = merged[row.location] ?? dropped }
        continue
      }
      kept.append(row)
    }
    return kept
  }
}
