import APISchema

/// How the models hold one another.
struct ModelGraph {
  /// The attributes that close a cycle of models that hold one another directly.
  private(set) var boxed: Set<PropertyPath> = []
  /// The models that can be part of a request's body.
  private(set) var inRequests: Set<String> = []

  private let models: [Model]
  private let indices: [String: Int]

  /// Looks at the models of a schema, whose names are unique.
  init(_ schema: APISchema) {
    models = schema.models
    indices = Dictionary(
      zip(models.map(\.name), models.indices), uniquingKeysWith: { first, _ in first })
    boxCycles()
    findRequests(of: schema)
  }

  /// How far the walk has come with a model.
  private enum Progress {
    case untouched
    case onWalk
    case finished
  }

  /// Walks the models in depth: an attribute that leads back into the walk is the one to box.
  private mutating func boxCycles() {
    var progress = [Progress](repeating: .untouched, count: models.count)
    for root in models.indices where progress[root] == .untouched {
      // A stack of its own, since a hostile reference may nest more deeply than a thread's stack holds.
      var walk: [(model: Int, next: Int)] = [(root, 0)]
      progress[root] = .onWalk
      while let (model, next) = walk.last {
        guard next < models[model].properties.count else {
          walk.removeLast()
          progress[model] = .finished
          continue
        }
        walk[walk.count - 1].next += 1
        // Arrays and dictionaries keep their elements elsewhere: only a direct one is stored inside.
        guard case .model(let name) = models[model].properties[next].type,
          let target = indices[name]
        else { continue }
        switch progress[target] {
        case .untouched:
          walk.append((target, 0))
          progress[target] = .onWalk
        case .onWalk:
          let property = models[model].properties[next].name
          boxed.insert(PropertyPath(model: models[model].name, property: property))
        case .finished:
          continue
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
      guard let index = indices[name] else { continue }
      for property in models[index].properties.indices {
        pending.append(models[index].properties[property].type)
      }
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
    case .nullable(let type): type.modelName
    default: nil
    }
  }
}
