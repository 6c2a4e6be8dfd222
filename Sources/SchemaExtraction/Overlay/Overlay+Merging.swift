import APISchema

extension Overlay {
  /// Takes what another overlay says, too: its entries come behind those that are there, and its facts of the whole API
  /// stand where there are none.
  public mutating func merge(_ other: Overlay) {
    additionalIncludes += other.additionalIncludes
    excludedPages += other.excludedPages
    func hasServers(_ kind: Server.Kind) -> Bool {
      servers.contains { $0.kind == kind } || serverLists.contains { $0.kind == kind }
    }
    serverLists += other.serverLists.filter { !hasServers($0.kind) }
    servers += other.servers.filter { !hasServers($0.kind) }
    corrections += other.corrections
    ignored += other.ignored
  }
}
