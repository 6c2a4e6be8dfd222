import Foundation
import SlateDiagnostics
import SlateGenerator
import Testing

/// A folder of `Cases`: a reference in `input`, and in `expected` what comes out of it.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  var folder: URL
  var name: String { folder.lastPathComponent }
  var testDescription: String { name }

  /// All cases, by name.
  static let all: [GoldenCase] = {
    let cases = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted().map {
      GoldenCase(folder: cases.appending(path: $0))
    }
  }()

  /// What the generator makes of the input: file names with their contents.
  func actual() throws -> [String: String] {
    var outputs: [String: String] = [:]
    do {
      let generator = SlateGenerator(options: try options())
      let result = try generator.generate()
      outputs["schema.json"] = try result.schema.json() + "\n"
      for file in result.files { outputs[file.path] = file.contents }
      outputs["diagnostics.txt"] = Self.text(result.diagnostics)
    } catch let error as DiagnosticsError {
      outputs["diagnostics.txt"] = Self.text(error.diagnostics)
    }
    return outputs
  }

  /// The index, with the overlay beside it; or a configuration that says where the index is.
  private func options() throws -> SlateGenerator.Options {
    let index = folder.appending(path: "input/index.md").path
    let configuration = folder.appending(path: "input/slate-generator.yaml").path
    guard !FileManager.default.fileExists(atPath: index) else {
      return SlateGenerator.Options(index: index)
    }
    let reference = try ConfigurationFile(path: configuration).index
    return SlateGenerator.Options(index: reference ?? index, overlay: configuration)
  }

  /// The expected files, by name.
  func expected() throws -> [String: String] {
    let expected = folder.appending(path: "expected")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: expected.path)) ?? []
    var files: [String: String] = [:]
    for name in names where !name.hasPrefix(".") {
      files[name] = try String(contentsOf: expected.appending(path: name), encoding: .utf8)
    }
    return files
  }

  /// Writes what came out as what is expected: the review is the diff.
  func update(to outputs: [String: String]) throws {
    let expected = folder.appending(path: "expected")
    try? FileManager.default.removeItem(at: expected)
    try FileManager.default.createDirectory(at: expected, withIntermediateDirectories: true)
    for (name, text) in outputs {
      try text.write(to: expected.appending(path: name), atomically: true, encoding: .utf8)
    }
  }

  private static func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { $0.description + "\n" }.joined()
  }
}
