import SlateDiagnostics
import SlateReference

/// One item: a name, remarks behind it, and what is said about it.
struct ParameterEntry {
  var names: [String]
  var isCode: Bool
  var required: Bool?
  var type: [Inline] = []
  /// Whether its type is one that is known, or it says whether it is required.
  var isTyped = false
  /// Whether a colon or a dash stands between the name and what is said about it.
  var isMarked = false
  var description: [Inline]
  var children: [ParameterEntry] = []
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
    if isCode { readValue(&rest) }
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

  /// Reads what a name is set to, "`kind` = loan - what is asked for": the value goes to what is said.
  private mutating func readValue(_ rest: inout ArraySlice<Inline>) {
    guard case .text(let text)? = rest.first, text.utf8.count < 2000 else { return }
    let lead = text.drop { $0 == " " }
    guard lead.first == "=" else { return }
    let behind = lead.dropFirst().drop { $0 == " " }
    let value = behind.prefix { $0 != " " && $0 != ":" }
    let mark = behind[value.endIndex...].drop { $0 == " " }
    guard value.utf8.contains(where: \.isASCIIWord), value.utf8.count <= 40,
      let first = mark.first, "-–—:".contains(first)
    else { return }
    rest[rest.startIndex] = .text(" " + mark)
    description = [.code(String(value)), .text(": ")]
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
    guard type.isEmpty, case .text(let text)? = rest.first else { return }
    if let end = text.utf8.prefix(20).firstIndex(where: { ".,;".utf8.contains($0) }),
      TypeColumn.type(of: String(text[..<end])) != nil
    {
      type = [.text(String(text[..<end]))]
      isTyped = true
      rest[rest.startIndex] = .text(String(text[end...].drop { ".,; ".contains($0) }))
      if rest[rest.startIndex].isBlankText { rest = rest.dropFirst() }
    } else if isMarked, let end = Self.endOfType(in: text) {
      type = [.text(String(text[..<end].trimmingSpaces()))]
      isTyped = true
      rest[rest.startIndex] = .text(String(text[end...]))
      readRemarks(&rest)
      readMark(&rest)
    }
  }

  /// Where the type ends that a mark or a remark follows: "integer - how many", "boolean (optional) – whether".
  private static func endOfType(in text: String) -> String.Index? {
    let head = text.utf8.prefix(24)
    guard let space = head.firstIndex(of: UInt8(ascii: " ")) else { return nil }
    let behind = text[space...].drop { $0 == " " }
    guard ["- ", "– ", "— ", "("].contains(where: { behind.hasPrefix($0) }),
      TypeColumn.type(of: String(text[..<space])) != nil
    else { return nil }
    return space
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
      var inner: [ParameterEntry] = []
      for item in list.items {
        guard case .paragraph(let paragraph)? = item.blocks.first,
          var entry = ParameterEntry(paragraph.content, at: item.location)
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
  var isBlankText: Bool {
    if case .text(let text) = self { return text.allSatisfy { $0 == " " } }
    return false
  }
}
