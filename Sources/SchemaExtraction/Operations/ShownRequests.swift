import APISchema
import SlateDiagnostics
import SlateReference

/// Requests that commands of a shell show.
extension Extraction {
  /// Whether nine in ten of the shell's requests prove who calls, and two at least.
  func othersAreAuthorizedInShell() -> Bool {
    var authorized = 0
    var all = 0
    for node in outline.nodes {
      for case .code(let code) in node.blocks {
        for sample in shellSamples(in: code) {
          all += 1
          if Self.isAuthorized(sample.request.sample) { authorized += 1 }
        }
      }
    }
    return authorized > 1 && authorized * 10 >= (all - 1) * 9
  }

  /// Whether a request carries credentials: in its own header, in one that is named after a key, or in its query.
  static func isAuthorized(_ request: Sample) -> Bool {
    let names =
      request.headers.map(\.name)
      + QueryItem.items(in: (request.target ?? "").drop { $0 != "?" }.dropFirst()).map(\.name)
    return names.contains { isCredential($0) }
  }

  private static func isCredential(_ name: String) -> Bool {
    !Set(Words(name).words).isDisjoint(with: [
      "authorization", "auth", "key", "token", "apikey", "secret",
    ])
  }
}

extension ShellSample {
  /// The requests of the commands in a block of code.
  static func all(in code: CodeBlock) -> [ShellSample] {
    guard mayBeShell(code.language) else { return [] }
    return ShellCommand.commands(in: code.text, places: code.places).compactMap {
      ShellRequest($0).map { ShellSample($0) }
    }
  }

  /// Whether commands may stand in a block of a language; many authors write none.
  static func mayBeShell(_ language: String?) -> Bool {
    guard let language else { return true }
    return shellLanguages.contains(language) || language.hasPrefix("shell")
      || language.hasPrefix("bash") || language.hasPrefix("curl")
      || EndpointCandidate.plainLanguages.contains(language)
  }

  private static let shellLanguages: WordSet = [
    "sh", "zsh", "console", "terminal", "cli", "httpie", "http", "ksh", "fish", "cmd",
  ]
}
