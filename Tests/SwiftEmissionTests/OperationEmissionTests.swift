import APISchema
import SwiftEmission
import Testing

@Suite("Operations")
struct OperationEmissionTests {
  private let shop = EmittedText(Bookshop.schema)

  @Test("a list is a sequence, whose filters are optional")
  func list() {
    #expect(
      shop.declaration("public func list(") == """
        /// Lists all books, e.g. those in print.
        ///
        /// Returns a list of `Book` objects.
        ///
        /// - Parameters:
        ///   - binding: Filter by binding.
        ///   - publishedOnOrAfter: Published on this day or later.
        ///   - publishedOnOrBefore: `published__lte` in the query.
        ///   - pagesAbove: `pages__gt` in the query.
        ///   - in: `in` in the query.
        /// - Returns: The ``Book`` objects, fetched page by page while they are iterated. Iterating
        ///   throws `APIError`.
        ///
        /// From “List all books” in includes/book.md.
        public func list(
          binding: Binding? = nil,
          publishedOnOrAfter: Date? = nil,
          publishedOnOrBefore: Date? = nil,
          pagesAbove: Int? = nil,
          in: [String]? = nil
        ) -> PagedSequence<Book> {
          var call = APICall("books.list", .get, from: "includes/book.md:40")
          call.appendPath("/api/shop/v1/")
          call.appendNamespace()
          call.appendPath("book/")
          call.addQuery("binding", binding)
          call.addQueryDate("published__gte", publishedOnOrAfter, .day)
          call.addQueryDate("published__lte", publishedOnOrBefore, .day)
          call.addQuery("pages__gt", pagesAbove)
          call.addQuery("in", `in`)
          return api.list(call)
        }
        """)
  }

  @Test("what a request needs comes first, and defaults are the server's")
  func create() {
    #expect(
      shop.declaration("public func create(") == """
        /// Adds a book to the shop.
        ///
        /// It is not on sale yet.
        ///
        /// - Parameters:
        ///   - title: The title.
        ///   - subtitle: What stands below the title.
        ///   - binding: How the book is bound. The server's default: `paperback`.
        ///   - published: The day of publication. Required if `subtitle` is omitted.
        ///   - prices: `prices` in the body. The server's default: `[]`.
        /// - Returns: The ``Book``, with the status and the headers that it came with.
        /// - Throws: `APIError`, unless the server accepts the request.
        ///
        /// From “Add a book” in includes/book.md.
        @discardableResult
        public func create(
          title: String,
          subtitle: String? = nil,
          binding: Binding? = nil,
          published: Date? = nil,
          prices: [Price]? = nil
        ) async throws -> Response<Book> {
          var call = APICall("books.create", .post, from: "includes/book.md:80")
          call.appendPath("/api/shop/v1/")
          call.appendNamespace()
          call.appendPath("book/")
          call.setBody("title", title)
          call.setBody("subtitle", subtitle)
          call.setBody("binding", binding)
          call.setBodyDate("published", published, .day)
          call.setBody("prices", prices)
          return try await api.send(call)
        }
        """)
  }

  @Test("path parameters come in the template's order, several in one segment if need be")
  func path() {
    #expect(
      shop.declaration("public func get(") == """
        /// Get a book.
        ///
        /// - Parameters:
        ///   - publisherName: The publisher's name.
        ///   - isbn: `isbn` in the path.
        /// - Returns: The ``Book``, with the status and the headers that it came with.
        /// - Throws: `APIError`, unless the server accepts the request.
        ///
        /// From “Get a book” in includes/book.md.
        public func get(publisherName: String, isbn: String) async throws -> Response<Book> {
          var call = APICall("books.get", .get, from: "includes/book.md:60")
          call.appendPath("/api/shop/v1/")
          call.appendNamespace()
          call.appendPath("book/")
          call.appendSegment(publisherName)
          call.appendPath("/")
          call.appendSegment(isbn)
          call.appendPath(".json")
          return try await api.send(call)
        }
        """)
  }

  @Test("a name in the path keeps its label, the one in the body is new")
  func sameNames() {
    #expect(
      shop.declaration("public func rename(") == """
        /// Rename a shelf.
        ///
        /// - Parameters:
        ///   - name: `name` in the path.
        ///   - newName: `name` in the body.
        ///   - call: `call` in the body.
        /// - Returns: Any JSON, or nil where the server answers without a body: the reference does not
        ///   say.
        /// - Throws: `APIError`, unless the server accepts the request.
        ///
        /// From “Rename a shelf” in includes/book.md.
        @discardableResult
        public func rename(
          name: String,
          newName: String,
          call callValue: String? = nil
        ) async throws -> Response<JSONValue?> {
          var call = APICall("books.rename", .patch, from: "includes/book.md:100")
          call.appendPath("/api/shop/v1/shelf/")
          call.appendSegments(name)
          call.appendPath("/")
          call.setBody("name", newName)
          call.setBody("call", callValue)
          return try await api.send(call)
        }
        """)
  }

  @Test("a call may go without credentials and come back without a body")
  func unauthenticated() {
    #expect(
      shop.declaration("public func `import`(") == """
        /// Import books.
        ///
        /// - Parameter shopMode: `X-Shop-Mode` among the headers.
        /// - Returns: The status and the headers; there is no body.
        /// - Throws: `APIError`, unless the server accepts the request.
        ///
        /// From “Import books” in includes/book.md.
        @discardableResult
        public func `import`(shopMode: String? = nil) async throws -> Response<NoContent> {
          var call = APICall("books.import", .post, from: "includes/book.md:120", authenticated: false)
          call.appendPath("/api/shop/v1/import/")
          call.setHeader("X-Shop-Mode", shopMode)
          return try await api.sendEmpty(call)
        }
        """)
  }

  @Test("a stream of messages opens when it is iterated, a session at once")
  func streams() {
    let follow = shop.declaration("public func follow(")
    #expect(follow.contains("reconnects: Bool = true) -> MessageStream<FeedMessage> {"))
    #expect(follow.contains("call.addQuery(\"tail\", tail)"))
    #expect(follow.contains("return api.messages(call, reconnects: reconnects)"))
    let chat = shop.declaration("public func chat(")
    #expect(chat.contains("public func chat() async throws -> TextSession {"))
    #expect(chat.contains("return try await api.textSession(call)"))
  }

  @Test("links to other parts of the reference become symbols")
  func links() {
    #expect(shop.declaration("public func place(").contains("(see ``OrderLine``)"))
    let group = shop.declaration("public struct Books")
    #expect(group.contains("It has ``Author`` and nothing."))
  }

  @Test("a deletion may answer with the object or with nothing")
  func deletion() {
    let cancel = shop.declaration("public func cancel(")
    #expect(cancel.contains("public func cancel(uuid: String) async throws -> Response<Order?> {"))
    #expect(cancel.contains("/// - Parameter uuid: The UUID of the order to cancel."))
  }
}
