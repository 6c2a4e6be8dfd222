import SlateDiagnostics
import SlateReference

/// A command of a shell block that makes a request, divided into words.
struct ShellCommand {
  /// A word, its quotes and escapes resolved.
  struct Word {
    var text: String
    /// Where it begins, with its quotation mark.
    var location: SourceLocation
    /// Where each byte of its text stands.
    var places: SourceMap

    init(_ mapped: MappedText, at location: SourceLocation) {
      text = mapped.text
      self.location = location
      places = mapped.map(emptyAt: location)
    }

    /// The end of the word behind some bytes of its first line: the value of an option that is written with it.
    func dropping(_ count: Int) -> Word {
      var rest = self
      rest.text = String(text[text.utf8.index(text.startIndex, offsetBy: count)...])
      rest.places = places.dropping(count, line: 0, lineStart: 0)
      return rest
    }
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
  static func commands(in text: String, places: SourceMap) -> [ShellCommand] {
    guard mayHoldCommand(text) else { return [] }
    var reader = ShellReader(text, in: places)
    return reader.commands()
  }

  /// Whether a program that makes requests is named anywhere: most blocks show here that it is not.
  private static func mayHoldCommand(_ text: String) -> Bool {
    text.firstOffset(of: "curl") != nil || text.firstOffset(of: "http ") != nil
      || text.firstOffset(of: "https ") != nil
  }
}
