/// Something that the generator has to say about its input, with the place it speaks of.
///
/// A diagnostic says in one sentence what was found and what was expected or what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// How grave a diagnostic is.
  public enum Severity: String, Hashable, Sendable, Codable {
    /// The run fails and writes nothing.
    case error
    /// The run goes on; a person should look at it.
    case warning
    /// An addition to the diagnostic before it: the other place, or a hint.
    case note
  }

  /// How grave it is.
  public var severity: Severity

  /// The stable name of the rule, in kebab case: `missing-include`. It never changes its meaning.
  public var rule: String

  /// One sentence or two for a person, without a full stop at the end.
  public var message: String

  /// The place, where there is one.
  public var location: SourceLocation?

  /// Other places that the message speaks of, and hints.
  public var notes: [Note]

  /// A further place, or a hint, that belongs to a diagnostic.
  public struct Note: Hashable, Sendable {
    /// What is to be seen there.
    public var message: String
    /// The place, where there is one.
    public var location: SourceLocation?

    /// Creates a note.
    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// Creates a diagnostic of a rule, as grave as the rule is.
  public init(
    _ rule: DiagnosticRule, _ message: String, at location: SourceLocation? = nil,
    notes: [Note] = []
  ) {
    self.severity = rule.severity
    self.rule = rule.name
    self.message = message
    self.location = location
    self.notes = notes
  }
}

extension Diagnostic: CustomStringConvertible {
  /// The diagnostic as `path:line:column: warning: message [rule-name]`, its notes on lines below it.
  public var description: String {
    var lines = [
      Self.line(location, "\(severity.rawValue): \(Self.shortened(message)) [\(rule)]")
    ]
    for note in notes {
      lines.append(Self.line(note.location, "note: \(Self.shortened(note.message))"))
    }
    return lines.joined(separator: "\n")
  }

  /// A path or a name of the reference may be as long as its page: nobody reads what stands in the middle of it.
  private static func shortened(_ message: String) -> String {
    guard message.utf8.count > 2_000 else { return message }
    let scalars = message.unicodeScalars
    return "\(String(scalars.prefix(1_000))) … \(String(scalars.suffix(400)))"
  }

  /// Text of the reference stands in messages: whatever would break the line, hide in it or turn its direction
  /// is shown as an escape, so that no page can forge a diagnostic.
  private static func line(_ location: SourceLocation?, _ text: String) -> String {
    let line = location.map { "\($0): \(text)" } ?? text
    guard line.unicodeScalars.contains(where: isInvisible) else { return line }
    var shown = ""
    for scalar in line.unicodeScalars {
      if isInvisible(scalar) {
        shown += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    guard !scalar.isASCII else { return scalar.value < 0x20 || scalar.value == 0x7F }
    return switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
    default: false
    }
  }
}

/// The diagnostics of a run could not be answered by going on: the run stops with them.
public struct DiagnosticsError: Error, Sendable, CustomStringConvertible {
  /// What was found, with at least one error among it.
  public var diagnostics: [Diagnostic]

  /// Creates an error that carries `diagnostics`.
  public init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }

  /// The diagnostics, one a line.
  public var description: String {
    diagnostics.map(\.description).joined(separator: "\n")
  }
}
