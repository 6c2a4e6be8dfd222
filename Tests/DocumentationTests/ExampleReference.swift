import APISchema
import Foundation
import SlateDiagnostics
import SlateGenerator

/// A small reference that a document shows, written to a folder of its own.
struct ExampleReference {
  private var files: [String: String]

  /// The index of all examples that do not bring their own.
  static let index = """
    ---
    title: Bookshop API
    includes:
      - books
    ---

    The bookshop answers at `https://api.bookshop.example/`.

    # Shop

    `GET /v1/shop/`

    """

  /// Takes the blocks that say behind their fence what they are: `markdown` is the page of books, `markdown index.md`
  /// and `yaml slate-generator.yaml` are files of that name.
  init?(fences: [(info: String, text: String)]) {
    files = [:]
    for (info, text) in fences {
      let words = info.split(separator: " ").map(String.init)
      guard let language = words.first, language == "markdown" || language == "yaml" else {
        continue
      }
      files[words.count > 1 ? words[1] : "includes/books.md"] = text
    }
    guard !files.isEmpty else { return nil }
    if files["index.md"] == nil { files["index.md"] = Self.index }
    let hasBooks = files["includes/books.md"] != nil || files["includes/_books.md"] != nil
    if files["index.md"]?.contains("- books") == true, !hasBooks {
      files["includes/books.md"] = "# Books\n"
    }
  }

  /// Calls back with the path of the index, and removes the folder afterwards.
  func withIndex<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "example-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return try body(folder.appending(path: "index.md").path)
  }

  /// What is said about it.
  func diagnostics() throws -> [Diagnostic] {
    try withIndex { index in
      do {
        return try SlateGenerator(options: SlateGenerator.Options(index: index)).generate()
          .diagnostics
      } catch let error as DiagnosticsError {
        return error.diagnostics
      }
    }
  }

  /// The schema that it becomes, and what is said about it.
  func schema() throws -> (schema: APISchema, diagnostics: [Diagnostic]) {
    try withIndex { index in
      let result = try SlateGenerator(options: SlateGenerator.Options(index: index)).schema()
      return (result.schema, result.diagnostics)
    }
  }
}
