/// Reads one path template.
struct PathTemplateParser {
  /// Longer texts are no paths.
  static let maximumLength = 4096

  private var segments: [String] = []
  private var current = ""
  private var parameters: [PathTemplate.Parameter] = []
  private var optionalSegments: [PathTemplate.OptionalSegment] = []
  private var renamings: [PathTemplate.Renaming] = []
  private var query: [QueryItem] = []
  private var names: Set<String> = []

  mutating func parse(_ text: String) -> PathTemplate? {
    guard text.utf8.count <= Self.maximumLength else { return nil }
    let plain = Self.plainText(text)
    let (host, rest) = HostPrefix.split(plain)
    guard host != nil || rest.contains("/") || Placeholder.whole(rest) != nil else { return nil }
    let (path, queryText) = Self.splitQuery(rest)
    query = QueryItem.items(in: queryText)
    guard readSegments(path) else { return nil }

    let endsWithSlash = current.isEmpty
    if !current.isEmpty { segments.append(current) }
    var joined = "/" + segments.joined(separator: "/")
    if endsWithSlash && !segments.isEmpty { joined += "/" }
    var template = PathTemplate(path: joined, host: host.map(String.init), query: query)
    template.parameters = parameters
    template.optionalSegments = optionalSegments
    template.renamings = renamings
    return template
  }

  /// The text without HTML's entities, Markdown's backslashes and a sentence's punctuation.
  private static func plainText(_ text: String) -> String {
    var plain = text
    if plain.contains("&") {
      plain = plain.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      plain = plain.replacing("&amp;", with: "&")
    }
    if plain.contains("</") { plain = PathMarkup.removed(from: plain) }
    if plain.holds(UInt8(ascii: "\\")) { plain.removeAll { $0 == "\\" } }
    while let first = plain.first, first.isWhitespace { plain.removeFirst() }
    while let last = plain.last, last.isWhitespace || ",;".contains(last) { plain.removeLast() }
    if plain.hasSuffix("."), !plain.hasSuffix("..") { plain.removeLast() }
    return plain
  }

