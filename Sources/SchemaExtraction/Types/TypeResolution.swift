import APISchema
import SlateDiagnostics
import SlateReference

/// What is known about one attribute or parameter before its type is.
struct FieldDescription {
  var name: String
  var facts: DescriptionFacts
  /// What a type column says.
  var typeText: String?
  /// What a column of values lists.
  var values: [String] = []
  /// The value in the sample object or the sample body.
  var sample: SampleValue?
  var sampleLocation: SourceLocation?
  /// The list below the item, where the shape is told by nested lists.
  var nestedList: List?
  var location: SourceLocation
}

/// Where a field stands.
struct FieldContext {
  /// The section.
  var node: Int
  /// Which way its object travels.
  var role: Model.Role
  /// The words that begin the names of types made for it.
  var owner: Words
  /// The model, or the operation's id, that it belongs to.
  var model: String
  /// The page.
  var page: String
}

/// A type with the evidence it rests on.
struct ResolvedType {
  var type: ValueType
  var evidence: Evidence
}

extension Extraction {
  /// Ranks the evidence: type column, listed values and named tables, sample, sentence, name.
  mutating func resolveType(_ field: FieldDescription, in context: FieldContext) -> ResolvedType {
    if let text = field.typeText, let type = TypeColumn.type(of: text) {
      return ResolvedType(type: refine(type, field, in: context), evidence: .typeColumn)
    }
    if let named = namedType(field, in: context) { return named }
    if let sample = field.sample, let shown = sampledType(sample, field, in: context) {
      report(field, shows: shown.type, in: context)
      return shown
    }
    if let told = toldType(field, in: context) { return told }
    if let guessed = Self.typeByName(field.name) { return ResolvedType(type: guessed, evidence: .name) }
    if field.facts.description.isEmpty { return ResolvedType(type: .any, evidence: .none) }
    return ResolvedType(type: .string, evidence: .none)
  }

  // MARK: Named tables, listed values

  private mutating func namedType(_ field: FieldDescription, in context: FieldContext) -> ResolvedType? {
    let facts = field.facts
    if let list = field.nestedList {
      return ResolvedType(type: .model(nestedModel(of: list, field, in: context)), evidence: .table)
    }
    let listed = facts.possibleValues.isEmpty ? field.values : facts.possibleValues
    if !listed.isEmpty, allows(field.sample, amongStrings: listed) {
      let name = enumeration(
        of: listed, owner: context.owner, attribute: field.name, page: context.page, location: field.location)
      return ResolvedType(type: wrap(.enumeration(name), field), evidence: .sentence)
    }
    for tableName in facts.tableNames {
      if let type = type(ofTable: tableName, field, in: context) { return type }
    }
    for anchor in facts.anchors {
      guard let node = outline.nodesByAnchor[anchor]?.first else { continue }
      if let name = valueTables[node], !name.isEmpty {
        return ResolvedType(type: wrap(.enumeration(name), field), evidence: .link)
      }
      let shape = shapes[node]?.node ?? outline.nodes[node].children.first { shapes[$0]?.owner == node }
      if let shape, isObjectOrUnknown(field.sample),
        let name = buildShape(shape, role: context.role, sample: firstObject(field.sample), incomplete: incompleteKeys(field.sample), location: field.sampleLocation)
      {
        return ResolvedType(type: wrap(.model(name), field), evidence: .link)
      }
    }
    if context.role != .request, allows(field.sample, amongStrings: nil),
      let name = unnamedValueTable(for: field.name, near: context.node)
    {
      return ResolvedType(type: wrap(.enumeration(name), field), evidence: .table)
    }
    return nil
  }

  private mutating func type(
    ofTable name: String, _ field: FieldDescription, in context: FieldContext
  ) -> ResolvedType? {
    let candidates = Array(shapes.keys) + valueTables.filter { !$0.value.isEmpty }.map(\.key)
    guard let node = findSection(named: name, from: context.node, role: context.role, in: candidates.sorted())
    else {
      if field.facts.tableNames.contains(name), !isOtherTable(name) {
        warn(
          "table-not-found", "'\(field.name)' sends its reader to a table '\(name)' that no heading names",
          at: field.location)
      }
      return nil
    }
    if let enumeration = valueTables[node], !enumeration.isEmpty {
      return ResolvedType(type: wrap(.enumeration(enumeration), field), evidence: .table)
    }
    guard isObjectOrUnknown(field.sample) else { return nil }
    // A request may point at a table of what the server sends: then what is sent has its shape, too.
    let role: Model.Role = context.role == .request && shapes[node]?.isMarked != true ? .response : context.role
    guard let model = buildShape(node, role: role, sample: firstObject(field.sample), incomplete: incompleteKeys(field.sample), location: field.sampleLocation)
    else { return nil }
    return ResolvedType(type: wrap(.model(model), field), evidence: .table)
  }

