import SlateDiagnostics
import SlateReference

/// What one code block shows of a request that matters for its credentials.
///
/// Blocks are looked at line by line and word by word, so it makes no difference whether a command is `curl`,
/// HTTPie or none, or whether the block shows the request as it goes over the wire.
struct CredentialSample {
  /// Headers, from `-H "Name: value"`, from a quoted `Name: value`, or from a line of an `http` block.
  private(set) var headers: [(name: String, value: String, location: SourceLocation)] = []
  /// The value of `-u user:password`.
  private(set) var user: (text: String, location: SourceLocation)?
  /// The names of the query's parameters, a list for each URL.
  private(set) var queries: [(names: [String], location: SourceLocation)] = []
  /// The URLs with scheme and host.
  private(set) var urls: [(text: String, location: SourceLocation)] = []
  /// Whether the block shows a request at all.
  var isRequest: Bool { !headers.isEmpty || user != nil || !urls.isEmpty || hasRequestLine }
  private var hasRequestLine = false
  /// Whether it is a program, which is read for its headers alone.
  private(set) var isOfProgram = false

  /// Languages of programs: only a header that is written out counts there.
  private static let programs: WordSet = [
    "python", "py", "ruby", "rb", "php", "javascript", "js", "node", "nodejs", "typescript", "ts",
    "java", "kotlin", "go", "csharp", "c#", "swift", "perl", "objective-c",
  ]
  private static let languages: WordSet = [
    "shell", "bash", "sh", "console", "curl", "http", "https", "httpie", "text", "plaintext",
    "none",
    "zsh", "terminal",
  ]

