/// The endpoints that are known so far, asked for by paths that may spell them in another way.
struct KnownPaths {
  /// The segments of each, by method and number of segments.
  private var paths: [String: [[Substring]]] = [:]
  /// What most paths begin with: `api`, `v2`.
  private let base: [Substring]

  init(_ endpoints: [DeclaredEndpoint]) {
    base = Self.base(of: endpoints.map { Self.segments(of: $0.template) })
    for endpoint in endpoints { insert(endpoint) }
  }

  /// Adds an endpoint.
  mutating func insert(_ endpoint: DeclaredEndpoint) {
    let segments = withoutBase(Self.segments(of: endpoint.template))
    paths["\(endpoint.method) \(segments.count)", default: []].append(segments)
  }

  /// Whether an endpoint is one of them: its parameters may have other names or a sample's values, and the part that
  /// all paths begin with may be missing.
  func contains(_ endpoint: DeclaredEndpoint) -> Bool {
    let segments = withoutBase(Self.segments(of: endpoint.template))
    return (paths["\(endpoint.method) \(segments.count)"] ?? []).contains { known in
      zip(segments, known).allSatisfy { segment, other in
        segment == other
          || (other.contains("{") && (segment.contains("{") || Identifier.isOne(segment)))
      }
    }
  }

  /// The parameters that are a whole segment, each with the path before it, its own parameters unnamed.
  static func places(of template: PathTemplate) -> [(place: String, name: String)] {
    var places: [(String, String)] = []
    var before = ""
    for segment in segments(of: template) {
      if segment.hasPrefix("{"), segment.hasSuffix("}") {
        places.append((before, String(segment.dropFirst().dropLast())))
        before += "/{}"
      } else {
        before += "/" + segment
      }
    }
    return places
  }

  /// Whether a sample's path is one of them behind some more segments, and but for a format at its end:
  /// `/api/3/books/12.json` for `/books/{id}`.
  func containsBehindBase(_ endpoint: DeclaredEndpoint) -> Bool {
    if isBehindBase(endpoint.template, method: endpoint.method) { return true }
    var template = endpoint.template
    for format in [".json", ".xml"] where template.path.hasSuffix(format) {
      template.path.removeLast(format.utf8.count)
    }
    return template.path != endpoint.template.path
      && isBehindBase(template, method: endpoint.method)
  }

  private func isBehindBase(_ template: PathTemplate, method: String) -> Bool {
    let segments = Self.segments(of: template)
    return (0..<min(3, segments.count)).contains { count in
      var shorter = template
      shorter.path = "/" + segments.dropFirst(count).joined(separator: "/")
      return contains(DeclaredEndpoint(method: method, template: shorter))
    }
  }

  /// The path with `{}` for each parameter.
  static func unnamed(_ template: PathTemplate) -> String {
    segments(of: template).map { segment in
      guard let open = segment.firstIndex(of: "{"), let close = segment.lastIndex(of: "}") else {
        return String(segment)
      }
      return segment[..<open] + "{}" + segment[segment.index(after: close)...]
    }.joined(separator: "/")
  }

  private static func segments(of template: PathTemplate) -> [Substring] {
    template.path.parts(separatedBy: UInt8(ascii: "/"))
  }

  private func withoutBase(_ segments: [Substring]) -> [Substring] {
    segments.starts(with: base) ? Array(segments.dropFirst(base.count)) : segments
  }

  /// The first segments that nine in ten paths share; a resource's name is none of them.
  private static func base(of paths: [[Substring]]) -> [Substring] {
    guard paths.count >= 3 else { return [] }
    var base: [Substring] = []
    while true {
      var counts: [String: Int] = [:]
      for path in paths where path.count > base.count + 1 && path.starts(with: base) {
        counts[String(path[base.count]), default: 0] += 1
      }
      // Of two that are as frequent none is.
      guard let next = counts.first(where: { $0.value * 10 >= paths.count * 9 }),
        !next.key.contains("{")
      else { return base }
      base.append(Substring(next.key))
    }
  }
}
