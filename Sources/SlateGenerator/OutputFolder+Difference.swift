import SlateDiagnostics
import SlateReference
import SwiftEmission

extension OutputFolder {
  /// What ``write(_:)`` would change, as `diff -u` shows it; empty where nothing is stale.
  ///
  /// - Throws: As ``changes(for:)``.
  public func difference(for files: [GeneratedFile]) throws(DiagnosticsError) -> String {
    let changes = try changes(for: files)
    let stale = Set(changes.created + changes.updated)
    var output = ""
    for file in files where stale.contains(file.path) {
      let isNew = changes.created.contains(file.path)
      output += LineDifference.between(
        isNew ? "" : contents(of: file.path), file.contents,
        oldName: isNew ? "/dev/null" : name(of: file.path), newName: name(of: file.path))
    }
    for path in changes.removed {
      output += LineDifference.between(
        contents(of: path), "", oldName: name(of: path), newName: "/dev/null")
    }
    return output
  }

  private func name(of file: String) -> String { "\(path)/\(file)" }

  private func contents(of file: String) -> String {
    let bytes = try? DiskFolder(path: path).contents(of: file, limit: .max)
    return String(decoding: bytes ?? [], as: UTF8.self)
  }
}
