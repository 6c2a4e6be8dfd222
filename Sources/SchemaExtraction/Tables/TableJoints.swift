import SlateDiagnostics
import SlateReference

/// A word between two tables that says how they belong together: "allOf", "and", "oneOf", "xor", "continued". Tools that
/// write tables out of JSON Schema have them.
enum TableJoint: Sendable {
  /// A value has the attributes of both.
  case and
  /// A value is what one of them describes.
  case or
  /// The table before the last ones goes on.
  case goesOn

  /// Reads a paragraph; nil where it says something else.
  init?(_ content: [Inline]) {
    guard content.count == 1 else { return nil }
    let text = content.plainText.lowercased()
    // "allOf - discriminator: kind"
    switch text.firstRange(of: " - discriminator").map({ String(text[..<$0.lowerBound]) }) ?? text {
    case "allof", "and": self = .and
    case "oneof", "anyof", "xor", "or": self = .or
    case "continued": self = .goesOn
    default: return nil
    }
  }
}

extension TableReading {
  /// Joins the tables of a section that have such words between them: the first one gets the rows of all.
  static func joined(_ readings: [TableReading], in blocks: [Block]) -> [TableReading] {
    guard readings.count > 0 else { return readings }
    var leads: [SourceLocation: Paragraph] = [:]
    var lead: Paragraph?
    for block in blocks {
      switch block {
      case .paragraph(let paragraph): lead = paragraph
      case .table(let table):
        if let paragraph = lead { leads[table.location] = paragraph }
        lead = nil
      default: lead = nil
      }
    }
    guard !leads.isEmpty else { return readings }
    var readings = readings
    var first: Int?
    for index in readings.indices where readings[index].columns.kind == .fields {
      guard let lead = leads[readings[index].table.location] else {
        first = index
        continue
      }
      readings[index].status = Self.status(in: lead.content)
      guard let joint = TableJoint(lead.content) else {
        first = index
        continue
      }
      let header = readings[index].table.header.map(\.text)
      guard let place = first, readings[place].table.header.map(\.text) == header else {
        if joint != .goesOn {
          for row in readings[index].rows.indices { readings[index].rows[row].joint = joint }
        }
        first = index
        continue
      }
      var rows = readings[index].rows
      for row in rows.indices where joint != .goesOn { rows[row].joint = joint }
      readings[place].rows += rows
      readings[place].descriptions += readings[index].descriptions
      readings[index].rows = []
      readings[index].descriptions = []
      readings[index].isContinuation = true
    }
    return readings
  }

  /// "Status Code **404**": the answer that the table below describes.
  static func status(in content: [Inline]) -> Int? {
    guard case .strong(let inner)? = content.last, content.count <= 2 else { return nil }
    return TableColumns.statusCode(in: inner.plainText)
  }
}

extension [FieldRow] {
  /// Puts alternatives into the row that holds one of them: `kind: string or number`. What only some alternatives of the
  /// whole value have may be missing.
  mutating func settleAlternatives(
    merged: inout [SourceLocation]
  ) {
    guard contains(where: { $0.joint == .or }) else { return }
    var kept: [FieldRow] = []
    var index = 0
    while index < count {
      guard self[index].joint == .or, self[index].nameless == .whole,
        let parent = kept.lastIndex(where: { $0.depth < self[index].depth })
      else {
        var row = self[index]
        if row.joint == .or { row.isNullable = true }
        kept.append(row)
        index += 1
        continue
      }
      let depth = self[index].depth
      var types: [String] = []
      var anchors: [String] = []
      var isLinked = true
      while index < count, self[index].joint == .or, self[index].depth >= depth {
        let row = self[index]
        if row.depth == depth { isLinked = !row.typeAnchors.isEmpty }
        // What an alternative holds that another section describes is told there.
        if row.depth == depth || isLinked { merged.append(row.location) }
        if row.depth == depth, let text = row.typeText, !types.contains(text) {
          types.append(text)
          anchors += row.typeAnchors
        }
        index += 1
      }
      kept[parent].typeText = types.joined(separator: " or ")
      kept[parent].typeAnchors = anchors
    }
    self = kept
  }
}
