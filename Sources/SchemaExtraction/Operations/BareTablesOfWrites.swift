import SlateReference

/// Tables that nothing introduces, below what writes: their names are those of the answer, and they say what is sent.
extension Extraction {
  /// Whether a table that nothing introduces is what a request sends, though the answer has the same keys: nothing else says
  /// what is sent, and the answer has more, such as the identifier that the server gives.
  mutating func describesWhatIsSentAlone(
    _ reading: TableReading, of site: EndpointSite
  ) -> Bool {
    guard ["POST", "PUT", "PATCH"].contains(site.method), shownKeys(of: site).sent.isEmpty,
      site.sections.allSatisfy({ node in
        tables[node].allSatisfy {
          $0.table.location == reading.table.location || $0.columns.kind != .fields
        }
      }),
      let members = firstObject(shownDocument(of: site)?.document)?.members
    else { return false }
    let names = Set(reading.rows.map(\.rootName))
    return names.isSubset(of: members.map(\.name))
      && members.contains { !names.contains($0.name) && Self.isOfServer($0.name) }
      && !names.contains(where: Self.isOfServer)
  }

  private static func isOfServer(_ name: String) -> Bool {
    let words = Words(name)
    return words.words.last == "id" && words.words.count == 1
      || namesOfServer.contains(words.folded)
  }
}
