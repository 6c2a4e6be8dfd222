import APISchema
import SlateReference

/// Answers that hold what they are about under one key and nothing else: `{"book": {…}}`, `{"books": […]}`.
extension Extraction {
  /// Gives such answers the type of what they hold, with the key. Objects that something else refers to stay, and so do
  /// those with a section of their own.
  mutating func unwrapAnswers() {
    let held = namesHeldByModels()
    var renamed: [String: String] = [:]
    var unwrapped: Set<String> = []
    for index in schema.operations.indices {
      let operation = schema.operations[index]
      guard operation.kind == .rest, var response = operation.response else { continue }
      if response.kind == .list, operation.method != "GET", response.paging == nil,
        schema.listEnvelope == nil
      {
        // What changes something is not asked for again for each look at its answer.
        schema.operations[index].response?.kind = .item
        schema.operations[index].response?.type = .array(response.type)
        continue
      }
      guard
        response.kind == .item || response.kind == .optionalItem, response.evidence != .overlay,
        case .model(let name) = response.type, held[name] == nil,
        let answer = model(name), let property = envelopedProperty(of: answer)
      else { continue }
      response.envelope = property.name
      response.location = property.location
      response.description = property.description.isEmpty ? nil : property.description
      response.type = property.type.withoutNull
      if operation.method == "GET", case .array(let element) = response.type {
        response.kind = .list
        response.type = element.withoutNull
      }
      schema.operations[index].response = response
      mergedRows[property.location] = operation.location
      if unwrapped.insert(name).inserted, let inner = property.type.heldModel, isMereContent(inner),
        renamed[inner] == nil, held[inner] == 1
      {
        renamed[inner] = name
      }
    }
    schema.models.removeAll { unwrapped.contains($0.name) }
    for (old, new) in renamed {
      guard let place = schema.models.firstIndex(where: { $0.name == old }) else { continue }
      schema.models[place].name = new
    }
    modelIndex = [:]
    for (index, model) in schema.models.enumerated() { modelIndex[model.name] = index }
    schema.mapTypes { type in
      if case .model(let name) = type { renamed[name].map { .model($0) } } else { nil }
    }
  }

  /// Keys that say what was done with some of several, or what went wrong: another answer has others beside them.
  private static let keysOfParts: WordSet = [
    "error", "errors", "message", "messages", "create", "update", "delete", "add", "remove",
    "created", "updated", "deleted", "added", "removed", "failed", "succeeded", "meta", "links",
  ]

  /// The only attribute of an answer, where it is what the answer is about.
  private func envelopedProperty(of answer: Model) -> Property? {
    guard answer.role == .response, answer.properties.count == 1,
      let property = answer.properties.first, !property.name.contains("."),
      !Self.keysOfParts.contains(property.name.lowercased()) || holdsResource(property),
      groupModels.isDisjoint(with: [answer.name])
    else { return nil }
    if let node = shapeOfModel[answer.name], shapes[node]?.isInOperation != true { return nil }
    switch property.type.withoutNull {
    case .model, .dictionary: return property
    case .array(let element): return element == .any ? nil : property
    default: return nil
    }
  }

  /// Whether an attribute has the name of what a table describes, and holds that: a `message` may be a resource.
  private func holdsResource(_ property: Property) -> Bool {
    guard let name = property.type.withoutNull.heldModel else { return false }
    return shapeOfModel[name] != nil
      && Words(name).folded == Words(property.name).singular.folded
  }

  /// Whether a model has the name of the wrapper that it stands in, or none of its own.
  private func isMereContent(_ name: String) -> Bool {
    guard let last = Words(name).words.last else { return false }
    return Self.wrapperWords.contains(last) && shapeOfModel[name] == nil
      && groupModels.isDisjoint(with: [name])
  }

  /// How many models, parameters and groups hold each model.
  private func namesHeldByModels() -> [String: Int] {
    var held: [String: Int] = [:]
    func hold(_ type: ValueType) {
      switch type {
      case .model(let name): held[name, default: 0] += 1
      case .resourceURI(let name): if let name { held[name, default: 0] += 1 }
      case .array(let inner), .dictionary(let inner), .nullable(let inner): hold(inner)
      default: return
      }
    }
    for case let name? in schema.groups.map(\.model) { held[name, default: 0] += 1 }
    for property in schema.models.lazy.flatMap(\.properties) { hold(property.type) }
    for operation in schema.operations {
      for parameter in operation.parameters { hold(parameter.type) }
      for parameter in operation.body?.properties ?? [] { hold(parameter.type) }
      guard let response = operation.response else { continue }
      // What is taken off one answer stays in another: `[{"book": {…}}]`.
      if case .model = response.type, response.kind == .item || response.kind == .optionalItem,
        response.evidence != .overlay
      {
        continue
      }
      hold(response.type)
    }
    for header in schema.responseHeaders { hold(header.type) }
    if let type = schema.errorBody?.type { hold(type) }
    return held
  }
}
