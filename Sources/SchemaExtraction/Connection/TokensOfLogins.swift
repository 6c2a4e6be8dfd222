import APISchema
import SlateDiagnostics
import SlateReference

/// What a login answers with, and requests send in a header of the same name from then on: `session_id`.
extension Extraction {
  /// Where nothing else tells how to prove who calls, such a header does that two sample requests carry, or more.
  mutating func readTokensOfLogins() {
    var given: Set<String> = []
    for site in sites where isLogin(site) {
      for node in site.sections {
        for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
          for member in reading(of: code).documents.first?.members ?? [] {
            guard case .string = member.value, Self.mayIdentifySession(member.name) else {
              continue
            }
            given.insert(member.name.lowercased())
          }
        }
      }
    }
    guard !given.isEmpty else { return }
    var headers = Tally()
    for node in outline.nodes {
      for case .code(let code) in node.blocks {
        guard let sample = CredentialSample(code) else { continue }
        for header in sample.headers where given.contains(header.name.lowercased()) {
          headers.add(header.name, at: header.location)
        }
      }
    }
    for (name, location) in headers.mostFrequentFirst where headers.count(of: name) > 1 {
      add(AuthenticationScheme(kind: .header, name: name, location: location))
    }
  }

  private func isLogin(_ site: EndpointSite) -> Bool {
    guard site.method == "POST" || site.method == "GET",
      let last = site.template.path.split(separator: "/").last
    else { return false }
    return Words(last).words.contains { Self.loginWords.contains($0) }
  }

  private static func mayIdentifySession(_ name: String) -> Bool {
    guard name.utf8.count <= 64 else { return false }
    return CredentialNames.holdsSecret(name) || Words(name).words.contains("session")
  }

  private static let loginWords: WordSet = [
    "login", "signin", "logon", "session", "sessions", "auth", "authenticate", "token", "tokens",
  ]
}
