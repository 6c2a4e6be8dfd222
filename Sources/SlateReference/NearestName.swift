import SlateDiagnostics

/// Guesses which name was meant.
enum NearestName {
  /// The candidate that `name` was most likely meant to be, if one is near.
  static func nearest(to name: String, among candidates: [String]) -> String? {
    let length = name.utf8.count
    guard length < 100 else { return nil }
    let limit = max(1, min(4, length / 3 + 1))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      if abs(candidate.utf8.count - length) > limit { continue }
      let distance = name.distance(to: candidate)
      if distance <= limit && distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.name
  }
}
