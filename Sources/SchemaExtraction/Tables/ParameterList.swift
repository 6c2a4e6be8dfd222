import SlateDiagnostics
import SlateReference

/// Parameters or attributes that are written as a list, as definitions, or as paragraphs that begin with a name: each is
/// read as the row of a table.
enum ParameterList {
  /// The blocks of a section, with tables where such lists stand.
  static func tables(in all: [Block], below heading: Heading) -> [Block] {
    guard all.contains(where: { mayBegin($0) }) else { return all }
    let blocks = all.flatMap { withoutLabels($0) }
    var isChanged = blocks.count != all.count
    let announced = Announcement(heading: LabelWords.heading(heading.text))
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var index = 0
    while index < blocks.count {
      var entries: [Entry] = []
      var isOpen = true
      var end = index
      var isOfFields = false
      while end < blocks.count, isOpen, let next = Self.entries(of: blocks[end], &isOfFields) {
        entries += next
        end += 1
        // A list is whole; paragraphs and definitions stand one behind the other.
        if case .list(let list) = blocks[end - 1], list.items.count > 1 { isOpen = false }
      }
      guard !entries.isEmpty else {
        result.append(blocks[index])
        index += 1
        continue
      }
      let label = result.last.flatMap { Announcement(line: $0) }
      if let table = table(of: entries, announced: label ?? announced, isOfFields: isOfFields) {
        result.append(.table(table))
        isChanged = true
      } else {
        result += blocks[index..<end]
      }
      index = end
    }
    // A section as it was shares its blocks with the reference.
    return isChanged ? result : all
  }

  /// A list whose items are labels with lists below them: "+ Parameters", and below it each of them.
  private static func withoutLabels(_ block: Block) -> [Block] {
    guard case .list(let list) = block, (1...4).contains(list.items.count) else { return [block] }
    var parts: [Block] = []
    for item in list.items {
      guard item.blocks.count == 2, case .paragraph(let label) = item.blocks[0],
        case .list = item.blocks[1], LabelWords.heading(label.content.plainText).words.count <= 3,
        Announcement(line: item.blocks[0]) != nil
      else { return [block] }
      parts += item.blocks
    }
    return parts
  }

  /// Where lists stand among the blocks that name something in code, item for item, and that are not read.
  static func unread(in blocks: [Block]) -> [(names: [String], location: SourceLocation)] {
    var found: [(names: [String], location: SourceLocation)] = []
    var lead: Block?
    for block in blocks {
      defer { lead = block }
      var isOfFields = false
      guard mayBegin(block), case .list(let list) = block, list.items.count > 1,
        let entries = entries(of: block, &isOfFields),
        entries.allSatisfy({ $0.isCode && $0.isMarked })
      else { continue }
      if case .paragraph(let paragraph)? = lead,
        !otherLists.isDisjoint(with: Words(paragraph.content.plainText).words)
      {
        continue
      }
      found.append((entries.flatMap(\.names), list.location))
    }
    return found
  }

  /// Words before a list of something else than fields.
  static let otherLists: WordSet = [
    "values", "value", "options", "errors", "error", "codes", "code", "status", "statuses",
    "states", "events", "event", "scopes", "scope", "permissions", "one", "either", "examples",
    "example", "types", "roles", "note", "notes", "actions", "following",
  ]

  private static func mayBegin(_ block: Block) -> Bool {
    switch block {
    case .list(let list):
      guard case .paragraph(let paragraph)? = list.items.first?.blocks.first else { return false }
      return !paragraph.content.isEmpty
    case .paragraph(let paragraph):
      switch paragraph.content.first {
      case .code?, .strong?: return paragraph.content.count > 1
      default: return false
      }
    default: return false
    }
  }

