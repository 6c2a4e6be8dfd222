import APISchema
import SlateDiagnostics

/// Models, enumerations and their parts that a correction adds.
extension OverlayPass {
  mutating func add(_ added: Overlay.AddedModel, _ correction: Overlay.Correction) {
    guard isFree(added.name, at: correction.location) else { return }
    var model = Model(
      name: added.name, title: added.name, page: page(added.page), role: added.role,
      documentation: added.description, location: correction.location)
    for attribute in added.attributes {
      var property = attribute.property
      if let type = attribute.type { property.type = resolve(type) }
      model.properties.append(property)
    }
    schema.models.append(model)
  }

  mutating func add(_ added: Overlay.AddedEnumeration, _ correction: Overlay.Correction) {
    guard isFree(added.name, at: correction.location) else { return }
    schema.enumerations.append(
      Enumeration(
        name: added.name, title: added.name, page: page(added.page),
        documentation: added.description, values: added.values, location: correction.location))
  }

  /// The name of the page that gets an addition; the first one where nothing is said.
  private mutating func page(_ name: Overlay.Located<String>?) -> String {
    let names = schema.pages.map(\.name)
    if let name, !names.contains(name.value) {
      matchesNothing("there is no page", name.value, names, at: name.location)
    } else if let name {
      return name.value
    }
    return names.first ?? "index"
  }

  mutating func add(_ attributes: [Overlay.AddedAttribute], toModelAt index: Int) {
    for attribute in attributes {
      var property = attribute.property
      if let type = attribute.type { property.type = resolve(type) }
      guard !schema.models[index].properties.contains(where: { $0.name == property.name }) else {
        notNeeded(
          "attribute '\(property.name)' of '\(schema.models[index].name)'", at: property.location)
        continue
      }
      schema.models[index].properties.append(property)
    }
  }

  mutating func add(_ parameters: [Overlay.AddedParameter], toOperationAt index: Int) {
    for added in parameters {
      var parameter = added.parameter
      if let type = added.type { parameter.type = resolve(type) }
      let operation = schema.operations[index]
      let known = operation.parameters + (operation.body?.properties ?? [])
      guard !known.contains(where: { $0.name == parameter.name && $0.in == parameter.in }) else {
        notNeeded("parameter '\(parameter.name)' of '\(operation.id)'", at: parameter.location)
        continue
      }
      if parameter.in == .body {
        guard operation.body?.isWhole != true else {
          fail(
            .overlayInvalidValue,
            "The body of '\(operation.id)' is one value, and has no '\(parameter.name)': "
              + "write 'body: false' first, if it is an object", at: parameter.location)
          continue
        }
        var body = operation.body ?? Body(properties: [])
        body.properties.append(parameter)
        schema.operations[index].body = body
      } else {
        schema.operations[index].parameters.append(parameter)
      }
    }
  }

  /// Renames and removes values of an enumeration.
  mutating func apply(
    _ renamings: [Overlay.ValueRenaming], dropping dropped: [Overlay.Located<String>],
    toEnumerationAt index: Int
  ) {
    func values() -> [String] { schema.enumerations[index].values.map(\.value) }
    let name = schema.enumerations[index].name
    for renaming in renamings {
      let old = renaming.old.value
      guard let value = values().firstIndex(of: old) else {
        if values().contains(renaming.new) {
          notNeeded("renaming of '\(old)' of '\(name)'", at: renaming.old.location)
        } else {
          matchesNothing("\(name) has no value", old, values(), at: renaming.old.location)
        }
        continue
      }
      if values().contains(renaming.new) {
        schema.enumerations[index].values.remove(at: value)
      } else {
        schema.enumerations[index].values[value].value = renaming.new
      }
    }
    for value in dropped {
      guard let place = values().firstIndex(of: value.value) else {
        matchesNothing("\(name) has no value", value.value, values(), at: value.location)
        continue
      }
      guard values().count > 1 else {
        fail(
          .overlayInvalidValue,
          "'\(value.value)' is the last value of '\(name)': drop the enumeration",
          at: value.location)
        continue
      }
      schema.enumerations[index].values.remove(at: place)
    }
  }
}
