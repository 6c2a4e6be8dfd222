import SlateDiagnostics
import SlateReference

/// Several tables that describe what may come back, one or the other: one object has the attributes of all of them.
extension Extraction {
  /// Joins the tables of a response whose headings begin with the same words, "Source: shop", "Source: library", and those
  /// whose heading says "Or".
  mutating func joinAlternatives() {
    var siblings: [Int: [Int]] = [:]
    var joined: [Int: [Int]] = [:]
    var last: Int?
    for node in shapeOrder {
      guard let site = shapes[node], site.isResponse, !site.isPart, site.list == nil,
        let parent = outline.nodes[node].parent, VariantLabel(outline.nodes[node].words) == nil
      else { continue }
      if let last, siteOfNode[last] == siteOfNode[node], Self.saysOr(outline.nodes[node].words) {
        joined[last, default: []].append(node)
        continue
      }
      last = node
      siblings[parent, default: []].append(node)
    }
    for (first, nodes) in joined { join(nodes, into: first) }
    for (_, nodes) in siblings.sorted(by: { $0.key < $1.key }) where nodes.count > 1 {
      let headings = nodes.map { outline.nodes[$0].words.words }
      // The words that all headings begin with name what they are; those behind tell them apart.
      guard let first = headings.first,
        let shared = first.indices.last(where: { index in
          headings.allSatisfy { $0.starts(with: first[...index]) && $0.count > index + 1 }
        }),
        !Self.shapeLabels.contains(first[0]), !Self.responseWords.contains(first[0])
      else { continue }
      join(Array(nodes.dropFirst()), into: nodes[0])
      shapes[nodes[0]]?.words = Words(words: Array(first[...shared]))
    }
  }

  private mutating func join(_ nodes: [Int], into first: Int) {
    join(nodes.map { shapes[$0]?.rows ?? [] }, into: first)
    // They stay known as tables of the response, and describe nothing by themselves.
    for node in nodes { shapes[node]?.isPart = true }
  }

  private static func saysOr(_ words: Words) -> Bool {
    words.words.first.map { ["or", "otherwise", "else", "alternatively"].contains($0) } ?? false
  }

  /// Whether a table stands behind words such as "Or, if there is none:", which make it an alternative to the one before.
  mutating func isAlternative(_ table: Table, in node: Outline.Node) -> Bool {
    if let known = knownAlternatives, known.node == node.id {
      return known.tables.contains(table.location)
    }
    var tables: Set<SourceLocation> = []
    var isLed = false
    for block in node.blocks {
      switch block {
      case .paragraph(let paragraph): isLed = Self.saysOr(Words(paragraph.content.plainText))
      case .table(let table):
        if isLed { tables.insert(table.location) }
        isLed = false
      default: continue
      }
    }
    knownAlternatives = (node.id, tables)
    return tables.contains(table.location)
  }

  /// Adds the rows of alternatives to a shape. What only some of them have may be missing, and what they have of several
  /// types is one of these.
  mutating func join(_ alternatives: [[FieldRow]], into node: Int) {
    guard var known = shapes[node]?.rows else { return }
    /// The last alternative that has each row, and how many have it; the shape's own is the first.
    var last = Array(repeating: -1, count: known.count)
    var counts = Array(repeating: 1, count: known.count)
    var places = Dictionary(
      known.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for (alternative, rows) in alternatives.enumerated() {
      for row in rows {
        guard let place = places[row.name] else {
          places[row.name] = known.count
          known.append(row)
          last.append(alternative)
          counts.append(1)
          continue
        }
        if last[place] != alternative { counts[place] += 1 }
        last[place] = alternative
        mergedRows[row.location] = known[place].location
        known[place].isNullable = known[place].isNullable || row.isNullable
        if let text = known[place].typeText, let other = row.typeText,
          !" \(text) ".contains(" \(other) ")
        {
          known[place].typeText = "\(text) or \(other)"
          known[place].typeAnchors += row.typeAnchors
        }
      }
    }
    for place in known.indices where counts[place] <= alternatives.count {
      known[place].isNullable = true
    }
    shapes[node]?.rows = known
  }
}