  /// What a block describes; nil where a part of it describes nothing.
  ///
  /// - Parameter isOfFields: Whether its items are those of a nested list, which has a rule of its own.
  private static func entries(of block: Block, _ isOfFields: inout Bool) -> [Entry]? {
    switch block {
    case .list(let list):
      var entries: [Entry] = []
      for item in list.items {
        guard case .paragraph(let paragraph)? = item.blocks.first,
          var entry = Entry(paragraph.content, at: item.location)
        else { return nil }
        for block in item.blocks.dropFirst() { entry.add(block) }
        entries.append(entry)
      }
      isOfFields = list.items.allSatisfy { ListField($0) != nil }
      return entries.isEmpty ? nil : entries
    case .paragraph(let paragraph):
      guard mayBegin(block) else { return nil }
      var entries: [Entry] = []
      var line: [Inline] = []
      var start = 0
      var count = 0
      func location() -> SourceLocation {
        guard start > 0 else { return paragraph.location }
        return SourceLocation(file: paragraph.location.file, line: paragraph.location.line + start)
      }
      func endLine() -> Bool {
        defer { line = [] }
        guard line.contains(where: { !$0.isBlankText }) else { return true }
        if let entry = Entry(line, at: location()) {
          entries.append(entry)
        } else {
          guard let last = entries.indices.last else { return false }
          entries[last].description += [.text(" ")] + line
        }
        return true
      }
      for inline in paragraph.content {
        switch inline {
        case .softBreak, .lineBreak:
          count += 1
          guard endLine() else { return nil }
          start = count
        default: line.append(inline)
        }
      }
      return endLine() && !entries.isEmpty ? entries : nil
    default: return nil
    }
  }

  private static func table(
    of entries: [Entry], announced: Announcement?, isOfFields: Bool
  ) -> Table? {
    let typed = entries.count { $0.isTyped }
    // Words before them say what they are, or their types do.
    // Between other names "url" and "description" are names, too.
    let isNaming = announced?.isRequest == true && entries.contains { !$0.isRemark }
    let isAnnounced =
      announced.map { $0.isRequest || !isOfFields } ?? false
      && entries.allSatisfy {
        $0.isTyped || $0.isMarked && (!$0.isRemark || isNaming && $0.mayBeName)
      }
    guard isAnnounced || (typed * 2 >= entries.count && !isOfFields), let first = entries.first
    else { return nil }
    let hasTypes = entries.contains { $0.hasType }
    let place = first.location
    func head(_ text: String) -> Table.Cell { Table.Cell([.text(text)], at: place) }
    let name = head(announced?.head ?? "Field")
    return Table(
      header: hasTypes ? [name, head("Type"), head("Description")] : [name, head("Description")],
      rows: entries.flatMap { $0.rows(withType: hasTypes, depth: 0) }, location: place)
  }
}

/// Words that say that what follows are parameters or attributes.
private struct Announcement {
  /// What the column of names is called.
  var head: String
  /// Whether they are what a caller sends.
  var isRequest: Bool

  /// Reads the words of a heading that says nothing else, or ends with such a word.
  init?(heading words: Words) {
    guard let last = words.words.last else { return nil }
    let isLabel = words.words.allSatisfy {
      Extraction.parameterPlaceWords.contains($0) || Self.fillers.contains($0)
    }
    if Self.parameters.contains(last) {
      (head, isRequest) = ("Parameter", true)
    } else if Self.attributes.contains(last) {
      (head, isRequest) = ("Field", false)
    } else if isLabel, last == "headers" {
      (head, isRequest) = ("Header", true)
    } else if isLabel, words.words.contains(where: { Self.places.contains($0) }) {
      (head, isRequest) = ("Parameter", true)
    } else {
      return nil
    }
  }

  /// Reads the paragraph above: "**Query parameters**", "The parameters are:".
  init?(line block: Block) {
    guard case .paragraph(let paragraph) = block else { return nil }
    let text = paragraph.content.plainText
    guard text.utf8.count < 200 else { return nil }
    let words = LabelWords.heading(text)
    if words.words.count <= 5, let label = Announcement(heading: words) {
      self = label
      return
    }
    guard text.last == ":" else { return nil }
    let said = words.words.map { ForeignWords.labels[$0] ?? $0 }
    if said.contains(where: { Self.parameters.contains($0) }) {
      (head, isRequest) = ("Parameter", true)
    } else if said.contains(where: { Self.attributes.contains($0) }) {
      (head, isRequest) = ("Field", false)
    } else {
      return nil
    }
  }

