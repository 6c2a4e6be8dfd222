import APISchema
import SlateDiagnostics
import SlateReference

/// Names, models and diagnostics as the stages add them.
extension Extraction {
  static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    let inOrder = diagnostics.enumerated().sorted { lhs, rhs in
      switch (lhs.element.location, rhs.element.location) {
      case (nil, nil): lhs.offset < rhs.offset
      case (nil, _): true
      case (_, nil): false
      case (let left?, let right?): left == right ? lhs.offset < rhs.offset : left < right
      }
    }.map(\.element)
    // Those that say the same stand at the same place, and so behind one another now.
    var kept: [Diagnostic] = []
    kept.reserveCapacity(inOrder.count)
    var messages: Set<String> = []
    var first = 0
    for diagnostic in inOrder {
      if kept.last?.location != diagnostic.location {
        messages.removeAll(keepingCapacity: true)
        first = kept.count
      }
      if messages.insert(diagnostic.message).inserted || !kept[first...].contains(diagnostic) {
        kept.append(diagnostic)
      }
    }
    return kept
  }

  // MARK: Small services that all rules use

  mutating func warn(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation?,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(rule, message, at: location, notes: notes))
  }

  func page(of node: Int) -> Page { reference.pages[outline.nodes[node].page] }

  /// A name that no model and no enumeration has yet: `preferred`, or with `prefix`, or with a number.
  mutating func claimTypeName(_ preferred: Words, prefix: Words = Words("")) -> String {
    let spoken = preferred.inOneScript
    let plain = spoken.upperCamel.isEmpty ? "Value" : spoken.upperCamel
    let long = prefix.upperCamel + plain
    for name in [plain, long] where typeNames.take(name) { return name }
    return long + String(typeNames.takeNumbered(long))
  }

  /// The first of some names that no model and no enumeration has yet, or else the last with a number.
  mutating func claimTypeName(_ candidates: [Words]) -> String {
    let names = candidates.map(\.inOneScript.upperCamel).filter { !$0.isEmpty }
    for name in names where typeNames.take(name) { return name }
    let last = names.last ?? "Value"
    return last + String(typeNames.takeNumbered(last))
  }

  mutating func add(_ model: Model) {
    modelIndex[model.name] = schema.models.count
    schema.models.append(model)
  }

  mutating func add(_ enumeration: Enumeration) {
    enumerationIndex[enumeration.name] = schema.enumerations.count
    knownEnumerations.add(enumeration, at: schema.enumerations.count)
    schema.enumerations.append(enumeration)
  }

  mutating func add(_ group: OperationGroup) {
    groupIndex[group.id] = schema.groups.count
    schema.groups.append(group)
  }

  func group(_ id: String) -> OperationGroup? { groupIndex[id].map { schema.groups[$0] } }

  func model(_ name: String) -> Model? { modelIndex[name].map { schema.models[$0] } }

  func enumeration(_ name: String) -> Enumeration? {
    enumerationIndex[name].map { schema.enumerations[$0] }
  }
}
