import SlateDiagnostics

/// What a reference says about an API: the intermediate schema between the reader and the emitters.
///
/// It is public as JSON, too: `swift-slate-generator schema` prints it, and `schemaVersion` tells its
/// shape. Every fact has the place it was read from. Lists keep the order of the reference.
public struct APISchema: Hashable, Sendable, Codable {
  /// The version of this shape. It grows when a reader of the JSON would have to change.
  public var schemaVersion: Int

  /// The reference's title: `Docker Cloud API reference`.
  public var title: String

  /// The API's own name, the title without the words that say it is a reference: `Docker Cloud`.
  public var name: String

  /// The index's first prose, as Markdown.
  public var documentation: String

  /// The hosts that answer, REST and streams.
  public var servers: [Server]

  /// How a caller proves who it is: the scheme named first is the one the reference names first.
  public var authentication: [AuthenticationScheme]

  /// Environment variables that the reference names, by what they hold.
  public var environment: [EnvironmentVariable]

  /// How the namespace enters a path, where the reference has namespaced endpoints.
  public var namespace: NamespaceConvention?

  /// Headers that every request carries: `Accept: application/json`.
  public var requestHeaders: [Header]

  /// Headers that a response may carry: `X-DockerCloud-Action-URI`.
  public var responseHeaders: [ResponseHeader]

  /// How a list is wrapped; nil where a list is a bare JSON array.
  public var listEnvelope: ListEnvelope?

  /// The file in which a caller's tools keep a credential, where a person says so.
  public var credentialsFile: CredentialsFile?

  /// How an operation that goes on after its response is followed to its end, where a person says so.
  public var completion: CompletionConvention?

  /// The pages, in the reference's order, the index first.
  public var pages: [PageSummary]

  /// Operations that belong together: one group for each resource.
  public var groups: [OperationGroup]

  /// All operations, in the reference's order.
  public var operations: [Operation]

  /// All object shapes, of responses and of requests.
  public var models: [Model]

  /// All closed sets of values.
  public var enumerations: [Enumeration]

  /// The error codes with their meaning.
  public var errors: [ErrorCode]

  /// The body of an error response, where the reference shows it.
  public var errorBody: ErrorBody?

  /// The version that this generator writes.
  public static let currentVersion = 4

  /// Creates a schema with a title and nothing else.
  public init(title: String, name: String, documentation: String = "") {
    self.schemaVersion = Self.currentVersion
    self.title = title
    self.name = name
    self.documentation = documentation
    self.servers = []
    self.authentication = []
    self.environment = []
    self.namespace = nil
    self.requestHeaders = []
    self.responseHeaders = []
    self.listEnvelope = nil
    self.credentialsFile = nil
    self.completion = nil
    self.pages = []
    self.groups = []
    self.operations = []
    self.models = []
    self.enumerations = []
    self.errors = []
    self.errorBody = nil
  }
}

/// A page of the reference.
public struct PageSummary: Hashable, Sendable, Codable {
  /// Its name in the index's includes: `nodecluster`.
  public var name: String
  /// Its file, relative to the index's folder.
  public var file: String
  /// Its first heading: `Node Clusters`.
  public var title: String

  /// Creates a page's summary.
  public init(name: String, file: String, title: String) {
    self.name = name
    self.file = file
    self.title = title
  }
}
