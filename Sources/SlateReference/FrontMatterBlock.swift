import SlateDiagnostics
import Yams

/// The lines of front matter, and where what YAML says of them stands in the file.
struct FrontMatterBlock {
  /// The page with the block at its head.
  let text: SourceText
  /// The line, counted from 0, that ends the block.
  let closingLine: Int
  /// How large it may be, and how deep it may nest.
  let limits: ReadingLimits

  /// The YAML as nodes with their places; nil where there is none.
  func compose() throws(DiagnosticsError) -> Node? {
    let lines =
      text.line(1).lowerBound..<max(text.line(1).lowerBound, text.line(closingLine).lowerBound)
    if let problem = excess(in: lines) {
      throw DiagnosticsError([
        Diagnostic(
          .invalidFrontMatter, "the front matter is not YAML that can be read: \(problem)",
          at: location(nil))
      ])
    }
    do {
      // Without what makes numbers and dates of words: regular expressions, which take longer to compile
      // than the reference to read. With an encoding: Yams would look for one in the environment.
      return try Yams.compose(yaml: text.string(lines), .basic, .init([:], [:], [:]), .utf8)
    } catch let error as YamlError {
      throw DiagnosticsError([diagnostic(of: error)])
    } catch {
      throw DiagnosticsError([invalid("\(error)", at: nil)])
    }
  }

  /// What there is too much of; nil where the parser may be trusted with the block.
  private func excess(in lines: Range<Int>) -> String? {
    if lines.count > limits.frontMatterSize {
      return "it has \(lines.count) bytes, more than \(limits.frontMatterSize)"
    }
    if YAMLCost.aliasCount(in: text.bytes[lines]) > Self.aliasLimit {
      return "it has more than \(Self.aliasLimit) aliases (`*name`)"
    }
    if YAMLCost.isDeeper(than: limits.nestingDepth, text.bytes[lines]) {
      return "it nests deeper than \(limits.nestingDepth) levels"
    }
    return nil
  }

  /// As many aliases stand for at most 3^(32/3), some hundred thousand, nodes. Yams compares keys with all
  /// that they stand for, so that a few more would keep it busy for years.
  private static let aliasLimit = 32

  /// Where a node begins.
  func location(of node: Node) -> SourceLocation {
    location(node.mark.map { Position($0) })
  }

  /// A place as YAML tells it: lines of the block and characters, both counted from 1.
  private struct Position {
    var line: Int
    var column: Int

    init(_ mark: Mark) {
      (line, column) = (mark.line, mark.column)
    }

    /// The place of a character, counted from 0.
    init(of offset: Int, in yaml: String) {
      let before = yaml.prefix(offset)
      let lineStart =
        before.lastIndex { $0.isNewline }.map { before.index(after: $0) } ?? before.startIndex
      line = before.count { $0.isNewline } + 1
      column = before[lineStart...].unicodeScalars.count + 1
    }
  }

  private func location(_ mark: Position?) -> SourceLocation {
    guard let mark, mark.line > 0 else { return text.location(line: 0, offset: text.start) }
    let index = min(mark.line, text.lineCount - 1)
    let line = text.line(index)
    var offset = line.lowerBound
    var characters = mark.column - 1
    while characters > 0 && offset < line.upperBound {
      offset += 1
      // Bytes that go on with a character.
      while offset < line.upperBound && text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      characters -= 1
    }
    return text.location(line: index, offset: offset)
  }

  private func diagnostic(of error: YamlError) -> Diagnostic {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      invalid(problem, at: Position(mark))
    case .reader(let problem, let offset, _, let yaml):
      invalid(problem, at: offset.map { Position(of: $0, in: yaml) })
    case .duplicatedKeysInMapping(let keys, let context):
      invalid(
        "the key \(keys.map { "`\($0)`" }.joined(separator: ", ")) is there twice",
        at: Position(context.mark))
    default:
      invalid("it cannot be read", at: nil)
    }
  }

  private func invalid(_ problem: String, at mark: Position?) -> Diagnostic {
    Diagnostic(
      .invalidFrontMatter, "the front matter is not YAML: \(problem)",
      at: location(mark))
  }
}
