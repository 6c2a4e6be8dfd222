/// Segments of declared paths that stand for a parameter without any brackets: `/contacts/CONTACT_ID.json`, or the
/// value of a sample where the paths beside it have a parameter.
struct ShownSegments {
  /// The names of the parameters that other paths have, by what stands before them.
  private var names: [String: String] = [:]

  init(_ templates: some Sequence<PathTemplate>) {
    for template in templates where !template.parameters.isEmpty {
      for (place, name) in KnownPaths.places(of: template) { names[place] = names[place] ?? name }
    }
  }

  /// The template with these segments as parameters.
  func naming(_ template: PathTemplate) -> PathTemplate {
    guard template.optionalSegments.isEmpty else { return template }
    let segments = template.path.parts(separatedBy: UInt8(ascii: "/"))
    guard segments.contains(where: { mayBeParameter($0) }) else { return template }
    var before = ""
    var previous: Substring = ""
    var path = ""
    var isChanged = false
    for segment in segments {
      if segment.holds(UInt8(ascii: "{")) {
        path += "/" + segment
        before += segment.hasPrefix("{") && segment.hasSuffix("}") ? "/{}" : "/" + segment
      } else if let name = name(of: segment, after: previous, at: before, in: template) {
        path += "/{\(name)}" + Self.format(of: segment)
        before += "/{}"
        isChanged = true
      } else {
        path += "/" + segment
        before += "/" + segment
      }
      previous = segment
    }
    guard isChanged else { return template }
    if template.path.hasSuffix("/") { path += "/" }
    guard var named = PathTemplate(parsing: path) else { return template }
    named.host = template.host
    named.query = template.query
    return named
  }

  private func mayBeParameter(_ segment: Substring) -> Bool {
    guard let first = segment.utf8.first, first != UInt8(ascii: "{") else { return false }
    return Identifier.isOne(segment.dropLast(Self.format(of: segment).count))
  }

  private func name(
    of segment: Substring, after previous: Substring, at place: String, in template: PathTemplate
  ) -> String? {
    let value = segment.dropLast(Self.format(of: segment).count)
    guard Identifier.isOne(value) else { return nil }
    // `/books/0` is a place of its own: there is no book of that number.
    if value.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) { return nil }
    if Identifier.isPlaceholder(value) {
      return Self.namesValue(value, in: template) ? String(value) : nil
    }
    if let name = names[place] { return name }
    // `/end_users/1`: one of what the word before it has several of. `/v1`, `/api/3` and `/2010-04-01` are versions.
    let words = Words(previous)
    guard let last = words.words.last, Words.singular(of: last) != last, last != "apis",
      !value.contains("-") || value.utf8.count > 10
    else { return nil }
    return (words.singular.words + ["id"]).joined(separator: "_")
  }

  /// A word in capitals that says what kind of value stands in its place, among words that are written otherwise.
  private static func namesValue(_ word: Substring, in template: PathTemplate) -> Bool {
    guard let last = Words(word).words.last, let first = Words(word).words.first else {
      return false
    }
    let isValue =
      valueWords.contains(last) || last.hasSuffix("id") || ["your", "my"].contains(first)
    return isValue
      && template.path.utf8.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }

  /// Words for what is sent in the place of a parameter.
  static let valueWords: WordSet = [
    "id", "ids", "uuid", "guid", "key", "token", "slug", "name", "code", "number", "hash", "email",
    "username", "handle", "address", "identifier", "uid", "sku",
  ]

  private static func format(of segment: Substring) -> Substring {
    for format in [".json", ".xml"] where segment.hasSuffix(format) {
      return segment.suffix(format.count)
    }
    return ""
  }
}
