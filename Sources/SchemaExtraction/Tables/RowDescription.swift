import SlateReference

/// What the description of a row says, read once for all rules, together with the rows of other tables.
final class RowDescription: Sendable {
  /// The section of a row, and which of the section's rows it is.
  struct Place {
    var node: Int
    var index: Int
  }

  let facts: DescriptionFacts
  /// What it says about being required.
  let required: Bool?
  private let name: String
  private let hasLinks: Bool
  private let hasCode: Bool

  init(_ row: FieldRow) {
    name = row.name
    hasLinks = row.description.hasLinks
    hasCode = row.description.hasCode
    facts = DescriptionFacts(row.description, name: row.name, markdown: MarkdownText())
    required = facts.speaksOfRequirement ? facts.required : nil
  }

  /// What it says of a row of a name; nil where that has to be read anew, as code spans are held against the name.
  ///
  /// - Parameter markdown: How links are written: their targets were not known when the table was read.
  func facts(of row: FieldRow, _ markdown: MarkdownText) -> DescriptionFacts? {
    guard !hasCode || row.name == name else { return nil }
    guard hasLinks else { return facts }
    var facts = facts
    facts.describe(row.description, markdown)
    return facts
  }
}

extension Extraction {
  /// What a row's description says.
  ///
  /// What was read with the table is given once, since nearly every row becomes one attribute or one parameter: all of
  /// it would stand in memory beside the schema.
  mutating func facts(of row: FieldRow) -> DescriptionFacts {
    if let place = row.descriptionPlace, place.node < rowDescriptions.count,
      let said = rowDescriptions[place.node][place.index],
      let facts = said.facts(of: row, markdown)
    {
      rowDescriptions[place.node][place.index] = nil
      return facts
    }
    return DescriptionFacts(row.description, name: row.name, markdown: markdown)
  }
}

extension [Inline] {
  /// Whether a code span, or a backtick, stands in it.
  fileprivate var hasCode: Bool {
    contains { inline in
      switch inline {
      case .code: true
      case .text(let text), .html(let text): text.holds(UInt8(ascii: "`"))
      case .emphasis(let content), .strong(let content), .link(_, let content),
        .image(_, let content):
        content.hasCode
      case .softBreak, .lineBreak: false
      }
    }
  }
}
