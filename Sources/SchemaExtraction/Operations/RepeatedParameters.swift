import APISchema
import SlateDiagnostics

/// Parameters that an operation describes twice.
extension Extraction {
  /// The first description of each parameter; a second one in its section is warned of.
  ///
  /// - Parameter sections: The section of each row: tables below headings of their own tell what one of several objects
  ///   has, and what they have in common stands in all of them.
  mutating func unrepeated(
    _ parameters: [Parameter], in sections: [SourceLocation: Int]
  ) -> [Parameter] {
    var kept: [Parameter] = []
    var places: [String: [String: Int]] = [:]
    for parameter in parameters {
      guard let index = places[parameter.in.rawValue]?[parameter.name] else {
        places[parameter.in.rawValue, default: [:]][parameter.name] = kept.count
        kept.append(parameter)
        continue
      }
      let first = kept[index]
      if let row = parameter.location { mergedRows[row] = first.location }
      // Said in the same words again: nothing is lost.
      if parameter.description == first.description, parameter.type == first.type { continue }
      if let section = parameter.location.flatMap({ sections[$0] }),
        section != first.location.flatMap({ sections[$0] }),
        parameter.type == first.type || join(parameter.type, into: first.type)
      {
        continue
      }
      warn(
        .parameterRepeated,
        "'\(parameter.name)' is described twice; the first description counts",
        at: parameter.location, notes: [Diagnostic.Note("the first", at: first.location)])
    }
    return kept
  }
}

extension Extraction {
  /// Gives the object of a request the attributes of another one that may be sent in its place.
  ///
  /// - Returns: whether both are such objects.
  private mutating func join(_ other: ValueType, into type: ValueType) -> Bool {
    guard case .model(let name) = type, case .model(let otherName) = other,
      let index = modelIndex[name], let known = model(otherName),
      schema.models[index].role == .request, known.role == .request
    else { return false }
    let names = Set(schema.models[index].properties.map(\.name))
    for property in known.properties {
      guard names.contains(property.name) else {
        schema.models[index].properties.append(property)
        continue
      }
      mergedRows[property.location] = schema.models[index].location
    }
    return true
  }
}
