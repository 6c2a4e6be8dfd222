import APISchema

/// The servers of an API that has several, as a type of the client: `Server.sandbox`.
struct ServerChoice {
  /// The type's name, without the client's.
  let type: String
  /// The servers, the one that is used otherwise first.
  let cases: [(name: String, server: Server)]

  private let access: String
  private let client: String

  /// The choice that a client offers; nil where there is none.
  init?(_ plan: EmissionPlan) {
    let servers = ClientEmission(plan: plan).offeredServers
    guard servers.count > 1 else { return nil }
    type = plan.names.serverType
    access = plan.access
    client = plan.names.client
    var scope = NameScope(reserved: ReservedNames.serverMembers, suffix: "Server")
    cases = servers.map { server in
      let name = server.name ?? Self.name(ofHost: server.url)
      return (scope.claim(SwiftNaming.member(name, noun: "server")), server)
    }
  }

  /// A host without a name: all of it but `www`.
  private static func name(ofHost url: String) -> String {
    let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
    let host = rest.prefix { $0 != "/" }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }

  func write(to writer: inout SourceWriter) {
    writer.block("extension \(client)") { writer in
      writer.doc("The servers that the API answers at.")
      writer.type("\(access)enum \(type)", "String, CaseIterable, Sendable") { writer in
        for (index, entry) in cases.enumerated() {
          if index > 0 { writer.blank() }
          let url = "`\(SourceText.commentLine(entry.server.url))`"
          let text = index == 0 ? "\(url), the default" : url
          writer.doc(DocComment(text, fallback: url))
          writer.line("case \(SwiftNaming.escaped(entry.name)) = ", .literal(entry.server.url))
        }
      }
    }
  }
}
