/// The paths that lead to one resource each, found by a segment that a sample must share with them.
struct ResourcePaths {
  private var entries: [(pattern: PathPattern, group: String)] = []
  /// The entries by the last segment of theirs that is text alone.
  private var entriesByText: [String: [Int]] = [:]
  /// The entries that have no such segment.
  private var otherEntries: [Int] = []

  init(_ sites: [EndpointSite]) {
    for site in sites where site.method == "GET" && site.name == "get" {
      let pattern = PathPattern(site.template)
      if let text = pattern.lastText {
        entriesByText[String(text), default: []].append(entries.count)
      } else {
        otherEntries.append(entries.count)
      }
      entries.append((pattern, site.group))
    }
  }

  /// The groups whose resources a sample's path leads to, in the reference's order.
  func groups(behind path: String, namespaceIndex: Int?) -> [String] {
    let sample = SamplePath(path)
    let candidates = Set(sample.segments.flatMap { entriesByText[String($0)] ?? [] } + otherEntries)
    return candidates.sorted().compactMap { index in
      guard case .agrees = entries[index].pattern.match(sample, namespaceIndex: namespaceIndex)
      else { return nil }
      return entries[index].group
    }
  }
}
