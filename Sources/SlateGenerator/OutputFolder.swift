import SlateDiagnostics
import SlateReference
import SwiftEmission

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The folder that generated files go to.
///
/// A file is touched only where its bytes change, and changes in one step: who reads it sees the old file or the
/// new one. Files of an earlier run that are no longer generated are removed; files that a person wrote are not.
public struct OutputFolder: Sendable {
  /// What writing did, or would do.
  public struct Changes: Hashable, Sendable {
    /// Files that were not there.
    public var created: [String] = []
    /// Files whose bytes changed.
    public var updated: [String] = []
    /// Files of an earlier run that are gone.
    public var removed: [String] = []
    /// Files that were as they should be.
    public var unchanged: [String] = []

    /// Whether nothing was touched.
    public var isEmpty: Bool { created.isEmpty && updated.isEmpty && removed.isEmpty }
  }

  /// The folder's path.
  public let path: String

  /// Creates a folder's value; the folder itself is made when something is written.
  public init(path: String) { self.path = path.isEmpty ? "." : path }

  /// Says what ``write(_:)`` would do, and touches nothing.
  ///
  /// - Throws: `DiagnosticsError` where a file is in the way that no generator wrote.
  public func changes(for files: [GeneratedFile]) throws(DiagnosticsError) -> Changes {
    var changes = Changes()
    var refused: [Diagnostic] = []
    let folder = DiskFolder(path: path)
    for file in files {
      let old = try? folder.contents(of: file.path, limit: .max)
      guard let old else {
        changes.created.append(file.path)
        continue
      }
      if Self.areEqual(old, file.contents) {
        changes.unchanged.append(file.path)
      } else if Self.isGenerated(old) {
        changes.updated.append(file.path)
      } else {
        refused.append(
          Diagnostic(
            .outputNotGenerated,
            "'\(path)/\(file.path)' was not written by this generator and is not overwritten. "
              + "Move it away, or choose another output folder"))
      }
    }
    if !refused.isEmpty { throw DiagnosticsError(refused) }
    let wanted = Set(files.map(\.path))
    for name in Self.swiftFiles(in: path) where !wanted.contains(name) {
      guard let old = try? folder.contents(of: name, limit: .max), Self.isGenerated(old) else {
        continue
      }
      changes.removed.append(name)
    }
    return changes
  }

  /// Writes the files that changed.
  ///
  /// All new contents are on disk before the first file is replaced, so a full disk leaves the old files whole.
  ///
  /// - Throws: `DiagnosticsError` where the folder or a file cannot be written; nothing is half-written then.
  @discardableResult
  public func write(_ files: [GeneratedFile]) throws(DiagnosticsError) -> Changes {
    let changes = try changes(for: files)
    guard !changes.isEmpty else { return changes }
    try makeFolder(path)
    removeLeftovers()
    let touched = Set(changes.created + changes.updated)
    var written: [(temporary: String, final: String)] = []
    do {
      for file in files where touched.contains(file.path) {
        let final = "\(path)/\(file.path)"
        let temporary = "\(path)/.\(file.path).\(getpid()).tmp"
        written.append((temporary, final))
        try Self.write(file.contents, to: temporary)
      }
    } catch {
      for entry in written { unlink(entry.temporary) }
      throw error
    }
    for entry in written where rename(entry.temporary, entry.final) != 0 {
      let reason = Self.reason()
      for entry in written { unlink(entry.temporary) }
      throw Self.failure("'\(entry.final)' cannot be replaced: \(reason)")
    }
    for name in changes.removed { unlink("\(path)/\(name)") }
    return changes
  }

  // MARK: The C library

  private func makeFolder(_ path: String) throws(DiagnosticsError) {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw Self.failure("'\(path)' is not a folder, so nothing can be written into it")
      }
      return
    }
    let (parent, _) = DiskFolder.split(filePath: path)
    if parent != path, parent != ".", parent != "/" { try makeFolder(parent) }
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw Self.failure("The folder '\(path)' cannot be made: \(Self.reason())")
    }
  }

  private static func write(_ text: String, to path: String) throws(DiagnosticsError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure("'\(path)' cannot be written: \(reason())") }
    defer { close(descriptor) }
    var text = text
    let problem = text.withUTF8 { buffer -> String? in
      var offset = 0
      while offset < buffer.count {
        guard let base = buffer.baseAddress else { return nil }
        #if canImport(Darwin)
          let count = Darwin.write(descriptor, base + offset, buffer.count - offset)
        #elseif canImport(Glibc)
          let count = Glibc.write(descriptor, base + offset, buffer.count - offset)
        #else
          let count = Musl.write(descriptor, base + offset, buffer.count - offset)
        #endif
        if count < 0 {
          if errno == EINTR { continue }
          return reason()
        }
        offset += count
      }
      return nil
    }
    if let problem { throw failure("'\(path)' cannot be written: \(problem)") }
  }

  private static func swiftFiles(in path: String) -> [String] {
    names(in: path).filter { $0.hasSuffix(".swift") && !$0.hasPrefix(".") }
  }

  /// The names in a folder, sorted.
  private static func names(in path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names.sorted()
  }

  /// Removes what a run left that was killed before it was done.
  private func removeLeftovers() {
    for name in Self.names(in: path) where name.hasPrefix(".") && name.hasSuffix(".tmp") {
      let parts = name.split(separator: ".")
      guard parts.count >= 4, parts[parts.count - 3] == "swift",
        let process = pid_t(parts[parts.count - 2]), kill(process, 0) != 0, errno == ESRCH
      else { continue }
      unlink("\(path)/\(name)")
    }
  }

  private static func areEqual(_ bytes: [UInt8], _ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      bytes.withUnsafeBytes { bytes in
        guard bytes.count == utf8.count else { return false }
        guard let left = bytes.baseAddress, let right = utf8.baseAddress else { return true }
        return memcmp(left, right, bytes.count) == 0
      }
    }
  }

  /// The first line says so. A file without a byte, as a crash of the system may leave one, is nobody's work.
  private static func isGenerated(_ bytes: [UInt8]) -> Bool {
    bytes.isEmpty || bytes.starts(with: SwiftEmitter.headerPrefix.utf8)
  }

  private static func failure(_ message: String) -> DiagnosticsError {
    DiagnosticsError([Diagnostic(.outputNotWritten, message)])
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
