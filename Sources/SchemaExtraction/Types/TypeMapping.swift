import APISchema

extension APISchema {
  /// Replaces types wherever they stand: `transform` gives the new type of a part, or nil to leave it.
  mutating func mapTypes(_ transform: (ValueType) -> ValueType?) {
    for index in models.indices {
      for position in models[index].properties.indices {
        models[index].properties[position].type = models[index].properties[position].type.mapped(
          transform)
      }
    }
    for index in operations.indices {
      for position in operations[index].parameters.indices {
        operations[index].parameters[position].type = operations[index].parameters[position].type
          .mapped(transform)
      }
      for position in (operations[index].body?.properties ?? []).indices {
        guard let type = operations[index].body?.properties[position].type else { continue }
        operations[index].body?.properties[position].type = type.mapped(transform)
      }
      if let type = operations[index].response?.type {
        operations[index].response?.type = type.mapped(transform)
      }
    }
    if let type = errorBody?.type { errorBody?.type = type.mapped(transform) }
    for index in responseHeaders.indices {
      responseHeaders[index].type = responseHeaders[index].type.mapped(transform)
    }
  }
}

extension ValueType {
  fileprivate func mapped(_ transform: (ValueType) -> ValueType?) -> ValueType {
    if let replaced = transform(self) { return replaced }
    switch self {
    case .array(let element): return .array(element.mapped(transform))
    case .dictionary(let value): return .dictionary(value.mapped(transform))
    case .nullable(let type): return type.mapped(transform).orNull
    default: return self
    }
  }
}
