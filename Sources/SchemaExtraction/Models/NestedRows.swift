import APISchema
import SlateDiagnostics
import SlateReference

/// Models whose attributes stand in the table of the object around them: `address.city`, indented rows.
extension Extraction {
  /// The model of a field whose own attributes are rows of its table; an equal one elsewhere is the same.
  mutating func childModel(of field: FieldDescription, in context: FieldContext) -> String {
    let attribute = Words(field.name).singular
    let members = firstObject(field.sample)?.members ?? []
    let incomplete = incompleteKeys(field.sample)
    let inner = FieldContext(
      node: context.node, role: context.role, owner: attribute, qualifier: context.owner, model: "",
      page: context.page)
    var properties: [Property] = []
    for row in field.children {
      guard !properties.contains(where: { $0.name == row.name }) else { continue }
      properties.append(
        property(
          of: row, member: members.first { $0.name == row.name }, nestedList: nil,
          hasSample: !members.isEmpty, isIncomplete: incomplete.contains(row.name), in: inner))
    }
    for member in members where !properties.contains(where: { $0.name == member.name }) {
      properties.append(sampleOnlyProperty(member, in: inner))
    }
    let signature = ModelSignature(
      attribute: attribute.folded, role: context.role, names: properties.map(\.name),
      types: properties.map(\.type))
    if let name = inferredModels[signature], let known = model(name) {
      for (row, property) in zip(properties, known.properties) {
        mergedRows[row.location] = property.location
      }
      return name
    }
    let noun = field.isToldAsList ? attribute : Words(field.name)
    // "The loan object" below a list of loans, whose sample has them in `data`.
    let isInnermost = field.children.allSatisfy { $0.children.isEmpty }
    let told = isInnermost ? namesOfHeldObjects[field.location] : nil
    let name = claimTypeName((told.map { [$0] } ?? []) + nestedNames(of: noun, in: context))
    inferredModels[signature] = name
    add(
      Model(
        name: name, title: field.name, page: context.page, role: context.role,
        documentation: field.facts.description, properties: properties, location: field.location))
    return name
  }
}
