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
  /// Where the table or the list stands.
  var location: SourceLocation
}

extension Extraction {
  /// Words at the end of a heading that say what the table is, not what it describes.
  static let shapeLabels: Set<String> = [
    "attributes", "attribute", "fields", "field", "properties", "property", "object", "schema",
    "parameters", "definition", "model", "representation", "structure", "columns",
  ]

  /// Words of headings above what an operation answers with.
  static let responseWords: Set<String> = [
    "response", "responses", "returns", "returned", "result",
  ]

  /// Finds the tables of attributes, the lists that describe objects, and the tables of values.
  mutating func findShapes() {
    for node in outline.nodes {
      for reading in tables[node.id] { findShape(reading, in: node) }
      for case .list(let list) in node.blocks { findShape(list, in: node) }
    }
  }

  private mutating func findShape(_ reading: TableReading, in node: Outline.Node) {
    let (table, columns) = (reading.table, reading.columns)
    switch columns.kind {
    case .fields: break
    case .values:
      if valueTables[node.id] == nil { valueTables[node.id] = "" }
      return
    case .errors, .overview, .other: return
    }
    let words = node.words
    let naming = words.dropping(lastIn: Self.shapeLabels)
    let isMereLabel = naming.words.allSatisfy { Self.shapeLabels.contains($0) }
    let isResponse =
      siteOfNode[node.id] != nil && !Self.responseWords.isDisjoint(with: words.words)
    if siteOfNode[node.id] != nil, !isResponse {
      // Inside an operation a table is one of its parameters, unless its heading names a shape.
      let nameHeader = Words(table.header[columns.name].text).words
      let isAttributeTable = !Set(nameHeader).isDisjoint(with: ["attribute", "field", "property"])
      guard isAttributeTable, !isMereLabel, naming.words != words.words,
        !Self.parameterPlaceWords.contains(where: { words.words.contains($0) })
      else { return }
    }
    guard shapes[node.id] == nil else {
      warn(
        .tableIgnored,
        "A second table of attributes stands below '\(node.heading.text)'; only the first is read. "
          + "A heading of its own makes it the table of another object",
        at: table.location)
      return
    }
    let rows = reading.rows
    guard !rows.isEmpty else { return }
    let owner = isMereLabel ? node.parent ?? node.id : node.id
    addShape(
      ShapeSite(
        node: node.id, owner: owner, rows: rows, list: nil, words: shapeWords(owner),
        title: outline.nodes[owner].heading.text, isMarked: rows.contains { $0.isMarked },
        isInOperation: siteOfNode[node.id] != nil, isResponse: isResponse, location: table.location)
    )
  }

  /// A nested list describes an object where its items begin with a name in code and a colon.
  private mutating func findShape(_ list: List, in node: Outline.Node) {
    guard siteOfNode[node.id] == nil, shapes[node.id] == nil, !list.items.isEmpty,
      list.items.allSatisfy({ ListField($0) != nil })
    else { return }
    addShape(
      ShapeSite(
        node: node.id, owner: node.id, rows: [], list: list,
        words: node.words.dropping(lastIn: Self.shapeLabels).droppingArticle
          .dropping(prefix: apiWords),
        title: node.heading.text, isMarked: true, isInOperation: false, location: list.location))
  }

  private mutating func addShape(_ site: ShapeSite) {
    shapes[site.node] = site
    shapeOrder.append(site.node)
    shapesByOwner[site.owner, default: []].append(site.node)
  }

  /// The name that a section gives to a shape: no label behind it, no API name before it, singular.
  func shapeWords(_ node: Int) -> Words {
    outline.nodes[node].words.dropping(lastIn: Self.shapeLabels)
      .droppingArticle.dropping(prefix: apiWords).singular
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
      let inOperation = role != .request && (shapes[candidate]?.isInOperation ?? false) ? 100 : 0
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
