import APISchema
import SlateDiagnostics
import SlateReference

/// Requests that are signed: a signature is computed from each request, and no client that only knows names can do that.
extension Extraction {
  /// Says where a section about authentication lists a signature, once a reference.
  mutating func reportSignatures(in node: Outline.Node) {
    guard !reportsSignature else { return }
    for block in node.blocks {
      switch block {
      case .table(let table):
        for cell in table.rows.lazy.compactMap(\.first)
        where reportSignature(Self.leadingName(cell.content), at: cell.location) { return }
      case .list(let list):
        for item in list.items {
          guard case .paragraph(let paragraph)? = item.blocks.first else { continue }
          if reportSignature(Self.leadingName(paragraph.content), at: item.location) { return }
        }
      case .paragraph, .aside, .quote, .code, .html, .thematicBreak: continue
      }
    }
  }

  private var reportsSignature: Bool {
    let rule = DiagnosticRule.requestSigned.name
    return diagnostics.contains { $0.rule == rule }
  }

  private mutating func reportSignature(_ name: String?, at location: SourceLocation) -> Bool {
    guard let name, name.utf8.count <= 40,
      Words(name).words.contains(where: { ["sign", "signature", "hmac"].contains($0) })
    else { return false }
    warn(
      .requestSigned,
      "'\(name)' is computed from each request, which the client does not do; a middleware can add it",
      at: location)
    return true
  }

  // MARK: What samples show

  /// Takes the signature, and what is signed with it, from the operations of which only samples show it: no caller knows it
  /// before the request is made.
  ///
  /// Two operations at least have it, and a third of all; where a body has it, too, it stays what a caller sends.
  mutating func takeShownSignatures() {
    var count = 0
    var first: Parameter?
    for operation in schema.operations {
      if let body = operation.body, body.properties.contains(where: Self.isSignature) { return }
      guard let shown = Self.shownSignature(of: operation) else { continue }
      first = first ?? shown
      count += 1
    }
    guard let first, let location = first.location, count > 1,
      count * 3 >= schema.operations.count
    else { return }
    var taken: [SourceLocation: [String]] = [:]
    for index in schema.operations.indices {
      guard Self.shownSignature(of: schema.operations[index]) != nil else { continue }
      schema.operations[index].parameters.removeAll { parameter in
        guard Self.isShown(parameter),
          Self.isSignature(parameter) || Self.isSigned(parameter.name)
        else { return false }
        if let location = parameter.location { taken[location, default: []].append(parameter.name) }
        return true
      }
    }
    // What is taken away is not "taken from the sample".
    let rule = DiagnosticRule.parameterNotInTable.name
    diagnostics.removeAll { diagnostic in
      guard diagnostic.rule == rule, let location = diagnostic.location else { return false }
      return taken[location]?.contains { diagnostic.message.hasPrefix("'\($0)'") } ?? false
    }
    if !reportsSignature { _ = reportSignature(first.name, at: location) }
  }

  private static func isShown(_ parameter: Parameter) -> Bool {
    parameter.evidence == .sample && (parameter.in == .query || parameter.in == .header)
  }

  /// A "sign" is one only beside the time of the request: it may be that of a zodiac.
  private static func shownSignature(of operation: Operation) -> Parameter? {
    operation.parameters.first { parameter in
      isShown(parameter) && isSignature(parameter)
        && (Words(parameter.name).words.last != "sign"
          || operation.parameters.contains { isShown($0) && isSigned($0.name) })
    }
  }

  private static func isSignature(_ parameter: Parameter) -> Bool {
    guard parameter.name.utf8.count <= 40 else { return false }
    let words = Words(parameter.name).words
    return words.contains("signature") || words.contains("hmac") || words.last == "sign"
  }

  /// What is signed with a request, and tells when that was: a signature without it is worth nothing.
  private static func isSigned(_ name: String) -> Bool {
    guard name.utf8.count <= 40 else { return false }
    return Words(name).words.contains { $0 == "timestamp" || $0 == "nonce" }
  }
}
