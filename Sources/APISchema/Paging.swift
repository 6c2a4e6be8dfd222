import SlateDiagnostics

/// How the pages of one operation's list follow each other.
public struct Paging: Hashable, Sendable, Codable {
  /// Where the next page comes from.
  public enum Style: String, Hashable, Sendable, Codable {
    /// The body holds a link to it, at ``Paging/path``.
    case link
    /// The `Link` header holds a link to it.
    case linkHeader
    /// The body holds the value, at ``Paging/path``, that ``Paging/parameter`` gets: a cursor, or a page's number.
    case value
    /// ``Paging/parameter`` is the number of the page.
    case page
    /// ``Paging/parameter`` is the number of items before the page.
    case offset
    /// ``Paging/parameter`` is an attribute of the last item, at ``Paging/path`` in it.
    case lastItem
  }

  /// Where the next page comes from.
  public var style: Style
  /// The path of the items in the body: `data`; nil where the body is the list.
  public var items: String?
  /// The path of the link, of the value or of the item's attribute.
  public var path: String?
  /// The query parameter that tells the pages apart.
  public var parameter: String?
  /// The number of the first page, where it is not 1.
  public var first: Int?
  /// The path of the count of all items.
  public var totalCount: String?
  /// The path of the count of all pages.
  public var totalPages: String?
  /// The path of the truth that there are further pages.
  public var more: String?

  /// Creates a way from page to page.
  public init(
    style: Style, items: String? = nil, path: String? = nil, parameter: String? = nil,
    first: Int? = nil, totalCount: String? = nil, totalPages: String? = nil, more: String? = nil
  ) {
    self.style = style
    self.items = items
    self.path = path
    self.parameter = parameter
    self.first = first
    self.totalCount = totalCount
    self.totalPages = totalPages
    self.more = more
  }
}
