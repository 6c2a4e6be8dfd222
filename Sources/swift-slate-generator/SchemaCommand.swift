import ArgumentParser
import SlateDiagnostics
import SlateGenerator

/// `swift-slate-generator schema`
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Prints the intermediate schema as JSON.")

  @OptionGroup var input: InputOptions

  func run() throws {
    let input = try input.located()
    let generator = SlateGenerator(
      options: SlateGenerator.Options(index: input.index, overlay: input.overlay))
    let report = Report(generator)
    do {
      let result = try generator.schema()
      report.printDiagnostics(result.diagnostics)
      print(try result.schema.json())
    } catch let error as DiagnosticsError {
      report.printDiagnostics(error.diagnostics)
      throw ExitCode(1)
    }
  }
}
