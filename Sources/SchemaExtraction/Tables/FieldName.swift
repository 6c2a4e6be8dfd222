import SlateReference

/// What the cell of a name says: the name, or several, and remarks that authors put behind or below it.
struct FieldName {
  /// The names on the wire; empty where there is none.
  var names: [String] = []
  /// `name*`, `name (required)`, a label "required" below the name.
  var required: Bool?
  /// `name (string)`, a label with a type below the name.
  var typeText: String?
  /// `name (read-only)`, a label "read-only" below the name.
  var access: Access?
  /// How deep the row is indented below the rows before it.
  var depth = 0
  /// Whether the name is words of a sentence, joined here: the wire may spell them in another way.
  var isSpoken = false
  /// `state=all`: what the one name may be set to.
  var shownValue: String?

  /// The cell of a row that has no name.
  init(besides text: String) {
    names = ["*"]
    depth = Self.depth(of: text)
  }

  init(_ content: [Inline]) {
    var reader = FieldNameReader()
    reader.read(content)
    self = reader.finish()
  }
}

/// Collects code spans and plain text of a name's cell.
private struct FieldNameReader {
  private var codes: [String] = []
  /// Whether text stood behind a code span that separates no names.
  private var isClosed = false
  /// The text before the first code span and before the first line break.
  private var lead = ""
  /// What stands behind the name.
  private var remark = ""
  private var isBroken = false

  mutating func read(_ content: [Inline]) {
    for inline in content {
      switch inline {
      case .code(let code): add(code: code)
      case .text(let text): add(text: text)
      case .emphasis(let inner)
      where codes.isEmpty && lead.last == " " && !lead.trimmingSpaces().isEmpty:
        // "amount *required number*": the name stands before.
        remark += " " + inner.plainText
      case .strong(let inner), .emphasis(let inner), .link(_, let inner): read(inner)
      case .lineBreak, .softBreak: breakLine()
      case .html(let tag):
        let lower = tag.lowercased()
        if Self.tagsBehindNames.contains(where: { lower.hasPrefix($0) }) { breakLine() }
      case .image: continue
      }
    }
  }

  private mutating func breakLine() {
    isBroken = true
    // Each line below a name is a remark of its own.
    if !remark.isEmpty { remark += ";" }
  }

  /// A part of its own behind a name says something about it: `title <span class="type">string</span>`.
  private static let tagsBehindNames = ["<br", "</br", "<span", "<small"]

  private mutating func add(code: String) {
    let name = code.trimmingSpaces()
    guard !name.isEmpty else { return }
    let isName = !isClosed && (!isBroken || codes.isEmpty)
    // "title `string`": the name is the text before.
    if isName, lead.trimmingSpaces().allSatisfy({ !$0.isLetter && !$0.isNumber }) {
      codes.append(String(name))
    } else {
      remark += " " + name
    }
  }

  private mutating func add(text: String) {
    guard codes.isEmpty else {
      let trimmed = text.trimmingSpaces()
      let isSeparator = ["", ",", "/", "|", "&", "or", "and", ", or", ", and"].contains(trimmed)
      if !isSeparator {
        isClosed = true
        remark += " " + text
      }
      return
    }
    if isBroken, !lead.trimmingSpaces().isEmpty { remark += " " + text } else { lead += text }
  }

