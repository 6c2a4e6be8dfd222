import APISchema
import SlateReference

/// Files that a request uploads: a type column calls them so, a command sends them (`-F cover=@cover.png`), or the request is
/// said to be `multipart/form-data` and one of its parameters is a file by its name or its words.
extension Extraction {
  /// Gives an operation's body the files that it sends, and the media type that holds them.
  ///
  /// - Parameter names: The names under which the operation's sample sends files.
  mutating func readUploads(
    of site: EndpointSite, into operation: inout Operation, sending names: [String],
    isMultipart: Bool
  ) {
    guard var body = operation.body else { return }
    body.setFiles(names)
    if isMultipart || body.contentType == BodyType.multipart.rawValue || saysMultipart(site) {
      body.contentType = BodyType.multipart.rawValue
    }
    if body.contentType == BodyType.multipart.rawValue { body.findFile() }
    if body.properties.contains(where: \.type.isFile) {
      body.contentType = BodyType.multipart.rawValue
    }
    operation.body = body
  }

  /// "Send the cover as `multipart/form-data`."
  private func saysMultipart(_ site: EndpointSite) -> Bool {
    site.sections.contains { node in
      outline.nodes[node].blocks.contains { block in
        guard case .paragraph(let paragraph) = block else { return false }
        let text = paragraph.content.plainText.lowercased()
        return text.firstOffset(of: BodyType.multipart.rawValue) != nil
          && text.firstOffset(of: BodyType.json.rawValue) == nil
      }
    }
  }
}

extension Body {
  /// Makes the properties of some names files; several, where the name has brackets for a list.
  fileprivate mutating func setFiles(_ names: [String]) {
    var places = Dictionary(properties.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var repeated: Set<Int> = []
    for name in names {
      let isList = name.hasSuffix("[]")
      // A table calls `images` what the request sends as `images[]`: the table's row describes it, the request names it.
      if isList, let place = places.removeValue(forKey: String(name.dropLast(2))) {
        if let own = places.updateValue(place, forKey: name) { repeated.insert(own) }
        properties[place].name = name
      }
      guard let place = places[name] else { continue }
      let type = properties[place].type
      if case .array = type {
        properties[place].type = .array(.file)
      } else {
        properties[place].type = isList ? .array(.file) : .file
      }
      properties[place].evidence = .sample
    }
    guard !repeated.isEmpty else { return }
    properties = properties.indices.filter { !repeated.contains($0) }.map { properties[$0] }
  }

  /// Finds the file of a request that is said to send one, where nothing shows which of its parameters that is.
  fileprivate mutating func findFile() {
    guard !properties.contains(where: \.type.isFile) else { return }
    let open = properties.indices.filter { index in
      properties[index].evidence != .typeColumn
        && [.any, .string].contains(properties[index].type)
    }
    let index =
      open.first { FileWords.isFile(name: properties[$0].name) }
      ?? open.first { FileWords.isFile(description: properties[$0].description) }
    guard let index else { return }
    let isNamed = FileWords.isFile(name: properties[index].name)
    properties[index].type = .file
    properties[index].evidence = isNamed ? .name : .sentence
  }
}

/// Words that tell of files.
enum FileWords {
  /// The file, or the list of files, that a type column tells of: `file`, `binary`, `Image file`, `string(binary)`.
  static func type(of text: String) -> ValueType? {
    let lower = text.lowercased()
    if lower == "string(binary)" || lower == "string (binary)" { return .file }
    if lower == "array[string(binary)]" { return .array(.file) }
    let said = TypeText(text)
    let words = Words(said.name).words
    guard words.contains(where: { $0 == "file" || $0 == "files" || $0 == "binary" }),
      words.allSatisfy({ all.contains($0) })
    else { return nil }
    return said.isList || words.last == "files" ? .array(.file) : .file
  }

  /// Whether a parameter of a form with files is one by its name: `file`, `csv_file`, `attachment`.
  static func isFile(name: String) -> Bool {
    guard let last = Words(name).words.last else { return false }
    return last == "file" || last == "attachment" || last == "upload"
  }

  /// Whether it is one by its words: "The image file to upload".
  static func isFile(description: String) -> Bool {
    let words = Words(description).words.prefix(20)
    return words.contains("file") || words.contains("binary")
  }

  private static let all: WordSet = [
    "file", "files", "binary", "multipart", "form", "data", "image", "uploaded", "upload", "object",
    "stream", "content", "contents", "attachment", "photo", "picture", "pdf", "csv", "video",
    "audio",
    "media", "raw", "bytes", "octet", "blob", "document", "xml", "zip", "excel", "a", "the",
  ]
}
