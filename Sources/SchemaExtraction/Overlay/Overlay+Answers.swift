import APISchema
import SlateDiagnostics

/// What an overlay says of the bodies of requests and responses.
extension Overlay {
  /// `response: {kind: …, type: …}`: what an operation answers with.
  public struct ResponseChange: Hashable, Sendable {
    /// The answer. What is nil in it stays as the reference has it, where it is the same answer otherwise.
    public var shape: ResponseShape
    /// `envelope: false`: the value stands in no object of its own.
    public var isBare = false
    /// `paging: false`: the list has no further pages.
    public var isUnpaged = false
  }

  /// `body: {type: …}`, or `body: false`: what an operation sends, where that is no object with properties.
  public enum BodyChange: Hashable, Sendable {
    /// One value.
    case whole(Body, type: Located<ValueType>)
    /// Nothing.
    case none
  }

  /// `errorBody: {message: …, type: …}`: how an error's body looks.
  public struct ErrorBodyChange: Hashable, Sendable {
    /// Where the message for a person stands: keys joined by dots; nil where the reference is right.
    public var messagePath: String?
    /// The model of the whole body.
    public var type: Located<ValueType>?
    /// Where the overlay says so.
    public var location: SourceLocation
  }
}
