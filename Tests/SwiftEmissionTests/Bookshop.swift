import APISchema
import SlateDiagnostics

/// A small bookshop's reference, as the extractor would have read it.
enum Bookshop {
  static var schema: APISchema {
    var schema = APISchema(
      title: "Paper Moon API reference", name: "Paper Moon",
      documentation:
        "The Paper Moon API sells books. Every call goes to `https://api.example.com/`.")
    schema.servers = [
      Server(kind: .rest, url: "https://api.example.com/"),
      Server(kind: .stream, url: "wss://feed.example.com/"),
    ]
    schema.authentication = [
      AuthenticationScheme(kind: .basic, name: "Authorization"),
      AuthenticationScheme(kind: .header, name: "X-Key", prefix: "Token"),
    ]
    schema.environment = [
      EnvironmentVariable(name: "PAPERMOON_USER", role: .user),
      EnvironmentVariable(name: "PAPERMOON_KEY", role: .secret),
      EnvironmentVariable(name: "PAPERMOON_SHOP", role: .namespace),
    ]
    schema.requestHeaders = [Header(name: "Accept", value: "application/json")]
    schema.responseHeaders = [
      ResponseHeader(
        name: "X-PaperMoon-Order-URI", type: .resourceURI("Order"),
        documentation: "The order that a call has led to."),
      ResponseHeader(name: "X-RateLimit-Remaining", type: .integer),
    ]
    schema.listEnvelope = ListEnvelope(
      items: "objects", next: "meta.next", totalCount: "meta.total_count")
    schema.errorBody = ErrorBody(messagePath: "error", properties: [])
    schema.errors = [
      ErrorCode(
        code: 404, name: "Not Found", description: "There is no such book.",
        location: at("errors", 3))
    ]
    schema.pages = [
      PageSummary(name: "index", file: "index.md", title: "Paper Moon"),
      PageSummary(name: "book", file: "includes/book.md", title: "Books"),
      PageSummary(name: "order", file: "includes/order.md", title: "Orders"),
      PageSummary(name: "shop-feed", file: "includes/shop-feed.md", title: "Shop feed"),
      PageSummary(name: "errors", file: "includes/_errors.md", title: "Errors"),
    ]
    schema.groups = [
      OperationGroup(
        id: "books", title: "Books", page: "book",
        documentation: "A book is on sale. It has [authors](model:Author) and [nothing](#nowhere).",
        model: "Book", location: at("book", 1)),
      OperationGroup(id: "orders", title: "Orders", page: "order", location: at("order", 1)),
      OperationGroup(
        id: "feed", title: "Shop feed", page: "shop-feed", location: at("shop-feed", 1)),
    ]
    schema.operations = bookOperations + orderOperations + feedOperations
    schema.models = [
      book, author, price, category, order, orderLine, newOrderLine, feedMessage,
    ]
    schema.enumerations = [orderState, binding]
    return schema
  }

  static func at(_ page: String, _ line: Int) -> SourceLocation {
    switch page {
    case "index": SourceLocation(file: "index.md", line: line)
    case "errors": SourceLocation(file: "includes/_errors.md", line: line)
    default: SourceLocation(file: "includes/\(page).md", line: line)
    }
  }
}

