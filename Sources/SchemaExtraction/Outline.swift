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
    for (index, page) in reference.pages.enumerated() {
      if index <= 1 { open = [] }
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
        for block in section.blocks {
          for anchor in Self.anchors(in: block) where nodesByAnchor[anchor] == nil {
            nodesByAnchor[anchor] = [id]
          }
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

  /// The fragments that a block of nothing but `<a id="books"></a>`, once or several times, gives to its section.
  private static func anchors(in block: Block) -> [String] {
    var tags: [String] = []
    switch block {
    case .html(let html): tags = [html.text]
    case .paragraph(let paragraph):
      for inline in paragraph.content {
        switch inline {
        case .html(let tag): tags.append(tag)
        case .softBreak, .lineBreak: continue
        default: return []
        }
      }
    default: return []
    }
    return tags.flatMap { text -> [String] in
      guard text.utf8.count < 2000, text.hasPrefix("<a ") else { return [] }
      return text.split(separator: "<").flatMap { tag -> [String] in
        guard tag.hasPrefix("a ") else { return [] }
        return ["id=\"", "name=\"", "id='", "name='"].compactMap { key in
          guard let start = tag.firstRange(of: key)?.upperBound, let quote = key.last else {
            return nil
          }
          return String(tag[start...].prefix { $0 != quote })
        }
      }
    }
  }

  private mutating func append(_ heading: Heading, _ blocks: [Block], parent: Int?, page: Int) {
    let id = nodes.count
    nodes.append(
      Node(
        id: id, parent: parent, children: [], page: page, heading: heading,
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
