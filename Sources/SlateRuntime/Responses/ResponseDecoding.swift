import HTTPTypes

extension APIClient {
  /// The value that a response's body holds.
  ///
  /// - Throws: ``APIError`` of kind ``APIError/Kind/decoding``.
  func decode<Value: Decodable>(_ type: Value.Type, from exchange: Exchange) throws -> Value {
    if exchange.body.isEmpty, let none = JSONValue.null as? Value {
      // Where any JSON will do, an empty body is no failure.
      return none
    }
    if exchange.mayBeWithoutAttributes,
      let value = try? JSONCoding.decode(type, from: Array("{}".utf8))
    {
      // Models survive missing attributes, so the empty object is a model of which nothing is known.
      return value
    }
    do {
      guard let envelope = exchange.call.envelope, let key = Enveloped<Value>.nameKey else {
        return try JSONCoding.decode(type, from: exchange.body)
      }
      return try JSONCoding.decode(
        Enveloped<Value>.self, from: exchange.body, userInfo: [key: envelope]
      ).value
    } catch {
      // Where text is promised, or nothing is said, what came is what there is.
      if exchange.call.envelope == nil, let text = exchange.plainText,
        let value = text as? Value ?? JSONValue.string(text) as? Value
      {
        return value
      }
      throw decodingFailure(error, of: type, in: exchange)
    }
  }

  /// Fetches one page of a list.
  ///
  /// - Parameters:
  ///   - call: The call that lists.
  ///   - path: Path and query from a link to a page; nil for the first one.
  /// - Throws: ``APIError``, or `CancellationError`.
  func page<Item: Decodable & Sendable>(
    _ call: APICall, path: String?, as type: Item.Type = Item.self
  ) async throws -> Page<Item> {
    let exchange = try await perform(call, path: path)
    let body = try pageBody(of: Item.self, in: exchange)
    let headers = exchange.head.headerFields
    let next =
      call.paging.map {
        $0.link(from: exchange.path, body.marks, count: body.count, headers: headers)
      } ?? body.next
    let isMadeUp = call.paging.map { !$0.followsLinks } ?? false
    return Page(
      items: body.items, totalCount: body.totalCount, next: next, previous: body.previous,
      limit: body.limit, offset: body.offset, headers: headers, path: exchange.path,
      fingerprint: isMadeUp ? exchange.body.hashValue : nil)
  }

  private func pageBody<Item: Decodable & Sendable>(
    of type: Item.Type, in exchange: Exchange
  ) throws -> PageBody<Item> {
    if exchange.head.status == .noContent { return PageBody() }
    if let paging = exchange.call.paging {
      // A list that was promised in an object may arrive as it is, and is one page then.
      var paging = paging
      if exchange.startsArray { paging.items = nil }
      return try pageBody(in: exchange, PageBody<Item>.pagingKey, paging)
    }
    if exchange.startsArray || description.listEnvelope == nil {
      return PageBody(try decode(ListItems<Item>.self, from: exchange))
    }
    return try pageBody(in: exchange, PageBody<Item>.envelopeKey, description.listEnvelope)
  }

  private func pageBody<Item: Decodable & Sendable>(
    in exchange: Exchange, _ key: CodingUserInfoKey?, _ value: any Sendable
  ) throws -> PageBody<Item> {
    var userInfo: [CodingUserInfoKey: any Sendable] = [:]
    if let key { userInfo[key] = value }
    do {
      return try JSONCoding.decode(PageBody<Item>.self, from: exchange.body, userInfo: userInfo)
    } catch {
      throw decodingFailure(error, of: PageBody<Item>.self, in: exchange)
    }
  }

  private func decodingFailure(
    _ error: any Error, of type: Any.Type, in exchange: Exchange
  ) -> APIError {
    let mismatch = mismatch(error, of: type, in: exchange.body)
    let failure = APIError(
      operation: exchange.call.operation, kind: .decoding,
      message: redacted(
        mismatch?.description ?? exchange.notJSON), status: exchange.head.status,
      headers: exchange.head.headerFields, body: exchange.body, mismatch: mismatch)
    CallLog(self, exchange.call, target: exchange.path).failed(failure)
    return failure
  }

  /// What in the JSON is not as promised; nil where the text is no JSON at all.
  func mismatch(_ error: any Error, of type: Any.Type, in body: [UInt8]) -> DecodingMismatch? {
    if let mismatch = error as? DecodingMismatch { return mismatch }
    guard let error = error as? DecodingError,
      let json = try? JSONCoding.decode(JSONValue.self, from: body)
    else { return nil }
    return DecodingMismatch(error, base: [], json: json, type: type, place: nil)
  }
}

extension Exchange {
  /// The body as it is, where it is text that is no JSON and no page: `connected`, or a document in XML.
  fileprivate var plainText: String? {
    let type = head.headerFields[.contentType]?.lowercased() ?? ""
    guard !body.isEmpty, !type.contains("json"), !type.contains("html") else { return nil }
    return String(validating: body, as: UTF8.self)
  }

  /// What to say about a body that is no JSON.
  fileprivate var notJSON: String {
    if body.isEmpty { return "the body is empty, where JSON is promised" }
    let type = head.headerFields[.contentType].map { " (its type is \($0))" } ?? ""
    return "the body is not JSON\(type)"
  }
}
