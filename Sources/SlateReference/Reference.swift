import SlateDiagnostics

/// A Slate reference as its readers see it: front matter, then pages of sections and blocks.
///
/// It is a value. Nothing in it refers to the parser that made it.
public struct Reference: Hashable, Sendable {
  /// What stands between the `---` lines of the index.
  public var frontMatter: FrontMatter

  /// The index first, then the included pages in their order.
  public var pages: [Page]

  /// Creates a reference.
  public init(frontMatter: FrontMatter, pages: [Page]) {
    self.frontMatter = frontMatter
    self.pages = pages
  }
}

/// The YAML block at the head of the index.
public struct FrontMatter: Hashable, Sendable {
  /// A value with the place it stands at.
  public struct Entry: Hashable, Sendable {
    /// The text of the value.
    public var value: String
    /// Where it stands.
    public var location: SourceLocation

    /// Creates an entry.
    public init(_ value: String, at location: SourceLocation) {
      self.value = value
      self.location = location
    }
  }

  /// `title`.
  public var title: Entry?
  /// The names of `language_tabs`: the key where an entry has a label (`shell: CLI` is `shell`).
  public var languageTabs: [Entry]
  /// `toc_footers`, as Markdown or HTML.
  public var tocFooters: [Entry]
  /// `includes`, in their order.
  public var includes: [Entry]
  /// `search`, where it is given.
  public var search: Bool?

  /// Creates front matter.
  public init(
    title: Entry? = nil, languageTabs: [Entry] = [], tocFooters: [Entry] = [],
    includes: [Entry] = [], search: Bool? = nil
  ) {
    self.title = title
    self.languageTabs = languageTabs
    self.tocFooters = tocFooters
    self.includes = includes
    self.search = search
  }
}

/// One Markdown file of a reference.
public struct Page: Hashable, Sendable {
  /// The name by which the index includes it, without underscore and ending: `nodecluster`,
  /// `errors`, `wp-api-v3/orders`. The index itself is called `index`.
  public var name: String

  /// The file's path relative to the folder of the index: `includes/_errors.md`.
  public var file: String

  /// The blocks before the first heading.
  public var preamble: [Block]

  /// The sections of the highest level, each with the sections below it.
  public var sections: [Section]

  /// The files that stand in the page by a tag in its text; what is read in them has its place there.
  public var partials: [String]

  /// Creates a page.
  public init(
    name: String, file: String, preamble: [Block] = [], sections: [Section] = [],
    partials: [String] = []
  ) {
    self.name = name
    self.file = file
    self.preamble = preamble
    self.sections = sections
    self.partials = partials
  }
}

/// A heading and all that stands below it, up to the next heading of its level or a higher one.
public struct Section: Hashable, Sendable {
  /// The heading.
  public var heading: Heading
  /// The blocks between the heading and the first subsection.
  public var blocks: [Block]
  /// The sections of lower levels, in their order.
  public var subsections: [Section]

  /// Creates a section.
  public init(heading: Heading, blocks: [Block] = [], subsections: [Section] = []) {
    self.heading = heading
    self.blocks = blocks
    self.subsections = subsections
  }
}

/// A heading.
public struct Heading: Hashable, Sendable {
  /// 1 for `#`, 6 for `######`.
  public var level: Int
  /// What it says.
  public var content: [Inline]
  /// The text without markup, white space folded.
  public var text: String
  /// The fragment that links to it, as Slate makes it from the text: `create-a-new-service`.
  public var anchor: String
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a heading; text and anchor follow from the content.
  public init(level: Int, content: [Inline], location: SourceLocation) {
    self.level = level
    self.content = content
    self.text = content.plainText
    self.anchor = Heading.anchor(for: self.text)
    self.location = location
  }

  /// The fragment that Slate gives a heading: lower case, every run of other characters than letters
  /// and digits one hyphen.
  public static func anchor(for text: String) -> String {
    let bytes = text.utf8
    guard bytes.allSatisfy({ $0 < 0x80 }) else { return unicodeAnchor(for: text) }
    // Every link in every cell asks for one: what is ASCII must not go through Unicode's tables.
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      var pending = false
      for byte in bytes {
        if byte.isASCIIAlphanumeric {
          if pending && count > 0 {
            buffer[count] = UInt8(ascii: "-")
            count += 1
          }
          pending = false
          let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
          buffer[count] = isUpper ? byte + 32 : byte
          count += 1
        } else if byte != UInt8(ascii: "'") {
          pending = true
        }
      }
      return count
    }
  }

  private static func unicodeAnchor(for text: String) -> String {
    var anchor = ""
    var pending = false
    for character in text.lowercased() {
      if character.isLetter || character.isNumber {
        if pending && !anchor.isEmpty { anchor.append("-") }
        pending = false
        anchor.append(character)
      } else if character != "'" && character != "’" {
        pending = true
      }
    }
    return anchor
  }
}

/// A block of a page.
public enum Block: Hashable, Sendable {
  /// A paragraph.
  case paragraph(Paragraph)
  /// A pipe table.
  case table(Table)
  /// A bulleted or numbered list.
  case list(List)
  /// A fenced or an indented code block.
  case code(CodeBlock)
  /// A block quote. Slate shows it in the column of samples: `> Example log line`.
  case quote([Block], at: SourceLocation)
  /// `<aside class="notice">…</aside>`, its text read as Markdown.
  case aside(kind: String, [Block], at: SourceLocation)
  /// Any other HTML.
  case html(HTML)
  /// `---` between paragraphs.
  case thematicBreak(at: SourceLocation)

