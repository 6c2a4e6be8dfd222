import APISchema
import SlateDiagnostics
import SlateReference

/// A section that describes the shape of an object: by a table of attributes, by a nested list, or both.
struct ShapeSite {
  /// The section that holds the table or the list.
  var node: Int
  /// The section whose heading names the shape: the one above, where the table's heading is a mere label.
  var owner: Int
  /// The rows of the table.
  var rows: [FieldRow]
  /// The items of a nested list, where the shape is told that way.
  var list: List?
  /// The name, without words such as "attributes", in the singular.
  var words: Words
  /// The heading as written.
  var title: String
  /// Whether rows are marked as required or optional: then it describes what a caller sends.
  var isMarked: Bool
  /// Whether it stands inside an operation.
  var isInOperation: Bool
  /// Whether it stands inside an operation and describes what comes back.
  var isResponse = false
  /// Whether it describes what the API sends to its caller later.
  var isCallback = false
  /// Whether nothing but a sample describes it, whose keys are its rows.
  var isShown = false
  /// Whether it stands inside an operation and describes what another table of it names.
  var isPart = false
  /// The rows of the table that stand for all that it describes.
  var wholes: [FieldRow] = []
  /// Whether it describes an object; else it is read as what ``wholes`` say.
  var isObject = true
  /// Whether the section is about a list of such objects.
  var isList = false
  /// Whether the section is about a map to such objects.
  var isMap = false
  /// The header of the table.
  var header: [String] = []
  /// Where the table or the list stands.
  var location: SourceLocation
}

extension Extraction {
  /// Words at the end of a heading that say what the table is, not what it describes.
  static let shapeLabels: WordSet = [
    "attributes", "attribute", "fields", "field", "properties", "property", "object", "schema",
    "parameters", "definition", "model", "representation", "structure", "columns",
    "对象", "对象概述", "模型", "属性", "オブジェクト", "객체", "объект",
  ]

  static let objectWords: WordSet = ["objeto", "objet", "oggetto", "结构", "对象", "объект"]

  /// Words that name no object either, where nothing else stands in a heading: "Entity documentation".
  private static let generalWords: WordSet = [
    "entity", "documentation", "resource", "reference", "description", "main", "basic",
  ]

  /// Words of headings above what an operation answers with.
  static let responseWords: WordSet = [
    "response", "responses", "returns", "returned", "result",
  ]

  /// Finds the tables of attributes, the lists that describe objects, and the tables of values.
  mutating func findShapes() {
    findVariants()
    for node in outline.nodes {
      addVariantWithoutTable(node)
      for reading in tables[node.id] { findShape(reading, in: node) }
      for case .list(let list) in node.blocks { findShape(list, in: node) }
    }
    for (node, rows) in alternatives { join(rows, into: node) }
    alternatives = [:]
    joinAlternatives()
    findShownShapes()
    settleWholes()
  }

