import SlateDiagnostics
import SlateReference

/// Headings that so many operations stand below that what is said there of all is given to one of them.
extension Extraction {
  /// How many operations below one heading each get what it says of all of them: with more, text and time would grow with
  /// their number times the text.
  static let sharing = 40

  /// Says that what stands once is not given to all that it is said of.
  mutating func warnShared(_ message: String, at location: SourceLocation) {
    warn(.sharedTooOften, message, at: location)
  }

  /// Says of what more operations than ``sharing`` do not get what their heading says.
  mutating func reportCrowds() {
    for (owner, indices) in sitesOfOwner.sorted(by: { $0.key < $1.key })
    where indices.count > Self.sharing {
      let first = sites[indices[0]]
      let own = first.declaration == owner ? [] : outline.subtree(of: first.declaration)
      let tellsOfAll = Set(first.sections).subtracting(own).contains { node in
        outline.nodes[node].blocks.contains { if case .code = $0 { true } else { false } }
          || tables[node].contains { $0.columns.kind == .fields }
      }
      guard tellsOfAll else { continue }
      warnShared(
        "\(indices.count) operations stand below '\(outline.nodes[owner].heading.text)'; what is said there of all of "
          + "them, in tables and samples, is read as said of '\(first.method) \(first.template.path)' alone",
        at: outline.nodes[owner].heading.location)
    }
  }
}
