import SlateReference

/// What the cells of a table tell about its kind, where its headers leave that open.
extension TableColumns {
  /// What is known of a table of fields whose headers say nothing.
  struct Headless {
    /// The column of types.
    var type: Int?
  }

  /// Rows of fields below headers that say nothing: a column of types behind one of names says what they are, and so does
  /// the heading above headers that are empty.
  static func fieldsWithoutHeaders(_ table: Table, _ holdsFields: Bool) -> Headless? {
    guard table.header.count > 1, !table.rows.isEmpty else { return nil }
    let types = table.header.indices.dropFirst().first { column in
      table.rows.allSatisfy { row in
        row.indices.contains(column) && row[column].text.utf8.count <= 40
          && row[column].text.first != "." && TypeColumn.type(of: row[column].text) != nil
      }
    }
    let isNameless = table.header.allSatisfy(\.text.isEmpty)
    let areRemarked =
      table.rows.count > 1 && table.rows.allSatisfy { $0.first?.hasRemarkBelowName ?? false }
    guard types != nil && table.rows.count > 1 || isNameless && (holdsFields || areRemarked)
    else { return nil }
    if areRemarked { return Headless(type: types) }
    // A name may have a remark behind it that stands out: "title **required**".
    let areNames = table.rows.allSatisfy { row in
      guard let first = row.first?.content.first else { return false }
      switch first {
      case .code: return true
      case .text(let text):
        let word = text.trimmingSpaces()
        return !word.isEmpty
          && word.utf8.allSatisfy { $0.isASCIIWord || "_-.[]*$:{}".utf8.contains($0) }
      case .strong(let inner), .emphasis(let inner): return !inner.plainText.contains(" ")
      default: return false
      }
    }
    return areNames ? Headless(type: types) : nil
  }

  /// The column of names in a table that lists values: "Value | Status name", "Code | Name | Description".
  ///
  /// What is sent stands first, and a person's name for it behind; fields have their names first.
  static func valueTitle(_ words: [[String]]) -> Int? {
    guard let last = words.first?.last, valueHeads.contains(last),
      words.allSatisfy({ $0.last.map { !fieldOnlyWords.contains($0) } ?? false })
    else { return nil }
    return words.indices.dropFirst().first { words[$0].last == "name" }
  }

  /// One row below "Type | Required | Description", without a column of names.
  static func describesWhole(_ table: Table, _ words: [[String]]) -> Bool {
    guard table.rows.count == 1, words.count > 1, let first = words.first, let type = first.last,
      first.count == 1 || first == ["data", "type"], typeWords.contains(type)
    else { return false }
    return words.contains { head in
      head.contains { requiredWords.contains($0) || defaultWords.contains($0) }
    }
  }

  /// Two columns of codes and what each stands for: "Locale | Language name", "user_type_id | Permission level".
  ///
  /// The first header is a field's name as it is on the wire, or the second one says that it holds names for people; the
  /// codes are written like codes, and what they stand for is not.
  static func listsCodes(_ table: Table, _ words: [[String]]) -> Bool {
    guard words.count == 2, let first = words.first, !first.isEmpty else { return false }
    let isField = table.header[0].text.utf8.contains(UInt8(ascii: "_"))
    let isNamed = words[1].count > 1 && words[1].last == "name"
    guard isField || isNamed,
      isField
        || nameWords.isDisjoint(with: first) && lesserNameWords.isDisjoint(with: first)
          && typeWords.isDisjoint(with: first),
      !table.header[1].text.isEmpty, typeWords.isDisjoint(with: words[1])
    else { return false }
    return holdsNames(table) && !holdsNames(table, in: 1)
      && Set(table.rows.map { $0[0].text }).count == table.rows.count
  }

  /// What a value may be one of, where a column has its name.
  static let namedValues: WordSet = [
    "status", "state", "event", "role", "scope", "permission", "category", "kind", "mode", "level",
  ]

  /// Words that head a column of values.
  static let valueHeads: WordSet = ["value", "values", "code", "id", "constant"]

  /// Words that head columns which only fields have.
  static let fieldOnlyWords: WordSet = [
    "type", "required", "default", "mandatory", "parameter", "field", "attribute", "property",
  ]

  /// Nothing but an endpoint or a URL where the headers stand: a box that was drawn as a table.
  static func isBox(_ table: Table) -> Bool {
    let texts = table.header.map(\.text).filter { !$0.isEmpty }
    if table.rows.isEmpty, texts.contains(where: { $0.contains("://") }) { return true }
    guard let first = texts.first, DeclaredEndpoint.mayBegin(first) else {
      return false
    }
    return DeclaredEndpoint(in: texts.joined(separator: " ")) != nil
  }

