import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Builds the models of the resources; their parts are built where an attribute names them, and the rest last.
  mutating func buildModels() {
    for node in shapeOrder {
      guard let site = shapes[node], !site.isInOperation, site.owner != site.node else { continue }
      buildResource(node, site)
    }
    for node in shapeOrder {
      guard let site = shapes[node], !site.isInOperation, site.owner == site.node,
        site.list == nil, !(site.isShown && site.isCallback)
      else { continue }
      buildResource(node, site)
    }
    for index in schema.groups.indices {
      guard let node = groupNodes[schema.groups[index].id] else { continue }
      var texts = [prose(outline.nodes[node].blocks)]
      // The section of the group may be the one that describes the resource.
      if let model = schema.groups[index].model.flatMap({ model($0) }),
        !texts[0].contains(model.documentation)
      {
        texts.append(model.documentation)
      }
      schema.groups[index].documentation = texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
  }

  private mutating func buildResource(_ node: Int, _ site: ShapeSite) {
    if let sample = sampleObject(of: site) {
      buildShape(node, role: .response, sample: sample.value, location: sample.location)
      return
    }
    // An answer may be about a thing that is not finished: what it lacks may be there at other times.
    let answer = answeredObject(of: site)
    buildShape(
      node, role: .response, sample: answer?.value, mayLackAttributes: true,
      location: answer?.location)
  }

  /// Builds what samples alone show of what the API sends to its caller: resources stand in it, and parts of answers, which
  /// are known and have their names by now.
  mutating func buildShownCallbacks() {
    for node in shapeOrder {
      guard let site = shapes[node], site.isShown, site.isCallback else { continue }
      buildShape(node, role: .response, sample: nil, location: nil)
    }
  }

  /// Builds what nested lists describe and nothing has asked for, so that no description is lost.
  mutating func buildLeftLists() {
    for node in shapeOrder {
      guard let site = shapes[node], site.list != nil, !site.isInOperation,
        builtShapes[ShapeKey(node: node, role: .request)] == nil
      else { continue }
      buildShape(node, role: .response, sample: nil, location: nil)
    }
  }

  /// The first JSON object beside a shape: in its own section, or in the one above its label.
  mutating func sampleObject(of site: ShapeSite) -> (
    value: SampleValue, location: SourceLocation
  )? {
    for node in site.owner == site.node ? [site.node] : [site.node, site.owner] {
      if let sample = sampleObject(in: node) {
        return (described(by: site.rows, in: sample.value), sample.location)
      }
    }
    // "Event attributes" below the section that shows an event: its keys tell whether it is the same object.
    guard site.owner == site.node, let parent = outline.nodes[site.node].parent,
      siteOfNode[parent] == nil, let sample = sampleObject(in: parent),
      let members = sample.value.members
    else { return nil }
    let names = Set(site.rows.map(\.rootName))
    return Self.areMostly(members, of: names) ? sample : nil
  }

  /// The object of a sample that has a table's names, where they are none of the whole: `{"data": {"attributes": {…}}}`.
  private func described(by rows: [FieldRow], in sample: SampleValue) -> SampleValue {
    let names = Set(rows.map(\.rootName))
    guard names.count > 1, let members = sample.members,
      !members.contains(where: { names.contains($0.name) }),
      let (object, isWhole) = Self.object(with: names, in: sample, depth: 0), !isWhole
    else { return sample }
    return object
  }

  mutating func sampleObject(in node: Int) -> (
    value: SampleValue, location: SourceLocation
  )? {
    if let known = shownObjects[node] { return known.value.map { ($0, known.location) } }
    let shown = findSampleObject(in: node)
    if outline.nodes[node].blocks.count > 50 {
      shownObjects[node] = ShownObject(
        value: shown?.value, location: shown?.location ?? outline.nodes[node].heading.location)
    }
    return shown
  }

  private mutating func findSampleObject(in node: Int) -> (
    value: SampleValue, location: SourceLocation
  )? {
    for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
      for document in read(code) {
        switch document {
        case .object: return (document, code.textLocation)
        case .array(let items):
          if let first = items.first, case .object = first { return (first, code.textLocation) }
        default: continue
        }
      }
    }
    return payloadsOfCallbacks[node].flatMap { shown in
      shown.value.map { ($0, shown.location) }
    }
  }

  /// Reads a block of JSON and says what had to be repaired.
  mutating func read(_ code: CodeBlock) -> [SampleValue] {
    let reading = reading(of: code)
    report(reading, at: code.textLocation)
    return reading.documents
  }

  /// Says what had to be repaired in a sample, or why it cannot be read.
  mutating func report(_ reading: SampleReading, at location: SourceLocation) {
    sampleOutcomes[location] = reading.failure == nil ? .read : .refused
    if let failure = reading.failure {
      warn(
        .sampleNotJSON,
        "The sample cannot be read as JSON: \(failure.message). Nothing is taken from it",
        at: failure.location)
      return
    }
    // Headers above a body are how a response looks, no mistake of its author.
    let repairs = reading.repairs.filter { $0.kind != .httpHead }
    guard !repairs.isEmpty else { return }
    sampleOutcomes[location] = .repaired
    // Dots in the place of what is left out are meant for readers, no mistake of their author either.
    if let first = repairs.first(where: { $0.kind != .elision }) {
      let more = repairs.count > 1 ? ", and \(repairs.count - 1) more like it" : ""
      warn(
        .sampleRepaired,
        "The sample is not JSON (\(first.kind.rawValue)\(more)); it was read as a person would",
        at: first.location)
    }
  }

  /// Builds the model of a shape, unless it is there already.
  @discardableResult
  mutating func buildShape(
    _ node: Int, role: Model.Role, sample: SampleValue?, incomplete: Set<String> = [],
    mayLackAttributes: Bool = false, location: SourceLocation?
  ) -> String? {
    guard let site = shapes[node] else { return nil }
    var (sample, location) = (sample, location)
    // What nothing else describes is what its own sample shows.
    if site.isShown, let own = sampleObject(in: node) { (sample, location) = own }
    let key = ShapeKey(node: node, role: role)
    var words = site.words
    if role == .request {
      if let name = builtShapes[key] { return name }
      let twin = ShapeKey(node: node, role: .response)
      if site.list != nil, let name = builtShapes[twin], modelIndex[name] == nil {
        // The server does not send what the list describes: the plain name is free for what a caller sends.
        setModel(nil, of: twin)
        setModel(name, of: key)
      } else {
        words = Words(words: site.words.words + ["parameters"])
        setModel(claimTypeName(words, prefix: Words(groupTitle(of: node)).singular), of: key)
      }
    }
    if site.isInOperation, builtShapes[key] == nil {
      let resource = siteOfNode[node].map { resourceWords(of: sites[$0]) } ?? Words(words: [])
      var names = [site.words]
      if site.words.words.starts(with: resource.words), let operation = siteOfNode[node] {
        names.append(Words(words: site.words.words + ["object"]))
        names.append(Words(words: Words(sites[operation].name).words + site.words.words))
      } else {
        names.append(Words(words: resource.words + site.words.words))
      }
      setModel(claimTypeName(names), of: key)
    }
    guard let name = builtShapes[key] else { return nil }
    guard modelIndex[name] == nil else { return name }
    var told = site.list.map { Self.rows(of: $0) } ?? site.rows
    var inherited: [Property] = []
    if let variant = variants[site.owner] ?? variants[node] {
      // Two objects may each be told by the other, and a chain of them may be long.
      if openVariants.count >= 32 {
        warnShared(
          "'\(site.title)' is the end of a chain of more than 32 objects, each told by its difference from the next; "
            + "what it has of that one is left out",
          at: site.location)
      } else if openVariants.insert(node).inserted {
        inherited = self.inherited(by: variant, role: role, with: &told, at: site.location)
        openVariants.remove(node)
      }
      // The other object may hold this one.
      guard modelIndex[name] == nil else { return name }
    }
    var model = Model(
      name: name, title: site.title, page: page(of: node).name, role: role,
      documentation: documentation(of: site), location: site.location)
    if model.documentation.isEmpty, let variant = variants[site.owner] ?? variants[node] {
      model.documentation = documentation(of: variant)
    }
    if let sample, let location {
      model.samples.append(ModelSample(json: sample.json(pretty: false), location: location))
    }
    add(model)
    let members = sample?.members ?? []
    var properties: [Property] = []
    var seen: Set<String> = []
    let context = FieldContext(
      node: node, role: role, owner: Words(name), model: name, page: model.page)
    let membersByName = members.byName
    for var property in inherited {
      seen.insert(property.name)
      if !members.isEmpty, membersByName[property.name] == nil { property.optional = true }
      properties.append(property)
    }
    let inheritedNames = seen
    let rows =
      told
      .spelled(as: members).nested(besides: Set(members.map(\.name)))
      .inEnvelope(of: members, mayBeWhole: site.isInOperation && site.isResponse && !site.isPart)
    let isHeld = rows.count == 1 && told.first.map { rows[0].name != $0.name } ?? false
    if isHeld, let row = told.first, site.owner == site.node,
      !site.words.words.allSatisfy({
        Self.responseWords.contains($0) || Self.partWords.contains($0)
          || Self.shapeLabels.contains($0) || Self.parameterPlaceWords.contains($0)
          || Self.wrapperWords.contains($0)
      })
    {
      namesOfHeldObjects[row.location] = site.words
    }
    let fields = Dictionary(
      (site.list?.items ?? []).lazy.compactMap { ListField($0) }.map { ($0.name, $0) },
      uniquingKeysWith: { first, _ in first })
    for row in rows {
      guard seen.insert(row.name).inserted else {
        let first = rows.first { $0.name == row.name }
        warn(
          .attributeRepeated, "'\(row.name)' is described twice; the first description counts",
          at: row.location, notes: [Diagnostic.Note("the first", at: first?.location)])
        continue
      }
      properties.append(
        property(
          of: row, member: membersByName[row.name], nestedList: fields[row.name]?.nested,
          hasSample: !members.isEmpty && !mayLackAttributes,
          isIncomplete: incomplete.contains(row.name), in: context))
    }
    for member in members where seen.insert(member.name).inserted {
      properties.append(sampleOnlyProperty(member, in: context))
    }
    // What stands around the object that a table describes is not what the table leaves out.
    if !members.isEmpty, role == .response, !isHeld {
      compare(rows: rows, with: members.filter { !inheritedNames.contains($0.name) }, model: name)
    }
    if let index = modelIndex[name] { schema.models[index].properties = properties }
    return name
  }

  private func groupTitle(of node: Int) -> String {
    outline.nodes[outline.root(of: node)].heading.text
  }

  private func documentation(of site: ShapeSite) -> String {
    let own = site.owner == site.node ? "" : prose(outline.nodes[site.owner].blocks)
    let table = prose(
      outline.nodes[site.node].blocks.filter { block in
        if case .list = block { return site.list == nil }
        return true
      })
    return [own, table].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func rows(of list: List) -> [FieldRow] {
    list.items.compactMap { item in
      ListField(item).map {
        FieldRow(name: $0.name, description: $0.description, location: $0.location)
      }
    }
  }

  mutating func property(
    of row: FieldRow, member: SampleValue.Member?, nestedList: List?, hasSample: Bool,
    isIncomplete: Bool, in context: FieldContext
  ) -> Property {
    var facts = facts(of: row)
    facts.defaultValue = row.defaultValue ?? facts.defaultValue
    let resolved = resolveType(
      FieldDescription(
        row, facts, sample: member?.shownValue, sampleLocation: member?.location,
        nestedList: nestedList), in: context)
    if let value = member?.value {
      propertySamples[PropertyKey(model: context.model, property: row.name)] = value
    }
    let isNull = member?.shownValue == .null
    let required = row.required ?? facts.required
    let optional =
      context.role == .request
      ? required != true
      : isNull || isIncomplete || row.isNullable || facts.mayBeNull
        || (row.isOfSchema ? row.required != true : hasSample && member == nil)
    return Property(
      name: row.name, type: resolved.type, optional: optional,
      requiredIf: facts.requiredIf ?? row.condition,
      default: facts.defaultValue, unit: facts.unit,
      description: facts.description, evidence: resolved.evidence, location: row.location)
  }

  /// An attribute that only the sample has.
  mutating func sampleOnlyProperty(_ member: SampleValue.Member, in context: FieldContext)
    -> Property
  {
    let facts = DescriptionFacts([], name: member.name, markdown: markdown)
    let resolved = resolveType(
      FieldDescription(
        name: member.name, facts: facts, sample: member.shownValue, sampleLocation: member.location,
        location: member.location), in: context)
    propertySamples[PropertyKey(model: context.model, property: member.name)] = member.value
    return Property(
      name: member.name, type: resolved.type, optional: true, description: "",
      evidence: resolved.evidence, location: member.location)
  }

  /// Names that only one side has: probably one attribute, misspelt on one of them.
  private mutating func compare(rows: [FieldRow], with members: [SampleValue.Member], model: String)
  {
    let rowNames = Set(rows.map(\.name))
    let memberNames = Set(members.map(\.name))
    var unmatched = members.filter { !rowNames.contains($0.name) }
    for row in rows where !memberNames.contains(row.name) {
      // A sample with so many names of its own shows another thing than the table: these are no slips.
      guard unmatched.count <= 100,
        let best = unmatched.min(by: {
          row.name.distance(to: $0.name) < row.name.distance(to: $1.name)
        }),
        Self.mayBeSame(row.name, best.name)
      else { continue }
      unmatched.removeAll { $0.name == best.name }
      warn(
        .attributeSpelling,
        "'\(row.name)' stands in the table of \(model) but not in its sample, which has '\(best.name)': "
          + "did you mean that? Both are kept; an overlay's 'rename' makes them one",
        at: row.location, notes: [Diagnostic.Note("the sample's '\(best.name)'", at: best.location)]
      )
    }
    if unmatched.count > 3, unmatched.count * 2 > members.count {
      // The table describes a part of what the sample shows: that is one thing to say, not one for each attribute.
      let names = unmatched.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
      warn(
        .attributeNotInTable,
        "\(unmatched.count) of the \(members.count) attributes in the sample of \(model), \(names) and others, stand "
          + "not in its table; they are taken from the sample",
        at: unmatched[0].location)
      return
    }
    for member in unmatched { unlistedMembers.add(member, of: model) }
  }

  /// Two names are near: a slip of the keyboard, or the same first word of two or more.
  private static func mayBeSame(_ lhs: String, _ rhs: String) -> Bool {
    if lhs.distance(to: rhs) <= max(1, min(lhs.count, rhs.count) / 4) { return true }
    let (left, right) = (Words(lhs).words, Words(rhs).words)
    return left.count > 1 && left.count == right.count && left.first == right.first
  }
}

/// The first object that a sample in a section shows; none where there is no such sample.
struct ShownObject {
  var value: SampleValue?
  var location: SourceLocation
}
