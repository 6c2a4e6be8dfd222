import APISchema

/// An attribute of a model as a property of a struct.
///
/// It is a class so that walking over the properties copies references, not a dozen strings each.
final class StoredProperty {
  /// The attribute.
  let property: Property
  /// The property's name, without backticks.
  let name: String
  /// The name as it is declared, in backticks where it is a keyword.
  let declaredName: String
  /// The type of a value, without the question mark of one that may be missing.
  let type: String
  /// The type that is stored: optional where nothing honestly stands in for a missing value.
  let storedType: String
  /// The value of a new object, where it is not nil.
  let initial: String?
  /// How the attribute is written, where it is a date.
  let dateFormat: ValueType.DateFormat?
  /// The private property behind this one, where a struct could not hold the value.
  let storage: String?

  init(_ property: Property, name: String, storage: String?, types: SwiftTypes) {
    self.property = property
    self.name = name
    declaredName = SwiftNaming.escaped(name)
    type = types.spelling(property.type)
    dateFormat = property.type.dateFormat
    self.storage = storage
    if let empty = property.type.emptyLiteral, !property.optional {
      storedType = type
      initial = empty
    } else {
      storedType = type + "?"
      initial = nil
    }
  }

  /// Whether a request without the attribute is refused.
  var isRequired: Bool { !property.optional && property.requiredIf == nil }

  /// What its documentation says where the reference says nothing.
  var fallback: String { "`\(SourceText.commentLine(property.name))`" }

  /// The property inside `init(from:)` and `encode(to:)`, where some names belong to something else.
  var reference: String {
    switch name {
    case "attributes", "decoder", "encoder": "self.\(name)"
    default: declaredName
    }
  }
}