  /// Every row has an endpoint: an overview, not values.
  static func holdsEndpoints(_ table: Table) -> Bool {
    guard !table.rows.isEmpty else { return false }
    // What a column of examples shows is how a row is used.
    let columns = table.header.indices.filter {
      exampleWords.isDisjoint(with: LabelWords.header(table.header[$0].text))
    }
    if table.rows.allSatisfy({ row in
      columns.contains {
        row.indices.contains($0) && DeclaredEndpoint(in: row[$0].text) != nil
      }
    }) {
      return true
    }
    guard let endpoints = EndpointColumns(table), endpoints.method != nil else { return false }
    return table.rows.allSatisfy { row in
      endpoints.texts(in: row).contains { DeclaredEndpoint(in: $0) != nil }
    }
  }

  /// Every row's first cell begins with a number, and that of the first row is a status code.
  static func holdsStatusCodes(_ table: Table) -> Bool {
    guard let first = table.rows.first?.first,
      statusCode(in: first.text) != nil || isStatusRange(first.text)
    else { return false }
    return table.rows.allSatisfy { row in
      guard let text = row.first?.text else { return false }
      return text.utf8.prefix { SampleCursor.isDigit($0) }.count >= 3 || isStatusRange(text)
    }
  }

  /// "default", "4XX": many codes at once.
  static func isStatusRange(_ text: String) -> Bool {
    if text.lowercased() == "default" { return true }
    return text.utf8.count == 3 && text.lowercased().hasSuffix("xx")
      && ("1"..."5").contains(text.first ?? "0")
  }

  /// The status code that a cell begins with: `404`, `404 Not Found`; `1060` is an error's own number and none.
  static func statusCode(in text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.utf8.count == 3, let code = Int(digits), (100..<600).contains(code) else {
      return nil
    }
    return code
  }

  /// A cell of a column is a URL and nothing else: the rows say where something is.
  static func holdsURLs(_ table: Table, in column: Int) -> Bool {
    table.rows.contains { row in
      guard row.indices.contains(column) else { return false }
      let text = row[column].text
      return text.contains("://") && !text.contains(" ")
    }
  }

  /// Whether a column of domains or hosts has nothing else in it: the rows are places where the API is, and no values.
  static func holdsHosts(_ table: Table, _ words: [[String]]) -> Bool {
    words.indices.dropFirst().contains { column in
      words[column].contains { ["domain", "domains", "host", "hosts", "hostname"].contains($0) }
        && !table.rows.isEmpty
        && table.rows.allSatisfy { row in
          guard row.indices.contains(column) else { return false }
          let text = row[column].text
          return !text.contains(" ") && text.contains(".")
            && (text.contains("://") || HostPrefix.split(text + "/").host != nil)
        }
    }
  }

  /// Every row's first cell, or that of another column, is written as names on the wire are: in code, or as one word that is no prose.
  static func holdsNames(_ table: Table, in column: Int = 0) -> Bool {
    !table.rows.isEmpty
      && table.rows.allSatisfy { row in
        guard row.indices.contains(column) else { return false }
        let cell = row[column]
        if case .code? = cell.content.first { return true }
        let word = cell.text
        return !word.isEmpty && !word.contains(" ")
          && word.utf8.allSatisfy { $0.isASCIIWord || "_-.[]*$:{}".utf8.contains($0) }
      }
  }

  /// A cell of a column of examples shows the value of its row: `?sort=newest` for `newest`.
  static func shows(_ column: Int, valuesOf table: Table) -> Bool {
    table.rows.contains { row in
      guard row.indices.contains(column), let value = row.first?.text, !value.isEmpty else {
        return false
      }
      return row[column].text.contains(value)
    }
  }

  /// Every row's first cell is written as constants are: `ON_LOAN`.
  static func holdsConstants(_ table: Table) -> Bool {
    table.rows.count > 1
      && table.rows.allSatisfy { row in
        guard let text = row.first?.text, text.utf8.count > 2 else { return false }
        return text.utf8.contains { (0x41...0x5A).contains($0) }
          && text.utf8.allSatisfy {
            (0x41...0x5A).contains($0) || SampleCursor.isDigit($0) || $0 == UInt8(ascii: "_")
          }
      }
  }

  /// Every cell of a column says where a parameter goes.
  static func holdsPlaces(_ table: Table, in column: Int) -> Bool {
    let cells = table.rows.compactMap { $0.indices.contains(column) ? $0[column].text : nil }
      .filter { !$0.isEmpty }
    return !cells.isEmpty && cells.allSatisfy { FieldRow.place(of: $0) != nil }
  }
}
