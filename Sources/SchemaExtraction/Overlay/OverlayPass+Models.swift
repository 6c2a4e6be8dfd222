import APISchema
import SlateDiagnostics

/// Corrections of models, their attributes, and enumerations.
extension OverlayPass {
  func modelIndex(_ name: String) -> Int? {
    let current = renamed.models.current(name)
    return schema.models.firstIndex { $0.name == current }
  }

  /// Whether a new name for a model or an enumeration is free; an error where it is not.
  mutating func isFree(_ name: String, at location: SourceLocation) -> Bool {
    let isTaken =
      schema.models.contains { $0.name == name } || schema.enumerations.contains { $0.name == name }
    if isTaken { fail(.overlayNameTaken, "There is a type '\(name)' already", at: location) }
    return !isTaken
  }

  // MARK: Attributes

  mutating func apply(_ change: Overlay.AttributeChange, _ correction: Overlay.Correction) {
    let parts = correction.subject.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      fail(
        .overlayInvalidValue,
        "'\(correction.subject)' should be a model and its attribute: 'Model.attribute'",
        at: correction.location)
      return
    }
    guard let model = modelIndex(parts[0]) else {
      matchesNothing(
        "there is no model", parts[0], schema.models.map(\.name), at: correction.location)
      return
    }
    let names = schema.models[model].properties.map(\.name)
    let found = names.firstIndex(of: parts[1])
    let successor = change.rename.flatMap { names.firstIndex(of: $0) }
    guard var index = found ?? successor else {
      matchesNothing(
        "\(schema.models[model].name) has no attribute", parts[1], names, at: correction.location)
      return
    }
    if change.drop {
      schema.models[model].properties.remove(at: index)
      return
    }
    let before = schema.models[model].properties
    if found != nil, let name = change.rename { rename(&index, to: name, in: model) }
    var property = schema.models[model].properties[index]
    if let type = change.type {
      let type = resolve(type)
      if property.type != type {
        property.type = type
        property.evidence = .overlay
      }
    }
    if let optional = change.optional { property.optional = optional }
    if let condition = change.requiredIf { property.requiredIf = condition }
    if let text = change.default { property.default = text }
    if let unit = change.unit { property.unit = unit }
    if let description = change.description { property.description = description }
    schema.models[model].properties[index] = property
    if schema.models[model].properties == before {
      notNeeded("correction of '\(correction.subject)'", at: correction.location)
    }
  }

  /// Renames an attribute. Where the sample has it under the new name already, the two are one: the
  /// table tells what it is for, the sample what type it has.
  private mutating func rename(_ index: inout Int, to name: String, in model: Int) {
    let properties = schema.models[model].properties
    guard let other = properties.firstIndex(where: { $0.name == name }), other != index else {
      schema.models[model].properties[index].name = name
      return
    }
    let isDescribed =
      !properties[index].description.isEmpty || properties[other].description.isEmpty
    let (table, sample) = isDescribed ? (index, other) : (other, index)
    var merged = properties[table]
    merged.name = name
    merged.absorb(properties[sample])
    if let optional = optionality(of: name, in: schema.models[model]) { merged.optional = optional }
    schema.models[model].properties[table] = merged
    schema.models[model].properties.remove(at: sample)
    index = sample < table ? table - 1 : table
  }

  /// Whether the samples of a model lack an attribute or have it as null; nil where there are none.
  private mutating func optionality(of name: String, in model: Model) -> Bool? {
    let objects =
      shownObjects[model.name]
      ?? model.samples.compactMap {
        SampleReader.read($0.json, saidAt: $0.location).documents.first
      }
    shownObjects[model.name] = objects
    guard !objects.isEmpty else { return nil }
    return objects.contains { ($0[name] ?? .null) == .null }
  }

  // MARK: Models

  mutating func apply(_ change: Overlay.ModelChange, _ correction: Overlay.Correction) {
    guard let index = modelIndex(correction.subject) else {
      if let name = change.rename, modelIndex(name) != nil {
        notNeeded("correction of '\(correction.subject)'", at: correction.location)
      } else {
        let names = schema.models.map(\.name)
        matchesNothing("there is no model", correction.subject, names, at: correction.location)
      }
      return
    }
    let old = schema.models[index].name
    if change.drop {
      schema.models.remove(at: index)
      for group in schema.groups.indices where schema.groups[group].model == old {
        schema.groups[group].model = nil
      }
      schema.replaceTypes { part in
        switch part {
        case .model(old): .any
        case .resourceURI(old): .resourceURI(nil)
        default: nil
        }
      }
      return
    }
    var isChanged = false
    if let description = change.description, schema.models[index].documentation != description {
      schema.models[index].documentation = description
      isChanged = true
    }
    if let role = change.role, schema.models[index].role != role {
      schema.models[index].role = role
      isChanged = true
    }
    if !change.addAttributes.isEmpty {
      add(change.addAttributes, toModelAt: index)
      // What each attribute says about itself is enough.
      isChanged = true
    }
    if let new = change.rename, new != old {
      guard isFree(new, at: correction.location) else { return }
      schema.models[index].name = new
      renamed.models.rename(old, to: new)
      for group in schema.groups.indices where schema.groups[group].model == old {
        schema.groups[group].model = new
      }
      schema.replaceTypes { part in
        switch part {
        case .model(old): .model(new)
        case .resourceURI(old): .resourceURI(new)
        default: nil
        }
      }
      isChanged = true
    }
    if !isChanged { notNeeded("correction of '\(correction.subject)'", at: correction.location) }
  }

  // MARK: Enumerations

  mutating func apply(_ change: Overlay.EnumerationChange, _ correction: Overlay.Correction) {
    let current = renamed.enumerations.current(correction.subject)
    guard let index = schema.enumerations.firstIndex(where: { $0.name == current }) else {
      let names = schema.enumerations.map(\.name)
      if let name = change.rename, names.contains(name) {
        notNeeded("correction of '\(correction.subject)'", at: correction.location)
      } else {
        matchesNothing(
          "there is no enumeration", correction.subject, names, at: correction.location)
      }
      return
    }
    if change.drop {
      schema.enumerations.remove(at: index)
      schema.replaceTypes { $0 == .enumeration(current) ? .string : nil }
      return
    }
    var isChanged = false
    if let description = change.description,
      schema.enumerations[index].documentation != description
    {
      schema.enumerations[index].documentation = description
      isChanged = true
    }
    for value in change.addValues {
      if schema.enumerations[index].values.contains(where: { $0.value == value.value }) {
        notNeeded("value '\(value.value)' of '\(current)'", at: value.location)
      } else {
        schema.enumerations[index].values.append(value)
      }
      // What each value says about itself is enough.
      isChanged = true
    }
    if !change.renameValues.isEmpty || !change.dropValues.isEmpty {
      apply(change.renameValues, dropping: change.dropValues, toEnumerationAt: index)
      isChanged = true
    }
    if let new = change.rename, new != current {
      guard isFree(new, at: correction.location) else { return }
      schema.enumerations[index].name = new
      renamed.enumerations.rename(current, to: new)
      schema.replaceTypes { $0 == .enumeration(current) ? .enumeration(new) : nil }
      isChanged = true
    }
    if !isChanged { notNeeded("correction of '\(correction.subject)'", at: correction.location) }
  }
}

extension Property {
  /// Takes what another property knows better, of which this one is the table's row.
  fileprivate mutating func absorb(_ sample: Property) {
    let isStated = evidence == .overlay || evidence == .typeColumn
    if !isStated && !type.refines(sample.type) {
      type = sample.type
      evidence = sample.evidence
    }
    if description.isEmpty { description = sample.description }
    requiredIf = requiredIf ?? sample.requiredIf
    `default` = `default` ?? sample.default
    unit = unit ?? sample.unit
    optional = optional && sample.optional
  }
}
