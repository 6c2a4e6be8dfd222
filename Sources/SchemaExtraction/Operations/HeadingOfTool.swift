/// What a heading says that a tool made of what a program calls an operation: of its method and path, `get__books_{id}`; of
/// a class and a function, `BookController_findAll`; with the method in front, `POST Add a book`.
struct HeadingOfTool {
  /// The words that say what is done.
  var text: String

  /// - Parameters:
  ///   - title: The heading.
  ///   - site: Whose it is.
  init?(_ title: String, of site: EndpointSite) {
    let words = title.spacedWords
    if words.count > 1, words[0] == site.method, DeclaredEndpoint(in: title) == nil {
      text = words.dropFirst().joined(separator: " ")
      if let inner = HeadingOfTool(text, of: site) { text = inner.text }
      return
    }
    guard words.count == 1 else { return nil }
    let folded = Words(title).folded
    let method = site.method.lowercased()
    let segments = site.template.path.split(separator: "/")
    let path = Words(segments.joined(separator: " ")).folded
    let literals = segments.filter { !$0.contains("{") }
    // A checksum in place of a name.
    if title.utf8.count >= 24, title.allSatisfy(\.isHexDigit), title.contains(where: \.isNumber) {
      text = Self.text(ofPath: literals, site)
      return
    }
    let short = Words(literals.filter { !Self.isGeneral($0) }.joined(separator: " ")).folded
    // One word may be the noun that a person wrote; a verb in front, "GetInfo", says itself what is done.
    let own = Words(title).words
    let isPath =
      own.count > 1 && own.first.flatMap { OperationVerbs.known($0) } == nil
      && (folded == path || folded == short)
    if !path.isEmpty, isPath || folded == method + path || folded == path + method {
      text = Self.text(ofPath: literals, site)
      return
    }
    if let verb = Self.verb(behind: literals, in: Words(title)), let noun = literals.last {
      text = verb + " " + noun
      return
    }
    if !path.isEmpty, folded.hasSuffix(path + method), folded.count > path.count + method.count {
      // The function's own name stands before.
      let own = folded.count - path.count - method.count
      var count = 0
      let name = Words(title).words.prefix { word in
        count += word.count
        return count <= own
      }
      guard !name.isEmpty else { return nil }
      text = name.joined(separator: " ")
      return
    }
    let parts = title.split { !$0.isLetter && !$0.isNumber }
    guard parts.count > 1, let place = parts.dropLast().lastIndex(where: Self.isClass) else {
      return nil
    }
    text = Words(parts[(place + 1)...].joined(separator: " ")).words.joined(separator: " ")
  }

  /// A heading without the method that a tool put in front of it.
  static func withoutMethod(_ title: String, of site: EndpointSite) -> String {
    guard title.hasPrefix(site.method + " "), DeclaredEndpoint(in: title) == nil,
      DeclaredEndpoint.remarked(title) == nil
    else { return title }
    return String(title.dropFirst(site.method.count).trimmingSpaces())
  }

  /// "BookController", "BooksResource".
  private static func isClass(_ part: Substring) -> Bool {
    part.first?.isUppercase == true
      && ["Controller", "Resource", "Handler"].contains {
        part.hasSuffix($0) && part.count > $0.count
      }
  }

  private static func isGeneral(_ segment: Substring) -> Bool {
    Extraction.gatheringWords.contains(segment.lowercased())
  }

  /// "books_partial_update" at `/books/{id}`: what stands behind the words of the path.
  private static func verb(behind literals: [Substring], in words: Words) -> String? {
    for path in [literals, literals.filter { !isGeneral($0) }] where !path.isEmpty {
      let own = Words(path.joined(separator: " ")).words
      let rest = words.words.dropFirst(own.count)
      guard words.words.starts(with: own), let last = rest.last, rest.count <= 2,
        let verb = OperationVerbs.known(last)
      else { continue }
      return verb
    }
    return nil
  }

  /// What the method does to what the path leads to.
  private static func text(ofPath literals: [Substring], _ site: EndpointSite) -> String {
    let verbs = ["GET": "get ", "PUT": "update ", "PATCH": "update ", "DELETE": "delete "]
    let group = Words(site.group).singular.folded
    let telling = literals.filter { !isGeneral($0) && Words($0).singular.folded != group }
    let rest = telling.isEmpty ? literals.suffix(1) : telling.suffix(2)
    if site.method == "GET", let last = rest.last,
      let verb = OperationVerbs.known(last.lowercased())
    {
      return ([verb] + rest.dropLast().map(String.init)).joined(separator: " ")
    }
    return (verbs[site.method] ?? "") + rest.joined(separator: " ")
  }
}
