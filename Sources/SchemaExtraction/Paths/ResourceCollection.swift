/// The part of a path that says which resources it is about, without what says which one, and what is done with it:
/// `/books` of `/books`, `/books/{id}`, `/books/{id}/update` and `/books.json`.
struct ResourceCollection {
  private var segments: [String]

  init(_ path: String) {
    segments = OperationNaming.segments(of: path)
    while let last = segments.last, last.hasPrefix("{") || Self.isAction(last) {
      segments.removeLast()
    }
  }

  private static func isAction(_ segment: String) -> Bool {
    let words = Words(segment).words
    return words.count == 1 && OperationVerbs.known(words[0]) != nil
  }

  /// Whether one of both leads to the other.
  func shares(_ other: ResourceCollection) -> Bool {
    zip(segments, other.segments).allSatisfy { $0 == $1 || $0.hasPrefix("{") && $1.hasPrefix("{") }
  }
}
