/// The sections that describe a shape or list values, found by what prose calls them.
struct NamedSections {
  /// A table of values, as an attribute without a word about it finds it.
  struct ValueTable {
    /// The last word of the header of its first column, in the singular.
    var head: String?
    /// The enumeration that it became.
    var enumeration: String
  }

  /// The sections by their words, on each page and, where the page is nil, on all.
  private var sectionsByWords: [String: [Int]] = [:]
  private var sectionsByShape: [String: [Int]] = [:]
  private var sectionsBySingulars: [String: [Int]] = [:]
  private var valueTablesBelow: [Int: [ValueTable]] = [:]

  init() {}

  init(
    _ outline: Outline, shapes: [Int: ShapeSite], valueTables: [Int: String],
    siteOfNode: [Int: Int], tables: [[TableReading]]
  ) {
    for node in outline.nodes {
      let enumeration = valueTables[node.id].flatMap { $0.isEmpty ? nil : $0 }
      guard shapes[node.id] != nil || enumeration != nil else { continue }
      let shape = Self.shape(node.words)
      sectionsBySingulars[Self.singulars(node.words), default: []].append(node.id)
      for page in [node.page, nil] {
        sectionsByWords[Self.key(node.words, page), default: []].append(node.id)
        sectionsByShape[Self.key(shape, page), default: []].append(node.id)
      }
      // "Books" above "Attributes": the section above has the name.
      if let site = shapes[node.id], site.owner != node.id, !site.isInOperation {
        for page in [node.page, nil] {
          sectionsByShape[
            Self.key(Self.shape(outline.nodes[site.owner].words), page), default: []
          ].append(node.id)
        }
      }
      guard let enumeration, siteOfNode[node.id] == nil else { continue }
      for reading in tables[node.id] where reading.columns.kind == .values {
        let head = Words(reading.table.header[reading.columns.name].text).singular.words.last
        for section in [node.id] + outline.ancestors(of: node.id) {
          valueTablesBelow[section, default: []].append(
            ValueTable(head: head, enumeration: enumeration))
        }
      }
    }
  }

  /// The sections of a page, or of all pages, that a name means: as it is, or without words such as "attributes"
  /// and in the singular.
  func named(_ name: String, onPage page: Int?) -> [Int] {
    let words = Words(name)
    let sections =
      (sectionsByWords[Self.key(words, page)] ?? [])
      + (sectionsByShape[Self.key(Self.shape(words), page)] ?? [])
    return Set(sections).sorted()
  }

  /// The sections whose headings have the words of a fragment, some of them in the plural where the fragment has the
  /// singular, or the other way round.
  func alike(_ fragment: String) -> [Int] {
    sectionsBySingulars[Self.singulars(Words(fragment))] ?? []
  }

  private static func singulars(_ words: Words) -> String {
    words.words.map { Words.singular(of: $0) }.joined(separator: " ")
  }

  /// The tables of values in a section and below it, in reading order.
  func valueTables(below section: Int) -> [ValueTable] { valueTablesBelow[section] ?? [] }

  /// The words of a name, which hold no space, and the page that it is asked for on.
  private static func key(_ words: Words, _ page: Int?) -> String {
    let name = words.words.joined(separator: " ")
    return page.map { "#\($0) \(name)" } ?? name
  }

  /// "The gate object" is called a gate, and so is "Objeto Gate".
  private static func shape(_ words: Words) -> Words {
    var words = words.dropping(lastIn: Extraction.shapeLabels)
    if words.words.count > 1, Extraction.objectWords.contains(words.words[0]) {
      words = Words(words: Array(words.words.dropFirst()))
    }
    return words.droppingArticle.singular
  }
}
