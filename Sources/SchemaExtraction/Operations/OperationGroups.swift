import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// Makes one group for each resource, and names the operations inside it.
  mutating func nameGroupsAndOperations() {
    pathBase = commonPathBase()
    var places: [GroupPlace] = []
    places.reserveCapacity(sites.count)
    let holders = Set(sites.flatMap { [$0.owner] + outline.ancestors(of: $0.owner) })
    var gathering: [Int: Bool] = [:]
    for site in sites {
      let node = groupNode(of: site, holders: holders, known: &gathering)
      places.append(groupPlace(of: site, at: node, holders: holders))
    }
    takePlacesOfOthers(&places)
    nameApart(&places)
    let shared = Self.namesOfOneResource(places)
    var groupOfKey: [String: String] = [:]
    var usedGroups = UsedNames()
    var usedNames = UsedNames()
    for (index, place) in places.enumerated() {
      let name = place.resource.flatMap { shared[$0] }
      let key = name == nil ? place.key : place.resource ?? place.key
      if groupOfKey[key] == nil {
        let heading = outline.nodes[place.node].heading
        let id = Self.unique((name ?? place.name).lowerCamel, in: &usedGroups)
        groupOfKey[key] = id
        add(
          OperationGroup(
            id: id, title: heading.text, page: page(of: place.node).name,
            location: heading.location))
        groupNodes[id] = place.node
      }
      sites[index].group = groupOfKey[key] ?? ""
    }
    let namings = operationNamings()
    let names = operationNames(namings)
    // What is written as an example of all goes without the name of another.
    let isGeneral = sites.map { self.isGeneral($0.owner, for: $0) }
    for index in sites.indices.filter({ !isGeneral[$0] }) + sites.indices.filter({ isGeneral[$0] })
    {
      var names = names[index]
      if isGeneral[index] {
        let heading = outline.nodes[sites[index].owner].words
        names.insert(OperationNaming.Name(text: heading.lowerCamel, evidence: .heading), at: 1)
      }
      let name = Self.first(of: names, in: sites[index].group, used: &usedNames)
      sites[index].name = name
      sites[index].isNamedByVerb = namings[index].beginsWithVerb(name)
    }
  }

  /// Where an operation's group comes from.
  struct GroupPlace {
    /// The section.
    var node: Int
    /// The section, and the resource of the paths where its heading names none.
    var key: String
    var name: Words
    /// The name for one, and the resource that the path names; nil where the heading says more, or something else.
    var resource: String?
    /// Whether its name is that of the paths, as the heading has other letters.
    var isOfPath = false
  }

  private func groupPlace(of site: EndpointSite, at node: Int, holders: Set<Int>) -> GroupPlace {
    let heading = outline.nodes[node].heading
    // "Endpoints" names no resource; the paths of what stands directly below do.
    let isNameless =
      Words(heading.text).words.allSatisfy { Self.gatheringWords.contains($0) }
      || Self.listsSeveral(heading.text)
    let own = ownResource(of: site, in: node, holders: holders)
    let resource = own ?? (isNameless ? pathWords(of: site) : nil)
    let place = own == nil ? "\(node)" : page(of: node).name
    let words = groupWords(heading)
    let spoken = resource ?? Self.latinName(words, besides: pathWords(of: site))
    let name = spoken ?? pathWords(of: site)
    let isWhole = name.folded == Words(heading.text).folded
    return GroupPlace(
      node: node, key: "\(place) \(resource?.singular.folded ?? "")", name: name,
      resource: isWhole ? "\(name.singular.folded) \(pathWords(of: site).folded)" : nil,
      isOfPath: spoken == nil)
  }

  /// Whether a heading is a list of what stands below it: "Books, authors and their publishers, orders".
  private static func listsSeveral(_ heading: String) -> Bool {
    guard heading.utf8.count > 24, heading.utf8.count < 400 else { return false }
    return heading.utf8.count { $0 == UInt8(ascii: ",") } > 1 && Words(heading).words.count > 3
  }

  /// The names of the resources that one heading has for one and another for many, "Book" and "Books" above paths that begin
  /// alike: both are one group.
  private static func namesOfOneResource(_ places: [GroupPlace]) -> [String: Words] {
    var names: [String: (one: Bool, many: Words?)] = [:]
    for place in places {
      guard let resource = place.resource else { continue }
      var known = names[resource] ?? (false, nil)
      if place.name.singular == place.name {
        known.one = true
      } else {
        known.many = known.many ?? place.name
      }
      names[resource] = known
    }
    return names.compactMapValues { $0.one ? $0.many : nil }
  }

  // What only looks at the state does not change it: a closure of a mutating method takes a copy of all of it for each
  // question that it asks.

  /// What each operation's name is made of.
  private func operationNamings() -> [OperationNaming] {
    let alternatives = alternativePaths()
    func use(of site: EndpointSite) -> String {
      "\(site.group) \(site.method) \(site.template.path)"
    }
    var usages: [String: Int] = [:]
    for site in sites where !site.isStream { usages[use(of: site), default: 0] += 1 }
    var owned: [Int: Int] = [:]
    for site in sites { owned[site.owner, default: 0] += 1 }
    let resources = groupNodes.mapValues { resourceWords(titledBelow: $0) }
    return sites.enumerated().map { index, site in
      OperationNaming(
        of: site, heading: operationTitle(of: site),
        isOneUsage: usages[use(of: site), default: 0] > 1,
        isAlternative: alternatives.contains(index),
        sharesHeading: owned[site.owner, default: 0] > 1, asksForList: asksForList(site),
        isOfGroup: { resources[site.group]?.contains(Words($0).singular.folded) ?? false })
    }
  }

  /// What an operation's heading says that is done.
  private func operationTitle(of site: EndpointSite) -> String {
    // "Pagination" says nothing of what is done.
    if isGeneral(site.owner, for: site) { return Words(site.group).words.joined(separator: " ") }
    // "GET /books – List all books": what stands behind the endpoint is the heading.
    let title = outline.nodes[site.owner].heading.text
    return DeclaredEndpoint.remarked(title)?.remark
      ?? HeadingOfTool(title, of: site)?.text ?? title
  }

  /// The names that each operation may have, the best first.
  private func operationNames(_ namings: [OperationNaming]) -> [[OperationNaming.Name]] {
    let subjects = OperationSubjects(sites)
    var names = zip(sites, namings).map { site, naming in
      naming.names(subjects, showsSeveral: { showsSeveral($0, site) })
    }
    // `list` is the list of all; that of `/users/{id}/entries` is `listForUser` beside it.
    var plain: Set<String> = []
    for (index, site) in sites.enumerated() where !namings[index].hasOwner {
      if let first = names[index].first { plain.insert("\(site.group).\(first.text)") }
    }
    for (index, site) in sites.enumerated() where namings[index].hasOwner {
      guard let first = names[index].first, first.evidence == .convention,
        plain.contains("\(site.group).\(first.text)")
      else { continue }
      names[index].append(names[index].removeFirst())
    }
    return names
  }

  /// The resource of an operation whose section stands by itself, "Getting a specific book" beside "Getting all books": what
  /// its heading says that something is done to, as the path calls it.
  private func ownResource(of site: EndpointSite, in node: Int, holders: Set<Int>) -> Words? {
    let heading = outline.nodes[node].words
    guard node == site.owner, heading.words.count > 1,
      !outline.nodes[node].children.contains(where: { holders.contains($0) }),
      OperationVerbs.verb(of: heading) != nil || OperationVerbs.isGerund(heading.words[0])
    else { return nil }
    let nouns = Set(heading.words.dropFirst().map { Words.singular(of: $0) })
    return site.template.path.parts(separatedBy: UInt8(ascii: "/")).reversed().lazy
      .filter { !$0.contains("{") }.map { Words($0) }
      .first { words in words.singular.words.allSatisfy { nouns.contains($0) } && !words.isEmpty }
  }

  /// The sites that one line declares with different paths: these tell them apart.
  private func alternativePaths() -> Set<Int> {
    let lines = Dictionary(grouping: sites.indices) { index in
      "\(sites[index].owner) \(sites[index].location.line)"
    }
    var alternatives: Set<Int> = []
    for indices in lines.values
    where indices.count > 1 && Set(indices.map { sites[$0].template.path }).count == indices.count {
      alternatives.formUnion(indices)
    }
    return alternatives
  }

  /// The resource's section: the highest one that the operation stands in.
  ///
  /// A heading that only says "Endpoints", or one whose operations all stand below further headings, gathers
  /// resources and is none: then the section below it is asked, and so on down to the operation's own.
  ///
  /// - Parameters:
  ///   - holders: The sections that operations stand in.
  ///   - known: The sections that were asked before, and whether they gather resources: all operations below one ask.
  private func groupNode(
    of site: EndpointSite, holders: Set<Int>, known: inout [Int: Bool]
  ) -> Int {
    let above = outline.ancestors(of: site.owner)
    let named = above.last { section in
      let gathers = known[section] ?? gathersResources(section, holders: holders)
      known[section] = gathers
      return !gathers
    }
    let node = named ?? above.first ?? site.owner
    return isMereLabel(node) ? sectionBefore(node) ?? node : node
  }

  /// Whether a heading only says what stands below it: "Fields".
  private func isMereLabel(_ node: Int) -> Bool {
    let words = outline.nodes[node].words.words
    return !words.isEmpty
      && words.allSatisfy {
        Self.shapeLabels.contains($0) || Self.partWords.contains($0)
          || Self.parameterPlaceWords.contains($0)
      }
  }

  /// The section that a label on its own level belongs to: the nearest before it that is more than one.
  private func sectionBefore(_ node: Int) -> Int? {
    guard let parent = outline.nodes[node].parent else { return nil }
    return outline.nodes[parent].children.last { $0 < node && !isMereLabel($0) }
  }

  private func gathersResources(_ node: Int, holders: Set<Int>) -> Bool {
    let words = outline.nodes[node].words
    if words.words.allSatisfy({ Self.gatheringWords.contains($0) }) { return true }
    guard siteOfNode[node] == nil else { return false }
    if Self.introductions.contains(words.folded) { return true }
    let children = outline.nodes[node].children
    return children.allSatisfy { siteOfNode[$0] == nil }
      && children.count { holders.contains($0) } > 1
  }

  /// Headings that stand above all that is said before the resources.
  private static let introductions: WordSet = [
    "introduction", "overview", "general", "gettingstarted",
  ]

  /// Words of headings that stand above resources and name none.
  static let gatheringWords: WordSet = [
    "api", "apis", "rest", "http", "endpoint", "endpoints", "method", "methods", "reference",
    "resource", "resources", "operations", "the", "v1", "v2", "v3", "v4",
  ]

  /// "Books (novels, atlases and other kinds)": a longer remark in brackets behind a name is no part of it.
  private static func withoutRemark(_ heading: String) -> Substring {
    guard heading.last == ")", let open = heading.firstIndex(of: "("),
      case let name = heading[..<open], Words(name).isLatin, !Words(name).isEmpty,
      Words(heading[open...]).words.count > 3
    else { return heading[...] }
    return name
  }

  private func groupWords(_ heading: Heading) -> Words {
    let words = Words(Self.withoutRemark(heading.text)).dropping(lastIn: [
      "api", "endpoints", "resource", "operations", "methods", "reference",
    ])
    .dropping(prefix: apiWords)
    .dropping(prefix: Words("resource"))
    return words.isEmpty ? Words("operations") : words
  }

  private static func unique(_ name: String, in used: inout UsedNames) -> String {
    let name = name.isEmpty ? "operations" : name
    return used.take(name) ? name : name + String(used.takeNumbered(name))
  }

  /// The first name that no operation of the group has, or the last with a number.
  private static func first(
    of names: [OperationNaming.Name], in group: String, used: inout UsedNames
  ) -> String {
    for name in names where used.take("\(group).\(name.text)") { return name.text }
    let base = names.last?.text ?? "operation"
    return base + String(used.takeNumbered("\(group).\(base)"))
  }

  /// The resources that a group's headings name: a path's segment `trigger` is the one of "Service triggers".
  private func resourceWords(titledBelow node: Int) -> Set<String> {
    let titles = ([node] + outline.nodes[node].children).lazy.filter { siteOfNode[$0] == nil }
    return Set(titles.compactMap { outline.nodes[$0].words.singular.words.last })
  }

  /// Whether the sample of an answer to "Get settings" shows a list; nil where there is none.
  private func showsSeveral(_ noun: String, _ site: EndpointSite) -> Bool? {
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks
      where code.showsResponse && code.text.contains(where: { $0 == "{" || $0 == "[" }) {
        // One of them is got behind the same path: these are all, whatever holds them.
        if sites.contains(where: { $0.method == "GET" && isItem($0, of: site) }) { return true }
        if code.text.hasPrefix("HTTP/"), reading(of: code).documents.first?.isList == true {
          return true
        }
        return code.text.first { !$0.isWhitespace } == "["
          || ([noun] + Self.listNames).contains { code.text.contains("\"\($0)\": [") }
      }
    }
    return nil
  }

  /// Whether a path is that of an item of what another one leads to: `/books/{id}` of `/books`.
  private func isItem(_ item: EndpointSite, of collection: EndpointSite) -> Bool {
    guard item.group == collection.group, item.template.path.last == "}",
      item.template.path.hasPrefix(collection.template.path + "/{")
    else { return false }
    return !item.template.path.dropFirst(collection.template.path.count + 1).contains("/")
  }

  /// What an answer calls the list that it holds.
  private static let listNames = ["data", "items", "results", "result", "records", "list", "rows"]
}
