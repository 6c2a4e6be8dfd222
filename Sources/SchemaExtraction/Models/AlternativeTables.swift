import SlateDiagnostics
import SlateReference

/// Several tables that describe what may come back, one or the other: one object has the attributes of all of them.
extension Extraction {
  /// Joins the tables of a response whose headings begin with the same words, "Source: shop", "Source: library", and those
  /// whose heading says "Or".
  mutating func joinAlternatives() {
    var siblings: [Int: [Int]] = [:]
    var last: Int?
    for node in shapeOrder {
      guard let site = shapes[node], site.isResponse, !site.isPart, site.list == nil,
        let parent = outline.nodes[node].parent, VariantLabel(outline.nodes[node].words) == nil
      else { continue }
      if let last, siteOfNode[last] == siteOfNode[node], Self.saysOr(outline.nodes[node].words) {
        join(node, into: last)
        continue
      }
      last = node
      siblings[parent, default: []].append(node)
    }
    for (_, nodes) in siblings.sorted(by: { $0.key < $1.key }) where nodes.count > 1 {
      let headings = nodes.map { outline.nodes[$0].words.words }
      // The words that all headings begin with name what they are; those behind tell them apart.
      guard let first = headings.first,
        let shared = first.indices.last(where: { index in
          headings.allSatisfy { $0.starts(with: first[...index]) && $0.count > index + 1 }
        }),
        !Self.shapeLabels.contains(first[0]), !Self.responseWords.contains(first[0])
      else { continue }
      for node in nodes.dropFirst() { join(node, into: nodes[0]) }
      shapes[nodes[0]]?.words = Words(words: Array(first[...shared]))
    }
  }

  private mutating func join(_ node: Int, into first: Int) {
    join(shapes[node]?.rows ?? [], into: first)
    // It stays known as a table of the response, and describes nothing by itself.
    shapes[node]?.isPart = true
  }

  private static func saysOr(_ words: Words) -> Bool {
    words.words.first.map { ["or", "otherwise", "else", "alternatively"].contains($0) } ?? false
  }

  /// Whether a table stands behind words such as "Or, if there is none:", which make it an alternative to the one before.
  func isAlternative(_ table: Table, in node: Outline.Node) -> Bool {
    var lead: Words?
    for block in node.blocks {
      switch block {
      case .paragraph(let paragraph): lead = Words(paragraph.content.plainText)
      case .table(let other):
        if other.location == table.location {
          return lead.map(Self.saysOr) ?? false
        }
        lead = nil
      default: continue
      }
    }
    return false
  }

  /// Adds the rows of an alternative to a shape. What only one of them has may be missing, and what they have of several
  /// types is one of these.
  mutating func join(_ rows: [FieldRow], into node: Int) {
    guard var known = shapes[node]?.rows else { return }
    let names = Set(rows.map(\.name))
    for index in known.indices where !names.contains(known[index].name) {
      known[index].isNullable = true
    }
    var places = Dictionary(
      known.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    for var row in rows {
      guard let place = places[row.name] else {
        row.isNullable = true
        places[row.name] = known.count
        known.append(row)
        continue
      }
      mergedRows[row.location] = known[place].location
      known[place].isNullable = known[place].isNullable || row.isNullable
      if let text = known[place].typeText, let other = row.typeText,
        !" \(text) ".contains(" \(other) ")
      {
        known[place].typeText = "\(text) or \(other)"
        known[place].typeAnchors += row.typeAnchors
      }
    }
    shapes[node]?.rows = known
  }
}
