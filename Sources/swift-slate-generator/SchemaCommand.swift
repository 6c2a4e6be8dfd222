import ArgumentParser
import SlateDiagnostics
import SlateGenerator

/// `swift-slate-generator schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the intermediate schema as JSON.",
    discussion: """
      Where a part of the reference cannot be read, the rest is printed all the same, every error stands on stderr,
      and the exit code is 1.
      """)

  @OptionGroup var input: InputOptions

  func run() throws {
    let input = try input.located()
    let generator = SlateGenerator(
      options: SlateGenerator.Options(
        index: input.index, overlay: input.overlay, brokenPages: .report))
    let report = Report(generator)
    do {
      let result = try generator.schema()
      report.printDiagnostics(result.diagnostics)
      print(try result.schema.json())
      if result.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode(1) }
    } catch let error as DiagnosticsError {
      report.printDiagnostics(error.diagnostics)
      throw ExitCode(1)
    }
  }
}
