import SlateReference

/// Tables of errors that are told by words, or by numbers of the API's own, and not by status codes: what can go wrong is no
/// parameter and no attribute.
enum ErrorTable {
  /// Whether the headers say so, or the heading above and the headers together.
  ///
  /// - Parameter holdsFields: Whether the heading above says that the rows are parameters or attributes.
  static func isOne(
    _ table: Table, _ words: [[String]], belowErrors: Bool, belowFields holdsFields: Bool
  ) -> Bool {
    guard words.count > 1, let first = words.first, !table.rows.isEmpty,
      !words.dropFirst().contains(where: { $0.contains { rowWords.contains($0) } })
    else { return false }
    if first.count <= 3, first.contains(where: { errorWords.contains($0) }),
      !first.contains(where: { fieldWords.contains($0) })
    {
      return true
    }
    if belowErrors, first.count <= 2, first.contains(where: { keyWords.contains($0) }),
      !holdsBody(table)
    {
      return true
    }
    if !holdsFields, words.count <= 3, first.count <= 2,
      first.contains(where: { keyWords.contains($0) }), namesFailures(table)
    {
      return true
    }
    // "Name | Status | Description" with nothing but the codes of failures in a column.
    return words.indices.dropFirst().contains { column in
      words[column].contains { $0 == "status" || $0 == "http" || $0 == "code" }
        && table.rows.allSatisfy { row in
          guard row.indices.contains(column),
            let code = TableColumns.statusCode(in: row[column].text)
          else { return false }
          return code >= 400 && row[column].text.utf8.count <= 40
        }
    }
  }

  /// Whether a heading is about errors, and not about the object that tells of one.
  static func announces(_ heading: Words) -> Bool {
    heading.words.contains { errorWords.contains($0) }
      && !heading.words.contains { objectWords.contains($0) || fieldWords.contains($0) }
  }

  /// Whether each row tells of a failure, most of them by their names: `invalid_request`, `not_found`, `rate_limit_exceeded`.
  private static func namesFailures(_ table: Table) -> Bool {
    guard table.rows.count > 1 else { return false }
    var named = 0
    for row in table.rows {
      guard let name = row.first?.text, name.utf8.count <= 80 else { return false }
      if Words(name).words.contains(where: { failureWords.contains($0) }) {
        named += 1
      } else if !row.dropFirst().contains(where: { cell in
        cell.text.utf8.count <= 500
          && Words(cell.text).words.contains { toldFailures.contains($0) }
      }) {
        return false
      }
    }
    return named * 2 > table.rows.count
  }

  /// Words in the names of failures.
  private static let failureWords: WordSet = [
    "invalid", "missing", "unauthorized", "unauthorised", "forbidden", "denied", "exceeded",
    "failed", "failure", "unsupported", "unavailable", "unknown", "conflict", "error", "exception",
    "malformed", "unexpected", "rejected", "bad", "not", "unprocessable", "timeout", "exists",
    "insufficient",
  ]
  /// Words by which descriptions tell of failures.
  private static let toldFailures: WordSet = [
    "invalid", "missing", "failed", "error", "denied", "forbidden", "unauthorized", "exceeded",
    "cannot", "unsupported", "incorrect", "wrong", "doesn", "isn", "couldn", "wasn",
  ]

  /// Rows that are the attributes of an error's body: `code`, `message`.
  private static func holdsBody(_ table: Table) -> Bool {
    table.rows.contains { row in
      row.first.map { bodyNames.contains($0.text.lowercased()) } ?? false
    }
  }

  private static let errorWords: WordSet = [
    "error", "errors", "exception", "exceptions", "fault", "faults", "failure", "failures",
  ]
  private static let keyWords: WordSet = [
    "name", "key", "code", "codes", "id", "message", "reason", "value", "slug", "constant",
  ]
  private static let fieldWords: WordSet = [
    "field", "fields", "attribute", "attributes", "parameter", "parameters", "property",
    "properties", "param", "params", "argument", "arguments",
  ]
  private static let objectWords: WordSet = [
    "object", "objects", "body", "format", "response", "responses", "model", "schema", "structure",
    "payload", "json",
  ]
  /// Words that head columns which errors have not.
  private static let rowWords: WordSet = ["type", "required", "default", "mandatory", "optional"]
  private static let bodyNames: WordSet = [
    "code", "message", "error", "errors", "status", "detail", "details", "description", "title",
    "type", "error_code", "error_message", "errorcode", "errormessage", "error_description",
    "timestamp", "success", "statuscode", "status_code", "path", "field",
  ]
}

/// Tables of media types, and of what files in them are called: they say how something is written down.
enum MediaTypeTable {
  /// What a table of media types says of the object that is sent, or comes back, as JSON: "Media type | Data type" above
  /// `application/json | [Book](#book)`.
  struct Told {
    /// The row of JSON.
    var row: Int
    /// The column that links to what the object is.
    var type: Int
  }

  /// Finds it; nil where no row of JSON has a link in a column of types.
  static func told(_ table: Table, _ words: [[String]]) -> Told? {
    guard
      let column = words.indices.first(where: { column in
        words[column].contains { typeWords.contains($0) } && !words[column].contains("media")
          && !words[column].contains("content")
      }),
      let row = table.rows.firstIndex(where: { row in
        row.indices.contains(column) && !row[column].content.fragments.isEmpty
          && row.contains { isMediaType($0.text) && $0.text.lowercased().contains("json") }
      })
    else { return nil }
    return Told(row: row, type: column)
  }

  private static let typeWords: WordSet = [
    "type", "datatype", "schema", "model", "object", "body", "class", "entity",
  ]

  static func isOne(_ table: Table, _ words: [[String]]) -> Bool {
    guard (1...4).contains(words.count), !table.rows.isEmpty else { return false }
    return table.header.indices.contains { column in
      table.rows.allSatisfy { row in
        row.indices.contains(column) && isMediaType(row[column].text)
      }
    }
      && !words.contains { $0.contains { $0 == "parameter" || $0 == "field" || $0 == "attribute" } }
  }

  private static func isMediaType(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && families.contains(parts[0].lowercased()) && !parts[1].isEmpty
      && parts[1].utf8.allSatisfy { $0.isASCIIWord || "+-.*;= _".utf8.contains($0) }
  }

  private static let families: WordSet = [
    "application", "text", "image", "audio", "video", "multipart", "font", "model", "message",
  ]
}
