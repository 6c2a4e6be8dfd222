import SlateDiagnostics

/// Which page includes which.
struct IncludeGraph {
  private let index: String
  private let indexIdentity: String
  /// Where each page was first included, by its identity.
  private var included: [String: SourceLocation] = [:]
  /// The paths that need no word anymore: they are read, or it was said that they are not.
  private var known: Set<String> = []
  /// The includes in the front matter of included pages, in their order.
  private var nested: [(entry: FrontMatter.Entry, from: String, to: String?)] = []

  /// Creates a graph that holds the index alone.
  init(index: String, identity: String) {
    self.index = index
    indexIdentity = identity
  }

  /// Whether a name for which there is no page means the index.
  func isIndex(named name: String) -> Bool {
    name == IncludePath.name(ofFile: index) || name == index
  }

  /// Whether a page is the index.
  func isIndex(_ page: IncludeResolver.Page) -> Bool {
    page.identity == indexIdentity
  }

  /// Whether something was said or done about a page.
  func knows(_ path: String) -> Bool {
    known.contains(path)
  }

  /// Adds a page that the index includes.
  ///
  /// - Returns: where it was included before, in which case it is not added.
  mutating func add(
    _ page: IncludeResolver.Page, at location: SourceLocation
  ) -> SourceLocation? {
    known.formUnion([page.path, page.identity])
    if let shadowed = page.shadowed { known.insert(shadowed) }
    if let first = included[page.identity] { return first }
    included[page.identity] = location
    return nil
  }

  /// Adds a file that stands in the text of a page.
  mutating func addPartial(_ page: IncludeResolver.Page) {
    known.formUnion([page.path, page.identity])
  }

  /// Adds an include that stands in an included page.
  mutating func addNested(
    _ entry: FrontMatter.Entry, to identity: String?, from page: IncludeResolver.Page
  ) {
    let target = identity ?? (isIndex(named: entry.value) ? indexIdentity : nil)
    nested.append((entry, page.identity, target))
  }

  /// What there is to say about includes in included pages: Slate reads none of them.
  func nestedDiagnostics() -> [Diagnostic] {
    let groups = cycleGroups()
    var warned: Set<String> = []
    return nested.compactMap { include in
      if let target = include.to,
        target == indexIdentity || groups[include.from] == groups[target]
      {
        return Diagnostic(
          .includeCycle,
          "`\(include.entry.value)` includes this page in turn, which has no end",
          at: include.entry.location)
      }
      guard warned.insert(include.from).inserted else { return nil }
      return Diagnostic(
        .nestedIncludes,
        "only the index's `includes` are read; name these pages there", at: include.entry.location)
    }
  }

  /// A number for each page, the same for pages that include each other (Tarjan's algorithm, with a stack
  /// of its own, since a chain of includes may be long).
  private func cycleGroups() -> [String: Int] {
    var targets: [String: [String]] = [:]
    for include in nested {
      if let target = include.to { targets[include.from, default: []].append(target) }
    }
    var order: [String: Int] = [:]
    var lowest: [String: Int] = [:]
    var groups: [String: Int] = [:]
    var path: [String] = []
    var groupCount = 0
    for root in nested.map(\.from) where order[root] == nil {
      var calls: [(page: String, next: Int)] = [(root, 0)]
      while let call = calls.last {
        let page = call.page
        if call.next == 0 {
          order[page] = order.count
          lowest[page] = order[page]
          path.append(page)
        }
        let pageTargets = targets[page] ?? []
        if call.next < pageTargets.count {
          calls[calls.count - 1].next += 1
          let target = pageTargets[call.next]
          if order[target] == nil {
            calls.append((target, 0))
          } else if groups[target] == nil {
            lowest[page] = min(lowest[page] ?? 0, order[target] ?? 0)
          }
          continue
        }
        calls.removeLast()
        if let caller = calls.last?.page {
          lowest[caller] = min(lowest[caller] ?? 0, lowest[page] ?? 0)
        }
        guard lowest[page] == order[page] else { continue }
        while let member = path.popLast() {
          groups[member] = groupCount
          if member == page { break }
        }
        groupCount += 1
      }
    }
    return groups
  }
}
