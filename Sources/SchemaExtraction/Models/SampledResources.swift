import APISchema
import SlateDiagnostics
import SlateReference

/// Resources that no table describes: the answers to their operations show them.
extension Extraction {
  /// Operations that answer with the resource itself, the most telling first.
  private static let tellingOperations = ["get", "list", "create", "update", "search"]

  /// Gives every group without a model the one that the samples of its operations show.
  mutating func buildSampledResources() {
    let sitesByGroup = Dictionary(grouping: sites, by: \.group)
    for index in schema.groups.indices where schema.groups[index].model == nil {
      let group = schema.groups[index]
      let operations = sitesByGroup[group.id] ?? []
      if let model = describedResource(operations, group) ?? answeredResource(operations, group) {
        setModel(model, ofGroupAt: index)
        register(resource: model, words: Words(group.id).singular)
        continue
      }
      for name in Self.tellingOperations {
        guard let site = sitesByGroup[group.id]?.first(where: { $0.name == name }),
          !site.isStream, !hasSchema(site), let shown = shownDocument(of: site),
          let members = resource(in: shown.document, of: site)
        else { continue }
        let words = Words(group.id).singular
        // A row of success links to what comes back: to the resource, or to something else.
        if let cell = successSchema(of: site), let linked = linkedShape(in: cell, of: site) {
          guard let model = builtShapes[ShapeKey(node: linked, role: .response)],
            Words(model).words.starts(with: words.words)
          else { continue }
          setModel(resourceNames[words.folded] ?? model, ofGroupAt: index)
          break
        }
        // A table elsewhere describes the resource, by that name and with these attributes.
        if let known = resourceNames[words.folded], let rows = rows(ofModel: known),
          members.count(where: { rows.contains($0.name) }) * 2 > members.count
        {
          setModel(known, ofGroupAt: index)
          break
        }
        let model = message(
          named: words, members: members, role: .response, node: shown.node, code: shown.code,
          isResource: true, otherwise: Words(words: [name] + words.words + ["response"]))
        addFurtherAnswers(to: model, of: site, besides: shown.location) {
          $0.resource(in: $1, of: site)
        }
        if let position = modelIndex[model] { schema.models[position].title = group.title }
        setModel(model, ofGroupAt: index)
        sampledResources.insert(model)
        sampledPaths[model] = ResourceCollection(site.template.path)
        register(resource: model, words: words)
        break
      }
    }
  }

