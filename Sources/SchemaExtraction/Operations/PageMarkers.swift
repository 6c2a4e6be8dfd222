import APISchema

/// What a sample of a list's answer, and the operation's query, say about the way from page to page.
struct PageMarkers {
  /// A value in the envelope beside the items, with its path.
  private struct Leaf {
    var path: [String]
    var value: SampleValue

    var dotted: String { path.joined(separator: ".") }
    /// The key without separators, in lower case.
    var key: String { path.last.map { Words($0).folded } ?? "" }
  }

  /// The key of the items; nil where the answer is the list itself.
  private(set) var items: String?
  private var leaves: [Leaf] = []
  private let query: [Parameter]
  private let firstItem: SampleValue?

  /// The markers of an answer that is the list itself.
  init(listWith parameters: [Parameter]) {
    query = parameters.filter { $0.in == .query }
    firstItem = nil
  }

  /// The markers in an envelope; nil where the object is none: it has one list, and besides it only what speaks of
  /// pages, or repeats the query.
  init?(_ envelope: [SampleValue.Member], _ parameters: [Parameter]) {
    query = parameters.filter { $0.in == .query }
    let asked = Set(query.map(\.name))
    var found: SampleValue.Member?
    for member in envelope {
      if case .array = member.value, !Self.isAboutPages(member.name) {
        guard found == nil else { return nil }
        found = member
        continue
      }
      guard Self.read(member, at: [], asked: asked, into: &leaves) else { return nil }
    }
    guard let found, !found.name.contains("."), case .array(let values) = found.value else {
      return nil
    }
    items = found.name
    firstItem = values.first
  }

  private static func read(
    _ member: SampleValue.Member, at path: [String], asked: Set<String>, into leaves: inout [Leaf]
  ) -> Bool {
    guard isAboutPages(member.name) || asked.contains(member.name), !member.name.contains("."),
      path.count < 4
    else { return false }
    let path = path + [member.name]
    switch member.value {
    case .object(let members):
      return members.allSatisfy { read($0, at: path, asked: asked, into: &leaves) }
    case .array(let items): return items.allSatisfy { $0.members == nil || path.count > 1 }
    default:
      leaves.append(Leaf(path: path, value: member.value))
      return true
    }
  }

  /// Whether all words of a key are such as stand beside a list: `total_pages`, `_links`, `hasMore`.
  private static func isAboutPages(_ name: String) -> Bool {
    let words = Words(name).words
    return !words.isEmpty && words.allSatisfy { envelopeWords.contains($0) }
  }

  private static let envelopeWords: WordSet = [
    "total", "totals", "count", "counts", "page", "pages", "paging", "pagination", "per", "limit",
    "offset", "size", "next", "prev", "previous", "first", "last", "cursor", "cursors", "has",
    "more", "links", "link", "meta", "metadata", "self", "current", "from", "to", "start", "end",
    "url", "uri", "href", "num", "number", "token", "object", "success", "status", "after",
    "before", "info", "results", "items", "records", "entries", "of", "is", "continuation", "path",
    "totalcount", "totalpages", "perpage", "pagesize", "nextpage", "prevpage", "hasmore", "skip",
    "in", "max", "marker", "list", "is", "index", "time", "timestamp", "code", "message", "ok",
  ]

  // MARK: The way

  /// How to get the next page; nil where nobody could tell.
  ///
  /// - Parameter linkHeader: Whether the reference says that links stand in a header.
  func paging(linkHeader: Bool) -> Paging? {
    var paging = link() ?? value() ?? lastItem() ?? page() ?? offset()
    if paging == nil, linkHeader, items == nil, !query.isEmpty,
      parameter(Self.limitNames) != nil || parameter(Self.cursorNames) != nil
    {
      paging = Paging(style: .linkHeader)
    }
    paging?.items = items
    paging?.totalCount = leaf(Self.totalNames) { Self.isCount($0) }?.dotted
    if paging?.style == .page {
      paging?.totalPages = leaf(Self.pagesNames) { Self.isCount($0) }?.dotted
    }
    if paging?.style != .link { paging?.more = more?.dotted }
    return paging
  }

  private func link() -> Paging? {
    for leaf in leaves where Self.leadsToNext(leaf.path) {
      switch leaf.value {
      case .string(let text) where text.contains("/") || text.hasPrefix("?"): break
      case .null:
        // Null alone may stand for a number or a cursor as well.
        let says = Words(leaf.path.joined(separator: " ")).words
        let words: WordSet = ["url", "uri", "href", "link", "links"]
        let countsPages = leaves.contains { other in
          other.path.dropLast() == leaf.path.dropLast() && Self.isCount(other.value)
            && ["current", "currentpage", "page", "pages"].contains(other.key)
        }
        guard !countsPages || says.contains("url") || says.contains("href"),
          says.contains(where: { words.contains($0) })
            || query.allSatisfy({
              !Self.pageNames.contains(Words($0.name).folded)
                && !Self.cursorNames.contains(Words($0.name).folded)
            })
        else { continue }
      default: continue
      }
      return Paging(style: .link, path: leaf.dotted)
    }
    return nil
  }

