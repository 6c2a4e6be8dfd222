import APISchema
import SlateReference

/// What an API is called.
enum APIName {
  /// The title without the words that say what kind of document it is; where nothing else stands there, what the text
  /// welcomes its reader to, or the first heading that speaks of an API.
  static func read(_ title: String, of reference: Reference, _ outline: Outline) -> String {
    if let name = core(of: title) { return name }
    let bare = withoutVersion(title)
    guard let page = reference.pages.first else { return bare }
    var headings: [String] = []
    for node in outline.nodes.prefix(while: { $0.page == 0 }).prefix(12) {
      for case .paragraph(let paragraph) in node.blocks {
        if let name = welcomed(in: paragraph.content.plainText) { return name }
      }
      headings.append(node.heading.text)
    }
    for case .paragraph(let paragraph) in page.preamble {
      if let name = welcomed(in: paragraph.content.plainText) { return name }
    }
    let named = headings.first { heading in
      heading.utf8.count < 60 && Words(heading).words.contains("api")
        && core(of: heading).map { !isSection($0) && !Words($0).words.contains("api") } ?? false
    }
    return named.flatMap { core(of: $0) } ?? bare
  }

  private static func withoutVersion(_ title: String) -> String {
    guard let space = title.lastIndex(of: " ") else { return title }
    let last = title[title.index(after: space)...]
    return isVersion(last.lowercased()) ? String(title[..<space]) : title
  }

  /// Whether a title says nothing but that it is a reference.
  static func isGeneric(_ title: String) -> Bool { core(of: title) == nil }

  /// The words of a title that name something: of "Acme REST API - WP API v3" those of the first part that is a title by
  /// itself.
  static func core(of title: String) -> String? {
    let words = title.split { $0 == " " || $0 == "|" || $0 == "–" || $0 == "—" }
    guard title.contains(where: { "|–—".contains($0) }) || words.contains("-") else {
      return coreOfWhole(title)
    }
    var rest = title[...]
    while !rest.isEmpty {
      let end = rest.firstRange(of: " - ")?.lowerBound ?? rest.endIndex
      let part = rest[..<end].prefix { !"|–—".contains($0) }
      if let last = part.split(separator: " ").last, isNoise(last),
        let name = coreOfWhole(String(part))
      {
        return name
      }
      rest = rest[part.endIndex...].drop { " -|–—".contains($0) }
    }
    return coreOfWhole(title)
  }

  private static func coreOfWhole(_ title: String) -> String? {
    let words = title.split {
      $0 == " " || $0 == "-" || $0 == "–" || $0 == "—" || $0 == ":" || $0 == "|"
    }
    // Only at the ends: a name may have such a word in its middle.
    var kept = words[...]
    while let last = kept.last, isNoise(last) { kept.removeLast() }
    // "プラットフォームAPI": where no space is written, none is missed.
    if let last = kept.last, last.hasSuffix("API"),
      last.dropLast(3).unicodeScalars.last.map({ !$0.isASCII && $0.properties.isAlphabetic })
        ?? false
    {
      kept[kept.endIndex - 1] = last.dropLast(3)
    }
    var isReferenceFor = false
    while let first = kept.first,
      isNoise(first)
        || (isReferenceFor
          && (prepositions.contains(first.lowercased()) || kinds.contains(first.lowercased())))
    {
      isReferenceFor = true
      kept.removeFirst()
    }
    return kept.isEmpty ? nil : kept.joined(separator: " ")
  }

  /// The name in "Welcome to the Acme API!".
  private static func welcomed(in text: String) -> String? {
    let lower = text.lowercased()
    guard lower.utf8.count == text.utf8.count, let start = lower.firstRange(of: "welcome to ")
    else { return nil }
    let rest = lower[start.upperBound...]
    guard let end = rest.firstRange(of: " api"),
      rest.distance(from: rest.startIndex, to: end.lowerBound) < 40
    else { return nil }
    let offset = lower.utf8.distance(from: lower.startIndex, to: start.upperBound)
    let length = lower.utf8.distance(from: start.upperBound, to: end.lowerBound)
    let from = text.utf8.index(text.startIndex, offsetBy: offset)
    var name = String(text[from..<text.utf8.index(from, offsetBy: length)])
    for ending in ["'s", "’s"] where name.hasSuffix(ending) { name.removeLast(2) }
    guard let name = core(of: name), !["our", "your", "this"].contains(name.lowercased()),
      !name.contains(where: { ".!?,\n".contains($0) })
    else { return nil }
    return name.lowercased().hasPrefix("our ") ? nil : name
  }

