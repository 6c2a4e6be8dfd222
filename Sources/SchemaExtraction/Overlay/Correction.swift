import APISchema
import SlateDiagnostics

extension Overlay {
  /// A correction of one fact.
  public struct Correction: Hashable, Sendable {
    /// What is corrected, and how.
    public enum Change: Hashable, Sendable {
      /// An attribute of a model: `attribute: Model.name`.
      case attribute(AttributeChange)
      /// A parameter of an operation: `parameter: group.operation.name`.
      case parameter(ParameterChange)
      /// An operation: `operation: GET /path/` or its id.
      case operation(OperationChange)
      /// An operation that the reference does not have: `addOperation: {…}`.
      case addOperation(AddedOperation)
      /// A model: `model: Name`.
      case model(ModelChange)
      /// A model that the reference does not have: `addModel: Name`.
      case addModel(AddedModel)
      /// An enumeration that the reference does not have: `addEnumeration: Name`.
      case addEnumeration(AddedEnumeration)
      /// An enumeration: `enumeration: Name`.
      case enumeration(EnumerationChange)
      /// A group of operations: `group: id`.
      case group(GroupChange)
    }

    /// What the correction speaks of, as the overlay names it: `Service.secuirty_opt`.
    public var subject: String
    /// What is corrected, and how.
    public var change: Change
    /// Why, in the words of the person who knows.
    public var reason: String?
    /// Where the subject stands.
    public var location: SourceLocation
  }

  /// What a correction changes of an attribute. What is nil stays.
  public struct AttributeChange: Hashable, Sendable {
    /// `rename`: its name on the wire. Where the sample has that name already, both become one.
    public var rename: String?
    /// `type`, in the words of ``ValueType``.
    public var type: Located<ValueType>?
    /// `optional`: whether an object may come or go without it.
    public var optional: Bool?
    /// `requiredIf`: when a request needs it.
    public var requiredIf: String?
    /// `default`: what the server takes when it is left out.
    public var `default`: String?
    /// `unit` of a number.
    public var unit: String?
    /// `description`, as Markdown.
    public var description: String?
    /// `drop: true`: the API has no such attribute.
    public var drop = false
  }

  /// What a correction changes of a parameter. What is nil stays.
  public struct ParameterChange: Hashable, Sendable {
    /// `rename`: its name on the wire.
    public var rename: String?
    /// `in`: `query`, `header` or `body`. A path's parameters follow from the operation's `path`.
    public var place: Parameter.Place?
    /// `type`, in the words of ``ValueType``.
    public var type: Located<ValueType>?
    /// `required`: whether a request without it is refused.
    public var required: Bool?
    /// `requiredIf`: when a request needs it; it is not required otherwise.
    public var requiredIf: String?
    /// `default`: what the server takes when it is left out.
    public var `default`: String?
    /// `description`, as Markdown.
    public var description: String?
    /// `spansSegments`: whether its value may hold slashes that separate segments of the path.
    public var spansSegments: Bool?
    /// `drop: true`: the operation has no such parameter.
    public var drop = false
  }

  /// What a correction changes of an operation. What is nil stays.
  public struct OperationChange: Hashable, Sendable {
    /// `method`, in upper case.
    public var method: String?
    /// `path`: a template. A parameter that it adds is taken from the operation's tables, where a row has its name.
    public var path: PathTemplate?
    /// `name` inside the group.
    public var name: String?
    /// `group`: its id; a new one where there is none of that id.
    public var group: String?
    /// `title`: the heading.
    public var title: String?
    /// `description`, as Markdown.
    public var description: String?
    /// `kind`: `rest` or `stream`.
    public var kind: Operation.Kind?
    /// `body: {type: …}`, where it is no object with properties, or `body: false`.
    public var body: BodyChange?
    /// `response: {kind: …, type: …, status: …}`.
    public var response: Located<ResponseChange>?
    /// `authenticated`: whether the caller must prove who it is.
    public var authenticated: Bool?
    /// `namespaced`: whether a namespace may stand in the path.
    public var namespaced: Bool?
    /// `deprecated`: what to use in its place, or an empty text.
    public var deprecated: String?
    /// `contentType` of its body.
    public var contentType: String?
    /// `addParameters`: parameters of query, headers and body that it has, too.
    public var addParameters: [AddedParameter] = []
    /// `drop: true`: the API has no such operation.
    public var drop = false
  }

  /// An operation that the reference does not have.
  public struct AddedOperation: Hashable, Sendable {
    /// The operation. Its path's parameters are all there; `in: body` made the body.
    public var operation: Operation
    /// The types that it names, with their places.
    public var types: [Located<ValueType>]
  }

  /// What a correction changes of a model. What is nil stays.
  public struct ModelChange: Hashable, Sendable {
    /// `rename`: its name, in all places that use it.
    public var rename: String?
    /// `role`: `response`, `request` or `message`.
    public var role: Model.Role?
    /// `description`, as Markdown.
    public var description: String?
    /// `addAttributes`: attributes that it has, too.
    public var addAttributes: [AddedAttribute] = []
    /// `drop: true`: what has its type becomes any JSON.
    public var drop = false
  }

  /// What a correction changes of an enumeration. What is nil stays.
  public struct EnumerationChange: Hashable, Sendable {
    /// `rename`: its name, in all places that use it.
    public var rename: String?
    /// `description`, as Markdown.
    public var description: String?
    /// `addValues`: values, or `{value: …, description: …}`.
    public var addValues: [Enumeration.Value] = []
    /// `renameValues`: values by what they are on the wire.
    public var renameValues: [ValueRenaming] = []
    /// `dropValues`: values that the API does not have.
    public var dropValues: [Located<String>] = []
    /// `drop: true`: what has its type becomes text.
    public var drop = false
  }

  /// What a correction changes of a group. What is nil stays.
  public struct GroupChange: Hashable, Sendable {
    /// `rename`: its id, in the ids of its operations too.
    public var rename: String?
    /// `title`: the heading.
    public var title: String?
    /// `description`, as Markdown.
    public var description: String?
    /// `model` of the resource: what operations answer with that say nothing else.
    public var model: Located<String>?
    /// `drop: true`: the API has no such operations.
    public var drop = false
  }
}
