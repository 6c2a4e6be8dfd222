import SlateDiagnostics
import SlateReference

/// All sections of a reference in one list, each knowing its parent: rules look up as often as down.
struct Outline {
  /// A section without its subsections.
  struct Node {
    /// Its index in ``Outline/nodes``.
    var id: Int
    /// The section it stands in; nil for the highest.
    var parent: Int?
    /// The sections directly below it.
    var children: [Int]
    /// The index of its page.
    var page: Int
    /// Its heading.
    var heading: Heading
    /// What its heading says of a request beside its words.
    var request: HeadingRequest?
    /// The words of its heading.
    var words: Words
    /// The blocks above its first subsection.
    var blocks: [Block]
  }

  /// The sections in reading order: a section stands before those below it.
  private(set) var nodes: [Node] = []

  /// The sections that a fragment leads to. Slate's pages are one document, so a fragment may name several.
  private(set) var nodesByAnchor: [String: [Int]] = [:]

  /// Lists the sections of all pages.
  ///
  /// Slate shows its pages as one document, so an included page that begins with `##` goes on in the section
  /// that the included page before it left open. The index stands for itself: its headings introduce all
  /// that follows.
  init(_ reference: Reference) {
    var open: [Int] = []
    var trailing: [String] = []
    for (index, page) in reference.pages.enumerated() {
      if index <= 1 { open = [] }
      trailing = []
      var pending = Array(page.sections.reversed())
      while let section = pending.popLast() {
        while let last = open.last, nodes[last].heading.level >= section.heading.level {
          open.removeLast()
        }
        let id = nodes.count
        let (blocks, tables) = LabelledTable.split(
          ParameterList.tables(
            in: CommandParagraph.samples(in: section.blocks), below: section.heading))
        append(section.heading, blocks, parent: open.last, page: index)
        nodesByAnchor[section.heading.anchor, default: []].append(id)
        // An anchor right above this heading stands behind what the section before it says.
        for anchor in trailing + AnchorTags.fragments(in: section.heading) {
          if nodesByAnchor[anchor] == nil { nodesByAnchor[anchor] = [id] }
        }
        trailing = []
        var saysMore = false
        for block in section.blocks {
          let anchors = AnchorTags.fragments(in: block)
          saysMore = saysMore || anchors.isEmpty
          if anchors.isEmpty { trailing = [] }
          if saysMore {
            trailing += anchors
            continue
          }
          for anchor in anchors where nodesByAnchor[anchor] == nil { nodesByAnchor[anchor] = [id] }
        }
        // A table below a line such as "**Parameters**" has a section of its own.
        for table in tables { append(table.label, [.table(table.table)], parent: id, page: index) }
        open.append(id)
        pending.append(contentsOf: section.subsections.reversed())
      }
    }
    let words = nodes.concurrentMap { LabelWords.heading($0.heading.text) }
    for (id, words) in words.enumerated() { nodes[id].words = words }
  }

  private mutating func append(_ heading: Heading, _ blocks: [Block], parent: Int?, page: Int) {
    let id = nodes.count
    var heading = heading
    let request = HeadingRequest(heading)
    if let request { heading.text = request.text }
    nodes.append(
      Node(
        id: id, parent: parent, children: [], page: page, heading: heading, request: request,
        words: Words(words: []), blocks: blocks))
    if let parent { nodes[parent].children.append(id) }
  }

  /// Says what a block of code of a section is, where its fence says less.
  mutating func setLanguage(_ language: String, ofBlock index: Int, in node: Int) {
    guard case .code(var code) = nodes[node].blocks[index] else { return }
    code.language = language
    nodes[node].blocks[index] = .code(code)
  }

  /// Puts other blocks into the place of one of a section's.
  mutating func replaceBlock(_ index: Int, in node: Int, with blocks: [Block]) {
    nodes[node].blocks.replaceSubrange(index...index, with: blocks)
  }

  /// The sections that a fragment leads to: by the heading's own, or with that of a section above it in front, as tools write
  /// where a heading stands several times, `books-pages` for "Pages" below "Books".
  func sections(behind anchor: String) -> [Int]? {
    if let known = nodesByAnchor[anchor] { return known }
    for index in anchor.indices.prefix(200) where anchor[index] == "-" {
      let found = nodesByAnchor[String(anchor[anchor.index(after: index)...])]?.filter { node in
        ancestors(of: node).contains { nodes[$0].heading.anchor == anchor[..<index] }
      }
      if let found, !found.isEmpty { return found }
    }
    return nil
  }

  /// The fragment of the heading of the section that a fragment leads to; the same where it leads nowhere.
  func headingAnchor(of anchor: String) -> String {
    sections(behind: anchor)?.first.map { nodes[$0].heading.anchor } ?? anchor
  }

  /// The node and all below it, in reading order.
  func subtree(of id: Int) -> [Int] {
    var result: [Int] = []
    var pending = [id]
    while let next = pending.popLast() {
      result.append(next)
      pending.append(contentsOf: nodes[next].children.reversed())
    }
    return result
  }

  /// The node's ancestors, the nearest first.
  func ancestors(of id: Int) -> [Int] {
    var result: [Int] = []
    var next = nodes[id].parent
    while let current = next {
      result.append(current)
      next = nodes[current].parent
    }
    return result
  }

  /// The highest section that a node stands in: itself, where it has no parent.
  func root(of id: Int) -> Int { ancestors(of: id).last ?? id }
}
