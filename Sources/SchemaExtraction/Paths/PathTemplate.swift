/// The path of an endpoint as a reference declares it, in one spelling for all references.
///
/// References write a parameter as `(uuid)`, `{id}`, `<ID>`, `:id`, `[id]`, `{{id}}`, `$id` or `%id%`,
/// and an optional part as `[optional_namespace/]` or `(optional_namespace/)`. Here the first is `{id}`
/// in ``path``, and the second is left out of it.
public struct PathTemplate: Hashable, Sendable {
  /// A parameter and the segment it stands in.
  public struct Parameter: Hashable, Sendable {
    /// Its name, unique in the path: `uuid`, `provider.name`.
    public var name: String
    /// How many segments of ``PathTemplate/path`` stand before its own.
    public var segmentIndex: Int

    /// Creates a parameter.
    public init(name: String, segmentIndex: Int) {
      self.name = name
      self.segmentIndex = segmentIndex
    }
  }

  /// A part that may be left out, and is left out of ``PathTemplate/path``.
  public struct OptionalSegment: Hashable, Sendable {
    /// Its name: `optional_namespace`.
    public var name: String
    /// How many segments of ``PathTemplate/path`` stand before it.
    public var segmentIndex: Int

    /// Creates an optional part.
    public init(name: String, segmentIndex: Int) {
      self.name = name
      self.segmentIndex = segmentIndex
    }
  }

  /// A parameter that stood more than once in the path, with the name it got.
  public struct Renaming: Hashable, Sendable {
    /// The name in the reference.
    public var original: String
    /// The name in ``PathTemplate/path``.
    public var unique: String

    /// Creates a renaming.
    public init(original: String, unique: String) {
      self.original = original
      self.unique = unique
    }
  }

  /// The path with a slash before it, every parameter as `{name}`, without host and query:
  /// `/api/infra/v1/nodecluster/{uuid}/`. A slash at its end is there when the reference has it.
  public var path: String
  /// The parameters, in their order.
  public var parameters: [Parameter]
  /// The optional parts, in their order.
  public var optionalSegments: [OptionalSegment]
  /// Scheme and host, or what stands in their place: `https://api.example.com`, `{{base_url}}`.
  public var host: String?
  /// The query that is declared with the path.
  public var query: [QueryItem]
  /// The parameters that had to be renamed, since a path cannot have one name twice.
  public var renamings: [Renaming]

  /// The optional part; the first where there are several.
  public var optionalSegment: OptionalSegment? { optionalSegments.first }

  /// Adds what another template of the same endpoint has in its query.
  ///
  /// - Parameter known: Names that are told elsewhere.
  mutating func addQuery(of other: PathTemplate, besides known: Set<String> = []) {
    let names = known.union(query.map(\.name))
    query += other.query.filter { !names.contains($0.name) }
  }

  /// Reads a template; nil for a text that is none, such as one with spaces between its words.
  public init?(parsing text: some StringProtocol) {
    var parser = PathTemplateParser()
    guard let template = parser.parse(String(text)) else { return nil }
    self = template
  }

  /// The name of a parameter with the word for what stands before it: `pet_id` for `id` behind `pets`; nil where nothing
  /// or another parameter stands there.
  static func name(_ name: String, behind segment: String?) -> String? {
    guard let segment, !segment.utf8.contains(UInt8(ascii: "{")) else { return nil }
    let words = Words(segment).singular.words
    guard (1...4).contains(words.count), words.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIWord) }),
      words[0].utf8.first.map(SampleCursor.isLetter) ?? false
    else { return nil }
    return (words + [name]).joined(separator: "_")
  }

  /// The parameter that a row means by the word for what stands before it and its name: `user_id` for the `id` behind
  /// `users`.
  func parameter(calledByPlace name: String) -> String? {
    let wanted = Words(name).words
    guard wanted.count > 1 else { return nil }
    let segments = path.split(separator: "/")
    return parameters.first { parameter in
      guard parameter.segmentIndex > 0, parameter.segmentIndex <= segments.count,
        let full = Self.name(
          parameter.name, behind: String(segments[parameter.segmentIndex - 1]))
      else { return false }
      return Words(full).words == wanted
    }?.name
  }

  /// The parameters that stand in the path under one name, in their order, each with what stands before it.
  func parameters(written name: String) -> [(name: String, segment: Words)] {
    let unique = Set(renamings.lazy.filter { $0.original == name }.map(\.unique))
    guard !unique.isEmpty else { return [] }
    let segments = path.split(separator: "/")
    return parameters.compactMap { parameter in
      guard parameter.name == name || unique.contains(parameter.name) else { return nil }
      let before = parameter.segmentIndex > 0 && parameter.segmentIndex <= segments.count
      return (
        parameter.name,
        Words(before ? String(segments[parameter.segmentIndex - 1]) : "").singular
      )
    }
  }

  /// Gives a parameter another name, unless that one is taken.
  mutating func rename(_ name: String, to other: String) {
    guard !parameters.contains(where: { $0.name == other }),
      let index = parameters.firstIndex(where: { $0.name == name })
    else { return }
    parameters[index].name = other
    path = path.replacing("{\(name)}", with: "{\(other)}")
  }

  init(path: String, host: String?, query: [QueryItem]) {
    self.path = path
    self.parameters = []
    self.optionalSegments = []
    self.host = host
    self.query = query
    self.renamings = []
  }
}

/// A parameter of a query string: `page=2`, `from={date}`.
public struct QueryItem: Hashable, Sendable {
  /// Its name.
  public var name: String
  /// Its sample value; nil where there is none.
  public var value: String?
  /// What stands in place of a value, without its brackets: `date`.
  public var placeholder: String?

  /// Creates an item.
  public init(name: String, value: String? = nil, placeholder: String? = nil) {
    self.name = name
    self.value = value
    self.placeholder = placeholder
  }
}
