import ArgumentParser
import SlateDiagnostics
import SlateGenerator

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// `swift-slate-generator lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Says what the reference has wrong, and writes nothing.")

  /// How findings are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @OptionGroup var input: InputOptions

  @Option(help: "text, on stderr; or json, on stdout.")
  var format: Format = .text

  @Flag(name: .customLong("strict"), help: "Exits with 1 where there is a warning.")
  var isStrict = false

  func run() throws {
    let input = try input.located()
    let generator = SlateGenerator(
      options: SlateGenerator.Options(
        index: input.index, overlay: input.overlay, brokenPages: .report))
    let report = Report(generator)
    var diagnostics: [Diagnostic]
    var summary: String?
    do {
      let result = try generator.generate()
      diagnostics = result.diagnostics
      summary = Summary.read(result.schema)
    } catch {
      diagnostics = error.diagnostics
    }
    switch format {
    case .text:
      report.printDiagnostics(diagnostics)
      if let summary { print(summary) }
      print(Summary.found(diagnostics))
    case .json:
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let records = diagnostics.map { DiagnosticRecord($0, report: report) }
      print(String(decoding: try encoder.encode(records), as: UTF8.self))
    }
    let fails = diagnostics.contains {
      $0.severity == .error || (isStrict && $0.severity == .warning)
    }
    if fails { throw ExitCode(1) }
  }
}

/// A diagnostic as `lint --format json` prints it.
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