  private static let parameters: WordSet = [
    "parameters", "parameter", "params", "arguments", "args", "querystring",
  ]
  private static let attributes: WordSet = ["attributes", "fields", "properties"]
  private static let places: WordSet = ["query", "body", "payload", "form", "path"]
  private static let fillers: WordSet = [
    "required", "optional", "string", "http", "json", "the", "additional", "parameters", "post",
  ]
}

/// One item: a name, remarks behind it, and what is said about it.
private struct Entry {
  var names: [String]
  var isCode: Bool
  var required: Bool?
  var type: [Inline] = []
  /// Whether its type is one that is known, or it says whether it is required.
  var isTyped = false
  /// Whether a colon or a dash stands between the name and what is said about it.
  var isMarked = false
  var description: [Inline]
  var children: [Entry] = []
  var location: SourceLocation

  var hasType: Bool { !type.isEmpty || children.contains { $0.hasType } }

  /// Whether the name is a word that begins a remark about something else: "**Note**: …".
  var isRemark: Bool {
    !isCode && !isTyped && names[0].first?.isUppercase == true
      && Self.remarks.contains(names[0].lowercased())
  }

  /// Whether such a word is written like a name, and no word that only remarks begin with.
  var mayBeName: Bool {
    names[0] == names[0].lowercased() && !Self.remarksAlone.contains(names[0])
  }

  init?(_ content: [Inline], at location: SourceLocation) {
    var rest = content[...]
    while let first = rest.first, first.isBlankText { rest = rest.dropFirst() }
    names = []
    isCode = false
    description = []
    self.location = location
    switch rest.first {
    case .code(let code)?:
      isCode = true
      names = [code]
      rest = rest.dropFirst()
      // "`limit`, `offset`"
      while rest.count > 1, case .text(let mark)? = rest.first,
        [",", "/", "and", "or", "|", "&"].contains(mark.trimmingSpaces()),
        case .code(let next) = rest[rest.startIndex + 1]
      {
        names.append(next)
        rest = rest.dropFirst(2)
      }
    case .strong(let inner)?:
      guard let first = inner.first else { return nil }
      var behind = ""
      switch first {
      case .code(let code):
        isCode = true
        names = [code]
        behind = Array(inner.dropFirst()).plainText
      case .text(let text):
        let name = text.prefix { !" :(".contains($0) }
        names = [String(name)]
        behind = String(text[name.endIndex...]) + Array(inner.dropFirst()).plainText
      default: return nil
      }
      rest = rest.dropFirst()
      if !behind.isEmpty { rest = [.text(behind)] + rest }
    case .text(let text)?:
      let name = text.prefix { !" :(".contains($0) }
      names = [String(name)]
      rest = [.text(String(text[name.endIndex...]))] + rest.dropFirst()
    default: return nil
    }
    guard names.allSatisfy({ Self.isName($0) }) else { return nil }
    readRemarks(&rest)
    readMark(&rest)
    readRemarks(&rest)
    if !isMarked || type.isEmpty { readMark(&rest) }
    readLeadingType(&rest)
    guard isTyped || isMarked else { return nil }
    description = description + rest
    if case .text(let text)? = description.last, text.utf8.last == UInt8(ascii: " ") {
      description[description.count - 1] = .text(
        String(text.reversed().drop { $0 == " " }.reversed()))
    }
  }

