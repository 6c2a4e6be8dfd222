import SlateDiagnostics
import SlateReference

/// Which sections belong to an operation: those below its heading that have no endpoint of their own.
extension Extraction {
  /// How many operations below one heading each get what it says of all of them: with more, text and time would grow with
  /// their number times the text.
  private static let sharing = 40

  /// Says that what stands once is not given to all that it is said of.
  mutating func warnShared(_ message: String, at location: SourceLocation) {
    warn(.sharedTooOften, message, at: location)
  }

  /// Says of what more operations than ``sharing`` do not get what their heading says.
  mutating func reportCrowds() {
    for (owner, indices) in sitesOfOwner.sorted(by: { $0.key < $1.key })
    where indices.count > Self.sharing {
      let first = sites[indices[0]]
      let own = first.declaration == owner ? [] : outline.subtree(of: first.declaration)
      let tellsOfAll = Set(first.sections).subtracting(own).contains { node in
        outline.nodes[node].blocks.contains { if case .code = $0 { true } else { false } }
          || tables[node].contains { $0.columns.kind == .fields }
      }
      guard tellsOfAll else { continue }
      warnShared(
        "\(indices.count) operations stand below '\(outline.nodes[owner].heading.text)'; what is said there of all of "
          + "them, in tables and samples, is read as said of '\(first.method) \(first.template.path)' alone",
        at: outline.nodes[owner].heading.location)
    }
  }

  /// Gives every section below an operation's heading to that operation, unless it has endpoints of its own.
  mutating func assignSections() {
    var sitesByOwner: [Int: [Int]] = [:]
    for (index, site) in sites.enumerated() { sitesByOwner[site.owner, default: []].append(index) }
    sitesOfOwner = sitesByOwner
    let followers = followingLabels(of: sitesByOwner)
    let following = Set(followers.values.joined())
    var divided: [Int: SharedTables] = [:]
    var rests: [Int: [Int]] = [:]
    for (index, site) in sites.enumerated() {
      defer { finishSections(of: index, following, followers, sitesByOwner) }
      sites[index].sharedSections = []
      sites[index].othersTables = []
      let same = sitesByOwner[site.owner] ?? [index]
      if same.count == 1 {
        sites[index].sections = sections(of: site.owner, stoppingAt: sitesByOwner)
      } else {
        let first = same[0]
        let isCrowd = same.count > Self.sharing
        sites[index].isInCrowd = isCrowd && first != index
        // Several endpoints under one heading: each has the section of its declaration.
        sites[index].sections =
          site.declaration != site.owner
          ? outline.subtree(of: site.declaration) : sites[index].isInCrowd ? [] : [site.owner]
        // What a crowd's heading says goes to the first of it, and the others need not know.
        if sites[index].isInCrowd { continue }
        let rest = rests[site.owner] ?? undeclaredSections(of: site.owner, same, sitesByOwner)
        rests[site.owner] = rest
        if isCrowd {
          sites[index].add(rest)
        } else if first != index, sites[first].location == site.location {
          // "`POST /buy` or `POST /sell`": what is said once is about both.
          sites[index].add(rest)
        } else {
          let parts =
            divided[site.owner]
            ?? SharedTables(rest, of: site.owner, same, in: sites, outline, tables)
          divided[site.owner] = parts
          sites[index].add(parts.sections[index] ?? [])
          let known = Set(sites[index].sections)
          sites[index].sharedSections = (parts.shared[index] ?? []).filter { !known.contains($0) }
          sites[index].othersTables = parts.othersTables[index] ?? []
        }
      }
    }
  }

  /// The sections below an owner that no endpoint of its own is declared in.
  private func undeclaredSections(
    of owner: Int, _ declaring: [Int], _ owners: [Int: [Int]]
  ) -> [Int] {
    let taken = Set(
      declaring.flatMap { other in
        sites[other].declaration == owner ? [] : outline.subtree(of: sites[other].declaration)
      })
    return sections(of: owner, stoppingAt: owners).filter { !taken.contains($0) }
  }

  private mutating func finishSections(
    of index: Int, _ following: Set<Int>, _ followers: [Int: [Int]], _ owners: [Int: [Int]]
  ) {
    let site = sites[index]
    if site.isListed { leaveToResource(index) }
    sites[index].sections.removeAll { following.contains($0) }
    sites[index].sections += followers[site.owner] ?? []
    for owner in site.furtherOwners {
      sites[index].sections += sections(of: owner, stoppingAt: owners)
    }
    sites[index].isStream = isStream(sites[index])
    for node in sites[index].sections where siteOfNode[node] == nil { siteOfNode[node] = index }
  }

  /// What an overview stands above are the sections of the resource, but for those that say which part of an operation
  /// they are.
  private mutating func leaveToResource(_ index: Int) {
    guard sites[index].sections.count + sites[index].sharedSections.count > 1 else { return }
    let owner = sites[index].owner
    var kept: Set<Int> = [owner]
    for child in outline.nodes[owner].children where namesPartOfOperation(child) {
      kept.formUnion(outline.subtree(of: child))
    }
    let subtree = Set(outline.subtree(of: owner))
    sites[index].sections.removeAll { subtree.contains($0) && !kept.contains($0) }
    sites[index].sharedSections.removeAll { subtree.contains($0) && !kept.contains($0) }
  }

  /// The sections behind an operation's own, on the same level, whose headings are mere labels: "### Parameters" behind
  /// "### Create a book" is not another part of the chapter.
  private func followingLabels(of owners: [Int: [Int]]) -> [Int: [Int]] {
    var followers: [Int: [Int]] = [:]
    for node in outline.nodes {
      var current: Int?
      for child in node.children {
        if owners[child] != nil {
          current = owners[child]?.count == 1 ? child : nil
        } else if !namesPartOfOperation(child) {
          current = nil
        } else if let current {
          followers[current, default: []] += sections(of: child, stoppingAt: owners)
        }
      }
    }
    return followers
  }

  /// Whether a heading says no more than which part of an operation stands below it.
  private func namesPartOfOperation(_ node: Int) -> Bool {
    let words = outline.nodes[node].words.words
    return words.contains {
      Self.parameterPlaceWords.contains($0) || Self.responseWords.contains($0)
    }
      && words.allSatisfy {
        Self.parameterPlaceWords.contains($0) || Self.responseWords.contains($0)
          || Self.partWords.contains($0)
      }
  }

  static let partWords: WordSet = [
    "http", "in", "of", "the", "to", "and", "for", "optional", "required", "example", "examples",
    "sample", "fields", "attributes", "object", "format", "value", "values", "в", "de", "da", "do",
    "du", "la", "der",
  ]

  func sections(of owner: Int, stoppingAt owners: [Int: [Int]]) -> [Int] {
    var result: [Int] = []
    var pending = [owner]
    while let next = pending.popLast() {
      if next != owner, owners[next] != nil { continue }
      result.append(next)
      pending.append(contentsOf: outline.nodes[next].children.reversed())
    }
    return result
  }
}