  /// Divides at the question mark that stands outside of brackets, and leaves a fragment out.
  private static func splitQuery(_ text: String) -> (path: Substring, query: Substring) {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }) else {
      return (text[...], "")
    }
    var depth = 0
    var previous: Character?
    for index in text.indices {
      let character = text[index]
      defer { previous = character }
      switch character {
      case "(", "[", "{", "<": depth += 1
      case ")", "]", "}", ">": depth = max(0, depth - 1)
      case "?" where depth == 0:
        return (text[..<index], withoutFragment(text[text.index(after: index)...]))
      case "?" where depth == 1 && (previous == "[" || previous == "{" || previous == "("):
        // `(?P<id>\d+)` and `(?:…)` are groups of a regular expression.
        let behind = text[text.index(after: index)...]
        if previous == "(", behind.first?.isLetter != true || behind.hasPrefix("P<") { break }
        // `[?page=2]`, `(?page=<PAGE>)`, and RFC 6570's `{?page,limit}`.
        let open = text.index(before: index)
        return (text[..<open], withoutFragment(text[open...]))
      case "#" where depth == 0:
        if isFragment(text[index...]) { return (text[..<index], "") }
      default: break
      }
    }
    return (text[...], "")
  }

  private static func withoutFragment(_ query: Substring) -> Substring {
    let end = query.indices.first { query[$0] == "#" && isFragment(query[$0...]) }
    return query[..<(end ?? query.endIndex)]
  }

  /// Whether a text that begins with `#` is a fragment and not Ruby's `#{id}`.
  private static func isFragment(_ text: Substring) -> Bool {
    text.dropFirst().first != "{"
  }

  private mutating func readSegments(_ path: Substring) -> Bool {
    var rest = path
    while let byte = rest.utf8.first {
      if byte == UInt8(ascii: "/") {
        finishSegment()
        rest = Substring(rest.utf8.dropFirst())
      } else if let run = Self.plainRun(rest) {
        current += run
        rest = rest[run.endIndex...]
      } else if let ending = Self.optionalEnding(rest) {
        rest = rest[ending...]
      } else if let last = current.utf8.last, let key = ODataKey(rest, behind: last) {
        guard readKey(key) else { return false }
        rest = rest[key.end...]
      } else if let placeholder = Placeholder.take(from: &rest, after: current.last) {
        if isSame(placeholder, before: rest) {
          current += "{\(placeholder.name)}"
        } else {
          add(placeholder)
        }
      } else {
        guard let character = rest.first, Self.isPathCharacter(character), !rest.hasPrefix("..")
        else { return false }
        current.append(character)
        rest.removeFirst()
      }
    }
    return true
  }

  /// The end of an ending in brackets that may be left out, as Rails prints it: `(.:format)`, `[.json]`.
  private static func optionalEnding(_ text: Substring) -> String.Index? {
    guard text.hasPrefix("(.") || text.hasPrefix("[.") else { return nil }
    let close = text.utf8.first == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    let name = text.utf8.dropFirst(2).drop { $0 == UInt8(ascii: ":") }
    guard let end = name.firstIndex(where: { !$0.isASCIIWord }), name[end] == close,
      end > name.startIndex
    else { return nil }
    return text.utf8.index(after: end)
  }

  /// Reads what stands in the brackets of a key, which belong to the path: `Books({id})`, `Loans(book={id},day='{day}')`.
  private mutating func readKey(_ key: ODataKey) -> Bool {
    current.append("(")
    if let name = key.name {
      guard var rest = Optional("{\(name)}"[...]),
        let placeholder = Placeholder.take(from: &rest, after: nil)
      else { return false }
      add(placeholder)
    } else {
      guard readSegments(key.content) else { return false }
    }
    current.append(")")
    return true
  }

  /// The letters, digits, hyphens and underscores that a text begins with: no placeholder begins with these.
  private static func plainRun(_ text: Substring) -> Substring? {
    let length = text.withBytes { bytes -> Int in
      let end = bytes.firstIndex {
        !$0.isASCIIWord && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_")
      }
      guard let end else { return bytes.count }
      // What follows may be a mark that belongs to the last letter.
      return bytes[end] < 0x80 ? end : end - 1
    }
    return length <= 0 ? nil : text[..<text.utf8.index(text.startIndex, offsetBy: length)]
  }

  private mutating func finishSegment() {
    if !current.isEmpty { segments.append(current) }
    current = ""
  }

  /// Whether a placeholder names the folder before it again, with an ending behind it: `/archives/{name}/{name}.zip`.
  private func isSame(_ placeholder: Placeholder, before rest: Substring) -> Bool {
    rest.utf8.first == UInt8(ascii: ".") && current.isEmpty && !placeholder.isOptional
      && segments.last == "{\(placeholder.name)}"
  }

  private mutating func add(_ placeholder: Placeholder) {
    if placeholder.isOptional {
      let index = segments.count + (placeholder.beginsSegment && !current.isEmpty ? 1 : 0)
      optionalSegments.append(.init(name: placeholder.name, segmentIndex: index))
      return
    }
    var unique = placeholder.name
    var count = 1
    while names.contains(unique) {
      count += 1
      // `/users/{id}/pets/{id}`: what stands before it says which of both it is.
      let told =
        count == 2
        ? PathTemplate.name(placeholder.name, behind: current.isEmpty ? segments.last : nil) : nil
      unique = told ?? "\(placeholder.name)\(count)"
    }
    if count > 1 { renamings.append(.init(original: placeholder.name, unique: unique)) }
    names.insert(unique)
    parameters.append(.init(name: unique, segmentIndex: segments.count))
    current += "{\(unique)}"
  }

  /// What a path is written with, RFC 3986; letters beyond ASCII are taken as they are.
  private static func isPathCharacter(_ character: Character) -> Bool {
    guard let ascii = character.asciiValue else { return character.isLetter || character.isNumber }
    return SampleCursor.isWordByte(ascii) || "-.~!$&'*+,;=:@%".contains(character)
  }
}
