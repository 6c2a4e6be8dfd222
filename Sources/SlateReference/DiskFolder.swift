#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// A folder on a disk.
///
/// It stands on the C library alone: Foundation would cost the tool more time to load than the whole
/// reference takes to read.
public struct DiskFolder: SourceFolder {
  /// The path of the folder, as it was given.
  public let path: String
  private let realPath: String?

  /// Creates a folder; whether there is one shows when a file is asked for.
  public init(path: String) {
    self.path = path.isEmpty ? "." : path
    self.realPath = Self.resolve(self.path)
  }

  /// Takes a file's path apart: the folder it lies in, and its name there.
  public static func split(filePath: String) -> (folder: String, name: String) {
    guard let slash = filePath.utf8.lastIndex(of: UInt8(ascii: "/")) else { return (".", filePath) }
    let name = String(filePath[filePath.utf8.index(after: slash)...])
    let folder = String(filePath[..<slash])
    return (folder.isEmpty ? "/" : folder, name)
  }

  /// The files below `includes/`, sorted by their paths.
  public func includeFiles() -> [String] {
    var found: [String] = []
    var pending = [(name: "includes", depth: 0)]
    while let folder = pending.popLast() {
      for entry in entries(of: folder.name) {
        let name = folder.name + "/" + entry.name
        switch entry.kind {
        case .folder:
          // Nobody sorts pages sixteen folders deep; something that does is not a reference.
          if folder.depth < 16 { pending.append((name, folder.depth + 1)) }
        case .file: found.append(name)
        }
      }
      if found.count > 100_000 { break }
    }
    return found.sorted()
  }

  /// The one name of the file behind a path and all links to it.
  ///
  /// - Throws: ``SourceFolderError`` where there is no such file, or where it lies outside of the folder.
  public func identity(of path: String) throws(SourceFolderError) -> String {
    guard let realPath else { throw .absent }
    // The C library would take what stands before it for the whole path.
    if path.utf8.contains(0) { throw .absent }
    guard let resolved = Self.resolve(self.path + "/" + path) else {
      throw errno == ENOENT || errno == ENOTDIR ? .absent : .unreadable(Self.reason())
    }
    let root = realPath == "/" ? "/" : realPath + "/"
    guard resolved.utf8.starts(with: root.utf8) else {
      // What lies outside is not to be told apart from what does not exist there.
      throw .outside
    }
    return String(resolved.dropFirst(root.count))
  }

  /// The bytes of a file that is no larger than `limit`.
  ///
  /// - Throws: ``SourceFolderError`` where there is no such file, or a larger one, or where it cannot be read.
  public func contents(of path: String, limit: Int) throws(SourceFolderError) -> [UInt8] {
    let identity = try identity(of: path)
    // The path without links, which was seen to lie inside. A pipe in a file's place must not keep the reader
    // waiting for somebody to write into it.
    let resolved = (realPath ?? self.path) + "/" + identity
    let descriptor = open(resolved, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? .absent : .unreadable(Self.reason())
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(Self.reason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notAFile }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(size) }

    var failure: String?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = 0
      while count < size {
        let part = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if part < 0 {
          if errno == EINTR { continue }
          failure = Self.reason()
          return
        }
        if part == 0 { return }
        count += part
      }
    }
    if let failure { throw .unreadable(failure) }
    return bytes
  }

  private enum Kind { case file, folder }

  private func entries(of folder: String) -> [(name: String, kind: Kind)] {
    guard let directory = opendir(path + "/" + folder) else { return [] }
    defer { closedir(directory) }
    var entries: [(name: String, kind: Kind)] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      switch Int(entry.pointee.d_type) {
      case Int(DT_DIR): entries.append((name, .folder))
      case Int(DT_REG), Int(DT_LNK): entries.append((name, .file))
      case Int(DT_UNKNOWN):
        // Some file systems do not tell without being asked.
        var status = stat()
        guard lstat(path + "/" + folder + "/" + name, &status) == 0 else { continue }
        if status.st_mode & S_IFMT == S_IFDIR {
          entries.append((name, .folder))
        } else {
          entries.append((name, .file))
        }
      default: continue
      }
    }
    return entries
  }

  private static func resolve(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  private static func reason() -> String {
    String(cString: strerror(errno))
  }
}
