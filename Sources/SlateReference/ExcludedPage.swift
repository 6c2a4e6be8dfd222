import SlateDiagnostics

/// A page that a person's overlay leaves out, whether the front matter includes it or not.
public struct ExcludedPage: Hashable, Sendable {
  /// The name, spelled as the front matter would spell it: `drafts`.
  public var name: String
  /// Where the overlay says so.
  public var location: SourceLocation

  /// Creates a page to leave out.
  public init(name: String, location: SourceLocation) {
    self.name = name
    self.location = location
  }
}
