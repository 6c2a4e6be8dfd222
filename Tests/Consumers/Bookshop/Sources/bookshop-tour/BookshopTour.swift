import Bookshop
import SlateRuntime

/// Calls everything that the bookshop's client can do, and prints what comes back.
@main
enum BookshopTour {
  static func main() async throws {
    let shop = BookshopClient(
      credentials: .token("till-1"), transport: ShopInMemory(), streamTransport: FeedInMemory())
    for try await book in shop.books.list(state: .inStock) {
      print("book: \(book.title), \(book.price ?? 0), \(book.state)")
    }
    let emma = try await shop.books.get(isbn: "9780141439587")
    print("get: \(emma.title), status \(emma.status.code)")
    let rating = try await shop.ratings.rate(isbn: emma.isbn, stars: 5, reader: "Jo")
    print("rating: \(rating.stars ?? 0) by \(rating.reader)")
    let order = try await shop.orders.place(isbn: emma.isbn, gift: true)
    print("order: \(order.id ?? 0), \(order.total ?? 0)")
    for try await event in shop.arrivals.listen(reconnects: false) {
      print("arrival: \(event.copies ?? 0) on shelf \(event.shelf)")
    }
    do {
      _ = try await shop.books.get(isbn: "0")
    } catch let error as APIError {
      print("error: \(error.status?.code ?? 0)")
    }
  }
}
