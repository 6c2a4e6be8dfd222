import APISchema

/// How bodies are written: as JSON, unless the samples show a form.
extension Extraction {
  mutating func readBodyEncodings() {
    for index in schema.operations.indices {
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
