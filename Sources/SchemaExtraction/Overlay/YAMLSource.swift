import SlateDiagnostics
import SlateReference
import Yams

/// The text of a YAML file and the places in it.
struct YAMLSource {
  let text: String
  let file: String
  private let lines: [Substring.UTF8View]

  init(text: String, file: String) {
    self.text = text
    self.file = file
    self.lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { text[$0.startIndex..<$0.endIndex].utf8 }
  }

  /// The root of the document; nil for an empty one.
  func root() throws -> Node? {
    // Aliases of aliases make a few lines of YAML unfold for ever; an overlay has no use for many.
    let count = YAMLCost.aliasCount(in: text.utf8)
    guard count <= Self.maximumAliases else {
      throw Excess(message: "has more than \(Self.maximumAliases) aliases; write the values out")
    }
    if YAMLCost.isDeeper(than: Self.maximumDepth, text.utf8) {
      throw Excess(message: "nests deeper than \(Self.maximumDepth) levels")
    }
    // The basic resolver gives plain text: Yams's default one compiles a dozen regular expressions.
    return try Yams.compose(yaml: text, .basic, .init([:], [:], [:]), .utf8)
  }

  /// More than an overlay is worth.
  struct Excess: Error {
    let message: String
  }

  private static let maximumAliases = 32
  private static let maximumDepth = 100

  /// Where a mark of the parser stands. It counts characters, a location bytes.
  func location(_ mark: Mark?) -> SourceLocation {
    guard let mark, mark.line > 0 else { return SourceLocation(file: file, line: 1) }
    guard mark.line <= lines.count else {
      return SourceLocation(file: file, line: lines.count)
    }
    let before = Substring(lines[mark.line - 1]).unicodeScalars.prefix(max(0, mark.column - 1))
    let bytes = before.reduce(0) { $0 + UTF8.width($1) }
    return SourceLocation(file: file, line: mark.line, column: bytes + 1)
  }

  /// What is wrong with a text that is not YAML, and where.
  func diagnostic(for error: any Error) -> Diagnostic {
    let rule = DiagnosticRule.overlayNotYAML
    if let excess = error as? Excess {
      return Diagnostic(rule, "The overlay \(excess.message)", at: location(nil))
    }
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      var notes: [Diagnostic.Note] = []
      if let context { notes.append(.init(context.text, at: location(context.mark))) }
      return Diagnostic(
        rule, "The overlay is not YAML: \(problem)", at: location(mark), notes: notes)
    case .duplicatedKeysInMapping(let names, let context):
      let list = names.map { "'\($0)'" }.joined(separator: ", ")
      return Diagnostic(
        rule, "The overlay has a key twice: \(list)", at: location(context.mark))
    case .reader(let problem, let offset, _, _):
      return Diagnostic(
        rule, "The overlay is not YAML: \(problem)", at: location(offset: offset ?? 0))
    default:
      return Diagnostic(rule, "The overlay is not YAML", at: location(nil))
    }
  }

  private func location(offset: Int) -> SourceLocation {
    let before = text.utf8.prefix(offset)
    let line = before.reduce(1) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    return SourceLocation(file: file, line: line)
  }
}
