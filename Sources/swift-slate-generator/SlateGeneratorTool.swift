import ArgumentParser
import SlateGenerator

/// The command-line tool.
@main
struct SlateGeneratorTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swift-slate-generator",
    abstract: "Turns a Slate API reference into a typed Swift client.",
    discussion: """
      The reference is plain Markdown: an index with front matter, and the pages it includes. What the
      reference has wrong is corrected in an overlay, slate-generator.yaml, beside the index.

      Exit codes: 0 done; 1 the reference or the overlay has an error; 64 the call is wrong.
      """,
    subcommands: [GenerateCommand.self, SchemaCommand.self, LintCommand.self])
}

/// What all subcommands take.
struct InputOptions: ParsableArguments {
  @Argument(help: "The index of the reference: index.md, or index.html.md.", completion: .file())
  var index: String

  @Option(
    name: .customLong("config"),
    help: "The overlay; by default slate-generator.yaml beside the index.", completion: .file())
  var overlay: String?
}
