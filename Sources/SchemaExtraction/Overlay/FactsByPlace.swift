import APISchema
import SlateDiagnostics

/// What a schema says, by the places in the reference that say it.
///
/// Held against the same schema after its corrections, it tells which places a person has corrected: what a
/// diagnostic says about these is answered.
public struct FactsByPlace: Sendable {
  private enum Fact: Equatable {
    case endpoint(method: String, path: String)
    case parameter(name: String, Parameter.Place, ValueType, required: Bool)
    case property(name: String, ValueType, optional: Bool)
    case values([String])
  }

  private let places: Set<SourceLocation>
  /// The lines of these: nearly no other place is on a line of such a number, and a number is compared at once.
  private let lines: Set<Int>
  private var facts: [SourceLocation: [Fact]] = [:]

  /// Collects the facts of a schema at the places that some diagnostics, and their notes, speak of: few of all that
  /// it has.
  public init(_ schema: APISchema, askedBy diagnostics: [Diagnostic]) {
    var places: Set<SourceLocation> = []
    for diagnostic in diagnostics {
      for place in [diagnostic.location] + diagnostic.notes.map(\.location) {
        if let place { places.insert(place) }
      }
    }
    self.places = places
    lines = Set(places.map(\.line))
    guard !places.isEmpty else { return }
    for operation in schema.operations {
      add(at: operation.location) {
        .endpoint(method: operation.method, path: operation.path)
      }
      for parameters in [operation.parameters, operation.body?.properties ?? []] {
        for parameter in parameters {
          add(at: parameter.location) {
            .parameter(
              name: parameter.name, parameter.in, parameter.type, required: parameter.required)
          }
        }
      }
    }
    for model in schema.models {
      for property in model.properties {
        add(at: property.location) {
          .property(name: property.name, property.type, optional: property.optional)
        }
      }
    }
    for enumeration in schema.enumerations {
      add(at: enumeration.location) { .values(enumeration.values.map(\.value)) }
    }
  }

  /// The diagnostics that a person's corrections leave standing: neither their own place nor one in their notes
  /// says something else than before.
  public func unanswered(_ diagnostics: [Diagnostic], after corrected: FactsByPlace) -> [Diagnostic]
  {
    let answered = Set(
      facts.filter { place, before in
        let now = corrected.facts[place] ?? []
        return before.count != now.count || !now.allSatisfy { before.contains($0) }
      }.keys)
    guard !answered.isEmpty else { return diagnostics }
    return diagnostics.filter { diagnostic in
      let places = [diagnostic.location] + diagnostic.notes.map(\.location)
      return !places.contains { $0.map { answered.contains($0) } ?? false }
    }
  }

  private mutating func add(at location: SourceLocation?, _ fact: () -> Fact) {
    guard let location, lines.contains(location.line), places.contains(location) else { return }
    let fact = fact()
    if facts[location]?.contains(fact) != true { facts[location, default: []].append(fact) }
  }
}
