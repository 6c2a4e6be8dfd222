/// A method and a path that a reference declares: `GET /api/v1/users/<id>`.
public struct DeclaredEndpoint: Hashable, Sendable {
  /// The HTTP method, in upper case.
  public var method: String
  /// The path.
  public var template: PathTemplate

  init(method: String, template: PathTemplate) {
    self.method = method
    self.template = template
  }

  /// Reads a code span or a line that is an endpoint and nothing else: `GET /x`, `GET: /x`,
  /// `**GET** /x`, `[GET] /x`, `### GET /x HTTP/1.1`. A method alone and a sentence that begins with one are none.
  ///
  /// Of `PUT or PATCH /x` this is the first; ``all(in:)`` has both.
  public init?(in text: some StringProtocol) {
    guard let first = Self.all(in: text).first else { return nil }
    self = first
  }

  /// Reads the same where it may have several methods: `PUT/PATCH /x`, `GET|POST /x`, `PUT or PATCH /x`.
  public static func all(in text: some StringProtocol) -> [DeclaredEndpoint] {
    guard text.utf8.count <= PathTemplateParser.maximumLength, mayBegin(text) else { return [] }
    var rest = Self.withoutLeadingMarks(Substring(text))
    if let spelled = HTTPMethod.inCapitals(rest) { rest = spelled[...] }
    guard let methods = HTTPMethod.takeMethods(from: &rest),
      let target = onlyToken(in: withoutQuotes(rest)).map(withoutBrackets),
      target.contains("/"), let template = PathTemplate(parsing: target)
    else { return [] }
    return methods.map { DeclaredEndpoint(method: $0, template: template) }
  }

  /// The endpoint that a text begins with, and the remark behind it: `GET /x (signed)`, `GET /x – all of them`.
  ///
  /// - Returns: nil where no remark follows, or where the text is no endpoint up to there.
  static func remarked(
    _ text: some StringProtocol
  ) -> (endpoints: [DeclaredEndpoint], remark: String)? {
    guard text.utf8.count <= PathTemplateParser.maximumLength, mayBegin(text) else { return nil }
    var text = withoutLeadingMarks(Substring(text))
    if let spelled = HTTPMethod.inCapitals(text) { text = spelled[...] }
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let end = text[..<slash].endIndex
    let rest = text[end...]
    var depth = 0
    var previous: Character?
    let space = rest.firstIndex { character in
      defer { previous = character }
      if "([{<".contains(character) { depth += 1 }
      if ")]}>".contains(character) { depth = max(0, depth - 1) }
      // Languages that are written without spaces have none behind the path either: `/books的示例`.
      return depth == 0
        && (character.isWhitespace
          || isWrittenWithoutSpaces(character) && previous?.isASCII == true && previous != "/"
            && previous != ":")
    }
    guard let space else { return nil }
    if isWrittenWithoutSpaces(text[space]) {
      guard !text[space...].contains(where: { $0 == "/" || $0.isWhitespace }) else { return nil }
      let endpoints = all(in: text[..<space])
      return endpoints.isEmpty ? nil : (endpoints, String(text[space...]))
    }
    let behind = text[space...].drop { $0.isWhitespace }
    let remark: Substring
    switch behind.first {
    case "(", "（":
      // All of it is in brackets; `[optional]` and `(id)/x` belong to a path.
      guard let last = behind.last(where: { !$0.isWhitespace && $0 != "`" }), ")）".contains(last),
        behind.dropFirst().first.map({ $0.isLetter || $0.isNumber }) ?? false
      else { return nil }
      remark = behind.dropFirst().prefix { !")）".contains($0) }
      guard behind[remark.endIndex...].allSatisfy({ ")）`".contains($0) || $0.isWhitespace }) else {
        return nil
      }
    case "#", "/":
      // `GET /books # for readers`, `GET /books // for readers`: a comment.
      guard behind.first == "#" || behind.hasPrefix("//") else { return nil }
      remark = behind.drop { "#/".contains($0) }
    case "-", "–", "—", "→", ":":
      remark = behind.drop { "-–—→:>".contains($0) }
      // "GET /x - which is old - is gone": a sentence goes round what stands between dashes.
      guard remark.first?.isWhitespace == true,
        ![" - ", " – ", " — "].contains(where: { remark.firstRange(of: $0) != nil })
      else { return nil }
    default: return nil
    }
    let endpoints = all(in: text[..<space])
    let said = remark.trimmingSpaces()
    guard !endpoints.isEmpty, said.contains(where: \.isLetter) else { return nil }
    return (endpoints, String(said))
  }

  /// Chinese and Japanese letters, and those of Thai.
  private static func isWrittenWithoutSpaces(_ character: Character) -> Bool {
    guard let value = character.unicodeScalars.first?.value else { return false }
    return (0x2E80..<0xA000).contains(value) || (0x0E00..<0x0E80).contains(value)
  }