  /// Where the block begins.
  public var location: SourceLocation {
    switch self {
    case .paragraph(let paragraph): paragraph.location
    case .table(let table): table.location
    case .list(let list): list.location
    case .code(let code): code.location
    case .quote(_, let location): location
    case .aside(_, _, let location): location
    case .html(let html): html.location
    case .thematicBreak(let location): location
    }
  }
}

/// A paragraph.
public struct Paragraph: Hashable, Sendable {
  /// What it says.
  public var content: [Inline]
  /// Where it begins.
  public var location: SourceLocation

  /// Creates a paragraph.
  public init(_ content: [Inline], at location: SourceLocation) {
    self.content = content
    self.location = location
  }
}

/// A table: a header, and rows of as many cells.
public struct Table: Hashable, Sendable {
  /// One cell, its text parsed as Markdown.
  public struct Cell: Hashable, Sendable {
    /// What it says.
    public var content: [Inline]
    /// Where its text begins.
    public var location: SourceLocation

    /// Creates a cell.
    public init(_ content: [Inline], at location: SourceLocation) {
      self.content = content
      self.location = location
    }

    /// The text without markup, white space folded.
    public var text: String { content.plainText }
  }

  /// The header's cells.
  public var header: [Cell]
  /// The rows, each with as many cells as the header: GFM pads short rows and cuts long ones.
  public var rows: [[Cell]]
  /// The tables inside of cells, in the order of their rows. Only a table in HTML has any.
  public var inner: [Inner] = []
  /// Whether nothing marks the header as one: it is the first row of a table in HTML without a `<th>`.
  public var hasPlainHeader = false
  /// Where the header begins.
  public var location: SourceLocation

  /// Creates a table.
  public init(header: [Cell], rows: [[Cell]], location: SourceLocation) {
    self.header = header
    self.rows = rows
    self.location = location
  }

  /// A table inside of a cell.
  public struct Inner: Hashable, Sendable {
    /// The index of the row around it.
    public var row: Int
    /// The table.
    public var table: Table

    /// Creates one.
    public init(row: Int, table: Table) {
      self.row = row
      self.table = table
    }
  }
}

/// A list.
public struct List: Hashable, Sendable {
  /// One item: its own blocks, nested lists among them.
  public struct Item: Hashable, Sendable {
    /// What the item holds.
    public var blocks: [Block]
    /// Where it begins.
    public var location: SourceLocation

    /// Creates an item.
    public init(_ blocks: [Block], at location: SourceLocation) {
      self.blocks = blocks
      self.location = location
    }
  }

  /// Whether the items are numbered.
  public var isOrdered: Bool
  /// The items.
  public var items: [Item]
  /// Where the list begins.
  public var location: SourceLocation

  /// Creates a list.
  public init(isOrdered: Bool, items: [Item], location: SourceLocation) {
    self.isOrdered = isOrdered
    self.items = items
    self.location = location
  }
}

/// A code block.
public struct CodeBlock: Hashable, Sendable {
  /// The first word behind the fence, in lower case; nil for a fence without one and for indented code.
  public var language: String?
  /// The text, each line with its line feed.
  public var text: String
  /// Where the fence, or the indented code, begins.
  public var location: SourceLocation
  /// Where each byte of the text stands.
  public var places: SourceMap

  /// Where the text begins.
  public var textLocation: SourceLocation { places.start }

  /// Where a line of the text begins, counted from 0.
  public func location(ofLine index: Int) -> SourceLocation { places.location(ofLine: index) }

  /// Creates a code block.
  public init(language: String?, text: String, location: SourceLocation, places: SourceMap) {
    self.language = language
    self.text = text
    self.location = location
    self.places = places
  }
}

/// A block of HTML.
public struct HTML: Hashable, Sendable {
  /// The HTML as it stands there.
  public var text: String
  /// Where it begins.
  public var location: SourceLocation

  /// Creates a block of HTML.
  public init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }
}

/// A run of text inside a block.
public enum Inline: Hashable, Sendable {
  /// Plain text.
  case text(String)
  /// A code span.
  case code(String)
  /// `*emphasis*`.
  case emphasis([Inline])
  /// `**strong emphasis**`.
  case strong([Inline])
  /// A link with its destination as written.
  case link(destination: String, [Inline])
  /// An image with its source and its alternative text.
  case image(source: String, [Inline])
  /// A piece of inline HTML: one tag or comment.
  case html(String)
  /// A line's end inside a paragraph.
  case softBreak
  /// A line break that the author asked for.
  case lineBreak
}

extension Array where Element == Inline {
  /// The text without markup; HTML tags are left out, breaks become spaces, white space is folded and trimmed.
  public var plainText: String {
    // Most cells are one run of text that needs no folding, and is its own plain text.
    if count == 1, case .text(let only) = self[0] { return only.foldingSpaces }
    var text = ""
    appendPlainText(to: &text)
    return text.foldingSpaces
  }

  private func appendPlainText(to text: inout String) {
    for inline in self {
      switch inline {
      case .text(let string), .code(let string): text += string
      case .emphasis(let content), .strong(let content): content.appendPlainText(to: &text)
      case .link(_, let content), .image(_, let content): content.appendPlainText(to: &text)
      case .html: continue
      case .softBreak, .lineBreak: text += " "
      }
    }
  }
}