  /// Headings such as "API keys" name a section, not the API.
  private static func isSection(_ name: String) -> Bool {
    let words = Set(Words(name).words)
    return !words.isDisjoint(with: [
      "key", "keys", "token", "tokens", "setup", "flow", "endpoint", "endpoints", "call", "calls",
      "error", "errors", "version", "versions", "versioning", "limits", "limit", "general", "info",
      "information", "http", "rest", "authentication", "introduction", "overview", "usage",
      "access",
      "about", "using", "private", "web", "websocket", "base", "url", "request", "requests",
      "response", "responses", "methods", "to", "for", "your", "credentials", "status", "host",
      "getting", "how", "structure", "conventions", "basics", "design", "format", "formats",
      "terms", "changelog", "changes", "support", "concepts", "security", "quick", "quickstart",
    ])
  }

  private static func isNoise(_ word: Substring) -> Bool {
    let lower = word.lowercased()
    if noise.contains(lower) { return true }
    return isVersion(lower)
  }

  /// "v2", "v2.0", "v1.1"
  private static func isVersion(_ lower: String) -> Bool {
    lower.first == "v" && lower.count > 1
      && lower.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
  }

  private static let prepositions: WordSet = [
    "for", "of", "to", "del", "de", "da", "do", "la", "el", "der", "die", "das", "du",
  ]
  /// What a document of an API is, behind a word that says so: "OpenAPI schema for …".
  private static let kinds: WordSet = ["schema", "definition", "specification", "spec"]
  private static let noise: WordSet = [
    "openapi", "definition", "specification",
    "api", "apis", "reference", "documentation", "docs", "doc", "rest", "guide", "the",
    "developer", "developers", "http", "json", "public", "beta", "documentación",
    "documentacion", "documentação", "documentacao", "dokumentation", "referencia",
    "referência", "référence",
  ]
}

extension Extraction {
  /// Hosts below which everybody has a name of their own.
  private static let sharedHosts: WordSet = [
    "herokuapp", "github", "azurewebsites", "amazonaws", "netlify", "appspot", "firebaseapp",
    "cloudfront", "ngrok", "readme", "rapidapi", "cloudfunctions", "vercel", "now",
  ]

  /// Where no text names the API, its host does: `Acme` for `https://api.acme.com`.
  mutating func nameAfterServer() {
    guard options.apiName == nil, APIName.isGeneric(schema.name) else { return }
    let server = schema.servers.first { $0.isPlaceholder != true }
    guard let server, let mark = server.url.firstRange(of: "://") else { return }
    let host = server.url[mark.upperBound...].prefix { $0 != "/" && $0 != ":" }
    guard
      host.utf8.allSatisfy({ $0.isASCIIWord || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
      ),
      !host.utf8.allSatisfy({ !SampleCursor.isLetter($0) })
    else { return }
    var labels = host.split(separator: ".")
    guard labels.count > 1 else { return }
    labels.removeLast()
    // `acme.co.uk`: what stands before the country is no name.
    if labels.count > 1, let last = labels.last, last.utf8.count < 4 { labels.removeLast() }
    // A host of many: the name is what stands before it.
    if labels.count > 1, let last = labels.last, Self.sharedHosts.contains(String(last)) {
      labels.removeLast()
    }
    guard let label = labels.last, !["www", "api"].contains(label) else { return }
    let name = label.split { $0 == "-" || $0 == "_" }.map {
      $0.prefix(1).uppercased() + $0.dropFirst()
    }
    .joined(separator: " ")
    schema.name = name
    apiWords = Words(name)
  }
}
