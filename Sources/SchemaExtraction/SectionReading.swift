import APISchema
import SlateDiagnostics
import SlateReference

/// What one section says by itself: all that can be read of it without the others, once for all rules.
struct SectionReading: Sendable {
  /// Its tables.
  var tables: [TableReading]
  /// Its lists of the values of an attribute.
  var valueLists: [ValueList] = []
  /// What the descriptions of the rows in its tables say.
  var descriptions: [RowDescription?] = []
  /// What its blocks of code show, by where their texts begin.
  var code: [(location: SourceLocation, reading: CodeReading)] = []
  /// How many dates of each format its samples show.
  var dates = DateFormatCounts()
  /// Whether it says that links to pages stand in a header.
  var namesLinkHeader: Bool

  init(_ node: Outline.Node) {
    tables = TableReading.joined(
      TableReading.all(in: node.blocks, below: node.words), in: node.blocks)
    namesLinkHeader = Extraction.namesLinkHeader(node.blocks)
    valueLists = ValueList.all(in: node)
    for index in tables.indices {
      for row in tables[index].rows.indices {
        tables[index].rows[row].descriptionPlace = .init(
          node: node.id, index: descriptions.count + row)
      }
      descriptions.append(contentsOf: tables[index].descriptions)
      tables[index].descriptions = []
      // Only then: each row knows by now where its description is.
      tables[index].takeNameless()
    }
    var above: Paragraph?
    var isQuote = false
    var group: Paragraph?
    var previous: Paragraph?
    for block in node.blocks {
      switch block {
      case .quote(let blocks, _):
        isQuote = true
        let label: Paragraph? = if case .paragraph(let last)? = blocks.last { last } else { nil }
        // "Response" above "Headers" goes for the "Body" below those, too.
        if previous != nil || !CodeReading.namesPart(label) { group = previous }
        above = label ?? above
        previous = above
        continue
      case .paragraph(let paragraph):
        isQuote = false
        above = paragraph
      case .code(let block):
        code.append(
          (block.textLocation, CodeReading(block, below: above, isQuote: isQuote, group: group)))
        if block.showsResponse { dates.add(datesIn: block.text) }
      case .html(let html):
        isQuote = true
        above = html.caption.map { Paragraph([.text($0)], at: html.location) }
      default: above = nil
      }
      previous = nil
    }
  }
}

extension Extraction {
  /// Reads every section by itself, on all cores.
  mutating func readSections() {
    var dates = DateFormatCounts()
    tables.reserveCapacity(outline.nodes.count)
    for section in outline.nodes.concurrentMap({ SectionReading($0) }) {
      for row in section.tables.lazy.flatMap(\.merged) { mergedRows[row] = row }
      if !section.valueLists.isEmpty { valueLists[tables.count] = section.valueLists }
      tables.append(section.tables)
      rowDescriptions.append(section.descriptions)
      for (location, reading) in section.code { codeReadings[location] = reading }
      dates.add(section.dates)
      namesLinkHeader = namesLinkHeader || section.namesLinkHeader
    }
    placeDetailedDescriptions()
    placeListedValues()
    placeValueLists()
    knownDateFormat = dates.mostFrequent
    for (index, page) in reference.pages.enumerated() {
      looseTables[index] = TableReading.all(in: page.preamble, below: Words(words: []))
    }
  }
}
