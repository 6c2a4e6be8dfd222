import APISchema
import SlateReference

/// Bodies of further requests that are shown for one operation: "with a filter", "for a company".
extension Extraction {
  /// What all requests of an operation send together.
  ///
  /// - Parameter body: What the request sends that shows the operation best.
  /// - Returns: that with the keys that only others send, and the keys that not all of them send.
  func withFurtherBodies(
    _ body: SampleValue?, of site: EndpointSite, among samples: [OperationSample]
  ) -> (body: SampleValue?, sometimes: Set<String>) {
    guard var members = body?.members, samples.count > 1 else { return (body, []) }
    var names = Set(members.map(\.name))
    var sometimes: Set<String> = []
    var pattern: PathPattern?
    for sample in samples where sample.sample.kind == .request {
      guard let others = sample.body?.members, sample.sample.method == site.method else { continue }
      let otherNames = Set(others.map(\.name))
      guard otherNames != names else { continue }
      if sample.sample.target != nil {
        let known = pattern ?? PathPattern(site.template)
        pattern = known
        guard let path = samplePath(of: sample, in: site),
          case .agrees = known.match(path, namespaceIndex: schema.namespace?.segmentIndex)
        else { continue }
      }
      sometimes.formUnion(names.symmetricDifference(otherNames))
      for member in others where names.insert(member.name).inserted { members.append(member) }
    }
    return sometimes.isEmpty ? (body, []) : (.object(members), sometimes)
  }
}