  /// A table that is there but describes no shape: relationships, for example.
  private func isOtherTable(_ name: String) -> Bool {
    let wanted = Words(name)
    return outline.nodes.contains { node in
      Words(node.heading.text) == wanted
        && node.blocks.contains { if case .table = $0 { true } else { false } }
    }
  }

  /// The keys of a sample's objects that are null in one of them, or absent from one.
  func incompleteKeys(_ sample: SampleValue?) -> Set<String> {
    guard case .array(let items)? = sample else { return [] }
    let objects = items.compactMap(\.members)
    let all = Set(objects.flatMap { $0.map(\.name) })
    return all.filter { name in
      objects.contains { members in
        guard let member = members.first(where: { $0.name == name }) else { return true }
        return member.value == .null
      }
    }
  }

  /// A list where the sample or the sentence shows one.
  private func wrap(_ type: ValueType, _ field: FieldDescription) -> ValueType {
    if case .array? = field.sample { return .array(type) }
    if let sample = field.sample, sample != .null { return type }
    let examples = field.facts.exampleJSON.contains { $0.hasPrefix("[") }
    let defaultIsList = field.facts.defaultValue?.hasPrefix("[") ?? false
    return field.facts.kind == .list || examples || defaultIsList ? .array(type) : type
  }

  /// Whether a sample can be one of some values: a string, or strings; nothing speaks against what is not shown.
  private func allows(_ sample: SampleValue?, amongStrings values: [String]?) -> Bool {
    switch sample {
    case nil, .null?: return true
    case .string(let text)?: return values.map { $0.contains(text) || !text.isEmpty } ?? true
    case .array(let items)?: return items.allSatisfy { allows($0, amongStrings: values) }
    default: return false
    }
  }

  private func isObjectOrUnknown(_ sample: SampleValue?) -> Bool {
    switch sample {
    case nil, .null?, .object?: true
    case .array(let items)?: items.allSatisfy { isObjectOrUnknown($0) }
    default: false
    }
  }

  /// One object that has the members of all objects in a sample, so that nothing shown is lost.
  func firstObject(_ sample: SampleValue?) -> SampleValue? {
    switch sample {
    case .object?: return sample
    case .array(let items)?:
      let objects = items.compactMap(\.members)
      guard objects.count > 1 else { return objects.first.map { .object($0) } }
      var merged: [SampleValue.Member] = []
      for members in objects {
        for member in members {
          if let index = merged.firstIndex(where: { $0.name == member.name }) {
            if merged[index].value == .null { merged[index] = member }
          } else {
            merged.append(member)
          }
        }
      }
      return .object(merged)
    default: return nil
    }
  }

  // MARK: Samples

  private mutating func sampledType(
    _ sample: SampleValue, _ field: FieldDescription, in context: FieldContext
  ) -> ResolvedType? {
    switch sample {
    case .null: return nil
    case .bool: return ResolvedType(type: .boolean, evidence: .sample)
    case .number: return ResolvedType(type: .number, evidence: .sample)
    case .integer(let text):
      if let format = Self.numericDate(text, field) { return ResolvedType(type: .date(format), evidence: .sample) }
      return ResolvedType(type: .integer, evidence: .sample)
    case .string(let text): return ResolvedType(type: type(ofString: text, field, in: context), evidence: .sample)
    case .array(let items):
      if items.isEmpty, let told = toldType(field, in: context), case .array = told.type { return told }
      let element = elementType(items, field, in: context)
      return ResolvedType(type: .array(element), evidence: .sample)
    case .object(let members):
      if isDictionary(members, field) {
        let value = elementType(members.map(\.value), field, in: context)
        return ResolvedType(type: .dictionary(value), evidence: .sample)
      }
      return ResolvedType(
        type: .model(nestedModel(of: members, field, in: context)), evidence: .sample)
    }
  }

