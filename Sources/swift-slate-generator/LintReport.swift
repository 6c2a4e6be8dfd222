import SlateDiagnostics
import SlateGenerator

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What `lint --format json` prints. Its form is documented in `Lint.md`.
struct LintReport: Encodable {
  /// Grows when a program that reads the JSON would have to change.
  var version = 1
  var diagnostics: [DiagnosticRecord]
  /// Nil where an error kept the reference from being read.
  var summary: LintSummary?

  init(_ diagnostics: [Diagnostic], _ result: SlateGenerator.Result?, report: Report) {
    self.diagnostics = diagnostics.map { DiagnosticRecord($0, report: report) }
    summary = result.map { LintSummary($0) }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// A diagnostic in JSON.
struct DiagnosticRecord: Encodable {
  var severity: String
  var rule: String
  var message: String
  var file: String?
  var line: Int?
  var column: Int?
  var notes: [NoteRecord]

  struct NoteRecord: Encodable {
    var message: String
    var file: String?
    var line: Int?
    var column: Int?
  }

  init(_ diagnostic: Diagnostic, report: Report) {
    severity = diagnostic.severity.rawValue
    rule = diagnostic.rule
    message = diagnostic.message
    file = diagnostic.location.map { report.path(of: $0.file) }
    line = diagnostic.location?.line
    column = diagnostic.location?.column
    notes = diagnostic.notes.map { note in
      NoteRecord(
        message: note.message, file: note.location.map { report.path(of: $0.file) },
        line: note.location?.line, column: note.location?.column)
    }
  }
}
