import APISchema
import SlateDiagnostics

/// Applies an overlay to a schema.
public enum OverlayApplication {
  /// Corrects a schema.
  ///
  /// - Returns: Warnings for what matches nothing (`overlay-matches-nothing`) and for what the
  ///   reference has since made true (`overlay-not-needed`); errors for what cannot be done, such as
  ///   a type that names a model which does not exist.
  public static func apply(_ overlay: Overlay, to schema: inout APISchema) -> [Diagnostic] {
    var pass = OverlayPass(schema)
    pass.apply(overlay)
    schema = pass.schema
    return pass.diagnostics
  }
}

/// The application of one overlay, correction by correction.
struct OverlayPass {
  var schema: APISchema
  var diagnostics: [Diagnostic] = []
  /// What corrections before this one renamed, so that each may use the names of the reference.
  var renamed = OverlayRenamings()
  /// What the samples of models show, by the models' names: several corrections ask for the same.
  var shownObjects: [String: [SampleValue]] = [:]
  /// The types of bodies and responses that a correction replaced.
  var replacedTypes: [ValueType] = []
  /// The types that the overlay names; what they name must exist in the end.
  private var types: [Overlay.Located<ValueType>] = []

  init(_ schema: APISchema) {
    self.schema = schema
  }

  mutating func apply(_ overlay: Overlay) {
    let groupsInUse = Set(schema.operations.map(\.group))
    applyWholeFacts(overlay)
    for correction in overlay.corrections { apply(correction) }
    removeModelsOfReplacedTypes()
    if let filter = overlay.filter { apply(filter) }
    removeGroups(leftEmptyOf: groupsInUse)
    checkTypes()
  }

  private mutating func apply(_ correction: Overlay.Correction) {
    switch correction.change {
    case .attribute(let change): apply(change, correction)
    case .parameter(let change): apply(change, correction)
    case .operation(let change): apply(change, correction)
    case .addOperation(let added): add(added, correction)
    case .model(let change): apply(change, correction)
    case .addModel(let added): add(added, correction)
    case .addEnumeration(let added): add(added, correction)
    case .enumeration(let change): apply(change, correction)
    case .group(let change): apply(change, correction)
    }
  }

  /// A group that lost its last operation says nothing any more.
  private mutating func removeGroups(leftEmptyOf before: Set<String>) {
    let now = Set(schema.operations.map(\.group))
    schema.groups.removeAll { group in
      !now.contains(group.id) && before.contains { renamed.groups.current($0) == group.id }
    }
  }

  /// A model that only an answer had which a correction replaced is of no use any more.
  private mutating func removeModelsOfReplacedTypes() {
    guard !replacedTypes.isEmpty else { return }
    let before = SchemaNeeds(of: replacedTypes, in: schema)
    let now = SchemaNeeds(schema)
    func isNeedless(_ name: String, _ before: Set<String>, _ now: Set<String>) -> Bool {
      before.contains(name) && !now.contains(name)
    }
    schema.models.removeAll { isNeedless($0.name, before.models, now.models) }
    schema.enumerations.removeAll { isNeedless($0.name, before.enumerations, now.enumerations) }
  }

  // MARK: Types

  /// Remembers a type of the overlay, and gives it with the names of now.
  mutating func resolve(_ type: Overlay.Located<ValueType>) -> ValueType {
    types.append(type)
    return renamed.apply(to: type.value)
  }

  private mutating func checkTypes() {
    let models = schema.models.map(\.name)
    let enumerations = schema.enumerations.map(\.name)
    for type in types {
      renamed.apply(to: type.value).forEachName { kind, name in
        let names = kind == .enumeration ? enumerations : models
        guard !names.contains(name) else { return }
        let word = kind == .enumeration ? "enumeration" : "model"
        let hint = Suggestion.phrase(for: name, among: names)
        diagnostics.append(
          Diagnostic(
            .overlayUnknownType, "There is no \(word) '\(name)'\(hint)",
            at: type.location))
      }
    }
  }

  // MARK: Diagnostics

  mutating func matchesNothing(
    _ sentence: String, _ name: String, _ candidates: [String], at location: SourceLocation?
  ) {
    let hint = Suggestion.phrase(for: name, among: candidates)
    diagnostics.append(
      Diagnostic(
        .overlayMatchesNothing,
        "The overlay corrects nothing: \(sentence) '\(name)'\(hint)",
        at: location))
  }

  mutating func notNeeded(_ subject: String, at location: SourceLocation?) {
    diagnostics.append(
      Diagnostic(
        .overlayNotNeeded,
        "The reference says so itself by now: the overlay's \(subject) can go", at: location))
  }

  mutating func fail(_ rule: DiagnosticRule, _ message: String, at location: SourceLocation?) {
    diagnostics.append(Diagnostic(rule, message, at: location))
  }
}
