import APISchema
import SlateDiagnostics
import SlateReference

/// Types that a description names: tables, links, listed values.
extension Extraction {
  mutating func namedType(_ field: FieldDescription, in context: FieldContext)
    -> ResolvedType?
  {
    let facts = field.facts
    if let list = field.nestedList {
      return ResolvedType(type: .model(nestedModel(of: list, field, in: context)), evidence: .table)
    }
    if let name = valueTable(besides: field, in: context.node) {
      return ResolvedType(type: wrap(.enumeration(name), field), evidence: .table)
    }
    let isRow = facts.possibleValues.isEmpty || !field.meanings.isEmpty
    let listed = isRow ? field.values : facts.possibleValues
    if !listed.isEmpty, allows(field.sample, amongStrings: listed) {
      let name = enumeration(
        of: listed, meanings: isRow ? field.meanings : [], owner: context.owner,
        attribute: field.name, operation: context.operationWords,
        page: context.page, location: field.location)
      return ResolvedType(type: wrap(.enumeration(name), field), evidence: .sentence)
    }
    if let name = facts.listedName, let model = resourceNames[Words(name).singular.folded],
      holdsNothingBut(name, field.sample)
    {
      return ResolvedType(type: .array(.model(model)), evidence: .sentence)
    }
    for tableName in facts.tableNames {
      if let type = type(ofTable: tableName, field, in: context) { return type }
    }
    let isPlain = isPlainValue(field)
    for anchor in facts.anchors {
      if isPlain, !leadsToValues(anchor, from: context.node) { continue }
      if let type = type(ofSection: anchor, field, in: context) {
        return ResolvedType(type: wrap(type, field), evidence: .link)
      }
    }
    if context.role != .request, allows(field.sample, amongStrings: nil),
      let name = unnamedValueTable(for: field.name, near: context.node),
      isNotDenied(name, by: field)
    {
      return ResolvedType(type: wrap(.enumeration(name), field), evidence: .table)
    }
    return nil
  }

  /// Whether a field is a flag, a number or what identifies an object, so that a link in its description leads to what it is
  /// about: "The ID of the [Author](#author)", "Whether the [Book](#book) is lent".
  private func isPlainValue(_ field: FieldDescription) -> Bool {
    switch field.facts.kind {
    case .boolean?, .integer?, .date?: return true
    default: break
    }
    if let value = field.facts.defaultValue,
      value == "true" || value == "false" || Double(value) != nil
    {
      return true
    }
    let words = Words(field.facts.description.prefix(60)).words
      .drop { Self.identifierLeads.contains($0) }
    return words.first.map { Self.identifiers.contains($0) } ?? false
      && words.dropFirst().first.map { ["of", "for"].contains($0) } ?? false
  }

  /// Whether a link leads to a section that lists values.
  private func leadsToValues(_ anchor: String, from node: Int) -> Bool {
    nearestSection(behind: anchor, from: node).map { valueTables[$0]?.isEmpty == false } ?? false
  }

  private static let identifierLeads: WordSet = [
    "a", "an", "the", "unique", "internal", "external",
  ]
  private static let identifiers: WordSet = ["id", "ids", "identifier", "uuid", "guid", "slug"]

  /// Whether a table of values may be an attribute's: the head "Event name" belongs to a `name` only if a sample shows one
  /// of the values, and any head to none whose sample is a sentence.
  private func isNotDenied(_ name: String, by field: FieldDescription) -> Bool {
    let isGeneral = Words(field.name).words.last.map { Self.generalNames.contains($0) } ?? false
    guard case .string(let text)? = field.sample else { return !isGeneral }
    let isShown = enumeration(name)?.values.contains { $0.value == text } ?? false
    return isShown || !isGeneral && !text.contains(" ")
  }

  private static let generalNames: WordSet = ["name", "id", "title", "code", "key", "value"]

  /// Whether a sample shows objects, or the name of what stands in its place: `[Book]`.
  private func holdsNothingBut(_ name: String, _ sample: SampleValue?) -> Bool {
    switch sample {
    case .array(let items)?: items.allSatisfy { holdsNothingBut(name, $0) }
    case .string(let text)?: text.lowercased() == name.lowercased()
    default: isObjectOrUnknown(sample)
    }
  }

