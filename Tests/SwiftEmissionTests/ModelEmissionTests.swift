import APISchema
import SwiftEmission
import Testing

@Suite("Models")
struct ModelEmissionTests {
  private let shop = EmittedText(Bookshop.schema)

  @Test("a response's attributes are empty or nil where the server leaves them out")
  func response() {
    #expect(
      shop.declaration("public struct Order:") == """
        /// Order.
        ///
        /// From “Order” in includes/order.md.
        public struct Order: Hashable, Sendable, Codable {
          /// The order's state.
          public var state: OrderState = .empty

          /// `lines`; the reference does not describe it.
          public var lines: [OrderLine] = []

          /// What the server sent beyond the reference, and which attributes it left out.
          public var unlisted: UnlistedAttributes = UnlistedAttributes()

          /// Creates an object without any attributes.
          public init() {}

          public init(from decoder: any Decoder) throws {
            var attributes = try AttributeReader(decoder, of: "Order", in: "includes/order.md")
            state = try attributes.read("state", line: 10)
            lines = try attributes.read("lines", line: 11)
            unlisted = attributes.finish()
          }

          public func encode(to encoder: any Encoder) throws {
            var attributes = AttributeWriter(encoder, unlisted)
            try attributes.write("state", state)
            try attributes.write("lines", lines)
            try attributes.finish()
          }
        }
        """)
  }

  @Test(
    "each type has its form",
    arguments: [
      "public var uuid: String = \"\"", "public var resourceURI: ResourceURI<Book> = .empty",
      "public var binding: Binding = .empty", "public var weight: Int?",
      "public var published: Date?", "public var authors: [Author] = []",
      "public var price: Price?", "public var labels: [String: String] = [:]",
      "public var `protocol`: String?", "public var extra: JSONValue?",
      "public var attributes: [String] = []", "public var isSSL: Bool?",
      "public var selfValue: ResourceURI<AnyResource> = .empty",
      "published = try attributes.readDate(\"published\", .rfc2822, line: 15)",
      "`protocol` = try attributes.read(\"protocol\", line: 19)",
      "self.attributes = try attributes.read(\"attributes\", line: 21)",
      "try attributes.writeDate(\"published\", published, .rfc2822)",
      "try attributes.write(\"attributes\", self.attributes)",
    ])
  func forms(line: String) {
    let lines = shop.declaration("public struct Book:").split(separator: "\n").map {
      $0.drop { $0 == " " }
    }
    #expect(lines.contains { $0 == line })
  }

  @Test("a unit, a default and a condition are told where the description does not")
  func notes() {
    #expect(shop.declaration("public var weight").contains("/// In g."))
    #expect(shop.declaration("public var currency").contains("/// The server's default: `EUR`."))
  }

  @Test("a request's model asks for what is required")
  func request() {
    let model = shop.declaration("public struct NewOrderLine")
    #expect(
      model.contains(
        """
          /// Creates an object to send.
          ///
          /// - Parameters:
          ///   - copies: How many.
          ///   - protocol: How to send it.
          ///   - gift: Whether to wrap it.
          public init(copies: Int, protocol: String, gift: Bool? = nil) {
            self.gift = gift
            self.copies = copies
            self.protocol = `protocol`
          }
        """))
  }

  @Test("a model that comes and goes can be made in one expression, too")
  func both() {
    let model = shop.declaration("public struct Price")
    #expect(model.contains("public init(amount: Double? = nil, currency: String = \"\") {"))
  }

  @Test("a model that holds itself keeps the inner one in an array")
  func recursion() {
    let model = shop.declaration("public struct Category")
    #expect(
      model.contains(
        """
          public var parent: Category? {
            get { parentStorage.first }
            set { parentStorage = newValue.map { [$0] } ?? [] }
          }

          // An array, because a struct cannot hold a value of its own type.
          private var parentStorage: [Category] = []
        """))
    #expect(
      model.contains(
        """
            let parent: Category? = try attributes.read("parent", line: 38)
            parentStorage = parent.map { [$0] } ?? []
        """))
    #expect(model.contains("public var children: [Category] = []"))
  }

  @Test("models that hold each other in a ring are cut in one place")
  func ring() {
    let names = ["A", "B", "C"]
    let schema = APISchema.onePage { schema in
      schema.models = names.enumerated().map { index, name in
        Model(
          name: name, title: name, page: "index",
          properties: [
            Property(
              name: "next", type: .model(names[(index + 1) % names.count]), location: .line7)
          ], location: .line7)
      }
    }
    let text = EmittedText(schema).all
    #expect(text.components(separatedBy: "private var nextStorage").count == 2)
    #expect(text.contains("private var nextStorage: [A] = []"))
  }

  @Test("ten thousand models that hold one another are no problem")
  func deepNesting() {
    let schema = APISchema.onePage { schema in
      schema.models = (0..<10_000).map { index in
        Model(
          name: "M\(index)", title: "", page: "index",
          properties: [
            Property(name: "next", type: .model("M\((index + 1) % 10_000)"), location: .line7)
          ], location: .line7)
      }
    }
    #expect(EmittedText(schema).all.contains("private var nextStorage: [M0] = []"))
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [Substring] {
    split(separator: separator, omittingEmptySubsequences: false)
  }
}
