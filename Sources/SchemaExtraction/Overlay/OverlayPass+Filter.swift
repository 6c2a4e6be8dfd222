import APISchema
import SlateDiagnostics

/// The operations that a person wants, and what these need.
extension OverlayPass {
  /// Leaves out the operations that the filter does not want, and what was there for them alone.
  mutating func apply(_ filter: Overlay.Filter) {
    let before = SchemaNeeds(schema)
    let pagesBefore = Set(schema.operations.map(page))
    let included = filter.include.map { operations(of: $0) }
    let excluded = filter.exclude.map { operations(of: $0) } ?? []
    schema.operations.removeAll { operation in
      !(included?.contains(operation.id) ?? true) || excluded.contains(operation.id)
    }
    if schema.operations.isEmpty, !pagesBefore.isEmpty {
      fail(
        .filterLeavesNothing, "The filter leaves no operation to generate", at: filter.location)
      return
    }
    let after = SchemaNeeds(schema)
    let emptied = pagesBefore.subtracting(schema.operations.map(page))
    schema.models.removeAll { model in
      if after.models.contains(model.name) { return false }
      return before.models.contains(model.name) || emptied.contains(model.page)
    }
    schema.enumerations.removeAll { enumeration in
      if after.enumerations.contains(enumeration.name) { return false }
      return before.enumerations.contains(enumeration.name) || emptied.contains(enumeration.page)
    }
    for group in schema.groups.indices {
      guard let model = schema.groups[group].model else { continue }
      if !schema.models.contains(where: { $0.name == model }) { schema.groups[group].model = nil }
    }
  }

  /// The ids of the operations that a selection names, by their names of now.
  private mutating func operations(of selection: Overlay.Filter.Selection) -> Set<String> {
    var ids: Set<String> = []
    for name in selection.operations {
      guard let index = operationIndices(name.value).first else {
        missing("operation", name, among: schema.operations.map(\.id))
        continue
      }
      ids.insert(schema.operations[index].id)
    }
    for name in selection.groups {
      guard let index = groupIndex(name.value) else {
        missing("group", name, among: schema.groups.map(\.id))
        continue
      }
      let group = schema.groups[index].id
      ids.formUnion(schema.operations.lazy.filter { $0.group == group }.map(\.id))
    }
    for name in selection.pages {
      guard schema.pages.contains(where: { $0.name == name.value }) else {
        missing("page", name, among: schema.pages.map(\.name))
        continue
      }
      for operation in schema.operations where page(of: operation) == name.value {
        ids.insert(operation.id)
      }
    }
    return ids
  }

  /// The page that an operation stands on; an operation of the overlay stands with its group.
  private func page(of operation: Operation) -> String? {
    schema.pages.first { $0.file == operation.location.file }?.name
      ?? schema.groups.first { $0.id == operation.group }?.page
  }

  private mutating func missing(
    _ noun: String, _ name: Overlay.Located<String>, among candidates: [String]
  ) {
    let hint = Suggestion.phrase(for: name.value, among: candidates)
    diagnostics.append(
      Diagnostic(
        .overlayMatchesNothing,
        "The filter matches nothing: no \(noun) is called '\(name.value)'\(hint)",
        at: name.location))
  }
}
