import SlateDiagnostics
import SlateReference

/// What a block of code shows, read once for all rules that ask.
final class CodeReading: Sendable {
  /// The requests of the commands in a block for a shell.
  let commands: [ShellSample]
  /// The request that a block shows as it goes over the wire.
  let request: RequestSample?
  /// The JSON of a block that shows what a server answers.
  let sample: SampleReading?
  /// What stands above it, where it shows JSON.
  let label: Label?

  /// The line above a block.
  struct Label {
    var text: String
    var isQuote: Bool
    /// Whether it names a part of a message alone: then the quote above that one says whose.
    var namesPart: Bool
    /// The quote above that one: "Example responses" above "200 Response".
    var group: String?
  }

  /// Whether a label names a part of a message, and not whose: "Headers", "Body".
  static func namesPart(_ label: Paragraph?) -> Bool {
    guard let text = label?.content.plainText, text.utf8.count <= 40 else { return false }
    let words = LabelWords.heading(text).words
    return !words.isEmpty && words.allSatisfy { partWords.contains($0) }
  }

  private static let partWords: WordSet = [
    "body", "header", "headers", "status", "code", "json", "content", "payload",
  ]

  /// - Parameters:
  ///   - code: The block.
  ///   - above: The paragraph above it, or above other blocks of code that stand between.
  ///   - isQuote: Whether that is a quote.
  ///   - group: The quote above that quote.
  init(_ code: CodeBlock, below above: Paragraph?, isQuote: Bool, group: Paragraph? = nil) {
    label =
      code.showsResponse
      ? Label(
        text: above?.content.plainText ?? "", isQuote: isQuote,
        namesPart: isQuote && group != nil && Self.namesPart(above),
        group: isQuote ? group?.content.plainText : nil) : nil
    commands = ShellSample.all(in: code)
    request =
      code.language == "http" || RequestSample.beginsWithRequestLine(code)
      ? RequestSample.read(code) : nil
    sample = code.showsResponse ? SampleReader.read(code) : nil
  }
}

extension Extraction {
  /// The requests of the commands in a block.
  func shellSamples(in code: CodeBlock) -> [ShellSample] {
    codeReadings[code.textLocation]?.commands ?? ShellSample.all(in: code)
  }

  /// The request that a block shows as it goes over the wire.
  func wireRequest(in code: CodeBlock) -> RequestSample? {
    if let known = codeReadings[code.textLocation] { return known.request }
    return code.language == "http" || RequestSample.beginsWithRequestLine(code)
      ? RequestSample.read(code) : nil
  }

  /// The same for the rule that asks last.
  mutating func takeWireRequest(in code: CodeBlock) -> RequestSample? {
    defer { if code.language == "http" { codeReadings[code.textLocation] = nil } }
    return wireRequest(in: code)
  }

  /// The JSON of a block.
  func reading(of code: CodeBlock) -> SampleReading {
    codeReadings[code.textLocation]?.sample
      ?? SampleReader.read(code)
  }
}
