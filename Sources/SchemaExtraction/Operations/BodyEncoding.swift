import APISchema

/// How bodies are written: as JSON, unless the samples show a form.
extension Extraction {
  mutating func readBodyEncodings() {
    for index in schema.operations.indices {
      if let type = typeOfFields(sentBy: index) {
        schema.operations[index].body?.contentType = type
        continue
      }
      guard schema.operations[index].body?.contentType == "application/json",
        let sample = schema.operations[index].samples.first(where: {
          $0.kind == .request
            && ($0.body != nil || $0.headers.contains { Self.isContentType($0) })
        }), Self.isForm(sample)
      else { continue }
      schema.operations[index].body?.contentType = "application/x-www-form-urlencoded"
    }
  }

  private static func isContentType(_ header: Header) -> Bool {
    header.name.lowercased() == "content-type"
  }

  /// The type of a form whose fields a block of YAML shows, as tools write them down; a file makes it one of several parts.
  private func typeOfFields(sentBy operation: Int) -> String? {
    guard schema.operations[operation].body?.contentType == "application/json",
      sites.indices.contains(operation)
    else { return nil }
    let site = sites[operation]
    let blocks = site.sections.flatMap { outline.nodes[$0].blocks }
    let shown = schema.operations[operation].samples.lazy.filter { $0.kind == .request }.compactMap
    {
      $0.headers.first { $0.name.lowercased() == "content-type" }?.value.lowercased()
    }.first
    if let shown {
      for type in ["multipart/form-data", "application/x-www-form-urlencoded"]
      where shown.hasPrefix(type) { return type }
      return nil
    }
    var label: [String] = []
    for block in blocks {
      switch block {
      case .quote(let inner, _): label = Words(MarkdownText().text(inner)).words
      case .code(let code) where code.language == "yaml" && label.contains("body"):
        let rows = site.sections.flatMap { tables[$0] }.flatMap(\.rows).filter { $0.place == .body }
        let holdsFile = rows.contains { row in
          row.typeText.map { !Set(Words($0).words).isDisjoint(with: ["binary", "file"]) } ?? false
        }
        return holdsFile ? "multipart/form-data" : "application/x-www-form-urlencoded"
      default: continue
      }
    }
    return nil
  }

  private static func isForm(_ sample: Sample) -> Bool {
    if let type = sample.headers.first(where: { isContentType($0) }) {
      return type.value.lowercased().hasPrefix("application/x-www-form-urlencoded")
    }
    let fields = (sample.body ?? "").split { $0 == "&" || $0 == "\n" }
    return !fields.isEmpty
      && fields.allSatisfy { field in
        let name = field.prefix { $0 != "=" }
        return name.endIndex != field.endIndex && !name.isEmpty
          && name.utf8.allSatisfy { $0.isASCIIWord || "_-.[]%".utf8.contains($0) }
      }
  }
}
