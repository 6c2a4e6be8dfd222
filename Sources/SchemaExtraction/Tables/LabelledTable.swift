import SlateReference

/// A table below a line that does the work of a heading: `**Query parameters**`, "Optional arguments:".
struct LabelledTable {
  /// The level of the heading that such a line becomes: none stands below it.
  static let level = 6

  var label: Heading
  var table: Table

  /// Takes such tables, with their labels, out of a section's blocks.
  static func split(_ blocks: [Block]) -> (rest: [Block], tables: [LabelledTable]) {
    // Nearly no section has one, and its blocks need not stand in memory twice.
    guard
      zip(blocks, blocks.dropFirst()).contains(where: { above, block in
        if case .paragraph = above, case .table = block { true } else { false }
      })
    else { return (blocks, []) }
    var rest: [Block] = []
    rest.reserveCapacity(blocks.count)
    var tables: [LabelledTable] = []
    for (index, block) in blocks.enumerated() {
      if case .table(let table) = block, case .paragraph(let paragraph)? = rest.last,
        let label = label(paragraph), !hasValues(table, in: blocks[(index + 1)...].prefix(4))
      {
        rest.removeLast()
        tables.append(LabelledTable(label: label, table: table))
      } else if case .table(let table) = block, case .paragraph(let paragraph)? = rest.last,
        let label = announcement(paragraph), !hasValues(table, in: blocks[(index + 1)...].prefix(4))
      {
        tables.append(LabelledTable(label: label, table: table))
      } else {
        rest.append(block)
      }
    }
    return tables.isEmpty ? (blocks, []) : (rest, tables)
  }

  /// Whether the next table lists the values of one of a table's rows, "Status | Description": the two stay together.
  private static func hasValues(_ table: Table, in blocks: ArraySlice<Block>) -> Bool {
    for case .table(let next) in blocks {
      guard next.header.count == 2, table.rows.count <= 100,
        case let head = Words(next.header[0].text), head.words.count == 1
      else { return false }
      return table.rows.contains { $0.first.map { Words($0.text).folded } == head.folded }
    }
    return false
  }

  /// The label that a sentence of more words amounts to, which stays where it is: "The parameters that may be given with this
  /// request are these:".
  private static func announcement(_ paragraph: Paragraph) -> Heading? {
    let text = paragraph.content.plainText
    guard text.utf8.count < 200, text.last == ":" else { return nil }
    let written = Words(text).words
    let words = written.map { ForeignWords.labels[$0] ?? $0 }
    guard (7...25).contains(words.count), words.contains("parameters"),
      !words.contains(where: { notSent.contains($0) }),
      // "Consulta" is the asking more often than a part of the URL.
      !written.contains(where: { Extraction.parameterPlaceWords.contains($0) && $0 != "parameters" }
      )
    else { return nil }
    return Heading(level: level, content: [.text("Parameters")], location: paragraph.location)
  }

  /// Words of a sentence that speaks of something else than what a caller sends.
  private static let notSent: WordSet = [
    "response", "responses", "returns", "returned", "return", "result", "results", "answer",
    "answers", "object", "objects", "attributes", "fields", "same", "required", "optional",
    "mandatory", "webhook", "callback",
    "event", "sends", "redirected", "receive", "receives",
  ]

  /// The name in a line that announces an object's attributes: "A `Book` object looks like this".
  private static func objectName(_ content: [Inline]) -> String? {
    let words = content.plainText.split { $0.isWhitespace || $0 == ":" || $0 == "." }
    guard (2...12).contains(words.count),
      let place = words.firstIndex(where: { $0.lowercased() == "object" }), (1...3).contains(place)
    else { return nil }
    let name = words[place - 1].drop { $0 == "`" || $0 == "*" }
    // A name, not "this object" or "the JSON object".
    let isCode = content.contains { if case .code(let code) = $0 { code == name } else { false } }
    guard let first = name.first, isCode || (first.isUppercase && place > 1),
      name.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" }),
      !kinds.contains(name.lowercased())
    else { return nil }
    return String(name)
  }

  /// The attribute in a line that announces what it holds: "What is in the `data` property looks like this:".
  private static func partName(_ content: [Inline]) -> String? {
    guard case .text(let end)? = content.last, end.trimmingSpaces().last == ":",
      content.count <= 9
    else { return nil }
    var names: [String] = []
    for (inline, behind) in zip(content, content.dropFirst()) {
      guard case .code(let name) = inline else { continue }
      names.append(name)
      guard case .text(let text) = behind,
        let word = text.split(whereSeparator: { $0 == " " || $0 == ":" || $0 == "," }).first,
        holders.contains(word.lowercased())
      else { return nil }
    }
    guard names.count == 1, let name = names.first,
      name.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "-") })
    else { return nil }
    return name
  }

  private static let holders: WordSet = [
    "property", "attribute", "field", "array", "list", "element", "key", "member", "hash",
  ]

  private static let pronouns: WordSet = [
    "it", "they", "this", "these", "each", "he", "she", "you",
  ]

  private static let havingVerbs: WordSet = [
    "has", "have", "contains", "contain", "includes", "include", "takes", "take", "accepts",
    "accept", "supports", "support", "holds", "hold", "consists", "carries",
  ]

  private static let kinds: WordSet = ["json", "response", "request", "data", "xml", "api"]

  private static func label(_ paragraph: Paragraph) -> Heading? {
    if TableJoint(paragraph.content) != nil { return nil }
    var content = paragraph.content
    while case .lineBreak? = content.last { content.removeLast() }
    if let name = objectName(content) ?? partName(content) {
      return Heading(level: level, content: [.text("\(name) object")], location: paragraph.location)
    }
    let heading = Heading(level: level, content: content, location: paragraph.location)
    let words = LabelWords.heading(heading.text).words
    guard (1...6).contains(words.count) else { return nil }
    if content.count == 1 {
      switch content[0] {
      case .strong, .emphasis: return heading
      default: break
      }
    }
    if content.count == 2, case .text(let mark) = content[1], mark.trimmingSpaces() == ":" {
      switch content[0] {
      case .strong, .emphasis: return heading
      default: break
      }
    }
    // Plain words are a label only if they say what the rows are: "Query parameters:".
    guard content.count == 1, case .text(let text) = content[0], let last = words.last else {
      return nil
    }
    let labels = Extraction.parameterPlaceWords.union(Extraction.shapeLabels)
      .union(Extraction.responseWords).union(["required", "optional", "mandatory"])
    let mark = text.trimmingSpaces().last
    guard labels.contains(last), mark == ":" || mark?.isLetter == true else { return nil }
    // "It has the following attributes:" names nothing that the heading above does not, "A pear has them" names the pear.
    guard words.count > 1 else { return heading }
    let verb = words.firstIndex { havingVerbs.contains($0) }
    guard pronouns.contains(words[0]) || verb != nil else { return heading }
    let owner = words[..<(verb ?? 0)].filter { !Words.articles.contains($0) }
    let name = owner.contains { pronouns.contains($0) } ? [] : owner
    return Heading(
      level: level, content: [.text((name + [last]).joined(separator: " "))],
      location: paragraph.location)
  }
}