extension Bookshop {
  static let bookOperations: [Operation] = [
    Operation(
      id: "books.list", group: "books", name: "list", title: "List all books",
      documentation: "Lists all books, e.g. those in print. Returns a list of `Book` objects.",
      method: "GET", path: "/api/shop/v1/book/", namespaced: true, namespaceIndex: 3,
      parameters: [
        Parameter(
          name: "binding", in: .query, type: .enumeration("Binding"), required: false,
          description: "Filter by binding"),
        Parameter(
          name: "published__gte", in: .query, type: .date(.day), required: false,
          description: "Published on this day or later"),
        Parameter(
          name: "published__lte", in: .query, type: .date(.day), required: false),
        Parameter(name: "pages__gt", in: .query, type: .integer, required: false),
        Parameter(name: "in", in: .query, type: .array(.string), required: false),
      ],
      response: ResponseShape(kind: .list, type: .model("Book")), location: at("book", 40)),
    Operation(
      id: "books.get", group: "books", name: "get", title: "Get a book",
      method: "GET", path: "/api/shop/v1/book/{publisher.name}/{isbn}.json", namespaced: true,
      namespaceIndex: 3,
      parameters: [
        Parameter(
          name: "publisher.name", in: .path, type: .string, required: true,
          description: "The publisher's name"),
        Parameter(name: "isbn", in: .path, type: .string, required: true),
      ],
      response: ResponseShape(kind: .item, type: .model("Book")), location: at("book", 60)),
    Operation(
      id: "books.create", group: "books", name: "create", title: "Add a book",
      documentation: "Adds a book to the shop. It is not on sale yet.",
      method: "POST", path: "/api/shop/v1/book/", namespaced: true, namespaceIndex: 3,
      body: Body(properties: [
        Parameter(
          name: "subtitle", in: .body, type: .string, required: false,
          description: "What stands below the title"),
        Parameter(
          name: "title", in: .body, type: .string, required: true, description: "The title."),
        Parameter(
          name: "binding", in: .body, type: .enumeration("Binding"), required: false,
          default: "paperback", description: "How the book is bound"),
        Parameter(
          name: "published", in: .body, type: .date(.day), required: false,
          requiredIf: "`subtitle` is omitted", description: "The day of publication"),
        Parameter(
          name: "prices", in: .body, type: .array(.model("Price")), required: false, default: "[]"),
      ]),
      response: ResponseShape(kind: .item, type: .model("Book")), location: at("book", 80)),
    Operation(
      id: "books.rename", group: "books", name: "rename", title: "Rename a shelf",
      method: "PATCH", path: "/api/shop/v1/shelf/{name}/",
      parameters: [
        Parameter(name: "name", in: .path, type: .string, required: true, spansSegments: true)
      ],
      body: Body(properties: [
        Parameter(name: "name", in: .body, type: .string, required: true),
        Parameter(name: "call", in: .body, type: .string, required: false),
      ]),
      location: at("book", 100)),
    Operation(
      id: "books.import", group: "books", name: "import", title: "Import books",
      method: "POST", path: "/api/shop/v1/import/", authenticated: false,
      parameters: [
        Parameter(name: "X-Shop-Mode", in: .header, type: .string, required: false)
      ],
      response: ResponseShape(kind: .empty, type: .any), location: at("book", 120)),
  ]

  static let orderOperations: [Operation] = [
    Operation(
      id: "orders.place", group: "orders", name: "place", title: "Place an order",
      documentation: "Places an order.", method: "POST", path: "/api/shop/v1/order/",
      body: Body(properties: [
        Parameter(
          name: "lines", in: .body, type: .array(.model("NewOrderLine")), required: true,
          description: "What is ordered (see [Order lines](model:OrderLine))"),
        Parameter(
          name: "labels", in: .body, type: .dictionary(.string), required: false,
          description: "Labels of your own"),
        Parameter(name: "protocol", in: .body, type: .any, required: false),
      ]),
      response: ResponseShape(kind: .item, type: .model("Order")), location: at("order", 50)),
    Operation(
      id: "orders.cancel", group: "orders", name: "cancel", title: "Cancel an order",
      documentation: "Cancels an order. This is not reversible.", method: "DELETE",
      path: "/api/shop/v1/order/{uuid}/",
      parameters: [
        Parameter(
          name: "uuid", in: .path, type: .string, required: true,
          description: "The UUID of the order to cancel")
      ],
      response: ResponseShape(kind: .optionalItem, type: .model("Order")),
      location: at("order", 70)),
  ]

  static let feedOperations: [Operation] = [
    Operation(
      id: "feed.follow", group: "feed", name: "follow", title: "Follow the feed",
      documentation: "Follows what happens in the shop.", kind: .stream, method: "GET",
      path: "/feed/v1/events/",
      parameters: [
        Parameter(
          name: "tail", in: .query, type: .integer, required: false, default: "300",
          description: "Number of events to begin with")
      ],
      response: ResponseShape(
        kind: .messages, type: .model("FeedMessage"), reconnects: true),
      location: at("shop-feed", 20)),
    Operation(
      id: "feed.chat", group: "feed", name: "chat", title: "Chat with the shop",
      kind: .stream, method: "GET", path: "/feed/v1/chat/",
      response: ResponseShape(kind: .textSession, type: .string), location: at("shop-feed", 40)),
  ]
}

