import APISchema
import SlateDiagnostics

/// Attributes that travel one way: only the server writes them, or only a caller does.
extension Extraction {
  /// Takes what only the server writes out of the objects that callers send, and what only callers write out of those
  /// that the server sends.
  ///
  /// What a sample shows on its way stays. So does the identifier of an object inside of a request, which says which of
  /// several is meant, and what must be given though only the server writes it: it is given once, at the creation.
  mutating func separateOneWayAttributes() {
    var readOnly: Set<SourceLocation> = []
    var writeOnly: Set<SourceLocation> = []
    for reading in tables.joined() {
      for row in reading.rows {
        if row.isReadOnly {
          // A schema says of what the server writes that it is always there.
          if row.required != true || row.isOfSchema { readOnly.insert(row.location) }
        } else if row.isWriteOnly {
          writeOnly.insert(row.location)
        }
      }
    }
    if !readOnly.isEmpty { dropFromRequests(readOnly) }
    if !writeOnly.isEmpty { dropFromAnswers(writeOnly) }
  }

  private mutating func dropFromRequests(_ readOnly: Set<SourceLocation>) {
    let sent = sentNames()
    for index in schema.models.indices where schema.models[index].role == .request {
      let model = schema.models[index]
      let shown = sent[model.name] ?? []
      let kept = model.properties.filter { property in
        !readOnly.contains(property.location) || shown.contains(property.name)
          || Self.identifierWords.contains(Words(property.name).folded)
      }
      // An object that only the server writes is no part of a request: a sample, or a row, says that it is.
      if !kept.isEmpty { schema.models[index].properties = kept }
    }
  }

  private static let identifierWords: Set<String> = ["id", "uuid", "guid"]

  private mutating func dropFromAnswers(_ writeOnly: Set<SourceLocation>) {
    var placed: Set<SourceLocation> = []
    for operation in schema.operations {
      for property in operation.body?.properties ?? [] {
        if let location = property.location { placed.insert(location) }
      }
    }
    for model in schema.models where model.role == .request {
      for property in model.properties { placed.insert(property.location) }
    }
    // A row that no request takes is still said of something.
    let dropped = writeOnly.intersection(placed)
    guard !dropped.isEmpty else { return }
    for index in schema.models.indices where schema.models[index].role == .response {
      let name = schema.models[index].name
      schema.models[index].properties.removeAll { property in
        dropped.contains(property.location)
          && propertySamples[PropertyKey(model: name, property: property.name)] == nil
      }
    }
  }

  /// The attributes that samples of requests send, by the models of the objects that they stand in.
  private func sentNames() -> [String: Set<String>] {
    var names: [String: Set<String>] = [:]
    var types: [String: [String: ValueType]] = [:]
    func visit(_ value: SampleValue, _ type: ValueType) {
      switch (value, type.withoutNull) {
      case (.array(let items), .array(let element)):
        for item in items { visit(item, element) }
      case (.object(let members), .dictionary(let element)):
        for member in members { visit(member.value, element) }
      case (.object(let members), .model(let name)):
        let known =
          types[name]
          ?? Dictionary((model(name)?.properties ?? []).lazy.map { ($0.name, $0.type) }) {
            first, _ in first
          }
        types[name] = known
        for member in members {
          names[name, default: []].insert(member.name)
          if let type = known[member.name] { visit(member.value, type) }
        }
      default: return
      }
    }
    for (index, members) in sentMembers {
      let known = Dictionary(
        (schema.operations[index].body?.properties ?? []).lazy.map { ($0.name, $0.type) }
      ) { first, _ in first }
      for member in members {
        if let type = known[member.name] { visit(member.value, type) }
      }
    }
    return names
  }
}
