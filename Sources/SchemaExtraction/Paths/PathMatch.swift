/// Whether a sample's path is one that a template declares, and what its parameters are there.
public enum PathMatch: Hashable, Sendable {
  /// They agree.
  case agrees(Agreement)
  /// They disagree; the first place where they do.
  case disagrees(Disagreement)

  /// How a sample fills a template.
  public struct Agreement: Hashable, Sendable {
    /// The parameters with their values, in the template's order.
    public var bindings: [Binding]
    /// The namespace that stands in the sample, in the place of the template's optional part.
    public var namespace: String?
    /// The segments that the sample has before the template's, where the template leaves them to the
    /// server's URL: `/api/v2`.
    public var basePath: String?
  }

  /// A parameter's value in a sample.
  public struct Binding: Hashable, Sendable {
    /// The parameter.
    public var name: String
    /// Its value as it stands in the path: `registry.example/team/web`.
    public var value: String
    /// Whether slashes that separate segments stand in the value.
    public var spansSegments: Bool
  }

  /// The first place where a sample is not what its template says.
  public struct Disagreement: Hashable, Sendable, CustomStringConvertible {
    /// How many segments of the template stand before the place.
    public var segmentIndex: Int
    /// The template's segment; nil where the template ends.
    public var expected: String?
    /// The sample's segment; nil where the sample ends.
    public var found: String?

    /// A sentence for a person.
    public var description: String {
      switch (expected, found) {
      case (let expected?, let found?): "'\(found)' stands where the path has '\(expected)'"
      case (let expected?, nil): "it ends where the path has '\(expected)'"
      case (nil, let found?): "it goes on with '\(found)' where the path ends"
      case (nil, nil): "it is another path"
      }
    }
  }

  /// Compares a template with the path of a sample. Host, query and trailing slashes do not matter.
  ///
  /// - Parameters:
  ///   - template: What the reference declares.
  ///   - sample: A path or a URL. Its own placeholders count as values.
  ///   - namespaceIndex: How many segments stand before an inserted namespace, where the template
  ///     does not say so itself.
  public init(_ template: PathTemplate, sample: String, namespaceIndex: Int? = nil) {
    self = PathPattern(template).match(SamplePath(sample), namespaceIndex: namespaceIndex)
  }
}
