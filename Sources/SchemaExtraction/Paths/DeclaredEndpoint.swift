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
    guard let methods = HTTPMethod.takeMethods(from: &rest), let target = onlyToken(in: rest),
      target.contains("/"), let template = PathTemplate(parsing: target)
    else { return [] }
    return methods.map { DeclaredEndpoint(method: $0, template: template) }
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
    guard start < bytes.endIndex, bytes[start] >= 0x80 else { return text[start...] }
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
      case ("G", "E"), ("P", "O"), ("P", "U"), ("P", "A"), ("D", "E"), ("H", "E"), ("O", "P"):
        return true
      default: return false
      }
    }
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
