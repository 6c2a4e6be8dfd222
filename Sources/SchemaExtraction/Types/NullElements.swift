import APISchema

/// Null among the elements of lists and the values of dictionaries.
///
/// A client leaves such a null out, unless the reference shows it: in a sample, or in a type column. Then the elements
/// are nullable, and each keeps its place.
extension Extraction {
  mutating func admitNullElements() {
    var indexes: [String: [String: Int]] = [:]
    for (index, values) in responseValues {
      guard var type = schema.operations[index].response?.type else { continue }
      let isList = schema.operations[index].response?.kind == .list
      for value in values {
        // Null among the items of a page is left out in any case.
        if isList, case .array(let items) = value {
          for item in items { type = admitted(item, into: type, &indexes) }
        } else {
          type = admitted(value, into: type, &indexes)
        }
      }
      schema.operations[index].response?.type = type
    }
    for model in schema.models.indices {
      for property in schema.models[model].properties.indices {
        admitNulls(inSampleOf: property, of: model, &indexes)
      }
    }
    for (index, members) in sentMembers {
      guard let body = schema.operations[index].body else { continue }
      let shown = members.byName
      for position in body.properties.indices {
        let property = body.properties[position]
        guard let member = shown[property.name] else { continue }
        let type = admitted(member.value, into: property.type, &indexes)
        schema.operations[index].body?.properties[position].type = type
      }
    }
    admitNullsOfTypeColumns()
  }

  private mutating func admitNulls(
    inSampleOf property: Int, of model: Int, _ indexes: inout [String: [String: Int]]
  ) {
    let type = schema.models[model].properties[property].type
    switch type {
    case .array, .dictionary, .model: break
    default: return
    }
    let key = PropertyKey(
      model: schema.models[model].name, property: schema.models[model].properties[property].name)
    guard let sample = propertySamples[key] else { return }
    let admitting = admitted(sample, into: type, &indexes)
    schema.models[model].properties[property].type = admitting
  }

  /// The type with nullable elements where the value has null in their place; the attributes of models change with it.
  private mutating func admitted(
    _ value: SampleValue, into type: ValueType, _ indexes: inout [String: [String: Int]]
  ) -> ValueType {
    switch (value, type) {
    case (.array(let items), .array(let element)):
      var plain = element.withoutNull
      for item in items { plain = admitted(item, into: plain, &indexes) }
      let isNullable = element != element.withoutNull || items.contains(.null)
      return .array(isNullable ? plain.orNull : plain)
    case (.object(let members), .dictionary(let element)):
      var plain = element.withoutNull
      for member in members { plain = admitted(member.value, into: plain, &indexes) }
      let isNullable =
        element != element.withoutNull
        || members.contains { $0.value == .null && !$0.isElided }
      return .dictionary(isNullable ? plain.orNull : plain)
    case (.object(let members), .model(let name)):
      guard let model = modelIndex[name], members.contains(where: \.value.holdsValues) else {
        return type
      }
      let known =
        indexes[name]
        ?? Dictionary(
          schema.models[model].properties.enumerated().map { ($1.name, $0) },
          uniquingKeysWith: { first, _ in first })
      indexes[name] = known
      for member in members where member.value.holdsValues {
        guard let position = known[member.name] else { continue }
        let before = schema.models[model].properties[position].type
        let after = admitted(member.value, into: before, &indexes)
        if after != before { schema.models[model].properties[position].type = after }
      }
      return type
    default: return type
    }
  }

  private mutating func admitNullsOfTypeColumns() {
    guard !rowsWithNullElements.isEmpty else { return }
    for model in schema.models.indices {
      for position in schema.models[model].properties.indices
      where rowsWithNullElements.contains(schema.models[model].properties[position].location) {
        let type = schema.models[model].properties[position].type
        schema.models[model].properties[position].type = type.admittingNull
      }
    }
    for index in schema.operations.indices {
      for position in (schema.operations[index].body?.properties ?? []).indices {
        guard let property = schema.operations[index].body?.properties[position],
          let location = property.location, rowsWithNullElements.contains(location)
        else { continue }
        schema.operations[index].body?.properties[position].type = property.type.admittingNull
      }
    }
  }
}

