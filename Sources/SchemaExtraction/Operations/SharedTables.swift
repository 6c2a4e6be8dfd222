import SlateDiagnostics
import SlateReference

/// What stands below a heading with several endpoints: whose sections these are, and whom each of its tables is about.
///
/// Endpoints with no table between them are one group. What follows is about all of the group, unless the heading or the
/// sentence above a table names some of them.
struct SharedTables {
  /// The sections that belong to each endpoint beside those of its declaration.
  private(set) var sections: [Int: [Int]] = [:]
  /// The sections of another endpoint of which each has the tables of parameters, too.
  private(set) var shared: [Int: [Int]] = [:]
  /// The tables in an endpoint's sections that are about others.
  private(set) var othersTables: [Int: Set<SourceLocation>] = [:]

  /// Let go of when all is divided: who changes the sites then would copy all of them.
  private var sites: [EndpointSite]
  private let indices: [Int]
  /// The index of the first endpoint of each group, and where it stands.
  private var groups: [(members: [Int], start: SourceLocation)] = []

  /// - Parameters:
  ///   - rest: The sections below the heading, and the heading's own, that declare nothing.
  ///   - indices: The heading's endpoints, in their order.
  init(
    _ rest: [Int], of owner: Int, _ indices: [Int], in sites: [EndpointSite], _ outline: Outline,
    _ tables: [[TableReading]]
  ) {
    self.sites = sites
    self.indices = indices
    defer { self.sites = [] }
    let first = indices[0]
    let lines = indices.filter {
      !sites[$0].isMentioned && !sites[$0].isListed && !sites[$0].isSampled
    }
    guard lines.count > 1 else {
      sections[first] = rest
      return
    }
    let declaring = Set(lines.map { sites[$0].declaration })
    let places = Set(rest + declaring).sorted().flatMap { node in
      tables[node].lazy.filter { $0.columns.kind == .fields }.map(\.table.location)
    }.sorted()
    group(lines, between: places)
    for node in rest {
      if node == owner {
        sections[first, default: []].append(node)
        if groups.count == 1 { share(node, with: groups[0].members.dropFirst()) }
        continue
      }
      let members =
        named(node, below: owner, outline) ?? group(of: outline.nodes[node].heading.location)
      guard let heir = members.first else { continue }
      sections[heir, default: []].append(node)
      if tables[node].contains(where: { $0.columns.kind == .fields }) {
        share(node, with: members.dropFirst())
      }
    }
    for node in Set(rest + declaring).sorted() {
      divide(outline.nodes[node], isDeclaring: declaring.contains(node))
    }
  }

  private mutating func share(_ node: Int, with members: ArraySlice<Int>) {
    for member in members { shared[member, default: []].append(node) }
  }

  /// Puts endpoints together that have no table between them.
  private mutating func group(_ lines: [Int], between tables: [SourceLocation]) {
    var next = 0
    for line in lines {
      let start = sites[line].location
      var isBehindTable = false
      while next < tables.count, tables[next] < start {
        isBehindTable = true
        next += 1
      }
      if groups.isEmpty || isBehindTable {
        groups.append(([line], start))
      } else {
        groups[groups.count - 1].members.append(line)
      }
    }
  }

  /// The endpoints that a place stands below.
  private func group(of place: SourceLocation) -> [Int] {
    (groups.last { $0.start < place } ?? groups[0]).members
  }

  /// Finds the tables of a section that are not about all of its endpoints.
  private mutating func divide(_ node: Outline.Node, isDeclaring: Bool) {
    let lines = Set(indices.map { sites[$0].location })
    var lead: Paragraph?
    for block in node.blocks {
      defer { if case .paragraph(let paragraph) = block { lead = paragraph } else { lead = nil } }
      guard case .table(let table) = block else { continue }
      let named = lead.flatMap { lines.contains($0.location) ? nil : self.named(in: $0.content) }
      guard let meant = named ?? (isDeclaring ? group(of: table.location) : nil) else { continue }
      for index in indices where !meant.contains(index) {
        othersTables[index, default: []].insert(table.location)
      }
    }
  }

  /// The endpoints that a section's heading names, or one between it and that of the operations.
  private func named(_ node: Int, below owner: Int, _ outline: Outline) -> [Int]? {
    var current: Int? = node
    while let section = current, section != owner {
      if let named = named(in: outline.nodes[section].heading.content) { return named }
      current = outline.nodes[section].parent
    }
    return nil
  }

  /// The endpoints that some text names, by their paths or else by their methods; nil where it names none, or all.
  private func named(in content: [Inline]) -> [Int]? {
    let text = content.plainText
    guard text.utf8.count < 1000 else { return nil }
    let methods = Set(
      text.split { !$0.isLetter }.lazy.filter { HTTPMethod.isMethod($0) }.map(String.init))
    let paths = content.spans.compactMap { span -> String? in
      guard span.holds(UInt8(ascii: "/")) else { return nil }
      let template = DeclaredEndpoint(in: span)?.template ?? PathTemplate(parsing: span)
      return template.map { KnownPaths.unnamed($0) }
    }
    guard !methods.isEmpty || !paths.isEmpty else { return nil }
    let named = indices.filter { index in
      (methods.isEmpty || methods.contains(sites[index].method))
        && (paths.isEmpty || paths.contains(KnownPaths.unnamed(sites[index].template)))
    }
    return named.isEmpty || named.count == indices.count ? nil : named
  }
}

extension [Inline] {
  /// The texts of its code spans.
  fileprivate var spans: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .code(let text): [text]
      case .strong(let content), .emphasis(let content): content.spans
      default: []
      }
    }
  }
}
