import SlateDiagnostics
import SlateReference

/// What several sections say about one method and path.
///
/// "Create a card charge" and "Create a bank charge" may both be `POST /charges`, each with parameters of its own: then
/// they are two operations. "Paging" below which `GET /books` stands again says more about the same one.
struct EndpointUsages {
  /// The endpoints that are operations, in reading order.
  var kept: [FoundEndpoint] = []
  /// The sections that say more about the operation of an endpoint in `kept`, by the index in it.
  var more: [Int: [Int]] = [:]
}

extension Extraction {
  /// Tells for each place that repeats an endpoint whether it is another operation, or says more about the first.
  mutating func endpointUsages(of found: [FoundEndpoint]) -> EndpointUsages {
    let distinct = FoundEndpoint.distinct(found)
    let declared = found.filter { $0.candidate.form == .declared }
    let owners = declared.map { owner(ofDeclarationIn: outline.nodes[$0.node]) }
    let declarations = Dictionary(grouping: declared.indices, by: { owners[$0] })
    var repeats: [String: [Int]] = [:]
    for (index, endpoint) in declared.enumerated() {
      repeats[endpoint.key, default: []].append(index)
    }
    guard repeats.values.contains(where: { $0.count > 1 }) else {
      return EndpointUsages(kept: distinct)
    }
    var usages = EndpointUsages()
    let neighbours = OperationNeighbours(owners, outline)
    for endpoint in distinct {
      usages.kept.append(endpoint)
      guard endpoint.candidate.form == .declared, let all = repeats[endpoint.key], all.count > 1
      else { continue }
      let main = owner(ofDeclarationIn: outline.nodes[endpoint.node])
      var known = names(describedBelow: main, stoppingAt: declarations)
      // Another line of the same section, with a query: "`GET /books?lent=true`".
      for index in all.prefix(Self.maximumUsages) where owners[index] == main {
        usages.kept[usages.kept.count - 1].candidate.endpoint.template
          .addQuery(of: declared[index].candidate.endpoint.template, besides: known)
      }
      var seen: Set<Int> = [main]
      let position = usages.kept.count - 1
      if all.count > Self.maximumUsages {
        warn(
          .endpointRepeated,
          "'\(endpoint.candidate.endpoint.method) \(endpoint.candidate.endpoint.template.path)' stands in \(all.count) places; what those behind the first \(Self.maximumUsages) say about "
            + "it is not read",
          at: declared[all[Self.maximumUsages]].candidate.location,
          notes: [Diagnostic.Note("the first", at: endpoint.candidate.location)])
      }
      for index in all.prefix(Self.maximumUsages) {
        let other = owners[index]
        // A section with several endpoints does not say which of them its table is about. One that has the same endpoint several
        // times, with other queries, shows these.
        guard seen.insert(other).inserted, let own = declarations[other],
          own.allSatisfy({ declared[$0].key == endpoint.key }),
          !outline.ancestors(of: other).contains(main), !outline.ancestors(of: main).contains(other)
        else { continue }
        let described = names(describedBelow: other, stoppingAt: declarations)
        let isOther =
          !described.isSubset(of: known)
          || declared[index].hasFlag(besides: endpoint.candidate.endpoint.template)
        if isOther, own.count == 1, namesUsage(other, of: endpoint) {
          usages.kept.append(declared[index])
          known.formUnion(described)
          continue
        }
        if own.count == 1,
          isSlip(
            other, repeating: main, declared[index].candidate.endpoint.method,
            describes: !described.isEmpty, neighbours)
        {
          repeatedEndpoints.append(
            RepeatedEndpoint(
              owner: other, endpoint: declared[index].candidate.endpoint,
              location: declared[index].candidate.location, keptOwner: main,
              kept: endpoint.candidate.location))
          continue
        }
        // "`GET /books?page=2`" below "Paging".
        for index in own.prefix(Self.maximumUsages) {
          usages.kept[position].candidate.endpoint.template
            .addQuery(of: declared[index].candidate.endpoint.template, besides: known)
        }
        if !described.isEmpty, own.count == 1 {
          usages.more[position, default: []].append(other)
        }
        known.formUnion(described)
      }
    }
    return usages.inReadingOrder()
  }

  /// A method and path with more usages than this is a slip of the pen, or hostile.
  private static let maximumUsages = 50

  /// Whether a section is about something that a caller does: its heading says so, or what it sends.
  private func namesUsage(_ node: Int, of endpoint: FoundEndpoint) -> Bool {
    ["POST", "PUT", "PATCH"].contains(endpoint.candidate.endpoint.method)
      || OperationVerbs.verb(of: outline.nodes[node].words) != nil
  }

  /// The names in a section's tables and lists of fields, and in the bodies and queries of its samples.
  private mutating func names(describedBelow owner: Int, stoppingAt owners: [Int: [Int]]) -> Set<
    String
  > {
    var names: Set<String> = []
    for node in sections(of: owner, stoppingAt: owners) {
      for reading in tables[node] { for row in reading.rows { names.insert(row.name) } }
      for case .code(let code) in outline.nodes[node].blocks {
        var requests = shellSamples(in: code).map(\.request)
        if let request = wireRequest(in: code) { requests.append(request) }
        for request in requests {
          names.formUnion(request.query.map(\.name))
          names.formUnion(request.body?.documents.first?.members?.map(\.name) ?? [])
        }
      }
    }
    return names
  }
}

extension EndpointUsages {
  /// The same, the endpoints in the order of their places.
  fileprivate func inReadingOrder() -> EndpointUsages {
    var sorted = EndpointUsages()
    let order = kept.indices.sorted { left, right in
      let (a, b) = (kept[left], kept[right])
      return (a.node, a.candidate.location) < (b.node, b.candidate.location)
    }
    for index in order {
      if let sections = more[index] { sorted.more[sorted.kept.count] = sections }
      sorted.kept.append(kept[index])
    }
    return sorted
  }
}
