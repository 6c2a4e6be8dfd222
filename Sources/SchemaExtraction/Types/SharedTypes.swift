import APISchema
import SlateDiagnostics

/// What one place of a reference says helps another that says less.
extension Extraction {
  /// Attributes get the enumeration that a parameter of the same name and the same resource has, where their
  /// sample is one of its values.
  mutating func shareEnumerations() {
    buildLinkedBodies()
    var byResource = PropertyTable<ValueType>()
    var byName: [String: [ValueType]] = [:]
    for operation in schema.operations {
      let model = group(operation.group)?.model ?? ""
      for parameter in operation.parameters + (operation.body?.properties ?? []) {
        guard Self.enumerationName(of: parameter.type) != nil else { continue }
        let key = PropertyKey(model: model, property: parameter.name)
        if byResource[key] == nil { byResource[key] = parameter.type }
        if byName[parameter.name]?.contains(parameter.type) != true {
          byName[parameter.name, default: []].append(parameter.type)
        }
      }
    }
    for index in schema.models.indices where schema.models[index].role != .request {
      let model = schema.models[index].name
      for position in schema.models[index].properties.indices {
        let property = schema.models[index].properties[position]
        let isText =
          property.type == .string || property.type == .array(.string) || property.type == .boolean
        guard isText, property.evidence != .overlay, property.evidence != .typeColumn else {
          continue
        }
        let key = PropertyKey(model: model, property: property.name)
        let elsewhere = byName[property.name].flatMap { $0.count == 1 ? $0.first : nil }
        let isOwn = byResource[key] != nil
        guard let candidate = byResource[key] ?? elsewhere,
          isShown(key, by: candidate, isOwn: isOwn)
        else { continue }
        schema.models[index].properties[position].type = candidate
        schema.models[index].properties[position].evidence = .sameName
      }
    }
  }

  static func enumerationName(of type: ValueType) -> String? {
    switch type {
    case .enumeration(let name), .array(.enumeration(let name)): name
    default: nil
    }
  }

  /// Whether an attribute's sample is one of the values; without a sample the same resource must say so.
  private func isShown(_ key: PropertyKey, by type: ValueType, isOwn: Bool) -> Bool {
    guard let name = Self.enumerationName(of: type), let known = enumeration(name) else {
      return false
    }
    let values = Set(known.values.map(\.value))
    switch (type, propertySamples[key]) {
    case (.enumeration, .string(let text)?): return values.contains(text)
    case (.array, .array(let items)?):
      return !items.isEmpty
        && items.allSatisfy {
          if case .string(let text) = $0 { values.contains(text) } else { false }
        }
    case (.enumeration, nil), (.enumeration, .null?): return isOwn
    default: return false
    }
  }

  /// An attribute whose own place shows nothing takes the type that all others of its name have.
  mutating func shareTypesOfSameNames() {
    var strong: [String: Set<ValueType>] = [:]
    // What a sample shows beside a list, `{"books": […], "meta": {…}}`, is about that list.
    var aboutLists: Set<String> = []
    var aboutOthers: Set<String> = []
    let shown = Set(inferredModels.values)
    for model in schema.models {
      let isAnswerWithList = Self.holdsList(model) && !groupModels.contains(model.name)
      for property in model.properties where Self.isStrong(property) {
        strong[property.name, default: []].insert(property.type)
        guard case .model(let name) = property.type, shown.contains(name) else { continue }
        if isAnswerWithList {
          aboutLists.insert(property.name)
        } else {
          aboutOthers.insert(property.name)
        }
      }
    }
    aboutLists.subtract(aboutOthers)
    for operation in schema.operations {
      for property in operation.body?.properties ?? []
      where property.evidence != .none && property.evidence != .name
        && !Self.holdsAny(property.type)
      {
        strong[property.name, default: []].insert(property.type)
      }
    }
    for index in schema.models.indices {
      var holdsList = Self.holdsList(schema.models[index])
      for position in schema.models[index].properties.indices {
        let property = schema.models[index].properties[position]
        let isWeak =
          property.evidence == .none || property.evidence == .name || Self.holdsAny(property.type)
        guard isWeak, let types = strong[property.name], types.count == 1, let type = types.first,
          schema.models[index].role == .request || !holdsRequestModel(type)
        else { continue }
        // A column that says "object" is not overruled by text of that name elsewhere.
        let saysObject = property.evidence == .typeColumn && property.type == .any
        guard Self.fits(type, in: saysObject ? .dictionary(.any) : property.type),
          !(Self.envelopeNames.contains(property.name.lowercased()) && Self.holdsModel(type)),
          !aboutLists.contains(property.name) || holdsList
        else { continue }
        if case .array(.model) = type { holdsList = true }
        schema.models[index].properties[position].type = type
        schema.models[index].properties[position].evidence = .sameName
      }
    }
  }

  /// Names of what holds the thing that was asked for, another one each time.
  private static let envelopeNames: Set<String> = [
    "data", "result", "results", "item", "items", "value", "values", "payload", "response",
    "content", "contents", "records", "rows", "object", "objects", "body", "attributes", "list",
    "entries",
  ]

  private static func holdsModel(_ type: ValueType) -> Bool {
    switch type {
    case .model: true
    case .array(let inner), .dictionary(let inner): holdsModel(inner)
    default: false
    }
  }

  /// Whether a model has a list of objects.
  private static func holdsList(_ model: Model) -> Bool {
    model.properties.contains { property in
      if case .array(.model) = property.type { true } else { false }
    }
  }

  /// Whether a type is, or holds, an object that callers send.
  private func holdsRequestModel(_ type: ValueType) -> Bool {
    switch type {
    case .model(let name): model(name)?.role == .request
    case .array(let element), .dictionary(let element): holdsRequestModel(element)
    default: false
    }
  }

  private static func isStrong(_ property: Property) -> Bool {
    property.evidence != .none && property.evidence != .name && property.evidence != .sameName
      && !holdsAny(property.type)
  }

  private static func holdsAny(_ type: ValueType) -> Bool {
    switch type {
    case .any: true
    case .array(let element): holdsAny(element)
    case .dictionary(let value): holdsAny(value)
    default: false
    }
  }

  /// Whether a known type says more than a weak one without contradicting it.
  private static func fits(_ type: ValueType, in weak: ValueType) -> Bool {
    switch (weak, type) {
    case (.array, .array), (.dictionary, .dictionary), (.dictionary, .model): true
    case (.array, _), (.dictionary, _): false
    default: true
    }
  }

  /// Where an attribute's values are listed elsewhere, a sentence that begins with "Whether" is no contradiction any
  /// more.
  mutating func forgetSettledTypes() {
    let rule = DiagnosticRule.typeDisagrees.name
    guard diagnostics.contains(where: { $0.rule == rule }) else { return }
    var settled: Set<SourceLocation> = []
    for property in schema.models.lazy.flatMap(\.properties) {
      if case .enumeration = property.type { settled.insert(property.location) }
    }
    diagnostics.removeAll { diagnostic in
      diagnostic.rule == rule && diagnostic.location.map { settled.contains($0) } ?? false
    }
  }
}
