/// Which files an include may stand for, and what an included file is called: rules of text, without a disk.
///
/// The build plugin names its inputs and outputs by the same rules, before the tool runs; a plugin cannot
/// import a library, so it compiles this file itself.
enum IncludePath {
  /// The endings that a page may have, the one that Slate prefers first.
  static let endings = [
    ".md", ".html.md", ".markdown", ".html.markdown", ".md.erb", ".html.md.erb",
  ]

  /// The paths that a name may stand for, relative to the folder of the index, the one that Slate prefers
  /// first; nil where it leads out of that folder.
  static func candidates(for name: String) -> [String]? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    // A backslash is a separator on systems that the page may come from.
    if name.hasPrefix("/") || parts.contains("..") || name.utf8.contains(UInt8(ascii: "\\")) {
      return nil
    }
    return candidates(parts.filter { !$0.isEmpty && $0 != "." }, below: ["includes"])
  }

  /// The same for a name that stands in a page's text, relative to the folder of the index: `includes/books`.
  static func partialCandidates(for name: String) -> [String]? {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if name.hasPrefix("/") || parts.contains("..") || name.utf8.contains(UInt8(ascii: "\\")) {
      return nil
    }
    let kept = parts.filter { !$0.isEmpty && $0 != "." }
    return kept.last == nil ? nil : candidates(kept, below: [])
  }

  /// The name by which an index includes a file: `includes/a/_b.md` is `a/b`.
  static func name(ofFile path: String) -> String {
    var name = path.hasPrefix("includes/") ? path.dropFirst("includes/".count) : Substring(path)
    let ending = endings.filter { name.hasSuffix($0) }.max { $0.count < $1.count } ?? ""
    name.removeLast(ending.count)
    var parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if let last = parts.last, last.hasPrefix("_"), last.count > 1 {
      parts[parts.count - 1] = last.dropFirst()
    }
    return parts.joined(separator: "/")
  }

  private static func candidates(_ parts: [Substring], below root: [Substring]) -> [String] {
    guard let last = parts.last else { return [] }
    let folder = (root + parts.dropLast()).map { $0 + "/" }.joined()
    let endings = endings.contains { last.hasSuffix($0) } ? [""] : endings
    return endings.flatMap { ending in
      ["\(folder)_\(last)\(ending)", "\(folder)\(last)\(ending)"]
    }
  }
}