  private mutating func elementType(
    _ items: [SampleValue], _ field: FieldDescription, in context: FieldContext
  ) -> ValueType {
    let shown = items.filter { $0 != .null }
    guard let first = shown.first else {
      if case .array(let element)? = toldType(field, in: context)?.type { return element }
      return .any
    }
    if shown.allSatisfy({ $0.members != nil }) {
      guard case .object(let members)? = firstObject(.array(shown)) else { return .any }
      if members.isEmpty { return .any }
      if isDictionary(members, field), field.facts.kind != .list {
        return .dictionary(elementType(members.map(\.value), field, in: context))
      }
      return .model(nestedModel(of: members, field, in: context))
    }
    var single = field
    single.sample = first
    let types = shown.map { value -> ValueType in
      switch value {
      case .string(let text): type(ofString: text, single, in: context)
      default: plainType(of: value)
      }
    }
    let set = Set(types)
    if set.count == 1, let type = types.first { return type }
    if set == [.integer, .number] { return .number }
    if set.allSatisfy({ if case .resourceURI = $0 { true } else { $0 == .string } }) {
      return set.contains(.string) ? .string : .resourceURI(nil)
    }
    return .any
  }

  private func type(ofString text: String, _ field: FieldDescription, in context: FieldContext) -> ValueType {
    if let format = DateText.format(of: text) { return .date(format) }
    let looksLikePath = text.hasPrefix("/") && text.count > 1
    if looksLikePath, field.name == "resource_uri" { return .resourceURI(target(field, in: context)) }
    if field.facts.isResourceURI, looksLikePath || text.isEmpty || text.contains("://") {
      return .resourceURI(target(field, in: context))
    }
    if looksLikePath, let model = modelBehind(path: text), isURIName(field.name) || Words(field.name).singular.folded == Words(model).folded.lowercased() {
      return .resourceURI(model)
    }
    return .string
  }

  private func isURIName(_ name: String) -> Bool {
    let words = Words(name).words
    return words.last == "uri" || words.last == "uris" || words.last == "href"
  }

  /// Keys that are data are no attributes: they hold dots or slashes, or are written like variables, or the
  /// prose says "dictionary".
  private func isDictionary(_ members: [SampleValue.Member], _ field: FieldDescription) -> Bool {
    if field.facts.kind == .dictionary { return true }
    guard !members.isEmpty else { return false }
    let areData = members.allSatisfy { member in
      let name = member.name
      let isVariable = name.contains("_") && name == name.uppercased() && name.contains { $0.isLetter }
      let isOdd = name.contains { $0 == "." || $0 == "/" || $0 == " " || $0 == ":" || $0 == "@" }
      let isNumber = name.allSatisfy { $0.isNumber }
      return isVariable || isOdd || isNumber || DateText.format(of: name) != nil || Self.isUUID(name)
    }
    return areData
  }

