import APISchema
import SlateDiagnostics
import SlateReference

/// Models that no heading names: objects in samples, and nested lists.
extension Extraction {
  /// The model of the objects that a sample shows under an attribute.
  ///
  /// A resource of the attribute's name that has all of these keys is taken; an equal shape under the same
  /// attribute elsewhere is the same model.
  ///
  /// - Parameter isElement: Whether the attribute holds several of the objects, and so its name is their plural.
  mutating func nestedModel(
    of members: [SampleValue.Member], isElement: Bool, _ field: FieldDescription,
    in context: FieldContext
  ) -> String {
    let attribute = Words(field.name).singular
    let noun = isElement ? attribute : Self.nounOfOne(field.name, members)
    let incomplete = incompleteKeys(field.sample)
    if context.role == .response, let name = knownModel(of: members, attribute, in: context) {
      return name
    }
    let attributes = attributesModel(of: members, in: context)
    if let attributes, let name = resourceObjects[attributes], isSameKind(name, members) {
      add(members, to: name, in: context.node)
      return name
    }
    let nestedContext = FieldContext(
      node: context.node, role: context.role,
      owner: attributes.map { Words($0) } ?? attribute,
      qualifier: context.owner.isEmpty ? context.qualifier : context.owner,
      model: "", page: context.page)
    var properties: [Property] = []
    for member in members {
      let facts = DescriptionFacts([], name: member.name, markdown: MarkdownText())
      let resolved = resolveType(
        FieldDescription(
          name: member.name, facts: facts, sample: member.shownValue,
          sampleLocation: member.location, location: member.location), in: nestedContext)
      properties.append(
        Property(
          name: member.name, type: resolved.type,
          optional: member.value == .null || incomplete.contains(member.name)
            || context.role == .request,
          evidence: resolved.evidence, location: member.location))
    }
    let signature = ModelSignature(
      attribute: attribute.folded, role: context.role, names: properties.map(\.name),
      types: properties.map(\.type))
    if let name = inferredModels[signature], isSameKind(name, members) {
      if !Words(name).words.starts(with: Words(context.model).words) {
        sharedModels[name] = words(forShared: noun, context.role)
      } else if let first = ownersOfNested[name], first.owner != context.owner.folded,
        first.qualifier.folded == context.qualifier.folded, !context.qualifier.isEmpty,
        Self.wrapperWords.contains(attribute.folded)
      {
        // The `data` of each relationship is that of none of them alone.
        sharedModels[name] = words(
          forShared: Words(words: context.qualifier.words + noun.words), context.role)
      }
      return name
    }
    let resource = attributes.map { [Words(words: Words($0).words + ["resource"])] } ?? []
    let name = claimTypeName(resource + nestedNames(of: noun, in: context))
    if let attributes { resourceObjects[attributes] = name }
    inferredModels[signature] = name
    ownersOfNested[name] = (context.owner.folded, context.qualifier)
    resourceKinds[name] = Self.resourceKind(of: members)
    add(
      Model(
        name: name, title: field.name, page: context.page, role: context.role,
        documentation: "What the sample shows under `\(field.name)`.", properties: properties,
        location: field.sampleLocation ?? field.location)
    )
    return name
  }

  /// The group's model, where an answer has it as the attributes of an object, as JSON:API does:
  /// `{"type": "books", "id": "1", "attributes": {…}}`. That object is one model in all answers of the group.
  private func attributesModel(
    of members: [SampleValue.Member], in context: FieldContext
  ) -> String? {
    guard context.role == .response,
      members.allSatisfy({ Self.membersOfResources.contains($0.name) }),
      Self.resourceKind(of: members) != nil,
      let inner = members.first(where: { $0.name == "attributes" })?.value.members,
      let site = siteOfNode[context.node], let name = group(sites[site].group)?.model,
      let known = model(name), Self.agrees(inner, known)
    else { return nil }
    return name
  }

  private static let membersOfResources: WordSet = [
    "id", "type", "attributes", "relationships", "links", "meta",
  ]

