import SlateReference

/// Operations that are asked for with a `POST`, as all of some APIs are, and only list something.
extension Extraction {
  /// Whether a `POST` sends nothing, as its requests and tables tell, and its first answer is a list.
  func asksForList(_ site: EndpointSite) -> Bool {
    guard site.method == "POST", !site.isStream, site.template.parameters.isEmpty else {
      return false
    }
    var answersList: Bool?
    for node in site.sections {
      if tables[node].contains(where: { parameterTables.contains($0.table.location) }) {
        return false
      }
      for case .code(let code) in outline.nodes[node].blocks {
        if shellSamples(in: code).contains(where: { $0.request.body != nil }) { return false }
        if let request = wireRequest(in: code), request.body != nil { return false }
        if code.showsResponse, answersList == nil {
          answersList = code.text.utf8.first { !$0.isASCIIWhitespace } == UInt8(ascii: "[")
        }
      }
    }
    return answersList ?? false
  }
}
