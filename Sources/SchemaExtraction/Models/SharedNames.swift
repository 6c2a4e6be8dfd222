import APISchema

/// Names of what several resources, or operations, share.
extension Extraction {
  /// Gives a shape that several resources share a name that belongs to none of them: `Tag` in place of
  /// `NodeClusterTag`, where no other type has it.
  mutating func renameSharedModels() {
    var renamed: [String: String] = [:]
    let uses = usesOfSharedModels()
    let order = sharedModels.sorted {
      // Of several that could have a name, the one that most have.
      let (left, right) = (uses[$0.key] ?? 0, uses[$1.key] ?? 0)
      return left == right ? $0.key < $1.key : left > right
    }
    for (name, words) in order { rename(name, to: words, in: &renamed) }
    for (name, words) in namesOfSharedAnswers() { rename(name, to: words, in: &renamed) }
    schema.mapTypes { type in
      if case .model(let name) = type { renamed[name].map { .model($0) } } else { nil }
    }
  }

  /// How many attributes hold each of the models that several share.
  private func usesOfSharedModels() -> [String: Int] {
    var uses: [String: Int] = [:]
    for property in schema.models.lazy.flatMap(\.properties) {
      guard let name = property.type.heldModel, sharedModels[name] != nil else { continue }
      uses[name, default: 0] += 1
    }
    return uses
  }

  mutating func rename(_ name: String, to words: Words, in renamed: inout [String: String]) {
    let wanted = words.upperCamel
    guard wanted != name, let index = modelIndex[name], typeNames.take(wanted) else {
      return
    }
    schema.models[index].name = wanted
    modelIndex[wanted] = index
    modelIndex[name] = nil
    typeNames.free(name)
    renamed[name] = wanted
  }

  // MARK: Answers

  /// The words for each answer that several operations share, and for what it wraps: what their names have in common,
  /// `DeleteResponse`, or what it holds, `MessageResponse`.
  private func namesOfSharedAnswers() -> [(model: String, words: Words)] {
    var names: [(String, Words)] = []
    for (name, answers) in answerWords.sorted(by: { $0.key < $1.key }) where answers.count > 1 {
      guard let answer = model(name),
        let words =
          Self.common(answers.map(\.singular.words)) ?? resourceWords(heldBy: answer)
          ?? contentWords(of: answer)
      else { continue }
      names.append((name, Words(words: words + ["response"])))
      let wrapped = Words(words: answers[0].words + ["content"]).upperCamel
      if answer.properties.contains(where: { $0.type == .model(wrapped) }) {
        names.append((wrapped, Words(words: words + ["content"])))
      }
    }
    return names
  }

  /// What the names of operations have in common: the noun behind different verbs, a verb with more words, or a verb
  /// alone where it changes something.
  private static func common(_ names: [[String]]) -> [String]? {
    guard let first = names.first else { return nil }
    func shared(_ name: [String], _ other: [String]) -> Int {
      zip(name, other).prefix { $0 == $1 }.count
    }
    let beginning = first.prefix(names.map { shared(first, $0) }.min() ?? 0)
    let ending = commonEnding(names)
    if beginning.count > 1 { return Array(beginning) }
    if !ending.isEmpty { return ending }
    guard let verb = beginning.first, OperationVerbs.known(verb) != nil,
      !["get", "list", "search", "find"].contains(verb)
    else { return nil }
    return [verb]
  }

  /// The words of the one model that an answer holds below a mere wrapper, beside what speaks of pages; with "list" where
  /// it holds several.
  private func resourceWords(heldBy answer: Model) -> [String]? {
    let held = answer.properties.filter {
      !Self.saysPage(Words($0.name)) && !Self.tellsOfPages($0.name)
    }
    // Beside what it wraps, an answer may tell in single values how it went.
    let wrapped = held.filter { Self.wrapperWords.contains(Words($0.name).singular.folded) }
    guard wrapped.count == 1, let property = wrapped.first,
      held.allSatisfy({ $0.name == property.name || Self.isSingleValue($0.type) })
    else { return nil }
    switch property.type {
    case .model(let name): return namesResource(name) ? Words(name).words : nil
    case .array(.model(let name)): return namesResource(name) ? Words(name).words + ["list"] : nil
    default: return nil
    }
  }

  private static func isSingleValue(_ type: ValueType) -> Bool {
    switch type.withoutNull {
    case .string, .integer, .number, .boolean, .date, .enumeration: true
    default: false
    }
  }

