import APISchema

/// How bodies are written: as JSON, unless the samples show a form.
extension Extraction {
  mutating func readBodyEncodings() {
    for index in schema.operations.indices
    where schema.operations[index].body?.contentType == BodyType.json.rawValue
      && schema.operations[index].body?.isWhole == false
    {
      if let type = typeOfFields(sentBy: index) {
        schema.operations[index].body?.contentType = type.rawValue
        continue
      }
      guard
        let sample = schema.operations[index].samples.first(where: {
          $0.kind == .request && ($0.body != nil || $0.contentType != nil)
        }), Self.isForm(sample)
      else { continue }
      schema.operations[index].body?.contentType = BodyType.form.rawValue
    }
  }

  /// The type of a form whose fields a block of YAML shows, as tools write them down. One with files is known as such already.
  private func typeOfFields(sentBy operation: Int) -> BodyType? {
    guard sites.indices.contains(operation) else { return nil }
    let shown = schema.operations[operation].samples.lazy.filter { $0.kind == .request }
      .compactMap(\.contentType).first
    if let shown {
      let type = BodyType(in: shown)
      return type == .json ? nil : type
    }
    var label: [String] = []
    for block in sites[operation].sections.lazy.flatMap({ outline.nodes[$0].blocks }) {
      switch block {
      case .quote(let inner, _): label = Words(MarkdownText().text(inner)).words
      case .code(let code) where code.language == "yaml" && label.contains("body"): return .form
      default: continue
      }
    }
    return nil
  }

  private static func isForm(_ sample: Sample) -> Bool {
    if let type = sample.contentType { return BodyType(in: type) == .form }
    let fields = (sample.body ?? "").split { $0 == "&" || $0 == "\n" }
    return !fields.isEmpty
      && fields.allSatisfy { field in
        let name = field.prefix { $0 != "=" }
        return name.endIndex != field.endIndex && !name.isEmpty
          && name.utf8.allSatisfy { $0.isASCIIWord || "_-.[]%".utf8.contains($0) }
      }
  }
}

extension Sample {
  /// The media type that a request's headers name.
  fileprivate var contentType: String? {
    headers.first { $0.name.lowercased() == "content-type" }?.value
  }

  /// Whether its headers say that it has several parts.
  var isMultipart: Bool { contentType.flatMap { BodyType(in: $0) } == .multipart }
}
