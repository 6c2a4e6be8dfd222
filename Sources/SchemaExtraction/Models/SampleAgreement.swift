import APISchema
import SlateDiagnostics

/// Holds what was read against every sample of a response.
///
/// A type may rest on a column, on a sentence or on one sample, and another sample may show something else. A
/// client that insists on the first would refuse what the reference itself shows, so such an attribute takes both.
extension Extraction {
  mutating func holdAgainstSamples() {
    var seen = SeenInSamples()
    for (index, values) in responseValues {
      guard let type = schema.operations[index].response?.type else { continue }
      let response = schema.operations[index].response
      let envelope = response?.envelope ?? response?.paging?.items
      for value in values {
        let held = envelope.flatMap { key in value.members?.first { $0.name == key }?.value }
        hold(held ?? value, against: type, &seen)
      }
    }
    for place in seen.order { report(place, shownAt: seen.disagreements[place.key]) }
    holdPathsAgainstAttributes()
  }

  /// A path's parameter that follows an attribute follows it still.
  private mutating func holdPathsAgainstAttributes() {
    for index in schema.operations.indices {
      for place in schema.operations[index].parameters.indices {
        let parameter = schema.operations[index].parameters[place]
        guard parameter.in == .path, parameter.type == .integer, parameter.evidence == .sameName,
          let name = group(schema.operations[index].group)?.model,
          let attribute = model(name)?.properties.first(where: { $0.name == parameter.name }),
          attribute.type == .string
        else { continue }
        schema.operations[index].parameters[place].type = .string
      }
    }
  }

  private mutating func hold(
    _ value: SampleValue, against type: ValueType, _ seen: inout SeenInSamples
  ) {
    switch (value, type) {
    case (.array(let elements), .array(let element)):
      for value in elements { hold(value, against: element, &seen) }
    case (.array(let elements), .model):
      // A list of the response's type.
      for value in elements { hold(value, against: type, &seen) }
    case (.object(let members), .dictionary(let element)):
      for member in members { hold(member.value, against: element, &seen) }
    case (.object(let members), .model(let name)):
      guard let model = modelIndex[name], schema.models[model].role != .request else { return }
      let known =
        seen.indexes[name]
        ?? Dictionary(
          schema.models[model].properties.enumerated().map { ($1.name, $0) },
          uniquingKeysWith: { first, _ in first })
      seen.indexes[name] = known
      for member in members where !member.isElided {
        guard let index = known[member.name] else { continue }
        // What is null in one of the samples is a value that may be missing, whatever others show.
        if member.value == .null { schema.models[model].properties[index].optional = true }
        let place = PropertyPlace(model: model, property: index)
        widen(place, to: member, &seen)
        hold(member.value, against: schema.models[model].properties[index].type, &seen)
      }
    default: return
    }
  }

  private mutating func widen(
    _ place: PropertyPlace, to member: SampleValue.Member, _ seen: inout SeenInSamples
  ) {
    switch member.value {
    case .integer, .number: seen.numbers.insert(place.key)
    default: break
    }
    let property = schema.models[place.model].properties[place.property]
    guard !Self.fits(member.value, property.type) else { return }
    // Nothing was said of it: what is shown of it is all that there is.
    if property.evidence == .none, let node = shapeOfModel[schema.models[place.model].name] {
      let model = schema.models[place.model]
      let context = FieldContext(
        node: node, role: model.role, owner: Words(model.name), model: model.name, page: model.page)
      let shown = sampleOnlyProperty(member, in: context)
      schema.models[place.model].properties[place.property].type = shown.type
      schema.models[place.model].properties[place.property].evidence = shown.evidence
      return
    }
    let wider = Self.wider(
      property.type, member.value, sawNumbers: seen.numbers.contains(place.key))
    schema.models[place.model].properties[place.property].type = wider
    schema.models[place.model].properties[place.property].evidence = .sample
    let isTold = property.evidence == .typeColumn
    // "timestamp" says that it is a time, and the sample how it is written.
    if case .date = property.type, case .date = wider { return }
    // It was said where the samples were read.
    let key = PropertyKey(model: schema.models[place.model].name, property: property.name)
    guard mixedProperties[key] == nil else { return }
    // An object with nothing in it is how authors write that they do not know.
    if member.value.members?.isEmpty == true { return }
    guard isTold || wider == .any || wider == .array(.any),
      seen.disagreements.updateValue(member.location, forKey: place.key) == nil
    else { return }
    seen.order.append(place)
  }

