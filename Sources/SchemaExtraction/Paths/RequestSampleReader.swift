import APISchema
import SlateDiagnostics
import SlateReference

/// Reads one request sample, line by line.
struct RequestSampleReader {
  private let text: String
  private let lines: [Substring]
  private let places: SourceMap
  private var index = 0
  /// How far line feeds were counted: other characters end a line for readers, but none for the file.
  private var counted = (offset: 0, line: 0, lineStart: 0)

  init(_ text: String, in places: SourceMap) {
    self.text = text
    self.lines = text.lines
    self.places = places
  }

  mutating func read() -> RequestSample? {
    skipToRequestLine()
    guard let line = line, let (method, url) = Self.requestLine(line) else { return nil }
    let location = location()
    index += 1
    let (host, path) = HostPrefix.split(url + continuedTarget())
    let target = host == nil && Self.lacksSlash(path) ? "/" + path : path
    var sample = Sample(
      kind: .request, method: method, target: target.isEmpty ? "/" : target, location: location)
    sample.headers = readHeaders()
    let named = sample.headers.first { $0.name.lowercased() == "host" }?.value
    var request = RequestSample(sample: sample, host: host.map(String.init) ?? named)
    readBody(into: &request)
    return request
  }

  /// Whether a path was begun without its slash: `GET api/books`; what has a dot in its first segment may be a host.
  private static func lacksSlash(_ path: some StringProtocol) -> Bool {
    guard let first = path.first, first.isASCII, first.isLetter else { return false }
    return !path.prefix { $0 != "/" }.contains { $0 == "." || $0 == ":" }
  }

  private var line: Substring? { index < lines.count ? lines[index] : nil }

  /// Where the line begins, behind its indentation.
  private mutating func location() -> SourceLocation {
    guard let line else { return places.start }
    let indent = line.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count
    count(to: line)
    return places.location(
      at: counted.offset + indent, line: counted.line, lineStart: counted.lineStart)
  }

  /// Counts the line feeds before a line that is not above the last one that was asked for.
  private mutating func count(to line: Substring) {
    let offset = text.utf8.distance(from: text.startIndex, to: line.startIndex)
    var place = counted.offset
    for byte in text.utf8[text.utf8.index(text.startIndex, offsetBy: place)..<line.startIndex] {
      place += 1
      guard byte == UInt8(ascii: "\n") else { continue }
      counted.line += 1
      counted.lineStart = place
    }
    counted.offset = max(offset, place)
  }

  private mutating func skipToRequestLine() {
    while let line {
      let text = line.trimmingLeadingSpaces
      guard text.isEmpty || text.hasPrefix("#") || text.hasPrefix("//") else { break }
      index += 1
    }
    // A few words of explanation may stand before the request.
    guard let line, Self.requestLine(line) == nil, !line.hasPrefix("HTTP/") else { return }
    let rest = lines[index...].prefix(20)
    if let found = rest.firstIndex(where: { $0.first != " " && Self.requestLine($0) != nil }) {
      index = found
    }
  }

  /// The method and the URL of `GET /users HTTP/1.1`.
  private static func requestLine(_ line: Substring) -> (method: String, url: String)? {
    guard line.utf8.count <= RequestSample.maximumTargetLength else { return nil }
    let text = HTTPMethod.behindProtocol(line.trimmingLeadingSpaces)
    guard let method = HTTPMethod.leading(text) else { return nil }
    var words = text[method.endIndex...].spacedWords
    if words.first == ":" { words.removeFirst() }
    if words.count > 1, words.last?.hasPrefix("HTTP") == true { words.removeLast() }
    guard words.count == 1, let url = words.first, url.contains("/") || url.contains("{") else {
      return nil
    }
    return (String(method), String(url))
  }

  /// The rest of a long target, each parameter on an indented line of its own.
  private mutating func continuedTarget() -> String {
    var rest = ""
    while let line, line.first?.isWhitespace == true {
      let text = line.drop(while: \.isWhitespace)
      guard text.first == "?" || text.first == "&" else { break }
      rest += text.prefix { !$0.isWhitespace }
      index += 1
    }
    return rest
  }

