import Foundation
import Testing

/// A line of a source file that declares something for other modules.
private struct Declaration {
  var place: String
  var text: String
  /// The lines of its documentation comment, from the last to the first.
  var comment: [String]

  /// The declarations of all modules.
  static func all() throws -> [Declaration] {
    try Article.files(below: ["Sources"]).filter { $0.hasSuffix(".swift") }.flatMap { path in
      let lines = try Article.lines(of: path)
      return lines.indices.filter { isDeclaration(lines[$0]) }.map { index in
        let above = lines[..<index].reversed().drop { $0.hasPrefix("@") }
        return Declaration(
          place: "\(path):\(index + 1)", text: signature(lines[index...]),
          comment: Array(above.prefix { $0.hasPrefix("///") }))
      }
    }
  }

  private static func isDeclaration(_ line: String) -> Bool {
    line.hasPrefix("public ") && !line.hasPrefix("public import ")
      && !line.hasPrefix("public extension ")
  }

  /// The lines of a function up to the brace that opens its body; of any other declaration the first.
  private static func signature(_ lines: ArraySlice<String>) -> String {
    guard let first = lines.first, first.contains(" func ") || first.contains(" init(") else {
      return lines.first ?? ""
    }
    let count = lines.prefix(20).firstIndex { $0.hasSuffix("{") || $0.hasSuffix("}") }
    return lines[...(count ?? lines.startIndex)].joined(separator: " ")
  }
}

@Suite("Documentation comments of the modules")
struct DocCommentTests {
  @Test("Whatever other modules see is described")
  func everythingIsDescribed() throws {
    let declarations = try Declaration.all()
    #expect(declarations.count > 300)
    for declaration in declarations {
      #expect(!declaration.comment.isEmpty, "\(declaration.place): \(declaration.text)")
    }
  }

  @Test("A function that throws says when")
  func errorsAreDescribed() throws {
    for declaration in try Declaration.all() {
      let signature = declaration.text.split(separator: "{").first ?? ""
      guard signature.contains(" throws") else { continue }
      let isDescribed = declaration.comment.contains { $0.hasPrefix("/// - Throws: ") }
      #expect(isDescribed, "\(declaration.place): \(declaration.text)")
    }
  }
}
