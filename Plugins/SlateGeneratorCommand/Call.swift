import PackagePlugin

/// What the user asked for.
struct Call {
  static let usage = """
    USAGE: swift package generate-slate-client [--target <name>]... [--check]

    Writes the clients of the targets that have a slate-generator.yaml into the package: into the folder that the
    configuration names as 'output', else into 'GeneratedSources' in the target's folder.

      --target <name>  Only this target. May be repeated.
      --check          Writes nothing; shows what is stale as a difference, and exits with 1 where something is.

    SwiftPM asks whether the command may write into the package. Where nobody can answer, as in CI, say so before
    the command's own name:

      swift package --allow-writing-to-package-directory generate-slate-client --check
    """

  /// The names of targets; empty for all.
  var targets: [String]
  var isCheck: Bool
  var wantsHelp: Bool

  /// Reads the arguments behind the command's name.
  ///
  /// - Throws: ``Problem``
  init(_ arguments: [String]) throws {
    var extractor = ArgumentExtractor(arguments)
    targets = extractor.extractOption(named: "target")
    isCheck = extractor.extractFlag(named: "check") > 0
    wantsHelp = extractor.extractFlag(named: "help") > 0
    let rest = extractor.remainingArguments
    if !rest.isEmpty {
      throw Problem("'\(rest.joined(separator: " "))' is not understood.\n\n\(Self.usage)")
    }
  }
}