extension Bookshop {
  static let book = Model(
    name: "Book", title: "Book", page: "book", documentation: "A book that the shop sells.",
    properties: [
      Property(
        name: "uuid", type: .string, description: "A unique identifier for the book",
        location: at("book", 11)),
      Property(
        name: "resource_uri", type: .resourceURI("Book"), description: "The book's own URI",
        location: at("book", 12)),
      Property(name: "binding", type: .enumeration("Binding"), location: at("book", 13)),
      Property(
        name: "weight", type: .integer, unit: "g", description: "The weight of the book",
        location: at("book", 14)),
      Property(
        name: "published", type: .date(.rfc2822),
        description: "When the book was published (if applicable, `null` otherwise)",
        location: at("book", 15)),
      Property(name: "authors", type: .array(.model("Author")), location: at("book", 16)),
      Property(name: "price", type: .model("Price"), location: at("book", 17)),
      Property(name: "labels", type: .dictionary(.string), location: at("book", 18)),
      Property(name: "protocol", type: .string, optional: true, location: at("book", 19)),
      Property(name: "extra", type: .any, location: at("book", 20)),
      Property(name: "attributes", type: .array(.date(.day)), location: at("book", 21)),
      Property(name: "is_ssl", type: .boolean, location: at("book", 22)),
      Property(name: "self", type: .resourceURI(nil), location: at("book", 23)),
    ], location: at("book", 9))

  static let author = Model(
    name: "Author", title: "Author", page: "book",
    properties: [
      Property(name: "name", type: .string, description: "Full name.", location: at("book", 30))
    ], location: at("book", 28))

  static let price = Model(
    name: "Price", title: "Price", page: "book",
    properties: [
      Property(
        name: "amount", type: .number, description: "The amount", location: at("book", 34)),
      Property(name: "currency", type: .string, default: "EUR", location: at("book", 35)),
    ], location: at("book", 32))

  static let category = Model(
    name: "Category", title: "Category", page: "book",
    properties: [
      Property(name: "name", type: .string, location: at("book", 37)),
      Property(name: "parent", type: .model("Category"), location: at("book", 38)),
      Property(
        name: "children", type: .array(.model("Category")), location: at("book", 39)),
    ], location: at("book", 36))

  static let order = Model(
    name: "Order", title: "Order", page: "order",
    properties: [
      Property(
        name: "state", type: .enumeration("OrderState"), description: "The order's state.",
        location: at("order", 10)),
      Property(name: "lines", type: .array(.model("OrderLine")), location: at("order", 11)),
    ], location: at("order", 8))

  static let orderLine = Model(
    name: "OrderLine", title: "Order line", page: "order",
    properties: [
      Property(name: "book", type: .resourceURI("Book"), location: at("order", 15)),
      Property(name: "copies", type: .integer, location: at("order", 16)),
    ], location: at("order", 13))

  static let newOrderLine = Model(
    name: "NewOrderLine", title: "Order line", page: "order", role: .request,
    properties: [
      Property(
        name: "gift", type: .boolean, optional: true, default: "false",
        description: "Whether to wrap it", location: at("order", 55)),
      Property(
        name: "copies", type: .integer, description: "How many", location: at("order", 56)),
      Property(
        name: "protocol", type: .string, description: "How to send it", location: at("order", 57)),
    ], location: at("order", 54))

  static let feedMessage = Model(
    name: "FeedMessage", title: "Follow the feed", page: "shop-feed", role: .message,
    properties: [
      Property(name: "type", type: .string, location: at("shop-feed", 25)),
      Property(name: "timestamp", type: .date(.unixSeconds), location: at("shop-feed", 26)),
    ], location: at("shop-feed", 24))

  static let orderState = Enumeration(
    name: "OrderState", title: "Order states", page: "order",
    values: [
      .init(
        "Init", description: "The order is being put together.", allowedActions: ["pay", "cancel"],
        location: at("order", 20)),
      .init(
        "Partly sent", description: "Some of it is sent", allowedActions: [],
        location: at("order", 21)),
      .init("Partly Sent", location: at("order", 22)),
      .init("none", location: at("order", 23)),
      .init("", location: at("order", 24)),
    ], location: at("order", 18))

  static let binding = Enumeration(
    name: "Binding", title: "binding", page: "book",
    values: [
      .init("paperback", location: at("book", 13)), .init("hardcover", location: at("book", 13)),
    ], location: at("book", 13))
}
