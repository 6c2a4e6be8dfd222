import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Makes an enumeration of every table of values that an attribute could mean.
  ///
  /// The name is the heading's, in the singular; a heading of one word gets the resource's name before it.
  mutating func readValueTables() {
    var kinds: [Int: Words?] = [:]
    var headings: [String: Int] = [:]
    for node in outline.nodes where valueTables[node.id] != nil {
      headings[node.words.singular.folded, default: 0] += 1
    }
    for node in outline.nodes where valueTables[node.id] != nil {
      for reading in tables[node.id] {
        let (table, columns) = (reading.table, reading.columns)
        guard columns.kind == .values else { continue }
        let description = columns.description
        var values = values(of: table, name: columns.name, description: description)
        guard !values.isEmpty else { continue }
        // A table that goes on after some text.
        var seen = Set(values.map(\.value))
        for other in tables[node.id]
        where other.table.location != table.location && other.columns.kind == .values
          && other.table.header.map(\.text) == table.header.map(\.text)
        {
          let more = self.values(of: other.table, name: columns.name, description: description)
          values += more.filter { seen.insert($0.value).inserted }
        }
        if let index = knownEnumerations.enumeration(
          titled: node.heading.text, of: values.map(\.value))
        {
          let equal = schema.enumerations[index]
          valueTables[node.id] = equal.name
          for (value, first) in zip(values, equal.values) {
            mergedRows[value.location] = first.location
          }
          break
        }
        var words = node.words.singular.dropping(prefix: apiWords)
        // "Kind `(kind)`": the attribute's name stands in code.
        if let code = node.heading.content.compactMap({ Self.attributeName(in: $0) }).last {
          words = Words(code)
        }
        if node.words.words.allSatisfy({ Self.parameterPlaceWords.contains($0) }) {
          // A heading that is a mere label leaves the name to the header: "Command | Description".
          words = Words(table.header[columns.name].text).singular
        }
        let resource = resourceWords(around: node.id)
        if words.words.count == 1, let resource {
          words = Words(words: resource.words + words.words)
        }
        if resource == nil, let kind = kindOfValues(above: node, headings, known: &kinds) {
          words = Words(words: words.words + kind.words.filter { !words.words.contains($0) })
        }
        // What the section shows besides has its name: the values are those of the attribute in the header.
        let head = Words(table.header[columns.name].text).singular
        if typeNames.contains(words.upperCamel), head.words.count == 1, head.words != ["value"],
          words.words.last != head.words[0]
        {
          words = Words(words: words.words + head.words)
        }
        let name = claimTypeName(words, prefix: resource ?? Words(""))
        valueTables[node.id] = name
        let prose = prose(node.blocks)
        add(
          Enumeration(
            name: name, title: node.heading.text, page: page(of: node.id).name,
            documentation: prose,
            values: values, location: table.location))
        linkTargets[node.heading.anchor] = "enumeration:\(name)"
        break
      }
    }
  }

  /// What the values of several sections below one heading are, where one of these is called as something else is:
  /// metadata providers for those of "Books" and of "Podcasts".
  private func kindOfValues(
    above node: Outline.Node, _ headings: [String: Int], known: inout [Int: Words?]
  ) -> Words? {
    guard let parent = node.parent else { return nil }
    if let kind = known[parent] { return kind }
    let children = outline.nodes[parent].children
    let areValues =
      siteOfNode[parent] == nil && shapes[parent] == nil
      && children.count { valueTables[$0] != nil } > 1
      && children.allSatisfy { siteOfNode[$0] == nil && shapes[$0] == nil }
      // Names that mean one thing need no more words.
      && children.contains { child in
        let words = outline.nodes[child].words.singular
        return headings[words.folded, default: 0] > 1 || typeNames.contains(words.upperCamel)
      }
    let words = outline.nodes[parent].words.dropping(prefix: apiWords).singular.words
      .filter { !Self.wordsOfLists.contains($0) }
    // A heading that is a sentence names no kind.
    let kind = areValues && (1...4).contains(words.count) ? Words(words: words) : nil
    known[parent] = .some(kind)
    return kind
  }

  private static let wordsOfLists: WordSet = [
    "list", "value", "name", "available", "possible", "supported", "valid", "type", "appendix",
    "constant",
    "enum", "enumeration", "reference", "code", "all",
  ]

  /// The name in a heading's code span, without brackets around it.
  private static func attributeName(in inline: Inline) -> String? {
    guard case .code(let code) = inline else { return nil }
    let name = code.drop { $0 == "(" }.prefix { $0 != ")" }
    return !name.isEmpty && name.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "_") }
      ? String(name) : nil
  }

  private func values(of table: Table, name: Int, description: Int?) -> [Enumeration.Value] {
    var seen: Set<String> = []
    return table.rows.compactMap { row in
      let value = row[name].text
      guard !value.isEmpty, value.count <= 80, seen.insert(value).inserted else { return nil }
      let text = description.map { markdown.text(row[$0].content) } ?? ""
      let (actions, rest) = Self.allowedActions(in: text)
      return Enumeration.Value(
        value, description: rest, allowedActions: actions, location: row[name].location)
    }
  }

  /// "Possible actions in this state: `start`, `terminate`." and "No actions allowed in this state."
  static func allowedActions(in text: String) -> (actions: [String]?, rest: String) {
    var kept: [String] = []
    var actions: [String]?
    for sentence in sentences(in: text) {
      let lower = sentence.lowercased()
      if lower.contains("actions in this state") || lower.contains("allowed actions")
        || lower.contains("actions allowed") || lower.contains("possible actions")
      {
        actions = lower.hasPrefix("no ") ? [] : ProseScanner.codeSpans(in: sentence)
      } else {
        kept.append(sentence)
      }
    }
    return (actions, kept.joined(separator: " "))
  }

  /// The words of the resource that a section belongs to.
  private func resourceWords(around node: Int) -> Words? {
    for ancestor in outline.ancestors(of: node) {
      if let child = outline.nodes[ancestor].children.first(where: { shapes[$0]?.owner == ancestor }
      ),
        let site = shapes[child]
      {
        return site.words
      }
    }
    return nil
  }

  /// The enumeration for values that a description lists: one that is there already, or a new one.
  ///
  /// - Parameters:
  ///   - meanings: What each value means, where that is told.
  ///   - owner: The words of the model or the operation's resource, which the new name begins with.
  ///   - attribute: The name of the attribute or the parameter.
  ///   - operation: The words of the operation that it is a parameter of, which stand before a name that is taken.
  mutating func enumeration(
    of values: [String], meanings: [String] = [], owner: Words, attribute: String,
    operation: Words, page: String, location: SourceLocation
  ) -> String {
    let attributeWords = Words(attribute).singular
    let name = Words(words: owner.words + attributeWords.words)
    if let index = knownEnumerations.enumeration(
      of: values, named: name, for: attributeWords, onPage: page)
    {
      return schema.enumerations[index].name
    }
    let claimed = claimTypeName([name, Words(words: operation.words + name.words)])
    add(
      Enumeration(
        name: claimed, title: attribute, page: page,
        values: values.enumerated().map { index, value in
          Enumeration.Value(
            value, description: meanings.indices.contains(index) ? meanings[index] : "",
            location: location)
        }, location: location))
    return claimed
  }

  /// The table of values that belongs to an attribute without being named: it stands in the same resource, and
  /// its first column is headed with the attribute's name.
  func unnamedValueTable(for attribute: String, near node: Int) -> String? {
    guard let parent = outline.nodes[node].parent else { return nil }
    let tables = namedSections.valueTables(below: parent)
    guard !tables.isEmpty else { return nil }
    let wanted = Words(attribute).singular.words.last
    return tables.first { $0.head == wanted }?.enumeration
  }
}