  private mutating func findShape(_ reading: TableReading, in node: Outline.Node) {
    let (table, columns) = (reading.table, reading.columns)
    switch columns.kind {
    case .fields: break
    case .values where columns.listsErrors && siteOfNode[node.id] != nil:
      // What can go wrong in an operation stands in its documentation.
      let place = siteOfNode[node.id].map { sites[$0].location } ?? node.heading.location
      for row in table.rows { mergedRows[row[0].location] = place }
      return
    case .values:
      if valueTables[node.id] == nil { valueTables[node.id] = "" }
      return
    case .errors, .overview, .other: return
    }
    if reading.isContinuation || reading.listedValues != nil { return }
    if columns.rowOfWhole != nil, siteOfNode[node.id] == nil {
      // What some request sends, and nothing says which.
      return markUnderstood(reading.rows + reading.wholes)
    }
    if isSentWithoutMethod(reading, in: node)
      || siteOfNode[node.id] == nil && Self.tellsOfSamples(reading)
    {
      return markUnderstood(reading.rows + reading.wholes)
    }
    // A table of headers outside of operations lists what belongs to no object.
    if siteOfNode[node.id] == nil, !reading.rows.isEmpty,
      reading.rows.allSatisfy({ $0.place == .header }), reading.columns.place == nil,
      !credentialTables.contains(table.location)
    {
      _ = takeCommonParameters(reading, in: node)
      return
    }
    if credentialTables.contains(table.location) || takeCommonParameters(reading, in: node) {
      return
    }
    let naming = node.words.dropping(lastIn: Self.shapeLabels)
    let isMereLabel =
      naming.words.allSatisfy { Self.shapeLabels.contains($0) || Self.generalWords.contains($0) }
      || Self.saysQuery(node.words)
      || VariantLabel(node.words) != nil && node.parent.map { variants[$0] != nil } ?? false
    var tableRole: OperationTableRole?
    var isCallback = false
    if let site = siteOfNode[node.id] {
      let role = role(of: reading, in: node.id, site: sites[site])
      if role == .parameters {
        parameterTables.insert(table.location)
        return
      }
      if let status = reading.status, status >= 300 {
        // What a failed request answers is no part of what the operation gives.
        markUnderstood(reading.rows + reading.wholes)
        return
      }
      if role == .shownResponse {
        answerTables.insert(table.location)
        markUnderstood(reading.rows + reading.wholes)
        return
      }
      // Nothing of the operation holds what comes later.
      tableRole = role == .callback ? nil : role
      isCallback = role == .callback
    }
    // What a variant changes is no object of its own.
    if VariantLabel(node.words) == .changed, isMereLabel { return }
    if let first = shapes[node.id] {
      // A table that goes on after some text: a sample shows the attributes of both in one object.
      if first.list == nil, first.header == table.header.map(\.text),
        let shown = sampleObject(in: first.owner)?.value.members
          ?? sampleObject(in: node.id)?.value.members,
        reading.rows.allSatisfy({ row in shown.contains { $0.name == row.rootName } })
      {
        shapes[node.id]?.rows += reading.rows
        return
      }
      if isAlternative(table, in: node) {
        alternatives[node.id, default: []].append(reading.rows)
        return
      }
      warn(
        .tableIgnored,
        "A second table of attributes stands below '\(node.heading.text)'; only the first is read. "
          + "A heading of its own makes it the table of another object",
        at: table.location)
      return
    }
    let rows = reading.rows
    guard !rows.isEmpty || !reading.wholes.isEmpty else { return }
    let owner = isMereLabel ? node.parent ?? node.id : node.id
    addShape(
      ShapeSite(
        node: node.id, owner: owner, rows: rows, list: nil,
        words: tableRole == nil ? shapeWords(owner) : partWords(owner),
        title: outline.nodes[owner].heading.text, isMarked: rows.contains { $0.isMarked },
        isInOperation: tableRole != nil,
        isResponse: tableRole == .response || tableRole == .responsePart,
        isCallback: isCallback,
        isPart: tableRole == .responsePart || tableRole == .requestPart,
        wholes: reading.wholes, header: table.header.map(\.text), location: table.location)
    )
  }

  /// "Query parameters", "URL Parameters", "Path params": a label, and of a request.
  static func saysQuery(_ words: Words) -> Bool {
    let places: Set<String> = ["query", "querystring", "url", "path"]
    return words.words.contains { places.contains($0) }
      && words.words.count > 1
      && words.words.allSatisfy { places.contains($0) || parameterPlaceWords.contains($0) }
  }

  /// A nested list describes an object where its items begin with a name in code and a colon.
  private mutating func findShape(_ list: List, in node: Outline.Node) {
    guard siteOfNode[node.id] == nil, shapes[node.id] == nil, !list.items.isEmpty,
      !placedValueLists.contains(list.location),
      !node.words.words.contains(where: { Self.failureWords.contains($0) }),
      !node.children.contains(where: { child in tables[child].contains { !$0.wholes.isEmpty } }),
      list.items.allSatisfy({ ListField($0) != nil })
    else { return }
    addShape(
      ShapeSite(
        node: node.id, owner: node.id, rows: [], list: list,
        words: node.words.dropping(lastIn: Self.shapeLabels).droppingArticle
          .dropping(prefix: apiWords),
        title: node.heading.text, isMarked: true, isInOperation: false, location: list.location))
  }

  /// What a list of failures is called: their names are none of attributes.
  private static let failureWords: WordSet = ["error", "errors"]

