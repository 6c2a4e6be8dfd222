import APISchema
import SlateDiagnostics
import SlateReference

/// What a person adds to a reference: the generator's options, and corrections.
///
/// It is a YAML file, `slate-generator.yaml`. Every key is optional.
///
/// ```yaml
/// # The generator's options.
/// reference: source/index.md        # the index, relative to this file
/// output: GeneratedSources          # the folder of the Swift files, relative to this file
/// clientName: ExampleClient
/// moduleName: Example
/// accessLevel: public               # public, package or internal
/// documentationURL: https://docs.example.com/api/   # where relative links of the prose lead
/// filter:                           # which operations are generated
///   include:                        # only these
///     groups: [users]
///     pages: [stacks]
///   exclude:                        # of those, all but these
///     operations: [users.remove]
///
/// # Facts that hold for the whole API.
/// title: Example                    # the API's name
/// includes:                         # pages that the index forgot
///   - page: tag
///     after: node                   # behind which page; else at the end
///     reason: The index does not list it
/// servers:
///   rest: https://api.example.com/
///   stream: wss://ws.example.com/
/// authentication:                   # in place of what the reference says
///   - kind: header                  # basic, bearer, header, query, oauth2, or together with parts
///     name: X-API-Key               # of the header or the query parameter
///     prefix: Key                   # a word before the key
/// environment:                      # variables by what they hold
///   user: EXAMPLE_USER              # user, secret, token, authorization, namespace, restHost, streamHost
/// credentialsFile:                  # a JSON file with a ready-made Basic credential
///   path: ~/.example/config.json
///   pointer: /auths/example/auth    # JSON pointer, RFC 6901
/// completion:                       # how what goes on after a response is followed to its end
///   header: X-Example-Job           # leads to the resource
///   attribute: Job.state            # tells when it is over
///   until: [done, failed]
/// namespace: /api/v1/(namespace/)<resource>/   # false: there is none; so for servers and the like
/// requestHeaders:
///   - {name: X-Example-Version, value: "2"}
/// errors:
///   - {code: 418, drop: true}
/// excludePages: [drafts]            # pages that are not read
/// ignore:                           # warnings that are none
///   - rule: sample-repaired
///     file: includes/users.md
///     reason: The server sends the comma, too
/// listEnvelope:
///   items: objects                  # the key of the items; paths of the others
///   next: meta.next                 # next, previous, totalCount, limit, offset
///
/// # Corrections of single facts. Each names what it corrects, what is to change, and why.
/// corrections:
///   - attribute: Service.secuirty_opt      # Model.attribute, as the reference has it
///     rename: security_opt
///     reason: The sample object spells it so
///   - parameter: users.create.nickname     # operation.parameter: path, query, header or body
///     required: false
///   - operation: GET /api/v1/users/{name}/ # or its id: users.get
///     path: /api/v2/users/{name}/
///   - addOperation: {method: GET, path: '/api/v2/tags/', group: tags, name: list}
///     response: {kind: list, type: model<Tag>}
///   - model: Tag
///     rename: UserTag
///   - enumeration: UserState
///     addValues: [Suspended]
///   - group: users
///     rename: people
/// ```
///
/// What each correction may change is told at ``AttributeChange``, ``ParameterChange``,
/// ``OperationChange``, ``AddedOperation``, ``ModelChange``, ``AddedModel``, ``EnumerationChange``,
/// ``AddedEnumeration`` and ``GroupChange``.
/// Corrections are applied in their order, and each may use the names of the reference or those that
/// corrections before it gave.
public struct Overlay: Hashable, Sendable {
  /// The path of the index, relative to the overlay.
  public var reference: Located<String>?
  /// The name of the generated client's type.
  public var clientName: String?
  /// The name of the generated module.
  public var moduleName: String?
  /// The access level of the generated declarations: `public`, `package` or `internal`.
  public var accessLevel: String?
  /// Whether a client is made of what can be read where a part of the reference cannot.
  public var keepsGoing = false
  /// Where relative links of the prose lead: an absolute URL.
  public var documentationURL: String?
  /// The folder of the generated files, relative to the overlay.
  public var output: String?
  /// Which operations are generated; nil where all are.
  public var filter: Filter?

  /// The API's name.
  public var title: Located<String>?
  /// Pages that the index forgot.
  public var additionalIncludes: [AdditionalInclude] = []
  /// The servers, at most one of each kind; each takes the place of one.
  public var servers: [Server] = []
  /// The servers of a kind, in place of all that the reference has; at most one list of each kind.
  public var serverLists: [ServerList] = []
  /// How callers prove who they are; nil where the reference is right.
  public var authentication: Located<[AuthenticationScheme]>?
  /// Environment variables, at most one of each role.
  public var environment: [EnvironmentVariable] = []
  /// How a list is wrapped.
  public var listEnvelope: ListEnvelope?
  /// The file in which a caller's tools keep a credential.
  public var credentialsFile: CredentialsFile?
  /// How an operation that goes on after its response is followed to its end.
  public var completion: CompletionConvention?

  /// What the reference says first about the API, as Markdown.
  public var description: Located<String>?
  /// How an optional namespace enters a path.
  public var namespace: NamespaceConvention?
  /// Headers of requests, and their values.
  public var requestHeaders: [RequestHeaderChange] = []
  /// Headers of responses.
  public var responseHeaders: [ResponseHeaderChange] = []
  /// Status codes.
  public var errors: [ErrorChange] = []
  /// How an error's body looks.
  public var errorBody: ErrorBodyChange?
  /// What the API does not have, whatever was read.
  public var denied: [Located<WholeFact>] = []
  /// Pages that are not read.
  public var excludedPages: [ExcludedPage] = []
  /// Warnings that are none.
  public var ignored: [IgnoredDiagnostic] = []

  /// The corrections of single facts, in their order.
  public var corrections: [Correction] = []

  /// The API's name, where a person corrects the one in the title.
  public var apiName: String? { title?.value }

  /// Creates an overlay that changes nothing.
  public init() {}

  /// A value with the place where the overlay has it.
  public struct Located<Value: Sendable>: Sendable {
    /// The value.
    public var value: Value
    /// Where it stands.
    public var location: SourceLocation

    /// Creates a value with its place.
    public init(_ value: Value, at location: SourceLocation) {
      self.value = value
      self.location = location
    }
  }
}

extension Overlay.Located: Equatable where Value: Equatable {}
extension Overlay.Located: Hashable where Value: Hashable {}
