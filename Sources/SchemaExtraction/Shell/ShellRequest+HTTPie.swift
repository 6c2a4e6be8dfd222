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
        headers.append(("Authorization", "Basic " + (rest.popFirst()?.text ?? ""), word.location))
      case "--raw": hasRawBody = rest.popFirst() != nil
      case _ where Self.httpieOptionsWithValue.contains(text): rest.removeFirst(min(1, rest.count))
      case _ where text.hasPrefix("--auth="):
        headers.append(("Authorization", "Basic " + text.dropFirst(7), word.location))
      case _ where text.hasPrefix("-"): continue
      case _ where url.isEmpty && toldMethod == nil && HTTPMethod.isMethod(text): toldMethod = text
      case _ where url.isEmpty: url = text
      default: readItem(word, into: &fields)
      }
    }
    if hasRawBody {
      body = .unknown
    } else if !fields.isEmpty {
      // A file goes with several parts, asked for or not.
      isMultipart = isMultipart || isForm && fields.contains(where: \.isFile)
      body = isForm || isMultipart ? .form(fields, isMultipart: isMultipart) : .object(fields)
    }
  }

  /// An item behind the URL: the separator that stands first says what it is.
  private mutating func readItem(_ word: ShellCommand.Word, into fields: inout [Field]) {
    let (text, place) = (word.text.utf8, word.location)
    var previous: UInt8?
    let separator = text.firstIndex { byte in
      defer { previous = byte }
      return previous != UInt8(ascii: "\\") && ":=@".utf8.contains(byte)
    }
    guard let separator else { return }
    let name = String(word.text[..<separator])
    let rest = word.text[separator...]
    func behind(_ separator: String) -> String { String(rest.dropFirst(separator.count)) }
    if rest.hasPrefix(":=@") || rest.hasPrefix("=@") || rest.hasPrefix("@") {
      fields.append(Field(name: name, value: .null, isFile: rest.hasPrefix("@"), location: place))
    } else if rest.hasPrefix(":=") {
      let reading = SampleReader.read(
        behind(":="), in: word.dropping(name.utf8.count + 2).places)
      fields.append(Field(name: name, value: reading.documents.first ?? .null, location: place))
    } else if rest.hasPrefix("==") {
      query.append(QueryItem.sampled(name: name, value: behind("==")))
    } else if rest.hasPrefix("=") {
      fields.append(Field(name: name, value: Self.value(of: behind("=")), location: place))
    } else {
      headers.append((name, behind(":").trimmingSpaces().description, place))
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
