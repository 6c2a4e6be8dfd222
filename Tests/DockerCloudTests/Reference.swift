import APISchema
import Foundation
import SlateGenerator

/// The Docker Cloud reference that the client was generated from.
enum Reference {
  private static let reading = Result {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let index = root.appending(path: "apidocs/cloud-api-source/source/index.md").path
    return try SlateGenerator(options: SlateGenerator.Options(index: index)).schema().schema
  }

  /// What the reference says, corrected by the overlay; it is read once for all tests.
  static func schema() throws -> APISchema {
    try reading.get()
  }
}
