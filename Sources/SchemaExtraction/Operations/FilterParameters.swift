import APISchema
import SlateDiagnostics
import SlateReference

/// Parameters of queries and headers.
extension Extraction {
  /// One row may stand for several parameters: `start_date` for `start_date__gte` and `start_date__lte`.
  mutating func parameters(
    of row: FieldRow, in place: Parameter.Place, site: EndpointSite, context: FieldContext
  ) -> [Parameter] {
    var facts = facts(of: row)
    facts.defaultValue = row.defaultValue ?? facts.defaultValue
    let resolved = queryType(of: row, facts, site: site, context: context)
    let base = Parameter(
      name: row.name, in: place, type: resolved.type,
      required: row.required ?? facts.required ?? false,
      requiredIf: facts.requiredIf ?? row.condition, default: facts.defaultValue,
      description: facts.description, evidence: resolved.evidence, location: row.location)
    guard !facts.variants.isEmpty else { return [base] }
    // A text that lists so many names describes none of them, and would stand beside each.
    let text = facts.variants.count > 20 ? "" : facts.description
    return facts.variants.map { variant in
      var parameter = base
      parameter.name = variant
      parameter.description = text
      if let remark = facts.variantRemarks[variant] {
        parameter.description =
          (text.hasSuffix(".") ? String(text.dropLast()) : text) + ": \(remark)."
      }
      return parameter
    }
  }

  mutating func queryType(
    of row: FieldRow, _ facts: DescriptionFacts, site: EndpointSite, context: FieldContext
  ) -> ResolvedType {
    let attribute = attribute(named: row.name, of: site)
    if row.typeText == nil, !facts.possibleValues.isEmpty,
      case .enumeration(let name)? = attribute?.type, let known = enumeration(name),
      facts.possibleValues.allSatisfy({ value in known.values.contains { $0.value == value } })
    {
      let missing = known.values.map(\.value).filter { !facts.possibleValues.contains($0) }
      if !missing.isEmpty {
        warn(
          .enumerationValueMissing,
          "The filter '\(row.name)' leaves out \(missing.map { "'\($0)'" }.joined(separator: ", ")), which the "
            + "table of values has; all of them are accepted",
          at: row.location, notes: [Diagnostic.Note("the values of \(name)", at: known.location)])
      }
      return ResolvedType(type: .enumeration(name), evidence: .table)
    }
    let field = FieldDescription(row, facts, sample: nil, sampleLocation: nil)
    let isPlainFilter =
      row.typeText == nil && facts.typeText == nil && row.values.isEmpty && row.example == nil
      && facts.possibleValues.isEmpty && !facts.isResourceURI
      && facts.kind != .boolean && facts.defaultValue == nil
    if isPlainFilter, let attribute {
      switch attribute.type {
      case .array(let element):
        return ResolvedType(type: element.withoutNull, evidence: .sameName)
      case .string, .integer, .number, .boolean, .date, .enumeration, .resourceURI:
        return ResolvedType(type: attribute.type, evidence: .sameName)
      case .any, .file, .dictionary, .model, .nullable: break
      }
    }
    let resolved = resolveType(field, in: context)
    switch resolved.type {
    case .model, .dictionary, .any: return ResolvedType(type: .string, evidence: .none)
    case .array(.model), .array(.dictionary), .array(.any), .array(.array):
      return ResolvedType(type: .array(.string), evidence: resolved.evidence)
    case .array(let element) where facts.isResourceURI:
      return ResolvedType(type: element, evidence: resolved.evidence)
    default: return resolved
    }
  }

  /// The attribute that a filter filters by: of the same name, in the singular or the plural.
  func attribute(named name: String, of site: EndpointSite) -> Property? {
    guard let model = group(site.group)?.model.flatMap({ model($0) }) else { return nil }
    if let exact = model.properties.first(where: { $0.name == name }) { return exact }
    let wanted = Words(name).singular
    guard let initial = wanted.words.first?.utf8.first else { return nil }
    return model.properties.first { property in
      // Most names show by their first letter that they are another.
      guard let first = property.name.utf8.first(where: { $0.isASCIIWord || $0 >= 0x80 }),
        first >= 0x80 || first.lowercasedASCII == initial
      else { return false }
      return Words(property.name).singular == wanted
    }
  }

  func resourceWords(of site: EndpointSite) -> Words {
    let own = Words(site.group).singular
    guard let model = group(site.group)?.model.map({ Words($0) }),
      let last = model.words.last, own.words.contains(last) || own.words.last == model.words.first
    else { return own }
    return model
  }
}