  func finish() -> FieldName {
    if codes.isEmpty, Self.isPlainName(lead) {
      var field = FieldName([lead], depth: 0)
      readRemark(remark, into: &field)
      return field
    }
    var field = FieldName([], depth: FieldName.depth(of: lead))
    var remark = remark
    if codes.isEmpty {
      let text = lead.drop {
        $0.isWhitespace || FieldName.indentMarks.contains($0) || $0 == "-" || $0 == ">"
      }
      readText(text.trimmingSpaces(), into: &field, &remark)
    } else {
      for code in codes {
        if let inner = FieldName.indented(code) {
          field.names.append(String(inner))
          field.depth = max(field.depth, FieldName.depth(of: code))
          continue
        }
        // "`limit, offset`": two names in one span.
        let parts = code.split(separator: ",").map { String($0.trimmingSpaces()) }
        let isList = parts.count > 1 && parts.allSatisfy { Self.isIdentifier($0) }
        field.names += isList ? parts : [code]
      }
    }
    // Words of prose that are no English are none that go over the wire.
    if field.isSpoken { field.names.removeAll { name in !name.utf8.allSatisfy { $0 < 0x80 } } }
    if field.names.count == 1, let (name, value) = Self.assignment(in: field.names[0]) {
      field.names = [name]
      field.shownValue = value
    }
    // "..." stands for rows that are left out.
    field.names = field.names.map { Self.bare($0, &field.required) }.filter { name in
      !name.allSatisfy { $0 == "." || $0 == "…" }
    }
    readRemark(remark, into: &field)
    return field
  }

  /// A name that is no code: the first word, several words with commas between them, or words joined by underscores.
  private func readText(_ text: Substring, into field: inout FieldName, _ remark: inout String) {
    var head = text
    if let open = text.firstIndex(of: "("), open > text.startIndex {
      head = text[..<open].trimmingSpaces()
      remark += " " + text[open...]
    }
    // "[owner] name": the attribute of an object that has a row of its own.
    if head.hasPrefix("["), let close = head.firstIndex(of: "]") {
      let owner = head[..<close].dropFirst().trimmingSpaces()
      let name = head[head.index(after: close)...].trimmingSpaces()
      if Self.isIdentifier(owner), Self.isIdentifier(name), !owner.contains("["),
        !name.contains("[")
      {
        field.names = ["\(owner).\(name)"]
        return
      }
    }
    let parts = head.split { $0 == "," || $0 == "/" || $0 == "|" }.map { $0.trimmingSpaces() }
    if parts.count > 1, parts.allSatisfy({ Self.isIdentifier($0) }) {
      field.names = parts.map(String.init)
      return
    }
    var words = head.split(separator: " ")
    if words.count == 3, words[1] == "or" || words[1] == "and" || words[1] == "&",
      Self.isIdentifier(words[0]), Self.isIdentifier(words[2])
    {
      field.names = [String(words[0]), String(words[2])]
      return
    }
    while words.count > 1, let last = words.last, Self.isRemarkWord(last) {
      remark = " \(last)" + remark
      words.removeLast()
    }
    guard words.count > 1 else {
      if let word = words.first { field.names = [String(word)] }
      return
    }
    let isSpoken =
      words.count < 5 && words.allSatisfy { $0.allSatisfy { $0.isLetter || $0.isNumber } }
    field.names = [isSpoken ? words.joined(separator: "_") : String(words[0])]
    field.isSpoken = isSpoken
  }

  private func readRemark(_ text: String, into field: inout FieldName) {
    for part in text.split(whereSeparator: { ",;()[]:|".contains($0) || $0.isNewline }) {
      let remark = part.trimmingSpaces()
      switch remark.lowercased() {
      case "required", "mandatory", "*": field.required = true
      case "optional", "not required": field.required = false
      case let text where Access(remark: text) != nil: field.access = Access(remark: text)
      default:
        for word in remark.split(separator: " ") {
          let bare = word.count > 1 ? word.filter { $0 != "*" && $0 != "_" } : String(word)
          let lower = bare.lowercased()
          switch ForeignWords.labels[lower] ?? lower {
          case "required", "mandatory", "*": field.required = true
          case "optional": field.required = false
          default: continue
          }
        }
        if field.typeText == nil, remark.count < 40, TypeColumn.type(of: String(remark)) != nil {
          field.typeText = String(remark)
        }
      }
    }
  }

  // MARK: Letters

