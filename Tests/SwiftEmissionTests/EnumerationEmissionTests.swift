import APISchema
import SwiftEmission
import Testing

@Suite("Enumerations")
struct EnumerationEmissionTests {
  @Test("an enumeration keeps every value, and tells what each state allows")
  func states() {
    #expect(
      EmittedText(Bookshop.schema).declaration("public struct OrderState") == """
        /// Order states.
        ///
        /// From “Order states” in includes/order.md.
        public struct OrderState: OpenEnumeration {
          /// The value on the wire.
          public let rawValue: String

          /// Creates a value from its form on the wire, also one that is not listed here.
          public init(rawValue: String) { self.rawValue = rawValue }

          /// The order is being put together.
          ///
          /// Allowed actions: `pay`, `cancel`.
          public static var initState: Self { Self(rawValue: "Init") }

          /// Some of it is sent.
          ///
          /// Allowed actions: none.
          public static var partlySent: Self { Self(rawValue: "Partly sent") }

          /// `Partly Sent`.
          public static var partlySent2: Self { Self(rawValue: "Partly Sent") }

          /// `none`.
          public static var noneState: Self { Self(rawValue: "none") }

          /// The empty string.
          public static var emptyState: Self { Self(rawValue: "") }

          /// The values that the reference lists, in its order.
          public static let knownValues: [OrderState] = [
            .initState,
            .partlySent,
            .partlySent2,
            .noneState,
            .emptyState,
          ]

          /// The actions that the reference allows in this state; nil where it does not say.
          public var allowedActions: [String]? {
            switch rawValue {
            case "Init": ["pay", "cancel"]
            case "Partly sent": []
            default: nil
            }
          }
        }
        """)
  }

  @Test("without allowed actions there is no property for them")
  func plain() {
    let binding = EmittedText(Bookshop.schema).declaration("public struct Binding")
    #expect(!binding.contains("allowedActions"))
    #expect(binding.contains("static let knownValues: [Binding] = [.paperback, .hardcover]"))
  }
}