extension ValueType {
  /// The type, its elements nullable if it is one of a list or a dictionary.
  fileprivate var admittingNull: ValueType {
    switch self {
    case .array(let element): .array(element.orNull)
    case .dictionary(let value): .dictionary(value.orNull)
    default: self
    }
  }
}

extension SampleValue {
  /// Whether there may be elements in it.
  fileprivate var holdsValues: Bool {
    switch self {
    case .array, .object: true
    default: false
    }
  }
}

/// A type of lists or dictionaries whose text says that the elements may be null: `array of integer or null`,
/// `array<integer|null>`, `(integer or null)[]`, `list of nullable strings`.
struct NullElementText {
  /// The text without null.
  let text: String

  /// Reads a text; nil where it says nothing of the kind.
  ///
  /// "Array of integers or null" speaks of the whole list: only what stands behind a noun in the singular, or in
  /// brackets with it, is about one element.
  init?(_ text: Substring) {
    let lower = text.lowercased()
    guard lower.contains("null") || lower.contains("?"), lower.utf8.count == text.utf8.count,
      let (lead, content, tail, isInBrackets) = Self.parts(of: text, lower)
    else { return nil }
    guard let plain = Self.withoutNull(content, isInBrackets: isInBrackets) else { return nil }
    self.text = "\(lead)\(plain)\(tail)"
  }

  /// What stands before the element, the element, and what stands behind it.
  private static func parts(
    of text: Substring, _ lower: String
  ) -> (lead: Substring, content: Substring, tail: Substring, isInBrackets: Bool)? {
    if let lead = (TypeText.listLeads + TypeText.mapLeads).first(where: { lower.hasPrefix($0) }) {
      let start = text.utf8.index(text.startIndex, offsetBy: lead.utf8.count)
      let rest = text[start...]
      if let open = lead.last(where: { "<[(".contains($0) }), lead != "[]" {
        guard let end = closing(open, in: rest) else { return nil }
        return (text[..<start], rest[..<end], rest[end...], true)
      }
      let content = rest.trimmingSpaces()
      if content.first == "(", let end = closing("(", in: content.dropFirst()) {
        let inner = content.dropFirst()
        return (text[..<start], inner[..<end], inner[inner.index(after: end)...], true)
      }
      return (text[..<start], content, "", false)
    }
    if text.hasPrefix("["), text.hasSuffix("]"), text.count > 2 {
      return ("[", text.dropFirst().dropLast(), "]", true)
    }
    if text.hasSuffix("[]") {
      let content = text.dropLast(2).trimmingSpaces()
      if content.hasPrefix("("), content.hasSuffix(")") {
        return ("", content.dropFirst().dropLast(), "[]", true)
      }
      return content.hasSuffix("?") ? ("", content, "[]", true) : nil
    }
    return nil
  }

  /// Where the bracket closes that was opened before a text.
  private static func closing(_ open: Character, in text: Substring) -> Substring.Index? {
    let close: Character = open == "<" ? ">" : open == "[" ? "]" : ")"
    var depth = 0
    for index in text.indices {
      if text[index] == open { depth += 1 }
      guard text[index] == close else { continue }
      if depth == 0 { return index }
      depth -= 1
    }
    return nil
  }

  private static func withoutNull(_ content: Substring, isInBrackets: Bool) -> Substring? {
    if content.lowercased().hasPrefix("nullable ") { return content.dropFirst("nullable ".count) }
    if isInBrackets, content.hasSuffix("?") { return content.dropLast() }
    let parts = TypeText.alternatives(in: content)
    let others = parts.filter { !isNull($0) }
    guard others.count == 1, others.count < parts.count else { return nil }
    // "array of integers or nulls", "array of integer or null", and not "array of integers or null".
    let isPlural = parts.contains { $0.lowercased() == "nulls" }
    let noun = others[0].lowercased()
    return isInBrackets || isPlural || Words.singular(of: noun) == noun ? others[0] : nil
  }

  private static func isNull(_ part: Substring) -> Bool {
    ["null", "nulls", "nil"].contains(part.lowercased())
  }
}
