import SlateDiagnostics
import SlateReference

/// Reads the JSON of a sample as a person would, who does not stop at a trailing comma.
public enum SampleReader {
  /// How deep objects and arrays may nest.
  public static let maximumDepth = 200

  /// How many bytes a sample may have.
  public static let maximumSize = 4 << 20

  /// Reads the text of a sample.
  ///
  /// The time it takes grows with the length of the text, whatever the text.
  ///
  /// - Parameters:
  ///   - text: The text of a code block, or of a part of one.
  ///   - places: Where each of its bytes stands.
  ///   - allowsKeysAlone: Whether a key may stand for itself, as in programs: `{ title, pages: 3 }`.
  /// - Returns: The documents with all that had to be repaired; a failure for a text that a person
  ///   would not read as JSON, such as a program.
  public static func read(
    _ text: String, in places: SourceMap, allowsKeysAlone: Bool = false
  ) -> SampleReading {
    guard text.utf8.count <= maximumSize else {
      let message = "the sample has \(text.utf8.count) bytes, more than \(maximumSize)"
      return SampleReading(failure: .init(message, at: places.start))
    }
    var parser = SampleParser(text, in: places)
    parser.allowsKeysAlone = allowsKeysAlone
    return parser.read()
  }

  /// Reads the block of a page.
  static func read(_ code: CodeBlock) -> SampleReading { read(code.text, in: code.places) }

  /// Reads what the page says somewhere, in other words or with other marks.
  static func read(_ text: String, saidAt place: SourceLocation) -> SampleReading {
    read(text, in: SourceMap(point: place))
  }
}