  /// Whether a model is called after what it is, and not after an answer or a mere wrapper.
  private func namesResource(_ name: String) -> Bool {
    guard let last = Words(name).words.last else { return false }
    return !Self.wrapperWords.contains(last)
  }

  private static func tellsOfPages(_ name: String) -> Bool {
    ["pagination", "paging", "meta", "links", "totalpages"].contains(Words(name).folded)
  }

  /// What an answer of few attributes holds, itself or inside a mere wrapper.
  private func contentWords(of answer: Model) -> [String]? {
    var properties = answer.properties
    if properties.count == 1, Self.wrapperWords.contains(properties[0].name.lowercased()),
      case .model(let inner) = properties[0].type, let wrapped = model(inner)
    {
      properties = wrapped.properties
    }
    let words = properties.flatMap { Words($0.name).words }
    let isTelling = words.contains { !Self.wrapperWords.contains($0) }
    return isTelling && words.count < 5 && properties.count < 4 ? words : nil
  }

  // MARK: Enumerations

  /// Lists of the same values under the same attribute are one enumeration, named by the words that the names end
  /// with: `PortProtocol` for a service's and a container's.
  mutating func mergeEqualEnumerations() {
    let keys = schema.enumerations.map { enumeration in
      ([enumeration.title] + enumeration.values.map(\.value)).joined(separator: "\u{0}")
    }
    let equal = Dictionary(grouping: keys.indices) { keys[$0] }
    let operations = operationsByEnumeration()
    var merged: Set<Int> = []
    var renamed: [String: String] = [:]
    for index in schema.enumerations.indices where !merged.contains(index) {
      let first = schema.enumerations[index]
      let others = (equal[keys[index]] ?? []).filter { $0 > index }
      guard !others.isEmpty, first.values.allSatisfy({ $0.description.isEmpty }) else { continue }
      let names = [first.name] + others.map { schema.enumerations[$0].name }
      let shared = Words(words: Self.commonEnding(names.map { Words($0).words }))
      var name = first.name
      if shared.words.count > Words(first.title).words.count,
        typeNames.take(shared.upperCamel)
      {
        name = shared.upperCamel
      } else if let operation = Self.onlyOperation(of: names, in: operations) {
        // What every list is sorted by is no matter of the books alone.
        let words = Words(words: [operation] + Words(first.title).singular.words)
        if typeNames.take(words.upperCamel) { name = words.upperCamel }
      }
      schema.enumerations[index].name = name
      merged.formUnion(others)
      for old in names { renamed[old] = name }
    }
    schema.enumerations = schema.enumerations.indices.filter { !merged.contains($0) }.map {
      schema.enumerations[$0]
    }
    schema.mapTypes { type in
      if case .enumeration(let name) = type { renamed[name].map { .enumeration($0) } } else { nil }
    }
    enumerationIndex = [:]
    knownEnumerations = EnumerationIndex()
    for (index, enumeration) in schema.enumerations.enumerated() {
      enumerationIndex[enumeration.name] = index
    }
  }

  /// The names of the operations whose parameters have each enumeration; none where something else has it, too.
  private func operationsByEnumeration() -> [String: Set<String>] {
    var operations: [String: Set<String>] = [:]
    var elsewhere: Set<String> = []
    for operation in schema.operations {
      for parameter in operation.parameters {
        if let name = Self.enumerationName(of: parameter.type) {
          operations[name, default: []].insert(operation.name)
        }
      }
      for property in operation.body?.properties ?? [] {
        if let name = Self.enumerationName(of: property.type) { elsewhere.insert(name) }
      }
    }
    for property in schema.models.lazy.flatMap(\.properties) {
      if let name = Self.enumerationName(of: property.type) { elsewhere.insert(name) }
    }
    return operations.filter { !elsewhere.contains($0.key) }
  }

  /// The operation whose parameters alone have some enumerations, where it has one name in all groups.
  private static func onlyOperation(
    of enumerations: [String], in operations: [String: Set<String>]
  ) -> String? {
    let names = enumerations.map { operations[$0] }
    guard let first = names.first, let name = first?.first, names.allSatisfy({ $0 == [name] })
    else {
      return nil
    }
    return name
  }

  static func commonEnding(_ names: [[String]]) -> [String] {
    guard let first = names.first else { return [] }
    var count = first.count
    for name in names.dropFirst() {
      count = min(count, zip(first.reversed(), name.reversed()).prefix { $0 == $1 }.count)
    }
    return Array(first.suffix(count))
  }
}
