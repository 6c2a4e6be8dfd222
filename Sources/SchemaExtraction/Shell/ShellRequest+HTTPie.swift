extension ShellRequest {
  /// Options of HTTPie that have a value which says nothing about the request.
  private static let httpieOptionsWithValue: WordSet = [
    "--print", "-p", "--pretty", "--style", "-s", "--output", "-o", "--session", "--timeout",
    "--verify", "--cert", "--cert-key", "--proxy", "--max-redirects", "--auth-type", "-A",
    "--session-read-only", "--boundary", "--response-charset",
  ]

  mutating func readHTTPie(_ words: ArraySlice<ShellCommand.Word>) {
    var fields: [Field] = []
    var isForm = false
    var isMultipart = false
    var hasRawBody = false
    var rest = words
    while let word = rest.popFirst() {
      let text = word.text
      switch text {
      case "-f", "--form": isForm = true
      case "--multipart": isMultipart = true
      case "-j", "--json", "--": continue
      case "-a", "--auth":
        headers.append(("Authorization", "Basic " + (rest.popFirst()?.text ?? ""), word.line))
      case "--raw": hasRawBody = rest.popFirst() != nil
      case _ where Self.httpieOptionsWithValue.contains(text): rest.removeFirst(min(1, rest.count))
      case _ where text.hasPrefix("--auth="):
        headers.append(("Authorization", "Basic " + text.dropFirst(7), word.line))
      case _ where text.hasPrefix("-"): continue
      case _ where url.isEmpty && toldMethod == nil && HTTPMethod.isMethod(text): toldMethod = text
      case _ where url.isEmpty: url = text
      default: readItem(text, word.line, into: &fields)
      }
    }
    if hasRawBody {
      body = .unknown
    } else if let first = fields.first {
      bodyLine = first.line
      body = isForm || isMultipart ? .form(fields, isMultipart: isMultipart) : .object(fields)
    }
  }

  /// An item behind the URL: the separator that stands first says what it is.
  private mutating func readItem(_ text: String, _ line: Int, into fields: inout [Field]) {
    var previous: Character?
    for index in text.indices {
      let rest = text[index...]
      defer { previous = text[index] }
      guard previous != "\\" else { continue }
      let name = String(text[..<index])
      func behind(_ separator: String) -> String { String(rest.dropFirst(separator.count)) }
      if rest.hasPrefix(":=@") || rest.hasPrefix("=@") || rest.hasPrefix("@") {
        fields.append(Field(name: name, value: .null, line: line))
      } else if rest.hasPrefix(":=") {
        let reading = SampleReader.read(behind(":="), at: .init(file: "", line: 1))
        fields.append(Field(name: name, value: reading.documents.first ?? .null, line: line))
      } else if rest.hasPrefix("==") {
        query.append(QueryItem.sampled(name: name, value: behind("==")))
      } else if rest.hasPrefix("=") {
        fields.append(Field(name: name, value: Self.value(of: behind("=")), line: line))
      } else if rest.hasPrefix(":") {
        headers.append((name, behind(":").trimmingSpaces().description, line))
      } else {
        continue
      }
      return
    }
  }
}

extension QueryItem {
  /// An item of a sample's query; a placeholder is no value.
  static func sampled(name: String, value: String) -> QueryItem {
    switch ShellRequest.value(of: value) {
    case .null: QueryItem(name: name)
    default: QueryItem(name: name, value: value)
    }
  }
}
