import ArgumentParser

/// The command-line tool.
@main
struct SlateGeneratorTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swift-slate-generator",
    abstract: "Turns a Slate API reference into a typed Swift client.",
    discussion: """
      The reference is plain Markdown: an index with front matter, and the pages it includes. What the
      reference has wrong is corrected in an overlay, slate-generator.yaml, which holds the options, too.

      Exit codes: 0 done; 1 the reference or the overlay has an error, or files are stale; 64 the call is wrong.
      """,
    subcommands: [GenerateCommand.self, SchemaCommand.self, LintCommand.self])
}