  private static let leadingMarks = "*`#>[("

  private static func isLeadingMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "#"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "("):
      true
    default: byte.isASCIIWhitespace
    }
  }

  private static func withoutLeadingMarks(_ text: Substring) -> Substring {
    let bytes = text.utf8
    let start = bytes.firstIndex { !isLeadingMark($0) } ?? bytes.endIndex
    guard start < bytes.endIndex, bytes[start] >= 0x80 else {
      return HTTPMethod.behindProtocol(text[start...])
    }
    return text.drop { $0.isWhitespace || leadingMarks.contains($0) }
  }

  /// Whether the first two letters are those of a method: nearly every text shows there that it is no endpoint.
  static func mayBegin(_ text: some StringProtocol) -> Bool {
    text.withBytes { bytes in
      guard let start = bytes.firstIndex(where: { !isLeadingMark($0) }) else { return false }
      guard bytes[start] < 0x80, start + 1 < bytes.count, bytes[start + 1] < 0x80 else {
        return bytes[start] >= 0x80 || start + 1 < bytes.count
      }
      switch (Unicode.Scalar(bytes[start]), Unicode.Scalar(bytes[start + 1])) {
      case ("G", "E"), ("P", "O"), ("P", "U"), ("P", "A"), ("D", "E"), ("H", "E"), ("O", "P"),
        ("H", "T"):
        return true
      default: return HTTPMethod.mayBegin(UnsafeBufferPointer(rebasing: bytes[start...]))
      }
    }
  }

  /// The text without quotation marks around all of it: `GET "https://…"`.
  private static func withoutQuotes(_ text: Substring) -> Substring {
    let lead = text.utf8.drop { $0.isASCIIWhitespace }
    guard let mark = lead.first, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else {
      return text
    }
    let inner = lead.dropFirst()
    if !inner.contains(mark) {
      // A mark that nothing closes: `GET "https://…`.
      let rest = text[inner.startIndex...]
      return rest.hasPrefix("/") || rest.hasPrefix("http") ? rest : text
    }
    guard let end = inner.lastIndex(where: { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "`") }),
      inner[end] == mark
    else { return text }
    return text[inner.startIndex..<end]
  }

  /// The target without brackets around all of it, as API Blueprint writes headings: `GET [/x]`.
  private static func withoutBrackets(_ target: Substring) -> Substring {
    guard target.hasPrefix("[/"), target.hasSuffix("]") else { return target }
    let inner = target.dropFirst().dropLast()
    return inner.contains("[") || inner.contains("]") ? target : inner
  }

  /// The text up to its first space outside of brackets, where nothing but an HTTP version follows.
  static func onlyToken(in text: Substring) -> Substring? {
    let end =
      text.withBytes { bytes -> String.Index? in
        var depth = 0
        for (offset, byte) in bytes.enumerated() {
          switch byte {
          case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "<"):
            depth += 1
          case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ">"):
            depth = max(0, depth - 1)
          // RFC 6570 has it in brackets: `{?ids*}`.
          case UInt8(ascii: "*") where depth > 0 && text.contains("{?"): continue
          case UInt8(ascii: "`"), UInt8(ascii: "*"), 0x0A...0x0D:
            return text.utf8.index(text.startIndex, offsetBy: offset)
          case _ where byte.isASCIIWhitespace && depth == 0:
            return text.utf8.index(text.startIndex, offsetBy: offset)
          case 0x80...: return nil
          default: break
          }
        }
        return text.endIndex
      } ?? unicodeTokenEnd(in: text)
    // Words that follow, as in a sentence, show at their first letter that it is none.
    let next = text[end...].utf8.first { !$0.isASCIIWhitespace && !"`*".utf8.contains($0) }
    guard let next else { return text[..<end] }
    if next < 0x80, next != UInt8(ascii: "H") { return nil }
    let behind = text[end...].filter { !$0.isWhitespace && $0 != "`" && $0 != "*" }
    let isVersion = behind.hasPrefix("HTTP/") && behind.utf8.count <= 8
    return behind.isEmpty || isVersion ? text[..<end] : nil
  }

  /// Where the token ends in a text that is not ASCII, whose spaces may be other ones.
  private static func unicodeTokenEnd(in text: Substring) -> String.Index {
    var depth = 0
    for index in text.indices {
      let character = text[index]
      if "([{<".contains(character) {
        depth += 1
      } else if ")]}>".contains(character) {
        depth = max(0, depth - 1)
      } else if (character.isWhitespace && depth == 0) || character == "`" || character == "*"
        || character.isNewline
      {
        return index
      }
    }
    return text.endIndex
  }
}
