import APISchema
import SlateDiagnostics
import SlateReference

/// Types that a sentence tells.
extension Extraction {
  func toldType(_ field: FieldDescription, in context: FieldContext) -> ResolvedType? {
    let facts = field.facts
    func told(_ type: ValueType) -> ResolvedType { ResolvedType(type: type, evidence: .sentence) }
    if facts.isResourceURI {
      let uri = ValueType.resourceURI(target(field, in: context))
      return told(facts.kind == .list ? .array(uri) : uri)
    }
    switch facts.kind {
    case .boolean?: return told(.boolean)
    case .date?: return told(.date(dateFormat(facts)))
    case .integer?: return told(.integer)
    case .dictionary?: return told(.dictionary(.string))
    case .list?:
      return told(.array(exampleElement(facts) ?? (field.sample == nil ? .string : .any)))
    case .perhapsBoolean?, nil: break
    }
    if let type = typeOfDefault(facts.defaultValue) { return told(type) }
    // "If set to a region, …" with the default `all` is no flag.
    if facts.kind == .perhapsBoolean, facts.defaultValue.map(isWord) != true {
      return told(.boolean)
    }
    if facts.unit != nil { return told(.integer) }
    if !facts.exampleJSON.isEmpty, facts.exampleJSON.contains(where: { $0.hasPrefix("[") }) {
      return told(.array(exampleElement(facts) ?? .any))
    }
    return nil
  }

  /// The element's type in an example such as `["global"]`.
  func exampleElement(_ facts: DescriptionFacts) -> ValueType? {
    for example in facts.exampleJSON {
      let reading = SampleReader.read(example, saidAt: SourceLocation(file: "", line: 1))
      guard case .array(let items)? = reading.documents.first, let first = items.first else {
        continue
      }
      let type = plainType(of: first)
      if type != .any { return type }
    }
    return nil
  }

  /// Whether a default is a word, and none for true, false or nothing.
  private func isWord(_ text: String) -> Bool {
    guard let first = text.utf8.first, SampleCursor.isLetter(first) else { return false }
    return !["true", "false", "yes", "no", "on", "off", "null", "none", "nil"]
      .contains(text.lowercased())
      && text.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "_") }
  }

  func typeOfDefault(_ text: String?) -> ValueType? {
    guard let text else { return nil }
    if text == "true" || text == "false" { return .boolean }
    if Int(text) != nil { return .integer }
    if Double(text) != nil, text.contains(".") { return .number }
    if text == "[]" { return .array(.any) }
    return nil
  }

  /// The format that the text names, or else the one that most dates in the samples have.
  func dateFormat(_ facts: DescriptionFacts) -> ValueType.DateFormat {
    switch facts.dateFormatName {
    case .iso8601?: .iso8601
    case .rfc2822?: .rfc2822
    case .unixSeconds?: .unixSeconds
    case .unixMilliseconds?: .unixMilliseconds
    case .day?: .day
    case nil: prevailingDateFormat
    }
  }

  /// The model that a URI leads to.
  ///
  /// Its own resource, where the attribute is called `resource_uri` or `uri` and its sample has the path of the
  /// resource, or no sentence names another; else the one that the sentence names, else the attribute's name.
  func target(_ field: FieldDescription, in context: FieldContext) -> String? {
    let words = Words(field.name).words
    let isPlainURI =
      words == ["resource", "uri"] || words == ["uri"] || words == ["self"] || words == ["href"]
    if isPlainURI, groupModels.contains(context.model) {
      if case .string(let path)? = field.sample, modelBehind(path: path) == context.model {
        return context.model
      }
      if field.facts.isOwnResource || field.facts.resourceTarget == nil { return context.model }
    }
    if let phrase = field.facts.resourceTarget,
      let model = resource(in: phrase)
    {
      return model
    }
    // `to_service` leads to a service: words of direction say nothing about what stands behind.
    let noun = Words(words: Array(words.drop { Self.directions.contains($0) })).singular
    return resourceNames[noun.folded]
  }

  static let directions: WordSet = [
    "to", "from", "source", "target", "linked", "related", "previous", "next", "default", "by",
    "current",
  ]

  /// The model of the resource that a path in a sample leads to: the one whose `get` has this path.
  func modelBehind(path: String) -> String? {
    resourcePaths.groups(behind: path, namespaceIndex: schema.namespace?.segmentIndex).lazy
      .compactMap { group($0)?.model }.first
  }
}