  /// Reads "(string, required)", "*integer*", "[string]" and the like in front of what is left.
  private mutating func readRemarks(_ rest: inout ArraySlice<Inline>) {
    for _ in 0..<3 {
      while let first = rest.first, first.isBlankText { rest = rest.dropFirst() }
      switch rest.first {
      case .emphasis(let inner)?:
        guard read(remark: inner) else { return }
        rest = rest.dropFirst()
      case .strong(let inner)?:
        guard read(remark: inner) else { return }
        rest = rest.dropFirst()
      case .code(let code)?:
        guard TypeColumn.type(of: code) != nil, read(remark: [.text(code)]) else { return }
        rest = rest.dropFirst()
      case .text(let text)?:
        let lead = text.drop { $0 == " " }
        guard lead.first == "(" || lead.first == "[", let (inner, behind) = bracket(rest) else {
          return
        }
        guard read(remark: inner) else { return }
        rest = behind
      default: return
      }
    }
  }

  /// Reads the type in front of a description: "string. The name", "integer, how many".
  private mutating func readLeadingType(_ rest: inout ArraySlice<Inline>) {
    guard type.isEmpty, case .text(let text)? = rest.first,
      let end = text.utf8.prefix(20).firstIndex(where: { ".,;".utf8.contains($0) }),
      TypeColumn.type(of: String(text[..<end])) != nil
    else { return }
    type = [.text(String(text[..<end]))]
    isTyped = true
    rest[rest.startIndex] = .text(String(text[end...].drop { ".,; ".contains($0) }))
    if rest[rest.startIndex].isBlankText { rest = rest.dropFirst() }
  }

  /// The text in the brackets that stand first, and what stands behind them.
  private func bracket(_ rest: ArraySlice<Inline>) -> (inner: [Inline], rest: ArraySlice<Inline>)? {
    var inner: [Inline] = []
    for (index, inline) in zip(rest.indices, rest) {
      guard case .text(var text) = inline else {
        inner.append(inline)
        if inner.count > 8 { return nil }
        continue
      }
      if inner.isEmpty { text = String(text.drop { $0 == " " }.dropFirst()) }
      if let close = text.firstIndex(where: { $0 == ")" || $0 == "]" }) {
        inner.append(.text(String(text[..<close])))
        let behind = String(text[text.index(after: close)...])
        return (inner, (behind.isEmpty ? [] : [.text(behind)]) + rest[(index + 1)...])
      }
      inner.append(.text(text))
    }
    return nil
  }

  /// Takes a remark in; says whether it is one about the field.
  private mutating func read(remark: [Inline]) -> Bool {
    let text = remark.plainText
    guard !text.isEmpty, text.utf8.count < 80 else { return false }
    var isKnown = false
    var others: [String] = []
    for part in text.split(whereSeparator: { ",;|".contains($0) }) {
      let part = part.trimmingSpaces().drop { "([".contains($0) }
      let word = String(part.prefix { !")]".contains($0) })
      switch word.lowercased() {
      case "required", "mandatory":
        required = true
        isKnown = true
      case "optional", "not required":
        required = false
        isKnown = true
      case "": continue
      default:
        let said = TypeText(word)
        let isType =
          TypeColumn.type(of: word) != nil || said.isList || said.isMap
          || word.lowercased().hasSuffix(" object")
        if type.isEmpty, isType || remark.hasLinks {
          type = remark.hasLinks ? Self.linkedType(remark) : [.text(word)]
          required = said.required ?? required
          isKnown = true
        } else {
          others.append(word)
        }
      }
    }
    guard isKnown else { return false }
    isTyped = true
    if !others.isEmpty { description += [.text("(\(others.joined(separator: ", "))) ")] }
    return true
  }

  /// "required, array of [Book](#book)" without what is no type.
  private static func linkedType(_ remark: [Inline]) -> [Inline] {
    var type: [Inline] = []
    for inline in remark {
      guard case .text(let text) = inline, text.holds(UInt8(ascii: ",")) else {
        type.append(inline)
        continue
      }
      let isBehind = type.contains { if case .link = $0 { true } else { false } }
      let part = text.split(separator: ",", omittingEmptySubsequences: false)
      guard !isBehind else { return type + [.text(String(part[0]))] }
      type.append(.text(String(part[part.count - 1])))
    }
    return type
  }