  /// Whether a table says of each attribute of an operation's answer whether it is always there: its sample says less.
  private func hasSchema(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      guard let shape = shapes[node], shape.isResponse else { return false }
      return (shape.rows + shape.wholes).contains(where: \.isOfSchema)
    }
  }

  /// The object that a table inside of an operation describes under a heading that names it, or whose attributes stand
  /// in an envelope: "The book object" below "List books".
  private mutating func describedResource(
    _ operations: [EndpointSite], _ group: OperationGroup
  ) -> String? {
    let showsResource = operations.contains {
      Self.tellingOperations.contains($0.name) && shownDocument(of: $0) != nil
    }
    var first: String?
    for site in operations {
      for node in site.sections {
        // An object that the answer holds may be the resource itself.
        guard let shape = shapes[node], shape.isResponse, shape.wholes.isEmpty,
          !shape.isPart || shape.words.folded == Words(group.id).singular.folded,
          let shown = shownDocument(of: site)
        else { continue }
        let names = Set(shape.rows.map(\.rootName))
        guard let (object, isWhole) = Self.object(with: names, in: shown.document, depth: 0) else {
          continue
        }
        // A row for the envelope itself: the table describes that, with what it holds.
        let outer = firstObject(shown.document)?.members ?? []
        guard isWhole || !outer.contains(where: { names.contains($0.name) }) else { continue }
        let heading = outline.nodes[node].words.droppingArticle.words.filter {
          !Self.shapeLabels.contains($0) && !Self.responseWords.contains($0)
            && !Self.parameterPlaceWords.contains($0) && !Self.partWords.contains($0)
        }
        guard !isWhole || !heading.isEmpty else { continue }
        let resource = Words(group.id).singular
        // What has the group's name is described elsewhere, and is something else.
        if heading.isEmpty, resourceNames[resource.folded] != nil { continue }
        // What a batch of requests answers with is none of the books that a list shows.
        if heading.isEmpty, !Self.tellingOperations.contains(site.name), showsResource { continue }
        // "The page" that an operation on books answers with is no book.
        guard
          heading.isEmpty
            || !Set(Words(words: heading).singular.words).isDisjoint(with: resource.words)
        else { continue }
        let words =
          heading.isEmpty || node == site.owner ? resource : Words(words: heading).singular
        let key = ShapeKey(node: node, role: .response)
        if builtShapes[key] == nil {
          let other =
            words.words.starts(with: resource.words)
            ? words.words + ["object"] : resource.words + words.words
          setModel(claimTypeName([words, Words(words: other)]), of: key)
        }
        guard
          let name = buildShape(
            node, role: .response, sample: object, location: shown.location)
        else { continue }
        register(resource: name, words: words)
        sampledPaths[name] = ResourceCollection(site.template.path)
        if first == nil || words.folded == resource.folded { first = name }
      }
    }
    return first
  }

  /// What the table below "Response" of the operation that gets one object describes, where its sample shows that object and
  /// nothing around it, or no sample of the group shows anything; and where nothing else has the resource's name.
  ///
  /// Where none gets one, the table of the operation that lists them, whose sample is the list and nothing around it.
  private mutating func answeredResource(
    _ operations: [EndpointSite], _ group: OperationGroup
  ) -> String? {
    let resource = Words(group.id).singular
    let getting = operations.first { $0.name == "get" && $0.method == "GET" }
    let listing = operations.first { site in
      site.name == "list" && site.method == "GET"
        && shownDocument(of: site)?.document.isList == true
    }
    guard let site = getting ?? listing, !site.isStream,
      site.template.path.hasSuffix("}") || getting == nil, resourceNames[resource.folded] == nil,
      !typeNames.contains(resource.upperCamel), resource.folded != apiWords.folded,
      !hasSchema(site)
    else { return nil }
    let answers = site.sections.filter { shapes[$0]?.isResponse == true }
    guard answers.count == 1, let shape = shapes[answers[0]], !shape.isPart,
      !shape.isList || getting == nil,
      !shape.isMap, shape.wholes.isEmpty, shape.rows.count > 1,
      builtShapes[ShapeKey(node: shape.node, role: .response)] == nil
    else { return nil }
    // A row that holds the resource makes an envelope of what the table describes.
    let isEnvelope = shape.rows.contains { row in
      let words = Words(row.rootName).singular
      return Self.wrapperWords.contains(words.folded) || words.folded == resource.folded
        || Self.saysPage(words) && words.folded != "count"
    }
    guard !isEnvelope else { return nil }
    let shown = shownDocument(of: site)
    if let shown {
      let document = getting == nil ? firstObject(shown.document) : shown.document
      guard let members = document?.members, members.count > 1,
        Self.areMostly(members, of: Set(shape.rows.map(\.rootName)))
      else { return nil }
    } else if operations.contains(where: { shownDocument(of: $0) != nil }) {
      return nil
    }
    setModel(claimTypeName([resource]), of: ShapeKey(node: shape.node, role: .response))
    guard
      let name = buildShape(
        shape.node, role: .response,
        sample: shown.flatMap { firstObject($0.document) }, location: shown?.location)
    else { return nil }
    if let index = modelIndex[name],
      Words(shape.title).words.allSatisfy({
        Self.responseWords.contains($0) || Self.shapeLabels.contains($0)
      })
    {
      schema.models[index].title = group.title
    }
    sampledPaths[name] = ResourceCollection(site.template.path)
    return name
  }

  /// The object in a sample that has most of some keys, and whether it is the whole sample, or an item of it.
  static func object(
    with names: Set<String>, in value: SampleValue, depth: Int
  ) -> (SampleValue, isWhole: Bool)? {
    guard depth < 3 else { return nil }
    switch value {
    case .array(let items): return items.first.flatMap { object(with: names, in: $0, depth: depth) }
    case .object(let members):
      if members.count(where: { names.contains($0.name) }) * 2 >= names.count {
        return (value, depth == 0)
      }
      for member in members {
        if let found = object(with: names, in: member.value, depth: depth + 1) { return found }
      }
      return nil
    default: return nil
    }
  }

  /// The object in a sample of an operation, or the one in an envelope around it: `{"book": {…}}`,
  /// `{"data": [{…}], "total": 7}`.
  private func resource(
    in document: SampleValue, of site: EndpointSite
  ) -> [SampleValue.Member]? {
    let isList = site.name == "list" || site.name == "search"
    if document.isList {
      guard let members = firstObject(document)?.members, members.count > 1,
        !MapKeys.areData(members)
      else { return nil }
      return members
    }
    guard let members = document.members else { return nil }
    if isShownAsMap(members, of: site) {
      guard let inner = firstObject(.array(members.map(\.value)))?.members, inner.count > 1,
        !MapKeys.areData(inner)
      else { return nil }
      return inner
    }
    let group = Words(site.group).singular
    let wrapped = members.filter { member in
      guard let inner = firstObject(member.value)?.members, inner.count > 1 else { return false }
      let words = Words(member.name).singular
      // What an order has besides its details is no envelope.
      if words.folded == "detail", members.count > 3 { return false }
      return words.folded == group.folded || Self.wrapperWords.contains(words.folded)
        || words.words.last == group.words.last && words.words.count == 1
    }
    if wrapped.count == 1, members.count < 12, let inner = firstObject(wrapped[0].value)?.members {
      return inner
    }
    // An object that a list shows is the envelope of one.
    guard !isList, members.count > 1 else { return nil }
    return members
  }

  /// Another sample of such a resource may have more attributes, or lack some.
  mutating func addToSampledResource(
    _ name: String, _ members: [SampleValue.Member], of site: EndpointSite, node: Int
  ) {
    guard sampledResources.contains(name) else { return }
    add(members, to: name, in: node)
  }

  /// Adds what another sample shows to a model that was read from one: attributes that it lacks are optional, those
  /// that it has besides are new, and a value of another kind leaves a type open.
  ///
  /// - Parameter reachesItems: Whether the items of its lists are held against each other, too.
  mutating func add(
    _ members: [SampleValue.Member], to name: String, in node: Int, reachesItems: Bool = false
  ) {
    guard let index = modelIndex[name], shapeOfModel[name] == nil else { return }
    var known = knownProperties.removeValue(forKey: name) ?? KnownProperties()
    defer { knownProperties[name] = known }
    known.update(with: schema.models[index].properties)
    let names = Set(members.map(\.name))
    known.required.removeAll { position in
      let isMissing = !names.contains(schema.models[index].properties[position].name)
      if isMissing { schema.models[index].properties[position].optional = true }
      return isMissing
    }
    for member in members {
      guard let position = known.positions[member.name] else { continue }
      let property = schema.models[index].properties[position]
      if member.value.members?.isEmpty == true, property.type == .any { continue }
      if member.value == .null {
        schema.models[index].properties[position].optional = true
      } else if member.isElided {
        // What is left out of it may be what others show.
        continue
      } else if property.evidence == .sample || property.type == .any {
        let key = PropertyKey(model: name, property: property.name)
        guard mixedProperties[key] == nil else { continue }
        let type = widened(
          property.type, by: member, in: name, node, reachesItems: reachesItems)
        if type == .any {
          mixedProperties[key] = ()
          warn(
            .samplesDisagree,
            "'\(property.name)' is not always of one type in the samples, so it may hold any JSON",
            at: property.location,
            notes: [Diagnostic.Note("another type is shown here", at: member.location)])
        }
        schema.models[index].properties[position].type = type
      }
    }
    let context = FieldContext(
      node: node, role: .response, owner: Words(name), model: name, page: page(of: node).name)
    for member in members where known.positions[member.name] == nil {
      let property = sampleOnlyProperty(member, in: context)
      schema.models[index].properties.append(property)
      known.append(property)
    }
  }

  /// The type of an attribute that samples show with several values.
  private mutating func widened(
    _ type: ValueType, by member: SampleValue.Member, in model: String, _ node: Int,
    reachesItems: Bool
  ) -> ValueType {
    switch (type, member.value) {
    case (.any, _):
      let context = FieldContext(
        node: node, role: .response, owner: Words(model), model: model, page: page(of: node).name)
      return sampleOnlyProperty(member, in: context).type
    case (.integer, .number): return .number
    case (.integer, .integer), (.number, .integer), (.number, .number), (.boolean, .bool),
      (.string, .string), (.enumeration, .string), (.resourceURI, .string),
      (.date(.unixSeconds), .integer), (.date(.unixMilliseconds), .integer):
      return type
    case (.date(let format), .string(let text)):
      return DateText.format(of: text) == format ? type : .string
    case (.array(.any), .array(let items)) where !items.isEmpty:
      let context = FieldContext(
        node: node, role: .response, owner: Words(model), model: model, page: page(of: node).name)
      return sampleOnlyProperty(member, in: context).type
    case (.array(let element), .array(let items)):
      let fits = items.allSatisfy { item in
        switch (element, item) {
        case (.any, _), (_, .null), (.string, .string), (.integer, .integer), (.number, .number),
          (.number, .integer), (.boolean, .bool), (.model, .object), (.dictionary, .object),
          (.enumeration, .string), (.resourceURI, .string), (.date, .string):
          true
        default: false
        }
      }
      if fits, reachesItems, case .model(let name) = element,
        let inner = firstObject(member.value)?.members, isVariant(inner, of: name)
      {
        add(inner, to: name, in: node, reachesItems: true)
      }
      return fits ? type : .array(.any)
    case (.model(let name), .object(let inner)):
      add(inner, to: name, in: node, reachesItems: reachesItems)
      return type
    case (.dictionary, .object): return type
    default: return .any
    }
  }
}
