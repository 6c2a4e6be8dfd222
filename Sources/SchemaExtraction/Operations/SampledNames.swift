import SlateReference

/// What a section says about the parameters of the paths in its samples.
struct SampledNames {
  /// The names in the tables of parameters.
  private var described: [String] = []
  /// Those in tables whose heading says that they are a path's.
  private var inPath: [String] = []
  /// The texts that identifiers have in answers and in bodies.
  private var identifiers: Set<String> = []

  /// Keys that name a thing by their own form.
  private static let identifierKeys: WordSet = [
    "id", "uuid", "guid", "key", "slug", "code", "handle", "username", "name", "sku", "number",
    "reference", "token", "hash", "symbol",
  ]

  private static let bareKeys: WordSet = ["id", "uuid", "guid", "slug"]

  /// Adds the names of a table of parameters.
  mutating func add(_ names: [String], ofPath isPath: Bool) {
    described += names
    if isPath { inPath += names }
  }

  /// The texts under keys such as `id` in the first two levels of an answer.
  mutating func collect(_ value: SampleValue?, depth: Int = 0) {
    switch value {
    case .array(let items)?: for item in items.prefix(20) { collect(item, depth: depth) }
    case .object(let members)?:
      for member in members {
        if case .string(let text) = member.value, !text.isEmpty,
          Words(member.name).words.last.map({ Self.identifierKeys.contains($0) }) ?? false
        {
          identifiers.insert(text)
        } else if depth < 2 {
          collect(member.value, depth: depth + 1)
        }
      }
    default: return
    }
  }

  /// The template that a sample's path is an instance of, with the names in it that nothing but the path says; nil
  /// where there is no path, or none that can be read.
  func template(
    of sample: RequestSample, query: [QueryItem]
  ) -> (path: PathTemplate, guessed: Set<String>)? {
    var segments = sample.path.split(separator: "/").map(String.init)
    guard segments.contains(where: { $0.contains(where: \.isLetter) }) else {
      guard segments.isEmpty, sample.calledByBody != nil, var root = PathTemplate(parsing: "/")
      else {
        return nil
      }
      root.host = sample.host
      root.query = query.filter { !Self.isCredential($0.name) }
      return (root, [])
    }
    var places: [(index: Int, name: String, isTold: Bool)] = []
    for index in segments.indices where !Self.hasPlaceholder(segments[index]) {
      guard let (name, isTold) = parameterName(at: index, in: segments) else { continue }
      places.append((index, name, isTold))
    }
    if inPath.count == places.count {
      // As many names as values: what the path does not tell, their order does.
      for index in places.indices where !places[index].isTold {
        places[index] = (places[index].index, inPath[index], true)
      }
    }
    // "id" among the parameters, and in neither the query nor the body: the last value is called so.
    if let last = places.indices.last, !places[last].isTold,
      let name = described.first(where: { Self.bareKeys.contains($0.lowercased()) }),
      !query.contains(where: { $0.name == name }),
      sample.body?.documents.first?.members?.contains(where: { $0.name == name }) != true
    {
      places[last] = (places[last].index, name, true)
    }
    var names: Set<String> = []
    var guessed: Set<String> = []
    for place in places {
      var unique = place.name
      var count = 1
      while !names.insert(unique).inserted {
        count += 1
        unique = "\(place.name)\(count)"
      }
      if !place.isTold { guessed.insert(unique) }
      segments[place.index] = "{\(unique)}\(Self.format(of: segments[place.index]))"
    }
    let path = "/" + segments.joined(separator: "/") + (sample.path.hasSuffix("/") ? "/" : "")
    guard var template = PathTemplate(parsing: path) else { return nil }
    template.host = sample.host
    template.query = query.filter { !Self.isCredential($0.name) }
    return (template, guessed)
  }

  private static func hasPlaceholder(_ segment: String) -> Bool {
    segment.contains { "{<$:(".contains($0) }
  }

  /// `.json` behind an identifier says how the answer is written.
  private static func format(of segment: String) -> String {
    for format in [".json", ".xml"] where segment.hasSuffix(format) { return format }
    return ""
  }

