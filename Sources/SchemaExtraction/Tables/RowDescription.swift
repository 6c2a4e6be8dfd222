import SlateReference

/// What the description of a row says, read once for all rules, together with the rows of other tables.
final class RowDescription: Sendable {
  let facts: DescriptionFacts
  /// Whether it says that the row is required, or that it is not.
  let isMarked: Bool
  private let name: String
  private let hasLinks: Bool
  private let hasCode: Bool

  init(_ row: FieldRow) {
    name = row.name
    hasLinks = row.description.hasLinks
    hasCode = row.description.hasCode
    facts = DescriptionFacts(row.description, name: row.name, markdown: MarkdownText())
    isMarked = facts.required != nil && facts.speaksOfRequirement
  }

  /// Whether a row of this name says the same: code spans are held against the name, and what becomes of links is not
  /// known yet.
  func suits(_ name: String) -> Bool { !hasLinks && (!hasCode || self.name == name) }
}

extension Extraction {
  /// What a row's description says.
  func facts(of row: FieldRow) -> DescriptionFacts { row.facts(markdown) }
}

extension [Inline] {
  /// Whether a code span, or a backtick, stands in it.
  fileprivate var hasCode: Bool {
    contains { inline in
      switch inline {
      case .code: true
      case .text(let text), .html(let text): text.utf8.contains(UInt8(ascii: "`"))
      case .emphasis(let content), .strong(let content), .link(_, let content),
        .image(_, let content):
        content.hasCode
      case .softBreak, .lineBreak: false
      }
    }
  }
}
