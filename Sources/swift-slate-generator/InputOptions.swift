import ArgumentParser
import SlateDiagnostics
import SlateGenerator

/// What all subcommands take.
struct InputOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The index of the reference: index.md, or index.html.md.",
      discussion: "Without it, the configuration's 'reference' tells where the index is."),
    completion: .file())
  var index: String?

  @Option(
    name: .customLong("config"),
    help: ArgumentHelp(
      "The configuration and overlay.",
      discussion: "By default slate-generator.yaml, beside the index or in the working folder."),
    completion: .file())
  var overlay: String?

  @Option(
    name: .customLong("package-directory"),
    help: ArgumentHelp(
      "The folder of the package that the configuration's 'reference' must not leave.",
      visibility: .hidden))
  var packageFolder: String?

  /// Where the reference and its configuration are.
  ///
  /// - Throws: `ExitCode`, after a report, where a configuration does not tell; `ValidationError` where there
  ///   is none.
  func located() throws -> LocatedInput {
    if let index { return LocatedInput(index: index, overlay: overlay) }
    let path = overlay ?? ConfigurationFile.defaultName
    guard overlay != nil || ConfigurationFile.exists(path) else {
      throw ValidationError(
        "Name the index of the reference, or a configuration (--config) whose 'reference' names it."
      )
    }
    return try reporting { () throws(DiagnosticsError) in
      LocatedInput(
        index: try ConfigurationFile(path: path).requiredIndex(inPackage: packageFolder),
        overlay: path)
    }
  }
}

/// A reference and its configuration, found.
struct LocatedInput {
  var index: String
  var overlay: String?

  /// The folder that the configuration names for the Swift files; nil where it names none.
  func outputFolder() throws -> String? {
    let path = overlay ?? ConfigurationFile.path(besideIndex: index)
    guard ConfigurationFile.exists(path) else { return nil }
    return try reporting { () throws(DiagnosticsError) in
      try ConfigurationFile(path: path).outputFolder
    }
  }
}

/// Does something with a configuration, and reports what is wrong with that.
private func reporting<Result>(_ body: () throws(DiagnosticsError) -> Result) throws -> Result {
  do throws(DiagnosticsError) {
    return try body()
  } catch {
    Report().printDiagnostics(error.diagnostics)
    throw ExitCode(1)
  }
}
