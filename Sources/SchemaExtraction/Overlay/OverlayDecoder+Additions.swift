import APISchema
import SlateDiagnostics
import Yams

/// Models, enumerations and their parts that an overlay adds.
extension OverlayDecoder {
  /// Reads `addModel: Name` with its `attributes`.
  mutating func addedModel(_ field: YAMLFields.Field, _ fields: YAMLFields) -> Overlay.AddedModel? {
    guard let name = identifier(field.name, in: fields) else { return nil }
    var added = Overlay.AddedModel(
      name: name, role: word("role", in: fields, among: Self.roles) ?? .response,
      page: locatedString("page", in: fields), description: string("description", in: fields) ?? "",
      attributes: [])
    added.attributes = attributes("attributes", in: fields)
    if fields["attributes"] == nil { missing("attributes", in: "'addModel'", fields) }
    return added
  }

  static var roles: [Model.Role] { [.response, .request, .message] }

  /// Reads `addEnumeration: Name` with its `values`.
  mutating func addedEnumeration(
    _ field: YAMLFields.Field, _ fields: YAMLFields
  ) -> Overlay.AddedEnumeration? {
    guard let name = identifier(field.name, in: fields) else { return nil }
    if fields["values"] == nil { missing("values", in: "'addEnumeration'", fields) }
    let values = enumerationValues("values", in: fields)
    guard !values.isEmpty else { return nil }
    return Overlay.AddedEnumeration(
      name: name, page: locatedString("page", in: fields),
      description: string("description", in: fields) ?? "", values: values)
  }

  /// Attributes: a list of `{name, type, optional, default, unit, description}`.
  mutating func attributes(_ name: String, in fields: YAMLFields) -> [Overlay.AddedAttribute] {
    let known = ["name", "type", "optional", "requiredIf", "default", "unit", "description"]
    var attributes: [Overlay.AddedAttribute] = []
    for node in list(name, in: fields) ?? [] {
      let context = "an attribute"
      guard let entry = self.fields(of: node, known: known, in: context) else { continue }
      guard let name = wireName("name", in: entry) else {
        if entry["name"] == nil { missing("name", in: context, entry) }
        continue
      }
      let type = type(in: entry)
      let property = Property(
        name: name, type: type?.value ?? .any, optional: flag("optional", in: entry) ?? true,
        requiredIf: string("requiredIf", in: entry), default: string("default", in: entry),
        unit: string("unit", in: entry), description: string("description", in: entry) ?? "",
        evidence: .overlay, location: entry.location)
      attributes.append(Overlay.AddedAttribute(property: property, type: type))
    }
    return attributes
  }

  /// Parameters that an operation gets: those of its path follow from the path.
  mutating func addedParameters(in fields: YAMLFields) -> [Overlay.AddedParameter] {
    var parameters: [Overlay.AddedParameter] = []
    for node in list("addParameters", in: fields) ?? [] {
      guard let added = parameter(node) else { continue }
      guard added.parameter.in != .path else {
        fail(
          .overlayInvalidValue,
          "'\(added.parameter.name)' is 'in: path': correct the operation's 'path' instead", node)
        continue
      }
      parameters.append(added)
    }
    return parameters
  }

  /// Values that go: a list of texts. Values that change: their old names with the new ones.
  mutating func renamedValues(in fields: YAMLFields) -> [Overlay.ValueRenaming] {
    guard let field = fields["renameValues"] else { return [] }
    guard case .mapping(let mapping) = field.node else {
      fail(
        .overlayWrongType, "'renameValues' should be old values with new ones: 'old: new'",
        field.node)
      return []
    }
    return mapping.compactMap { key, value in
      guard let old = string(key, of: "renameValues"), let new = string(value, of: old) else {
        return nil
      }
      return Overlay.ValueRenaming(old: .init(old, at: source.location(key.mark)), new: new)
    }
  }
}