  /// Reads a block; nil for one with data, and for a program without an `Authorization` header.
  init?(_ code: CodeBlock) {
    if let language = code.language, !Self.languages.contains(language) {
      guard Self.programs.contains(language) else { return nil }
      isOfProgram = true
      readProgram(code)
      if headers.isEmpty { return nil }
      return
    }
    let isLine = RequestSample.beginsWithRequestLine(code)
    let isWire = code.language == "http" || code.language == "https" || isLine
    var isInBody = false
    var hasHead = false
    for (offset, line) in code.text.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let location = code.location(ofLine: offset)
      // What a request sends are values: a URL in it is the caller's.
      let isRequestLine = HTTPMethod.isMethod(
        Substring(HTTPMethod.behindProtocol(line).utf8.prefix { $0 != UInt8(ascii: " ") }))
      if isWire, isRequestLine {
        (hasHead, isInBody) = (true, false)
      } else if hasHead, line.trimmingLeadingSpaces.isEmpty {
        isInBody = true
      }
      if isInBody { continue }
      if offset == 0, isRequestLine { hasRequestLine = true }
      if isWire, let header = Self.header(line) {
        headers.append((header.name, header.value, location))
      } else if Self.mayTell(line) {
        read(ShellWords(line).words, at: location)
      }
    }
  }

  /// `'Authorization': 'Bearer …'`, `setRequestHeader("Authorization", "Bearer …")`, `"Authorization: Basic …"`.
  private mutating func readProgram(_ code: CodeBlock) {
    let name = "authorization"
    guard code.text.utf8.count < 100_000 else { return }
    for (offset, line) in code.text.parts(separatedBy: UInt8(ascii: "\n"), keepingEmpty: true)
      .enumerated()
    {
      let lower = line.lowercased()
      guard let found = lower.firstRange(of: name), lower.utf8.count == line.utf8.count else {
        continue
      }
      let end = lower.utf8.distance(from: lower.startIndex, to: found.upperBound)
      let value = line.utf8.dropFirst(end).drop { "\"'`: ,=>)]([$f".utf8.contains($0) }
      let text = String(decoding: value.prefix { !"\"'`".utf8.contains($0) }, as: UTF8.self)
      let scheme = text.prefix { $0 != " " }.lowercased()
      let isScheme =
        ["bearer", "basic", "token", "apikey", "jwt"].contains(scheme)
        && text.utf8.count > scheme.utf8.count
      // "'Authorization': 'your-key'": a text, and no variable.
      let isText =
        Self.isText(lower.utf8[found.upperBound...]) && !text.isEmpty
        && (!text.contains(" ") || text.hasPrefix("<"))
      guard isScheme || isText else { continue }
      let location = code.location(ofLine: offset)
      headers.append(("Authorization", text, location))
    }
  }

  /// Whether a text in quotes stands behind a member's name: `': 'abc'`, `" => "abc"`.
  private static func isText(_ rest: Substring.UTF8View) -> Bool {
    guard let close = rest.first, "\"'".utf8.contains(close) else { return false }
    let value = rest.dropFirst().drop { " :=>,".utf8.contains($0) }
    return value.first.map { "\"'".utf8.contains($0) } ?? false
      && value.startIndex > rest.index(after: rest.startIndex)
  }

  /// Whether a line may hold an option, a URL or a header; few lines of a body do.
  private static func mayTell(_ line: Substring) -> Bool {
    line.withBytes { bytes in
      var last: UInt8 = 0
      for byte in bytes {
        // A colon right behind a quote ends the name of a member; a header's name stands in one with its value.
        if byte == UInt8(ascii: ":"), last != UInt8(ascii: "\"") { return true }
        if byte == UInt8(ascii: "-"), last <= UInt8(ascii: " ") || "\"'\\".utf8.contains(last) {
          return true
        }
        last = byte
      }
      return false
    }
  }

  private mutating func read(_ words: [ShellWords.Word], at location: SourceLocation) {
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1].text : nil
      switch word.text {
      case "-H", "--header":
        if let header = next.flatMap({ Self.header($0[...]) }) {
          headers.append((header.name, header.value, location))
        }
      case "-u", "--user":
        if user == nil, let next { user = (next, location) }
      case "-b", "--cookie":
        // Without a sign it is the name of a file.
        if let next, next.contains("=") { headers.append(("Cookie", next, location)) }
      case let text where text.hasPrefix("-u") && text.contains(":") && !text.contains("://"):
        // Without a space: `-uname:password`.
        if user == nil { user = (String(text.dropFirst(2)), location) }
      case let text where text.hasPrefix("-H") && text.contains(":"):
        if let header = Self.header(text.dropFirst(2)) {
          headers.append((header.name, header.value, location))
        }
      default:
        let isAnnounced = index > 0 && Self.valueOptions.contains(words[index - 1].text)
        if word.text.contains("://"), !Self.isItem(word.text) {
          readURL(word.text, at: location)
        } else if word.isQuoted, !isAnnounced, let header = Self.header(word.text[...]) {
          headers.append((header.name, header.value, location))
        }
      }
    }
  }

  /// Options whose value has been read, or is none of a header: `--user 'id:secret'`.
  private static let valueOptions: Set<String> = [
    "-H", "--header", "-u", "--user", "-b", "--cookie", "-d", "--data", "--data-raw",
    "--data-binary", "--data-urlencode",
  ]

  /// Whether a word is a name with its value, as HTTPie has them behind the URL: `link=https://…` is what is sent.
  private static func isItem(_ word: String) -> Bool {
    guard let sign = word.utf8.firstIndex(where: { !$0.isASCIIWord && !"-_".utf8.contains($0) }),
      sign > word.startIndex, word.utf8.first != UInt8(ascii: "-")
    else { return false }
    let rest = word[sign...]
    return rest.hasPrefix("=http") || rest.hasPrefix("==http") || rest.hasPrefix(":=\"")
  }

  private mutating func readURL(_ text: String, at location: SourceLocation) {
    guard let start = text.firstRange(of: "http") else { return }
    let url = text[start.lowerBound...]
    urls.append((String(url), location))
    let names = Self.queryNames(url)
    if !names.isEmpty { queries.append((names, location)) }
  }

  /// The names of a URL's query parameters.
  static func queryNames(_ url: Substring) -> [String] {
    guard let mark = url.firstIndex(of: "?") else { return [] }
    return url[url.index(after: mark)...].prefix { $0 != "#" }.split(separator: "&").compactMap {
      let name = $0.prefix { $0 != "=" }
      return name.endIndex == $0.endIndex ? nil : String(name)
    }
  }

  /// `Name: value`
  static func header(_ text: Substring) -> (name: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = text[..<colon].trimmingSpaces()
    let value = text[text.index(after: colon)...]
    guard !name.isEmpty, !value.isEmpty, !value.hasPrefix("//"), name.utf8.count <= 64,
      name.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") })
    else { return nil }
    return (String(name), String(value.trimmingSpaces()))
  }
}

/// The words of a line of shell: quotes hold a word together and are no part of it.
struct ShellWords {
  /// One word.
  struct Word {
    var text: String
    var isQuoted: Bool
  }

  private(set) var words: [Word] = []

  init(_ line: Substring) {
    words = line.withBytes { bytes in
      var words: [Word] = []
      var word: [UInt8] = []
      var quote: UInt8?
      var isQuoted = false
      func finish() {
        if !word.isEmpty {
          words.append(Word(text: String(decoding: word, as: UTF8.self), isQuoted: isQuoted))
        }
        word.removeAll(keepingCapacity: true)
        isQuoted = false
      }
      for byte in bytes {
        if let open = quote {
          if byte == open { quote = nil } else { word.append(byte) }
          continue
        }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
          quote = byte
          isQuoted = true
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\\"): finish()
        default: word.append(byte)
        }
      }
      finish()
      return words
    }
  }
}
