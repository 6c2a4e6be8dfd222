/// The lines in which two texts differ, as a person reads a diff.
enum TextDifference {
  /// Nil where the texts are equal; at most 60 lines else.
  static func between(_ expected: String, _ actual: String, name: String) -> String? {
    guard expected != actual else { return nil }
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var lines = ["--- expected/\(name)", "+++ actual/\(name)"]
    let difference = new.difference(from: old)
    var changes: [(offset: Int, text: String)] = []
    for change in difference {
      switch change {
      case .remove(let offset, let element, _):
        changes.append((offset, "\(offset + 1): -\(element)"))
      case .insert(let offset, let element, _):
        changes.append((offset, "\(offset + 1): +\(element)"))
      }
    }
    changes.sort { $0.offset < $1.offset }
    lines += changes.prefix(60).map(\.text)
    if changes.count > 60 { lines.append("… and \(changes.count - 60) lines more") }
    return lines.joined(separator: "\n")
  }
}
