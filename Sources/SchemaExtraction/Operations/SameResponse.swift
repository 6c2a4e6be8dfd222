import APISchema
import SlateDiagnostics
import SlateReference

/// An operation that answers as another one does: "The results have the structure of [List books](#list-books)".
extension Extraction {
  /// The response of the operation that a sentence links to as the one which answers in the same way.
  func sameResponse(as site: EndpointSite) -> ResponseShape? {
    for node in site.sections {
      for block in outline.nodes[node].blocks {
        for paragraph in Self.paragraphs(of: block) where !paragraph.content.fragments.isEmpty {
          let lower = paragraph.content.plainText.lowercased()
          guard Self.samenessPhrases.contains(where: { lower.firstRange(of: $0) != nil }) else {
            continue
          }
          for anchor in paragraph.content.fragments {
            guard
              let other = operations(behind: anchor).first(where: {
                schema.operations.indices.contains($0) && sites[$0].declared != site.declared
              }),
              let response = schema.operations[other].response, response.kind != .messages
            else { continue }
            return ResponseShape(
              kind: response.kind, type: response.type, evidence: .link,
              location: paragraph.location)
          }
        }
      }
    }
    return nil
  }

  /// The paragraphs of a block: itself, or the points of a list.
  private static func paragraphs(of block: Block) -> [Paragraph] {
    switch block {
    case .paragraph(let paragraph): [paragraph]
    case .list(let list):
      list.items.flatMap { item in
        item.blocks.compactMap { if case .paragraph(let paragraph) = $0 { paragraph } else { nil } }
      }
    default: []
    }
  }

  /// The operations whose sections an anchor leads to, by their sites.
  func operations(behind anchor: String) -> [Int] {
    (outline.sections(behind: anchor) ?? []).compactMap { node in
      siteOfNode[node].flatMap { sites[$0].owner == node ? $0 : nil }
    }
  }

  private static let samenessPhrases = [
    "structure of", "same structure", "same format", "same response", "same result", "same object",
    "same fields as", "same shape", "identical to",
  ]
}
