import ArgumentParser
import SlateDiagnostics
import SlateGenerator

/// `swift-slate-generator lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint", abstract: "Says what the reference has wrong, and writes nothing.",
    discussion: """
      Findings are printed on stderr, a summary on stdout. With --format json both are printed on stdout, and with
      --suggest an overlay that answers the findings.
      """)

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

  @Flag(name: .customLong("all"), help: "Prints each finding, also where many on a page are alike.")
  var printsAll = false

  @Flag(name: .customLong("suggest"), help: "Prints corrections for the overlay, on stdout.")
  var suggests = false

  @Option(
    name: .customLong("explain"),
    help: ArgumentHelp("Says what a rule means and how to answer it.", valueName: "rule"))
  var explained: String?

  func validate() throws {
    if let explained {
      guard DiagnosticRule.named(explained) == nil else { return }
      let hint = DiagnosticRule.nearest(to: explained).map { " Did you mean '\($0)'?" } ?? ""
      throw ValidationError("There is no rule '\(explained)'.\(hint)")
    }
    if suggests, format == .json {
      throw ValidationError("--suggest prints YAML, so there is no --format json of it")
    }
  }

  func run() throws {
    if let explained { return print(DiagnosticRule.named(explained)?.explanation ?? "") }
    let input = try input.located()
    let generator = SlateGenerator(
      options: SlateGenerator.Options(
        index: input.index, overlay: input.overlay, brokenPages: .report))
    let report = Report(generator)
    var diagnostics: [Diagnostic]
    var result: SlateGenerator.Result?
    do {
      let generated = try generator.generate()
      diagnostics = generated.diagnostics
      result = generated
    } catch {
      diagnostics = error.diagnostics
    }
    switch format {
    case .json: print(try LintReport(diagnostics, result, report: report).json())
    case .text:
      report.printDiagnostics(printsAll ? diagnostics : DiagnosticGroups.shortened(diagnostics))
      if suggests, result != nil {
        print(try generator.suggestions().yaml, terminator: "")
      } else {
        if let result { print(LintSummary(result).text) }
        print(Summary.found(diagnostics))
      }
    }
    let fails = diagnostics.contains {
      $0.severity == .error || (isStrict && $0.severity == .warning)
    }
    if fails { throw ExitCode(1) }
  }
}

extension DiagnosticRule {
  /// The rule for a terminal.
  var explanation: String {
    """
    \(name): \(severity.rawValue)

    \(meaning)

    \(answer)

    An example is in Rules.md, in the documentation of SlateGenerator.
    """
  }
}
