import SlateDiagnostics
import SlateReference

/// Headings that are endpoints, and the lines below them that write the same ones out: `## GET /books` above
/// `GET https://api.bookshop.example/v1/books`.
extension Extraction {
  /// Makes one endpoint of such a heading and its line.
  mutating func joiningHeadings(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    guard found.contains(where: \.isHeading) else { return found }
    var places: [Int: (headings: [Int], lines: [Int])] = [:]
    for (index, endpoint) in found.enumerated() where endpoint.candidate.form == .declared {
      let owner = owner(ofDeclarationIn: outline.nodes[endpoint.node])
      if endpoint.isHeading {
        places[owner, default: ([], [])].headings.append(index)
      } else {
        places[owner, default: ([], [])].lines.append(index)
      }
    }
    var found = found
    var dropped: Set<Int> = []
    for (owner, place) in places.sorted(by: { $0.key < $1.key })
    where place.headings.count == 1 && !place.lines.isEmpty {
      let heading = found[place.headings[0]].candidate.endpoint
      let same = place.lines.prefix(Self.maximumLines).first { line in
        let endpoint = found[line].candidate.endpoint
        return endpoint.method == heading.method
          && heading.template.completed(by: endpoint.template) != nil
      }
      guard let line = same ?? (place.lines.count == 1 ? place.lines[0] : nil) else { continue }
      let written = found[line].candidate.endpoint
      if place.lines.count == 1, written.method == heading.method,
        let whole = heading.template.leftOut(by: written.template, of: heading.method)
      {
        warn(
          .pathNamedTwice,
          "The heading has the path '\(heading.template.path)', and the endpoint below it '\(written.template.path)'; they are "
            + "read as one operation, '\(heading.method) \(whole.path)'",
          at: found[line].candidate.location,
          notes: [Diagnostic.Note("the heading", at: found[place.headings[0]].candidate.location)])
        found[place.headings[0]].candidate.endpoint.template = whole
        dropped.insert(line)
        continue
      }
      guard let template = heading.template.completed(by: written.template) else { continue }
      var method = heading.method
      if same == nil {
        method = shownMethod(below: owner, of: [method, found[line].candidate.endpoint.method])
        warn(
          .methodDisagreesWithHeading,
          "The heading says '\(heading.method)', and the endpoint below it "
            + "'\(found[line].candidate.endpoint.method)'; it is read as \(method). An overlay's 'method' decides otherwise",
          at: found[line].candidate.location,
          notes: [Diagnostic.Note("the heading", at: found[place.headings[0]].candidate.location)])
      }
      found[place.headings[0]].candidate.endpoint = DeclaredEndpoint(
        method: method, template: template)
      dropped.insert(line)
    }
    return found.indices.filter { !dropped.contains($0) }.map { found[$0] }
  }

  /// A heading with more lines below it is none of an operation.
  private static let maximumLines = 8

  /// Which of two methods the requests in a section use; the first where they use neither.
  private func shownMethod(below owner: Int, of methods: [String]) -> String {
    for node in outline.subtree(of: owner) {
      for case .code(let code) in outline.nodes[node].blocks {
        let shown =
          wireRequest(in: code)?.sample.method
          ?? shellSamples(in: code).first { $0.tellsMethod }?.method
        if let shown, methods.contains(shown) { return shown }
      }
    }
    return methods[0]
  }
}

extension PathTemplate {
  /// The one of two templates that has more parameters, where nothing else tells them apart: `/books/{id}/notes` and
  /// `/books/notes`. What one of all is changed by has its parameter at the end, too.
  fileprivate func leftOut(by other: PathTemplate, of method: String) -> PathTemplate? {
    guard optionalSegments.isEmpty, other.optionalSegments.isEmpty,
      parameters.count != other.parameters.count
    else { return nil }
    let own = path.parts(separatedBy: UInt8(ascii: "/"))
    let others = other.path.parts(separatedBy: UInt8(ascii: "/"))
    guard own.filter({ !$0.contains("{") }) == others.filter({ !$0.contains("{") }),
      own.contains(where: { !$0.contains("{") }),
      ["PUT", "PATCH", "DELETE"].contains(method)
        || own.last?.contains("{") == others.last?.contains("{")
    else { return nil }
    var whole = parameters.count > other.parameters.count ? self : other
    whole.host = other.host ?? host
    return whole
  }

  /// The longer of two templates one of which is the end of the other, with the parameters of both: `/v1/books/{id}` for
  /// `/books/:id` and `/v1/books/12`; nil where neither is.
  func completed(by other: PathTemplate) -> PathTemplate? {
    guard optionalSegments.isEmpty, other.optionalSegments.isEmpty else {
      return path == other.path ? other : nil
    }
    let own = path.parts(separatedBy: UInt8(ascii: "/"))
    let others = other.path.parts(separatedBy: UInt8(ascii: "/"))
    let (short, long) = own.count <= others.count ? (own, others) : (others, own)
    guard !short.isEmpty else { return nil }
    var segments = long.prefix(long.count - short.count).map(String.init)
    for (left, right) in zip(own.suffix(short.count), others.suffix(short.count)) {
      if left == right {
        segments.append(String(left))
      } else if left.contains("{"), right.contains("{") || Identifier.isOne(right) {
        segments.append(String(left))
      } else if right.contains("{"), Identifier.isOne(left) {
        segments.append(String(right))
      } else {
        return nil
      }
    }
    let end = other.path.hasSuffix("/") && other.path.count > 1 ? "/" : ""
    guard var template = PathTemplate(parsing: "/" + segments.joined(separator: "/") + end) else {
      return nil
    }
    template.host = other.host ?? host
    template.query = query
    template.addQuery(of: other)
    return template
  }
}
