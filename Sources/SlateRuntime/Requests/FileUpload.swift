#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A file that a request uploads, as one part of a form.
///
/// The bytes are held in memory, and once more while they are sent.
public struct FileUpload: Hashable, Sendable {
  /// What the file holds.
  public var bytes: [UInt8]

  /// The name that the server is told, without a folder: `cover.png`.
  public var name: String

  /// The media type that the server is told: `image/png`.
  public var contentType: String

  /// Creates a file from bytes.
  ///
  /// - Parameters:
  ///   - bytes: What the file holds.
  ///   - name: The name that the server is told, without a folder.
  ///   - contentType: The media type that the server is told.
  public init(
    _ bytes: some Sequence<UInt8>, name: String, contentType: String = "application/octet-stream"
  ) {
    self.bytes = Array(bytes)
    self.name = name
    self.contentType = contentType
  }

  /// Reads a file from disk; the server is told the last part of its path as its name.
  ///
  /// - Parameters:
  ///   - url: Where the file is.
  ///   - contentType: The media type that the server is told.
  /// - Throws: What Foundation throws where the file cannot be read.
  public init(contentsOf url: URL, contentType: String = "application/octet-stream") throws {
    self.init(try Data(contentsOf: url), name: url.lastPathComponent, contentType: contentType)
  }
}
