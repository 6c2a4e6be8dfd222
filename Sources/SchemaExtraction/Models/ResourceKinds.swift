import APISchema

/// Objects in the same envelope that are different things: `{"type": "books", "attributes": {…}}`.
extension Extraction {
  /// Whether an object may be of a model whose keys it has: the text under `type` is the same where both have their
  /// attributes in an object of their own, and samples of both have something in common inside.
  func isOneKind(_ members: [SampleValue.Member], _ model: Model) -> Bool {
    // What a table describes is that, whatever a sample has in its parts.
    let isDescribed = shapeOfModel[model.name] != nil
    lazy var types = Dictionary(model.properties.lazy.map { ($0.name, $0.type) }) { first, _ in
      first
    }
    for member in members where !isDescribed {
      guard let inner = member.value.members, inner.count > 1,
        case .model(let name)? = types[member.name], let known = self.model(name),
        known.properties.count > 1
      else { continue }
      let names = Set(known.properties.map(\.name))
      if !inner.contains(where: { names.contains($0.name) }) { return false }
    }
    guard let kind = Self.resourceKind(of: members), let known = resourceKinds[model.name] else {
      return true
    }
    return kind == known
  }

  /// Whether nothing says that an object is of another kind than those of a model.
  func isSameKind(_ name: String, _ members: [SampleValue.Member]) -> Bool {
    Self.resourceKind(of: members).map { resourceKinds[name] == $0 } ?? true
  }

  /// What an object calls its kind, where its attributes stand in an object of their own.
  static func resourceKind(of members: [SampleValue.Member]) -> String? {
    guard members.contains(where: { $0.name == "attributes" && $0.value.members != nil }),
      case .string(let kind)? = members.first(where: { $0.name == "type" })?.value
    else { return nil }
    return kind
  }
}
