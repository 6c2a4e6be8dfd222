import APISchema
import SlateDiagnostics
import SlateReference

/// What a stream sends.
extension Extraction {
  mutating func streamResponse(of site: EndpointSite, operation: Operation)
    -> ResponseShape?
  {
    if site.isAddress, let shape = messages(of: site, operation: operation) { return shape }
    for node in site.sections {
      var label = ""
      for block in outline.nodes[node].blocks {
        if case .quote(let blocks, _) = block, case .paragraph(let paragraph)? = blocks.first {
          label = paragraph.content.plainText
        }
        guard case .code(let code) = block, code.showsResponse else { continue }
        let reading = reading(of: code)
        guard let members = firstObject(reading.documents.first)?.members, !members.isEmpty else {
          continue
        }
        let words = messageWords(labelled: Words(label).words, operation, site)
        let name = message(named: words, members: members, role: .message, node: node, code: code)
        return ResponseShape(
          kind: .messages, type: .model(name), evidence: .sample, location: code.location)
      }
    }
    let prose = site.sections.map { MarkdownText().text(outline.nodes[$0].blocks) }.joined(
      separator: "\n"
    ).lowercased()
    for phrase in [
      "bi-directional", "bidirectional", "two-way", "both directions", "standard input", "stdin",
    ]
    where prose.firstRange(of: phrase) != nil {
      return ResponseShape(
        kind: .textSession, type: .string, evidence: .sentence, location: site.location)
    }
    if let groupModel = group(site.group)?.model {
      return ResponseShape(
        kind: .messages, type: .model(groupModel), evidence: .convention, location: site.location)
    }
    return ResponseShape(kind: .messages, type: .any, evidence: .none, location: site.location)
  }
}
