import SlateDiagnostics
import SlateReference

/// Descriptions that stand below a table because they are too long for its cells: "**sort**: What comes first. …", with
/// lists and paragraphs behind.
extension Extraction {
  /// Gives rows the descriptions that a section of such below their table has.
  mutating func placeDetailedDescriptions() {
    for node in outline.nodes
    where node.words.words.last == "descriptions" && node.words.words.count < 4 {
      var name: String?
      var told: [Inline] = []
      for block in node.blocks {
        switch block {
        case .paragraph(let paragraph):
          if let (next, text) = Self.described(paragraph.content) {
            if let name { place(told, for: name, below: node) }
            (name, told) = (next, text)
          } else if name != nil {
            told += [.text(" ")] + paragraph.content
          }
        case .list(let list) where name != nil:
          for (index, item) in list.items.enumerated() {
            guard case .paragraph(let paragraph)? = item.blocks.first else { continue }
            told += [.text(index == 0 ? " " : "; ")] + paragraph.content
          }
          told.append(.text("."))
        default: continue
        }
      }
      if let name { place(told, for: name, below: node) }
    }
  }

  /// "**sort**: What comes first": the name, and what follows.
  private static func described(_ content: [Inline]) -> (name: String, text: [Inline])? {
    guard case .strong(let inner)? = content.first, content.count > 1,
      case .text(let text) = content[1], text.utf8.first == UInt8(ascii: ":")
    else { return nil }
    let name = String(inner.plainText.drop { "» ".contains($0) })
    guard !name.isEmpty else { return nil }
    let lead = String(text.dropFirst().drop { $0 == " " })
    return (name, (lead.isEmpty ? [] : [.text(lead)]) + content.dropFirst(2))
  }

  /// Only a text that begins with what the cell says goes on with it.
  private mutating func place(_ text: [Inline], for name: String, below node: Outline.Node) {
    guard let parent = node.parent else { return }
    let whole = Words(text.plainText).words
    for table in tables[parent].indices {
      guard let row = tables[parent][table].rows.firstIndex(where: { $0.name == name }) else {
        continue
      }
      let short = Words(tables[parent][table].rows[row].description.plainText).words
      guard whole.count > short.count, whole.starts(with: short) else { return }
      tables[parent][table].rows[row].description = text
      tables[parent][table].rows[row].descriptionPlace = nil
      return
    }
  }
}
