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
  private var shownCount = 0

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
    guard let found = Self.list(in: envelope), !found.name.contains("."),
      case .array(let values) = found.value
    else { return nil }
    for member in envelope where member.name != found.name {
      guard Self.read(member, at: [], asked: asked, into: &leaves) else { return nil }
    }
    items = found.name
    firstItem = values.first
    shownCount = values.count
  }

  /// The one list that an envelope holds. `pages` and `results` may be counts and links, and may be what was asked for.
  private static func list(in envelope: [SampleValue.Member]) -> SampleValue.Member? {
    let lists = envelope.filter { if case .array = $0.value { true } else { false } }
    let others = lists.filter { !isAboutPages($0.name) }
    if let only = others.first { return others.count == 1 ? only : nil }
    let shown = lists.filter { member in
      guard case .array(let values) = member.value, let first = values.first else {
        return itemWords.contains(Words(member.name).folded)
      }
      return first.members != nil || itemWords.contains(Words(member.name).folded)
    }
    return shown.count == 1 ? shown[0] : nil
  }

  /// What many APIs call what was asked for, whatever it is.
  private static let itemWords: WordSet = ["results", "items", "records", "entries", "list"]

  private static func read(
    _ member: SampleValue.Member, at path: [String], asked: Set<String>, into leaves: inout [Leaf]
  ) -> Bool {
    // What a `meta` beside the list says besides the way from page to page is no reason to give up the way.
    guard isAboutPages(member.name) || asked.contains(member.name), !member.name.contains("."),
      path.count < 4
    else { return !path.isEmpty }
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
    paging?.totalCount = totalCount?.dotted
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
        if leaves.contains(where: { Self.isLinkBeside($0, leaf) }) { break }
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

  /// Whether a leaf is a link to another page beside one that is null: `previous` beside `next`.
  private static func isLinkBeside(_ other: Leaf, _ leaf: Leaf) -> Bool {
    guard other.path.dropLast() == leaf.path.dropLast(), case .string(let text) = other.value,
      text.contains("/")
    else { return false }
    let words: WordSet = ["previous", "prev", "first", "last", "self"]
    return Words(other.path.last ?? "").words.contains { words.contains($0) }
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

  /// How many items all pages have. A `count` may be that of the page alone, unless it is more than those shown.
  private var totalCount: Leaf? {
    if let total = leaf(Self.totalNames, where: { Self.isCount($0) }) { return total }
    return leaf(["count"]) {
      if case .integer(let digits) = $0 {
        Int(digits).map { $0 > shownCount } ?? false
      } else {
        false
      }
    }
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
