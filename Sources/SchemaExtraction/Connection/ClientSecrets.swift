import APISchema
import SlateDiagnostics
import SlateReference

/// Headers of samples that hold the secret of a client: `Client-Secret`. In one request it may be anything; what all requests
/// carry proves who calls.
extension Extraction {
  /// Where nothing else tells how to prove who calls, such a header does that nine in ten sample requests carry.
  mutating func readClientSecretsOfMostSamples() {
    var requests = 0
    var headers = Tally()
    for node in outline.nodes {
      for case .code(let code) in node.blocks {
        guard let sample = CredentialSample(code), sample.isRequest,
          !Self.isMereAddress(code, sample)
        else { continue }
        requests += 1
        for header in sample.headers where CredentialNames.mayHoldSecret(header.name) {
          headers.add(header.name, at: header.location)
        }
      }
    }
    for (name, location) in headers.mostFrequentFirst
    where requests > 1 && headers.count(of: name) * 10 >= requests * 9 {
      add(AuthenticationScheme(kind: .header, name: name, location: location))
    }
  }
}
