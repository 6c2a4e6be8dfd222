import APISchema

/// The models and enumerations that the operations of a schema need: those in their parameters, bodies
/// and responses, those that their groups are about, and all that these hold or lead to.
struct SchemaNeeds {
  private(set) var models: Set<String> = []
  private(set) var enumerations: Set<String> = []
  private var pending: [String] = []

  init(_ schema: APISchema) {
    let groups = Set(schema.operations.map(\.group))
    for operation in schema.operations {
      for parameter in operation.parameters { need(parameter.type) }
      for property in operation.body?.properties ?? [] { need(property.type) }
      if let type = operation.response?.type { need(type) }
    }
    for group in schema.groups where groups.contains(group.id) {
      if let model = group.model { need(.model(model)) }
    }
    for header in schema.responseHeaders { need(header.type) }
    for property in schema.errorBody?.properties ?? [] { need(property.type) }
    if let type = schema.errorBody?.type { need(type) }
    if let completion = schema.completion { need(.model(completion.model)) }
    follow(in: schema)
  }

  /// What some types need, all that they hold or lead to included.
  init(of types: [ValueType], in schema: APISchema) {
    for type in types { need(type) }
    follow(in: schema)
  }

  private mutating func follow(in schema: APISchema) {
    guard !pending.isEmpty else { return }
    let byName = Dictionary(
      schema.models.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    while let name = pending.popLast() {
      for property in byName[name]?.properties ?? [] { need(property.type) }
    }
  }

  private mutating func need(_ type: ValueType) {
    type.forEachName { kind, name in
      switch kind {
      case .enumeration: enumerations.insert(name)
      case .model: if models.insert(name).inserted { pending.append(name) }
      }
    }
  }
}
