/// A folder that exists in memory alone: for tests, and for references that never were on a disk.
public struct MemoryFolder: SourceFolder {
  /// The bytes of each file by its path.
  public var files: [String: [UInt8]]

  /// Creates a folder with files of these bytes.
  public init(bytes: [String: [UInt8]]) {
    files = bytes
  }

  /// Creates a folder with files of this text.
  public init(_ texts: [String: String]) {
    files = texts.mapValues { Array($0.utf8) }
  }

  /// The files below `includes/`, sorted by their paths.
  public func includeFiles() -> [String] {
    files.keys.filter { $0.hasPrefix("includes/") }.sorted()
  }

  /// The one name of the file behind a path.
  ///
  /// - Throws: ``SourceFolderError`` where there is no such file.
  public func identity(of path: String) throws(SourceFolderError) -> String {
    guard files[path] != nil else { throw .absent }
    return path
  }

  /// The bytes of a file that is no larger than `limit`.
  ///
  /// - Throws: ``SourceFolderError`` where there is no such file, or a larger one.
  public func contents(of path: String, limit: Int) throws(SourceFolderError) -> [UInt8] {
    guard let bytes = files[path] else { throw .absent }
    guard bytes.count <= limit else { throw .tooLarge(bytes.count) }
    return bytes
  }
}
