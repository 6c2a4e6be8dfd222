import APISchema
import SlateReference

/// What goes through a stream that is declared by its address: the samples and tables below it.
extension Extraction {
  /// What a stream sends, or that text goes both ways; nil where nothing shows it.
  mutating func messages(of site: EndpointSite, operation: Operation) -> ResponseShape? {
    var received: [StreamSample] = []
    var isSent = false
    for node in site.sections {
      for sample in streamSamples(in: node, of: site) {
        if isSentThroughStream(sample.members, below: sample.words) {
          isSent = true
        } else if received.count < 100 {
          received.append(sample)
        }
      }
    }
    let model = model(of: received, site: site, operation: operation)
    if isSent {
      return ResponseShape(
        kind: .textSession, type: .string, evidence: .sample, location: site.location)
    }
    guard let first = received.first else { return nil }
    return ResponseShape(
      kind: .messages, type: model.map { .model($0) } ?? .any, evidence: .sample,
      location: first.code.location)
  }

  /// A sample of a message.
  private struct StreamSample {
    var members: [SampleValue.Member]
    /// What the words above say that it is.
    var words: [String]
    /// The words of the quote above it.
    var label: [String]
    var node: Int
    var code: CodeBlock
  }

  private mutating func streamSamples(in node: Int, of site: EndpointSite) -> [StreamSample] {
    var samples: [StreamSample] = []
    var label: [String] = []
    var introduction: [String] = []
    for block in outline.nodes[node].blocks {
      switch block {
      case .quote(let blocks, _):
        guard case .paragraph(let paragraph)? = blocks.first else { continue }
        label = Words(paragraph.content.plainText).words
      case .paragraph(let paragraph):
        let sentence = Self.sentences(in: paragraph.content.plainText).last ?? ""
        introduction = Words(sentence).words
        label = []
      case .code(let code) where code.showsResponse:
        let reading = reading(of: code)
        guard let members = firstObject(reading.documents.first)?.members, !members.isEmpty else {
          continue
        }
        var words = label.isEmpty ? introduction : label
        if node != site.owner { words += outline.nodes[node].words.words }
        samples.append(
          StreamSample(members: members, words: words, label: label, node: node, code: code))
      default: continue
      }
    }
    return samples
  }

  /// The model of all messages: that of a table beside the only one, or what the samples show together. Messages that
  /// have no key in common are of no one type.
  private mutating func model(
    of samples: [StreamSample], site: EndpointSite, operation: Operation
  ) -> String? {
    guard let first = samples.first else { return nil }
    let described = Set(samples.map(\.node).filter { shapes[$0]?.isCallback == true })
    if samples.allSatisfy({ described.contains($0.node) }) {
      // Each has the model of its own table.
      return described.count == 1
        ? described.first.flatMap { builtShapes[ShapeKey(node: $0, role: .response)] } : nil
    }
    let shared = samples.reduce(Set(first.members.map(\.name))) {
      $0.intersection($1.members.map(\.name))
    }
    guard !shared.isEmpty else {
      warn(
        .samplesDisagree,
        "The messages of '\(site.template.path)' have no key in common, so each may hold any JSON",
        at: first.code.location)
      return nil
    }
    let words = messageWords(
      labelled: samples.count > 1 ? [] : first.label, operation, site)
    let name = message(
      named: words, members: first.members, role: .message, node: first.node, code: first.code)
    for sample in samples.dropFirst() { add(sample.members, to: name, in: sample.node) }
    return name
  }

  /// What a message is called: as the quote above its sample labels it, or after the operation.
  func messageWords(labelled label: [String], _ operation: Operation, _ site: EndpointSite) -> Words
  {
    let told = label.filter {
      !["example", "sample", "response", "an", "a", "of", "the"].contains($0)
    }
    let noun = told.isEmpty ? Words(operation.name).singular.words + ["message"] : told
    let resource = resourceWords(of: site).words
    return Words(words: noun.starts(with: resource) ? noun : resource + noun).singular
  }

  /// Whether a sample shows what a caller sends through a stream, and not what comes out of it: the words above say so,
  /// or it asks for a subscription itself.
  private func isSentThroughStream(_ members: [SampleValue.Member], below words: [String]) -> Bool {
    if words.contains(where: { Self.sendingWords.contains($0) }) { return true }
    return members.contains { member in
      guard case .string(let text) = member.value, text.utf8.count < 40 else { return false }
      let words = Words(text).words
      return words.contains("subscribe") || words.contains("unsubscribe")
    }
  }

  private static let sendingWords: WordSet = [
    "subscribe", "unsubscribe", "subscribing", "unsubscribing", "send", "sends", "sending",
    "request", "requests", "command", "commands",
  ]
}
