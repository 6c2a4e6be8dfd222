import HTTPTypes

/// One page of a list.
public struct Page<Item: Sendable>: Sendable {
  /// The items in the server's order.
  public let items: [Item]

  /// How many items all pages hold; nil where the server does not say.
  public let totalCount: Int?

  /// The server's link to the next page; nil on the last one.
  public let next: String?

  /// The server's link to the page before; nil on the first one.
  public let previous: String?

  /// How many items a page holds at most; nil where the server does not say.
  public let limit: Int?

  /// How many items stand before the page; nil where the server does not say.
  public let offset: Int?

  /// The response's headers.
  public let headers: HTTPFields

  /// The path and query that the page was fetched from.
  let path: String

  /// A number that pages with the same body share, where the client made ``next`` up itself; else nil.
  let fingerprint: Int?
}

/// The items of a page. Null among them is left out, unless the items may be any JSON.
struct ListItems<Item: Decodable>: Decodable {
  var items: [Item]
  /// How many there were with those that are left out: what the server counts.
  var count: Int

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do {
      // An array without null, as all but a few are, is decoded in one step.
      items = try container.decode([Item].self)
      count = items.count
    } catch {
      guard let some = try? container.decode([Item?].self), some.contains(where: { $0 == nil })
      else { throw error }
      items = some.compactMap { $0 }
      count = some.count
    }
  }
}

/// The JSON of one page: an envelope, or a bare array.
struct PageBody<Item: Decodable & Sendable>: Decodable {
  var items: [Item] = []
  /// How many items the server sent.
  var count = 0
  var totalCount: Int?
  var next: String?
  var previous: String?
  var limit: Int?
  var offset: Int?

  var marks = PageMarks()

  static var pagingKey: CodingUserInfoKey? {
    CodingUserInfoKey(rawValue: "SlateRuntime.paging")
  }

  static var envelopeKey: CodingUserInfoKey? {
    CodingUserInfoKey(rawValue: "SlateRuntime.envelope")
  }

  init() {}

  init(_ list: ListItems<Item>) { take(list) }

  private mutating func take(_ list: ListItems<Item>?) {
    items = list?.items ?? []
    count = list?.count ?? 0
  }

  init(from decoder: any Decoder) throws {
    if let key = Self.pagingKey, let paging = decoder.userInfo[key] as? ListPaging {
      try read(decoder, paging)
      return
    }
    guard let key = Self.envelopeKey, let envelope = decoder.userInfo[key] as? ListEnvelope else {
      take(try ListItems(from: decoder))
      return
    }
    let container = try decoder.container(keyedBy: AttributeKey.self)
    take(try container.value(at: envelope.items))
    totalCount = try container.value(at: envelope.totalCount)
    next = try container.value(at: envelope.next)
    previous = try container.value(at: envelope.previous)
    limit = try container.value(at: envelope.limit)
    offset = try container.value(at: envelope.offset)
  }
}

extension PageBody {
  private mutating func read(_ decoder: any Decoder, _ paging: ListPaging) throws {
    guard let path = paging.items else {
      let container = try decoder.singleValueContainer()
      take(try container.decode(ListItems<Item>.self))
      marks = PageMarks(paging) { _ in
        nil
      } last: {
        (try? container.decode([JSONValue].self))?.last
      }
      return
    }
    let container = try decoder.container(keyedBy: AttributeKey.self)
    take(try container.value(at: path))
    marks = PageMarks(paging) { path in
      (try? container.value(at: path) as JSONValue?) ?? nil
    } last: {
      ((try? container.value(at: path) as [JSONValue]?) ?? nil)?.last
    }
    totalCount = marks.totalCount
  }
}

extension KeyedDecodingContainer<AttributeKey> {
  /// The value at a dotted path; nil where the path leads nowhere or to null.
  fileprivate func value<Value: Decodable>(at path: String?) throws -> Value? {
    guard let path else { return nil }
    var container = self
    var names = path.split(separator: ".")
    guard let last = names.popLast() else { return nil }
    for name in names {
      let key = AttributeKey(String(name))
      guard container.contains(key), try !container.decodeNil(forKey: key) else { return nil }
      container = try container.nestedContainer(keyedBy: AttributeKey.self, forKey: key)
    }
    return try container.decodeIfPresent(Value.self, forKey: AttributeKey(String(last)))
  }
}
