import APISchema
import SlateDiagnostics
import SlateReference

/// How the object of one section differs from that of another: "The same as a book, with these added attributes".
struct ModelVariant {
  /// The section that describes the other object.
  var base: Int
  /// The attributes that the variant lacks.
  var removed: Set<String> = []
  /// The attributes that it has in another form.
  var changed: [FieldRow] = []
}

/// What a heading says about the attributes below it, beside those of another object.
enum VariantLabel {
  case added, removed, changed

  /// Reads "Added attributes", "Removed fields"; nil for every other heading.
  init?(_ words: Words) {
    guard words.words.count > 1, let first = words.words.first, let label = Self.labels[first],
      words.words.dropFirst().allSatisfy({
        Extraction.shapeLabels.contains($0) || Extraction.responseWords.contains($0)
      })
    else { return nil }
    self = label
  }

  /// Words that say that attributes come to those that are known.
  static let adding: Set<String> = ["added", "additional", "extra"]

  private static let labels: [String: VariantLabel] = {
    var labels: [String: VariantLabel] = [:]
    for word in adding { labels[word] = .added }
    for word in ["removed", "omitted", "excluded"] { labels[word] = .removed }
    for word in ["modified", "changed", "altered"] { labels[word] = .changed }
    return labels
  }()
}

extension Extraction {
  /// Finds the sections that tell an object by its difference from another: the one of the section above, or the one
  /// that a sentence links to.
  mutating func findVariants() {
    for node in outline.nodes where siteOfNode[node.id] == nil {
      if let variant = variant(in: node) { variants[node.id] = variant }
    }
  }

  private func variant(in node: Outline.Node) -> ModelVariant? {
    let labels = node.children.compactMap { child in
      VariantLabel(outline.nodes[child].words).map { (child, $0) }
    }
    guard !labels.isEmpty else { return sentence(in: node).map { ModelVariant(base: $0) } }
    // More attributes of the section's own object are no other object.
    guard !holdsFields(node), labels.count == node.children.count,
      let parent = node.parent, describesObject(outline.nodes[parent])
    else { return nil }
    var variant = ModelVariant(base: parent)
    for (child, label) in labels {
      for case .list(let list) in outline.nodes[child].blocks {
        switch label {
        case .added: continue
        case .removed: variant.removed.formUnion(list.items.compactMap(Self.leadingName))
        case .changed: variant.changed += list.items.compactMap(Self.changedRow)
        }
      }
      guard label == .changed else { continue }
      for reading in tables[child] where reading.columns.kind == .fields {
        variant.changed += reading.rows
      }
    }
    return variant
  }

  /// The section that "The same as [Book](#book), with the following added attributes:" links to.
  private func sentence(in node: Outline.Node) -> Int? {
    guard holdsFields(node) else { return nil }
    for case .paragraph(let paragraph) in node.blocks {
      let words = Set(Words(paragraph.content.plainText).words)
      guard words.contains("same"), !words.isDisjoint(with: VariantLabel.adding),
        !words.isDisjoint(with: Self.shapeLabels)
      else { continue }
      for case .link(let destination, _) in paragraph.content where destination.hasPrefix("#") {
        let sections = outline.sections(behind: String(destination.dropFirst())) ?? []
        let base = sections.first { $0 != node.id && describesObject(outline.nodes[$0]) }
        if let base { return base }
      }
    }
    return nil
  }

  private func holdsFields(_ node: Outline.Node) -> Bool {
    tables[node.id].contains { $0.columns.kind == .fields }
  }

  /// Whether a section has a table of attributes, itself or below a mere label.
  private func describesObject(_ node: Outline.Node) -> Bool {
    holdsFields(node)
      || node.children.contains { child in
        outline.nodes[child].words.words.allSatisfy { Self.shapeLabels.contains($0) }
          && holdsFields(outline.nodes[child])
      }
  }

