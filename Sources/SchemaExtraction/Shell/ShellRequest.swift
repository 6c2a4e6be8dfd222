import APISchema
import SlateDiagnostics
import SlateReference

/// A request as a command of a shell makes it.
struct ShellRequest {
  /// What it sends.
  enum Body {
    /// Text that is sent as it is, JSON mostly.
    case text(String, SourceMap)
    /// Names with values, sent as a form.
    case form([Field], isMultipart: Bool)
    /// Names with values, sent as a JSON object.
    case object([Field])
    /// A file as it is.
    case file
    /// Text that is neither JSON nor a form.
    case plain(String)
    /// Something that the command does not show: a file, a placeholder.
    case unknown
  }

  /// A name with its value.
  struct Field {
    var name: String
    var value: SampleValue
    /// Whether it sends a file, not a value.
    var isFile = false
    /// Where it stands.
    var location: SourceLocation
  }

  /// The method: nil where the command does not tell it.
  var toldMethod: String?
  var url = ""
  var headers: [(name: String, value: String, location: SourceLocation)] = []
  var query: [QueryItem] = []
  var body: Body?
  /// Whether it keeps what comes back in a file.
  var keepsAnswer = false
  /// Whether it only asks for the headers.
  var isHead = false
  /// Where the command stands.
  var location: SourceLocation

  /// The method that the command uses.
  var method: String {
    if let toldMethod { return toldMethod }
    if isHead { return "HEAD" }
    return body == nil ? "GET" : "POST"
  }

  /// Reads a command; nil where it makes no request that a reference would show.
  init?(_ command: ShellCommand) {
    guard let program = command.words.first else { return nil }
    location = program.location
    if command.program == "curl" {
      readCurl(command.words.dropFirst(), input: command.input)
    } else {
      readHTTPie(command.words.dropFirst())
      if body == nil, let input = command.input {
        body = .text(input.text, input.places)
      }
    }
    guard Self.isURL(url), !Self.installs(command, url) else { return nil }
  }

  /// Whether a text can be the URL of a request: it has a path, or a scheme.
  private static func isURL(_ text: String) -> Bool {
    text.utf8.count <= RequestSample.maximumTargetLength && text.contains("/")
      && !text.contains { $0.isNewline }
  }

  /// A script that is run and a file that is kept are no part of an API.
  private static func installs(_ command: ShellCommand, _ url: String) -> Bool {
    if let program = command.pipedTo?.split(separator: "/").last.map(String.init),
      ["sh", "bash", "zsh", "sudo", "tar", "apt-key", "gpg", "tee", "python"].contains(program)
    {
      // `| python -m json.tool` only prints.
      return program != "python"
    }
    let path = url.prefix { $0 != "?" && $0 != "#" }
    return [
      ".sh", ".gz", ".tgz", ".zip", ".deb", ".rpm", ".gpg", ".asc", ".pem", ".crt", ".jar", ".dmg",
      ".exe", ".msi", ".py", ".rb", ".yml", ".yaml",
    ].contains { path.hasSuffix($0) }
  }

  /// The value that a text of a form or a query shows: a number, a truth, a text; null for a placeholder.
  static func value(of text: String) -> SampleValue {
    if text == "true" || text == "false" { return .bool(text == "true") }
    if !text.isEmpty, text.utf8.count < 10, text.utf8.allSatisfy({ SampleCursor.isDigit($0) }),
      text == "0" || !text.hasPrefix("0")
    {
      return .integer(text)
    }
    let isPlaceholder =
      text.hasPrefix("$") || text == "..." || text == "…" || Placeholder.whole(text) != nil
      || Identifier.isPlaceholder(text)
    return isPlaceholder || text.isEmpty ? .null : .string(text)
  }
}