  private mutating func report(_ place: PropertyPlace, shownAt shown: SourceLocation?) {
    let property = schema.models[place.model].properties[place.property]
    warn(
      .samplesDisagree,
      "'\(property.name)' is not of one type in its table and in the samples, so it is read as "
        + Self.words(for: property.type),
      at: property.location,
      notes: [Diagnostic.Note("another type is shown here", at: shown)])
  }

  /// Whether a client would decode the value as the type; null is always a value that is missing.
  static func fits(_ value: SampleValue, _ type: ValueType) -> Bool {
    switch (value, type) {
    case (.null, _), (_, .any): true
    case (_, .nullable(let type)): fits(value, type)
    case (.string(let text), .date(.rfc2822)), (.string(let text), .date(.iso8601)),
      (.string(let text), .date(.day)):
      text.isEmpty || DateText.format(of: text) != nil
    case (.string, .string), (.string, .enumeration), (.string, .resourceURI): true
    case (.integer, .integer), (.integer, .number), (.number, .number): true
    case (.number(let text), .integer): Double(text).flatMap { Int(exactly: $0) } != nil
    case (.integer, .date(.unixSeconds)), (.integer, .date(.unixMilliseconds)),
      (.number, .date(.unixSeconds)), (.number, .date(.unixMilliseconds)):
      true
    case (.bool, .boolean): true
    case (.array(let elements), .array(let element)): elements.allSatisfy { fits($0, element) }
    case (.object(let members), .dictionary(let element)):
      members.allSatisfy { fits($0.value, element) }
    // The name of an object stands for it: `"author": Author`.
    case (.string(let text), .model(let name)): text == name
    // What stands inside is looked at attribute by attribute.
    case (.object, .model): true
    default: false
    }
  }

  /// The narrowest type that takes both the type and the value.
  private static func wider(
    _ type: ValueType, _ value: SampleValue, sawNumbers: Bool
  ) -> ValueType {
    switch (type, value) {
    case (.integer, .number): .number
    case (.date(.unixSeconds), .string(let text)):
      DateText.format(of: text).map { .date($0) } ?? .any
    case (.date(.rfc2822), .string), (.date(.iso8601), .string), (.date(.day), .string): .string
    case (.array(.date), .array(let values)) where values.allSatisfy(\.isText): .array(.string)
    // A number in quotes: the table says what it means, and the sample how it is written. What is no number at all, in
    // all that is shown, is text whatever the table says.
    case (.integer, .string(let text)), (.number, .string(let text)):
      sawNumbers && Double(text) == nil ? .any : .string
    // Where lists and objects are one thing to the author's language, the sample tells them apart.
    case (.array(.model(let name)), .object): .model(name)
    case (.array, .array): .array(.any)
    default: .any
    }
  }

  private static func words(for type: ValueType) -> String {
    switch type {
    case .any: "any JSON"
    case .array: "a list of any JSON"
    case .model: "an object"
    case .number: "a number"
    default: "text"
    }
  }
}

/// An attribute, by the places of its model and its own.
private struct PropertyPlace {
  var model: Int
  var property: Int

  /// Both in one number: each type of key of its own has its price (see `Keys.swift`).
  var key: Int { model << 24 | property }
}

/// What the samples have shown so far.
private struct SeenInSamples {
  /// The places of attributes by the models' names and their own.
  var indexes: [String: [String: Int]] = [:]
  /// The keys of the attributes that a sample shows as a number.
  var numbers: Set<Int> = []
  /// The keys of the attributes whose type some sample contradicts, with the place of the last one that does.
  var disagreements: [Int: SourceLocation] = [:]
  /// The same attributes in the order of the samples.
  var order: [PropertyPlace] = []
}