  /// A key in a query proves who calls; it is no parameter.
  private static func isCredential(_ name: String) -> Bool {
    let words = Words(name).words
    return words.contains { ["apikey", "secret", "signature"].contains($0) }
      || ["key", "token"].contains(words.last ?? "")
  }

  // MARK: Parameters

  /// The name of the parameter that a segment is the value of, and whether a table or the segment itself tells it;
  /// nil for a part of the path itself.
  private func parameterName(at index: Int, in segments: [String]) -> (String, isTold: Bool)? {
    let format = Self.format(of: segments[index])
    let value = String(segments[index].dropLast(format.count))
    let noun = index > 0 ? Self.noun(segments[index - 1]) : nil
    if let noun, let name = described.first(where: { Self.belongs($0, to: noun) }),
      Identifier.isOne(value) || identifiers.contains(value) || inPath.contains(name)
    {
      return (name, true)
    }
    guard isIdentifier(value, at: index, in: segments) else { return nil }
    if Identifier.isPlaceholder(value) {
      let words = Words(value).words.filter { $0 != "your" && $0 != "the" }
      let name = words.joined(separator: "_")
      if name != "id", !name.isEmpty { return (name, true) }
    }
    return (noun.map { $0.words.joined(separator: "_") + "_id" } ?? "id", false)
  }

  private func isIdentifier(_ value: String, at index: Int, in segments: [String]) -> Bool {
    if identifiers.contains(value), index > 0 { return true }
    if index > 0, let noun = Self.noun(segments[index - 1]),
      Identifier.isNumbered(value, behind: noun)
    {
      return true
    }
    guard Identifier.isOne(value) else { return false }
    // A number at the beginning is the version of the API: `/api/3/stacks`.
    let isNumber = value.allSatisfy { $0.isNumber || $0 == "." || $0 == "-" }
    return !isNumber || (index > 0 && Self.noun(segments[index - 1]) != nil)
  }

  /// What a segment names one of: the `user` of `users`; nil where it names no things, as `api` and `v2` do.
  private static func noun(_ segment: String) -> Words? {
    guard !hasPlaceholder(segment) else { return nil }
    let words = Words(segment)
    guard let first = words.words.first, !["api", "rest", "v", "public"].contains(first),
      !(first.first == "v" && first.dropFirst().allSatisfy(\.isNumber))
    else { return nil }
    return words.singular
  }

  /// Whether a parameter is called after what stands before it: `account_id` for `accounts`.
  private static func belongs(_ name: String, to noun: Words) -> Bool {
    let words = Words(name)
    guard words.words.count > 1, let last = words.words.last, identifierKeys.contains(last) else {
      return false
    }
    return Words(words: Array(words.words.dropLast())).singular.folded == noun.folded
      || words.words.dropLast().last.map { Words.singular(of: $0) } == noun.words.last
  }
}

extension Extraction {
  /// What a section, and those below it that show nothing of their own, say about parameters.
  mutating func sampledNames(below owner: Int) -> SampledNames {
    var names = SampledNames()
    for section in sectionsOfSample(below: owner) {
      let node = outline.nodes[section]
      let words = Set(node.words.words)
      if words.isDisjoint(with: Self.responseWords) {
        for reading in tables[section] {
          if words.isDisjoint(with: ["path", "url", "uri"]) {
            names.add(reading.rows.filter { $0.place == .path }.map(\.name), ofPath: true)
            names.add(reading.rows.filter { $0.place != .path }.map(\.name), ofPath: false)
          } else {
            names.add(reading.rows.map(\.name), ofPath: true)
          }
        }
      }
      for case .code(let code) in node.blocks {
        if code.language == "json" {
          names.collect(reading(of: code).documents.first)
        } else {
          // "Add a device with this token", and then "delete the device with this token".
          for sample in shellSamples(in: code) {
            names.collect(sample.request.body?.documents.first)
          }
        }
      }
    }
    return names
  }
}
