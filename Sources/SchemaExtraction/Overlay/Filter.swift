import SlateDiagnostics

extension Overlay {
  /// Which operations are generated.
  ///
  /// With them go the groups that lose their last operation, and the models and enumerations that
  /// nothing needs any more.
  public struct Filter: Hashable, Sendable {
    /// Operations, by what they are part of.
    public struct Selection: Hashable, Sendable {
      /// Ids of groups.
      public var groups: [Located<String>] = []
      /// Ids of operations, or `METHOD /path/`.
      public var operations: [Located<String>] = []
      /// Names of pages, as the index includes them; the index itself is `index`.
      public var pages: [Located<String>] = []

      /// Creates a selection of nothing.
      public init() {}
    }

    /// What is kept; nil where all is.
    public var include: Selection?
    /// What is left out, of that.
    public var exclude: Selection?
    /// Where the overlay says so.
    public var location: SourceLocation

    /// Creates a filter that keeps everything.
    public init(at location: SourceLocation) {
      self.location = location
    }
  }
}
