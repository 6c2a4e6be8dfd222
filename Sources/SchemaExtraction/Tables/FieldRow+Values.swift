import SlateReference

/// The values that a cell of types lists, or a description that is nothing else: `enum: [a, b]`, `string (a|b)`, `a / b / c`.
struct TypedValues {
  var values: [String]
  /// What the cell says besides them, where it is a type.
  var typeText: String?

  /// Reads what stands where a type belongs; nil where that lists no values.
  init?(type text: String) {
    guard text.utf8.count <= 400,
      text.utf8.contains(where: { ",|/:([{<'\"".utf8.contains($0) })
        || text.contains(" or ")
    else { return nil }
    var rest = text.trimmingSpaces()
    typeText = nil
    var isMarked = false
    if let type = Self.textTypes.first(where: { Self.begins(rest, with: $0) }) {
      rest = rest.dropFirst(type.count)
      isMarked = type.hasPrefix("enum") || rest.hasPrefix(":")
      rest = rest.drop { " ,:;-–".contains($0) }
    }
    var isBracketed = false
    var again = true
    while again {
      again = false
      if let lead = Self.leads.first(where: { Self.begins(rest, with: $0) }) {
        rest = rest.dropFirst(lead.count).drop { " :=".contains($0) }
        isMarked = true
        again = true
      }
      if let open = rest.first, let close = Self.brackets[open], rest.last == close {
        rest = rest.dropFirst().dropLast().trimmingSpaces()
        isBracketed = true
        again = true
      }
    }
    guard let listed = Self.list(rest),
      listed.isQuoted || listed.values.allSatisfy({ TypeColumn.type(of: $0) == nil })
    else { return nil }
    let isWritten = listed.isQuoted || Self.areOpposites(listed.values)
    let isTold = isMarked || isWritten || isBracketed && listed.mark != ","
    guard isTold, rest.startIndex > text.startIndex || isWritten else { return nil }
    values = listed.values
    typeText = "string"
  }

  /// Reads a description of nothing but values: three with slashes between them, two with bars, or words behind the type
  /// "enum".
  init?(description text: String, isEnumeration: Bool) {
    guard text.utf8.count <= 200, let listed = Self.list(text.trimmingSpaces()), !listed.isQuoted,
      listed.mark == "|" || listed.mark == "/" && listed.values.count > 2
        || isEnumeration && listed.mark != " "
        || listed.mark == " " && Self.areOpposites(listed.values)
    else { return nil }
    guard listed.values.contains(where: { TypeColumn.type(of: $0) == nil }) else { return nil }
    values = listed.values
    typeText = nil
  }

  /// Whether two words are values by themselves, as each says the opposite of the other: "ASC or DESC". "ISBN or EAN" are
  /// things that a value may be.
  private static func areOpposites(_ values: [String]) -> Bool {
    guard values.count == 2 else { return false }
    let words = Set(values.map { $0.lowercased() })
    return opposites.contains(words)
  }

  private static let opposites: [Set<String>] = [
    ["asc", "desc"], ["ascending", "descending"], ["on", "off"], ["up", "down"], ["and", "or"],
    ["yes", "no"], ["before", "after"], ["all", "any"], ["left", "right"], ["public", "private"],
  ]

  /// A cell of types with several spans of code and nothing but marks between them, as text with its marks.
  static func marked(_ content: [Inline]) -> String? {
    guard content.count > 2 else { return nil }
    var text = ""
    var count = 0
    for inline in content {
      switch inline {
      case .code(let code):
        let isQuoted = code.first.map { "'\"".contains($0) } ?? false
        text += isQuoted ? code : "`\(code)`"
        count += 1
      case .text(let between):
        guard ["", ",", "|", "/", "or", ", or", "and"].contains(between.trimmingSpaces()) else {
          return nil
        }
        text += between
      default: return nil
      }
    }
    return count > 1 ? text : nil
  }

  /// - Returns: The values, and the mark between them.
  private static func list(
    _ text: Substring
  ) -> (values: [String], mark: Character, isQuoted: Bool)? {
    let mark: Character = [",", "|", "/"].first { text.utf8.contains($0.asciiValue ?? 0) } ?? " "
    guard mark != " " || text.firstOffset(of: " or ") != nil else { return nil }
    let parts =
      mark == " "
      ? text.split(separator: " or ").map { $0.trimmingSpaces() }
      : text.split(separator: mark).map { $0.trimmingSpaces() }
    guard (2...60).contains(parts.count) else { return nil }
    var values: [String] = []
    var quoted = 0
    for (index, part) in parts.enumerated() {
      var word = part
      if index == parts.count - 1 {
        for lead in ["or ", "and "] where word.hasPrefix(lead) { word = word.dropFirst(lead.count) }
        if let end = word.firstRange(of: " or ") {
          // "a, b or c"
          guard mark == ",", let first = value(word[..<end.lowerBound], &quoted) else { return nil }
          values.append(first)
          word = word[end.upperBound...]
        }
        while word.last == "." { word = word.dropLast() }
      }
      guard let value = value(word, &quoted) else { return nil }
      values.append(value)
    }
    guard Set(values).count == values.count, quoted == 0 || quoted == values.count,
      Set(values.map { $0.lowercased() }) != ["true", "false"]
    else { return nil }
    return (values, mark, quoted > 0)
  }