  /// Whether a text is a name with nothing around it, as nearly all are that are no code.
  private static func isPlainName(_ text: String) -> Bool {
    text.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return false }
      func isWord(_ byte: UInt8) -> Bool { byte.isASCIIWord || byte == UInt8(ascii: "_") }
      return isWord(first) && isWord(last)
        && bytes.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }
  }

  private static func isIdentifier(_ text: some StringProtocol) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        $0.isASCIIWord || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-")
          || "[].".utf8.contains($0)
      }
  }

  /// `state=all`: a name, and what it may be set to; nil where nothing stands behind the mark, or something in its place.
  private static func assignment(in text: String) -> (name: String, value: String)? {
    guard text.utf8.count <= 80, let mark = text.utf8.firstIndex(of: UInt8(ascii: "=")) else {
      return nil
    }
    let name = text[..<mark].drop { $0 == "?" || $0 == "&" }
    let value = text[text.utf8.index(after: mark)...]
    guard isIdentifier(name), value.utf8.first?.isASCIIWord == true,
      value.utf8.allSatisfy({ $0.isASCIIWord || "_-.:,".utf8.contains($0) })
    else { return nil }
    return (String(name), String(value))
  }

  private static func isRemarkWord(_ word: Substring) -> Bool {
    let lower = word.lowercased()
    return ["required", "optional", "mandatory", "*", "deprecated"].contains(lower)
      || (TypeColumn.type(of: lower) != nil && lower != "id" && lower != "date" && lower != "time"
        && lower != "name" && lower != "address" && lower != "url" && lower != "email"
        && lower != "phone" && lower != "number" && lower != "token" && lower != "password"
        && lower != "link" && lower != "year" && lower != "list" && lower != "key"
        && lower != "file" && lower != "type")
  }

  /// A name without what authors put around it: `:id`, `{id}`, `<id>`, `"id"`, `id=`, `id*`, `~~id~~`.
  private static func bare(_ text: String, _ required: inout Bool?) -> String {
    if text.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "_") }) { return text }
    var rest = text[...]
    var again = true
    while again {
      again = false
      for (open, close) in [
        ("{", "}"), ("<", ">"), ("\"", "\""), ("'", "'"), ("~~", "~~"), ("*", "*"),
      ]
      where rest.hasPrefix(open) && rest.hasSuffix(close)
        && rest.count > open.count + close.count + 1
      {
        rest = rest.dropFirst(open.count).dropLast(close.count)
        again = true
      }
    }
    while rest.count > 1, let last = rest.last, "*=:?†,".contains(last) {
      if last == "*" { required = true }
      rest = rest.dropLast()
    }
    while rest.count > 1, let first = rest.first,
      first == ":" || first == "*" || first == "?" || first == "&"
    {
      if first == "*" { required = true }
      rest = rest.dropFirst()
    }
    return String(rest.trimmingSpaces())
  }
}

extension FieldName {
  fileprivate static let indentMarks: Set<Character> = [
    "↳", "└", "─", "—", "–", "»", "›", "•", "→", "├", "│",
  ]

  /// The name behind marks of indentation inside of a code span, `-- street`; nil where there are none.
  fileprivate static func indented(_ code: String) -> Substring? {
    guard let first = code.first, first == "-" || indentMarks.contains(first) else { return nil }
    let name = code.drop { $0 == "-" || $0 == ">" || indentMarks.contains($0) }
    guard name.first == " " else { return nil }
    return name.trimmingSpaces()
  }

  /// How many marks of indentation stand before a name: arrows, dashes, spaces that do not break.
  static func depth(of text: String) -> Int {
    var marks = 0
    var spaces = 0
    for character in text {
      if character == "\u{A0}" || character == "\u{2003}" || character == "\u{2002}" {
        spaces += 1
      } else if indentMarks.contains(character) || character == "-" || character == ">" {
        marks += 1
      } else if !character.isWhitespace {
        break
      }
    }
    return marks > 0 ? marks : (spaces + 1) / 2
  }

  fileprivate init(_ names: [String], depth: Int) {
    self.names = names
    self.depth = depth
  }
}
