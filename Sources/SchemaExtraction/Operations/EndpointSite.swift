import APISchema
import SlateDiagnostics
import SlateReference

/// A place where the reference declares an endpoint.
struct EndpointSite {
  /// The section whose heading names the operation.
  var owner: Int
  /// The section that holds the declaration.
  var declaration: Int
  var method: String
  var template: PathTemplate
  var location: SourceLocation
  /// The group it belongs to, and its name in it.
  var group = ""
  var name = ""
  /// All sections that belong to the operation, the owner first.
  var sections: [Int] = []
  /// Whether it is a stream.
  var isStream = false
}

extension Extraction {
  /// Words of headings that say what stands below them instead of naming an operation.
  private static let requestLabels: Set<String> = [
    "http", "https", "request", "requests", "endpoint", "endpoints", "url", "uri", "definition",
    "path",
    "route", "method", "rest", "api", "the",
  ]

  /// Finds every declared endpoint and the sections that belong to its operation.
  mutating func findEndpoints() {
    var seen: Set<String> = []
    for node in outline.nodes {
      var declared: [(DeclaredEndpoint, SourceLocation)] = []
      if let endpoint = DeclaredEndpoint(in: node.heading.text) {
        declared.append((endpoint, node.heading.location))
      }
      for block in node.blocks {
        let found = Self.endpoints(in: block)
        declared += found
        if found.isEmpty, case .paragraph(let paragraph) = block { reportUnread(paragraph) }
      }
      for (endpoint, location) in declared {
        // A stream and a request may share method and path; their hosts tell them apart.
        let scheme = endpoint.template.host?.hasPrefix("ws") == true ? "ws" : ""
        guard seen.insert("\(scheme)\(endpoint.method) \(endpoint.template.path)").inserted else {
          continue
        }
        sites.append(
          EndpointSite(
            owner: owner(ofDeclarationIn: node), declaration: node.id, method: endpoint.method,
            template: endpoint.template, location: location))
      }
    }
    assignSections()
  }

  /// A method and a path alone in a paragraph are meant as an endpoint, even where the path cannot be read.
  private mutating func reportUnread(_ paragraph: Paragraph) {
    guard paragraph.content.count == 1, case .code(let code)? = paragraph.content.first else {
      return
    }
    let method = code.prefix { $0.isLetter }
    let rest = code[method.endIndex...].drop { $0 == ":" || $0.isWhitespace }
    guard HTTPMethod.isMethod(method), rest.startIndex > method.endIndex,
      rest.hasPrefix("/") || rest.contains("://")
    else { return }
    warn(
      .endpointNotRead,
      "'\(code)' looks like an endpoint, but its path cannot be read, so the operation is left out",
      at: paragraph.location)
  }

  /// An endpoint stands in a code span with its method, or alone on a line of a plain code block.
  private static func endpoints(in block: Block) -> [(DeclaredEndpoint, SourceLocation)] {
    switch block {
    case .paragraph(let paragraph):
      return paragraph.content.flatMap { codeSpans($0) }.compactMap { code in
        DeclaredEndpoint(in: code).map { ($0, paragraph.location) }
      }
    case .code(let code):
      guard
        code.language == nil || code.language == "text" || code.language == "plaintext"
          || code.language == "endpoint" || code.language == "none"
      else { return [] }
      let lines = code.text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().compactMap { offset, line in
        DeclaredEndpoint(in: String(line)).map {
          var location = code.textLocation
          location.line += offset
          return ($0, location)
        }
      }
    case .list(let list):
      return list.items.flatMap { item in item.blocks.flatMap { endpoints(in: $0) } }
    case .aside(_, let blocks, _): return blocks.flatMap { endpoints(in: $0) }
    case .table, .quote, .html, .thematicBreak: return []
    }
  }

  private static func codeSpans(_ inline: Inline) -> [String] {
    switch inline {
    case .code(let code): [code]
    case .strong(let content), .emphasis(let content), .link(_, let content):
      content.flatMap { codeSpans($0) }
    default: []
    }
  }

  /// The nearest section whose heading is more than a label such as "HTTP Request".
  private func owner(ofDeclarationIn node: Outline.Node) -> Int {
    var current = node
    while let parent = current.parent, isRequestLabel(current.heading) {
      current = outline.nodes[parent]
    }
    return current.id
  }

  private func isRequestLabel(_ heading: Heading) -> Bool {
    let words = Words(heading.text).words
    return !words.isEmpty && words.allSatisfy { Self.requestLabels.contains($0) }
  }

  /// Gives every section below an operation's heading to that operation, unless it has endpoints of its own.
  private mutating func assignSections() {
    var sitesByOwner: [Int: [Int]] = [:]
    for (index, site) in sites.enumerated() { sitesByOwner[site.owner, default: []].append(index) }
    for (index, site) in sites.enumerated() {
      if sitesByOwner[site.owner]?.count == 1 {
        sites[index].sections = sections(of: site.owner, stoppingAt: sitesByOwner)
      } else {
        // Several endpoints under one heading: each has the section of its declaration, the first also the rest.
        sites[index].sections =
          site.declaration == site.owner ? [site.owner] : outline.subtree(of: site.declaration)
        if sitesByOwner[site.owner]?.first == index {
          let taken = Set(
            sitesByOwner[site.owner, default: []].flatMap {
              outline.subtree(of: sites[$0].declaration)
            })
          sites[index].sections += sections(of: site.owner, stoppingAt: sitesByOwner).filter {
            node in
            !taken.contains(node) && !sites[index].sections.contains(node)
          }
        }
      }
      sites[index].isStream = isStream(sites[index])
      for node in sites[index].sections where siteOfNode[node] == nil { siteOfNode[node] = index }
    }
  }

  private func sections(of owner: Int, stoppingAt owners: [Int: [Int]]) -> [Int] {
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
