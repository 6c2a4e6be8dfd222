import SlateDiagnostics
import Yams

/// Front matter: the YAML between two `---` lines at the head of a page.
struct FrontMatterReader {
  /// What was found on the way.
  private(set) var diagnostics: [Diagnostic] = []
  private let limits: ReadingLimits

  /// Creates a reader.
  init(limits: ReadingLimits = ReadingLimits()) { self.limits = limits }

  /// Takes the front matter off the index and reads it.
  mutating func readIndex(_ text: inout SourceText) -> FrontMatter {
    let start = SourceLocation(file: text.file, line: text.firstLine)
    guard Self.opens(text) else {
      diagnostics.append(
        Diagnostic(
          .missingFrontMatter,
          "the index begins without front matter (`---`, YAML, `---`), so it has no title and "
            + "includes nothing", at: start))
      return FrontMatter()
    }
    guard let closing = Self.closingLine(text) else {
      diagnostics.append(
        Diagnostic(
          .unclosedFrontMatter,
          "the front matter has no end; put a line with `---` behind it", at: start))
      // Nothing tells where the Markdown begins.
      text.removeFirstLines(text.lineCount)
      return FrontMatter()
    }
    let block = FrontMatterBlock(text: text, closingLine: closing, limits: limits)
    text.removeFirstLines(closing + 1)
    do throws(DiagnosticsError) {
      guard let node = try block.compose() else { return FrontMatter() }
      guard case .mapping(let mapping) = node else {
        diagnostics.append(
          Diagnostic(
            .invalidFrontMatter, "front matter is a list of `key: value` pairs",
            at: block.location(of: node)))
        return FrontMatter()
      }
      return read(mapping, block)
    } catch {
      diagnostics += error.diagnostics
      return FrontMatter()
    }
  }

  /// Takes the front matter, if there is one, off an included page, and gives the pages it includes.
  ///
  /// A page may as well begin with a thematic break: only what is YAML is taken for front matter.
  static func stripPage(
    _ text: inout SourceText, limits: ReadingLimits = ReadingLimits()
  ) -> [FrontMatter.Entry] {
    guard opens(text), let closing = closingLine(text) else { return [] }
    let block = FrontMatterBlock(text: text, closingLine: closing, limits: limits)
    guard let node = try? block.compose(), case .mapping(let mapping) = node else { return [] }
    text.removeFirstLines(closing + 1)
    var reader = FrontMatterReader()
    return reader.read(mapping, block).includes
  }

  private static func opens(_ text: SourceText) -> Bool {
    isFence(text, 0)
  }

  private static func closingLine(_ text: SourceText) -> Int? {
    (1..<max(text.lineCount, 1)).first { isFence(text, $0) }
  }

  private static func isFence(_ text: SourceText, _ index: Int) -> Bool {
    let line = text.line(index)
    guard line.count >= 3, text.bytes[line.lowerBound] == UInt8(ascii: "-") else { return false }
    let trimmed = text.trimmed(line)
    return trimmed.count == 3 && trimmed.allSatisfy { text.bytes[$0] == UInt8(ascii: "-") }
  }
}

// MARK: - Keys

extension FrontMatterReader {
  private mutating func read(_ mapping: Node.Mapping, _ block: FrontMatterBlock) -> FrontMatter {
    var result = FrontMatter()
    for (key, value) in mapping {
      switch key.scalar?.string {
      case "title": result.title = entry(value, block)
      case "language_tabs":
        result.languageTabs = entries(of: value, "language_tabs", .frontMatterValue, block) {
          node in
          if case .mapping(let mapping) = node, let first = mapping.first { return first.key }
          return node
        }
      case "toc_footers":
        result.tocFooters = entries(of: value, "toc_footers", .frontMatterValue, block) { $0 }
      case "includes":
        result.includes = entries(of: value, "includes", .invalidFrontMatter, block) { $0 }
      case "search": result.search = flag(value, block)
      default: continue
      }
    }
    return result
  }

  private func entry(_ node: Node, _ block: FrontMatterBlock) -> FrontMatter.Entry? {
    guard case .scalar(let scalar) = node, !Self.isNull(scalar) else { return nil }
    return FrontMatter.Entry(scalar.string, at: block.location(of: node))
  }

  private mutating func entries(
    of node: Node, _ key: String, _ rule: DiagnosticRule, _ block: FrontMatterBlock,
    _ select: (Node) -> Node
  ) -> [FrontMatter.Entry] {
    if case .scalar(let scalar) = node, Self.isNull(scalar) { return [] }
    guard case .sequence(let sequence) = node else {
      diagnostics.append(
        Diagnostic(
          rule, "`\(key)` is a list: one `- name` a line",
          at: block.location(of: node)))
      return []
    }
    return sequence.compactMap { item in
      if let entry = entry(select(item), block) { return entry }
      diagnostics.append(
        Diagnostic(
          rule, "an entry of `\(key)` is a plain word",
          at: block.location(of: item)))
      return nil
    }
  }

  private mutating func flag(_ node: Node, _ block: FrontMatterBlock) -> Bool? {
    guard case .scalar(let scalar) = node, !Self.isNull(scalar) else { return nil }
    switch scalar.string.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      diagnostics.append(
        Diagnostic(
          .frontMatterValue, "`search` is `true` or `false`",
          at: block.location(of: node)))
      return nil
    }
  }

  private static func isNull(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }
}
