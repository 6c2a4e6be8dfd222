import APISchema
import SlateDiagnostics

/// What an overlay says of the whole API.
extension Overlay {
  /// A fact of the whole API that an overlay may deny: `listEnvelope: false`.
  public enum WholeFact: Hashable, Sendable {
    /// The host for requests, or for streams.
    case server(Server.Kind)
    /// The variable of a role.
    case environment(EnvironmentVariable.Role)
    /// How a namespace enters a path.
    case namespace
    /// How a list is wrapped.
    case listEnvelope
    /// The body of an error.
    case errorBody
  }

  /// `rest: [https://api.example.com/, …]`: all servers of a kind.
  public struct ServerList: Hashable, Sendable {
    /// What they speak.
    public var kind: Server.Kind
    /// The servers, the one that is asked where nobody chooses first; one at least.
    public var servers: [Server]
    /// Where the overlay says so.
    public var location: SourceLocation
  }

  /// `requestHeaders`: a header that every request carries, or that none carries.
  public struct RequestHeaderChange: Hashable, Sendable {
    /// Its name, in any case.
    public var name: Located<String>
    /// Its value; nil where it is dropped.
    public var value: String?
  }

  /// `responseHeaders`: a header that a response may carry, or that none carries.
  public struct ResponseHeaderChange: Hashable, Sendable {
    /// Its name, in any case.
    public var name: Located<String>
    /// The type of its value.
    public var type: Located<ValueType>?
    /// What it means, as Markdown.
    public var description: String?
    /// `drop: true`: no response carries it.
    public var drop = false
  }

  /// `errors`: a status code and what it means.
  public struct ErrorChange: Hashable, Sendable {
    /// The HTTP status.
    public var code: Located<Int>
    /// Its name: `Not Found`.
    public var name: String?
    /// What it means.
    public var description: String?
    /// `drop: true`: the API does not answer with it.
    public var drop = false
  }

  /// `ignore`: a warning that is none.
  public struct IgnoredDiagnostic: Hashable, Sendable {
    /// The rule's name.
    public var rule: String
    /// The file that it speaks of; nil for all files, and for what has no place.
    public var file: String?
    /// A part of its message; nil for all messages.
    public var about: String?
    /// Why it is none.
    public var reason: String?
    /// Where the overlay says so.
    public var location: SourceLocation
  }
}
