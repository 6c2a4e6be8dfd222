import APISchema
import SlateDiagnostics

/// What a schema says, by the places in the reference that say it.
///
/// Held against the same schema after its corrections, it tells which places a person has corrected: what a
/// diagnostic says about these is answered.
public struct FactsByPlace: Sendable {
  private enum Fact: Hashable {
    case endpoint(method: String, path: String)
    case parameter(name: String, Parameter.Place, ValueType, required: Bool)
    case property(name: String, ValueType, optional: Bool)
    case values([String])
  }

  private var facts: [SourceLocation: Set<Fact>] = [:]

  /// Collects the facts of a schema.
  public init(_ schema: APISchema) {
    for operation in schema.operations {
      add(.endpoint(method: operation.method, path: operation.path), at: operation.location)
      for parameter in operation.parameters + (operation.body?.properties ?? []) {
        add(
          .parameter(
            name: parameter.name, parameter.in, parameter.type, required: parameter.required),
          at: parameter.location)
      }
    }
    for model in schema.models {
      for property in model.properties {
        add(
          .property(name: property.name, property.type, optional: property.optional),
          at: property.location)
      }
    }
    for enumeration in schema.enumerations {
      add(.values(enumeration.values.map(\.value)), at: enumeration.location)
    }
  }

  /// The diagnostics that a person's corrections leave standing: neither their own place nor one in their notes
  /// says something else than before.
  public func unanswered(_ diagnostics: [Diagnostic], after corrected: FactsByPlace) -> [Diagnostic]
  {
    let answered = Set(facts.keys.filter { facts[$0] != corrected.facts[$0] })
    guard !answered.isEmpty else { return diagnostics }
    return diagnostics.filter { diagnostic in
      let places = [diagnostic.location] + diagnostic.notes.map(\.location)
      return !places.contains { $0.map { answered.contains($0) } ?? false }
    }
  }

  private mutating func add(_ fact: Fact, at location: SourceLocation?) {
    guard let location else { return }
    facts[location, default: []].insert(fact)
  }
}
