import SlateDiagnostics
import SlateReference

/// Requests that are signed: a signature is computed from each request, and no client that only knows names can do that.
extension Extraction {
  /// Says where a section about authentication lists a signature, once a reference.
  mutating func reportSignatures(in node: Outline.Node) {
    let rule = DiagnosticRule.requestSigned.name
    guard !diagnostics.contains(where: { $0.rule == rule }) else { return }
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
}
