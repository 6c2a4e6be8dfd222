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

  init(_ code: CodeBlock) {
    commands = ShellSample.all(in: code)
    request = code.language == "http" ? RequestSample.read(code.text, at: code.textLocation) : nil
    sample = code.showsResponse ? SampleReader.read(code.text, at: code.textLocation) : nil
  }
}

extension Extraction {
  /// The requests of the commands in a block.
  func shellSamples(in code: CodeBlock) -> [ShellSample] {
    codeReadings[code.textLocation]?.commands ?? ShellSample.all(in: code)
  }

  /// The request that a block for HTTP shows as it goes over the wire.
  func wireRequest(in code: CodeBlock) -> RequestSample? {
    guard code.language == "http" else { return nil }
    guard let known = codeReadings[code.textLocation] else {
      return RequestSample.read(code.text, at: code.textLocation)
    }
    return known.request
  }

  /// The same for the rule that asks last.
  mutating func takeWireRequest(in code: CodeBlock) -> RequestSample? {
    defer { if code.language == "http" { codeReadings[code.textLocation] = nil } }
    return wireRequest(in: code)
  }

  /// The JSON of a block.
  func reading(of code: CodeBlock) -> SampleReading {
    codeReadings[code.textLocation]?.sample
      ?? SampleReader.read(code.text, at: code.textLocation)
  }
}