  /// One value: in quotation marks, or a word that begins with a letter and is no remark.
  private static func value(_ text: Substring, _ quoted: inout Int) -> String? {
    let word = text.trimmingSpaces()
    if word.count > 2, let first = word.first, first == word.last, "'\"`".contains(first) {
      quoted += 1
      let inner = word.dropFirst().dropLast()
      return inner.utf8.count <= 60 && !inner.contains(where: { "'\"`".contains($0) })
        ? String(inner) : nil
    }
    guard word.utf8.count <= 40, word.utf8.first.map({ SampleCursor.isLetter($0) }) == true,
      word.utf8.allSatisfy({ $0.isASCIIWord || "_-.".utf8.contains($0) }),
      !FieldRow.wordsOfNoValue.contains(word.lowercased())
    else { return nil }
    return String(word)
  }

  private static func begins(_ text: Substring, with lead: String) -> Bool {
    guard text.utf8.count > lead.utf8.count,
      text.prefix(lead.count).lowercased() == lead
    else { return false }
    let next = text[text.index(text.startIndex, offsetBy: lead.count)...].utf8.first
    return next.map { !$0.isASCIIWord } ?? true
  }

  private static let brackets: [Character: Character] = ["[": "]", "(": ")", "{": "}", "<": ">"]
  private static let textTypes = ["enumeration", "enum", "string", "text", "str", "varchar"]
  private static let leads = [
    "enumeration of", "enum of", "enumeration", "enum", "one of", "any of", "either", "values",
    "options", "string", "of",
  ]
}

extension FieldRow {
  /// Takes a description that is nothing but values for that, where the row may be text.
  mutating func readBareValues() {
    guard values.isEmpty, !description.isEmpty, description.count < 60, !description.hasLinks,
      description.allSatisfy({ if case .text = $0 { true } else { false } })
    else { return }
    let text = description.plainText
    // Most descriptions are sentences, and show at once that they are no list.
    guard text.utf8.count <= 200,
      text.utf8.contains(where: { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "/") })
        || text.utf8.count <= 40 && text.firstOffset(of: " or ") != nil
        || typeText.map({ $0.utf8.first?.lowercasedASCII == UInt8(ascii: "e") }) ?? false
    else { return }
    let type = typeText.map { TypeText($0) }
    guard type == nil || type?.type == .string else { return }
    let isEnumeration = type.map { $0.name.lowercased().hasPrefix("enum") } ?? false
    if let listed = TypedValues(description: text, isEnumeration: isEnumeration) {
      values = listed.values
    }
  }

  /// Takes out of the values what is none: null, and "etc". Ranges and unfinished lists leave none.
  mutating func readValues() {
    if values.contains(where: { $0 == "null" || $0 == "nil" }) {
      isNullable = true
      values.removeAll { $0 == "null" || $0 == "nil" }
    }
    let isOpen = values.contains { value in
      let lower = value.lowercased()
      let ends = lower.split(separator: "-", omittingEmptySubsequences: false)
      let isRange =
        ends.count == 2 && ends.allSatisfy { $0.count == 1 && $0.first?.isASCII == true }
        && ends[0] < ends[1]
      return isRange || ["etc", "etc.", "…", "..."].contains(lower)
    }
    if isOpen { values = [] }
  }

  /// `audio, photo, text`: words in place of a type none of which is one, nor the ending of a file's name.
  static func values(listedIn text: String) -> [String]? {
    guard text.utf8.count <= 200, text.utf8.contains(where: { ",|/".utf8.contains($0) }) else {
      return nil
    }
    let listed = ProseScanner.plainList(in: text)
    guard listed.count > 1, listed != ["true", "false"], listed != ["false", "true"],
      listed.allSatisfy({ word in
        word.utf8.first.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } == true
          && word.utf8.allSatisfy { $0.isASCIIWord || $0 == UInt8(ascii: "_") }
          && TypeText(word).name == word && TypeColumn.type(of: word) == nil
          && TypeColumn.looseType(of: word) == nil && !wordsOfNoValue.contains(word)
      })
    else { return nil }
    return listed
  }

  static let wordsOfNoValue: WordSet = [
    "jpg", "jpeg", "png", "gif", "svg", "bmp", "pdf", "mp3", "mp4", "wav", "txt", "csv", "xml",
    "json", "doc", "docx", "xls", "xlsx", "zip", "null", "none", "any", "mixed", "file", "image",
    "blob", "binary", "hash", "map", "list", "set", "optional", "required", "path", "query", "body",
    "header", "form", "enum", "id", "unique", "nullable", "readonly", "deprecated", "mandatory",
    "positive", "negative", "conditional", "etc", "n", "yyyy", "mm", "dd", "hh", "or", "and", "ids",
    "uri", "url", "email", "datetime", "timestamp",
  ]

  /// Makes a row whose name is that of the row before it, with another value behind it, one of that row's values: `sort=asc`
  /// and `sort=desc`.
  func isAnotherValue(_ value: String, of rows: inout [FieldRow]) -> Bool {
    guard let last = rows.indices.last, rows[last].name == name, let first = rows[last].assigned
    else { return false }
    if rows[last].values.isEmpty {
      rows[last].values = [first]
      rows[last].meanings = [MarkdownText().text(rows[last].description)]
      rows[last].description = []
      rows[last].example = nil
    }
    rows[last].values.append(value)
    rows[last].meanings.append(MarkdownText().text(description))
    return true
  }
}
