import CCmark
import SlateDiagnostics

extension CmarkConverter {
  /// The inlines of a block, without as many bytes of the text that they begin with.
  mutating func inlines(of node: Node, dropping prefix: Int = 0) -> [Inline] {
    let reported = reportedDepth
    var inlines = inlines(of: node, depth: 0)
    if reportedDepth && !reported { diagnostics.append(depthDiagnostic(at: location(node))) }
    if prefix > 0, case .text(let first) = inlines.first {
      let rest = String(Substring(first.utf8.dropFirst(prefix)))
      if rest.isEmpty { inlines.removeFirst() } else { inlines[0] = .text(rest) }
    }
    return inlines
  }

  private mutating func inlines(of parent: Node, depth: Int) -> [Inline] {
    var inlines: [Inline] = []
    var next = cmark_node_first_child(parent)
    var count = 0
    while let node = next {
      count += 1
      next = cmark_node_next(node)
    }
    inlines.reserveCapacity(count)
    var openLink: Int?
    next = cmark_node_first_child(parent)
    // A block in the middle of a line stands below what is before it, and above what is behind it.
    var endsBlock = false
    while let node = next {
      next = cmark_node_next(node)
      if endsBlock, !inlines.isEmpty, !Self.isTag(node) {
        endsBlock = false
        if inlines.last != .lineBreak { inlines.append(.lineBreak) }
      }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT:
        append(string(cmark_node_get_literal(node)), to: &inlines)
      case CMARK_NODE_CODE:
        inlines.append(.code(string(cmark_node_get_literal(node))))
      case CMARK_NODE_SOFTBREAK:
        inlines.append(.softBreak)
      case CMARK_NODE_LINEBREAK:
        inlines.append(.lineBreak)
      case CMARK_NODE_HTML_INLINE:
        let html = string(cmark_node_get_literal(node))
        if html.hasPrefix("<a ") { openLink = inlines.count }
        if html == "</a>", let start = openLink {
          openLink = nil
          if Self.closeLink(from: start, in: &inlines) { continue }
        }
        if Self.isBlockTag(html) {
          endsBlock = true
          continue
        }
        if !html.hasPrefix("<!--") { inlines.append(.html(html)) }
      default:
        guard depth < limits.nestingDepth else {
          reportedDepth = true
          append(flattened(node), to: &inlines)
          continue
        }
        let content = self.inlines(of: node, depth: depth + 1)
        switch cmark_node_get_type(node) {
        case CMARK_NODE_EMPH: inlines.append(.emphasis(content))
        case CMARK_NODE_STRONG: inlines.append(.strong(content))
        case CMARK_NODE_LINK:
          inlines.append(.link(destination: string(cmark_node_get_url(node)), content))
        case CMARK_NODE_IMAGE:
          inlines.append(.image(source: string(cmark_node_get_url(node)), content))
        default: inlines += content
        }
      }
    }
    return inlines
  }

  private static func isTag(_ node: Node) -> Bool {
    cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE
  }

  /// `<p class="type">`, `</div>`
  private static func isBlockTag(_ html: String) -> Bool {
    let name = html.utf8.dropFirst().drop { $0 == UInt8(ascii: "/") }
    return ["p", "div"].contains { block in
      guard name.starts(with: block.utf8) else { return false }
      let behind = name.dropFirst(block.utf8.count).first
      return behind == UInt8(ascii: ">") || behind.map(\.isBlank) ?? false
    }
  }

  /// Makes a link of a tag with `href` and what stands behind it; nothing where it has none.
  private static func closeLink(from start: Int, in inlines: inout [Inline]) -> Bool {
    guard start < inlines.count, case .html(let tag) = inlines[start] else { return false }
    let bytes = Array(tag.utf8)
    guard let destination = HTMLScanner.attribute("href", in: bytes, 0..<bytes.count),
      !destination.isEmpty
    else { return false }
    let content = Array(inlines[(start + 1)...])
    inlines.removeSubrange(start...)
    inlines.append(.link(destination: HTMLEntities.decode(destination), content))
    return true
  }

  private func append(_ string: String, to inlines: inout [Inline]) {
    if case .text(let last) = inlines.last {
      inlines[inlines.count - 1] = .text(last + string)
    } else if !string.isEmpty {
      inlines.append(.text(string))
    }
  }

  /// The text of a node and all below it. The iterator is cmark's: it keeps no stack.
  func flattened(_ node: Node) -> String {
    guard let iterator = cmark_iter_new(node) else { return "" }
    defer { cmark_iter_free(iterator) }
    var text = ""
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { return text }
      guard event == CMARK_EVENT_ENTER, let node = cmark_iter_get_node(iterator) else { continue }
      switch cmark_node_get_type(node) {
      case CMARK_NODE_TEXT, CMARK_NODE_CODE, CMARK_NODE_CODE_BLOCK:
        text += string(cmark_node_get_literal(node))
      case CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK: text += " "
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING: if !text.isEmpty { text += "\n" }
      default: break
      }
    }
  }

  mutating func reportDepth(at location: SourceLocation) {
    guard !reportedDepth else { return }
    reportedDepth = true
    diagnostics.append(depthDiagnostic(at: location))
  }

  private func depthDiagnostic(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .nestingTooDeep,
      "what is nested more than \(limits.nestingDepth) deep is read as plain text", at: location)
  }
}
