import SlateDiagnostics
import SlateReference
import SwiftEmission

/// The folder that generated files go to.
///
/// A file is touched only where its bytes change, and changes in one step: who reads it sees the old file or the
/// new one. Files of an earlier run that are no longer generated are removed; what a person put there, a link
/// among it, is neither replaced nor removed. Generators that write into one folder at once wait for each other.
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
  /// - Throws: `DiagnosticsError` where something is in the way that no generator wrote, or a name is none that a
  ///   file of this folder can have.
  public func changes(for files: [GeneratedFile]) throws(DiagnosticsError) -> Changes {
    var changes = Changes()
    var refused = Self.unfitNames(files)
    guard refused.isEmpty else { throw DiagnosticsError(refused) }
    for file in files {
      switch OutputFile(in: path, name: file.path).state(comparedWith: file.contents) {
      case .absent: changes.created.append(file.path)
      case .equal: changes.unchanged.append(file.path)
      case .generated: changes.updated.append(file.path)
      case .foreign:
        refused.append(
          Diagnostic(
            .outputNotGenerated,
            "'\(path)/\(file.path)' was not written by this generator and is not overwritten. "
              + "Move it away, or choose another output folder"))
      }
    }
    if !refused.isEmpty { throw DiagnosticsError(refused) }
    changes.removed = outdated(among: files)
    return changes
  }

  /// Writes the files that changed.
  ///
  /// All new contents are on disk before the first file is replaced, so a full disk leaves the old files whole.
  ///
  /// - Throws: `DiagnosticsError` where the folder or a file cannot be written; nothing is half-written then.
  @discardableResult
  public func write(_ files: [GeneratedFile]) throws(DiagnosticsError) -> Changes {
    // A run in which nothing changed asks nothing of the folder but to be read.
    let expected = try changes(for: files)
    guard !expected.isEmpty else { return expected }
    try OutputFile.makeFolder(path)
    let lock = FolderLock(path)
    defer { lock.release() }
    if lock.isHeld { removeLeftovers() }
    // Another generator may have written meanwhile.
    let changes = try changes(for: files)
    try replace(
      files.filter { changes.created.contains($0.path) || changes.updated.contains($0.path) })
    for name in changes.removed { OutputFile(in: path, name: name).remove() }
    return changes
  }

  /// Writes all contents beside the files, then puts each into its place.
  private func replace(_ files: [GeneratedFile]) throws(DiagnosticsError) {
    var written: [(temporary: OutputFile, final: String)] = []
    do throws(DiagnosticsError) {
      for file in files {
        let temporary = try OutputFile.temporary(in: path, for: file.path, holding: file.contents)
        written.append((temporary, file.path))
      }
      for entry in written { try entry.temporary.rename(to: entry.final) }
    } catch {
      for entry in written { entry.temporary.remove() }
      throw error
    }
  }

  /// What a run that was killed has left behind. Whoever holds the lock is the only one that writes.
  private func removeLeftovers() {
    for name in OutputFile.names(in: path) where OutputFile.isTemporary(name) {
      OutputFile(in: path, name: name).remove()
    }
  }

  /// Files of an earlier run that are no longer generated.
  private func outdated(among files: [GeneratedFile]) -> [String] {
    let wanted = Set(files.map(\.path))
    let wantedInSmallLetters = Dictionary(
      files.map { ($0.path.lowercased(), $0.path) }, uniquingKeysWith: { first, _ in first })
    return OutputFile.names(in: path).filter { name in
      guard name.hasSuffix(".swift"), !name.hasPrefix("."), !wanted.contains(name) else {
        return false
      }
      let file = OutputFile(in: path, name: name)
      // On a disk that does not tell upper from lower case, this is a file that is wanted.
      if let other = wantedInSmallLetters[name.lowercased()],
        file.isSame(as: OutputFile(in: path, name: other))
      {
        return false
      }
      return file.isGenerated
    }
  }

  /// Names that would lead out of the folder, or be one file on a disk that does not tell upper from lower case.
  private static func unfitNames(_ files: [GeneratedFile]) -> [Diagnostic] {
    var seen: Set<String> = []
    return files.compactMap { file in
      let isFit = OutputFile.isFit(file.path)
      if isFit, seen.insert(file.path.lowercased()).inserted { return nil }
      return Diagnostic(
        .outputNotWritten,
        isFit
          ? "Two generated files would be called '\(file.path)'"
          : "A generated file cannot be called '\(file.path)'")
    }
  }
}
