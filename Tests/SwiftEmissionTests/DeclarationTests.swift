import Testing

@testable import SwiftEmission

@Suite("Long declarations")
struct DeclarationTests {
  private let long = String(repeating: "Long", count: 15)

  @Test("A type's protocols go to a line of their own where its name leaves no room for them")
  func inheritance() {
    var writer = SourceWriter()
    writer.type("public struct \(long)", "Hashable, Sendable, Codable") { $0.line("var a: Int") }
    #expect(
      writer.text == """
        public struct \(long):
          Hashable, Sendable, Codable
        {
          var a: Int
        }

        """)
  }

  @Test("A function's result goes to a line of its own where its name leaves no room for it")
  func result() {
    var writer = SourceWriter()
    writer.function("func a\(long)", [], " async throws -> Response<\(long)>") { $0.line("b") }
    writer.function("func a", ["b: \(long)\(long)"], " -> Page<\(long)>") { $0.line("b") }
    #expect(
      writer.text == """
        func a\(long)()
          async throws -> Response<\(long)>
        {
          b
        }
        func a(
          b: \(long)\(long)
        ) -> Page<\(long)> {
          b
        }

        """)
  }

  @Test("A list keeps a column free for the comma that the formatter counts")
  func list() {
    let elements = SwiftExpression.array([.text(".first"), .text(".second")])
    var writer = SourceWriter()
    let name = String(repeating: "a", count: 75)
    writer.line("let \(name) = ", elements)
    writer.line("let \(name)a = ", elements)
    #expect(writer.text.split(separator: "\n").map(\.utf8.count) == [99, 84, 9, 10, 1])
  }
}