  /// Reads the headers and the empty line below them.
  private mutating func readHeaders() -> [Header] {
    var headers: [Header] = []
    while let line {
      let text = line.trimmingLeadingSpaces
      if text.isEmpty {
        index += 1
        if holdsHeadersAlone() { continue }
        break
      }
      if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
        Self.isHeaderName(text[..<colon])
      {
        let value = String(text[text.utf8.index(after: colon)...].trimmingSpaces())
        headers.append(Header(name: String(text[..<colon]), value: value, location: location()))
      } else if line.first?.isWhitespace == true, !headers.isEmpty, !Self.beginsJSON(text) {
        headers[headers.count - 1].value += " " + text.trimmingSpaces()
      } else {
        break
      }
      index += 1
    }
    return headers
  }

  /// Whether nothing but headers follows, such as `Accept: application/json` behind an empty line: no body begins there.
  private func holdsHeadersAlone() -> Bool {
    let rest = lines[index...].filter { !$0.allSatisfy(\.isWhitespace) }
    return !rest.isEmpty && rest.count <= 20
      && rest.allSatisfy { line in
        guard let colon = line.firstIndex(of: ":"), line.first?.isUppercase == true,
          Self.isHeaderName(line[..<colon])
        else { return false }
        return line[line.index(after: colon)...].hasPrefix(" ")
      }
  }

  // MARK: Forms

  private static func saysForm(_ sample: Sample) -> Bool {
    sample.headers.contains {
      $0.name.lowercased() == "content-type"
        && BodyType(in: $0.value) == .form
    }
  }

  /// Reads the fields of a form, `a=1&b=2`, which authors spread over lines.
  ///
  /// What a `GET` sends so has the same meaning in its query, and no client sends a body with it.
  private mutating func readForm(from begin: Int, to end: Int, into request: inout RequestSample) {
    var fields: [ShellRequest.Field] = []
    var pairs: [Substring] = []
    for line in begin..<end {
      index = line
      let location = location()
      for pair in lines[line].split(separator: "&") {
        let pair = pair.trimmingSpaces()
        guard let equals = pair.firstIndex(of: "="), equals > pair.startIndex else { continue }
        let value = pair[pair.index(after: equals)...].trimmingSpaces()
        pairs.append(pair)
        fields.append(
          ShellRequest.Field(
            name: String(pair[..<equals].trimmingSpaces()),
            value: ShellRequest.value(of: String(value)), location: location))
      }
    }
    index = end
    let isRead = ["GET", "HEAD"].contains(request.sample.method)
    if isRead, !pairs.isEmpty {
      let target = request.sample.target ?? "/"
      request.sample.target =
        target + (target.contains("?") ? "&" : "?") + pairs.joined(separator: "&")
      return
    }
    request.sample.body = pairs.joined(separator: "&")
    guard !fields.isEmpty else { return }
    request.body = SampleReading(documents: [FormTree.object(of: fields)])
  }

  /// What RFC 9110 calls a token, as far as headers use it.
  private static func isHeaderName(_ text: Substring) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy {
        SampleCursor.isLetter($0) || SampleCursor.isDigit($0) || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_")
      }
  }

  private static func beginsJSON(_ text: Substring) -> Bool {
    text.first == "{" || text.first == "["
  }

  /// Takes the lines up to the end, or up to the status line of a response, as the body.
  private mutating func readBody(into request: inout RequestSample) {
    while let line, line.allSatisfy(\.isWhitespace) { index += 1 }
    let begin = index
    while let line, !line.hasPrefix("HTTP/") { index += 1 }
    var end = index
    while end > begin, lines[end - 1].allSatisfy(\.isWhitespace) { end -= 1 }
    guard end > begin else { return }
    let text = String(self.text[lines[begin].startIndex..<lines[end - 1].endIndex])
    count(to: lines[begin])
    if Self.saysForm(request.sample) {
      readForm(from: begin, to: end, into: &request)
      return
    }
    let reading = SampleReader.read(
      text,
      in: places.dropping(
        counted.offset, line: counted.line, lineStart: counted.lineStart))
    request.body = reading
    // What needed no repair, and what is not JSON, stays as it was written.
    let repaired = reading.repairs.isEmpty ? nil : reading.documents.first?.json(pretty: true)
    request.sample.body = repaired ?? text
  }
}
