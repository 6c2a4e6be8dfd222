import APISchema
import SlateDiagnostics

/// What an overlay adds to the facts of a reference.
extension Overlay {
  /// A parameter that an operation gets.
  public struct AddedParameter: Hashable, Sendable {
    /// The parameter; its place is not the path.
    public var parameter: Parameter
    /// The type that the overlay names, with its place.
    public var type: Located<ValueType>?
  }

  /// An attribute that a model gets.
  public struct AddedAttribute: Hashable, Sendable {
    /// The attribute.
    public var property: Property
    /// The type that the overlay names, with its place.
    public var type: Located<ValueType>?
  }

  /// `addModel: Name`: a model that the reference does not have.
  public struct AddedModel: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Who sends it.
    public var role: Model.Role
    /// The page whose file gets it; nil for the index.
    public var page: Located<String>?
    /// What it is, as Markdown.
    public var description: String
    /// Its attributes.
    public var attributes: [AddedAttribute]
  }

  /// `addEnumeration: Name`: a set of values that the reference does not have.
  public struct AddedEnumeration: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// The page whose file gets it; nil for the index.
    public var page: Located<String>?
    /// What it is, as Markdown.
    public var description: String
    /// Its values, one at least.
    public var values: [Enumeration.Value]
  }

  /// A value of an enumeration that is spelled otherwise on the wire.
  public struct ValueRenaming: Hashable, Sendable {
    /// The value as the reference has it.
    public var old: Located<String>
    /// The value on the wire.
    public var new: String
  }
}