  mutating func addShape(_ site: ShapeSite) {
    shapes[site.node] = site
    shapeOrder.append(site.node)
    if site.isPart, let operation = siteOfNode[site.node] {
      let section = outline.nodes[site.node]
      partsOfSite[operation, default: OperationParts()].add(
        site.node, isResponse: site.isResponse, anchor: section.heading.anchor,
        name: site.words.folded, heading: section.words.singular.folded,
        names: site.rows.map(\.rootName))
    }
    shapesByOwner[site.owner, default: []].append(site.node)
  }

  /// The name that a section gives to a shape: no label behind it, no API name before it, singular.
  func shapeWords(_ node: Int) -> Words {
    var words = outline.nodes[node].words.dropping(lastIn: Self.shapeLabels)
    // "The book resource" is a book.
    if words.words.count > 1, words.words.last == "resource", !words.droppingArticle.isEmpty,
      words.droppingArticle.words.count > 1
    {
      words = Words(words: Array(words.words.dropLast()))
    }
    // "Objeto Book": in other languages the noun stands before the name.
    if words.words.count > 1, Self.objectWords.contains(words.words[0]) {
      words = Words(words: Array(words.words.dropFirst()))
    }
    // "Example Book object": of the book, whatever it is an example of.
    if words.words.count > 1, ["example", "sample"].contains(words.words[0]) {
      words = Words(words: Array(words.words.dropFirst()))
    }
    return ForeignWords.object(words).droppingArticle.dropping(prefix: apiWords).singular
  }

  /// The same for a section of an operation, whose heading may have words such as "parameters" behind the name.
  private func partWords(_ node: Int) -> Words {
    var words = outline.nodes[node].words.droppingArticle.beforeObject
    while words.words.count > 1, let last = words.words.last,
      Self.shapeLabels.contains(last) || Self.parameterPlaceWords.contains(last)
    {
      words = Words(words: Array(words.words.dropLast()))
    }
    return words.dropping(prefix: apiWords).singular
  }

  /// The shape or the values that a table's name in some prose means: the nearest section of that name.
  ///
  /// Where several have it, one in the same operation or the same resource wins, and for a request one
  /// whose rows are marked as required or optional.
  func findSection(
    named name: String, from node: Int, role: Model.Role, isCandidate: (Int) -> Bool
  ) -> Int? {
    // The nearest section is one of the same page, where that has one.
    let page = outline.nodes[node].page
    var matches = namedSections.named(name, onPage: page).filter(isCandidate)
    if matches.isEmpty { matches = namedSections.named(name, onPage: nil).filter(isCandidate) }
    guard matches.count > 1 else { return matches.first }
    let origin = Set([node] + outline.ancestors(of: node))
    func distance(_ candidate: Int) -> Int {
      let path = [candidate] + outline.ancestors(of: candidate)
      let steps = path.firstIndex { origin.contains($0) } ?? 50
      let marked = shapes[candidate]?.isMarked ?? false
      let wrongRole = role == .request && shapes[candidate] != nil && !marked ? 100 : 0
      let isOfRequest = shapes[candidate].map { $0.isInOperation && !$0.isResponse } ?? false
      let inOperation = role != .request && isOfRequest ? 100 : 0
      return steps + wrongRole + inOperation
    }
    return matches.min { lhs, rhs in
      let (left, right) = (distance(lhs), distance(rhs))
      return left == right ? lhs < rhs : left < right
    }
  }
}

/// An item of a nested list that describes an attribute: `` `vpc`: VPC-related options (optional) ``.
struct ListField {
  var name: String
  var description: [Inline]
  var nested: List?
  var location: SourceLocation

  init?(_ item: List.Item) {
    guard case .paragraph(let paragraph)? = item.blocks.first,
      case .code(let name)? = paragraph.content.first,
      !name.isEmpty, !name.contains(" "), paragraph.content.count > 1
    else { return nil }
    var description = Array(paragraph.content.dropFirst())
    guard case .text(let text)? = description.first else { return nil }
    let lead = text.drop { $0 == " " }
    guard let mark = lead.first, mark == ":" || mark == "-" || mark == "–" || mark == "—" else {
      return nil
    }
    description[0] = .text(String(lead.dropFirst().drop { $0 == " " }))
    self.name = name
    self.description = description
    location = item.location
    for block in item.blocks.dropFirst() {
      if case .list(let list) = block { nested = list }
    }
  }
}
