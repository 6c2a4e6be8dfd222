import SlateDiagnostics
import SlateReference

extension ShellRequest {
  /// Options of curl that have a value which says nothing about the request.
  private static let otherOptionsWithValue: WordSet = [
    "-A", "--user-agent", "-b", "--cookie", "-c", "--cookie-jar", "-e", "--referer", "-E", "--cert",
    "-K", "--config", "-m", "--max-time", "-r", "--range", "-w", "--write-out",
    "-x", "--proxy", "--cacert", "--capath", "--cert-type", "--ciphers", "--connect-timeout",
    "--connect-to", "--interface", "--key", "--key-type", "--limit-rate", "--max-redirs", "--pass",
    "--proto", "--resolve", "--retry", "--retry-delay", "--trace", "--unix-socket", "--aws-sigv4",
    "--noproxy", "--proxy-user", "-D", "--dump-header", "-y", "-Y", "-z", "-C",
  ]

  /// Short options with a value, which may be written without a space: `-XPOST`.
  private static let shortOptionsWithValue = "XHdFuTAbceEKmorwxDyYzC"

  /// - Parameter input: What `-d @-` sends.
  mutating func readCurl(_ words: ArraySlice<ShellCommand.Word>, input: ShellCommand.Word? = nil) {
    var data: [ShellCommand.Word] = []
    var fields: [Field] = []
    var shownFields: [String] = []
    var isQuery = false
    var isJSON = false
    var rest = words
    while let word = rest.popFirst() {
      var (name, attached) = Self.option(word.text)
      guard let option = name else {
        takeURL(word.text)
        continue
      }
      func valueWord() -> ShellCommand.Word? {
        guard let known = attached else { return rest.popFirst() }
        attached = nil
        return word.dropping(word.text.utf8.count - known.utf8.count)
      }
      func value() -> String { valueWord()?.text ?? "" }
      let place = attached == nil ? rest.first?.location ?? word.location : word.location
      switch option {
      case "-X", "--request": toldMethod = Self.method(value())
      case "-H", "--header": addHeader(value(), place)
      case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--data-urlencode":
        if let word = valueWord() { data.append(word) }
      case "--json":
        if let word = valueWord() { data.append(word) }
        isJSON = data.last?.text.hasPrefix("@") == false || data.last?.text == "@-"
      case "-F", "--form", "--form-string":
        let text = value()
        fields.append(Self.field(text, place))
        shownFields.append(text)
      case "-u", "--user": headers.append(("Authorization", "Basic " + value(), place))
      case "--oauth2-bearer": headers.append(("Authorization", "Bearer " + value(), place))
      case "--url": takeURL(value())
      case "--url-query": query += QueryItem.items(in: value())
      case "-G", "--get": isQuery = true
      case "-I", "--head": isHead = true
      case "-o", "--output": keepsAnswer = Self.isFile(value())
      case "-O", "--remote-name", "-OJ", "-JO", "-LO", "-OL": keepsAnswer = true
      case "-T", "--upload-file":
        body = Self.showsFile(value()) ? .file : .unknown
        toldMethod = toldMethod ?? "PUT"
      default:
        if Self.otherOptionsWithValue.contains(option) { _ = value() }
      }
      name = nil
    }
    if let input, let last = data.indices.last, data[last].text == "@-" {
      data[last] = input
    }
    let mayBeQuery = !fields.contains(where: \.isFile)
    if isQuery {
      query += data.flatMap { QueryItem.items(in: $0.text) }
      if mayBeQuery { query += shownFields.flatMap { QueryItem.items(in: $0) } }
      toldMethod = toldMethod ?? "GET"
    } else if mayBeQuery, !fields.isEmpty, toldMethod == "GET" || toldMethod == "HEAD" {
      // What a `GET` is given as a form is meant as its query.
      query += shownFields.flatMap { QueryItem.items(in: $0) }
    } else if !fields.isEmpty {
      body = .form(fields, isMultipart: true)
    } else if !data.isEmpty {
      body = Self.body(data, isJSON: isJSON)
      // What a `GET` is given as a form is meant as its query.
      if toldMethod == "GET" || toldMethod == "HEAD", case .form? = body {
        query += data.flatMap { QueryItem.items(in: $0.text) }
        body = nil
      }
    }
  }