  static func isUUID(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12] && text.allSatisfy { $0.isHexDigit || $0 == "-" }
  }

  private static func numericDate(_ text: String, _ field: FieldDescription) -> ValueType.DateFormat? {
    switch field.facts.dateFormatName {
    case .unixSeconds?: return .unixSeconds
    case .unixMilliseconds?: return .unixMilliseconds
    default: break
    }
    let words = Words(field.name).words
    let isTimeName = ["timestamp", "time", "date", "datetime", "at", "on"].contains(words.last ?? "")
    guard isTimeName, let value = Int(text) else { return nil }
    if (500_000_000..<10_000_000_000).contains(value) { return .unixSeconds }
    if (500_000_000_000..<10_000_000_000_000).contains(value) { return .unixMilliseconds }
    return nil
  }

  // MARK: Sentences

  private func toldType(_ field: FieldDescription, in context: FieldContext) -> ResolvedType? {
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
    case .list?: return told(.array(exampleElement(facts) ?? (field.sample == nil ? .string : .any)))
    case .perhapsBoolean?, nil: break
    }
    if let type = typeOfDefault(facts.defaultValue) { return told(type) }
    if facts.kind == .perhapsBoolean { return told(.boolean) }
    if facts.unit != nil { return told(.integer) }
    if !facts.exampleJSON.isEmpty, facts.exampleJSON.contains(where: { $0.hasPrefix("[") }) {
      return told(.array(exampleElement(facts) ?? .any))
    }
    return nil
  }

  /// The element's type in an example such as `["global"]`.
  private func exampleElement(_ facts: DescriptionFacts) -> ValueType? {
    for example in facts.exampleJSON {
      let reading = SampleReader.read(example, at: SourceLocation(file: "", line: 1))
      guard case .array(let items)? = reading.documents.first, let first = items.first else { continue }
      let type = plainType(of: first)
      if type != .any { return type }
    }
    return nil
  }

  private func typeOfDefault(_ text: String?) -> ValueType? {
    guard let text else { return nil }
    if text == "true" || text == "false" { return .boolean }
    if Int(text) != nil { return .integer }
    if Double(text) != nil, text.contains(".") { return .number }
    return nil
  }

  /// The format that the text names, or else the one that most dates in the samples have.
  private func dateFormat(_ facts: DescriptionFacts) -> ValueType.DateFormat {
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
    let isPlainURI = words == ["resource", "uri"] || words == ["uri"] || words == ["self"] || words == ["href"]
    if isPlainURI, groupModels.contains(context.model) {
      if case .string(let path)? = field.sample, modelBehind(path: path) == context.model { return context.model }
      if field.facts.isOwnResource || field.facts.resourceTarget == nil { return context.model }
    }
    if let phrase = field.facts.resourceTarget, let model = resource(in: phrase, near: context.model) { return model }
    // `to_service` leads to a service: words of direction say nothing about what stands behind.
    let noun = Words(words: Array(words.drop { Self.directions.contains($0) })).singular
    return resourceNames[noun.folded]
  }

  private static let directions: Set<String> = [
    "to", "from", "source", "target", "linked", "related", "previous", "next", "default", "by", "current",
  ]

  private var groupModels: Set<String> { Set(schema.groups.compactMap(\.model)) }

  /// The model of the resource that a path in a sample leads to: the one whose `get` has this path.
  func modelBehind(path: String) -> String? {
    for site in sites where site.method == "GET" && site.name == "get" {
      guard case .agrees = PathMatch(site.template, sample: path, namespaceIndex: schema.namespace?.segmentIndex) else {
        continue
      }
      if let model = schema.groups.first(where: { $0.id == site.group })?.model { return model }
    }
    return nil
  }

  // MARK: Names

  /// The weakest evidence: what names of this form usually hold.
  static func typeByName(_ name: String) -> ValueType? {
    let words = Words(name).words
    guard let first = words.first, let last = words.last else { return nil }
    if words.count > 1, ["is", "has", "can", "should", "allow", "allows", "enable"].contains(first) { return .boolean }
    if last == "uuid" || last == "guid" { return .string }
    if last == "datetime" || (words.count > 1 && last == "date") { return .date(.rfc2822) }
    if first == "num" || last == "count" || words.contains("num") { return .integer }
    return nil
  }

  /// Strong evidence that disagrees is worth a word: the sentence says Bool, the sample shows text.
  private mutating func report(_ field: FieldDescription, shows type: ValueType, in context: FieldContext) {
    guard field.facts.kind == .boolean, type == .string, case .string(let text)? = field.sample else { return }
    warn(
      "type-disagrees",
      "The sentence about '\(field.name)' reads as true or false, the sample shows \"\(text)\": the sample decides",
      at: field.location,
      notes: [Diagnostic.Note("the sample's value", at: field.sampleLocation)])
  }

  /// A type column says "array", the rest of the evidence says of what.
  private mutating func refine(
    _ type: ValueType, _ field: FieldDescription, in context: FieldContext
  ) -> ValueType {
    if let named = namedType(field, in: context) {
      switch (type, named.type) {
      case (.array(.any), .array), (.any, _), (.string, .enumeration): return named.type
      case (.array(.any), let element): return .array(element)
      default: break
      }
    }
    guard let sample = field.sample, let shown = sampledType(sample, field, in: context) else { return type }
    switch (type, shown.type) {
    case (.any, _): return shown.type
    case (.array(.any), .array): return shown.type
    case (.string, .date), (.string, .resourceURI): return shown.type
    case (.date, .date): return shown.type
    default: return type
    }
  }
}
