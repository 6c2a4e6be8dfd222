import APISchema

/// Models of equal objects that stand under different attributes: `owner` and `gardener`, both with `id`, `name` and
/// `mail`.
extension Extraction {
  /// Makes one model of those that no section describes, where a name says what all of them are.
  mutating func mergeEqualModels() {
    // What holds two equal objects may itself be equal to another once they are one.
    var attributes: [String: [String]] = [:]
    for _ in 0..<8 { guard mergeEqualModelsOnce(&attributes) else { return } }
  }

  /// What models must have in common to be one.
  private struct EqualShape: Hashable {
    struct Attribute: Hashable {
      var name: String
      var type: ValueType
      var told: [String?]
    }
    var role: Model.Role
    var kind: String?
    var attributes: [Attribute]
  }

  /// - Parameter attributes: What merged models are held by.
  private mutating func mergeEqualModelsOnce(_ attributes: inout [String: [String]]) -> Bool {
    let inferred = Set(inferredModels.values).subtracting(groupModels)
    var equal: [EqualShape: [Int]] = [:]
    for (index, model) in schema.models.enumerated()
    where inferred.contains(model.name) && mayBeMerged(model) {
      equal[shape(of: model), default: []].append(index)
    }
    let groups = equal.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    guard !groups.isEmpty else { return false }
    let holders = holdersOfModels()
    var renamed: [String: String] = [:]
    for group in groups {
      for rule in [namesByHolder, namesByEnding, namesByRole] {
        var isMerged = false
        for (words, members) in rule(group, holders) {
          let names = members.map { schema.models[$0].name }
          let isRequest = schema.models[members[0]].role == .request
          let name = Words(words: words + (isRequest ? ["parameters"] : [])).upperCamel
          guard names.contains(name) || typeNames.take(name) else { continue }
          merge(members, as: name, &attributes)
          for old in names where old != name { renamed[old] = name }
          isMerged = true
        }
        if isMerged { break }
      }
    }
    guard !renamed.isEmpty else { return false }
    for (old, new) in renamed {
      typeNames.free(old)
      sharedModels[old] = nil
      sharedModels[new] = nil
    }
    schema.models.removeAll { $0.name.isEmpty }
    modelIndex = [:]
    for (index, model) in schema.models.enumerated() { modelIndex[model.name] = index }
    for (signature, old) in inferredModels {
      if let new = renamed[old] { inferredModels[signature] = new }
    }
    schema.mapTypes { type in
      if case .model(let name) = type { renamed[name].map { .model($0) } } else { nil }
    }
    return true
  }

  /// Fewer attributes are equal by chance, but for one that leads somewhere.
  private func mayBeMerged(_ model: Model) -> Bool {
    model.properties.count > 2
      || model.properties.count == 1
        && Self.linkKeys.contains(model.properties[0].name.lowercased())
  }

  private func shape(of model: Model) -> EqualShape {
    EqualShape(
      role: model.role, kind: resourceKinds[model.name],
      attributes: model.properties.map { property in
        EqualShape.Attribute(
          name: property.name, type: property.type,
          told: [
            property.description, property.default, property.unit, property.requiredIf,
            model.role == .request && property.optional ? "optional" : nil,
          ])
      }.sorted { $0.name < $1.name })
  }

  /// Takes what the others have into the first of some models, and takes their names from them.
  private mutating func merge(
    _ members: [Int], as name: String, _ attributesOfMerged: inout [String: [String]]
  ) {
    let first = members[0]
    var attributes: [String] = []
    for model in members.map({ schema.models[$0] }) {
      for title in attributesOfMerged[model.name] ?? [model.title]
      where attributes.count < 4 && !attributes.contains(title) {
        attributes.append(title)
      }
    }
    attributesOfMerged[name] = attributes
    if attributes.count > 1 {
      let named = attributes.prefix(3).map { "`\($0)`" }
      let last = attributes.count > 3 ? "others" : named[named.count - 1]
      let others = attributes.count > 3 ? named : named.dropLast()
      schema.models[first].documentation =
        "What \(others.joined(separator: ", ")) and \(last) hold."
    }
    resourceKinds[name] = resourceKinds[schema.models[first].name]
    for member in members.dropFirst() {
      let optional = Set(schema.models[member].properties.filter(\.optional).map(\.name))
      for position in schema.models[first].properties.indices
      where optional.contains(schema.models[first].properties[position].name) {
        schema.models[first].properties[position].optional = true
      }
      schema.models[member].name = ""
    }
    schema.models[first].name = name
  }

  // MARK: Names