  /// An option and the value that is written with it; nil for a word that is none.
  private static func option(_ text: String) -> (name: String?, value: String?) {
    if text.hasPrefix("--") {
      guard let equals = text.firstIndex(of: "=") else { return (text, nil) }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    guard text.hasPrefix("-"), text.utf8.count > 1 else { return (nil, nil) }
    // `-sSX POST` and `-sXPOST`: switches may stand before the one with a value.
    for index in text.indices.dropFirst() where shortOptionsWithValue.contains(text[index]) {
      let value = text[text.index(after: index)...]
      return ("-\(text[index])", value.isEmpty ? nil : String(value))
    }
    for switchWithMeaning in ["G", "I"] where text.contains(switchWithMeaning) {
      return ("-" + switchWithMeaning, nil)
    }
    return (text, nil)
  }

  /// Whether a file is sent as it is: one of JSON is an object that is not shown, and `-` is no file.
  private static func showsFile(_ name: String) -> Bool {
    !name.isEmpty && name != "-" && !name.lowercased().hasSuffix(".json")
  }

  /// The first word that is a URL; what stands behind it may be a word of an unquoted value.
  private mutating func takeURL(_ text: String) {
    guard url.isEmpty || !url.contains("/") else { return }
    url = text.filter { !$0.isNewline }.trimmingSpaces().description
  }

  /// Whether what comes back is kept, and not thrown away, printed, or text.
  private static func isFile(_ name: String) -> Bool {
    ![".json", ".xml", ".txt", ".html"].contains { name.hasSuffix($0) }
      && !name.hasPrefix("/dev/") && name != "-"
  }

  private static func method(_ text: String) -> String? {
    let upper = text.uppercased()
    return HTTPMethod.isMethod(upper) ? upper : nil
  }

  private mutating func addHeader(_ text: String, _ place: SourceLocation) {
    guard let colon = text.firstIndex(of: ":") else { return }
    let value = text[text.index(after: colon)...].trimmingSpaces()
    headers.append((String(text[..<colon].trimmingSpaces()), String(value), place))
  }

  private static func field(_ text: String, _ place: SourceLocation) -> Field {
    let equals = text.firstIndex(of: "=") ?? text.endIndex
    let value = text[equals...].dropFirst()
    let isFile = value.hasPrefix("@") || value.hasPrefix("<@")
    return Field(
      name: String(text[..<equals]), value: isFile ? .null : Self.value(of: String(value)),
      isFile: isFile, location: place)
  }

  /// What `-d` sends: names with values where it is so written, else text.
  private static func body(_ data: [ShellCommand.Word], isJSON: Bool) -> Body {
    let text = data[0].text.drop(while: \.isWhitespace)
    if data.count == 1, standsForBody(text) { return .unknown }
    if isJSON || text.hasPrefix("{") || text.hasPrefix("[") {
      return .text(
        data.map(\.text).joined(separator: "\n"),
        .joining(data.map { ($0.text.utf8.count, $0.places) }))
    }
    if text.hasPrefix("@"), data.count == 1 {
      return showsFile(String(text.dropFirst())) ? .file : .unknown
    }
    if text.isEmpty || text.hasPrefix("@") { return .unknown }
    if text.hasPrefix("<") && !text.contains("<?xml") || !text.contains("=") {
      return .plain(String(text))
    }
    if text.hasPrefix("\"") || text.contains("<?xml") {
      return .text(String(text), SourceMap(point: data[0].location))
    }
    let fields = data.flatMap { data in
      // A form has no line breaks; what stands behind one is the page's indentation.
      Self.pairs(in: withoutLineBreaks(data.text)).map {
        field(unescaped(String($0)), data.location)
      }
    }
    return .form(fields, isMultipart: false)
  }

  /// `[json_payload]`, `{...}`, `<your JSON>`: words in brackets that stand for what is sent.
  private static func standsForBody(_ text: Substring) -> Bool {
    let text = text.trimmingSpaces()
    guard let open = text.first, let close = text.last, (3...48).contains(text.utf8.count),
      ["[]", "{}", "<>"].contains("\(open)\(close)")
    else { return false }
    let inner = text.dropFirst().dropLast()
    return inner.allSatisfy { $0.isLetter || " _-.".contains($0) }
      && !["true", "false", "null"].contains(inner.trimmingSpaces())
  }

  private static func withoutLineBreaks(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return text }
    return text.split(whereSeparator: \.isNewline).map { String($0.trimmingSpaces()) }.joined()
  }

  /// The names with their values; where no `&` stands between several, a semicolon does.
  private static func pairs(in text: String) -> [Substring] {
    let bySemicolon = text.split(separator: ";")
    let isDivided =
      !text.contains("&") && bySemicolon.count > 1 && bySemicolon.allSatisfy { $0.contains("=") }
    return isDivided ? bySemicolon : text.split(separator: "&")
  }

  /// The text without what a form escapes: `+` for a space, `%20`.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("%") || text.contains("+") else { return text.trimmingSpaces().description }
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self).trimmingSpaces().description
  }
}
