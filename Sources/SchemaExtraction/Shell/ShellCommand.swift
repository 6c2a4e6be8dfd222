/// A command of a shell block that makes a request, divided into words.
struct ShellCommand {
  /// A word, its quotes and escapes resolved.
  struct Word {
    var text: String
    /// The line it begins in, counted from the block's first.
    var line: Int
  }

  /// The program and its arguments.
  var words: [Word]
  /// The program that the output goes to: the `sh` of `curl … | sh`.
  var pipedTo: String?
  /// What the program reads: the text of `<<EOF`, or the word behind `<<<`.
  var input: Word?

  /// The program.
  var program: String { words.first?.text ?? "" }

  /// The commands of a block that make a request; nothing is read of all others.
  static func commands(in text: String) -> [ShellCommand] {
    guard mayHoldCommand(text) else { return [] }
    var reader = ShellReader(text)
    return reader.commands()
  }

  /// Whether a program that makes requests is named anywhere: most blocks show here that it is not.
  private static func mayHoldCommand(_ text: String) -> Bool {
    text.firstOffset(of: "curl") != nil || text.firstOffset(of: "http ") != nil
      || text.firstOffset(of: "https ") != nil
  }
}