  /// The values that a second table of a field's section lists below the field's name: "Mode | Description".
  private func valueTable(besides field: FieldDescription, in node: Int) -> String? {
    guard let name = valueTables[node], !name.isEmpty, allows(field.sample, amongStrings: nil),
      let reading = tables[node].first(where: { $0.columns.kind == .values }),
      Words(reading.table.header[reading.columns.name].text).singular.folded
        == Words(field.name).singular.folded
        || reading.columns.listsConstants && shows(field, valueOf: reading.table)
    else { return nil }
    return name
  }

  /// Whether a sample has one of a table's values in a field: `"state": "ON_LOAN"`.
  private func shows(_ field: FieldDescription, valueOf table: Table) -> Bool {
    guard case .string(let text)? = field.sample else { return false }
    return table.rows.contains { $0.first?.text == text }
  }

  /// What the section behind a link describes: values, or an object.
  mutating func type(
    ofSection anchor: String, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType? {
    guard let node = nearestSection(behind: anchor, from: context.node) else { return nil }
    if let name = valueTables[node], !name.isEmpty {
      return allows(field.sample, amongStrings: nil) ? .enumeration(name) : nil
    }
    if plainSections[node] != nil { return plainType(ofSection: node, field, in: context) }
    guard let shape = shape(describedIn: node), isObjectOrUnknown(field.sample) else { return nil }
    let keyed = keyedObjects(in: field.sample, describedBy: shapes[shape]?.rows ?? [])
    let sample = keyed ?? field.sample
    return buildShape(
      shape, role: role(ofShape: shape, in: context), sample: firstObject(sample),
      incomplete: incompleteKeys(sample), location: field.sampleLocation
    ).map { name in
      if keyed != nil || shapes[shape]?.isMap == true { return .dictionary(.model(name)) }
      return shapes[shape]?.isList == true ? .array(.model(name)) : .model(name)
    }
  }

  /// The objects in a sample whose keys are no attributes, `{"b1": {"title": …}, "b2": {…}}`, where these are what some rows
  /// describe; nil for every other sample.
  func keyedObjects(in sample: SampleValue?, describedBy rows: [FieldRow]) -> SampleValue? {
    guard case .object(let members)? = sample, !members.isEmpty, rows.count > 1 else { return nil }
    let names = Set(rows.map(\.rootName))
    let areDescribed = members.allSatisfy { member in
      guard let inner = member.value.members else { return false }
      return inner.count { names.contains($0.name) } * 2 > inner.count
    }
    // A key may have the name of an attribute by chance: `{"title": {"id": …}, "type": {"id": …}, "cost": {"id": …}}`.
    let namesakes = members.count { names.contains($0.name) }
    guard namesakes == 0 || namesakes * 3 <= members.count else { return nil }
    return areDescribed ? .array(members.map(\.value)) : nil
  }

  /// The shape whose table stands in a section, or below a mere label in it.
  func shape(describedIn node: Int) -> Int? {
    shapes[node]?.node ?? outline.nodes[node].children.first { shapes[$0]?.owner == node }
  }

  /// The section behind a link that describes something: pages share their anchors, so the nearest one counts.
  func nearestSection(behind anchor: String, from node: Int) -> Int? {
    // A fragment that no heading has is misspelt.
    let sections = outline.sections(behind: anchor) ?? namedSections.alike(anchor)
    let candidates = sections.filter {
      valueTables[$0]?.isEmpty == false || shape(describedIn: $0) != nil || plainSections[$0] != nil
    }
    guard candidates.count > 1 else { return candidates.first }
    let operation = siteOfNode[node]
    return candidates.first { operation != nil && siteOfNode[$0] == operation }
      ?? candidates.first { outline.nodes[$0].page == outline.nodes[node].page }
      ?? candidates.first
  }

  /// Which way the object of a shape travels that a field holds: a table of an operation's parameters tells what is
  /// sent, and one that marks nothing as required tells what comes back.
  func role(ofShape node: Int, in context: FieldContext) -> Model.Role {
    guard context.role == .request, let site = shapes[node] else { return context.role }
    if site.isInOperation, !site.isResponse { return .request }
    return site.isMarked ? .request : .response
  }

  mutating func type(
    ofTable name: String, _ field: FieldDescription, in context: FieldContext
  ) -> ResolvedType? {
    guard
      let node = findSection(
        named: name, from: context.node, role: context.role, isCandidate: { _ in true })
    else {
      if field.facts.tableNames.contains(name), !isOtherTable(name) {
        warn(
          .tableNotFound,
          "'\(field.name)' sends its reader to a table '\(name)' that no heading names",
          at: field.location)
      }
      return nil
    }
    if let enumeration = valueTables[node], !enumeration.isEmpty {
      return ResolvedType(type: wrap(.enumeration(enumeration), field), evidence: .table)
    }
    guard isObjectOrUnknown(field.sample) else { return nil }
    // A request may point at a table of what the server sends: then what is sent has its shape, too.
    let role = role(ofShape: node, in: context)
    guard
      let model = buildShape(
        node, role: role, sample: firstObject(field.sample),
        incomplete: incompleteKeys(field.sample), location: field.sampleLocation)
    else { return nil }
    return ResolvedType(type: wrap(.model(model), field), evidence: .table)
  }

  /// A table that is there but describes no shape: relationships, for example.
  func isOtherTable(_ name: String) -> Bool {
    let wanted = Words(name)
    return outline.nodes.contains { node in
      node.words == wanted
        && node.blocks.contains { if case .table = $0 { true } else { false } }
    }
  }

  /// The keys of a sample's objects that are null in one of them, or absent from one.
  func incompleteKeys(_ sample: SampleValue?) -> Set<String> {
    guard case .array(let items)? = sample else { return [] }
    let objects = items.compactMap(\.members)
    var counts: [String: Int] = [:]
    for members in objects {
      for member in members {
        counts[member.name, default: 0] += member.value == .null ? 0 : 1
      }
    }
    return Set(counts.lazy.filter { $0.value < objects.count }.map(\.key))
  }

  /// A list where the sample or the sentence shows one.
  func wrap(_ type: ValueType, _ field: FieldDescription) -> ValueType {
    if case .array? = field.sample { return .array(type) }
    if let sample = field.sample, sample != .null { return type }
    let examples = field.facts.exampleJSON.contains { $0.hasPrefix("[") }
    let defaultIsList = field.facts.defaultValue?.hasPrefix("[") ?? false
    return field.facts.kind == .list || examples || defaultIsList ? .array(type) : type
  }

  /// Whether a sample can be one of some values: a string, or strings; nothing speaks against what is not shown.
  func allows(_ sample: SampleValue?, amongStrings values: [String]?) -> Bool {
    switch sample {
    case nil, .null?: return true
    case .string(let text)?: return values.map { $0.contains(text) || !text.isEmpty } ?? true
    case .array(let items)?: return items.allSatisfy { allows($0, amongStrings: values) }
    default: return false
    }
  }

  func isObjectOrUnknown(_ sample: SampleValue?) -> Bool {
    switch sample {
    case nil, .null?, .object?: true
    case .array(let items)?: items.allSatisfy { isObjectOrUnknown($0) }
    default: false
    }
  }

  /// One object that has the members of all objects in a sample, so that nothing shown is lost.
  func firstObject(_ sample: SampleValue?) -> SampleValue? {
    switch sample {
    case .object?: return sample
    case .array(let items)?:
      let objects = items.compactMap(\.members)
      guard objects.count > 1 else { return objects.first.map { .object($0) } }
      var merged: [SampleValue.Member] = []
      var indices: [String: Int] = [:]
      for members in objects {
        for member in members {
          if let index = indices[member.name] {
            if merged[index].value == .null { merged[index] = member }
          } else {
            indices[member.name] = merged.count
            merged.append(member)
          }
        }
      }
      return .object(merged)
    default: return nil
    }
  }
}
