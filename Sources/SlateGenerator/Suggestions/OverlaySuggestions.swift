import APISchema
import SchemaExtraction
import SlateDiagnostics

/// What a person may paste into the overlay to answer the warnings of a reference.
///
/// Each entry was tried: with all of them in the overlay none of the warnings is left, and no entry is said to be
/// without effect.
public struct OverlaySuggestions: Sendable {
  /// The entries as YAML, below their keys, each with a comment that has the warning which it answers. Empty where there
  /// is nothing to answer.
  public var yaml: String
  /// The warnings that nothing in an overlay answers: those about the overlay itself.
  public var unanswered: [Diagnostic]
}

extension SlateGenerator {
  /// Looks for corrections that answer the warnings.
  ///
  /// - Throws: As ``schema()``: what is an error cannot be answered.
  public func suggestions() throws(DiagnosticsError) -> OverlaySuggestions {
    var search = SuggestionSearch(generator: self)
    return try search.run()
  }
}

/// Tries corrections until all that are left do what they should.
private struct SuggestionSearch {
  let generator: SlateGenerator
  private var entries: [SuggestedEntry] = []
  /// Warnings for which a correction was tried in vain.
  private var given: Set<Diagnostic> = []

  init(generator: SlateGenerator) { self.generator = generator }

  /// A page that is included brings warnings of its own, and a correction that fails has to go: a few rounds.
  mutating func run() throws(DiagnosticsError) -> OverlaySuggestions {
    var result = try generator.generate()
    for _ in 0..<8 {
      let open = result.diagnostics.filter { $0.severity == .warning && !Self.isOwn($0) }
      guard !open.isEmpty else { break }
      answer(open, result.schema)
      do throws(DiagnosticsError) {
        result = try attempt()
      } catch {
        // An error that the entries brought about: without them all, only the warnings can be ignored.
        guard remove(entriesAt: error.diagnostics) else {
          let answered = entries.flatMap(\.answers)
          given.formUnion(answered)
          entries = []
          result = try generator.generate()
          continue
        }
        result = try attempt()
      }
      if remove(entriesAt: result.diagnostics) { result = try attempt() }
    }
    let left = result.diagnostics.filter { $0.severity == .warning }
    return OverlaySuggestions(yaml: Self.text(entries).text, unanswered: left)
  }

  /// What is said about an overlay is answered by taking something out of it.
  private static func isOwn(_ diagnostic: Diagnostic) -> Bool {
    DiagnosticRule.overlay.contains { $0.name == diagnostic.rule }
  }

  private mutating func answer(_ open: [Diagnostic], _ schema: APISchema) {
    let corrections = SuggestedCorrections(schema)
    var ignored: [Diagnostic] = []
    var subjects = Set(entries.map(Self.subject))
    for diagnostic in open {
      // A warning that is still there was not answered by what was tried.
      guard given.insert(diagnostic).inserted, let found = corrections.correction(for: diagnostic)
      else {
        ignored.append(diagnostic)
        continue
      }
      for entry in found where subjects.insert(Self.subject(entry)).inserted {
        entries.append(entry)
      }
    }
    let isFirstRound = given.count == open.count && entries.contains { $0.key != .ignore }
    // What a correction answers on the way need not be ignored: look again before.
    if !isFirstRound { entries += SuggestedCorrections.ignoring(ignored) }
  }

  /// Two corrections of one fact would contradict each other.
  private static func subject(_ entry: SuggestedEntry) -> String {
    guard entry.key != .ignore else {
      return "ignore \(entry.fields.map { "\($0.key)=\($0.value)" }.joined(separator: " "))"
    }
    return "\(entry.key) \(entry.fields.first.map { "\($0.key) \($0.value)" } ?? "")"
  }

  // MARK: Trying

  private static let file = "suggested corrections"

  private func attempt() throws(DiagnosticsError) -> SlateGenerator.Result {
    let (overlay, diagnostics) = OverlayReader.read(text: Self.text(entries).text, file: Self.file)
    guard diagnostics.isEmpty else { throw DiagnosticsError(diagnostics) }
    return try generator.generate(with: overlay)
  }

  /// Takes out the entries that diagnostics speak of, and says whether there were any.
  private mutating func remove(entriesAt diagnostics: [Diagnostic]) -> Bool {
    let lines = diagnostics.compactMap { diagnostic in
      diagnostic.location?.file == Self.file ? diagnostic.location?.line : nil
    }
    guard !lines.isEmpty else { return false }
    let ranges = Self.text(entries).ranges
    let doomed = Set(
      ranges.indices.filter { index in lines.contains { ranges[index].contains($0) } })
    guard !doomed.isEmpty else { return false }
    entries = entries.indices.filter { !doomed.contains($0) }.map { entries[$0] }
    return true
  }

  /// The text, and the lines of each entry in it.
  private static func text(_ entries: [SuggestedEntry]) -> (text: String, ranges: [Range<Int>]) {
    var lines: [String] = []
    var ranges = Array(repeating: 0..<0, count: entries.count)
    for key in SuggestedEntry.Key.allCases {
      let indices = entries.indices.filter { entries[$0].key == key }
      guard !indices.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("\(key.rawValue):")
      for index in indices {
        let start = lines.count + 1
        lines += entries[index].lines
        ranges[index] = start..<lines.count + 1
      }
    }
    return (lines.map { $0 + "\n" }.joined(), ranges)
  }
}
