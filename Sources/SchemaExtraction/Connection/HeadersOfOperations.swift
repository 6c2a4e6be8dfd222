import APISchema
import SlateDiagnostics
import SlateReference

/// Headers that the tables of nearly all operations have: what proves who calls, and what says for whom.
extension Extraction {
  /// Where nothing else tells how to prove who calls, the headers with a secret do that half of the operations have among
  /// their parameters.
  mutating func readSecretsOfMostOperations() {
    let secrets = headersOfOperations {
      $0.required != false && CredentialNames.holdsSecret($0.name)
    }
    .filter { $0.count > 1 && $0.count * 2 >= sites.count }
    let schemes = secrets.map {
      AuthenticationScheme(kind: .header, name: $0.name, location: $0.location)
    }
    if schemes.count > 1 { return join(schemes, at: schemes[0].location) }
    for scheme in schemes { add(scheme) }
  }

  /// Joins what proves who calls with a header that nine in ten operations need to know for whom: an account, a shop.
  mutating func joinCallersOfMostOperations() {
    guard sites.count > 2, let first = schema.authentication.first(where: { $0.kind != .query })
    else { return }
    let known = Set(first.pieces.map { $0.name.lowercased() })
    let callers = headersOfOperations {
      $0.required == true && CredentialNames.namesAccount($0.name)
    }.filter { $0.count * 10 >= sites.count * 9 && !known.contains($0.name.lowercased()) }
    guard !callers.isEmpty, callers.count < 4 else { return }
    let parts = callers.map {
      AuthenticationScheme(kind: .header, name: $0.name, location: $0.location)
    }
    join(first.pieces + parts, at: first.location)
  }

  private struct HeaderOfOperations {
    var name: String
    var location: SourceLocation
    var count = 0
  }

  /// The headers in tables of operations that fulfil a condition, each with the number of operations that have it.
  private func headersOfOperations(where isMeant: (FieldRow) -> Bool) -> [HeaderOfOperations] {
    var headers: [HeaderOfOperations] = []
    for site in sites {
      var seen: Set<Int> = []
      for node in site.sectionsOfParameters {
        let words = outline.nodes[node].words.words
        let isOfHeaders = words.contains("headers") || words.contains("header")
        for reading in tables[node] where reading.columns.kind == .fields {
          for row in reading.rows.indices {
            let place = reading.rows[row].place
            guard place == .header || isOfHeaders && place == nil, isMeant(reading.rows[row]) else {
              continue
            }
            let name = reading.rows[row].name.lowercased()
            var index = headers.firstIndex { $0.name.lowercased() == name }
            // Nobody sends so many with each request.
            if index == nil, headers.count < 20 {
              index = headers.count
              headers.append(
                HeaderOfOperations(
                  name: reading.rows[row].name, location: reading.rows[row].location))
            }
            if let index, seen.insert(index).inserted { headers[index].count += 1 }
          }
        }
      }
    }
    return headers
  }
}