  /// `next`, `next_page_url`, `links.next.href`
  private static func leadsToNext(_ path: [String]) -> Bool {
    var words = path.flatMap { Words($0).words }
    let noise: WordSet = [
      "url", "uri", "href", "link", "links", "page", "meta", "pagination", "paging", "metadata",
    ]
    words.removeAll { noise.contains($0) }
    return words == ["next"]
  }

  private func value() -> Paging? {
    for leaf in leaves {
      let names: WordSet
      switch leaf.key {
      case "nextcursor", "nextpagetoken", "nexttoken", "continuationtoken", "continuation",
        "nextmarker", "cursor", "after", "endcursor", "nextstart":
        names = Self.cursorNames
      case "nextpage", "nextpagenumber": names = Self.pageNames
      case "nextoffset": names = Self.offsetNames
      case "next": names = Self.pageNames.union(Self.cursorNames)
      default: continue
      }
      switch leaf.value {
      case .string(let text) where !text.contains("/"): break
      case .integer, .null: break
      default: continue
      }
      guard let parameter = parameter(names) else { continue }
      return Paging(style: .value, path: leaf.dotted, parameter: parameter.name)
    }
    return nil
  }

  private func lastItem() -> Paging? {
    guard more != nil, let parameter = parameter(["startingafter", "startafter", "afterid"]),
      firstItem?.members?.contains(where: { $0.name == "id" }) ?? false
    else { return nil }
    return Paging(style: .lastItem, path: "id", parameter: parameter.name)
  }

  private func page() -> Paging? {
    guard let parameter = parameter(Self.pageNames), Self.isNumber(parameter) else { return nil }
    // In an envelope something has to say where the pages end.
    guard
      items == nil || more != nil
        || leaf(Self.pagesNames.union(Self.totalNames), where: { Self.isCount($0) }) != nil
        || self.parameter(Self.limitNames) != nil
    else { return nil }
    let shown = leaves.first {
      Self.pageNames.contains($0.key) || ["currentpage", "current"].contains($0.key)
    }
    let isFirst = shown?.value == .integer("0") || parameter.default == "0"
    return Paging(style: .page, parameter: parameter.name, first: isFirst ? 0 : nil)
  }

  private func offset() -> Paging? {
    guard let parameter = parameter(Self.offsetNames), Self.isNumber(parameter),
      self.parameter(Self.limitNames) != nil
        || leaf(Self.totalNames, where: { Self.isCount($0) }) != nil
    else { return nil }
    return Paging(style: .offset, parameter: parameter.name)
  }

  // MARK: What is asked and shown

  private func parameter(_ names: WordSet) -> Parameter? {
    query.first { names.contains(Words($0.name).folded) }
  }

  private static func isNumber(_ parameter: Parameter) -> Bool {
    switch parameter.type {
    case .integer, .number, .string, .any: true
    default: false
    }
  }

  private func leaf(_ names: WordSet, where fits: (SampleValue) -> Bool) -> Leaf? {
    leaves.first { names.contains($0.key) && fits($0.value) }
  }

  private var more: Leaf? {
    leaf(["hasmore", "more", "hasnext", "hasnextpage", "hasmorepages", "morepages"]) {
      if case .bool = $0 { true } else { false }
    }
  }

  private static func isCount(_ value: SampleValue) -> Bool {
    if case .integer = value { true } else { false }
  }

  private static let pageNames: WordSet = [
    "page", "pagenumber", "pageno", "pagenum", "pageindex", "currentpage", "p",
  ]
  private static let limitNames: WordSet = [
    "limit", "perpage", "pagesize", "size", "maxresults", "itemsperpage", "take", "rows", "count",
    "max", "pagelimit", "top",
  ]
  private static let offsetNames: WordSet = [
    "offset", "skip", "start", "startindex", "pageoffset", "startat",
  ]
  private static let cursorNames: WordSet = [
    "cursor", "pagetoken", "after", "nexttoken", "continuation", "continuationtoken", "marker",
    "nextcursor", "pagecursor", "nextpagetoken", "pageafter", "startcursor", "token", "starttoken",
  ]
  private static let totalNames: WordSet = [
    "total", "totalcount", "totalitems", "totalresults", "totalentries", "totalrecords",
    "counttotal",
  ]
  private static let pagesNames: WordSet = [
    "totalpages", "pages", "pagecount", "lastpage", "numpages", "totalpage", "pagestotal",
  ]
}
