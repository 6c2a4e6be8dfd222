/// A list that the server hands out in pages, which are fetched as their items are needed.
///
/// Each iteration starts anew at the first page. Iterating throws ``APIError`` where a page cannot be
/// fetched, leads to another server, or was fetched before.
public struct PagedSequence<Item: Decodable & Sendable>: AsyncSequence, Sendable {
  /// An item of the list.
  public typealias Element = Item

  private let client: APIClient
  private let call: APICall

  init(client: APIClient, call: APICall) {
    self.client = client
    self.call = call
  }

  /// Fetches the first page.
  ///
  /// - Returns: The page with the total count, where the server says it.
  /// - Throws: ``APIError``, or `CancellationError`.
  public func firstPage() async throws -> Page<Item> {
    try await client.page(call, path: nil)
  }

  /// Fetches all pages.
  ///
  /// - Throws: ``APIError``, or `CancellationError`.
  public func all() async throws -> [Item] {
    var items: [Item] = []
    var pages = PageIterator<Item>(client: client, call: call)
    while let page = try await pages.next() { items += page.items }
    return items
  }

  /// The pages themselves.
  public var pages: PageSequence<Item> {
    PageSequence(client: client, call: call)
  }

  /// Starts at the first page; nothing is fetched before the first item is asked for.
  public func makeAsyncIterator() -> Iterator {
    Iterator(pages: PageIterator(client: client, call: call))
  }

  /// Walks through the items.
  public struct Iterator: AsyncIteratorProtocol {
    var pages: PageIterator<Item>
    private var items: [Item] = []
    private var index = 0

    init(pages: PageIterator<Item>) {
      self.pages = pages
    }

    /// The next item, from the next page where the current one is used up.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public mutating func next() async throws -> Item? {
      while index == items.count {
        guard let page = try await pages.next() else { return nil }
        items = page.items
        index = 0
      }
      defer { index += 1 }
      return items[index]
    }
  }
}

/// The pages of a list, each fetched when it is asked for.
public struct PageSequence<Item: Decodable & Sendable>: AsyncSequence, Sendable {
  /// A page of the list.
  public typealias Element = Page<Item>

  fileprivate let client: APIClient
  fileprivate let call: APICall

  /// Starts at the first page.
  public func makeAsyncIterator() -> PageIterator<Item> {
    PageIterator(client: client, call: call)
  }
}

/// Walks through the pages of a list.
public struct PageIterator<Item: Decodable & Sendable>: AsyncIteratorProtocol {
  private let client: APIClient
  private let call: APICall
  private var state = State.beforeFirst
  private var seen: Set<String> = []
  private var last: Int?
  private var count = 0

  private enum State {
    case beforeFirst
    case before(path: String)
    case ended
  }

  init(client: APIClient, call: APICall) {
    self.client = client
    self.call = call
  }

  /// The next page; nil after the last one.
  ///
  /// - Throws: ``APIError``, or `CancellationError`; after that, there are no further pages.
  public mutating func next() async throws -> Page<Item>? {
    let path: String?
    switch state {
    case .beforeFirst: path = nil
    case .before(let next): path = next
    case .ended: return nil
    }
    // An error ends the iteration, so the end is assumed until there is a page.
    state = .ended
    let page = try await client.page(call, path: path, as: Item.self)
    seen.insert(page.path)
    // A server that does not know the parameter sends the same page for ever.
    if let fingerprint = page.fingerprint {
      if fingerprint == last { return nil }
      last = fingerprint
      count += page.items.count
      if let total = page.totalCount, count >= total { return page }
    }
    if let next = page.next, !next.isEmpty {
      guard let nextPath = client.restPath(of: next, from: page.path) else {
        throw APIError(
          operation: call.operation, kind: .refusedLink,
          message: "the next page is on another server, where credentials do not go")
      }
      guard !seen.contains(nextPath) else {
        throw APIError(
          operation: call.operation, kind: .refusedLink,
          message: "the next page is one that was fetched before")
      }
      state = .before(path: nextPath)
    }
    return page
  }
}
