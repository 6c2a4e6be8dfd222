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
    name: .customLong("output-directory"),
    help: ArgumentHelp(
      "The folder for the Swift files.",
      discussion: "Without it, the configuration's 'output' tells which."),
    completion: .directory)
  var outputDirectory: String?

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

  @Flag(
    name: .customLong("check"),
    help:
      "Writes nothing; shows what is stale as a difference, and exits with 1 where something is.")
  var isCheck = false

  @Flag(name: .customLong("quiet"), help: "Prints nothing but diagnostics.")
  var isQuiet = false

  @Flag(name: .customLong("timings"), help: "Says on stderr how long each stage took.")
  var printsTimings = false

  @Option(
    name: .customLong("declared-outputs"),
    help: ArgumentHelp(
      "A file that names the only files that may be written.",
      discussion: "A build plugin names its outputs before the tool runs.", visibility: .hidden))
  var declaredOutputs: String?

  func run() throws {
    let input = try input.located()
    guard let path = try outputDirectory ?? input.outputFolder() else {
      throw ValidationError(
        "Name the folder for the Swift files: with --output-directory, or as 'output' in the configuration."
      )
    }
    do {
      let outputs = try declaredOutputs.map { path throws(DiagnosticsError) in
        try DeclaredOutputs(path: path)
      }
      let generator = SlateGenerator(
        options: SlateGenerator.Options(
          index: input.index, overlay: input.overlay, moduleName: moduleName,
          clientName: clientName, accessLevel: accessLevel, outputs: outputs,
          brokenPages: keepsGoing ? .tolerate : .refuse))
      try generate(generator, into: OutputFolder(path: path))
    } catch let error as DiagnosticsError {
      // Faults of the reference are reported at their places below.
      Report().printDiagnostics(error.diagnostics)
      throw ExitCode(1)
    }
  }

  private func generate(_ generator: SlateGenerator, into folder: OutputFolder) throws {
    let report = Report(generator)
    do {
      var result = try generator.generate()
      let files = result.files
      if isCheck {
        report.printDiagnostics(result.diagnostics)
        return try check(files, in: folder)
      }
      let changes = try result.timings.measure(.write) { () throws(DiagnosticsError) in
        isDryRun ? try folder.changes(for: files) : try folder.write(files)
      }
      if !result.undeclaredPages.isEmpty { generator.options.outputs?.markOutdated() }
      report.printDiagnostics(result.diagnostics)
      if printsTimings { report.printTimings(result.timings) }
      if isQuiet { return }
      print(Summary.read(result.schema))
      print(Summary.changed(changes, in: folder.path, isDryRun: isDryRun))
    } catch let error as DiagnosticsError {
      report.printDiagnostics(error.diagnostics)
      if generator.canKeepGoing {
        report.printHint("nothing was written; with `--keep-going`, what could be read is")
      }
      throw ExitCode(1)
    }
  }

  private func check(_ files: [GeneratedFile], in folder: OutputFolder) throws {
    let difference = try folder.difference(for: files)
    guard difference.isEmpty else {
      print(difference, terminator: "")
      let changes = try folder.changes(for: files)
      print(Summary.stale(changes, in: folder.path))
      throw ExitCode(1)
    }
    if !isQuiet { print("\(folder.path) is what the reference gives.") }
  }
}

extension SlateGenerator {
  /// Whether a run that was refused would go on if it were told to, and give something.
  fileprivate var canKeepGoing: Bool {
    guard options.brokenPages == .refuse else { return false }
    var tolerant = options
    tolerant.brokenPages = .tolerate
    return (try? SlateGenerator(options: tolerant).schema()) != nil
  }
}

extension EmissionOptions.AccessLevel: ExpressibleByArgument {}
