/// The folder of an index, as far as the reader looks into it.
///
/// `DiskFolder` is one on a disk, `MemoryFolder` one without. Paths are relative to the folder, with `/`
/// between their parts; the reader asks for none with `..` in it.
public protocol SourceFolder: Sendable {
  /// The files below `includes/`, sorted by their paths.
  func includeFiles() -> [String]

  /// The one name of the file behind a path and all links to it.
  ///
  /// - Parameter path: The file, relative to the folder.
  /// - Throws: ``SourceFolderError`` where there is no such file, or where it lies outside of the folder.
  func identity(of path: String) throws(SourceFolderError) -> String

  /// The bytes of a file.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the folder.
  ///   - limit: The largest file, in bytes, that may be read.
  /// - Throws: ``SourceFolderError`` where there is no such file, where it lies outside of the folder, is larger
  ///   or cannot be read.
  func contents(of path: String, limit: Int) throws(SourceFolderError) -> [UInt8]
}

/// Why a folder could not give a file.
public enum SourceFolderError: Error, Hashable, Sendable {
  /// There is no such file.
  case absent
  /// The path leads out of the folder.
  case outside
  /// There is a folder, a socket or the like in the file's place.
  case notAFile
  /// The file has that many bytes, more than are allowed.
  case tooLarge(Int)
  /// The system refused, for this reason.
  case unreadable(String)
}