  /// A section that adds nothing has no table to be found by: it is a shape all the same.
  mutating func addVariantWithoutTable(_ node: Outline.Node) {
    guard variants[node.id] != nil, !holdsFields(node),
      !node.children.contains(where: {
        VariantLabel(outline.nodes[$0].words) == .added && holdsFields(outline.nodes[$0])
      })
    else { return }
    addShape(
      ShapeSite(
        node: node.id, owner: node.id, rows: [], list: nil, words: shapeWords(node.id),
        title: node.heading.text, isMarked: false, isInOperation: false,
        location: node.heading.location))
  }

  // MARK: Items of lists

  /// "* `shelf`": the name that an item begins with.
  private static func leadingName(of item: List.Item) -> String? {
    guard case .paragraph(let paragraph)? = item.blocks.first,
      case .code(let name)? = paragraph.content.first, !name.isEmpty, !name.contains(" ")
    else { return nil }
    return name
  }

  /// "* `books` is an Array of [Book](#book)": the name, and the type that it has now.
  private static func changedRow(of item: List.Item) -> FieldRow? {
    guard let name = leadingName(of: item), case .paragraph(let paragraph)? = item.blocks.first
    else { return nil }
    let told = Array(paragraph.content.dropFirst())
    var text = told.plainText.trimmingSpaces()
    if text.last == "." { text = text.dropLast() }
    var row = FieldRow(name: name, description: [], location: item.location)
    for lead in ["is now ", "is ", "are "] where text.hasPrefix(lead) {
      text = text.dropFirst(lead.utf8.count)
      for article in ["an ", "a "] where text.hasPrefix(article) {
        text = text.dropFirst(article.utf8.count)
      }
      row.readType(String(text), links: told)
      return row
    }
    row.description = told
    return row
  }

  // MARK: Building

  /// The attributes that a variant has from the other object.
  ///
  /// - Parameter rows: What the variant says of attributes itself. Those that it changes come to them; those that speak of
  ///   what lies deep inside an attribute of the other object go, as they change nothing that has a type here.
  mutating func inherited(
    by variant: ModelVariant, role: Model.Role, with rows: inout [FieldRow],
    at location: SourceLocation
  ) -> [Property] {
    var properties: [Property] = []
    if let base = shape(describedIn: variant.base) {
      let sample = shapes[base].flatMap { sampleObject(of: $0) }
      let name = buildShape(
        base, role: role, sample: role == .response ? sample?.value : nil,
        location: sample?.location)
      properties = name.flatMap { model($0) }?.properties ?? []
    }
    let places = Dictionary(properties.map { ($0.name, $0.location) }) { first, _ in first }
    rows = variant.changed + rows
    rows.removeAll { row in
      guard row.rootName != row.name, let place = places[row.rootName] else { return false }
      mergedRows[row.location] = place
      return true
    }
    let told = Set(rows.map(\.name))
    let kept = properties.filter { !variant.removed.contains($0.name) && !told.contains($0.name) }
    guard inheritedCount.add(kept.count) else {
      warnShared(
        "'\(outline.nodes[variant.base].heading.text)' has \(kept.count) attributes that a form of it should have, too; "
          + "with those of other forms these are too many, so it has none of them",
        at: location)
      return []
    }
    return kept
  }

  /// What a variant is called where its section says nothing about it.
  func documentation(of variant: ModelVariant) -> String {
    guard let base = shape(describedIn: variant.base),
      let name = builtShapes[ShapeKey(node: base, role: .response)]
    else { return "" }
    return "A form of [\(outline.nodes[variant.base].heading.text)](model:\(name))."
  }

  /// The name of an object by what it adds to another: `BookWithShelf`, or `ExtendedBook` where it is more.
  static func variantNames(of base: Words, adding rows: [FieldRow]) -> [Words] {
    var added: [[String]] = []
    for row in rows {
      let words = Words(row.rootName).words
      if !added.contains(words) { added.append(words) }
    }
    let extended = Words(words: ["extended"] + base.words)
    guard added.count < 3 else { return [extended] }
    let names = added.joined(separator: ["and"])
    return [Words(words: base.words + ["with"] + names), extended]
  }
}
