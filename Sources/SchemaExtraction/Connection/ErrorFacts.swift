import APISchema
import SlateDiagnostics
import SlateReference

/// The introduction, and what the status codes mean.
extension Extraction {
  /// The index's first prose is what the API is, unless it stands below a resource's heading.
  mutating func readIntroduction() {
    guard let page = reference.pages.first else { return }
    schema.documentation = prose(page.preamble)
    let resources = Set(groupNodes.values)
    for node in outline.nodes where node.page == 0 && !resources.contains(outline.root(of: node.id))
    {
      let text = prose(node.blocks)
      if schema.documentation.isEmpty, !text.isEmpty { schema.documentation = text }
    }
    for pending in pendingResponseHeaders {
      let index = pending.header
      let facts = DescriptionFacts(
        [.text(pending.sentence)], name: schema.responseHeaders[index].name,
        markdown: MarkdownText())
      if facts.isResourceURI {
        schema.responseHeaders[index].type = .resourceURI(
          facts.resourceTarget.flatMap { resource(in: $0) })
      }
    }
  }

  /// Reads tables of status codes, and the sample of an error's body beside them.
  mutating func readErrors() {
    var sectionsWithoutBody: Set<Int> = []
    var codes: [Int: SourceLocation] = [:]
    for node in outline.nodes {
      for reading in tables[node.id] {
        let (table, columns) = (reading.table, reading.columns)
        guard columns.kind == .errors, let description = columns.description else { continue }
        for row in table.rows {
          let digits = row[columns.name].text.prefix { $0.isASCII && $0.isNumber }
          guard let code = Int(digits) else {
            // "default | Unexpected error": no code of its own.
            let place = siteOfNode[node.id].map { sites[$0].location }
            mergedRows[row[columns.name].location] = place ?? node.heading.location
            continue
          }
          if code < 400, siteOfNode[node.id] != nil {
            readSuccess(code, reading, row, of: node.id)
            continue
          }
          let location = row[columns.name].location
          if let first = codes[code] {
            mergedRows[location] = first
            continue
          }
          codes[code] = location
          let inCode =
            columns.title.map { row[$0].text[...] }
            ?? row[columns.name].text.dropFirst(digits.count).trimmingSpaces()
          let text = markdown.text(row[description].content)
          let (name, meaning) = Self.nameAndMeaning(text)
          schema.errors.append(
            ErrorCode(
              code: code, name: inCode.isEmpty ? name : String(inCode),
              description: inCode.isEmpty ? meaning : text, location: row[columns.name].location))
        }
        if schema.errorBody == nil { readErrorBody(around: node, besides: &sectionsWithoutBody) }
      }
    }
    if schema.errorBody == nil { readErrorBodyElsewhere(besides: &sectionsWithoutBody) }
  }

  /// A row of an operation's table of status codes that is no error: its code is that of the answer.
  private mutating func readSuccess(
    _ code: Int, _ reading: TableReading, _ row: [Table.Cell], of node: Int
  ) {
    guard let site = siteOfNode[node], (200..<400).contains(code) else { return }
    // There is one operation for each site, in the same order.
    let index = site
    guard schema.operations.indices.contains(index) else { return }
    if code >= 300 {
      // Where a redirection leads is what the client finds out.
      mergedRows[row[reading.columns.name].location] = schema.operations[index].location
      return
    }
    if schema.operations[index].response == nil, code != 204 {
      // That there is an answer is said, and nothing about it.
      schema.operations[index].response = ResponseShape(
        kind: .optionalItem, type: .any, status: code, evidence: .none,
        location: row[reading.columns.name].location)
    }
    if schema.operations[index].response == nil, code == 204 {
      schema.operations[index].response = ResponseShape(
        kind: .empty, type: .any, status: code, evidence: .table,
        location: row[reading.columns.name].location)
    }
    if schema.operations[index].response == nil {
      // "200 | OK": that it worked is all that is known.
      mergedRows[row[reading.columns.name].location] = schema.operations[index].location
      return
    }
    if schema.operations[index].response?.status == nil {
      schema.operations[index].response?.status = code
    }
    if schema.operations[index].response?.status == code {
      mergedRows[row[reading.columns.name].location] = schema.operations[index].location
    }
  }

  /// "Not Found -- The requested object cannot be found."
  static func nameAndMeaning(_ text: String) -> (String, String) {
    for mark in [" -- ", " – ", " — ", " - ", ": "] {
      guard let range = text.firstRange(of: mark) else { continue }
      return (
        String(text[..<range.lowerBound].trimmingSpaces()),
        String(text[range.upperBound...].trimmingSpaces())
      )
    }
    return ("", text)
  }

  /// The type that a sample shows by itself, without nested models.
  func plainType(of value: SampleValue) -> ValueType {
    switch value {
    case .null: .any
    case .bool: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    case .array(let items): .array(items.first.map { plainType(of: $0) } ?? .any)
    case .object: .any
    }
  }
}
