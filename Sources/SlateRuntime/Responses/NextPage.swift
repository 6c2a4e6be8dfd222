import HTTPTypes

/// What a page's body says about its place among the pages.
struct PageMarks: Sendable {
  /// The link or the value that leads to the next page.
  var next: String?
  /// How many items all pages hold.
  var totalCount: Int?
  /// How many pages there are.
  var totalPages: Int?
  /// Whether there are further pages.
  var more: Bool?

  init() {}

  /// Reads them; what is missing or of another kind than promised says nothing.
  ///
  /// - Parameters:
  ///   - value: What stands at a path of the body.
  ///   - last: The last item.
  init(_ paging: ListPaging, value: (String) -> JSONValue?, last: () -> JSONValue?) {
    totalCount = paging.totalCount.flatMap(value)?.intValue
    totalPages = paging.totalPages.flatMap(value)?.intValue
    more = paging.more.flatMap(value)?.boolValue
    switch paging.next {
    case .link(let path), .value(_, let path): next = value(path).flatMap { Self.text($0) }
    case .lastItem(_, let attribute): next = last()?[attribute].flatMap { Self.text($0) }
    case .nothing, .linkHeader, .page, .offset: break
    }
  }

  /// The value as a query has it; nil for what leads nowhere: null, false and the empty text.
  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): return text.isEmpty ? nil : text
    case .integer(let number): return String(number)
    default: return nil
    }
  }
}

extension ListPaging {
  /// The link to the page behind one; nil behind the last one.
  ///
  /// - Parameters:
  ///   - path: Path and query that the page was fetched from.
  ///   - marks: What its body says.
  ///   - count: How many items it has.
  ///   - headers: The headers that it came with.
  func link(from path: String, _ marks: PageMarks, count: Int, headers: HTTPFields) -> String? {
    switch next {
    case .nothing: return nil
    case .link: return marks.next
    case .linkHeader: return HTTPField.Name("Link").flatMap { Self.next(in: headers[values: $0]) }
    default: break
    }
    guard marks.more != false else { return nil }
    switch next {
    case .nothing, .link, .linkHeader: return nil
    case .value(let parameter, _):
      guard let value = marks.next else { return nil }
      if value.contains("://") || value.hasPrefix("/") || value.hasPrefix("?") { return value }
      return Self.path(path, with: parameter, value)
    case .page(let parameter, let first):
      let current = Self.number(parameter, in: path) ?? first
      if count == 0 || marks.totalPages.map({ current - first + 1 >= $0 }) ?? false { return nil }
      return Self.path(path, with: parameter, String(current + 1))
    case .offset(let parameter):
      let following = (Self.number(parameter, in: path) ?? 0) + count
      if count == 0 || marks.totalCount.map({ following >= $0 }) ?? false { return nil }
      return Self.path(path, with: parameter, String(following))
    case .lastItem(let parameter, _):
      guard count > 0, let value = marks.next else { return nil }
      return Self.path(path, with: parameter, value)
    }
  }

  /// Whether the server gives the links: then it knows the end, and a repeated page is a fault of its.
  var followsLinks: Bool {
    switch next {
    case .nothing, .link, .linkHeader: true
    case .value, .page, .offset, .lastItem: false
    }
  }

  /// The number that a parameter has in a query; one at the end of what can be counted is none.
  private static func number(_ parameter: String, in path: String) -> Int? {
    for item in query(of: path) where name(of: item) == PercentEncoding.query(parameter) {
      return Int(item.dropFirst(name(of: item).count + 1)).flatMap { $0 < 1 << 40 ? $0 : nil }
    }
    return nil
  }

  /// A path and query in which a parameter has another value.
  private static func path(_ path: String, with parameter: String, _ value: String) -> String {
    let wanted = PercentEncoding.query(parameter)
    var items = query(of: path).filter { name(of: $0) != wanted }.map(String.init)
    items.append("\(wanted)=\(PercentEncoding.query(value))")
    return "\(path.prefix { $0 != "?" })?\(items.joined(separator: "&"))"
  }

  private static func query(of path: String) -> [Substring] {
    guard let mark = path.firstIndex(of: "?") else { return [] }
    return path[path.index(after: mark)...].split(separator: "&")
  }

  private static func name(of item: Substring) -> Substring { item.prefix { $0 != "=" } }

  /// The link of the relation `next` among the values of `Link` headers (RFC 8288).
  static func next(in headers: [String]) -> String? {
    for header in headers {
      var rest = header[...]
      while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
        let link = rest[rest.index(after: open)..<close]
        rest = rest[rest.index(after: close)...]
        let parameters = rest.prefix { $0 != "<" }
        for parameter in parameters.split(whereSeparator: { $0 == ";" || $0 == "," }) {
          let words = parameter.split(whereSeparator: { $0 == "=" || $0 == "\"" || $0 == " " })
          if words.first?.lowercased() == "rel",
            words.dropFirst().contains(where: { $0.lowercased() == "next" })
          {
            return String(link)
          }
        }
      }
    }
    return nil
  }
}
