import APISchema
import SlateDiagnostics
import SlateReference

/// Lines of a reference's files.
private struct LineSet {
  private var lines: [Set<Int>] = []
  private var files: [String: Int] = [:]
  /// The file that came up last: what comes next is in the same one, mostly.
  private var last: (file: String, index: Int)?

  mutating func insert(_ location: SourceLocation?) {
    guard let location else { return }
    let index: Int
    if let last, last.file == location.file {
      index = last.index
    } else {
      index = files[location.file] ?? lines.count
      if index == lines.count {
        files[location.file] = index
        lines.append([])
      }
      last = (location.file, index)
    }
    lines[index].insert(location.line)
  }

  func contains(_ location: SourceLocation) -> Bool {
    files[location.file].map { lines[$0].contains(location.line) } ?? false
  }
}

/// How a sample read.
enum SampleOutcome {
  case read, repaired, refused
}

extension Extraction {
  /// Rules of the diagnostics that stand for an endpoint which became no operation.
  private static let endpointRules: WordSet = [DiagnosticRule.endpointNotRead.name]

  /// Counts what became schema, and says what did not.
  mutating func countCoverage() {
    readLeftSamples()
    let placed = placedLines()
    var spoken = LineSet()
    for diagnostic in diagnostics { spoken.insert(diagnostic.location) }
    var counts = [Coverage.Counts](repeating: .init(), count: reference.pages.count)
    for node in outline.nodes {
      for reading in tables[node.id] {
        count(reading, into: &counts[node.page], placed: placed, spoken: spoken)
      }
    }
    reportUnreadLists()
    for (page, readings) in looseTables.sorted(by: { $0.key < $1.key }) {
      for reading in readings {
        count(reading, into: &counts[page], placed: placed, spoken: spoken)
      }
    }
    var pageOfFile: [String: Int] = [:]
    for (index, page) in reference.pages.enumerated() {
      for file in [page.file] + page.partials { pageOfFile[file] = index }
    }
    for (location, outcome) in sampleOutcomes {
      guard let page = pageOfFile[location.file] else { continue }
      counts[page].samples += 1
      if outcome != .refused { counts[page].readSamples += 1 }
      if outcome == .repaired { counts[page].repairedSamples += 1 }
    }
    for site in sites {
      guard let page = pageOfFile[site.location.file] else { continue }
      counts[page].endpoints += 1
    }
    for operation in schema.operations {
      guard let page = pageOfFile[operation.location.file] else { continue }
      counts[page].understoodEndpoints += 1
    }
    for diagnostic in diagnostics where Self.endpointRules.contains(diagnostic.rule) {
      guard let location = diagnostic.location, let page = pageOfFile[location.file] else {
        continue
      }
      counts[page].endpoints += 1
    }
    coverage = Coverage(
      pages: zip(reference.pages, counts).map { page, counts in
        Coverage.Page(name: page.name, file: page.file, counts: counts)
      })
  }

  private mutating func count(
    _ reading: TableReading, into counts: inout Coverage.Counts, placed: LineSet,
    spoken: LineSet
  ) {
    counts.tables += 1
    countInner(of: reading, into: &counts)
    switch reading.columns.kind {
    case .fields, .values, .errors: break
    case .overview:
      counts.recognizedTables += 1
      return
    case .other where toldOtherFacts(reading.table, placed):
      counts.recognizedTables += 1
      return
    // Rows that say nothing have nothing to be understood.
    case .other where reading.table.rows.allSatisfy({ $0.allSatisfy(\.content.isEmpty) }):
      counts.recognizedTables += 1
      return
    case .other:
      if !spoken.contains(reading.table.location) {
        warn(
          .tableNotUnderstood,
          "No header of this table says that it holds parameters, attributes, values or status codes, so nothing is "
            + "taken from it",
          at: reading.table.location)
      }
      return
    }
    counts.recognizedTables += 1
    var left: [(name: String, location: SourceLocation)] = []
    for row in reading.table.rows where row.contains(where: { !$0.content.isEmpty }) {
      counts.rows += 1
      guard let cell = row.first else { continue }
      if isPlaced(cell.location, placed) {
        counts.placedRows += 1
      } else if !spoken.contains(cell.location) {
        let column = min(reading.columns.name, row.count - 1)
        left.append((row[column].text, cell.location))
      }
    }
    guard !left.isEmpty, !spoken.contains(reading.table.location) else { return }
    if left.count == reading.table.rows.count {
      warn(
        .tableNotPlaced,
        "The rows of this table (\(left.count)) became no part of an operation, of a model or of an enumeration: "
          + "nothing says what they belong to",
        at: reading.table.location)
      return
    }
    for row in left {
      warn(
        .rowNotPlaced,
        "'\(row.name)' became no part of an operation, of a model or of an enumeration, as other rows of its table did",
        at: row.location)
    }
  }

