import SlateDiagnostics

/// The name that a person probably meant.
enum Suggestion {
  /// `; did you mean 'x'?`, or nothing where no candidate is near.
  static func phrase(for name: String, among candidates: some Sequence<String>) -> String {
    guard let best = nearest(to: name, among: candidates) else { return "" }
    return "; did you mean '\(best)'?"
  }

  /// The candidate with the fewest letters changed, where they are few for its length.
  static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let lower = name.lowercased()
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let distance = lower.distance(to: candidate.lowercased())
      guard distance <= max(1, name.utf8.count / 3), distance < best?.distance ?? .max else {
        continue
      }
      best = (candidate, distance)
    }
    return best?.name
  }
}
