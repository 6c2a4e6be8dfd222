import SlateDiagnostics
import SlateReference

/// Endpoints whose method was copied with the line and not changed: `DELETE /books` below "Add a book", where the request
/// is a `POST`.
extension Extraction {
  /// Gives such an endpoint the method that its heading and all its requests say.
  mutating func withoutCopiedMethods(_ found: [FoundEndpoint]) -> [FoundEndpoint] {
    var lines: [Int: [Int]] = [:]
    for (index, endpoint) in found.enumerated()
    where endpoint.candidate.form == .declared && !endpoint.isHeading {
      lines[owner(ofDeclarationIn: outline.nodes[endpoint.node]), default: []].append(index)
    }
    var found = found
    for (owner, indices) in lines.sorted(by: { $0.key < $1.key }) where indices.count == 1 {
      let endpoint = found[indices[0]].candidate.endpoint
      guard let verb = OperationVerbs.verb(of: outline.nodes[owner].words),
        let meant = Self.methods(ofVerb: verb), !meant.contains(endpoint.method),
        let shown = shownMethod(of: endpoint.template, below: owner), meant.contains(shown)
      else { continue }
      warn(
        .methodDisagreesWithHeading,
        "The endpoint says '\(endpoint.method)', but '\(outline.nodes[owner].heading.text)' means \(shown), and so do its "
          + "requests; it is read as \(shown). An overlay's 'method' decides otherwise",
        at: found[indices[0]].candidate.location,
        notes: [Diagnostic.Note("the heading", at: outline.nodes[owner].heading.location)])
      found[indices[0]].candidate.endpoint = DeclaredEndpoint(
        method: shown, template: endpoint.template)
    }
    return found
  }

  private static func methods(ofVerb verb: String) -> [String]? {
    switch verb {
    case "get", "list": return ["GET"]
    case "delete", "remove": return ["DELETE"]
    default: break
    }
    switch ResourceEndpoints.use(ofVerb: verb) {
    case .creation: return ["POST"]
    case .change: return ["PUT", "PATCH"]
    case nil: return nil
    }
  }

  /// The method of all requests in a section that ask for a path and say how; nil where they differ, or there is none.
  private func shownMethod(of template: PathTemplate, below owner: Int) -> String? {
    let parts = template.path.parts(separatedBy: UInt8(ascii: "/"))
    guard let last = parts.last(where: { !$0.contains("{") }) else { return nil }
    var shown: String?
    for node in outline.subtree(of: owner) {
      for case .code(let code) in outline.nodes[node].blocks {
        let wire = wireRequest(in: code).map { [($0.sample.method, $0.path)] }
        let requests =
          wire
          ?? shellSamples(in: code).filter(\.tellsMethod).map { ($0.method, $0.request.path) }
        for (method, path) in requests {
          guard let method, path.parts(separatedBy: UInt8(ascii: "/")).contains(last) else {
            continue
          }
          if let shown, shown != method { return nil }
          shown = method
        }
      }
    }
    return shown
  }
}