  /// Says which lists of an operation look like parameters that nothing announces.
  private mutating func reportUnreadLists() {
    for node in outline.nodes where siteOfNode[node.id] != nil {
      guard ParameterList.otherLists.isDisjoint(with: node.words.words),
        node.words.words.last != "descriptions"
      else { continue }
      for (names, location) in ParameterList.unread(in: node.blocks)
      where !placedValueLists.contains(location) {
        let shown = names.prefix(3).map { "'\($0)'" }.joined(separator: ", ")
        warn(
          .listNotRead,
          "This list names \(shown) and says what each is, but no heading or line above it says that these are "
            + "parameters or attributes, so nothing is taken from it",
          at: location)
      }
    }
  }

  /// Tables inside of cells are read where they describe what their row is about.
  private mutating func countInner(of reading: TableReading, into counts: inout Coverage.Counts) {
    for inner in reading.table.inner {
      counts.tables += 1
      switch TableColumns(inner.table).kind {
      case .fields where reading.columns.kind == .fields,
        .values where reading.columns.kind == .fields:
        counts.recognizedTables += 1
      default:
        warn(
          .tableNotUnderstood,
          "This table stands in a cell, and neither describes the object of its row nor lists the row's values, so "
            + "nothing is taken from it",
          at: inner.table.location)
      }
    }
  }

  /// A table with methods and paths has told its endpoints, one with hosts its hosts, and holds nothing else.
  private func toldOtherFacts(_ table: Table, _ placed: LineSet) -> Bool {
    EndpointColumns(table) != nil
      || table.rows.contains { row in row.contains { placed.contains($0.location) } }
  }

  private func isPlaced(_ row: SourceLocation, _ placed: LineSet) -> Bool {
    if placed.contains(row) { return true }
    // The values of a row that is itself one with another row lead to that in two steps.
    var row = row
    for _ in 0..<4 {
      guard let other = mergedRows[row] else { return false }
      // A row that is said to stand for itself was understood and left no fact.
      if other == row || placed.contains(other) { return true }
      row = other
    }
    return false
  }

  /// The lines that some fact of the schema was read from.
  private func placedLines() -> LineSet {
    var lines = LineSet()
    func add(_ location: SourceLocation?) { lines.insert(location) }
    for operation in schema.operations {
      add(operation.location)
      for parameter in operation.parameters { add(parameter.location) }
      for parameter in operation.body?.properties ?? [] { add(parameter.location) }
    }
    for model in schema.models { for property in model.properties { add(property.location) } }
    for enumeration in schema.enumerations {
      for value in enumeration.values { add(value.location) }
    }
    for error in schema.errors { add(error.location) }
    for server in schema.servers { add(server.location) }
    for variable in schema.environment { add(variable.location) }
    for scheme in schema.authentication.flatMap(\.pieces) { add(scheme.location) }
    return lines
  }

  /// Reads the samples that no rule asked for, so that none of them is passed over in silence.
  private mutating func readLeftSamples() {
    let repeated = Set(repeatedEndpoints.map(\.owner))
    for node in outline.nodes { readLeftSamples(in: node.blocks, of: node, besides: repeated) }
    for page in reference.pages { readLeftSamples(in: page.preamble, of: nil, besides: repeated) }
  }

  private mutating func readLeftSamples(
    in blocks: [Block], of node: Outline.Node?, besides repeated: Set<Int>
  ) {
    for case .code(let code) in blocks
    where code.showsResponse && sampleOutcomes[code.textLocation] == nil {
      let reading = reading(of: code)
      report(reading, at: code.textLocation)
      if let node, siteOfNode[node.id] == nil,
        let members = firstObject(reading.documents.first)?.members, members.count > 1,
        isUnreadObject(members, in: node, besides: repeated)
      {
        reportUnread(members, code, in: node)
      }
    }
  }

  /// Says that an object is shown outside of operations, and nothing says what it is.
  private mutating func reportUnread(
    _ members: [SampleValue.Member], _ code: CodeBlock, in node: Outline.Node
  ) {
    let names = members.prefix(3).map { "'\($0.name)'" }.joined(separator: ", ")
    warn(
      .objectNotRead,
      "This object with \(names) is shown outside of operations, and '\(node.heading.text)' does not say that it shows "
        + "one, so it became no model",
      at: code.textLocation)
  }
}
