import SlateReference

extension String {
  /// The section that a link leads to, `#book` or `books.md#book`; nil for one that leads out of the reference.
  var fragment: String? {
    guard let mark = utf8.firstIndex(of: UInt8(ascii: "#")) else { return nil }
    let page = self[..<mark]
    guard page.isEmpty || [".md", ".html"].contains(where: { page.hasSuffix($0) }),
      !page.contains(":")
    else { return nil }
    return String(self[utf8.index(after: mark)...])
  }
}

extension [Inline] {
  /// The fragments that its links lead to.
  var fragments: [String] {
    flatMap { inline -> [String] in
      switch inline {
      case .link(let destination, _): destination.fragment.map { [$0] } ?? []
      case .emphasis(let content), .strong(let content): content.fragments
      default: []
      }
    }
  }
}
