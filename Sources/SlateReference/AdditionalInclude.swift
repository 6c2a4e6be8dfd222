import SlateDiagnostics

/// An include that a person's overlay adds to those of the front matter.
public struct AdditionalInclude: Hashable, Sendable {
  /// The name, spelled as the front matter would spell it: `tag`.
  public var name: String
  /// Where the overlay says so.
  public var location: SourceLocation
  /// The name of the include behind which the page is put; nil puts it at the end.
  public var after: String?

  /// Creates an additional include.
  public init(name: String, location: SourceLocation, after: String? = nil) {
    self.name = name
    self.location = location
    self.after = after
  }
}
