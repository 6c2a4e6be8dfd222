import Bookshop
import SlateRuntime
import SlateURLSession
import Testing

// What the article `GettingStarted` of SlateGenerator shows. The client is the bookshop's golden case.

@Suite("The article on getting started")
struct GettingStartedArticle {
  /// The program. It is not called: there is no bookshop.
  func program() async throws {
    let bookshop = BookshopClient(credentials: .none, transport: URLSessionTransport())
    for try await book in bookshop.books.list(state: .inStock, limit: 10) {
      print(book.title, book.price ?? 0)
    }
  }

  @Test("An order that cannot be fulfilled is an error of a known status")
  func order() async throws {
    let transport = ScriptedTransport([.json("{}", status: .conflict)])
    let bookshop = BookshopClient(credentials: .none, transport: transport)
    do {
      let book = try await bookshop.books.order(
        isbn: "9780141439587", address: "Highbury", gift: true)
      print("\(book.title) is on its way")
    } catch let error as APIError where error.status == .conflict {
      print("It is sold out")
    }
    #expect(await transport.bodies == [#"{"address":"Highbury","gift":true}"#])
    #expect(await transport.requests.first?.path == "/v1/books/9780141439587/order")
  }

  @Test("A list asks for what the caller wants")
  func list() async throws {
    let transport = ScriptedTransport([.json(#"[{"title": "Emma", "price": 9.5}]"#)])
    let bookshop = BookshopClient(credentials: .none, transport: transport)
    let books = try await bookshop.books.list(state: .inStock, limit: 10).all()
    #expect(books.map(\.title) == ["Emma"])
    #expect(await transport.requests.first?.path == "/v1/books?state=in%20stock&limit=10")
  }
}
