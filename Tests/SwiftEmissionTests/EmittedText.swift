import APISchema
import SlateDiagnostics
import SwiftEmission

/// The files that come out for a schema, by their names.
struct EmittedText {
  let files: [String: String]
  let diagnostics: [Diagnostic]

  init(_ schema: APISchema, accessLevel: EmissionOptions.AccessLevel = .public) {
    let options = EmissionOptions(moduleName: "PaperMoon", accessLevel: accessLevel)
    let result = SwiftEmitter(options: options).emit(schema)
    files = Dictionary(uniqueKeysWithValues: result.files.map { ($0.path, $0.contents) })
    diagnostics = result.diagnostics
  }

  /// All files in one text, in the order of their names.
  var all: String {
    files.sorted { $0.key < $1.key }.map(\.value).joined(separator: "\n")
  }

  /// The first declaration that begins with `head`, with its comment, without its indentation.
  func declaration(_ head: String) -> String {
    let lines = all.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.firstIndex(where: { $0.drop { $0 == " " }.hasPrefix(head) }) else {
      return "no \(head)"
    }
    let margin = lines[first].prefix { $0 == " " }.count
    var start = first
    while start > 0 {
      let above = lines[start - 1].drop { $0 == " " }
      guard above.hasPrefix("///") || above.hasPrefix("@") else { break }
      start -= 1
    }
    var end = first
    let opens = lines[first].hasSuffix("{") || lines[first].hasSuffix("(")
    if opens || lines[first].hasSuffix("[") {
      repeat { end += 1 } while !isEnd(lines[end], margin: margin)
    }
    return lines[start...end].map { String($0.dropFirst(margin)) }.joined(separator: "\n")
  }

  /// A closing bracket at the margin that opens nothing more.
  private func isEnd(_ line: Substring, margin: Int) -> Bool {
    guard line.prefix(while: { $0 == " " }).count == margin else { return false }
    let text = line.dropFirst(margin)
    return text == "}" || text == ")" || text == "]"
  }
}

extension APISchema {
  /// A schema with one page, to be filled by a test.
  static func onePage(_ fill: (inout APISchema) -> Void) -> APISchema {
    var schema = APISchema(title: "Paper Moon API", name: "Paper Moon")
    schema.servers = [Server(kind: .rest, url: "https://api.example.com/")]
    schema.pages = [PageSummary(name: "index", file: "index.md", title: "Paper Moon")]
    schema.groups = [OperationGroup(id: "books", title: "Books", page: "index")]
    fill(&schema)
    return schema
  }
}

extension SourceLocation {
  static let line7 = SourceLocation(file: "index.md", line: 7)
}
