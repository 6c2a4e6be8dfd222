import APISchema
import SlateDiagnostics
import SlateGenerator
import SlateReference

/// A reference in memory, and what must hold of it whatever stands in it.
struct HostileInput {
  var files: [String: [UInt8]]

  /// What came out.
  private struct Outcome: Hashable {
    var schema: APISchema?
    var files: [GeneratedText]
    var diagnostics: [Diagnostic]
  }

  private struct GeneratedText: Hashable {
    var path: String
    var contents: String
  }

  /// What does not hold, in words.
  func violations() -> [String] {
    let outcome = generate()
    var found: [String] = []
    if generate() != outcome { found.append("a second run gives something else") }
    for diagnostic in outcome.diagnostics {
      for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
        if let problem = location.flatMap(problem) { found.append("\(problem): \(diagnostic)") }
      }
      let isOneLine =
        diagnostic.description.split(separator: "\n").count == 1 + diagnostic.notes.count
      if !isOneLine { found.append("a diagnostic of several lines: \(diagnostic)") }
    }
    let hasError = outcome.diagnostics.contains { $0.severity == .error }
    if outcome.files.isEmpty != hasError { found.append("files beside an error, or neither") }
    var names: Set<String> = []
    for file in outcome.files {
      if !names.insert(file.path.lowercased()).inserted { found.append("two files \(file.path)") }
      found += SourceScan.faults(of: file.contents).map { "\(file.path): \($0)" }
    }
    return found
  }

  /// Whether the input is not refused.
  var givesFiles: Bool { !generate().files.isEmpty }

  private func generate() -> Outcome {
    let options = SlateGenerator.Options(index: "index.md")
    do {
      let result = try SlateGenerator(options: options, in: MemoryFolder(bytes: files)).generate()
      return Outcome(
        schema: result.schema,
        files: result.files.map { GeneratedText(path: $0.path, contents: $0.contents) },
        diagnostics: result.diagnostics)
    } catch {
      return Outcome(schema: nil, files: [], diagnostics: error.diagnostics)
    }
  }

  /// A place that a person could not go to.
  private func problem(at location: SourceLocation) -> String? {
    guard let bytes = files[location.file] else {
      // What is said of a missing file is said of its first line.
      return location.line == 1 ? nil : "no such file \(location)"
    }
    let lengths = Self.lineLengths(bytes)
    guard location.line >= 1, location.line <= lengths.count else {
      return "no such line \(location)"
    }
    // A place may be the line's end.
    guard location.column >= 1, location.column <= lengths[location.line - 1] + 1 else {
      return "no such column \(location)"
    }
    return nil
  }

  /// The length of each line in bytes; CRLF, CR and LF end a line.
  private static func lineLengths(_ bytes: [UInt8]) -> [Int] {
    var lengths = [0]
    var previous: UInt8 = 0
    for byte in bytes {
      if byte == UInt8(ascii: "\r") || byte == UInt8(ascii: "\n") {
        if byte == UInt8(ascii: "\r") || previous != UInt8(ascii: "\r") { lengths.append(0) }
      } else {
        lengths[lengths.count - 1] += 1
      }
      previous = byte
    }
    return lengths
  }
}
