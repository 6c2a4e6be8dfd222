import SlateDiagnostics
import SlateReference

/// The endpoints by their headings, and what several endpoints below one heading share.
private struct DividedSections {
  let owners: [Int: [Int]]
  /// The labels behind the sections of operations.
  let followers: [Int: [Int]]
  let following: Set<Int>
  /// What stands below the heading of several endpoints and declares none of them.
  var rests: [Int: [Int]] = [:]
  var shared: [Int: SharedTables] = [:]

  init(_ owners: [Int: [Int]], followers: [Int: [Int]]) {
    self.owners = owners
    self.followers = followers
    following = Set(followers.values.joined())
  }
}

/// Which sections belong to an operation: those below its heading that have no endpoint of their own.
extension Extraction {
  /// Gives every section below an operation's heading to that operation, unless it has endpoints of its own.
  mutating func assignSections() {
    var owners: [Int: [Int]] = [:]
    for (index, site) in sites.enumerated() { owners[site.owner, default: []].append(index) }
    sitesOfOwner = owners
    var divided = DividedSections(owners, followers: followingLabels(of: owners))
    for index in sites.indices {
      sites[index].sharedSections = []
      sites[index].othersTables = []
      let owner = sites[index].owner
      let same = owners[owner] ?? [index]
      if same.count == 1 {
        sites[index].sections = sections(of: owner, stoppingAt: owners)
      } else {
        assignShared(to: index, among: same, &divided)
      }
      finishSections(of: index, divided)
    }
  }

  /// Several endpoints under one heading: each has the section of its declaration, and its share of the rest.
  private mutating func assignShared(
    to index: Int, among same: [Int], _ divided: inout DividedSections
  ) {
    let site = sites[index]
    let first = same[0]
    let isCrowd = same.count > Self.sharing
    let isInCrowd = isCrowd && first != index
    sites[index].isInCrowd = isInCrowd
    sites[index].sections =
      site.declaration != site.owner
      ? outline.subtree(of: site.declaration) : isInCrowd ? [] : [site.owner]
    // What a crowd's heading says goes to the first of it, and the others need not know.
    if isInCrowd { return }
    let rest = divided.rests[site.owner] ?? undeclaredSections(of: site.owner, divided.owners)
    divided.rests[site.owner] = rest
    // "`POST /buy` or `POST /sell`": what is said once is about both.
    let isAlternative = first != index && sites[first].location == site.location
    if isCrowd || isAlternative { return sites[index].add(rest) }
    let parts =
      divided.shared[site.owner]
      ?? SharedTables(rest, of: site.owner, same, in: sites, outline, tables)
    divided.shared[site.owner] = parts
    sites[index].add(parts.sections[index] ?? [])
    // What is shown of the first is shown of them all.
    if first != index, sites[first].asksForTheSame(as: site) {
      sites[index].add(parts.sections[first] ?? [])
    }
    let known = Set(sites[index].sections)
    sites[index].sharedSections = (parts.shared[index] ?? []).filter { !known.contains($0) }
    sites[index].othersTables = parts.othersTables[index] ?? []
  }

  /// The sections below an owner that no endpoint of its own is declared in.
  private func undeclaredSections(of owner: Int, _ owners: [Int: [Int]]) -> [Int] {
    let taken = Set(
      (owners[owner] ?? []).flatMap { other in
        sites[other].declaration == owner ? [] : outline.subtree(of: sites[other].declaration)
      })
    return sections(of: owner, stoppingAt: owners).filter { !taken.contains($0) }
  }

  private mutating func finishSections(of index: Int, _ divided: DividedSections) {
    let site = sites[index]
    if site.isListed { leaveToResource(index) }
    sites[index].sections.removeAll { divided.following.contains($0) }
    sites[index].sections += divided.followers[site.owner] ?? []
    for owner in site.furtherOwners {
      sites[index].sections += sections(of: owner, stoppingAt: divided.owners)
    }
    let assigned = sites[index]
    sites[index].isStream = isStream(assigned)
    for node in assigned.sections where siteOfNode[node] == nil { siteOfNode[node] = index }
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
