import APISchema

/// How the models hold one another.
struct ModelGraph {
  /// The attributes that close a cycle of models that hold one another directly.
  private(set) var boxed: Set<PropertyPath> = []
  /// The models that can be part of a request's body.
  private(set) var inRequests: Set<String> = []

  private let models: [String: Model]

  /// Looks at the models of a schema.
  init(_ schema: APISchema) {
    models = Dictionary(schema.models.map { ($0.name, $0) }) { first, _ in first }
    boxCycles(of: schema.models)
    findRequests(of: schema)
  }

  /// Walks the models in depth: an attribute that leads back into the walk is the one to box.
  private mutating func boxCycles(of all: [Model]) {
    // A stack of its own, since a hostile reference may nest more deeply than a thread's stack holds.
    var finished: Set<String> = []
    for root in all where !finished.contains(root.name) {
      var walk: [(model: Model, next: Int)] = [(root, 0)]
      var onWalk: Set<String> = [root.name]
      while let (model, next) = walk.last {
        guard next < model.properties.count else {
          walk.removeLast()
          onWalk.remove(model.name)
          finished.insert(model.name)
          continue
        }
        walk[walk.count - 1].next += 1
        // Arrays and dictionaries keep their elements elsewhere: only a direct one is stored inside.
        guard case .model(let name) = model.properties[next].type, let target = models[name] else {
          continue
        }
        if onWalk.contains(name) {
          boxed.insert(PropertyPath(model: model.name, property: model.properties[next].name))
        } else if !finished.contains(name) {
          walk.append((target, 0))
          onWalk.insert(name)
        }
      }
    }
  }

  private mutating func findRequests(of schema: APISchema) {
    var pending: [ValueType] = []
    for operation in schema.operations {
      for property in operation.body?.properties ?? [] { pending.append(property.type) }
    }
    for model in schema.models where model.role == .request { pending.append(.model(model.name)) }
    while let type = pending.popLast() {
      guard let name = type.modelName, inRequests.insert(name).inserted else { continue }
      for property in models[name]?.properties ?? [] { pending.append(property.type) }
    }
  }
}

extension ValueType {
  /// The model inside the type, however deep.
  fileprivate var modelName: String? {
    switch self {
    case .model(let name): name
    case .array(let element): element.modelName
    case .dictionary(let value): value.modelName
    default: nil
    }
  }
}
