/// How the pages of a list follow each other, where the API has no ``ListEnvelope`` for all of its lists.
///
/// Every path is a key of the body, or keys joined by dots: `meta.next_page`.
public struct ListPaging: Hashable, Sendable {
  /// Where the next page comes from.
  public enum Next: Hashable, Sendable {
    /// Nowhere: the list comes as a whole.
    case nothing
    /// The body holds a link to it.
    case link(at: String)
    /// The `Link` header holds a link to it: `<…?page=2>; rel="next"`.
    case linkHeader
    /// The body holds what a query parameter gets: a cursor, or a page's number. A link there is followed.
    case value(of: String, at: String)
    /// A query parameter is the number of the page, counted from `first`.
    case page(String, first: Int = 1)
    /// A query parameter is the number of items before the page.
    case offset(String)
    /// A query parameter gets an attribute of the last item.
    case lastItem(String, attribute: String)
  }

  /// The path of the items; nil where the body is the list.
  public var items: String?
  /// Where the next page comes from.
  public var next: Next
  /// The path of the count of all items.
  public var totalCount: String?
  /// The path of the count of all pages.
  public var totalPages: String?
  /// The path of the truth that there are further pages.
  public var more: String?

  /// Creates a way from page to page.
  public init(
    items: String? = nil, next: Next, totalCount: String? = nil, totalPages: String? = nil,
    more: String? = nil
  ) {
    self.items = items
    self.next = next
    self.totalCount = totalCount
    self.totalPages = totalPages
    self.more = more
  }
}