  /// The models that hold each model; -1 for an operation.
  private func holdersOfModels() -> [String: Set<Int>] {
    var holders: [String: Set<Int>] = [:]
    for (index, model) in schema.models.enumerated() {
      for property in model.properties {
        if let held = property.type.innermostModel { holders[held, default: []].insert(index) }
      }
    }
    for operation in schema.operations {
      let types =
        (operation.body?.properties ?? []).map(\.type)
        + [operation.response?.type].compactMap(\.self)
      for held in types.compactMap(\.innermostModel) { holders[held, default: []].insert(-1) }
    }
    return holders
  }

  /// What stands in `_links` beside nothing but others of its kind is a link.
  private func namesByHolder(
    _ group: [Int], _ holders: [String: Set<Int>]
  ) -> [(words: [String], members: [Int])] {
    gathered(group) { member in
      guard let around = holders[schema.models[member].name], !around.contains(-1) else {
        return nil
      }
      let titles = Set(around.map { Words(schema.models[$0].title) })
      guard titles.count == 1, let title = titles.first, title.singular != title,
        around.contains(where: { schema.models[$0].properties.count > 1 }),
        around.allSatisfy({ holder in
          schema.models[holder].properties.allSatisfy { $0.type.innermostModel != nil }
        })
      else { return nil }
      return title.singular.words
    }
  }

  /// `BillingAddress` and `ShippingAddress` are addresses.
  private func namesByEnding(
    _ group: [Int], _ holders: [String: Set<Int>]
  ) -> [(words: [String], members: [Int])] {
    func words(_ member: Int) -> [String] {
      let words = Words(schema.models[member].name)
      return schema.models[member].role == .request
        ? words.dropping(lastIn: ["parameters"]).words : words.words
    }
    let gathered = gathered(group) { member in
      guard let last = words(member).last, !Self.wrapperWords.contains(last),
        !Self.wordsOfNoKind.contains(last), !last.contains(where: \.isNumber)
      else { return nil }
      return [last]
    }
    return gathered.map { (Self.commonEnding($0.members.map(words)), $0.members) }
  }

  /// Owners and gardeners with names and addresses are people, or users where one of them is called that.
  private func namesByRole(
    _ group: [Int], _ holders: [String: Set<Int>]
  ) -> [(words: [String], members: [Int])] {
    let keys = schema.models[group[0]].properties.map { Words($0.name).folded }
    guard keys.contains(where: { Self.personKeys.contains($0) }) else { return [] }
    let people = group.filter { member in
      guard let last = Words(schema.models[member].title).singular.words.last else { return false }
      return Self.people.contains(last)
        || !Self.firms.contains(last) && Self.roleEndings.contains { last.hasSuffix($0) }
    }
    guard people.count > 1 else { return [] }
    let general = people.lazy.map { Words(self.schema.models[$0].title).singular.words }.first {
      $0.count == 1 && Self.people.contains($0[0])
    }
    return [(general ?? ["person"], people)]
  }

  /// Members of a group by the words that a rule has for them, in order, where several have the same.
  private func gathered(
    _ group: [Int], by words: (Int) -> [String]?
  ) -> [(words: [String], members: [Int])] {
    var order: [[String]] = []
    var members: [[String]: [Int]] = [:]
    for member in group {
      guard let words = words(member) else { continue }
      if members[words] == nil { order.append(words) }
      members[words, default: []].append(member)
    }
    return order.compactMap { words in
      members[words].flatMap { $0.count > 1 ? (words, $0) : nil }
    }
  }

  private static let linkKeys: WordSet = ["href", "url", "uri", "link"]
  /// Words that say of an object only that it is one of something.
  private static let wordsOfNoKind: WordSet = [
    "list", "page", "info", "information", "detail", "details", "type", "date", "string", "number",
    "response", "request", "self", "array", "model", "any", "new", "old", "other",
  ]
  /// Attributes that people have, and hardly anything else.
  private static let personKeys: WordSet = [
    "email", "mail", "emailaddress", "username", "login", "firstname", "lastname", "fullname",
    "surname", "familyname", "givenname", "nickname", "birthday",
  ]
  private static let people: WordSet = ["user", "person", "member", "contact"]
  private static let roleEndings = ["er", "or", "ee", "ian", "ist", "by"]
  /// Words of the same endings for what often is no single person.
  private static let firms: WordSet = [
    "vendor", "supplier", "manufacturer", "publisher", "provider", "carrier", "reseller", "dealer",
    "retailer", "distributor", "broker", "sponsor", "employer", "insurer", "issuer", "center",
    "server", "number", "order", "folder", "computer", "customer", "buyer", "seller", "merchant",
    "contractor", "operator", "maker",
  ]
}

extension ValueType {
  /// The model that a type is, or that its elements are.
  fileprivate var innermostModel: String? {
    switch self {
    case .model(let name): name
    case .array(let inner), .dictionary(let inner), .nullable(let inner): inner.innermostModel
    default: nil
    }
  }
}