  /// The names for a model that an attribute holds, the best first: the attribute's, with its owner's before it where
  /// it is a part of a resource, and with what is around that where the name is taken.
  func nestedNames(of attribute: Words, in context: FieldContext) -> [Words] {
    let ending = words(forShared: attribute, context.role).words
    func joined(_ words: [String]) -> Words {
      // "Campaign" in the settings of a campaign is no campaign's campaign.
      words.suffix(attribute.words.count) == attribute.words[...]
        ? Words(words: words.dropLast(attribute.words.count) + ending)
        : Words(words: words + ending)
    }
    let isGeneric = attribute.words.count == 1 && Self.wrapperWords.contains(attribute.folded)
    if context.owner.isEmpty {
      let resource = Words(words: context.qualifier.dropping(lastIn: ["response"]).words)
      if isGeneric { return [joined(resource.words), Words(words: resource.words + ["content"])] }
      // What has a group's name would be taken for the group, and a verb for what is done.
      let plain = Words(words: ending)
      let saysLittle =
        groupIndex[plain.lowerCamel] != nil || OperationVerbs.known(plain.folded) != nil
      return saysLittle ? [joined(resource.words)] : [plain, joined(resource.words)]
    }
    let operation = context.operationWords
    // "Data" and the like name no owner, and an answer is none either.
    let around = context.qualifier.words
    let isWrapped =
      context.owner.words.count == 1 && Self.wrapperWords.contains(context.owner.folded)
      && !around.isEmpty && around.last != "response"
      && around.suffix(attribute.words.count) != attribute.words[...]
    return (isWrapped ? [joined(around)] : []) + [
      joined(context.owner.words), joined(context.qualifier.words + context.owner.words),
      operation.isEmpty
        ? joined(Words(context.page).words + context.qualifier.words + context.owner.words)
        : joined(operation.words + context.owner.words),
    ]
  }

  /// What one object is called: as its attribute is, in the plural, too; where it is a part of a list, a page.
  ///
  /// `{"settings": {"color": 1}}` are settings, `{"books": {"total": 7, "data": […]}}` is a page of books.
  private static func nounOfOne(_ attribute: String, _ members: [SampleValue.Member]) -> Words {
    let words = Words(attribute)
    guard words.singular != words, members.contains(where: { saysPage(Words($0.name)) }),
      members.contains(where: { member in
        if case .array = member.value {
          wrapperWords.contains(Words(member.name).singular.folded)
        } else {
          false
        }
      })
    else { return words }
    return Words(words: words.singular.words + ["page"])
  }

  static func saysPage(_ words: Words) -> Bool {
    ["total", "page", "perpage", "currentpage", "limit", "offset", "count", "next"].contains(
      words.folded)
  }

  /// Keys that only wrap what an answer is about.
  static let wrapperWords: WordSet = [
    "data", "result", "response", "item", "object", "value", "entry", "record", "content",
    "payload", "row", "element", "node", "detail",
    "details",
  ]

  /// A model that has an object's keys: the resource of the attribute's name, that of the group behind a mere wrapper,
  /// or one that another answer showed.
  private mutating func knownModel(
    of members: [SampleValue.Member], _ attribute: Words, in context: FieldContext
  ) -> String? {
    let keys = Set(members.map(\.name))
    if let name = resourceNames[attribute.folded], name != context.model {
      if let rows = rows(ofModel: name), Set(rows).isSuperset(of: keys) { return name }
      if modelIndex[name] != nil, !groupModels.isDisjoint(with: [name]), keys.count > 1,
        let known = model(name), Self.agrees(members, known), isOneKind(members, known)
      {
        add(members, to: name, in: context.node)
        return name
      }
    }
    guard context.owner.isEmpty || context.model.isEmpty else { return nil }
    if let site = siteOfNode[context.node], let name = group(sites[site].group)?.model,
      let known = model(name), keys.count > 1, Self.agrees(members, known),
      isOneKind(members, known),
      Self.wrapperWords.contains(attribute.folded)
        && (context.owner.isEmpty || keys.count * 2 >= known.properties.count)
        || attribute.folded == "attribute"
        || name != context.model && holds(keys, most: known)
    {
      add(members, to: name, in: context.node)
      return name
    }
    if keys.count > 2, let name = equalModel(members), name != context.model {
      add(members, to: name, in: context.node)
      return name
    }
    return nil
  }

