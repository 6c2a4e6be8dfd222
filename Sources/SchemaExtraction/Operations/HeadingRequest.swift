import SlateReference

/// What a heading says of a request beside its words: `Add a book [POST /books]`, `Books [/books/{id}]`, and a method that
/// stands out, as in a badge: `<span>POST</span> Add a book`.
struct HeadingRequest {
  var methods: [String] = []
  var path: PathTemplate?
  /// The heading's words without all that.
  var text: String

  /// - Returns: nil for a heading that has nothing of it, or nothing else.
  init?(_ heading: Heading) {
    guard heading.text.utf8.count <= 400, Self.mayHold(heading) else { return nil }
    if let bracketed = Self.bracketed(heading.text) {
      self = bracketed
      return
    }
    guard heading.content.count > 1 else { return nil }
    text = ""
    var isInTag = false
    for (index, inline) in heading.content.enumerated() {
      switch inline {
      case .html(let tag):
        isInTag = HTMLElements.isTag(tag) && !tag.hasPrefix("</") && !tag.hasSuffix("/>")
        continue
      case .text(let said) where isInTag && take(method: said): continue
      case .code(let said) where take(method: said) || take(path: said): continue
      case .strong(let inner), .emphasis(let inner):
        if take(method: inner.plainText) { continue }
      default: break
      }
      isInTag = false
      text += [heading.content[index]].plainText
    }
    text = String(Substring(text).trimmingSpaces())
    let words = text.split(whereSeparator: \.isWhitespace)
    // What is left of an endpoint that is marked up in parts is a path.
    guard !methods.isEmpty, words.contains(where: { $0.contains(where: \.isLetter) }),
      !words.contains(where: { $0.contains("/") || HTTPMethod.isMethod($0) })
    else { return nil }
    text = words.joined(separator: " ")
  }

  private init(methods: [String], path: PathTemplate?, text: String) {
    self.methods = methods
    self.path = path
    self.text = text
  }

  /// Whether something in a heading stands out or in brackets; nearly none does.
  private static func mayHold(_ heading: Heading) -> Bool {
    if heading.text.utf8.last(where: { !$0.isASCIIWhitespace }) == UInt8(ascii: "]") { return true }
    return heading.content.count > 1
      && heading.content.contains { inline in
        switch inline {
        case .html, .code, .strong, .emphasis: true
        default: false
        }
      }
  }

  /// `Add a book [POST /books]`, `Books [/books]`, `List books [GET]`.
  private static func bracketed(_ text: String) -> HeadingRequest? {
    let whole = Substring(text).trimmingSpaces()
    guard whole.last == "]", let open = whole.lastIndex(of: "["), open > whole.startIndex,
      whole[whole.index(before: open)].isWhitespace
    else { return nil }
    let name = whole[..<open].trimmingSpaces()
    let words = name.split(separator: " ")
    guard name.contains(where: \.isLetter), !name.contains("/"),
      !words.dropFirst().contains(where: { HTTPMethod.isMethod($0) })
    else { return nil }
    let said = whole[whole.index(after: open)...].dropLast().trimmingSpaces()
    var rest = said[...] + " "
    let methods = HTTPMethod.takeMethods(from: &rest) ?? []
    let place = Substring(rest).trimmingSpaces()
    if place.isEmpty {
      return methods.isEmpty ? nil : HeadingRequest(methods: methods, path: nil, text: String(name))
    }
    guard place.hasPrefix("/"), !place.contains(" "), let path = PathTemplate(parsing: place) else {
      return nil
    }
    if let first = words.first, HTTPMethod.isMethod(first) {
      // "GET Books of a room [/rooms/{room}/books]".
      guard methods.isEmpty, words.count > 1 else { return nil }
      return HeadingRequest(
        methods: [String(first)], path: path, text: words.dropFirst().joined(separator: " "))
    }
    return HeadingRequest(methods: methods, path: path, text: String(name))
  }

  private mutating func take(method said: String) -> Bool {
    let word = said.trimmingSpaces()
    guard methods.isEmpty, HTTPMethod.isMethod(word) else { return false }
    methods = [String(word)]
    return true
  }

  private mutating func take(path said: String) -> Bool {
    guard path == nil, said.hasPrefix("/"), !said.contains(" "),
      let template = PathTemplate(parsing: said)
    else { return false }
    path = template
    return true
  }
}
