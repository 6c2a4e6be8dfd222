import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Gives every shape outside operations its model's name, and every group its model.
  mutating func nameModels() {
    // A resource has its name before a part of another one: the attributes of products before an attribute of a product.
    let named = shapeOrder.filter { shapes[$0].map { !$0.isInOperation } ?? false }
    let resources = named.filter { shapes[$0].map { isResource($0) } ?? false }
    let parts = named.filter { !(shapes[$0].map { isResource($0) } ?? false) }
    let namesakes = Set(resources.filter { isNamesake(of: outline.root(of: $0), $0) })
    let order = resources.filter(namesakes.contains) + resources.filter { !namesakes.contains($0) }
    let ofMany = shapesOfMany(among: named)
    for node in order + parts {
      guard let site = shapes[node] else { continue }
      let own = ofMany[node].map { [$0] } ?? []
      setModel(
        claimTypeName(own + shapeNames(of: site, at: node)),
        of: ShapeKey(node: node, role: .response))
    }
    for node in resources where ofMany[node] == nil {
      guard let site = shapes[node], let name = builtShapes[ShapeKey(node: node, role: .response)]
      else { continue }
      register(resource: name, words: site.words)
      register(
        resource: name, words: Words(site.title).dropping(lastIn: Self.shapeLabels).singular)
    }
    for index in schema.groups.indices {
      guard let node = groupNodes[schema.groups[index].id] else { continue }
      setModel(modelOfGroup(at: node), ofGroupAt: index)
    }
  }

  /// The shapes that hold what other shapes are and have the plurals of their names, with these as names: "Transactions" with an
  /// attribute `transactions`, beside "Transaction", is a page of them.
  private func shapesOfMany(among nodes: [Int]) -> [Int: Words] {
    func title(_ node: Int) -> Words {
      Words(shapes[node]?.title ?? "").dropping(lastIn: Self.shapeLabels)
    }
    var ones: Set<String> = []
    for node in nodes where title(node) == title(node).singular { ones.insert(title(node).folded) }
    guard !ones.isEmpty else { return [:] }
    var found: [Int: Words] = [:]
    for node in nodes {
      let words = title(node)
      let one = words.singular
      guard words != one, ones.contains(one.folded), let shape = shapes[node], shape.words == one
      else { continue }
      let holdsThem = shape.rows.contains { row in
        let name = Words(row.rootName).singular
        return name.folded == one.folded
          || name.words.count == 1 && name.words.last == one.words.last
      }
      if holdsThem { found[node] = words }
    }
    return found
  }

  /// Whether a shape has the name of the section that all of it stands in.
  private func isNamesake(of root: Int, _ node: Int) -> Bool {
    shapes[node]?.words.folded == outline.nodes[root].words.singular.folded
  }

  /// The names that a shape may have, the best first: its own words, with those of a section above it where they say more.
  private func shapeNames(of site: ShapeSite, at node: Int) -> [Words] {
    let own = site.words.isEmpty ? Words("value") : site.words
    let above = outline.ancestors(of: node).map {
      outline.nodes[$0].words.dropping(lastIn: Self.shapeLabels).singular
    }
    let telling = above.filter {
      !own.words.starts(with: $0.words) && !$0.words.starts(with: own.words)
        && !($0.words.count == 1 && Self.generalNames.contains($0.words[0]))
    }
    let longer = telling.map { Words(words: $0.words + own.words) }
    // "Payload" says nothing where the section above says whose.
    let isGeneral = own.words.count == 1 && Self.generalNames.contains(own.words[0])
    return (isGeneral && !longer.isEmpty ? longer + [own] : [own] + longer)
      + [Words(words: own.words + ["entry"])]
  }

  private static let generalNames: WordSet = [
    "payload", "data", "body", "content", "contents", "object", "value", "item", "result", "detail",
    "info", "information", "element", "entry", "record",
  ]

  /// A shape with a section of its own describes a resource; one that stands beside it describes a part.
  private func isResource(_ site: ShapeSite) -> Bool {
    // A nested list says what a caller may send, and so do parameters of a query that no endpoint stands above; a
    // resource is what the server sends.
    site.list == nil && !site.isCallback && !Self.saysQuery(outline.nodes[site.node].words)
      && (site.owner != site.node || !hasResourceAbove(site))
  }

  private func hasResourceAbove(_ site: ShapeSite) -> Bool {
    let above = outline.ancestors(of: site.node)
    return above.contains { owner in
      (shapesByOwner[owner] ?? []).contains { $0 != site.node && $0 != owner }
    }
  }

  /// The first resource described below a group's heading.
  private func modelOfGroup(at root: Int) -> String? {
    let candidates = outline.subtree(of: root).filter { node in
      guard let site = shapes[node], !site.isInOperation else { return false }
      return isResource(site)
    }
    let wanted = outline.nodes[root].words.singular.folded
    let best = candidates.first { shapes[$0]?.words.folded == wanted } ?? candidates.first
    return best.flatMap { builtShapes[ShapeKey(node: $0, role: .response)] }
  }

  /// Makes a model findable by the words that people use for it: with and without the API's name, and by
  /// its last word alone where no other model has that.
  mutating func register(resource name: String, words: Words) {
    guard !words.isEmpty else { return }
    resourceNames[words.singular.folded] = name
    let withAPIName = Words(words: apiWords.words + words.words)
    if resourceNames[withAPIName.singular.folded] == nil {
      resourceNames[withAPIName.singular.folded] = name
    }
  }

  /// The noun ends where a clause begins: "of the regions to which this type can be deployed".
  private static let clauseWords: WordSet = [
    "where", "which", "that", "to", "used", "being", "for", "in", "of", "on", "from", "with", "is",
    "are", "it", "belonging", "available", "launched", "and", "or", "hosting", "at", "as", "by",
    "this",
  ]

  private static let fillerWords: WordSet = [
    "the", "a", "an", "target", "related", "all", "each", "every", "its", "their", "filter", "list",
    "individual", "api", "existing", "created", "new", "given", "associated", "client", "server",
    "rest",
  ]

  /// The model that some prose names first: "the `Region` objects", "node types available in the region".
  func resource(in prose: String) -> String? {
    var phrase: [String] = []
    for word in Words(prose).words {
      if phrase.isEmpty, Self.fillerWords.contains(word) { continue }
      if Self.clauseWords.contains(word) {
        if phrase.isEmpty { continue }
        break
      }
      phrase.append(word)
      if phrase.count == 6 { break }
    }
    while !phrase.isEmpty {
      for start in phrase.indices {
        let words = Words(words: Array(phrase[start...]))
        if let name = resourceNames[words.singular.folded] { return name }
      }
      phrase.removeLast()
    }
    return nil
  }

  /// The model that a name alone means: exactly, or by the words that it ends with.
  func resource(named name: String) -> String? {
    let words = Words(name).singular
    if let exact = resourceNames[words.folded] { return exact }
    // "Repository" for "External Repository": one model whose name ends with the words.
    guard let last = words.words.last else {
      return groupModels.count == 1 ? groupModels.first : nil
    }
    let matches = (groupModelsByLastWord[last] ?? []).filter { model in
      let modelWords = Words(model).words
      return modelWords.count > words.words.count
        && modelWords.suffix(words.words.count) == words.words[...]
    }
    return matches.count == 1 ? matches.first : nil
  }

  /// Links to sections become links to what they describe: an operation, a model, an enumeration.
  mutating func prepareLinks() {
    for (anchor, nodes) in outline.nodesByAnchor.sorted(by: { $0.key < $1.key }) {
      for node in nodes {
        if let index = siteOfNode[node], sites[index].owner == node {
          linkTargets[anchor] = "operation:\(sites[index].group).\(sites[index].name)"
          break
        }
        if let name = builtShapes[ShapeKey(node: node, role: .response)] {
          linkTargets[anchor] = "model:\(name)"
          break
        }
        if let child = outline.nodes[node].children.first(where: { shapes[$0]?.owner == node }),
          let name = builtShapes[ShapeKey(node: child, role: .response)]
        {
          linkTargets[anchor] = "model:\(name)"
          break
        }
      }
    }
  }
}