  /// Takes the colon or the dash in front of what is left.
  private mutating func readMark(_ rest: inout ArraySlice<Inline>) {
    guard case .text(let text)? = rest.first else { return }
    let lead = text.drop { $0 == " " }
    for mark in [":", "- ", "– ", "— ", "-- ", "...", "…"]
    where lead.hasPrefix(mark) || String(lead) == mark.trimmingSpaces() {
      isMarked = true
      rest[rest.startIndex] = .text(String(lead.dropFirst(mark.count).drop { $0 == " " }))
      if rest[rest.startIndex].isBlankText { rest = rest.dropFirst() }
      return
    }
    rest[rest.startIndex] = .text(String(lead))
  }

  /// Takes in what stands below the item's first line.
  mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let paragraph): description += [.text(" ")] + paragraph.content
    case .list(let list):
      var inner: [Entry] = []
      for item in list.items {
        guard case .paragraph(let paragraph)? = item.blocks.first,
          var entry = Entry(paragraph.content, at: item.location)
        else { break }
        for block in item.blocks.dropFirst() { entry.add(block) }
        inner.append(entry)
      }
      let typed = inner.count { $0.isTyped }
      if inner.count == list.items.count, typed * 2 >= inner.count {
        children += inner
        return
      }
      description.append(.html("<ul>"))
      for item in list.items {
        guard case .paragraph(let paragraph)? = item.blocks.first else { continue }
        description += [.html("<li>")] + paragraph.content + [.html("</li>")]
      }
      description.append(.html("</ul>"))
    default: return
    }
  }

  /// The row of a table, and those of the attributes of the object that it stands for.
  func rows(withType: Bool, depth: Int) -> [[Table.Cell]] {
    var name: [Inline] = depth > 0 ? [.text(String(repeating: "»", count: depth) + " ")] : []
    for (index, text) in names.enumerated() {
      if index > 0 { name.append(.text(", ")) }
      name.append(.code(text))
    }
    if let required { name.append(.text(required ? " (required)" : " (optional)")) }
    let type =
      children.isEmpty || !type.isEmpty || !withType ? type : [.text("object")]
    var row = [Table.Cell(name, at: location)]
    if withType { row.append(Table.Cell(type, at: location)) }
    row.append(Table.Cell(description, at: location))
    return [row] + children.flatMap { $0.rows(withType: withType, depth: depth + 1) }
  }

  private static func isName(_ text: String) -> Bool {
    let name = text.drop { ":{$<".contains($0) }
    guard let first = name.utf8.first, text.utf8.count <= 60,
      first.isASCIIWord && !SampleCursor.isDigit(first) || first == UInt8(ascii: "_")
    else { return false }
    return name.utf8.allSatisfy { $0.isASCIIWord || "_-.[]}>*".utf8.contains($0) }
      && !HTTPMethod.isMethod(text)
  }

  private static let remarksAlone: WordSet = [
    "note", "notes", "example", "examples", "warning", "important", "tip", "returns", "return",
    "see", "attention", "caution", "hint", "required", "optional", "deprecated", "parameters",
    "params",
  ]
  private static let remarks: WordSet = [
    "note", "notes", "example", "examples", "warning", "important", "tip", "info", "returns",
    "return", "response", "responses", "request", "result", "method", "url", "endpoint", "path",
    "uri", "route", "verb", "authentication", "success", "error", "errors", "parameters", "params",
    "permissions", "scopes", "scope", "see", "attention", "caution", "hint", "body", "headers",
    "query", "description", "deprecated", "required", "optional", "default", "http",
  ]
}

extension Inline {
  fileprivate var isBlankText: Bool {
    if case .text(let text) = self { return text.allSatisfy { $0 == " " } }
    return false
  }
}
