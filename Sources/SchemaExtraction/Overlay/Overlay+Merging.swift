extension Overlay {
  /// Takes what another overlay says, too: its entries come behind those that are there, and its facts of the whole API
  /// stand where there are none.
  public mutating func merge(_ other: Overlay) {
    additionalIncludes += other.additionalIncludes
    excludedPages += other.excludedPages
    for server in other.servers where !servers.contains(where: { $0.kind == server.kind }) {
      servers.append(server)
    }
    corrections += other.corrections
    ignored += other.ignored
  }
}
