import APISchema
import SlateDiagnostics
import SlateReference

/// Answers that are shown for one operation behind the first: "with a filter", "without a crew".
extension Extraction {
  /// Gives a model that the first answer of an operation shows what only further ones do; what they lack may be missing.
  ///
  /// - Parameters:
  ///   - first: Where the first answer stands.
  ///   - object: What of an answer the model describes.
  mutating func addFurtherAnswers(
    to name: String, of site: EndpointSite, besides first: SourceLocation,
    object: (inout Extraction, SampleValue) -> [SampleValue.Member]?
  ) {
    guard shapeOfModel[name] == nil else { return }
    var count = 0
    var several: Bool?
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks
      where code.showsResponse && code.textLocation != first {
        count += 1
        guard count <= Self.comparedAnswers else { return }
        let reading = reading(of: code)
        guard let document = reading.documents.first, (reading.httpStatus ?? 200) < 400,
          !showsRequest(code, in: node, of: site, several: &several), !showsFailure(code),
          !showsFailure(code, in: node, of: site), !isCalledFailure(code),
          let members = object(&self, document), isVariant(members, of: name)
        else { continue }
        add(members, to: name, in: node, reachesItems: true)
      }
    }
  }

  /// Whether an object may be another form of what a model describes: it has half of the keys that the smaller of both has,
  /// and does not say what went wrong.
  func isVariant(_ members: [SampleValue.Member], of name: String) -> Bool {
    guard let model = model(name), isOneKind(members, model) else { return false }
    let names = Set(model.properties.map(\.name))
    let shared = members.count { names.contains($0.name) }
    return shared > 0 && shared * 2 >= min(members.count, names.count)
      && !members.contains { Self.keysOfFailures.contains($0.name) && !names.contains($0.name) }
  }

  /// Whether the line above a block says that it shows a failure: "If there is none, an error:".
  private func isCalledFailure(_ code: CodeBlock) -> Bool {
    guard let text = codeReadings[code.textLocation]?.label?.text, text.utf8.count < 500 else {
      return false
    }
    return Words(text).words.contains { Self.wordsOfFailures.contains($0) }
  }

  /// More answers than these say nothing new.
  static let comparedAnswers = 20

  private static let keysOfFailures: WordSet = [
    "error", "errors", "error_code", "errorCode", "error_message", "errorMessage", "exception",
  ]
  private static let wordsOfFailures: WordSet = [
    "error", "errors", "fail", "fails", "failed", "failure", "invalid", "unsuccessful", "exception",
  ]
}
