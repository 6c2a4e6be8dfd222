import APISchema
import SlateReference

/// What a table or a list with labels says about one endpoint beside its method and path: `Authentication | required`,
/// `Content-Type | application/x-www-form-urlencoded`.
struct EndpointFacts {
  /// Whether the caller must prove who it is; nil where nothing is said.
  var isAuthenticated: Bool?
  /// How the body is written; nil where nothing is said.
  var bodyType: BodyType?

  /// Reads the tables of two columns and the lists among some blocks.
  init(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .table(let table) where table.header.count == 2:
        read(table.header)
        for row in table.rows { read(row) }
      case .list(let list):
        for item in list.items {
          for case .paragraph(let paragraph) in item.blocks { read(paragraph) }
        }
      case .paragraph(let paragraph): read(paragraph)
      case .aside(_, let inner, _):
        isAuthenticated = isAuthenticated ?? Self.needsProof(saidIn: inner)
      default: continue
      }
    }
  }

  private mutating func read(_ paragraph: Paragraph) {
    // A label is short, and so is what it says.
    guard paragraph.content.count <= 12, paragraph.content.mayHoldLabel else { return }
    for line in VisibleLine.lines(of: paragraph.content) where line.text.utf8.count <= 120 {
      guard let colon = line.text.utf8.prefix(64).firstIndex(of: UInt8(ascii: ":")) else {
        continue
      }
      guard Self.mayBeLabel(line.text[..<colon]) else { continue }
      read(String(line.text[..<colon]), String(line.text[line.text.index(after: colon)...]))
    }
  }

  private mutating func read(_ row: [Table.Cell]) {
    let label = row[0].text
    if Self.mayBeLabel(label) { read(label, row[1].text) }
  }

  /// Whether a text has a part of the words that labels need; nearly no cell has, and none of these goes on.
  private static func mayBeLabel(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count <= 40 else { return false }
    let lower = text.lowercased()
    return ["auth", "login", "type", "format", "consumes", "encoding"].contains {
      lower.firstOffset(of: $0) != nil
    }
  }

  private mutating func read(_ label: String, _ value: String) {
    guard label.utf8.count <= 40, value.utf8.count <= 120 else { return }
    let words = Words(label).words
    guard (1...4).contains(words.count) else { return }
    if words.allSatisfy({ Self.proofWords.contains($0) || Self.needWords.contains($0) }),
      words.contains(where: { Self.proofWords.contains($0) })
    {
      isAuthenticated = isAuthenticated ?? Self.needsProof(value)
    } else if Self.typeLabels.contains(Words(label).folded) {
      bodyType = bodyType ?? BodyType(in: value)
    }
  }

  /// What stands behind "Authentication": nil where it is neither yes nor no, such as another header.
  private static func needsProof(_ value: String) -> Bool? {
    let words = Words(value).words
    guard let first = words.first, words.count <= 6 else { return nil }
    if ["no", "none", "not", "false", "public", "optional", "n", "unauthenticated"].contains(first)
    {
      return false
    }
    return ["yes", "required", "true", "y", "needed", "always", "mandatory"].contains(first)
      ? true : nil
  }

  /// What a notice says: "This operation does not require authentication"; nil where it is about other things.
  static func needsProof(saidIn blocks: [Block]) -> Bool? {
    guard case .paragraph(let paragraph)? = blocks.first else { return nil }
    let lower = paragraph.content.plainText.lowercased()
    guard lower.utf8.count < 1000, lower.firstOffset(of: "authenticat") != nil else { return nil }
    if noProofPhrases.standIn(lower) { return false }
    return proofPhrases.standIn(lower) ? true : nil
  }

  private static let noProofPhrases: PhraseList = [
    "does not require authentication", "doesn't require authentication",
    "no authentication is required", "no authentication required",
    "authentication is not required", "requires no authentication", "without authentication",
  ]
  private static let proofPhrases: PhraseList = [
    "must be authenticated", "requires authentication", "authentication is required",
    "authentication required",
  ]

  private static let proofWords: WordSet = [
    "authentication", "auth", "authorization", "login", "authenticated", "authorized",
  ]
  private static let needWords: WordSet = [
    "requires", "require", "required", "needs", "needed", "is", "user", "a",
  ]
  private static let typeLabels: WordSet = [
    "contenttype", "requestcontenttype", "requestformat", "requesttype", "consumes", "bodyformat",
    "requestbodyformat", "encoding",
  ]
}

extension Extraction {
  /// The facts of an operation's sections.
  func facts(of site: EndpointSite) -> EndpointFacts {
    EndpointFacts(site.sections.flatMap { outline.nodes[$0].blocks })
  }
}

extension [Inline] {
  /// Whether a colon stands in some text of it.
  fileprivate var mayHoldLabel: Bool {
    contains { inline in
      switch inline {
      case .text(let text), .code(let text), .html(let text): text.holds(UInt8(ascii: ":"))
      case .emphasis(let content), .strong(let content), .link(_, let content),
        .image(_, let content):
        content.mayHoldLabel
      case .softBreak, .lineBreak: false
      }
    }
  }
}
