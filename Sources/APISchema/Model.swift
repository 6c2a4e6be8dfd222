import SlateDiagnostics

/// The shape of a JSON object.
public struct Model: Hashable, Sendable, Codable {
  /// Which way objects of this shape travel.
  public enum Role: String, Hashable, Sendable, Codable {
    /// From the server: any attribute may be missing.
    case response
    /// To the server: required attributes are the caller's to give.
    case request
    /// A message of a stream, from the server.
    case message
  }

  /// Its unique name in upper camel case: `NodeCluster`, `ServicePort`.
  public var name: String
  /// The heading it comes from.
  public var title: String
  /// The name of the page it stands on.
  public var page: String
  /// Which way it travels.
  public var role: Role
  /// What the reference says about it, as Markdown.
  public var documentation: String
  /// Its properties, in the order of the table, then those that only the sample has.
  public var properties: [Property]
  /// The sample objects that show it, as JSON, repaired where they were not.
  public var samples: [ModelSample]
  /// Where its table, or else its sample, stands.
  public var location: SourceLocation

  /// Creates a model.
  public init(
    name: String, title: String, page: String, role: Role = .response, documentation: String = "",
    properties: [Property] = [], samples: [ModelSample] = [], location: SourceLocation
  ) {
    self.name = name
    self.title = title
    self.page = page
    self.role = role
    self.documentation = documentation
    self.properties = properties
    self.samples = samples
    self.location = location
  }
}

/// A sample object of a model.
public struct ModelSample: Hashable, Sendable, Codable {
  /// The object as JSON.
  public var json: String
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a sample.
  public init(json: String, location: SourceLocation) {
    self.json = json
    self.location = location
  }
}

/// An attribute of a model.
public struct Property: Hashable, Sendable, Codable {
  /// Its name on the wire: `deployed_datetime`.
  public var name: String
  /// Its type.
  public var type: ValueType
  /// Whether an object may come or go without it: it is null in the sample, absent from it, or the text says so.
  public var optional: Bool
  /// When a request needs it, in the reference's words.
  public var requiredIf: String?
  /// What the server takes when it is left out, in the reference's words.
  public var `default`: String?
  /// The unit of a number, where the reference names it: `GB`, `MB`, `seconds`.
  public var unit: String?
  /// What the reference says about it, as Markdown, without the facts that have a place of their own here.
  public var description: String
  /// The evidence that the type rests on.
  public var evidence: Evidence
  /// Where it stands.
  public var location: SourceLocation

  /// Creates a property.
  public init(
    name: String, type: ValueType, optional: Bool = false, requiredIf: String? = nil,
    default: String? = nil, unit: String? = nil, description: String = "",
    evidence: Evidence = .none, location: SourceLocation
  ) {
    self.name = name
    self.type = type
    self.optional = optional
    self.requiredIf = requiredIf
    self.default = `default`
    self.unit = unit
    self.description = description
    self.evidence = evidence
    self.location = location
  }
}

/// A set of values that the reference lists. A server may send others: clients keep them.
public struct Enumeration: Hashable, Sendable, Codable {
  /// One value.
  public struct Value: Hashable, Sendable, Codable {
    /// The value on the wire: `Partly running`.
    public var value: String
    /// What the reference says about it, as Markdown.
    public var description: String
    /// The actions that the reference allows in this state, by their names there; nil where it does not say.
    public var allowedActions: [String]?
    /// Where it stands.
    public var location: SourceLocation

    /// Creates a value.
    public init(
      _ value: String, description: String = "", allowedActions: [String]? = nil,
      location: SourceLocation
    ) {
      self.value = value
      self.description = description
      self.allowedActions = allowedActions
      self.location = location
    }
  }

  /// Its unique name in upper camel case: `ServiceState`.
  public var name: String
  /// The heading it comes from, or the attribute's name.
  public var title: String
  /// The name of the page it stands on.
  public var page: String
  /// What the reference says about it, as Markdown.
  public var documentation: String
  /// The values, in the order of the reference.
  public var values: [Value]
  /// Where it stands.
  public var location: SourceLocation

  /// Creates an enumeration.
  public init(
    name: String, title: String, page: String, documentation: String = "", values: [Value],
    location: SourceLocation
  ) {
    self.name = name
    self.title = title
    self.page = page
    self.documentation = documentation
    self.values = values
    self.location = location
  }
}