  /// Whether some keys are so many of a resource's attributes that they are no other thing: what a batch created, under
  /// `create`, what was there before, under `previous`.
  private func holds(_ keys: Set<String>, most resource: Model) -> Bool {
    keys.count > 3 && !sampledResources.contains(resource.name)
      && resource.properties.count(where: { keys.contains($0.name) }) * 2
        > resource.properties.count
  }

  private func words(forShared attribute: Words, _ role: Model.Role) -> Words {
    role == .request ? Words(words: attribute.words + ["parameters"]) : attribute
  }

  /// The names of a model's attributes, as its table lists them, before the model is built, too.
  func rows(ofModel name: String) -> [String]? {
    shapeOfModel[name].flatMap { shapes[$0] }?.rows.map(\.name)
  }

  /// The model that a nested list describes.
  mutating func nestedModel(of list: List, _ field: FieldDescription, in context: FieldContext)
    -> String
  {
    let attribute = Words(field.name)
    let words = Words(words: context.owner.words + attribute.words)
    let name = claimTypeName(words)
    var model = Model(
      name: name, title: field.name, page: context.page, role: context.role,
      documentation: field.facts.description, location: field.location)
    add(model)
    listModels.insert(name)
    let members = firstObject(field.sample)?.members?.byName ?? [:]
    let inner = FieldContext(
      node: context.node, role: context.role, owner: words, model: name, page: context.page)
    for item in list.items {
      guard let listField = ListField(item) else { continue }
      let facts = DescriptionFacts(listField.description, name: listField.name, markdown: markdown)
      let member = members[listField.name]
      let resolved = resolveType(
        FieldDescription(
          name: listField.name, facts: facts, sample: member?.value,
          sampleLocation: member?.location,
          nestedList: listField.nested, location: listField.location), in: inner)
      model.properties.append(
        Property(
          name: listField.name, type: resolved.type, optional: facts.required != true,
          requiredIf: facts.requiredIf, default: facts.defaultValue, unit: facts.unit,
          description: facts.description, evidence: resolved.evidence, location: listField.location)
      )
    }
    if let index = modelIndex[name] { schema.models[index].properties = model.properties }
    return name
  }

  /// What a caller sends where the reference only describes what the server sends: the same properties, each
  /// the caller's to give or leave.
  mutating func addRequestTwins() {
    let markedShapes = shapes.values.filter(\.isMarked)
    let markedModels = Set(
      markedShapes.compactMap { builtShapes[ShapeKey(node: $0.node, role: .response)] }
    ).union(listModels)
    for index in schema.operations.indices {
      guard let body = schema.operations[index].body else { continue }
      for position in body.properties.indices {
        let type = requestTwin(of: body.properties[position].type, markedModels)
        schema.operations[index].body?.properties[position].type = type
      }
    }
    var index = 0
    while index < schema.models.count {
      if schema.models[index].role == .request {
        for position in schema.models[index].properties.indices {
          let type = requestTwin(
            of: schema.models[index].properties[position].type, markedModels)
          schema.models[index].properties[position].type = type
        }
      }
      index += 1
    }
  }

  private mutating func requestTwin(
    of type: ValueType, _ markedModels: Set<String>
  ) -> ValueType {
    switch type {
    case .array(let element): return .array(requestTwin(of: element, markedModels))
    case .dictionary(let value): return .dictionary(requestTwin(of: value, markedModels))
    case .nullable(let element): return requestTwin(of: element, markedModels).orNull
    case .model(let name):
      guard let original = model(name), original.role == .response else { return type }
      if let twin = requestTwins[name] { return .model(twin) }
      let twin = claimTypeName(
        ["parameters", "input"].map { Words(words: Words(name).words + [$0]) })
      requestTwins[name] = twin
      var copy = original
      copy.name = twin
      copy.role = .request
      copy.samples = []
      // A nested list marks what a request needs; a plain table of attributes does not speak of requests.
      for position in copy.properties.indices where !markedModels.contains(name) {
        copy.properties[position].optional = true
      }
      add(copy)
      return .model(twin)
    default: return type
    }
  }
}
