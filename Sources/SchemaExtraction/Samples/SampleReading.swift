import SlateDiagnostics

/// What a reader found in the text of a sample.
public struct SampleReading: Hashable, Sendable {
  /// The JSON documents, in their order. Empty where there is a failure, and where an HTTP response
  /// has no body.
  public var documents: [SampleValue]

  /// What was not JSON and how a person would take it. A text with very many of them has its first
  /// ``maximumRepairs`` here.
  public var repairs: [Repair]

  /// The status of the HTTP status line before the body, where there is one.
  public var httpStatus: Int?

  /// Why the text cannot be read as JSON; nil where it can.
  public var failure: Failure?

  /// How many repairs a reading keeps.
  public static let maximumRepairs = 1000

  /// Why a text cannot be read as JSON.
  public struct Failure: Error, Hashable, Sendable {
    /// What stands there instead of JSON.
    public var message: String
    /// Where it stands.
    public var location: SourceLocation

    /// Creates a failure.
    public init(_ message: String, at location: SourceLocation) {
      self.message = message
      self.location = location
    }
  }

  /// Creates a reading.
  public init(
    documents: [SampleValue] = [], repairs: [Repair] = [], httpStatus: Int? = nil,
    failure: Failure? = nil
  ) {
    self.documents = documents
    self.repairs = repairs
    self.httpStatus = httpStatus
    self.failure = failure
  }
}

/// A place where a sample is not JSON, and what a person takes it for.
public struct Repair: Hashable, Sendable {
  /// What was found.
  public var kind: Kind
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a repair.
  public init(_ kind: Kind, at location: SourceLocation) {
    self.kind = kind
    self.location = location
  }

  /// What can be found in place of JSON. The raw values are stable: they stand in messages.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// Text behind a value that explains it: `60 (optional)`, `"a" | "b"`.
    case annotation
    /// A name and an equals sign before the JSON: `const user = {`.
    case assignment
    /// Words without quotes in place of a value: `String`.
    case bareWord = "bare-word"
    /// `=>` or `=` in place of a colon.
    case colonSpelling = "colon-spelling"
    /// `// …`, `# …` or `/* … */`.
    case comment
    /// A key that stands twice in an object. The last value counts, in the place of the first.
    case duplicateKey = "duplicate-key"
    /// `...` or `…`.
    case elision
    /// A comma with nothing before it.
    case extraComma = "extra-comma"
    /// A bracket that closes nothing.
    case extraClose = "extra-close"
    /// A request line, a status line or headers before the body.
    case httpHead = "http-head"
    /// A backslash before a character that it does not escape, or half a surrogate pair.
    case invalidEscape = "invalid-escape"
    /// Words on a line of their own between two documents.
    case label
    /// `True`, `None`, `nil`, `undefined`.
    case literalSpelling = "literal-spelling"
    /// Members without the braces around them.
    case missingBraces = "missing-braces"
    /// An object or an array that is not closed, or closed by the other's bracket.
    case missingClose = "missing-close"
    /// A key and its value with nothing between them, or with the colon inside the key's quotes.
    case missingColon = "missing-colon"
    /// Two values with nothing but white space between them.
    case missingComma = "missing-comma"
    /// A string that ends with its line.
    case missingQuote = "missing-quote"
    /// A key without a value.
    case missingValue = "missing-value"
    /// `NaN` or `Infinity`, taken for null.
    case notANumber = "not-a-number"
    /// A number that JSON writes in another way: `+1`, `.5`, `0x1F`, `007`.
    case numberSpelling = "number-spelling"
    /// `<string>`, `{{id}}`: the name of a value in its place, kept as a string.
    case placeholder
    /// `=> ` or `> ` before the JSON.
    case prompt
    /// A line feed or another control character inside a string.
    case rawControlCharacter = "raw-control-character"
    /// A semicolon.
    case semicolon
    /// More than one document in one block.
    case severalDocuments = "several-documents"
    /// A string between `'…'` or `` `…` ``.
    case singleQuotes = "single-quotes"
    /// A string between typographic quotation marks.
    case smartQuotes = "smart-quotes"
    /// A comma before a closing bracket.
    case trailingComma = "trailing-comma"
    /// A quotation mark inside a string, without its backslash.
    case unescapedQuote = "unescaped-quote"
    /// A key without quotes.
    case unquotedKey = "unquoted-key"
  }
}
