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
    let file = try LocatedInput.configuration(path)
    guard let index = file.index else {
      Report().printDiagnostics([
        Diagnostic(
          .error, "reference-not-named",
          "'reference' is missing: the path of the reference's index, relative to this file",
          at: SourceLocation(file: path, line: 1))
      ])
      throw ExitCode(1)
    }
    return LocatedInput(index: index, overlay: path)
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
    return try Self.configuration(path).outputFolder
  }

  /// A configuration; what is wrong with it is reported.
  static func configuration(_ path: String) throws -> ConfigurationFile {
    do {
      return try ConfigurationFile(path: path)
    } catch {
      Report().printDiagnostics(error.diagnostics)
      throw ExitCode(1)
    }
  }
}
