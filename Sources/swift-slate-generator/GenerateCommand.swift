import ArgumentParser
import SlateDiagnostics
import SlateGenerator
import SwiftEmission

/// `swift-slate-generator generate`
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes the Swift client.",
    discussion: """
      Only files whose contents change are touched. Files of an earlier run that are no longer generated are
      removed; files that a person wrote are never overwritten. A failed run leaves every file as it was.
      """)

  @OptionGroup var input: InputOptions

  @Option(
    name: .customLong("output-directory"), help: "The folder for the Swift files.",
    completion: .directory)
  var outputDirectory: String

  @Option(
    name: .customLong("module-name"), help: "The name of the module that the files belong to.")
  var moduleName: String?

  @Option(name: .customLong("client-name"), help: "The name of the client's type.")
  var clientName: String?

  @Option(name: .customLong("access-level"), help: "public, package or internal.")
  var accessLevel: EmissionOptions.AccessLevel?

  @Flag(
    name: .customLong("keep-going"),
    help: "Writes what can be read where a part of the reference cannot; errors become warnings.")
  var keepsGoing = false

  @Flag(name: .customLong("dry-run"), help: "Says what would be written, and writes nothing.")
  var isDryRun = false

  @Flag(name: .customLong("timings"), help: "Says on stderr how long each stage took.")
  var printsTimings = false

  func run() throws {
    let generator = SlateGenerator(
      options: SlateGenerator.Options(
        index: input.index, overlay: input.overlay, moduleName: moduleName, clientName: clientName,
        accessLevel: accessLevel, brokenPages: keepsGoing ? .tolerate : .refuse))
    let report = Report(input)
    do {
      var result = try generator.generate()
      let folder = OutputFolder(path: outputDirectory)
      let files = result.files
      let changes = try result.timings.measure(.write) { () throws(DiagnosticsError) in
        isDryRun ? try folder.changes(for: files) : try folder.write(files)
      }
      report.printDiagnostics(result.diagnostics)
      if printsTimings { report.printTimings(result.timings) }
      print(Summary.read(result.schema))
      print(Summary.changed(changes, in: outputDirectory, isDryRun: isDryRun))
    } catch {
      report.printDiagnostics(error.diagnostics)
      if !keepsGoing, canKeepGoing {
        report.printHint("nothing was written; with `--keep-going`, what could be read is")
      }
      throw ExitCode(1)
    }
  }
}

extension GenerateCommand {
  /// Whether there is something to write in spite of what is broken.
  private var canKeepGoing: Bool {
    let tolerant = SlateGenerator.Options(
      index: input.index, overlay: input.overlay, brokenPages: .tolerate)
    return (try? SlateGenerator(options: tolerant).schema()) != nil
  }
}

extension EmissionOptions.AccessLevel: ExpressibleByArgument {}
